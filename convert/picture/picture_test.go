package picture

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/gif"
	"image/jpeg"
	"image/png"
	"os"
	"strings"
	"testing"

	"golang.org/x/image/bmp"
	"golang.org/x/image/tiff"

	"github.com/wenzhai/wenzhai/convert/picture/drawing"
)

// corner is a picture of 24 × 16 pixels, white but for a black left upper
// corner.
func corner() image.Image {
	im := image.NewPaletted(image.Rect(0, 0, 24, 16), color.Palette{color.White, color.Black})
	for y := range 8 {
		for x := range 8 {
			im.Set(x, y, color.Black)
		}
	}
	return im
}

func encoded(t testing.TB, format string) []byte {
	t.Helper()
	var b bytes.Buffer
	var err error
	switch format {
	case "png":
		err = png.Encode(&b, corner())
	case "jpeg":
		err = jpeg.Encode(&b, corner(), nil)
	case "gif":
		err = gif.Encode(&b, corner(), nil)
	case "bmp":
		err = bmp.Encode(&b, corner())
	case "tiff":
		err = tiff.Encode(&b, corner(), nil)
	}
	if err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// heldSideways puts an EXIF orientation into a JPEG.
func heldSideways(jpg []byte, orientation uint16) []byte {
	exif := []byte("Exif\x00\x00MM\x00*\x00\x00\x00\x08\x00\x01\x01\x12\x00\x03\x00\x00\x00\x01")
	exif = binary.BigEndian.AppendUint16(exif, orientation)
	exif = append(exif, 0, 0, 0, 0, 0, 0)
	out := append([]byte{}, jpg[:2]...)
	out = append(out, 0xFF, 0xE1)
	out = binary.BigEndian.AppendUint16(out, uint16(len(exif)+2))
	return append(append(out, exif...), jpg[2:]...)
}

func TestDecodeFormats(t *testing.T) {
	for format, want := range map[string]string{"png": "image/png", "jpeg": "image/jpeg", "gif": "image/gif", "bmp": "image/png", "tiff": "image/png"} {
		data := encoded(t, format)
		img, lost, err := Decode(t.Context(), nil, "tea."+format, data)
		if err != nil || lost != "" {
			t.Fatalf("%s: %v, lost %q", format, err, lost)
		}
		if img.MediaType != want || img.Width != 24 || img.Height != 16 || img.Name != "tea."+format {
			t.Errorf("%s: %s %d×%d %s", format, img.MediaType, img.Width, img.Height, img.Name)
		}
		if kept := bytes.Equal(img.Data, data); kept != (want == "image/"+format) {
			t.Errorf("%s: bytes kept: %v", format, kept)
		}
	}
}

// TestPhotographsAreTurned: the black corner comes back to the left upper one.
func TestPhotographsAreTurned(t *testing.T) {
	for o := uint16(1); o <= 8; o++ {
		// The stored picture is the upright one, moved the other way.
		stored := image.NewRGBA(image.Rect(0, 0, 24, 16))
		w, h := 24, 16
		if o >= 5 {
			stored = image.NewRGBA(image.Rect(0, 0, 16, 24))
			w, h = 16, 24
		}
		for y := range h {
			for x := range w {
				sx, sy := seen(int(o), x, y, w, h)
				stored.Set(x, y, corner().At(sx, sy))
			}
		}
		var b bytes.Buffer
		if err := jpeg.Encode(&b, stored, &jpeg.Options{Quality: 95}); err != nil {
			t.Fatal(err)
		}
		img, _, err := Decode(t.Context(), nil, "a.jpg", heldSideways(b.Bytes(), o))
		if err != nil {
			t.Fatal(err)
		}
		got, err := jpeg.Decode(bytes.NewReader(img.Data))
		if err != nil {
			t.Fatal(err)
		}
		if img.Width != 24 || img.Height != 16 || got.Bounds().Dx() != 24 {
			t.Errorf("orientation %d: %d×%d", o, img.Width, img.Height)
		}
		for _, p := range []struct{ x, y, dark int }{{3, 3, 1}, {20, 3, 0}, {3, 12, 0}, {20, 12, 0}} {
			r, _, _, _ := got.At(p.x, p.y).RGBA()
			if (r < 0x8000) != (p.dark == 1) {
				t.Errorf("orientation %d: the pixel at %d, %d is %x", o, p.x, p.y, r)
			}
		}
	}
}

const kiln = `<?xml version="1.0"?><!-- a kiln --><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20">` +
	`<rect x="0" y="0" width="20" height="20" fill="#000"/><text x="2" y="9">窑</text></svg>`

func TestDrawings(t *testing.T) {
	img, lost, err := Decode(t.Context(), nil, "kiln.svg", []byte(kiln))
	if err != nil || lost != "" || !bytes.Contains(img.Drawing, []byte(">窑</text>")) {
		t.Fatalf("error %v, lost %q", err, lost)
	}
	if img.MediaType != "image/png" || img.Width != drawing.Side || img.Height != drawing.Side/2 {
		t.Errorf("%s %d×%d", img.MediaType, img.Width, img.Height)
	}
	pic, err := png.Decode(bytes.NewReader(img.Data))
	if err != nil {
		t.Fatal(err)
	}
	if _, _, _, a := pic.At(100, 100).RGBA(); a == 0 {
		t.Error("the left half is not drawn")
	}
	if _, _, _, a := pic.At(drawing.Side-100, 100).RGBA(); a != 0 {
		t.Error("the right half is drawn")
	}
}

func TestRefused(t *testing.T) {
	whole := encoded(t, "png")
	huge := bytes.Clone(whole)
	binary.BigEndian.PutUint32(huge[16:], 30_000)
	binary.BigEndian.PutUint32(huge[20:], 30_000)
	for name, c := range map[string]struct {
		data []byte
		want string
	}{
		"text":            {[]byte("tea"), "not a picture"},
		"nothing":         {nil, "not a picture"},
		"broken AVIF":     {[]byte("\x00\x00\x00\x1cftypavif\x00\x00\x00\x00mif1avifmiaf"), "AVIF: damaged"},
		"HEIC":            {[]byte("\x00\x00\x00\x1cftypheic\x00\x00\x00\x00"), "HEIC"},
		"cut":             {whole[:len(whole)/2], "damaged"},
		"huge":            {huge, ""},
		"no size":         {[]byte(`<svg xmlns="http://www.w3.org/2000/svg"><rect width="2" height="2"/></svg>`), "without a size"},
		"too many shapes": {[]byte(`<svg viewBox="0 0 9 9">` + strings.Repeat("<g/>", 10_001) + `</svg>`), "shapes"},
		"a page":          {[]byte("<!DOCTYPE html><html><svg></svg></html>"), "not a picture"},
	} {
		img, _, err := Decode(t.Context(), nil, name, c.data)
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: picture %v, error %v, want %q", name, img != nil, err, c.want)
		}
	}
	if _, _, err := Decode(t.Context(), nil, "a.heic", []byte("\x00\x00\x00\x1cftypheic\x00\x00\x00\x00")); !errors.Is(err, ErrUnsupported) {
		t.Errorf("HEIC: %v", err)
	}
}

// A picture in AVIF that one sees through becomes PNG.
func TestAVIF(t *testing.T) {
	data, err := os.ReadFile("avif/testdata/leaf.avif")
	if err != nil {
		t.Fatal(err)
	}
	img, lost, err := Decode(t.Context(), nil, "leaf.avif", data)
	if err != nil || lost != "" {
		t.Fatal(lost, err)
	}
	if img.MediaType != "image/png" || img.Width != 48 || img.Height != 32 || img.Name != "leaf.avif" {
		t.Errorf("%s, %s, %d × %d", img.Name, img.MediaType, img.Width, img.Height)
	}
	pic, err := png.Decode(bytes.NewReader(img.Data))
	if err != nil {
		t.Fatal(err)
	}
	if _, _, _, a := pic.At(2, 2).RGBA(); a > 0x1000 {
		t.Errorf("the corner is not clear: %x", a)
	}
}

func FuzzDecode(f *testing.F) {
	for _, format := range []string{"png", "jpeg", "gif", "bmp", "tiff"} {
		f.Add(encoded(f, format))
	}
	f.Add(heldSideways(encoded(f, "jpeg"), 6))
	f.Add([]byte(kiln))
	f.Add([]byte(`<svg viewBox="0 0 9 9"><path d="M0 0A1 1 0 0 1 9 9z" transform="rotate("/><use href="#a"/></svg>`))
	f.Fuzz(func(t *testing.T, data []byte) {
		img, _, err := Decode(t.Context(), nil, "x", data)
		if err != nil {
			return
		}
		cfg, format, err := image.DecodeConfig(bytes.NewReader(img.Data))
		if err != nil || fmt.Sprint("image/", format) != img.MediaType || cfg.Width != img.Width || cfg.Height != img.Height {
			t.Errorf("what was decoded is %s %d×%d: %v", img.MediaType, img.Width, img.Height, err)
		}
	})
}
