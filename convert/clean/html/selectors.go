package html

import (
	"fmt"

	"github.com/andybalholm/cascadia"
	"golang.org/x/net/html"
)

// Selectors is what a user's selectors name.
type Selectors struct {
	Body       cascadia.SelectorGroup // the element that holds a whole page's article
	Drop, Keep cascadia.SelectorGroup
}

// ParseSelectors reads CSS selectors into one group.
func ParseSelectors(list []string) (cascadia.SelectorGroup, error) {
	var out cascadia.SelectorGroup
	for _, s := range list {
		g, err := cascadia.ParseGroup(s)
		if err != nil {
			return nil, fmt.Errorf("the selector %q cannot be read: %w", s, err)
		}
		out = append(out, g...)
	}
	return out, nil
}

// wish is what a user's selectors say of an element.
type wish uint8

const (
	wishNone  wish = iota
	wishDrop       // it matches a selector of Options.Drop
	wishKeep       // it matches one of Options.Keep
	wishHolds      // it holds an element to keep, so no guess may drop it
)

// wishes asks the user's selectors about the elements below root; nil where
// there are none. What is to be kept wins.
func (p *Selectors) wishes(root *html.Node) map[*html.Node]wish {
	if p == nil || len(p.Drop)+len(p.Keep) == 0 {
		return nil
	}
	out := map[*html.Node]wish{}
	for _, n := range cascadia.QueryAll(root, p.Drop) {
		out[n] = wishDrop
	}
	for _, n := range cascadia.QueryAll(root, p.Keep) {
		out[n] = wishKeep
		for up := n.Parent; up != nil && out[up] != wishKeep && out[up] != wishHolds; up = up.Parent {
			out[up] = wishHolds
		}
	}
	return out
}

// Asks reports whether the user has selectors, which may ask about anything.
func (p *Selectors) Asks() bool {
	return p != nil && len(p.Drop)+len(p.Keep)+len(p.Body) > 0
}
