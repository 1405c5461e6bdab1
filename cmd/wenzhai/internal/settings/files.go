package settings

import (
	"bytes"
	"context"
	"errors"
	"image"
	_ "image/jpeg" // decoder
	_ "image/png"  // decoder
	"os"
	"strconv"
	"strings"

	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/nearest"
	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/pathname"
	"github.com/wenzhai/wenzhai/convert/picture"
	"github.com/wenzhai/wenzhai/convert/regular"
	"github.com/wenzhai/wenzhai/fonts"
	"github.com/wenzhai/wenzhai/layout/compose"
	"github.com/wenzhai/wenzhai/layout/epub"
)

// maxFile bounds the bytes of a style sheet, a cover or a font.
const maxFile = 256 << 20

// ReadFile reads a file that a setting, or a flag that is none, names. The error is a
// *Fault.
func ReadFile(setting, path string) ([]byte, error) {
	if pathname.IsAddress(path) {
		return nil, faultf(setting, "%s: %s: name a file of this machine", self, pathname.Address(path))
	}
	data, err := regular.Read(path, maxFile)
	if err != nil {
		return nil, faultf(setting, "%s: cannot read %s: %v", self, path, errors.Unwrap(err))
	}
	return data, nil
}

func (b *Book) loadStyle() (err error) {
	if b.css != "" {
		b.EPUB.CSS, err = ReadFile("css", b.css)
	}
	return err
}

func (b *Book) loadCover() error {
	switch b.cover {
	case "", "auto":
		return nil
	case "none":
		b.EPUB.Cover.Kind = epub.CoverNone
		return nil
	}
	var err error
	var f *Fault
	if b.EPUB.Cover, err = cover(b.cover); errors.As(err, &f) {
		f.format += nearest.Hint(b.cover, []string{"auto", "none"})
	}
	return err
}

// cover reads a picture to serve as the cover.
func cover(path string) (epub.Cover, error) {
	const damaged = "%s: %s is not a whole PNG or JPEG picture"
	data, err := ReadFile("cover", path)
	if err != nil {
		return epub.Cover{}, err
	}
	_, format, err := image.DecodeConfig(bytes.NewReader(data))
	if err != nil || format != "png" && format != "jpeg" {
		return epub.Cover{}, faultf("cover", damaged, self, path)
	}
	img, _, err := picture.Decode(context.Background(), nil, path, data)
	if err != nil {
		return epub.Cover{}, faultf("cover", damaged+": %v", self, path, err)
	}
	return epub.Cover{Kind: epub.CoverImage, Data: img.Data, MediaType: img.MediaType}, nil
}

func (b *Book) loadFonts() error {
	for _, name := range b.fonts {
		path, index := splitIndex(name)
		data, err := ReadFile("font", path)
		if err != nil {
			return err
		}
		face, err := fonts.Open(data, index)
		if err != nil {
			return faultf("font", "%s: %s cannot be used: %v", self, path, err)
		}
		b.PDF.Fonts = append(b.PDF.Fonts, compose.Font{Path: path, Face: face})
	}
	return nil
}

// splitIndex parts FILE#1 into a path and a number; -1 if there is none, or
// if a file has the whole name.
func splitIndex(name string) (path string, index int) {
	at := strings.LastIndexByte(name, '#')
	if at < 0 {
		return name, -1
	}
	index, err := strconv.Atoi(name[at+1:])
	if _, whole := os.Stat(name); err != nil || index < 0 || whole == nil {
		return name, -1
	}
	return name[:at], index
}
