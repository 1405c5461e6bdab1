package typeset

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"github.com/wenzhai/wenzhai/convert/diag"
	"github.com/wenzhai/wenzhai/convert/doc"
	"github.com/wenzhai/wenzhai/layout/compose/formula"
	"github.com/wenzhai/wenzhai/layout/compose/reading"
	"github.com/wenzhai/wenzhai/layout/text"
)

// spans turns inlines into the spans of a paragraph set in look l.
func (s *Setter) spans(in []doc.Inline, l Look) []text.Span {
	var out []text.Span
	s.inline(&out, in, l, "", "")
	return out
}

func (s *Setter) inline(out *[]text.Span, in []doc.Inline, l Look, lang doc.Lang, link string) {
	add := func(t string, l Look) {
		if t = printable(t); t != "" {
			*out = append(*out, text.Span{Text: t, Style: s.style(l), Lang: string(lang), Link: link})
		}
	}
	for _, i := range in {
		switch i := i.(type) {
		case *doc.Run:
			add(i.Text, l)
		case *doc.CodeSpan:
			add(i.Text, monoLook(l))
		case *doc.Formula:
			place(s, i.ID)
			if set, ok := set(s, i, text.Span{Style: s.style(l), Lang: string(lang), Link: link}); ok {
				*out = append(*out, set...)
			} else {
				add(formula.Source(i), monoLook(l))
			}
		case *doc.Ruby:
			if !reading.Fits(i) {
				add(i.Base+"（"+i.Text+"）", l)
				break
			}
			from := len(*out)
			add(i.Base, l)
			for k := range (*out)[from:] {
				(*out)[from+k].Ruby = printable(i.Text)
			}
		case *doc.NoteCall:
			s.calls(out, i.ID, l, lang)
		case *doc.Picture:
			if sp, ok := s.inset(i, l, link); ok {
				*out = append(*out, sp)
			} else {
				add(i.Alt, l)
			}
		case *doc.Anchor:
			place(s, i.ID)
		case *doc.Break:
			add("\n", l)
		case *doc.Styled:
			inner := lang
			if i.Lang != "" {
				inner = i.Lang
			}
			s.inline(out, i.Inlines, marked(l, i.Style), inner, link)
			add(s.standsFor(i), l)
		case *doc.Link:
			anchor, from, to := l, len(*out), s.target(i)
			if to != "" {
				anchor.Colour = text.Accent
			}
			s.inline(out, i.Inlines, anchor, lang, to)
			s.links.refer(s, out, from, to)
		}
	}
}

// set returns the spans of a formula in text like a span; false where it stands as TeX.
func set(s *Setter, f *doc.Formula, like text.Span) ([]text.Span, bool) {
	out, err := s.formulas.Spans(f, s.Flow, like, s.Geometry.Measure, s.Geometry.Depth())
	if err != nil {
		unset(s, f, err)
	}
	return out, err == nil
}

// unset takes note of a formula that stands as its TeX, where it was not said before
// that it cannot be read.
func unset(s *Setter, f *doc.Formula, err error) {
	if f.MathML == "" {
		return
	}
	d := diag.New(diag.FormulaTeX, s.meta.Path, s.meta.Line, "a formula of %q stands as TeX, for %v: %s", s.meta.Title, err, formula.Brief(f))
	d.Hint = cmp.Or(formula.Hint(err), d.Hint)
	if !slices.ContainsFunc(s.unset, func(x diag.Diagnostic) bool { return x.Message == d.Message }) { // tables are tried in several sizes
		s.unset = append(s.unset, d)
	}
}

// standsFor returns what stands behind an abbreviation where an article first has it:
// paper cannot show it on demand.
func (s *Setter) standsFor(i *doc.Styled) string {
	if i.Style != doc.Abbreviation || i.Title == "" {
		return ""
	}
	short := doc.PlainInlines(i.Inlines)
	if s.short[short] == nil {
		s.short[short] = i
	}
	switch {
	case s.short[short] != i || short == i.Title:
		return ""
	case s.Lang.IsChinese():
		return "（" + i.Title + "）"
	}
	return " (" + i.Title + ")"
}

// inBlack is spans for headings, where links have neither a colour of their own
// nor notes.
func (s *Setter) inBlack(in []doc.Inline, l Look) []text.Span {
	on := s.links.on
	s.links.on = false
	out := s.spans(in, l)
	s.links.on = on
	for i := range out {
		if out[i].Style.Colour == text.Accent {
			black := *out[i].Style
			black.Colour = l.Colour
			out[i].Style = s.style(black)
		}
	}
	return out
}

// printable drops control characters but line ends; a tab becomes a space.
func printable(t string) string {
	if !strings.ContainsFunc(t, unprintable) {
		return t
	}
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\t':
			return ' '
		case unprintable(r):
			return -1
		}
		return r
	}, t)
}

func unprintable(r rune) bool { return r != '\n' && unicode.IsControl(r) }
