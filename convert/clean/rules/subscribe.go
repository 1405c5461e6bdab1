package rules

import (
	"golang.org/x/net/html/atom"

	"github.com/wenzhai/wenzhai/convert/clean/internal/node"
)

// Subscribe is the rule of invitations that cost money or an address.
const Subscribe = "subscribe"

func subscriptions() []Rule {
	r := Rule{
		Name:     Subscribe,
		Doc:      "Boxes that ask for a subscription or a login.",
		Elements: named(Subscribe),
		Lines:    Lines{Patterns: []Pattern{wordPattern(Edge, 60, "subscribe.line"), {Where: Asking, Test: invitation("invitation-en", false)}}},
	}
	r.Aside = true
	r.Guard = func(p *Part) bool { return p.Rich < 2 || p.Rich < 4 && node.Holds(p.Node, atom.Form, atom.Input) }
	return []Rule{r}
}
