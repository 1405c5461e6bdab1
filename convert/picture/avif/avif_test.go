package avif

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"fmt"
	"image"
	"image/color"
	"io"
	"os"
	"strings"
	"testing"

	"github.com/tetratelabs/wazero"
)

// leaf is a picture of 48 × 32 pixels, red growing to the right and green
// downwards, with a transparent corner of 8 × 8.
func leaf(t testing.TB) []byte {
	t.Helper()
	data, err := os.ReadFile("testdata/leaf.avif")
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func TestDecode(t *testing.T) {
	pic, _, err := Decode(leaf(t))
	if err != nil {
		t.Fatal(err)
	}
	if pic.Rect != image.Rect(0, 0, 48, 32) || pic.Opaque() {
		t.Errorf("%v, opaque %v", pic.Rect, pic.Opaque())
	}
	for _, at := range []image.Point{{2, 2}, {20, 3}, {40, 5}, {10, 28}, {44, 28}} {
		want := color.RGBA{uint8(at.X * 5), uint8(at.Y * 7), 90, 255}
		if at.X < 8 && at.Y < 8 {
			want = color.RGBA{}
		}
		got := pic.RGBAAt(at.X, at.Y)
		for i, d := range []int{int(got.R) - int(want.R), int(got.G) - int(want.G), int(got.B) - int(want.B), int(got.A) - int(want.A)} {
			if d < -16 || d > 16 {
				t.Errorf("%v is %v, want about %v (channel %d)", at, got, want, i)
			}
		}
	}
}

// A machine for which nothing can be compiled sees the same pixels.
func TestInterpretedAlike(t *testing.T) {
	z, err := gzip.NewReader(bytes.NewReader(module))
	if err != nil {
		t.Fatal(err)
	}
	code, err := io.ReadAll(z)
	if err != nil {
		t.Fatal(err)
	}
	d, err := compile(code, wazero.NewRuntimeConfigInterpreter())
	if err != nil {
		t.Fatal(err)
	}
	slow, err := d.decode(leaf(t))
	if err != nil {
		t.Fatal(err)
	}
	fast, _, err := Decode(leaf(t))
	if err != nil || !bytes.Equal(slow.Pix, fast.Pix) {
		t.Errorf("the pixels differ (%v)", err)
	}
}

// README.md says which file this is.
func TestModuleIsTheOneNamed(t *testing.T) {
	readme, err := os.ReadFile("README.md")
	if err != nil || !strings.Contains(string(readme), fmt.Sprintf("%x", sha256.Sum256(module))) {
		t.Errorf("README.md names another file (%v)", err)
	}
}

// patched returns leaf.avif with the sides that it says it has.
func patched(t testing.TB, w, h uint32) []byte {
	data := bytes.Clone(leaf(t))
	at := bytes.Index(data, []byte("ispe"))
	binary.BigEndian.PutUint32(data[at+8:], w)
	binary.BigEndian.PutUint32(data[at+12:], h)
	return data
}

func TestRefused(t *testing.T) {
	whole := leaf(t)
	for name, c := range map[string]struct {
		data []byte
		want error
	}{
		"30,000 by 30,000": {patched(t, 30_000, 30_000), ErrTooLarge},
		"endless":          {patched(t, 1<<32-1, 1<<32-1), ErrTooLarge},
		"no side":          {patched(t, 0, 32), ErrDamaged},
		"cut":              {whole[:len(whole)/2], ErrDamaged},
		"its brand alone":  {whole[:32], ErrDamaged},
	} {
		if _, _, err := Decode(c.data); !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", name, err, c.want)
		}
	}
}

func box(kind string, parts ...string) string {
	body := strings.Join(parts, "")
	return string(binary.BigEndian.AppendUint32(nil, uint32(8+len(body)))) + kind + body
}

func TestHeader(t *testing.T) {
	const full = "\x00\x00\x00\x00" // version and flags
	file := func(pitm, ipma string) []byte {
		return []byte(box("ftyp", "avif\x00\x00\x00\x00mif1") + box("meta", full,
			box("pitm", pitm),
			box("iprp", box("ipco",
				box("ispe", full, "\x00\x00\x00\x10\x00\x00\x00\x08"),
				box("ispe", full, "\x00\x00\x01\x00\x00\x00\x00\x80"),
				box("irot", "\x03"), box("imir", "\x01"), box("irot", "\x01")), box("ipma", ipma)),
		))
	}
	for _, c := range []struct{ name, pitm, ipma, want string }{
		{"turned and mirrored", full + "\x00\x02", full + "\x00\x00\x00\x02\x00\x01\x01\x05\x00\x02\x03\x02\x83\x84", "256 128 3 true true"},
		{"wide", "\x01\x00\x00\x00\x00\x00\x00\x02", "\x01\x00\x00\x01\x00\x00\x00\x01\x00\x00\x00\x02\x01\x80\x05", "256 128 1 false false"},
		{"as it is", full + "\x00\x07", full + "\x00\x00\x00\x01\x00\x01\x01\x83", "256 128 0 false false"},
		{"cut", full, full + "\x00\x00\x00\x09\x00", "256 128 0 false false"},
	} {
		h := readHeader(file(c.pitm, c.ipma))
		if got := fmt.Sprint(h.width, h.height, h.quarters, h.mirrored, h.leftRight); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

func TestOrientation(t *testing.T) {
	for _, c := range []struct {
		h    header
		want int
	}{
		{header{}, 1},
		{header{quarters: 1}, 8},
		{header{quarters: 2}, 3},
		{header{quarters: 3}, 6},
		{header{mirrored: true}, 4},
		{header{mirrored: true, leftRight: true}, 2},
		{header{quarters: 1, mirrored: true}, 5},
	} {
		if got := c.h.orientation(); got != c.want {
			t.Errorf("%+v: %d, want %d", c.h, got, c.want)
		}
	}
}

func TestIs(t *testing.T) {
	for data, want := range map[string]bool{
		box("ftyp", "avif\x00\x00\x00\x00"):         true,
		box("ftyp", "mif1\x00\x00\x00\x00heifavis"): true,
		box("ftyp", "heic\x00\x00\x00\x00mif1"):     false,
		box("ftyp", "mif1avif"):                     false,
		box("free", "avif"):                         false,
		"":                                          false,
	} {
		if Is([]byte(data)) != want {
			t.Errorf("%q: want %v", data, want)
		}
	}
}

func FuzzDecode(f *testing.F) {
	whole := leaf(f)
	f.Add(whole)
	f.Add(whole[:400])
	f.Add([]byte(box("ftyp", "avif\x00\x00\x00\x00")))
	f.Add(patched(f, 100, 3))
	f.Fuzz(func(t *testing.T, data []byte) {
		pic, _, err := Decode(data)
		if (pic == nil) == (err == nil) {
			t.Fatalf("%v, %v", pic, err)
		}
		if pic != nil && (pic.Rect.Empty() || pic.Rect.Dx()*pic.Rect.Dy() > MaxPixels) {
			t.Fatalf("a picture of %v", pic.Rect)
		}
	})
}
