package html

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/wenzhai/wenzhai/convert/clean/internal/node"
	"github.com/wenzhai/wenzhai/convert/clean/internal/runes"
	"github.com/wenzhai/wenzhai/convert/clean/rules"
	"github.com/wenzhai/wenzhai/convert/letter"
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
	var out map[*html.Node]bool
	for _, n := range m.fields[:min(len(m.fields), maxFields)] {
		if box := inviteBox(m, n); box != nil {
			if out == nil {
				out = map[*html.Node]bool{}
			}
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
		if s.text > maxBox || up.DataAtom == atom.Body || up.DataAtom == atom.Article || up.DataAtom == atom.Main {
			break
		}
		if s.text > 0 && isInvitation(node.Text(up)) {
			best = up
		}
	}
	return best
}

// isInvitation reports whether most of the lines of text ask for something.
func isInvitation(text string) bool {
	asks, all := 0, 0
	for _, line := range strings.Split(text, "\n") {
		line = strings.TrimFunc(line, letter.Space)
		n := runes.CountVisible(line)
		all += n
		if rules.InviteRule(line) != "" || rules.IsCommandRow(line) {
			asks += n
		}
	}
	return all > 0 && asks*2 > all
}
