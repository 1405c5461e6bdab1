package epub

import "github.com/wenzhai/wenzhai/convert/frame"

// turn writes the line that leads to the article before, the contents and the
// article after.
func (r *renderer) turn() {
	r.raw(`<nav class="turn"`)
	r.langAttr(r.ui)
	r.attr("aria-label", frame.Text(r.ui, frame.Contents))
	r.raw("><p>")
	link := func(to string, key frame.Key) {
		r.raw(`<a href="`, to, `">`)
		r.text(frame.Text(r.ui, key))
		r.raw("</a>")
	}
	if r.index > 0 {
		link(articleFile(r.index-1, 0), frame.Previous)
		r.raw(" · ")
	}
	link("../"+r.b.contentsFile(), frame.Contents)
	if r.index+1 < len(r.b.entries) {
		r.raw(" · ")
		link(articleFile(r.index+1, 0), frame.Next)
	}
	r.raw("</p></nav>\n")
}
