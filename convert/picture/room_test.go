package picture

import (
	"bytes"
	"encoding/binary"
	"errors"
	"image"
	"image/color"
	"image/jpeg"
	"testing"
)

func TestRoom(t *testing.T) {
	square := func(side int, m color.Model) image.Config {
		return image.Config{ColorModel: m, Width: side, Height: side}
	}
	var b bytes.Buffer
	if err := jpeg.Encode(&b, image.NewYCbCr(image.Rect(0, 0, 16, 16), image.YCbCrSubsampleRatio420), nil); err != nil {
		t.Fatal(err)
	}
	baseline := b.Bytes()
	progressive := bytes.Clone(baseline)
	progressive[bytes.Index(baseline, []byte{0xFF, 0xC0})+1] = 0xC2
	scans := append(bytes.Clone(progressive), bytes.Repeat([]byte{0xFF, 0xDA}, 2000)...)
	png := make([]byte, interlaceAt+1)
	interlaced := append(make([]byte, interlaceAt), 1)
	for _, c := range []struct {
		name, format string
		cfg          image.Config
		data         []byte
		turn         int
		want         int64 // bytes a pixel, times two; 0 = too large
	}{
		{"PNG", "png", square(1000, color.NRGBAModel), png, upright, 8},
		{"PNG with 16 bits", "png", square(1000, color.NRGBA64Model), png, upright, 16},
		{"interlaced PNG", "png", square(1000, color.GrayModel), interlaced, upright, 4},
		{"PNG of 8,192 by 8,192", "png", square(8192, color.NRGBA64Model), png, upright, 0},
		{"photograph of 108 million pixels", "jpeg", square(10392, color.YCbCrModel), baseline, upright, 3},
		{"sideways photograph of 48 million", "jpeg", square(6928, color.YCbCrModel), baseline, 6, 6},
		{"progressive photograph", "jpeg", square(4000, color.YCbCrModel), progressive, upright, 15},
		{"in 2,000 scans", "jpeg", square(1000, color.YCbCrModel), scans, upright, 0},
		{"WebP", "webp", square(1000, color.YCbCrModel), []byte("VP8 "), upright, 6},
		{"WebP without loss", "webp", square(1000, color.NRGBAModel), []byte("VP8L"), upright, 24},
		{"GIF", "gif", square(1000, color.Palette(nil)), nil, upright, 10},
		{"endless", "bmp", image.Config{ColorModel: color.RGBAModel, Width: 1<<31 - 1, Height: 1<<31 - 1}, nil, upright, 0},
	} {
		got, err := roomFor(c.format, c.cfg, c.data, c.turn)
		if c.want == 0 {
			if !errors.Is(err, ErrTooLarge) {
				t.Errorf("%s: %d bytes, error %v", c.name, got, err)
			}
			continue
		}
		if want := int64(c.cfg.Width) * int64(c.cfg.Height) * c.want / 2; err != nil || got < want-16 || got > want+16 {
			t.Errorf("%s: %d bytes, want %d, error %v", c.name, got, want, err)
		}
	}
}

// A decoder of what lies must not be trusted to stop by itself.
func TestJPEGHead(t *testing.T) {
	for name, data := range map[string][]byte{
		"nothing":      nil,
		"no segments":  {0xFF, 0xD8},
		"fill bytes":   bytes.Repeat([]byte{0xFF}, 100),
		"long segment": {0xFF, 0xD8, 0xFF, 0xE0, 0xFF, 0xFF, 0},
		"no factors":   binary.BigEndian.AppendUint16([]byte{0xFF, 0xD8, 0xFF, 0xC0}, 2),
	} {
		if h := jpegHead(data); h.samples != 3 || h.components != 3 || h.progressive {
			t.Errorf("%s: %+v", name, h)
		}
	}
}
