// Package token holds running text on its way into the tree as a flat sequence,
// and makes the tree of it.
package token

import (
	"slices"
	"strings"

	"github.com/wenzhai/wenzhai/convert/doc"
	"github.com/wenzhai/wenzhai/convert/links"
)

// Kind is a kind of token.
type Kind uint8

// The kinds of tokens.
const (
	Text   Kind = iota
	Open        // begins a mark
	Close       // ends the innermost mark
	Break       // a forced line break
	Code        // a code span
	Object      // what stands in running text whole: Token.Inline
)

// Mark is what an opening token begins.
type Mark uint8

// The marks.
const (
	Styled Mark = iota // Token.Style
	Link               // Token.Text is the URL; Inline is a *doc.Link with its Ref where it has one
	Small              // small print, of Style doc.Small: a hint of a caption
	Indent             // no mark: of an Object, spaces before a line of verse
)

// Token is a piece of running text on its way into the tree: a flat sequence
// can be cut into paragraphs anywhere, and its white space judged across marks.
type Token struct {
	Kind   Kind
	Mark   Mark
	Style  doc.Style
	Text   string
	Inline doc.Inline // of an Object; see Link
}

// Same reports whether two opening tokens begin the same mark.
func (t Token) Same(o Token) bool {
	return t.Mark == o.Mark && t.Style == o.Style && (t.Mark != Link || t.Text == o.Text)
}

// Tree nests toks, without line breaks at the edges.
func Tree(toks []Token) []doc.Inline {
	p := nester{toks: toks}
	return trim(trim(p.run(), true), false)
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
			out = appendText(out, p.texts(t.Text))
		case Break:
			out = append(out, &doc.Break{})
		case Code:
			out = append(out, &doc.CodeSpan{Text: t.Text})
		case Object:
			out = append(out, t.Inline)
		case Open:
			out = appendMark(out, t, p.run())
		}
	}
	return out
}

// texts returns text with that of the tokens behind it, as far as they are text,
// too: joined at once, because a paragraph may have very many.
func (p *nester) texts(text string) string {
	if p.i == len(p.toks) || p.toks[p.i].Kind != Text {
		return text
	}
	var b strings.Builder
	b.WriteString(text)
	for ; p.i < len(p.toks) && p.toks[p.i].Kind == Text; p.i++ {
		b.WriteString(p.toks[p.i].Text)
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
func appendMark(out []doc.Inline, t Token, in []doc.Inline) []doc.Inline {
	if !slices.ContainsFunc(in, func(x doc.Inline) bool { return !IsBreak(x) }) {
		return AppendAll(out, in)
	}
	if t.Mark == Link {
		l := doc.Link{URL: t.Text, Inlines: in}
		if of, ok := t.Inline.(*doc.Link); ok {
			l.Ref = of.Ref
		}
		return append(out, &l)
	}
	if n := len(out); n > 0 {
		if s, ok := out[n-1].(*doc.Styled); ok && s.Style == t.Style && s.Title == t.Text {
			s.Inlines = AppendAll(s.Inlines, in)
			return out
		}
	}
	return append(out, &doc.Styled{Style: t.Style, Title: t.Text, Inlines: in})
}

// AppendAll appends in to out, neighbouring runs joined.
func AppendAll(out, in []doc.Inline) []doc.Inline {
	for _, x := range in {
		if r, ok := x.(*doc.Run); ok {
			out = appendText(out, r.Text)
			continue
		}
		out = append(out, x)
	}
	return out
}

// trim removes line breaks at one edge, also inside marks, and marks around
// nothing else.
func trim(in []doc.Inline, start bool) []doc.Inline {
	for len(in) > 0 {
		at := 0
		if !start {
			at = len(in) - 1
		}
		inner := doc.Inner(in[at])
		if inner != nil {
			*inner = trim(*inner, start)
		}
		if !IsBreak(in[at]) && (inner == nil || len(*inner) > 0) {
			break
		}
		in = slices.Delete(in, at, at+1)
	}
	return in
}

// IsBreak reports whether x is a forced line break.
func IsBreak(x doc.Inline) bool { _, ok := x.(*doc.Break); return ok }

// UnwrapStrong removes strong marks around all of in.
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

// InlineBytes returns the length of the text of in, without readings.
func InlineBytes(in []doc.Inline) int {
	n := 0
	for _, x := range in {
		switch x := x.(type) {
		case *doc.Run:
			n += len(x.Text)
		case *doc.CodeSpan:
			n += len(x.Text)
		case *doc.Styled:
			n += InlineBytes(x.Inlines)
		case *doc.Link:
			n += InlineBytes(x.Inlines)
		case *doc.Ruby:
			n += len(x.Base)
		}
	}
	return n
}

// Walk calls f for the characters and the program text of in, without readings, with
// the link that they stand in, or nil; a link to a place in the article itself or to a
// page by its name is none: it is no part of a site's navigation.
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
			if strings.HasPrefix(x.Ref, "#") || strings.HasPrefix(x.Ref, links.Named) {
				walk(x.Inlines, link, f)
				continue
			}
			walk(x.Inlines, x, f)
		case *doc.Ruby:
			f(x.Base, link)
		}
	}
}

// AnyRun calls match for the runs of in and the characters below readings until it
// holds, and reports whether it did. match may change nothing.
func AnyRun(in []doc.Inline, match func(*doc.Run) bool) bool {
	for _, x := range in {
		switch x := x.(type) {
		case *doc.Run:
			if match(x) {
				return true
			}
		case *doc.Ruby:
			if match(&doc.Run{Text: x.Base}) {
				return true
			}
		}
		if inner := doc.Inner(x); inner != nil && AnyRun(*inner, match) {
			return true
		}
	}
	return false
}

// Around returns the mark or link x around y alone.
func Around(x, y doc.Inline) doc.Inline {
	switch x := x.(type) {
	case *doc.Styled:
		return &doc.Styled{Style: x.Style, Lang: x.Lang, Title: x.Title, Inlines: []doc.Inline{y}}
	case *doc.Link:
		return &doc.Link{URL: x.URL, Ref: x.Ref, To: x.To, Inlines: []doc.Inline{y}}
	}
	return y
}
