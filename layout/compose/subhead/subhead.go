// Package subhead finds the headings of articles that stand in the contents of a book
// below the articles' titles: the highest ones of each.
package subhead

import (
	"strconv"

	"github.com/wenzhai/wenzhai/convert/doc"
	"github.com/wenzhai/wenzhai/convert/math/plain"
)

// Heading is a heading as contents show it.
type Heading struct {
	Words string
	Lang  doc.Lang
}

// Find calls visit, if there is one, for the highest headings of a text, numbered from 0, in the order in
// which they stand: those that no other heading of the text is above.
func Find(blocks []doc.Block, visit func(n int, h *doc.Heading)) {
	if visit == nil {
		return
	}
	n := 0
	var levels Levels
	doc.Walk(blocks, func(b doc.Block) bool {
		if h, ok := b.(*doc.Heading); ok {
			if _, depth := levels.Within(h.Level); depth == 1 {
				visit(n, h)
				n++
			}
		}
		return true
	})
}

// Of returns the highest headings of an article, as Find numbers them, with their words.
func Of(a *doc.Article) []Heading {
	if a == nil {
		return nil
	}
	var out []Heading
	Find(a.Blocks, func(_ int, h *doc.Heading) {
		lang := a.Lang
		if h.Lang != "" {
			lang = h.Lang
		}
		out = append(out, Heading{plain.Inlines(h.Inlines), lang})
	})
	return out
}

// Anchor names the place of heading n of an article. No place that a source names has a
// space in it; where the article ends before the heading, what stands before the full stop
// is the article's own.
func Anchor(article string, n int) string { return article + ".h " + strconv.Itoa(n+1) }
