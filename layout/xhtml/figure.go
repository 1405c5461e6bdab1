package xhtml

import "github.com/wenzhai/wenzhai/convert/doc"

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
