package epub

import (
	"strconv"

	"github.com/wenzhai/wenzhai/convert/diag"
	"github.com/wenzhai/wenzhai/convert/doc"
	"github.com/wenzhai/wenzhai/convert/frame"
	"github.com/wenzhai/wenzhai/layout/xhtml"
)

func (a *article) figure(f *doc.Figure) {
	if f.Image == nil || !a.b.o.KeepImages {
		a.absent(f)
		return
	}
	p, ok := a.b.shown(f.Image)
	if !ok {
		a.diags = append(a.diags, diag.New(diag.ImageBroken, a.meta.Path, a.meta.Line, "%s is not a PNG, JPEG or GIF picture", f.Image.Name))
		a.absent(f)
		return
	}
	a.Raw("<figure>")
	a.Empty("img", "src", a.store(p), "alt", a.description(f))
	a.Caption(f.Caption)
	a.Raw("</figure>\n")
}

// store keeps a picture for the book and returns its address there.
func (a *article) store(p picture) string {
	name := p.name()
	a.keep(stored(root+imageDir+name, p.data))
	a.animated = a.animated || p.mediaType == "image/gif"
	return "../" + imageDir + name
}

// inLine writes a picture in a line, as high as it is or as a line can hold; or its
// name.
func (a *article) inLine(x *doc.Picture) {
	if x.Image == nil || !a.b.o.KeepImages {
		a.Text(x.Alt)
		return
	}
	p, ok := a.b.shown(x.Image)
	if !ok {
		a.diags = append(a.diags, diag.New(diag.ImageBroken, a.meta.Path, a.meta.Line, "%s is not a PNG, JPEG or GIF picture", x.Image.Name))
		a.Text(x.Alt)
		return
	}
	height := "height: " + strconv.FormatFloat(x.InLine(), 'f', -1, 64) + "em"
	a.Empty("img", "class", "inline", "src", a.store(p), "alt", x.Alt, "style", height)
}

// keep remembers a picture once an article.
func (a *article) keep(p packed) {
	for i := range a.images {
		if a.images[i].name == p.name {
			return
		}
	}
	a.images = append(a.images, p)
}

// description returns what stands for the picture where it cannot be seen. A
// caption describes it already; then the word for a picture is enough.
func (a *article) description(f *doc.Figure) string {
	if s := xhtml.Label(f.Alt); s != xhtml.Nameless {
		return s
	}
	if len(f.Caption) == 0 {
		a.alts = false
	}
	return frame.Text(a.ui, frame.Picture)
}

// absent stands for a picture that is not in the book: its caption, and where
// it can be seen.
func (a *article) absent(f *doc.Figure) {
	caption := f.Caption
	if alt := xhtml.Label(f.Alt); len(caption) == 0 && alt != xhtml.Nameless {
		caption = []doc.Inline{&doc.Run{Text: alt}}
	}
	to, ok := xhtml.Address(f.Src)
	a.Raw(`<figure class="absent"`)
	if !ok && f.Src != "" {
		a.Attr("data-src", f.Src)
	}
	a.Passage("><figcaption", "", caption, "")
	if len(caption) > 0 {
		a.Raw(" ")
	}
	a.Raw(`<span class="note"`)
	a.Foreign(a.ui)
	a.Raw(">")
	note := frame.Text(a.ui, frame.NoPicture)
	if ok {
		a.Element("a", note, "href", to)
	} else {
		a.Text(note)
	}
	a.Raw("</span></figcaption></figure>\n")
}
