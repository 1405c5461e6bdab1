// Package show prints what commands show: cleaned articles, lists of them, alignments,
// findings and fonts, each as text, JSON or in other forms.
package show

import (
	"io"
	"strings"

	"github.com/wenzhai/wenzhai/convert"
	"github.com/wenzhai/wenzhai/convert/doc"
)

// formFeed stands on a line of its own between articles.
const formFeed = "\f\n"

// Text prints the bodies: one blank line between paragraphs, no titles.
func Text(w io.Writer, articles []convert.Extracted) error {
	return each(w, articles, func(a *doc.Article) string {
		return strings.Join(plain(a.Blocks), "\n\n") + "\n"
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
