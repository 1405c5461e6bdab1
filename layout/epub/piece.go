package epub

import (
	"bytes"

	"github.com/wenzhai/wenzhai/convert/doc"
	"github.com/wenzhai/wenzhai/layout/epub/cut"
	"github.com/wenzhai/wenzhai/layout/xhtml"
)

// pieceSize is the size in bytes beyond which an article goes on in a new
// document: older readers slow down or fail at about 300 KB.
const pieceSize = 250_000

// top renders a block of the body's highest level. A block that is too large for
// one document is set as several of its kind.
func (a *article) top(blk doc.Block) {
	a.fit(func() { a.Block(blk) }, func() bool {
		x, y, ok := cut.Block(blk)
		if ok {
			a.top(x)
			a.top(y)
		}
		return ok
	})
}

// fit has write render a part of the body that no document border crosses. If
// it is too large for one document, part renders it in parts, or reports that
// it cannot; if it is too large for the rest of this one, it goes to the next.
func (a *article) fit(write func(), part func() bool) {
	before, made, from := *a, *a.chapter, a.size()
	write()
	a.FlushNotes()
	size := a.size()
	if size <= pieceSize {
		return
	}
	*a, *a.chapter = before, made
	if size-from <= pieceSize {
		a.cut()
		a.fit(write, part)
	} else if !part() {
		write()
		a.FlushNotes()
		a.cut()
	}
}

// size is the length of the document at hand in bytes.
func (a *article) size() int { return len(a.Buf) + len(a.Feet) + a.slack }

// cut ends a piece: what was rendered becomes a document.
func (a *article) cut() {
	if len(a.Buf) == 0 {
		return
	}
	file := a.file(a.count)
	a.files = append(a.files, file)
	if a.found == nil {
		p := a.d.packBuilt(root+textDir+file, a.document)
		p.math = bytes.Contains(a.Buf, []byte("<math ")) || bytes.Contains(a.Feet, []byte("<math "))
		a.pieces = append(a.pieces, p)
	} else {
		findIn(a.found, file, a.Buf)
		findIn(a.found, file, a.Feet)
	}
	a.count++
	a.Buf, a.Feet, a.slack = a.Buf[:0], a.Feet[:0], 0
}

// document writes the piece at hand with what is around it.
func (a *article) document(m *xhtml.Writer) {
	m.Tall = a.b.vertical(a.Lang)
	p := xhtml.Page{Lang: a.Lang, Title: a.title(), Style: styleHref, Kind: "bodymatter"}
	if a.count == 0 {
		p.Head = func() { a.records(m) }
	}
	p.Body = func() {
		m.Raw("<article")
		if c := a.class(); c != "" {
			m.Attr("class", c)
		}
		if a.count > 0 {
			m.Attr("aria-label", p.Title)
		}
		m.Raw(">\n")
		m.Buf = append(m.Buf, a.Buf...)
		m.Raw("</article>\n")
		noteSection(m, a.Feet, p.Title)
	}
	m.Document(p)
	a.b.o.Noted.Document(root+textDir+a.file(a.count), m.Buf)
}
