// Package keep tells which blocks stay together: paragraphs with what follows them,
// and those of two texts.
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

// Loose reports whether the figure that is block i may stand behind what follows it:
// there is running text on either side, the text above does not lead over to it by a
// colon or as a title, and none points at a place above or below. A short paragraph
// below it may be its caption.
func Loose(blocks []doc.Block, i int) bool {
	if i < 1 || i+1 >= len(blocks) {
		return false
	}
	above, ok := blocks[i-1].(*doc.Paragraph)
	below, also := blocks[i+1].(*doc.Paragraph)
	if !ok || !also || above == nil || below == nil || WithNext(above, blocks[i]) || WithNext(below, blocks[i]) {
		return false
	}
	a, b := strings.TrimSpace(doc.PlainInlines(above.Inlines)), doc.PlainInlines(below.Inlines)
	return utf8.RuneCountInString(b) >= someText && !strings.HasSuffix(a, "：") && !strings.HasSuffix(a, ":") && !points(a, toBelow) && !points(b, toAbove)
}

// someText is how long a paragraph is at least, in characters, that is no caption.
const someText = 40

// Words by which text points at the figure below it, and above it.
var (
	toBelow = []string{"下图", "下圖", "如下", "following", "below"}
	toAbove = []string{"上图", "上圖", "如上", "above"}
)

func points(t string, words []string) bool {
	return slices.ContainsFunc(words, func(w string) bool { return strings.Contains(t, w) })
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

// Rows returns the rows of an article of two texts with every block of either text
// in them, whatever the rows forget; none for an article of one.
func Rows(a *doc.Article) (out []doc.Match) {
	if a == nil || a.Second == nil {
		return nil
	}
	var lead, second int
	add := func(l, s int) {
		if l > lead || s > second {
			out = append(out, doc.Match{Lead: doc.Span{From: lead, To: max(l, lead)}, Second: doc.Span{From: second, To: max(s, second)}})
			lead, second = max(l, lead), max(s, second)
		}
	}
	n, m := len(a.Blocks), len(a.Second.Blocks)
	for _, r := range a.Second.Rows {
		if r.Lead.Len() > 0 {
			add(min(r.Lead.From, n), second)
		}
		if r.Second.Len() > 0 {
			add(lead, min(r.Second.From, m))
		}
		l, s := lead, second
		if r.Lead.Len() > 0 {
			l = min(r.Lead.To, n)
		}
		if r.Second.Len() > 0 {
			s = min(r.Second.To, m)
		}
		add(l, s)
	}
	add(n, second)
	add(lead, m)
	return out
}
