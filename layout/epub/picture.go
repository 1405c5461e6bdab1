package epub

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"image"
	_ "image/gif" // the formats that every reading system shows
	_ "image/jpeg"
	_ "image/png"
	"path"
	"strings"

	"github.com/wenzhai/wenzhai/convert/doc"
)

// picture is the content of an image file.
type picture struct {
	mediaType string
	data      []byte
}

// extensions of the core media types (EPUB 3.3 §3.2), by the name of their
// decoder.
var extensions = map[string]string{"png": ".png", "jpeg": ".jpg", "gif": ".gif", "svg+xml": ".svg"}

// sound returns the picture with the media type that its bytes show, or false
// where they are none of the three formats.
func sound(data []byte) (picture, bool) {
	c, format, err := image.DecodeConfig(bytes.NewReader(data))
	if err != nil || c.Width < 1 || c.Height < 1 || extensions[format] == "" {
		return picture{}, false
	}
	return picture{"image/" + format, data}, true
}

func (p *picture) extension() string {
	return extensions[strings.TrimPrefix(p.mediaType, "image/")]
}

// mediaTypeOf returns the media type of a picture file of the book.
func mediaTypeOf(name string) string {
	for format, ext := range extensions {
		if path.Ext(name) == ext {
			return "image/" + format
		}
	}
	return ""
}

// shown returns what the book shows of an image: a drawing as one, whose words are
// text; false where it is none of the formats. Drawings have their colours where
// words would be lost with them.
func (b *book) shown(im *doc.Image) (picture, bool) {
	if len(im.Drawing) > 0 && (!b.o.Grey || im.Blank || bytes.Contains(im.Drawing, []byte("<text"))) {
		return picture{"image/svg+xml", im.Drawing}, true
	}
	p, ok := sound(im.Data)
	if ok {
		p = b.fit(p)
	}
	return p, ok
}

// name is made from the content, so that the same picture is one file in the
// book, whoever meets it first.
func (p *picture) name() string {
	sum := sha256.Sum256(p.data)
	return "i" + hex.EncodeToString(sum[:10]) + p.extension()
}
