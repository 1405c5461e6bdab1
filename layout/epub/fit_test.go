package epub

import (
	"bytes"
	"image"
	"image/color"
	"image/gif"
	"image/jpeg"
	"image/png"
	"strings"
	"testing"
)

// photo is a picture of w × h pixels with a red left upper corner, as a JPEG.
func photo(t testing.TB, w, h int) []byte {
	t.Helper()
	m := image.NewNRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			c := color.NRGBA{uint8(x * 5), uint8(y * 7), uint8(x * y), 255}
			if x < w/4 && y < h/4 {
				c = color.NRGBA{255, 0, 0, 255}
			}
			m.Set(x, y, c)
		}
	}
	var b bytes.Buffer
	if err := jpeg.Encode(&b, m, &jpeg.Options{Quality: 95}); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func sizeOf(t *testing.T, p picture) (int, int) {
	t.Helper()
	c, format, err := image.DecodeConfig(bytes.NewReader(p.data))
	if err != nil || "image/"+format != p.mediaType {
		t.Fatalf("%s: %v", p.mediaType, err)
	}
	return c.Width, c.Height
}

func TestFit(t *testing.T) {
	wide := picture{"image/jpeg", photo(t, 400, 100)}
	if w, h := sizeOf(t, wide.fit(200, false)); w != 200 || h != 50 {
		t.Errorf("400 × 100 at most 200: %d × %d", w, h)
	}
	if got := wide.fit(400, false); !bytes.Equal(got.data, wide.data) {
		t.Error("a picture that fits was drawn anew")
	}
	if got := wide.fit(0, false); !bytes.Equal(got.data, wide.data) {
		t.Error("a picture without a limit was drawn anew")
	}
	grey := wide.fit(0, true)
	if img, err := jpeg.Decode(bytes.NewReader(grey.data)); err != nil || img.ColorModel() != color.GrayModel {
		t.Errorf("not grey (%v)", err)
	}
	if again := grey.fit(0, true); !bytes.Equal(again.data, grey.data) {
		t.Error("a grey picture was drawn anew")
	}
	broken := picture{"image/png", []byte("no")}
	if got := broken.fit(10, true); !bytes.Equal(got.data, broken.data) {
		t.Error("a broken picture changed")
	}
}

func TestGreyKeepsWhatShowsThrough(t *testing.T) {
	m := image.NewNRGBA(image.Rect(0, 0, 8, 8))
	m.Set(1, 1, color.NRGBA{200, 10, 10, 128})
	var b bytes.Buffer
	if err := png.Encode(&b, m); err != nil {
		t.Fatal(err)
	}
	p := picture{"image/png", b.Bytes()}
	img, err := png.Decode(bytes.NewReader(p.fit(0, true).data))
	if err != nil {
		t.Fatal(err)
	}
	c := color.NRGBAModel.Convert(img.At(1, 1)).(color.NRGBA)
	if c.A != 128 || c.R != c.G || c.G != c.B {
		t.Errorf("the pixel is %v", c)
	}
}

func TestFitLeavesAnimationsAlone(t *testing.T) {
	frame := image.NewPaletted(image.Rect(0, 0, 20, 20), color.Palette{color.Black, color.NRGBA{255, 0, 0, 255}})
	var one, two bytes.Buffer
	if err := gif.EncodeAll(&one, &gif.GIF{Image: []*image.Paletted{frame}, Delay: []int{0}}); err != nil {
		t.Fatal(err)
	}
	if err := gif.EncodeAll(&two, &gif.GIF{Image: []*image.Paletted{frame, frame}, Delay: []int{9, 9}}); err != nil {
		t.Fatal(err)
	}
	moving, still := picture{"image/gif", two.Bytes()}, picture{"image/gif", one.Bytes()}
	if got := moving.fit(10, true); !bytes.Equal(got.data, moving.data) {
		t.Error("an animation was cut")
	}
	if got := still.fit(0, true); got.mediaType != "image/png" {
		t.Errorf("a still GIF in grey is %s", got.mediaType)
	}
}

func TestBookWithSmallPictures(t *testing.T) {
	vol, arts := garden(t)
	data, _ := build(t, vol, arts, Options{UI: both, KeepImages: true, ImageSize: 30, Grey: true})
	verify(t, data)
	files, err := unzip(data)
	if err != nil {
		t.Fatal(err)
	}
	for name, f := range files {
		if !strings.HasPrefix(name, root+imageDir) || strings.Contains(name, "cover") {
			continue
		}
		if c, err := png.DecodeConfig(bytes.NewReader(f)); err != nil || c.Width != 30 || c.Height != 20 {
			t.Errorf("%s: %d × %d (%v)", name, c.Width, c.Height, err)
		}
	}
}

func TestFrames(t *testing.T) {
	var b bytes.Buffer
	frame := image.NewPaletted(image.Rect(0, 0, 9, 9), color.Palette{color.White, color.Black})
	if err := gif.EncodeAll(&b, &gif.GIF{Image: []*image.Paletted{frame, frame, frame}, Delay: make([]int, 3), LoopCount: 5}); err != nil {
		t.Fatal(err)
	}
	moving := bytes.Clone(b.Bytes())
	b.Reset()
	if err := gif.Encode(&b, frame, nil); err != nil {
		t.Fatal(err)
	}
	still := b.Bytes()
	for name, c := range map[string]struct {
		data []byte
		want int
	}{
		"moving": {moving, 2}, "still": {still, 1}, "cut": {still[:len(still)-5], 2}, "nothing": {nil, 2},
		"a head alone": {still[:13], 2}, "end alone": {append(bytes.Clone(still[:10]), 0, 0, 0, ';'), 0},
	} {
		if got := frames(c.data); got != c.want {
			t.Errorf("%s: %d pictures, want %d", name, got, c.want)
		}
	}
}
