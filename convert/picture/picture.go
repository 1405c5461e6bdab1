// Package picture brings pictures into the forms that books take: PNG, JPEG
// and GIF stay as they are, WebP, BMP and TIFF become PNG, AVIF becomes JPEG, or
// PNG where one sees through it, drawings in SVG are drawn as PNG, and
// photographs that a camera held sideways are turned upright.
package picture

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	_ "image/gif" // decoder
	"image/jpeg"
	"image/png"
	"strings"

	_ "golang.org/x/image/bmp"  // decoder
	_ "golang.org/x/image/tiff" // decoder
	_ "golang.org/x/image/webp" // decoder

	"github.com/wenzhai/wenzhai/convert/doc"
	"github.com/wenzhai/wenzhai/convert/picture/avif"
	"github.com/wenzhai/wenzhai/convert/picture/drawing"
)

// maxPixels bounds what is decoded: a small file can claim a picture that
// fills the memory.
const maxPixels = 64 << 20

// jpegQuality is used where a JPEG has to be written anew.
const jpegQuality = 92

// ErrUnsupported is the error of a picture in a format that nothing here can
// decode.
var ErrUnsupported = errors.New("not a picture that can be read (PNG, JPEG, GIF, WebP, AVIF, BMP, TIFF or SVG)")

// Decode checks that data is a whole picture and returns it in one of the
// three formats that writers take. Name is where it was found. Lost says what
// of a drawing could not be drawn, or is "". It fails with ErrUnsupported for
// other formats, and for pictures that are damaged or too large.
func Decode(name string, data []byte) (img *doc.Image, lost string, err error) {
	switch {
	case drawing.Is(data):
		return decodeSVG(name, data)
	case avif.Is(data):
		return decodeAVIF(name, data)
	}
	cfg, format, err := image.DecodeConfig(bytes.NewReader(data))
	switch kind := mediaBrand(data); {
	case kind != "":
		return nil, "", fmt.Errorf("%s: %w", kind, ErrUnsupported)
	case errors.Is(err, image.ErrFormat):
		return nil, "", ErrUnsupported
	case err != nil:
		return nil, "", fmt.Errorf("damaged: %w", err)
	}
	if cfg.Width <= 0 || cfg.Height <= 0 || cfg.Width > maxPixels/cfg.Height {
		return nil, "", fmt.Errorf("%d × %d pixels is over the limit", cfg.Width, cfg.Height)
	}
	pic, _, err := image.Decode(bytes.NewReader(data))
	if err != nil {
		return nil, "", fmt.Errorf("damaged: %w", err)
	}
	out := &doc.Image{Name: name, MediaType: "image/" + format, Width: cfg.Width, Height: cfg.Height, Data: data}
	turn := orientation(format, data)
	switch {
	case turn != upright:
		return encode(out, turned(pic, turn), format == "jpeg")
	case format == "png" || format == "jpeg" || format == "gif":
		return out, "", nil
	}
	return encode(out, pic, false)
}

// decodeSVG draws a drawing.
func decodeSVG(name string, data []byte) (*doc.Image, string, error) {
	pic, lost, err := drawing.Decode(data)
	if err != nil {
		return nil, "", err
	}
	img, _, err := encode(&doc.Image{Name: name}, pic, false)
	return img, strings.Join(lost, ", "), err
}

// decodeAVIF decodes a picture in AVIF, which few readers know.
func decodeAVIF(name string, data []byte) (*doc.Image, string, error) {
	pic, err := avif.Decode(data)
	if err != nil {
		return nil, "", fmt.Errorf("AVIF: %w", err)
	}
	return encode(&doc.Image{Name: name}, pic, pic.Opaque())
}

// encode gives out the content of pic.
func encode(out *doc.Image, pic image.Image, photograph bool) (*doc.Image, string, error) {
	var b bytes.Buffer
	var err error
	if photograph {
		out.MediaType = "image/jpeg"
		err = jpeg.Encode(&b, pic, &jpeg.Options{Quality: jpegQuality})
	} else {
		out.MediaType = "image/png"
		err = png.Encode(&b, pic)
	}
	if err != nil {
		return nil, "", err
	}
	out.Width, out.Height, out.Data = pic.Bounds().Dx(), pic.Bounds().Dy(), b.Bytes()
	return out, "", nil
}

// mediaBrand names the formats of the ISO base media file format (ISO/IEC
// 14496-12 §4.3) that people save pictures in.
func mediaBrand(data []byte) string {
	if len(data) < 12 || string(data[4:8]) != "ftyp" {
		return ""
	}
	switch string(data[8:12]) {
	case "heic", "heix", "hevc", "mif1", "msf1":
		return "HEIC"
	}
	return ""
}
