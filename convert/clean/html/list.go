package html

import (
	"slices"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/wenzhai/wenzhai/convert/clean/internal/node"
	"github.com/wenzhai/wenzhai/convert/clean/internal/runes"
	"github.com/wenzhai/wenzhai/convert/doc"
)

// list takes a <ul> or <ol>.
func (b *builder) list(n *html.Node) {
	if b.mode != modeFlow || b.nesting >= MaxNesting {
		b.block(n)
		return
	}
	b.flush()
	l := &doc.List{Ordered: n.DataAtom == atom.Ol}
	if l.Ordered {
		if l.Start = node.Int(n, "start", 1); l.Start < 0 || l.Start >= 1e6 {
			l.Start = 1
		}
	}
	for k := n.FirstChild; k != nil; k = k.NextSibling {
		b.listPart(l, k)
	}
	if len(l.Items) == 0 {
		return
	}
	if isGallery(l) {
		for _, it := range l.Items {
			b.blocks = append(b.blocks, it.Blocks...)
		}
		return
	}
	b.add(l)
}

// isGallery reports whether l lists nothing but pictures.
func isGallery(l *doc.List) bool {
	return !slices.ContainsFunc(l.Items, func(it doc.Item) bool {
		return slices.ContainsFunc(it.Blocks, func(x doc.Block) bool { _, ok := x.(*doc.Figure); return !ok })
	})
}

// listPart adds a child of a list. A list directly inside a list belongs to
// the item before it; anything else that is no item becomes one.
func (b *builder) listPart(l *doc.List, k *html.Node) {
	if k.Type != html.ElementNode {
		if k.Type == html.TextNode && runes.HasInk(k.Data) {
			b.addItem(l, wrapNode(k))
		}
		return
	}
	if rule := b.unwanted(k); rule != "" {
		b.drop(rule, k)
		return
	}
	if nested := k.DataAtom == atom.Ul || k.DataAtom == atom.Ol; nested && len(l.Items) > 0 {
		last := &l.Items[len(l.Items)-1]
		last.Blocks = append(last.Blocks, b.collect(wrapNode(k))...)
		return
	}
	if k.DataAtom != atom.Li {
		k = wrapNode(k)
	}
	b.addItem(l, k)
}

func (b *builder) addItem(l *doc.List, n *html.Node) {
	if in := b.collect(n); len(in) > 0 {
		if p, ok := in[0].(*doc.Paragraph); ok {
			p.Verse = false // lines of an item are that
		}
		l.Items = append(l.Items, doc.Item{Blocks: in})
	}
}

// wrapNode returns a box that holds a copy of n, sharing n's children, so that
// n itself is walked by element.
func wrapNode(n *html.Node) *html.Node {
	c := *n
	c.PrevSibling, c.NextSibling = nil, nil
	return &html.Node{Type: html.ElementNode, Data: "div", DataAtom: atom.Div, FirstChild: &c, LastChild: &c}
}
