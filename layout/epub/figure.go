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

	"github.com/wenzhai/wenzhai/convert/diag"
	"github.com/wenzhai/wenzhai/convert/doc"
	"github.com/wenzhai/wenzhai/convert/frame"
)

// picture is the content of an image file.
type picture struct {
	mediaType string
	data      []byte
}

// extensions of the core media types (EPUB 3.3 §3.2), by the name of their
// decoder.
var extensions = map[string]string{"png": ".png", "jpeg": ".jpg", "gif": ".gif"}

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

// name is made from the content, so that the same picture is one file in the
// book, whoever meets it first.
func (p *picture) name() string {
	sum := sha256.Sum256(p.data)
	return "i" + hex.EncodeToString(sum[:10]) + p.extension()
}

func (r *renderer) figure(f *doc.Figure) {
	if f.Image == nil || !r.b.o.KeepImages {
		r.absent(f)
		return
	}
	p, ok := sound(f.Image.Data)
	if !ok {
		e := r.source()
		r.diags = append(r.diags, diag.New(diag.ImageBroken, e.Path, e.Line, "%s is not a PNG, JPEG or GIF picture", f.Image.Name))
		r.absent(f)
		return
	}
	p = r.b.fit(p)
	name := p.name()
	r.keep(stored(root+imageDir+name, p.data))
	r.animated = r.animated || p.mediaType == "image/gif"
	r.raw(`<figure><img`)
	r.attr("src", "../"+imageDir+name)
	r.attr("alt", r.description(f))
	r.raw("/>")
	r.caption(f.Caption)
	r.raw("</figure>\n")
}

// keep remembers a picture once an article.
func (r *renderer) keep(p packed) {
	for i := range r.images {
		if r.images[i].name == p.name {
			return
		}
	}
	r.images = append(r.images, p)
}

// description returns what stands for the picture where it cannot be seen. A
// caption describes it already; then the word for a picture is enough.
func (r *renderer) description(f *doc.Figure) string {
	if s := label(f.Alt); s != "—" {
		return s
	}
	if len(f.Caption) == 0 {
		r.alts = false
	}
	return frame.Text(r.ui, frame.Picture)
}

func (r *renderer) caption(in []doc.Inline) {
	if len(in) == 0 {
		return
	}
	r.raw("<figcaption")
	r.open("", in)
	r.inlines(in)
	r.raw("</figcaption>")
}

// absent stands for a picture that is not in the book: its caption, and where
// it can be seen.
func (r *renderer) absent(f *doc.Figure) {
	caption := f.Caption
	if len(caption) == 0 && label(f.Alt) != "—" {
		caption = []doc.Inline{&doc.Run{Text: label(f.Alt)}}
	}
	to, ok := href(f.Src)
	r.raw(`<figure class="absent"`)
	if !ok && f.Src != "" {
		r.attr("data-src", f.Src)
	}
	r.raw("><figcaption")
	r.open("", caption)
	if len(caption) > 0 {
		r.inlines(caption)
		r.raw(" ")
	}
	r.raw(`<span class="note"`)
	r.langAttr(r.ui)
	r.raw(">")
	note := frame.Text(r.ui, frame.NoPicture)
	if ok {
		r.raw("<a")
		r.attr("href", to)
		r.raw(">")
		r.text(note)
		r.raw("</a>")
	} else {
		r.text(note)
	}
	r.raw("</span></figcaption></figure>\n")
}
