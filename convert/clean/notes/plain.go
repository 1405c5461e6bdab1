package notes

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/wenzhai/wenzhai/convert/doc"
	"github.com/wenzhai/wenzhai/convert/letter"
	"github.com/wenzhai/wenzhai/convert/pattern"
)

// Plain finds notes that no link leads to: a numbered list at the very end, or
// paragraphs there that begin with the marks 1, 2, 3 …, where each of these has a
// mark in the text and the marks first come in that order.
func Plain(blocks []doc.Block) []doc.Block {
	p := plain{}
	if p.listed(blocks); p.notes == nil {
		p.paragraphs(blocks)
	}
	if p.notes == nil {
		return blocks
	}
	text := blocks[:p.from:p.from]
	next := 1
	p.calls(text, func(n int) doc.Inline {
		if n == next {
			next++
		} else if n > next {
			next = len(p.notes) + 2 // out of order: these are no marks of notes
		}
		return nil
	})
	if next != len(p.notes)+1 {
		return blocks
	}
	p.calls(text, func(n int) doc.Inline {
		if n > len(p.notes) {
			return nil
		}
		return &doc.NoteCall{ID: plainID(n)}
	})
	for _, n := range p.notes {
		text = append(text, n)
	}
	return text
}

func plainID(n int) string { return "note-" + strconv.Itoa(n) }

// plain is what may be the notes of a text.
type plain struct {
	from  int // index of the block that they begin with
	notes []*doc.Note
}

func (p *plain) add(body []doc.Block) {
	n := len(p.notes) + 1
	p.notes = append(p.notes, &doc.Note{ID: plainID(n), Label: strconv.Itoa(n), Blocks: body})
}

// listed takes a numbered list at the very end for notes.
func (p *plain) listed(blocks []doc.Block) {
	p.from = len(blocks) - 1
	if p.from < 1 {
		return
	}
	if l, ok := blocks[p.from].(*doc.List); ok && l.Ordered && l.Start == 1 {
		for _, it := range l.Items {
			p.add(it.Blocks)
		}
	}
}

// paragraphs takes those at the very end that begin with marks for notes.
func (p *plain) paragraphs(blocks []doc.Block) {
	from := len(blocks)
	for from > 0 && markOf(blocks[from-1]) > 0 {
		from--
	}
	for i := from; i < len(blocks); i++ {
		if markOf(blocks[i]) != i-from+1 {
			return
		}
	}
	if p.from = from; from == 0 {
		return
	}
	for _, b := range blocks[from:] {
		p.add(unmarked(b.(*doc.Paragraph)))
	}
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
	from, to, n := nextMark(r.Text)
	if from > 0 || strings.Trim(r.Text[to:], " ") == "" && len(p.Inlines) == 1 {
		return 0
	}
	return n
}

// unmarked returns a paragraph without the mark that it begins with.
func unmarked(p *doc.Paragraph) []doc.Block {
	text := p.Inlines[0].(*doc.Run).Text
	_, n, _ := nextMark(text)
	rest := p.Inlines[1:]
	if text = strings.TrimLeft(text[n:], " "); text != "" {
		rest = append([]doc.Inline{&doc.Run{Text: text}}, rest...)
	}
	return []doc.Block{&doc.Paragraph{Lang: p.Lang, Inlines: rest}}
}

// bracketed is the form of a mark: "[3]", "［3］", "〔3〕" or "③".
var bracketed = pattern.Lazy(`\[([1-9]\d{0,2})\]|［([1-9]\d{0,2})］|〔([1-9]\d{0,2})〕|[①-⑳]`)

// mayHoldMark is bracketed for a quick look: it knows the bytes with which marks begin.
func mayHoldMark(s string) bool {
	return strings.IndexByte(s, '[') >= 0 || strings.Contains(s, "［") || strings.Contains(s, "〔") || strings.Contains(s, "\xe2\x91")
}

// nextMark returns the range and the number of the first mark in s; the number is
// 0 where there is none.
func nextMark(s string) (from, to, n int) {
	if !mayHoldMark(s) {
		return 0, 0, 0
	}
	m := bracketed().FindStringSubmatchIndex(s)
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

// calls has visit look at all marks in the text, in order; what it returns stands
// for the mark from then on.
func (p *plain) calls(blocks []doc.Block, visit func(n int) doc.Inline) {
	doc.EachText(blocks, func(in *[]doc.Inline) {
		if out, changed := marksIn(*in, "", visit); changed {
			*in = out
		}
	})
}

// marksIn is calls for running text behind before.
func marksIn(in []doc.Inline, before string, visit func(n int) doc.Inline) (out []doc.Inline, changed bool) {
	for _, x := range in {
		switch y := x.(type) {
		case *doc.Run:
			parts := runMarks(y, visit)
			out, changed = append(out, parts...), changed || len(parts) != 1 || parts[0] != x
			before = y.Text
			continue
		case *doc.Styled:
			if n := raised(y, before); n > 0 {
				if c := visit(n); c != nil {
					x, changed = c, true
				}
			} else if inner, ok := marksIn(y.Inlines, before, visit); ok {
				y.Inlines, changed = inner, true
			}
		case *doc.Link:
			if n := wholeMark(y.Inlines); n > 0 && strings.Contains(y.URL+y.Ref, "#") {
				if c := visit(n); c != nil {
					x, changed = c, true
				}
			}
		}
		out, before = append(out, x), ""
	}
	return out, changed
}

// runMarks parts a run at its marks for which visit returns something.
func runMarks(r *doc.Run, visit func(n int) doc.Inline) []doc.Inline {
	var out []doc.Inline
	from := 0
	for at := 0; ; {
		i, to, n := nextMark(r.Text[at:])
		if n == 0 {
			break
		}
		if c := visit(n); c != nil {
			if text := strings.TrimRight(r.Text[from:at+i], " "); text != "" {
				out = append(out, &doc.Run{Text: text})
			}
			out, from = append(out, c), at+to
		}
		at += to
	}
	if out == nil {
		return []doc.Inline{r}
	}
	if from < len(r.Text) {
		out = append(out, &doc.Run{Text: r.Text[from:]})
	}
	return out
}

// raised returns the number of a mark above the line, "3" or "[3]"; a bare number
// behind a figure or the letters of a unit is an exponent.
func raised(s *doc.Styled, before string) int {
	if s.Style != doc.Sup {
		return 0
	}
	n := wholeMark(s.Inlines)
	if n > 0 && len(doc.PlainInlines(s.Inlines)) == len(strconv.Itoa(n)) && exponent(before) {
		return 0
	}
	return n
}

// exponent reports whether a raised number behind these words is one.
func exponent(before string) bool {
	word := strings.TrimRightFunc(before, func(r rune) bool { return r < utf8.RuneSelf && letter.Alpha(byte(r)) })
	letters := len(before) - len(word)
	last := letter.LastRune(before)
	return last >= '0' && last <= '9' || last == ')' || letters > 0 && letters < 3
}

// wholeMark returns the number that in is the mark of, in brackets or without.
func wholeMark(in []doc.Inline) int {
	text := strings.TrimSpace(doc.PlainInlines(in))
	if from, to, n := nextMark(text); n > 0 && to-from == len(text) {
		return n
	}
	if text == "" {
		return 0
	}
	return number(text)
}
