package picture

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"image"
	"image/color"
)

// Room is the memory in bytes that decoding may take, of one picture and of all
// that are decoded at the same time: enough for a photograph of 108 million
// pixels.
const Room = 160 << 20

// maxSide is the longest side in pixels of a picture that is decoded.
const maxSide = 1 << 20

// maxScanned bounds the pixels of a JPEG times its scans: a progressive one may
// have thousands of them, of a few bytes each, that all go over the whole picture.
const maxScanned = 1 << 30

// ErrTooLarge is the error of a picture that would take too much memory or time.
var ErrTooLarge = errors.New("over the limit")

// roomFor returns the bytes that it takes to decode a picture and to write it
// anew in the form that books take; it fails with ErrTooLarge.
func roomFor(format string, cfg image.Config, data []byte, turn int) (int64, error) {
	if max(cfg.Width, cfg.Height) > maxSide {
		return 0, fmt.Errorf("%d × %d pixels: %w", cfg.Width, cfg.Height, ErrTooLarge)
	}
	pixels := int64(cfg.Width) * int64(cfg.Height)
	n := pixels * perPixel(cfg.ColorModel)
	switch format {
	case "png":
		if len(data) > interlaceAt && data[interlaceAt] != 0 {
			n *= 2
		}
	case "jpeg":
		h := jpegHead(data)
		if int64(h.scans)*pixels > maxScanned {
			return 0, fmt.Errorf("%d × %d pixels in %d scans: %w", cfg.Width, cfg.Height, h.scans, ErrTooLarge)
		}
		n = h.room(pixels)
	case "webp":
		if n = 3 * pixels; bytes.Contains(data, []byte("VP8L")) || cfg.ColorModel == color.NYCbCrAModel {
			n = 12 * pixels
		}
	case "tiff":
		n *= 2
	}
	if turn != upright {
		n *= 2
	}
	if n > Room {
		return 0, fmt.Errorf("%d × %d pixels take %d MB of memory: %w of %d", cfg.Width, cfg.Height, n>>20, ErrTooLarge, Room>>20)
	}
	return n, nil
}

// interlaceAt is where a PNG says whether it is interlaced (PNG §11.2.1).
const interlaceAt = 28

// perPixel returns the bytes that a decoder needs for a pixel.
func perPixel(m color.Model) int64 {
	if _, ok := m.(color.Palette); ok {
		return 5 // on paper it is in full colours
	}
	switch m {
	case color.GrayModel:
		return 1
	case color.Gray16Model:
		return 2
	case color.RGBA64Model, color.NRGBA64Model:
		return 8
	}
	return 4
}

// jpegFile is what the markers of a JPEG say.
type jpegFile struct {
	scans       int
	progressive bool
	components  int
	samples     float64 // for each pixel
}

// jpegHead reads the frame header and counts the scans of a JPEG (ITU-T T.81
// §B.2). In what is damaged it finds less, or more scans than there are.
func jpegHead(data []byte) jpegFile {
	h := jpegFile{components: 3, samples: 3, scans: bytes.Count(data, []byte{0xFF, 0xDA})}
	for i := 2; i+4 <= len(data) && data[i] == 0xFF; {
		kind, n := data[i+1], int(binary.BigEndian.Uint16(data[i+2:]))
		switch {
		case kind == 0xFF: // fill bytes
			i++
			continue
		case n < 2 || i+2+n > len(data):
			return h
		case kind >= 0xC0 && kind <= 0xC2:
			h.progressive = kind == 0xC2
			h.frame(data[i+4 : i+2+n])
			return h
		}
		i += 2 + n
	}
	return h
}

// frame reads a frame header (ITU-T T.81 §B.2.2).
func (h *jpegFile) frame(b []byte) {
	if len(b) < 6 || len(b) < 6+3*int(b[5]) || b[5] == 0 {
		return
	}
	h.components = int(b[5])
	most, sum := 1, 0
	for i := range h.components {
		factors := b[6+3*i+1]
		area := int(factors>>4) * int(factors&15)
		most, sum = max(most, area), sum+area
	}
	h.samples = float64(sum) / float64(most)
}

// room returns the bytes that it takes to decode pixels.
func (h *jpegFile) room(pixels int64) int64 {
	n := int64(h.samples * float64(pixels))
	if h.progressive {
		n *= 5 // coefficients of four bytes beside them
	}
	if h.components > 3 {
		n += 8 * pixels // inks, and colours on paper
	}
	return n
}
