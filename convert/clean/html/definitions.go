package html

import (
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/wenzhai/wenzhai/convert/clean/internal/node"
	"github.com/wenzhai/wenzhai/convert/clean/internal/runes"
	"github.com/wenzhai/wenzhai/convert/doc"
)

// definitions takes a <dl> (HTML §4.4.9). In a line or a cell, and too deep in other
// blocks, its parts are paragraphs; so they are where pictures stand for terms, as in
// a gallery.
func definitions(b *builder, n *html.Node) {
	if b.mode != modeFlow || b.nesting >= MaxNesting || !hasTerms(n) {
		b.block(n)
		return
	}
	b.flush()
	l := &doc.Definitions{}
	termsAndMeanings(b, n, l)
	if len(l.Items) > 0 {
		b.add(l)
	}
	b.flush()
}

// hasTerms reports whether n has terms, all of them in words.
func hasTerms(n *html.Node) bool {
	found := false
	picture := node.Find(n, func(x *html.Node) bool {
		if x.DataAtom != atom.Dt {
			return false
		}
		found = true
		return node.Holds(x, atom.Img, atom.Picture) && !runes.HasInk(node.Text(x))
	})
	return found && picture == nil
}

// termsAndMeanings adds what n holds to l: a term that follows what terms mean
// begins anew. What comes before the first term stands before the list.
func termsAndMeanings(b *builder, n *html.Node, l *doc.Definitions) {
	for k := n.FirstChild; k != nil; k = k.NextSibling {
		if k.Type == html.ElementNode {
			if rule := b.unwanted(k); rule != "" {
				b.drop(rule, k)
				continue
			}
		}
		switch {
		case k.DataAtom == atom.Dt:
			addTerm(b, k, l)
		case k.DataAtom == atom.Div && hasTerms(k):
			termsAndMeanings(b, k, l)
		case k.Type == html.ElementNode || k.Type == html.TextNode && runes.HasInk(k.Data):
			addMeaning(b, k, l)
		}
	}
}

func addTerm(b *builder, k *html.Node, l *doc.Definitions) {
	in := b.capture(k, modeLine)
	after := takeAfter(b)
	if len(in) > 0 {
		if n := len(l.Items); n == 0 || len(l.Items[n-1].Blocks) > 0 {
			l.Items = append(l.Items, doc.Definition{})
		}
		last := &l.Items[len(l.Items)-1]
		last.Terms = append(last.Terms, in)
	}
	addBlocks(b, after, l)
}

// takeAfter returns the pictures that stand in the text that was captured.
func takeAfter(b *builder) (out []doc.Block) {
	for _, f := range b.after {
		out = append(out, f)
	}
	b.after = nil
	return out
}

func addMeaning(b *builder, k *html.Node, l *doc.Definitions) {
	if k.DataAtom != atom.Dd {
		k = wrapNode(k)
	}
	addBlocks(b, b.collect(k), l)
}

func addBlocks(b *builder, blocks []doc.Block, l *doc.Definitions) {
	if n := len(l.Items); n > 0 {
		l.Items[n-1].Blocks = append(l.Items[n-1].Blocks, blocks...)
		return
	}
	for _, x := range blocks {
		b.add(x)
	}
}
