package own

import (
	"slices"
	"strings"

	"github.com/PuerkitoBio/goquery"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/wenzhai/wenzhai/convert/doc"
	"github.com/wenzhai/wenzhai/convert/frame"
)

// ownText makes the body of an article out of its documents in a book that
// wenzhai made: it undoes what package epub adds to one.
type ownText struct {
	pair   bool                          // the documents hold two texts
	second bool                          // the second one is wanted
	other  string                        // the language of the second text
	notes  map[string]*goquery.Selection // the second texts behind marks, by the address of their notes
}

// body returns the text as HTML, and the standfirst, which is taken out of it.
func (o ownText) body(docs []*goquery.Document) (text []byte, standfirst string) {
	root := goquery.NewDocumentFromNode(element("div")).Selection
	for _, d := range docs {
		root.AppendSelection(d.Find("body").First().Contents())
	}
	root.Find("figure.absent").Each(showAgain)
	if o.pair {
		o.pick(root)
	}
	tidy(root)
	standfirst = strings.Join(strings.Fields(root.Find("p.standfirst").First().Remove().Text()), " ")
	out, err := root.Html()
	if err != nil {
		return nil, "" // a buffer takes all
	}
	return []byte(out), standfirst
}

// tidy takes away what stands around the text, and marks inside it.
func tidy(root *goquery.Selection) {
	root.Find("header, footer.original, nav, p.jump").Remove()
	root.Find("ruby").Each(withoutReading)
	unwrap(root.Find("article, div.table, span.tcy, span.keep, span.word"))
	root.Find("a").Each(tidyLink)
	root.Find("img").Each(withoutWord)
	root.Find("td.centre, th.centre").SetAttr("align", "center")
	root.Find("td.end, th.end").SetAttr("align", "right")
}

// withoutReading takes away a reading that the book added, which stands in half-width
// brackets; those of an author stand in full-width ones.
func withoutReading(_ int, ruby *goquery.Selection) {
	if rp := ruby.Find("rp"); rp.First().Text() == "(" {
		ruby.Find("rt, rp").Remove()
		unwrap(ruby)
	}
}

// tidyLink gives a link inside the book the address that it had.
func tidyLink(_ int, a *goquery.Selection) {
	if to := a.AttrOr("data-href", ""); to != "" {
		a.Nodes[0].Attr = []html.Attribute{{Key: "href", Val: to}}
	}
}

// showAgain makes a figure of a picture that is not in the book what it was.
func showAgain(_ int, figure *goquery.Selection) {
	note := figure.Find("span.note").First()
	src := note.Contents().First().Filter("a").AttrOr("href", figure.AttrOr("data-src", ""))
	note.Remove()
	figure.Nodes[0].Attr = nil
	img := element("img")
	img.Attr = []html.Attribute{{Key: "src", Val: src}}
	figure.PrependNodes(img)
	if c := figure.Contents().Last(); c.Is("figcaption") && strings.TrimSpace(c.Text()) == "" {
		c.Remove()
	}
}

// withoutWord takes the description from a picture that had none: the book
// calls it a picture then.
func withoutWord(_ int, img *goquery.Selection) {
	if alt, ok := img.Attr("alt"); ok && slices.ContainsFunc(frame.Langs(), func(l doc.Lang) bool { return alt == frame.Text(l, frame.Picture) }) {
		img.RemoveAttr("alt")
	}
}

// element returns an element that holds in, which is taken from where it was.
func element(tag string, in ...*html.Node) *html.Node {
	out := &html.Node{Type: html.ElementNode, Data: tag, DataAtom: atom.Lookup([]byte(tag))}
	for _, n := range in {
		if n.Parent != nil {
			n.Parent.RemoveChild(n)
		}
		out.AppendChild(n)
	}
	return out
}

// unwrap puts what each of s holds in its place.
func unwrap(s *goquery.Selection) {
	s.Each(func(_ int, x *goquery.Selection) { x.ReplaceWithSelection(x.Contents()) })
}
