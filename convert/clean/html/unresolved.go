package html

import (
	"strings"

	"github.com/wenzhai/wenzhai/convert/clean/internal/token"
	"github.com/wenzhai/wenzhai/convert/clean/internal/weburl"
	"github.com/wenzhai/wenzhai/convert/doc"
)

// unresolvedScheme begins the addresses of links that lead nowhere from a book: to
// another page of a site whose address is not known. Rules that look for rows of
// links need them; Unlink takes them out of the tree.
const unresolvedScheme = "x-unresolved:"

// unresolvedURL returns the address that stands for href while a body is judged,
// or "" where href is no link to a page.
func unresolvedURL(href string) string {
	href = weburl.Trim(href)
	if href == "" || href[0] == '#' {
		return ""
	}
	switch scheme, _ := weburl.SplitScheme(href); scheme {
	case "", "file":
		return unresolvedScheme + href
	}
	return ""
}

// Unlink replaces links that lead nowhere by what they hold.
func Unlink(blocks []doc.Block) {
	doc.EachText(blocks, func(in *[]doc.Inline) { *in = unlink(*in) })
}

func unlink(in []doc.Inline) []doc.Inline {
	var out []doc.Inline
	for _, x := range in {
		switch x := x.(type) {
		case *doc.Link:
			x.Inlines = unlink(x.Inlines)
			if strings.HasPrefix(x.URL, unresolvedScheme) {
				out = token.AppendAll(out, x.Inlines)
				continue
			}
		case *doc.Styled:
			x.Inlines = unlink(x.Inlines)
		}
		out = token.AppendAll(out, []doc.Inline{x})
	}
	return out
}
