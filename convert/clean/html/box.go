package html

import (
	"golang.org/x/net/html"

	"github.com/wenzhai/wenzhai/convert/clean/internal/node"
	"github.com/wenzhai/wenzhai/convert/clean/internal/token"
	"github.com/wenzhai/wenzhai/convert/doc"
)

// The attributes by which the reader of Markdown marks a box, with its kind, and
// the element in it that holds its title.
const (
	boxAttr      = "data-box"
	boxTitleAttr = "data-box-title"
)

// boxKind returns the kind of box that n is marked as, or "" for none.
func boxKind(n *html.Node) string {
	switch kind := node.Attr(n, boxAttr); kind {
	case doc.BoxNote, doc.BoxTip, doc.BoxImportant, doc.BoxWarning, doc.BoxDanger, doc.BoxDetails, doc.BoxPlain:
		return kind
	}
	return ""
}

// boxTitle returns the child of n that is marked as the title of a box, or nil.
func boxTitle(n *html.Node) *html.Node {
	for k := range n.ChildNodes() {
		if k.Type == html.ElementNode && node.HasAttr(k, boxTitleAttr) {
			return k
		}
	}
	return nil
}

// box appends n as a box of a kind; title is the element in it that holds its
// title, or nil. In a line or a cell, and too deep in others, it is a part like
// any other.
func box(b *builder, n *html.Node, kind string, title *html.Node) {
	if b.mode != modeFlow || b.nesting >= MaxNesting {
		b.block(n)
		return
	}
	b.flush()
	x := &doc.Box{Kind: kind}
	if title != nil {
		x.Title = token.UnwrapStrong(b.capture(title, modeLine))
		title.Parent.RemoveChild(title)
	}
	if x.Blocks = b.collect(n); len(x.Title)+len(x.Blocks) > 0 {
		b.add(x)
	}
	b.flush()
}
