package html

import (
	"fmt"

	"github.com/andybalholm/cascadia"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/wenzhai/wenzhai/convert/clean/internal/node"
	"github.com/wenzhai/wenzhai/convert/clean/rules"
)

// judge says what is left out of a tree. Copies of it share what was measured.
type judge struct {
	c       *Source
	sizes   *sizes
	wishes  map[*html.Node]wish // of the user; nil = none
	invites map[*html.Node]bool // boxes that ask for a subscription; nil = none
	contrib bool                // inside a discussion whose contributions are the article
}

// unwanted returns the rule under which n is left out, "" to keep it.
func (j *judge) unwanted(n *html.Node) string {
	switch j.wishes[n] {
	case wishDrop:
		return rules.Selector
	case wishKeep, wishHolds:
		return ""
	}
	r := j.c.Names.Rules().OfTag(n.DataAtom)
	if r == nil || r.Stays != nil && r.Stays(n) {
		return j.hinted(n)
	}
	if j.c.Off[r.Name] || r.Hint && !j.mayDrop(n, r.Name) {
		return ""
	}
	return r.Name
}

// hinted returns the rule under which n is left out for its names, its other
// attributes or what it asks for, or "".
func (j *judge) hinted(n *html.Node) string {
	if j.invites[n] && !j.c.Off[rules.Subscribe] {
		return rules.Subscribe
	}
	if n.DataAtom == atom.Form && j.isShortForm(n) && !j.c.Off[rules.Form] {
		return rules.Form
	}
	switch n.DataAtom {
	case atom.Body, atom.Html, atom.Main, atom.Noscript:
		return ""
	}
	if len(n.Attr) == 0 {
		return ""
	}
	r := j.c.hint(n)
	if n.DataAtom == atom.Pre { // its classes are those of programs that show it
		r = j.c.Names.Rules().OfAttrs(n)
	}
	if r == "" || isProgram(n) || j.c.Off[r] || !j.mayDrop(n, r) {
		return ""
	}
	return r
}

// hint returns the rule at which the attributes of n hint, or "".
func (c *Source) hint(n *html.Node) string {
	if r := c.Names.Rules().OfAttrs(n); r != "" {
		return r
	}
	if r := c.Names.Rule(n); r != "" {
		return r
	}
	return c.Names.Rules().OfKind(n)
}

// isShortForm reports whether n asks for a few words, and is not a frame around
// the page.
func (j *judge) isShortForm(n *html.Node) bool {
	part, all := j.sizes.of(n), j.sizes.of(j.sizes.root)
	return part.Text < 400 && part.Rich < 1 && part.Text*4 < all.Text+400 && !node.HasPicture(n, nil)
}

// mayDrop asks the guard of a rule, and sees to it that hints never take most of
// an article. Comments are judged by what they are.
func (j *judge) mayDrop(n *html.Node, rule string) bool {
	r := j.c.Names.Rules().Rule(rule)
	p := &rules.Part{Node: n, Size: j.sizes.of(n), More: j.sizes.more}
	ok := p.Rich < 2
	if r.Guard != nil {
		ok = r.Guard(p)
	}
	if rule == rules.Comments {
		j.contrib = j.contrib || !ok
		return !j.contrib && (p.Text == 0 || p.More(p.Text))
	}
	if !ok || p.Text > 0 && j.isMost(p, r.Large) {
		return false
	}
	j.sizes.hinted += p.Text
	return true
}

// isMost reports whether so much is left out with p that it must be the article.
// A large part may be more of a page.
func (j *judge) isMost(p *rules.Part, large bool) bool {
	return !p.More(((j.sizes.hinted+p.Text)*10-1)/7) || p.Text > 40 && !p.More(p.Text+249) && !p.More(p.Text*4-1) || !large && !p.More((p.Text*10-1)/4)
}

// drop reports a node that rule leaves out, if it shows anything.
func (j *judge) drop(rule string, n *html.Node) {
	text, hint := node.Head(n, nil), nodeHint(n)
	if text == "" && hint == "" {
		return
	}
	chars := j.sizes.of(n).Text
	if rule == rules.Script {
		chars = 0 // no text of the article
	}
	j.c.Log.DropHead(rule, text, hint, chars)
}

// nodeHint returns an attribute by which a node without text can be found in
// the source, or "" if it shows nothing.
func nodeHint(n *html.Node) string {
	if n.DataAtom != atom.Img && n.DataAtom != atom.Iframe {
		n = node.First(n, atom.Img, atom.Iframe)
	}
	if n == nil {
		return ""
	}
	return node.FirstAttr(n, "src", "data-src", "class")
}

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
