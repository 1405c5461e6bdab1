package html

import (
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/wenzhai/wenzhai/convert/clean/internal/node"
)

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
		if s.Text > 0 && m.c.Names.set.IsInvitation(node.Text(up)) {
			best = up
		}
	}
	return best
}
