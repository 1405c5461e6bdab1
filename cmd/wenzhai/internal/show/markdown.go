package show

import (
	"io"

	"github.com/wenzhai/wenzhai/convert"
	"github.com/wenzhai/wenzhai/layout/markdown"
)

// Markdown prints the articles, titles and all, as CommonMark with tables.
func Markdown(w io.Writer, articles []convert.Extracted) error {
	return each(w, articles, markdown.Article)
}
