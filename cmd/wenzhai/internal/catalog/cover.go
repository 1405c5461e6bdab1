package catalog

import (
	"archive/zip"
	"bytes"
	"context"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"io"
	"io/fs"
	"path"
	"regexp"
	"strings"
)

// CoverFolder is where a catalogue keeps the covers of its books.
const CoverFolder = "opds-covers"

// Cover is the picture that a catalogue shows of a book. Its name tells it from
// every other picture.
type Cover struct {
	Name      string // from the catalogue's folder: "opds-covers/1f2e3d4c-3ce5.png"
	MediaType string
	inside    string // where it lies in the book; "" = the plain cover
}

var coverName = regexp.MustCompile(`^([0-9a-f]{8}-[0-9a-f]+|plain)\.(png|jpg|gif)$`)

// IsCover reports whether a file of this name in the folder of covers was made
// for a catalogue.
func IsCover(base string) bool { return coverName.MatchString(base) }

// coverExtension returns the extension of a picture of a kind that OPDS 1.2 has
// for covers, or "".
func coverExtension(mediaType string) string {
	return map[string]string{"image/png": ".png", "image/jpeg": ".jpg", "image/gif": ".gif"}[mediaType]
}

// maxCover is the size in bytes of the largest cover.
const maxCover = 4 << 20

// plainCover is that of a book without a cover of its own: every publication
// of OPDS 2.0 has a picture.
func plainCover() Cover { return Cover{CoverFolder + "/plain.png", "image/png", ""} }

// coverOf finds the cover that a book's package names, as EPUB 3 does or as
// EPUB 2 did.
func coverOf(z *zip.Reader, p *packageFile, packagePath string) Cover {
	id := ""
	for _, m := range p.Meta {
		if m.Name == "cover" {
			id = m.Content
		}
	}
	files := map[string]*zip.File{}
	for _, f := range z.File {
		files[f.Name] = f
	}
	for _, it := range p.Items {
		if !strings.Contains(" "+it.Properties+" ", " cover-image ") && it.ID != id {
			continue
		}
		name := path.Join(path.Dir(packagePath), it.Href)
		ext := coverExtension(it.MediaType)
		if f := files[name]; f != nil && ext != "" && f.UncompressedSize64 <= maxCover {
			return Cover{fmt.Sprintf("%s/%08x-%x%s", CoverFolder, f.CRC32, f.UncompressedSize64, ext), it.MediaType, name}
		}
	}
	return plainCover()
}

// ReadCover returns the cover of a book of fsys.
func ReadCover(fsys fs.FS, b *Book) ([]byte, error) {
	if b.Cover.inside == "" {
		return drawPlain()
	}
	r, err := openBook(context.Background(), fsys, b.Path)
	if err != nil {
		return nil, err
	}
	defer r.Close()
	z, err := zip.NewReader(r, b.Size)
	if err != nil {
		return nil, err
	}
	picture, err := z.Open(b.Cover.inside)
	if err != nil {
		return nil, err
	}
	defer picture.Close()
	return io.ReadAll(io.LimitReader(picture, maxCover))
}

// drawPlain draws a sheet of paper.
func drawPlain() ([]byte, error) {
	const width, height = 240, 340
	img := image.NewPaletted(image.Rect(0, 0, width, height), color.Palette{color.Gray{0x66}, color.White, color.Gray{0xCC}})
	draw.Draw(img, img.Bounds().Inset(2), &image.Uniform{color.White}, image.Point{}, draw.Src)
	for y := 60; y < height-60; y += 22 {
		draw.Draw(img, image.Rect(40, y, width-40, y+6), &image.Uniform{color.Gray{0xCC}}, image.Point{}, draw.Src)
	}
	var out bytes.Buffer
	err := png.Encode(&out, img)
	return out.Bytes(), err
}
