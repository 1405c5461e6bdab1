// Package htmltree reads HTML into a tree, however deep its elements are nested.
package htmltree

import (
	"bytes"
	"io"
	"slices"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Parse reads a document or a fragment as a browser would. Scripting is off, so
// that what stands in <noscript> is markup. It fails for documents that nest over
// 512 elements, and where r does: Flat reads the former.
func Parse(r io.Reader) (*html.Node, error) {
	return html.ParseWithOptions(r, html.ParseOptionEnableScripting(false))
}

// flatDepth is the nesting that Flat keeps.
const flatDepth = 64

// Flat reads src into a tree of bounded depth: elements beyond it become
// siblings, so that no text is lost and paragraphs stay apart.
func Flat(src []byte) *html.Node {
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

// flatReader holds the open elements of Flat, the body first.
type flatReader struct{ stack []*html.Node }

func (f *flatReader) take(t html.Token) {
	top := f.stack[len(f.stack)-1]
	switch t.Type {
	case html.TextToken:
		top.AppendChild(&html.Node{Type: html.TextNode, Data: t.Data})
	case html.CommentToken:
		top.AppendChild(&html.Node{Type: html.CommentNode, Data: t.Data})
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
	if t.Type == html.StartTagToken && !IsVoid(t.DataAtom) && (raw || len(f.stack) < flatDepth) {
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

// Elements returns the number of elements below root.
func Elements(root *html.Node) (n int) {
	if root == nil {
		return 0
	}
	for x := range root.Descendants() {
		if x.Type == html.ElementNode {
			n++
		}
	}
	return n
}

// IsVoid reports whether HTML has no end tag for an element (HTML §13.1.2).
func IsVoid(a atom.Atom) bool {
	return slices.Contains([]atom.Atom{
		atom.Area, atom.Base, atom.Br, atom.Col, atom.Embed, atom.Hr,
		atom.Img, atom.Input, atom.Link, atom.Meta, atom.Param, atom.Source, atom.Track, atom.Wbr,
	}, a)
}

// maxTags is how many tags of a document are read: an element takes some hundred bytes,
// and a tag of three may stand a million times in a small archive. Books in one page
// have a tenth of it.
const maxTags = 400_000

// Within returns src up to the end of what is read of it: all, but for documents of more
// than 400,000 tags.
func Within(src []byte) []byte {
	if len(src) < 3*maxTags {
		return src
	}
	for n, at := 0, 0; ; n++ {
		i := bytes.IndexByte(src[at:], '<')
		if i < 0 {
			return src
		}
		if n == maxTags {
			return src[:at+i]
		}
		at += i + 1
	}
}
