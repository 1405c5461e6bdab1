package xhtml

import (
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/wenzhai/wenzhai/convert/doc"
)

// notes are the numbered notes at the end of an article, to which marks in
// its text refer. Reading systems show them as pop-ups.
type notes struct {
	from   int  // index of the block that they begin with
	n      int  // their number; they are numbered 1 to n
	listed bool // they are the items of one list; else paragraphs that begin with a mark
	placed []bool
}

// maxNoted is the size in bytes of an article's text up to which marks are
// linked: a longer one may go on in another document.
const maxNoted = 83_333

// findNotes returns the notes of an article, or nil. Notes are only what the
// text refers to number by number: each of 1 to n has a mark, and the marks
// first come in that order.
func findNotes(blocks []doc.Block) *notes {
	f := listedNotes(blocks)
	if f == nil {
		f = markedNotes(blocks)
	}
	if f == nil || size(blocks) > maxNoted {
		return nil
	}
	next := 1
	marks(blocks[:f.from], func(n int) {
		if n == next {
			next++
		} else if n > next {
			next = f.n + 2 // out of order: these are no marks of notes
		}
	})
	if next != f.n+1 {
		return nil
	}
	f.placed = make([]bool, f.n+1)
	return f
}

func size(blocks []doc.Block) int {
	n := 0
	for _, s := range doc.PlainBlocks(blocks) {
		n += len(s) + 100
	}
	return n
}

// listedNotes takes a numbered list at the very end for notes.
func listedNotes(blocks []doc.Block) *notes {
	last := len(blocks) - 1
	if last < 1 {
		return nil
	}
	l, ok := blocks[last].(*doc.List)
	if !ok || !l.Ordered || l.Start != 1 || len(l.Items) == 0 {
		return nil
	}
	return &notes{from: last, n: len(l.Items), listed: true}
}

// markedNotes takes the paragraphs at the very end that begin with the marks 1,
// 2, 3 … for notes.
func markedNotes(blocks []doc.Block) *notes {
	from := len(blocks)
	for from > 0 && markOf(blocks[from-1]) > 0 {
		from--
	}
	for i := from; i < len(blocks); i++ {
		if markOf(blocks[i]) != i-from+1 {
			return nil
		}
	}
	if from == len(blocks) || from == 0 {
		return nil
	}
	return &notes{from: from, n: len(blocks) - from}
}

// markOf returns the number of the mark that a paragraph begins with, or 0.
func markOf(b doc.Block) int {
	p, ok := b.(*doc.Paragraph)
	if !ok || len(p.Inlines) == 0 {
		return 0
	}
	r, ok := p.Inlines[0].(*doc.Run)
	if !ok {
		return 0
	}
	switch c, _ := utf8.DecodeRuneInString(r.Text); {
	case c == '[', c == '［', c == '〔', c >= '①' && c <= '⑳':
		if from, _, n := nextMark(r.Text); from == 0 {
			return n
		}
	}
	return 0
}

// markForm is the form of a mark: "[3]", "［3］", "〔3〕" or "③".
var markForm = regexp.MustCompile(`\[([1-9]\d{0,2})\]|［([1-9]\d{0,2})］|〔([1-9]\d{0,2})〕|[①-⑳]`)

// mayHoldMark is markForm for a quick look: it knows the bytes with which marks begin.
func mayHoldMark(s string) bool {
	return strings.IndexByte(s, '[') >= 0 || strings.Contains(s, "［") || strings.Contains(s, "〔") || strings.Contains(s, "\xe2\x91")
}

// nextMark returns the range and the number of the first mark in s; the number is
// 0 where there is none.
func nextMark(s string) (from, to, n int) {
	if !mayHoldMark(s) {
		return 0, 0, 0
	}
	m := markForm.FindStringSubmatchIndex(s)
	if m == nil {
		return 0, 0, 0
	}
	for i := 2; i < len(m); i += 2 {
		if m[i] >= 0 {
			return m[0], m[1], number(s[m[i]:m[i+1]])
		}
	}
	c, _ := utf8.DecodeRuneInString(s[m[0]:])
	return m[0], m[1], int(c-'①') + 1
}

// number reads one to three figures that do not begin with 0; else it is 0.
func number(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil || len(s) > 3 || s[0] < '1' || s[0] > '9' {
		return 0
	}
	return n
}

// raised returns the number of a mark that is set above the line, "3" or "[3]".
func raised(s *doc.Styled) int {
	if s.Style != doc.Sup {
		return 0
	}
	return wholeMark(s.Inlines)
}

// wholeMark returns the number that in is the mark of, in brackets or without.
func wholeMark(in []doc.Inline) int {
	text := strings.TrimSpace(doc.PlainInlines(in))
	if from, to, n := nextMark(text); n > 0 && to-from == len(text) {
		return n
	}
	return number(text)
}

// linked returns the number of a mark that is a link to a place in a page, as
// the marks of notes are on the page that an article comes from.
func linked(l *doc.Link) int {
	if !strings.Contains(l.URL, "#") {
		return 0
	}
	return wholeMark(l.Inlines)
}

// isBack reports whether l is the arrow at the end of a note that leads back to
// its mark on the page that an article comes from.
func isBack(l *doc.Link) bool {
	text := strings.TrimSuffix(doc.PlainInlines(l.Inlines), "\ufe0e")
	return strings.Contains(l.URL, "#") && (text == "↩" || text == "↑" || text == "^" || text == "⏎")
}

// marks calls visit for the marks in paragraphs and headings.
func marks(blocks []doc.Block, visit func(n int)) {
	var inlines func(in []doc.Inline)
	inlines = func(in []doc.Inline) {
		for _, x := range in {
			switch x := x.(type) {
			case *doc.Run:
				for s := x.Text; ; {
					_, to, n := nextMark(s)
					if n == 0 {
						break
					}
					visit(n)
					s = s[to:]
				}
			case *doc.Styled:
				if n := raised(x); n > 0 {
					visit(n)
				} else {
					inlines(x.Inlines)
				}
			case *doc.Link:
				if n := linked(x); n > 0 {
					visit(n)
				}
			}
		}
	}
	doc.Walk(blocks, func(b doc.Block) bool {
		switch b := b.(type) {
		case *doc.Paragraph:
			inlines(b.Inlines)
		case *doc.Heading:
			inlines(b.Inlines)
		}
		return true
	})
}

// TakeNotes has the notes at the end of an article set as such, with links
// between them and their marks, and returns what is to be set as text before
// WriteNotes, and the notes.
func (r *Renderer) TakeNotes(blocks []doc.Block) (text, behind []doc.Block) {
	if r.notes = findNotes(blocks); r.notes == nil {
		return blocks, nil
	}
	return blocks[:r.notes.from], blocks[r.notes.from:]
}

// markRun writes running text with the marks in it as links.
func (r *Renderer) markRun(s string) {
	for {
		from, to, n := nextMark(s)
		if n == 0 || n > r.notes.n {
			r.plainRun(s)
			return
		}
		r.plainRun(s[:from])
		r.noteref(n, func() { r.plainRun(s[from:to]) })
		s = s[to:]
	}
}

// noteref writes the mark of note n.
func (r *Renderer) noteref(n int, text func()) {
	s := strconv.Itoa(n)
	r.Raw(`<a epub:type="noteref" role="doc-noteref" class="noteref" href="#fn`, s, `"`)
	if !r.notes.placed[n] {
		r.notes.placed[n] = true
		r.Raw(` id="fr`, s, `"`)
	}
	r.Raw(">")
	r.inLink = true
	text()
	r.inLink = false
	r.Raw("</a>")
}

// marked reports whether the mark of note n is a link: not in links, nor in the
// notes themselves.
func (r *Renderer) marked(n int) bool { return r.notes != nil && !r.inLink && n <= r.notes.n }

// WriteNotes writes the notes that TakeNotes returned.
func (r *Renderer) WriteNotes(blocks []doc.Block) {
	f := r.notes
	if r.notes = nil; f == nil {
		return
	}
	for i := range f.n {
		s := strconv.Itoa(i + 1)
		label, body := s+".", []doc.Block(nil)
		if f.listed {
			body = blocks[0].(*doc.List).Items[i].Blocks
		} else {
			label, body = withoutMark(blocks[i].(*doc.Paragraph))
		}
		r.Raw(`<aside epub:type="footnote" role="doc-footnote" class="footnote" id="fn`, s, `">`, "\n")
		r.note(s, label, body)
		r.Raw("</aside>\n")
	}
}

// note writes the blocks of note n; its number leads back to the mark.
func (r *Renderer) note(n, label string, body []doc.Block) {
	first, ok := &doc.Paragraph{}, false
	if len(body) > 0 {
		first, ok = body[0].(*doc.Paragraph)
	}
	r.Raw("<p")
	if ok {
		r.back = "#fr" + n
		r.startText(first.Lang, first.Inlines)
		body = body[1:]
	} else {
		first = &doc.Paragraph{}
		r.Raw(">")
	}
	r.Element("a", label, "role", "doc-backlink", "href", "#fr"+n)
	r.Raw(" ")
	r.In(first.Lang, func() { r.Inlines(first.Inlines) })
	r.Raw("</p>\n")
	r.Blocks(body)
	r.back = ""
}

// withoutMark parts a paragraph into its mark and what follows.
func withoutMark(p *doc.Paragraph) (label string, body []doc.Block) {
	text := p.Inlines[0].(*doc.Run).Text
	_, n, _ := nextMark(text)
	rest := append([]doc.Inline{&doc.Run{Text: strings.TrimLeft(text[n:], " ")}}, p.Inlines[1:]...)
	return text[:n], []doc.Block{&doc.Paragraph{Lang: p.Lang, Inlines: rest}}
}
