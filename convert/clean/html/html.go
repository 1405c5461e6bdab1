// Package html builds blocks of an HTML fragment or a whole page, without the
// elements that rules drop.
package html

import (
	"bytes"
	"slices"

	"github.com/PuerkitoBio/goquery"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/wenzhai/wenzhai/convert/diag"
	"github.com/wenzhai/wenzhai/convert/doc"
)

// Fragment reads src as an HTML fragment and builds its blocks.
func (c *Source) Fragment(src []byte) []doc.Block {
	return c.build(bodyOf(c.parse(src)))
}

// bodyOf returns the <body> of a parsed document, or nil.
func bodyOf(root *html.Node) *html.Node {
	return goquery.NewDocumentFromNode(root).ChildrenFiltered("html").ChildrenFiltered("body").Get(0)
}

// parse reads src. Scripting is off, so that what stands in <noscript> is
// markup. The parser refuses documents that nest over 512 elements; they are
// read with a bounded depth instead.
func (c *Source) parse(src []byte) *html.Node {
	root, err := html.ParseWithOptions(shrink(src, c.Selectors.Asks(), c.Names), html.ParseOptionEnableScripting(false))
	if err == nil {
		c.checkNesting(src, root)
		return root
	}
	c.Log.Warn(diag.TooDeep, c.Log.First(), "the HTML is nested over 512 elements deep; its text is read flat (%v)", err)
	return flatParse(src)
}

// manyTags is the number of tags from which it is looked whether they are
// nested.
const manyTags = 5000

// checkNesting warns where far more elements came of the tags of src than it
// begins: the parser repeats those that close out of turn.
func (c *Source) checkNesting(src []byte, root *html.Node) {
	if len(src) < 3*manyTags {
		return
	}
	begun := bytes.Count(src, []byte("<")) - bytes.Count(src, []byte("</"))
	if begun < manyTags {
		return
	}
	n := 0
	for x := range root.Descendants() {
		if x.Type == html.ElementNode {
			n++
		}
	}
	if n > begun+begun/2 {
		c.Log.Warn(diag.BrokenFile, c.Log.First(), "the tags of the HTML close out of turn: %d begin, %d elements came of them; it is read as a browser would", begun, n)
	}
}

// flatDepth is the nesting that flatParse keeps.
const flatDepth = 64

// flatParse reads src into a tree of bounded depth: elements beyond it become
// siblings, so that no text is lost and paragraphs stay apart.
func flatParse(src []byte) *html.Node {
	root := &html.Node{Type: html.DocumentNode}
	top := &html.Node{Type: html.ElementNode, Data: "html", DataAtom: atom.Html}
	body := &html.Node{Type: html.ElementNode, Data: "body", DataAtom: atom.Body}
	root.AppendChild(top)
	top.AppendChild(body)
	f := flatReader{stack: []*html.Node{body}}
	for z := html.NewTokenizer(bytes.NewReader(src)); ; {
		if z.Next() == html.ErrorToken {
			return root
		}
		f.take(z.Token())
	}
}

// flatReader holds the open elements of flatParse, the body first.
type flatReader struct{ stack []*html.Node }

func (f *flatReader) take(t html.Token) {
	top := f.stack[len(f.stack)-1]
	switch t.Type {
	case html.TextToken:
		top.AppendChild(&html.Node{Type: html.TextNode, Data: t.Data})
	case html.StartTagToken, html.SelfClosingTagToken:
		f.start(top, t)
	case html.EndTagToken:
		f.end(t.DataAtom, t.Data)
	}
}

func (f *flatReader) start(top *html.Node, t html.Token) {
	if t.DataAtom == atom.Body || t.DataAtom == atom.Html || t.DataAtom == atom.Head {
		return
	}
	n := &html.Node{Type: html.ElementNode, Data: t.Data, DataAtom: t.DataAtom, Attr: t.Attr}
	top.AppendChild(n)
	raw := t.DataAtom == atom.Script || t.DataAtom == atom.Style
	if t.Type == html.StartTagToken && !isVoid(t.DataAtom) && (raw || len(f.stack) < flatDepth) {
		f.stack = append(f.stack, n)
	}
}

// end closes the innermost open element of that name, if there is one.
func (f *flatReader) end(a atom.Atom, name string) {
	for i := len(f.stack) - 1; i > 0; i-- {
		if f.stack[i].DataAtom == a && f.stack[i].Data == name {
			f.stack = f.stack[:i]
			return
		}
	}
}

func isVoid(a atom.Atom) bool {
	return slices.Contains([]atom.Atom{
		atom.Area, atom.Base, atom.Br, atom.Col, atom.Embed, atom.Hr,
		atom.Img, atom.Input, atom.Link, atom.Meta, atom.Source, atom.Track, atom.Wbr,
	}, a)
}
