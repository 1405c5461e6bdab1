package epub

import (
	"bytes"
	"strconv"

	"github.com/wenzhai/wenzhai/convert/doc"
	"github.com/wenzhai/wenzhai/convert/frame"
	"github.com/wenzhai/wenzhai/layout/xhtml"
)

// revealed puts a mark behind what lead renders, and the blocks of the second
// text that it stands for into a note: reading systems show that over the page
// (EPUB 3.3 SSV noteref and footnote), others at the end of the document. Of
// blocks without a partner the mark stands on a line of its own.
func (r rows) revealed(lead func(), second []doc.Block) {
	from := len(r.Buf)
	lead()
	if len(second) == 0 {
		return
	}
	r.marks++
	n := strconv.Itoa(r.marks)
	r.atEnd(from, func() {
		r.Element("a", "*", "class", "mark", "epub:type", "noteref", "role", "doc-noteref", "id", "tm"+n, "href", "#tr"+n,
			"aria-label", frame.LangName(r.ui, r.twin.lang)+" "+n)
	})
	r.Buf, r.Feet = r.Feet, r.Buf
	r.note(second, n)
	r.Buf, r.Feet = r.Feet, r.Buf
}

// note writes the note behind mark n, with a link back.
func (r rows) note(second []doc.Block, n string) {
	lead := r.Lang
	// Readers lift what is in the aside out of it: the language goes along.
	r.Raw(`<aside epub:type="footnote" role="doc-footnote" id="tr`, n, `"><div`)
	r.InLang(r.twin.lang)
	r.Raw(">\n")
	from := len(r.Buf)
	r.other(func() {
		r.Flat = true
		r.Blocks(second)
		r.Flat = false
		r.atEnd(from, func() {
			r.Raw(" ")
			r.Element("a", "↩", "class", "back", "role", "doc-backlink", "href", "#tm"+n, "aria-label", frame.LangName(r.ui, lead)+" "+n)
		})
	})
	r.Raw("</div></aside>\n")
}

// closers are the ends of elements before which a mark stands.
var closers = []string{
	"</p>", "</li>", "</dd>", "</dl>", "</aside>", "</details>", "</summary>", "</ul>", "</ol>", "</blockquote>", "</figcaption>", "</figure>",
	"</h2>", "</h3>", "</h4>", "</h5>", "</h6>",
}

// atEnd has write add to the last line of running text since from, or in a
// paragraph of its own where the last thing is none.
func (r rows) atEnd(from int, write func()) {
	at := from + lastText(r.Buf[from:])
	if at == len(r.Buf) {
		r.Raw(`<p class="mark">`)
		write()
		r.Raw("</p>\n")
		return
	}
	tail := bytes.Clone(r.Buf[at:])
	r.Buf = r.Buf[:at]
	write()
	r.Buf = append(r.Buf, tail...)
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

// foot ends the text with the notes that its last document has.
func (a *article) foot() {
	noteSection(&a.Writer, a.Feet, a.title())
	a.Feet = a.Feet[:0]
}

// noteSection writes the notes of a document.
func noteSection(m *xhtml.Writer, notes []byte, title string) {
	if len(notes) == 0 {
		return
	}
	m.Open("section", "class", "notes", "aria-label", title)
	m.Raw("\n")
	m.Buf = append(m.Buf, notes...)
	m.Raw("</section>\n")
}
