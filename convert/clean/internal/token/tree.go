package token

import (
	"strings"

	"github.com/wenzhai/wenzhai/convert/doc"
)

// UnwrapStrong removes a strong mark around all of in.
func UnwrapStrong(in []doc.Inline) []doc.Inline {
	for len(in) == 1 {
		s, ok := in[0].(*doc.Styled)
		if !ok || s.Style != doc.Strong {
			break
		}
		in = s.Inlines
	}
	return in
}

// InlineBytes returns the length of the text of in, without that of ruby.
func InlineBytes(in []doc.Inline) int {
	n := 0
	for _, x := range in {
		switch x := x.(type) {
		case *doc.Run:
			n += len(x.Text)
		case *doc.Styled:
			n += InlineBytes(x.Inlines)
		case *doc.Link:
			n += InlineBytes(x.Inlines)
		case *doc.CodeSpan:
			n += len(x.Text)
		}
	}
	return n
}

// LengthOf returns the length of a paragraph in bytes, each mark counted as one.
func LengthOf(in []doc.Inline) int { return InlineBytes(in) + countInlines(in) }

func countInlines(in []doc.Inline) int {
	n := len(in)
	for _, x := range in {
		if s, ok := x.(*doc.Styled); ok {
			n += countInlines(s.Inlines)
		} else if l, ok := x.(*doc.Link); ok {
			n += countInlines(l.Inlines)
		}
	}
	return n
}

// IsBreak reports whether x is a forced line break.
func IsBreak(x doc.Inline) bool { _, ok := x.(*doc.Break); return ok }

// Tree nests toks, without breaks at the edges.
func Tree(toks []Token) []doc.Inline {
	p := nester{toks: toks}
	return trimBreaks(p.run())
}

// nester nests a sequence of tokens.
type nester struct {
	toks []Token
	i    int
}

// run builds inlines up to the matching close token or the end.
func (p *nester) run() []doc.Inline {
	var out []doc.Inline
	for p.i < len(p.toks) {
		t := p.toks[p.i]
		p.i++
		switch t.Kind {
		case Close:
			return out
		case Text:
			out = AppendText(out, p.texts(t.Text))
		case Break:
			out = append(out, &doc.Break{})
		case Code:
			out = append(out, &doc.CodeSpan{Text: t.Text})
		case Open:
			out = appendMark(out, t, p.run())
		}
	}
	return out
}

// texts returns text with that of the tokens behind it, as far as they are text,
// too: joined at once, because a paragraph may have very many.
func (p *nester) texts(text string) string {
	end := p.i
	for end < len(p.toks) && p.toks[end].Kind == Text {
		end++
	}
	if end == p.i {
		return text
	}
	var b strings.Builder
	b.WriteString(text)
	for ; p.i < end; p.i++ {
		b.WriteString(p.toks[p.i].Text)
	}
	return b.String()
}

// AppendText appends text, joined to a run before it.
func AppendText(out []doc.Inline, text string) []doc.Inline {
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
func appendMark(out []doc.Inline, t Token, in []doc.Inline) []doc.Inline {
	if len(in) == 0 {
		return out
	}
	if onlyBreaks(in) || t.Mark == Small {
		return AppendAll(out, in)
	}
	if t.Mark == Link {
		return append(out, &doc.Link{URL: t.Text, Inlines: in})
	}
	if n := len(out); n > 0 {
		if s, ok := out[n-1].(*doc.Styled); ok && s.Style == t.Style && s.Lang == t.lang {
			s.Inlines = AppendAll(s.Inlines, in)
			return out
		}
	}
	return append(out, &doc.Styled{Style: t.Style, Lang: t.lang, Inlines: in})
}

// AppendAll appends in to out, neighbouring runs joined.
func AppendAll(out, in []doc.Inline) []doc.Inline {
	for _, x := range in {
		if r, ok := x.(*doc.Run); ok {
			out = AppendText(out, r.Text)
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

// Walk calls f for the characters and the program text of in, with the link that
// they stand in, or nil.
func Walk(in []doc.Inline, f func(text string, link *doc.Link)) { walk(in, nil, f) }

func walk(in []doc.Inline, link *doc.Link, f func(text string, link *doc.Link)) {
	for _, x := range in {
		switch x := x.(type) {
		case *doc.Run:
			f(x.Text, link)
		case *doc.CodeSpan:
			f(x.Text, link)
		case *doc.Styled:
			walk(x.Inlines, link, f)
		case *doc.Link:
			walk(x.Inlines, x, f)
		}
	}
}
