package html

import (
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/wenzhai/wenzhai/convert/clean/internal/node"
	"github.com/wenzhai/wenzhai/convert/clean/internal/runes"
	"github.com/wenzhai/wenzhai/convert/clean/rules"
)

// sizes measures nodes, each once.
type sizes struct {
	root   *html.Node
	c      *Source
	memo   map[*html.Node]rules.Size
	fields []*html.Node // buttons, fields and forms seen so far
	hinted int          // visible characters dropped so far for hints
}

// sizesOf returns the sizes of root and what is below it.
func (c *Source) sizesOf(root *html.Node) *sizes {
	return &sizes{root: root, c: c, memo: map[*html.Node]rules.Size{}}
}

// mayAsk reports whether the size of n is asked for again.
func (m *sizes) mayAsk(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Nav, atom.Form:
		return true
	}
	return n == m.root || len(n.Attr) > 0 && m.c.hint(n) != ""
}

// of returns the size of n.
func (m *sizes) of(n *html.Node) rules.Size {
	keep := m.mayAsk(n)
	if keep {
		if s, ok := m.memo[n]; ok {
			return s
		}
	}
	var s rules.Size
	leaf := true
	for k := n.FirstChild; k != nil; k = k.NextSibling {
		switch {
		case k.Type == html.TextNode:
			s.Text += runes.CountVisible(k.Data)
		case k.Type == html.ElementNode && !node.IsUnread(k.DataAtom):
			leaf = false
			if k.DataAtom == atom.Button || k.DataAtom == atom.Input || k.DataAtom == atom.Form {
				m.fields = append(m.fields, k)
			}
			x := m.of(k)
			s.Text, s.Link, s.Rich = s.Text+x.Text, s.Link+x.Link, s.Rich+x.Rich
		}
	}
	switch n.DataAtom {
	case atom.A:
		s.Link = s.Text
	case atom.P, atom.Blockquote:
		if s.Rich == 0 && s.Text > 60 && s.Link*2 < s.Text {
			s.Rich = 1
		}
	}
	if keep && !leaf {
		m.memo[n] = s
	}
	return s
}
