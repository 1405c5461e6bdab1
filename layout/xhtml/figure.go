package xhtml

import (
	"cmp"
	"strings"

	"github.com/wenzhai/wenzhai/convert/doc"
)

// figure writes a figure as Options want it, or the words that stand for it.
func (r *Renderer) figure(f *doc.Figure) {
	if r.Figure != nil {
		r.Figure(f)
		return
	}
	caption := f.Caption
	if len(caption) == 0 {
		caption = []doc.Inline{&doc.Run{Text: Label(f.Alt)}}
	}
	r.Raw("<figure>")
	r.Caption(caption)
	r.Raw("</figure>\n")
}

// picture writes a picture in a line as Options want it, or the words that stand
// for it.
func (r *Renderer) picture(p *doc.Picture) {
	switch {
	case r.Picture != nil:
		r.Picture(p)
	case p.Alt != "":
		r.Text(p.Alt)
	}
}

// Caption writes the caption of a figure, if it has one.
func (r *Renderer) Caption(in []doc.Inline) {
	if len(in) > 0 {
		r.Passage("<figcaption", "", in, "</figcaption>")
	}
}

// FigureBeside shows a picture that lies beside the article. Of one on the web there
// is a link: who opens the page must not be told to fetch it. Where there is
// nothing to show, its words stand for it.
func FigureBeside(r *Renderer, f *doc.Figure) {
	if r == nil || f == nil {
		return
	}
	caption := f.Caption
	r.Raw("<figure>")
	switch {
	case strings.Contains(f.Src, "://"):
		r.Element("a", cmp.Or(f.Alt, f.Src), "href", f.Src)
	case f.Src != "" && !strings.ContainsAny(f.Src[:1], `/\`):
		r.Empty("img", "src", f.Src, "alt", f.Alt)
	case len(caption) == 0:
		caption = []doc.Inline{&doc.Run{Text: cmp.Or(f.Alt, f.Src, Nameless)}}
	}
	r.Caption(caption)
	r.Raw("</figure>\n")
}
