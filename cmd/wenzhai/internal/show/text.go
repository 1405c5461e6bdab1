// Package show prints what commands show: cleaned articles, lists of them, alignments,
// findings and fonts, each as text, JSON or in other forms.
package show

import (
	"io"
	"strings"

	"github.com/wenzhai/wenzhai/convert"
	"github.com/wenzhai/wenzhai/convert/doc"
	"github.com/wenzhai/wenzhai/convert/frame"
)

// formFeed stands on a line of its own between articles.
const formFeed = "\f\n"

// Text prints the bodies: one blank line between paragraphs, no titles.
func Text(w io.Writer, articles []convert.Extracted) error {
	return each(w, articles, func(a *doc.Article) string {
		return strings.Join(plain(labelled(inBrackets(named(a)))), "\n\n") + "\n"
	})
}

// named returns the blocks of an article in which boxes without a title bear the word
// for their kind.
func named(a *doc.Article) []doc.Block {
	return doc.Rewrite(a.Blocks, a.Lang, func(b doc.Block, lang doc.Lang) {
		if box, ok := b.(*doc.Box); ok {
			box.Title = frame.BoxTitle(frame.Default(lang).Lead(), box)
		}
	})
}

// each prints body of every article with a form feed between them.
func each(w io.Writer, articles []convert.Extracted, body func(*doc.Article) string) error {
	for i, x := range articles {
		s := body(x.Article)
		if i > 0 {
			s = formFeed + s
		}
		if _, err := io.WriteString(w, s); err != nil {
			return err
		}
	}
	return nil
}
