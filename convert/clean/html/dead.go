package html

import (
	"strings"

	"github.com/wenzhai/wenzhai/convert/clean/internal/token"
	"github.com/wenzhai/wenzhai/convert/clean/internal/weburl"
	"github.com/wenzhai/wenzhai/convert/doc"
)

// deadScheme begins the addresses of links that lead nowhere from a book: to
// another page of a site whose address is not known. Rules that look for rows of
// links need them; BuryLinks takes them out of the tree.
const deadScheme = "x-dead:"

// deadURL returns the address that stands for href while a body is judged, or
// "" where href is no link to a page.
func deadURL(href string) string {
	href = weburl.Trim(href)
	if href == "" || href[0] == '#' {
		return ""
	}
	switch scheme, _ := weburl.SplitScheme(href); scheme {
	case "", "file":
		return deadScheme + href
	}
	return ""
}

// BuryLinks replaces links of deadURL by what they hold.
func BuryLinks(blocks []doc.Block) {
	doc.Walk(blocks, func(x doc.Block) bool {
		switch x := x.(type) {
		case *doc.Paragraph:
			x.Inlines = bury(x.Inlines)
		case *doc.Heading:
			x.Inlines = bury(x.Inlines)
		case *doc.Figure:
			x.Caption = bury(x.Caption)
		case *doc.Table:
			x.Caption = bury(x.Caption)
			for _, rows := range [][]doc.Row{x.Head, x.Rows} {
				for _, r := range rows {
					for i := range r {
						r[i].Inlines = bury(r[i].Inlines)
					}
				}
			}
		}
		return true
	})
}

func bury(in []doc.Inline) []doc.Inline {
	var out []doc.Inline
	for _, x := range in {
		switch x := x.(type) {
		case *doc.Run:
			out = token.AppendText(out, x.Text)
			continue
		case *doc.Link:
			x.Inlines = bury(x.Inlines)
			if strings.HasPrefix(x.URL, deadScheme) {
				out = token.AppendAll(out, x.Inlines)
				continue
			}
		case *doc.Styled:
			x.Inlines = bury(x.Inlines)
		}
		out = append(out, x)
	}
	return out
}
