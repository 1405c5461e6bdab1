package pdf

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"image/gif"
	"image/jpeg"
	"image/png"

	"github.com/wenzhai/wenzhai/layout/page"
)

// jpegQuality is used where a JPEG must be written anew.
const jpegQuality = 90

// maxPixels bounds what is decoded, so that a small file that claims a huge
// picture cannot exhaust memory.
const maxPixels = 200_000_000

// drawable returns the bytes of a picture in a form that gopdf embeds
// rightly: JPEGs in grey or YCbCr and plain 8-bit PNGs as they are,
// everything else (CMYK and RGB JPEGs, 16-bit, interlaced or transparent
// PNGs, GIFs) decoded, laid on white and written anew. The media type is read
// from the bytes, not believed. It fails on what cannot be decoded.
func drawable(p *page.Picture) ([]byte, error) {
	data, err := drawableBytes(p.Data)
	if err != nil {
		return nil, fmt.Errorf("picture %q: %w", p.Name, err)
	}
	return data, nil
}

func drawableBytes(data []byte) ([]byte, error) {
	config, format, err := image.DecodeConfig(bytes.NewReader(data))
	if err != nil {
		return nil, err
	}
	if config.Width < 1 || config.Height < 1 || config.Width > maxPixels/config.Height {
		return nil, fmt.Errorf("a size of %d by %d pixels", config.Width, config.Height)
	}
	switch format {
	case "jpeg":
		return drawableJPEG(data, config)
	case "png":
		return drawablePNG(data)
	case "gif":
		img, err := gif.Decode(bytes.NewReader(data))
		if err != nil {
			return nil, err
		}
		return encodePNG(img)
	}
	return nil, fmt.Errorf("the format %s is not drawn", format)
}

func drawableJPEG(data []byte, config image.Config) ([]byte, error) {
	plain := config.ColorModel == color.YCbCrModel || config.ColorModel == color.GrayModel
	if plain && bytes.HasSuffix(bytes.TrimRight(data, "\x00\r\n "), []byte{0xFF, 0xD9}) {
		return data, nil
	}
	img, err := jpeg.Decode(bytes.NewReader(data))
	if err != nil {
		return nil, err
	}
	var out bytes.Buffer
	err = jpeg.Encode(&out, onWhite(img), &jpeg.Options{Quality: jpegQuality})
	return out.Bytes(), err
}

// drawablePNG decodes a PNG in any case, for its checksums tell whether it is
// whole, and keeps its bytes where gopdf takes them as they are.
func drawablePNG(data []byte) ([]byte, error) {
	img, err := png.Decode(bytes.NewReader(data))
	if err != nil {
		return nil, err
	}
	if plainPNG(data) {
		return data, nil
	}
	return encodePNG(img)
}

// plainPNG tells whether a whole PNG, one that could be decoded, has at most 8 bits per sample, no
// interlacing and no transparency (PNG §11.2.1, §11.3.1.1).
func plainPNG(data []byte) bool {
	const header = 8 + 8 + 13 + 4
	if len(data) < header || data[24] > 8 || data[28] != 0 {
		return false
	}
	switch data[25] {
	case 0, 2, 3:
		if blankPalette(data) {
			return false
		}
		return !bytes.Contains(data, []byte("tRNS")) && bytes.HasSuffix(data, []byte("IEND\xAEB`\x82"))
	}
	return false
}

// blankPalette tells whether a PNG's palette is one that gopdf takes for a
// missing one: its bytes all happen to be white space as text.
func blankPalette(data []byte) bool {
	at := bytes.Index(data, []byte("PLTE"))
	if at < 0 {
		return false
	}
	end := at + 4 + int(binary.BigEndian.Uint32(data[at-4:]))
	return end > len(data) || len(bytes.TrimSpace(data[at+4:end])) == 0
}

// encodePNG writes a picture laid on white as an opaque 8-bit PNG.
func encodePNG(img image.Image) ([]byte, error) {
	var out bytes.Buffer
	encoder := png.Encoder{CompressionLevel: png.DefaultCompression}
	if err := encoder.Encode(&out, onWhite(img)); err != nil {
		return nil, err
	}
	if !plainPNG(out.Bytes()) {
		return nil, errors.New("cannot be written as a plain PNG")
	}
	return out.Bytes(), nil
}

// onWhite lays a decoded picture on white paper. It may change the picture: a
// second one of the same size would take as much memory again.
func onWhite(img image.Image) image.Image {
	size := image.Rect(0, 0, img.Bounds().Dx(), img.Bounds().Dy())
	switch p := img.(type) {
	case *image.NRGBA:
		whiten(p.Pix)
		return p
	case *image.NRGBA64:
		whiten64(p.Pix)
		return &image.NRGBA{Pix: p.Pix[:len(p.Pix)/2], Stride: p.Stride / 2, Rect: p.Rect}
	case *image.RGBA64:
		if p.Opaque() {
			whiten64(p.Pix)
			return &image.NRGBA{Pix: p.Pix[:len(p.Pix)/2], Stride: p.Stride / 2, Rect: p.Rect}
		}
	case *image.RGBA:
		if p.Opaque() {
			return p
		}
	case *image.Gray, *image.Gray16:
		grey := image.NewGray(size)
		draw.Draw(grey, size, img, img.Bounds().Min, draw.Src)
		return grey
	}
	paper := image.NewRGBA(size)
	draw.Draw(paper, size, image.White, image.Point{}, draw.Src)
	draw.Draw(paper, size, img, img.Bounds().Min, draw.Over)
	return paper
}

// whiten makes pixels of 8-bit red, green, blue and alpha opaque on white.
func whiten(pix []byte) {
	for i := 0; i+4 <= len(pix); i += 4 {
		a := uint32(pix[i+3]) * 0x101
		for k := range 3 {
			pix[i+k] = byte((uint32(pix[i+k])*a/0xFF + 0xFFFF - a) >> 8)
		}
		pix[i+3] = 0xFF
	}
}

// whiten64 makes pixels of 16-bit red, green, blue and alpha opaque on white,
// and puts them with 8 bits each into the first half of pix.
func whiten64(pix []byte) {
	for i := 0; i+8 <= len(pix); i += 8 {
		a := uint32(binary.BigEndian.Uint16(pix[i+6:]))
		for k := range 3 {
			c := uint32(binary.BigEndian.Uint16(pix[i+2*k:]))
			pix[i/2+k] = byte((c*a/0xFFFF + 0xFFFF - a) >> 8)
		}
		pix[i/2+3] = 0xFF
	}
}
