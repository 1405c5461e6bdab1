package clean

import (
	"strings"

	"github.com/wenzhai/wenzhai/convert/doc"
)

// tokenKind is a kind of token.
type tokenKind uint8

const (
	tokText  tokenKind = iota
	tokOpen            // begins a mark
	tokClose           // ends the innermost mark
	tokBreak           // a forced line break
	tokCode            // a code span
)

// mark is what an opening token begins.
type mark uint8

const (
	markStyle mark = iota // token.style
	markLink              // token.text is the URL
	markSmall             // small print: no mark in the tree, but a hint of a caption
)

// token is a piece of running text on its way into the tree: a flat sequence
// can be cut into paragraphs anywhere, and its white space judged across marks.
type token struct {
	kind  tokenKind
	mark  mark
	style doc.Style
	lang  doc.Lang
	text  string
}

// same reports whether two opening tokens begin the same mark.
func (t token) same(o token) bool {
	return t.mark == o.mark && t.style == o.style && (t.mark != markLink || t.text == o.text)
}

// inlines builds the tree of toks: squeezed, without empty marks, without
// breaks at its edges, leftover Markdown marks turned into marks.
func (c *cleaner) inlines(toks []token) []doc.Inline {
	toks = c.squeezer.squeeze(toks)
	if hasStars(toks) {
		toks = starMarks(toks)
	}
	p := treeMaker{toks: toks}
	return trimBreaks(p.run())
}

// treeMaker nests a sequence of tokens.
type treeMaker struct {
	toks []token
	i    int
}

// run builds inlines up to the matching close token or the end.
func (p *treeMaker) run() []doc.Inline {
	var out []doc.Inline
	for p.i < len(p.toks) {
		t := p.toks[p.i]
		p.i++
		switch t.kind {
		case tokClose:
			return out
		case tokText:
			out = appendText(out, p.texts(t.text))
		case tokBreak:
			out = append(out, &doc.Break{})
		case tokCode:
			out = append(out, &doc.CodeSpan{Text: t.text})
		case tokOpen:
			out = appendMark(out, t, p.run())
		}
	}
	return out
}

// texts returns text with that of the tokens behind it, as far as they are text,
// too: joined at once, because a paragraph may have very many.
func (p *treeMaker) texts(text string) string {
	end := p.i
	for end < len(p.toks) && p.toks[end].kind == tokText {
		end++
	}
	if end == p.i {
		return text
	}
	var b strings.Builder
	b.WriteString(text)
	for ; p.i < end; p.i++ {
		b.WriteString(p.toks[p.i].text)
	}
	return b.String()
}

// appendText appends text, joined to a run before it.
func appendText(out []doc.Inline, text string) []doc.Inline {
	if text == "" {
		return out
	}
	if n := len(out); n > 0 {
		if r, ok := out[n-1].(*doc.Run); ok {
			r.Text += text
			return out
		}
	}
	return append(out, &doc.Run{Text: text})
}

// appendMark appends what t marks, if it holds something to read.
func appendMark(out []doc.Inline, t token, in []doc.Inline) []doc.Inline {
	if len(in) == 0 {
		return out
	}
	if onlyBreaks(in) || t.mark == markSmall {
		return appendAll(out, in)
	}
	if t.mark == markLink {
		return append(out, &doc.Link{URL: t.text, Inlines: in})
	}
	if n := len(out); n > 0 {
		if s, ok := out[n-1].(*doc.Styled); ok && s.Style == t.style && s.Lang == t.lang {
			s.Inlines = appendAll(s.Inlines, in)
			return out
		}
	}
	return append(out, &doc.Styled{Style: t.style, Lang: t.lang, Inlines: in})
}

func appendAll(out, in []doc.Inline) []doc.Inline {
	for _, x := range in {
		if r, ok := x.(*doc.Run); ok {
			out = appendText(out, r.Text)
			continue
		}
		out = append(out, x)
	}
	return out
}

func onlyBreaks(in []doc.Inline) bool {
	for _, x := range in {
		if _, ok := x.(*doc.Break); !ok {
			return false
		}
	}
	return true
}

// trimBreaks removes line breaks at both edges, also inside marks.
func trimBreaks(in []doc.Inline) []doc.Inline {
	for len(in) > 0 && trimmed(&in[0], true) {
		in = in[1:]
	}
	for len(in) > 0 && trimmed(&in[len(in)-1], false) {
		in = in[:len(in)-1]
	}
	return in
}

// trimmed trims the breaks at one edge of x and reports whether nothing is left.
func trimmed(x *doc.Inline, start bool) bool {
	var inner *[]doc.Inline
	switch y := (*x).(type) {
	case *doc.Break:
		return true
	case *doc.Styled:
		inner = &y.Inlines
	case *doc.Link:
		inner = &y.Inlines
	default:
		return false
	}
	for len(*inner) > 0 {
		at := 0
		if !start {
			at = len(*inner) - 1
		}
		if !trimmed(&(*inner)[at], start) {
			return false
		}
		*inner = append((*inner)[:at:at], (*inner)[at+1:]...)
	}
	return true
}
