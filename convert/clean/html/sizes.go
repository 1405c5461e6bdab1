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
	least  int          // visible characters of root that were counted so far
	all    bool         // least are all
}

// sizesOf returns the sizes of root and what is below it.
func (c *Source) sizesOf(root *html.Node) *sizes {
	return &sizes{root: root, c: c, memo: map[*html.Node]rules.Size{}}
}

// mayAsk reports whether the size of n may be asked for again: attributes that mean
// nothing are mostly gone.
func (m *sizes) mayAsk(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Nav, atom.Form:
		return true
	case atom.A, atom.Img:
		return false
	}
	return n == m.root || len(n.Attr) > 0
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

// more reports whether root has more than n visible characters, counting no further
// than that takes: most of what is asked about is small.
func (m *sizes) more(n int) bool {
	if n >= m.least && !m.all {
		most := 2*n + 400
		m.least = node.Visible(m.root, most)
		m.all = m.least <= most
	}
	return n < m.least
}

// The most visible characters of a box that asks for a subscription, how many
// levels it may lie above its button, and how many buttons of a body are looked
// at: the rest is a list of something.
const (
	maxBox    = 500
	maxLevels = 8
	maxFields = 100
)

// findInvites returns the boxes around buttons and input fields that hold
// nothing but an invitation, whatever their names are.
func findInvites(m *sizes) map[*html.Node]bool {
	m.of(m.root)
	out := map[*html.Node]bool{}
	for _, n := range m.fields[:min(len(m.fields), maxFields)] {
		if box := inviteBox(m, n); box != nil {
			out[box] = true
		}
	}
	return out
}

// inviteBox returns the largest box around n whose text is an invitation, or nil.
func inviteBox(m *sizes, n *html.Node) *html.Node {
	var best *html.Node
	level := 0
	for up := n.Parent; level < maxLevels && up != nil && up != m.root && node.IsBox(up); up = up.Parent {
		level++
		s := m.of(up)
		if s.Text > maxBox || up.DataAtom == atom.Body || up.DataAtom == atom.Article || up.DataAtom == atom.Main {
			break
		}
		if s.Text > 0 && m.c.Names.Rules().IsInvitation(node.Text(up)) {
			best = up
		}
	}
	return best
}
