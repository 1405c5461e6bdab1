// Package picture brings pictures into the forms that books take: PNG, JPEG
// and GIF stay as they are, WebP, BMP and TIFF become PNG, AVIF becomes JPEG, or
// PNG where one sees through it, drawings in SVG are drawn as PNG, and
// photographs that a camera held sideways are turned upright.
package picture

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"image"
	_ "image/gif" // decoder
	"image/jpeg"
	"image/png"
	"runtime"

	_ "golang.org/x/image/bmp"  // decoder
	_ "golang.org/x/image/tiff" // decoder
	_ "golang.org/x/image/webp" // decoder

	"github.com/wenzhai/wenzhai/convert/doc"
	"github.com/wenzhai/wenzhai/convert/parallel"
	"github.com/wenzhai/wenzhai/convert/picture/avif"
	"github.com/wenzhai/wenzhai/convert/picture/drawing"
)

// jpegQuality is used where a JPEG has to be written anew.
const jpegQuality = 92

// ErrUnsupported is the error of a picture in a format that nothing here can
// decode.
var ErrUnsupported = errors.New("not a picture that can be read (PNG, JPEG, GIF, WebP, AVIF, BMP, TIFF or SVG)")

// Decode checks that data is a whole picture and returns it in one of the
// three formats that writers take. Name is where it was found. Lost says what
// of a drawing could not be drawn, or is "". It fails with ErrUnsupported for
// other formats, with ErrTooLarge before anything is decoded that would take too
// much, and for pictures that are damaged. What it takes to decode the picture
// is held of budget (nil = none) meanwhile.
func Decode(ctx context.Context, budget *parallel.Budget, name string, data []byte) (img *doc.Image, lost string, err error) {
	p, release, err := admit(ctx, budget, data)
	if err != nil {
		return nil, "", err
	}
	defer release()
	switch p.format {
	case "svg":
		r := drawWithin(data, drawing.MaxWork)
		if r.err != nil {
			return nil, "", r.err
		}
		r.img.Name = name
		return r.img, r.lost, nil
	case "avif":
		return decodeAVIF(name, data)
	}
	return decode(p, name, data)
}

// Hold waits until a picture that Decode gave may be decoded again, and holds
// what that takes until release is called.
func Hold(ctx context.Context, budget *parallel.Budget, data []byte) (release func(), err error) {
	_, release, err = admit(ctx, budget, data)
	return release, err
}

// admit finds out what data is and holds its room of a budget. What decoding
// left behind is collected before that is released, where it is much: it is no
// longer counted, and the next picture would come on top of it.
func admit(ctx context.Context, budget *parallel.Budget, data []byte) (p facts, release func(), err error) {
	const much = 32 << 20
	if p, err = look(data); err != nil {
		return p, nil, err
	}
	free, err := budget.Hold(ctx, p.room)
	if err != nil {
		return p, nil, err
	}
	return p, func() {
		if p.room > much {
			runtime.GC()
		}
		free()
	}, nil
}

// facts is what is known of a picture before it is decoded.
type facts struct {
	format string
	cfg    image.Config
	turn   int // EXIF orientation
	room   int64
}

// Room for what says nothing of its size beforehand.
const (
	drawingRoom = 16 << 20 // and a multiple of its text
	avifRoom    = 176 << 20
)

// look finds out what data is.
func look(data []byte) (p facts, err error) {
	switch {
	case drawing.Is(data):
		return facts{format: "svg", room: drawingRoom + 24*int64(len(data))}, nil
	case avif.Is(data):
		return facts{format: "avif", room: avifRoom}, nil
	}
	p.cfg, p.format, err = image.DecodeConfig(bytes.NewReader(data))
	switch kind := mediaBrand(data); {
	case kind != "":
		return p, fmt.Errorf("%s: %w", kind, ErrUnsupported)
	case errors.Is(err, image.ErrFormat):
		return p, ErrUnsupported
	case err != nil:
		return p, fmt.Errorf("damaged: %w", err)
	case p.cfg.Width <= 0 || p.cfg.Height <= 0:
		return p, errors.New("damaged: it has no pixels")
	}
	p.turn = orientation(p.format, data)
	p.room, err = roomFor(p.format, p.cfg, data, p.turn)
	return p, err
}

// decode decodes a picture of pixels.
func decode(p facts, name string, data []byte) (*doc.Image, string, error) {
	pic, _, err := image.Decode(bytes.NewReader(data))
	if err != nil {
		return nil, "", fmt.Errorf("damaged: %w", err)
	}
	out := &doc.Image{Name: name, MediaType: "image/" + p.format, Width: p.cfg.Width, Height: p.cfg.Height, Data: data}
	if p.turn == upright && (p.format == "png" || p.format == "jpeg" || p.format == "gif") {
		return out, "", nil
	}
	return encode(out, turned(pic, p.turn), p.format == "jpeg")
}

// decodeAVIF decodes a picture in AVIF, which few readers know.
func decodeAVIF(name string, data []byte) (*doc.Image, string, error) {
	pic, orientation, err := avif.Decode(data)
	if err != nil {
		return nil, "", fmt.Errorf("AVIF: %w", err)
	}
	return encode(&doc.Image{Name: name}, turned(pic, orientation), pic.Opaque())
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
