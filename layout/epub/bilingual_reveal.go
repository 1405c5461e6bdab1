package epub

import (
	"bytes"
	"strconv"

	"github.com/wenzhai/wenzhai/convert/doc"
	"github.com/wenzhai/wenzhai/convert/frame"
)

// reveal puts a mark behind what was rendered since from, and the blocks of the
// second text that it stands for into a note: reading systems show that over
// the page (EPUB 3.3 SSV noteref and footnote), others at the end of the
// document. Of blocks without a partner the mark stands on a line of its own.
func (r *renderer) reveal(second []doc.Block, from int) {
	if len(second) == 0 {
		return
	}
	r.marks++
	n := strconv.Itoa(r.marks)
	r.atEnd(from, func() {
		r.raw(`<a class="mark" epub:type="noteref" role="doc-noteref" id="tm`, n, `" href="#tr`, n, `"`)
		r.attr("aria-label", r.languageName(r.twin.lang)+" "+n)
		r.raw(">*</a>")
	})
	r.buf, r.notes = r.notes, r.buf
	r.note(second, n)
	r.buf, r.notes = r.notes, r.buf
}

// note writes the note behind mark n, with a link back.
func (r *renderer) note(second []doc.Block, n string) {
	lead := r.lang
	// Readers lift what is in the aside out of it: the language goes along.
	r.raw(`<aside epub:type="footnote" role="doc-footnote" id="tr`, n, `"><div`)
	r.markup.lang(r.twin.lang)
	r.raw(">\n")
	from := len(r.buf)
	r.other(func() {
		r.inNote = true
		r.blocks(second)
		r.inNote = false
		r.atEnd(from, func() {
			r.raw(` <a class="back" role="doc-backlink" href="#tm`, n, `"`)
			r.attr("aria-label", r.languageName(lead)+" "+n)
			r.raw(">↩</a>")
		})
	})
	r.raw("</div></aside>\n")
}

// languageName is the name of a language as the text at hand calls it.
func (r *renderer) languageName(l doc.Lang) string { return frame.LangName(r.ui, l) }

// closers are the ends of elements before which a mark stands.
var closers = []string{
	"</p>", "</li>", "</ul>", "</ol>", "</blockquote>", "</figcaption>", "</figure>",
	"</h2>", "</h3>", "</h4>", "</h5>", "</h6>",
}

// atEnd has write add to the last line of running text since from, or in a
// paragraph of its own where the last thing is none.
func (r *renderer) atEnd(from int, write func()) {
	at := from + lastText(r.buf[from:])
	if at == len(r.buf) {
		r.raw(`<p class="mark">`)
		write()
		r.raw("</p>\n")
		return
	}
	tail := bytes.Clone(r.buf[at:])
	r.buf = r.buf[:at]
	write()
	r.buf = append(r.buf, tail...)
}

// lastText returns the place in buf behind the running text that ends it: before
// the end tags of its elements. It is the length of buf where it does not end
// in running text.
func lastText(buf []byte) int {
	at := len(buf)
	for {
		inner := bytes.TrimRight(buf[:at], "\n")
		tag := endTag(inner)
		if tag == 0 {
			break
		}
		at = len(inner) - tag
	}
	if at < len(buf) && at > 0 && buf[at-1] == '>' && bytes.HasSuffix(buf[:at], []byte("/>")) {
		return len(buf)
	}
	return at
}

// endTag returns the length of the end tag that buf ends with if it is one of
// the closers, or 0.
func endTag(buf []byte) int {
	for _, c := range closers {
		if bytes.HasSuffix(buf, []byte(c)) {
			return len(c)
		}
	}
	return 0
}

// noteSection writes the notes of a document.
func (m *markup) noteSection(notes []byte, title string) {
	if len(notes) == 0 {
		return
	}
	m.raw(`<section class="notes"`)
	m.attr("aria-label", title)
	m.raw(">\n")
	m.buf = append(m.buf, notes...)
	m.raw("</section>\n")
}
