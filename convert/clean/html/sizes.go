package html

import (
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/wenzhai/wenzhai/convert/clean/internal/runes"
	"github.com/wenzhai/wenzhai/convert/clean/rules"
)

// size is what a part of a page holds.
type size struct {
	text int // visible characters
	link int // those inside links
	rich int // paragraphs of over 60 characters that are mostly not links
}

// sizes measures nodes, each once.
type sizes struct {
	root    *html.Node
	c       *Source
	memo    map[*html.Node]size
	fields  []*html.Node // buttons, fields and forms seen so far
	guessed int          // visible characters dropped so far by guesses at class names
}

// sizesOf returns the sizes of root and what is below it.
func (c *Source) sizesOf(root *html.Node) *sizes {
	return &sizes{root: root, c: c, memo: map[*html.Node]size{}}
}

// mayAsk reports whether the size of n is asked for again.
func (m *sizes) mayAsk(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Nav, atom.Form:
		return true
	}
	return n == m.root || len(n.Attr) > 0 && (m.c.classRule(n) != "" || rules.HidesItself(n))
}

// note collects the fields of a form.
func (m *sizes) note(n *html.Node) {
	switch n.DataAtom {
	case atom.Button, atom.Input, atom.Form:
		m.fields = append(m.fields, n)
	}
}

// of returns the size of n.
func (m *sizes) of(n *html.Node) size {
	keep := m.mayAsk(n)
	if keep {
		if s, ok := m.memo[n]; ok {
			return s
		}
	}
	var s size
	leaf := true
	for k := n.FirstChild; k != nil; k = k.NextSibling {
		switch k.Type {
		case html.TextNode:
			s.text += runes.CountVisible(k.Data)
		case html.ElementNode:
			if rules.TagRule(k) == rules.Script {
				continue
			}
			leaf = false
			m.note(k)
			x := m.of(k)
			s.text, s.link, s.rich = s.text+x.text, s.link+x.link, s.rich+x.rich
		}
	}
	switch n.DataAtom {
	case atom.A:
		s.link = s.text
	case atom.P, atom.Blockquote:
		if s.rich == 0 && s.text > 60 && s.link*2 < s.text {
			s.rich = 1
		}
	}
	if keep && !leaf {
		m.memo[n] = s
	}
	return s
}
