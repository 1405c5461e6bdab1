// Package keep tells which paragraphs stand on the page of what follows them.
package keep

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/wenzhai/wenzhai/convert/doc"
)

// WithNext reports whether a paragraph belongs to what follows it: it ends
// with a colon before a list or the like, or it is a heading in disguise, all
// bold or a number with a title.
func WithNext(p *doc.Paragraph, next doc.Block) bool {
	if p == nil {
		return false
	}
	if bold(p.Inlines) {
		return true
	}
	if numbered(p) {
		n, ok := next.(*doc.Paragraph)
		return !ok || !numbered(n) // else they are a list
	}
	switch next.(type) {
	case *doc.List, *doc.Definitions, *doc.Code, *doc.Formula, *doc.Table, *doc.Quote:
		t := strings.TrimRight(doc.PlainInlines(p.Inlines), " ")
		return strings.HasSuffix(t, "：") || strings.HasSuffix(t, ":")
	}
	return false
}

// numbered reports whether a paragraph is a title behind a number: short, and
// no sentence.
func numbered(p *doc.Paragraph) bool {
	t := strings.TrimSpace(doc.PlainInlines(p.Inlines))
	title := strings.TrimLeft(strings.TrimLeft(t, "（(第"), "0123456789０１２３４５６７８９一二三四五六七八九十百零〇")
	if title == t || utf8.RuneCountInString(t) > 40 || strings.HasSuffix(t, "。") || strings.HasSuffix(t, "；") {
		return false
	}
	r, _ := utf8.DecodeRuneInString(title)
	return strings.ContainsRune("、.．)）", r)
}

func bold(in []doc.Inline) bool {
	return !slices.ContainsFunc(in, func(i doc.Inline) bool {
		st, ok := i.(*doc.Styled)
		return !ok || st.Style != doc.Strong
	})
}
