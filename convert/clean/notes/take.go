package notes

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/wenzhai/wenzhai/convert/clean/internal/node"
)

// label takes the links back out of a note, and its mark.
func (f *finder) label(x *found) {
	boxes := map[*html.Node]bool{}
	for _, l := range x.calls {
		boxes[boxOf(l.n)] = true
	}
	for _, l := range x.links {
		if l.n.Parent == nil || f.called[l.n] || !f.leadsBack(l, boxes) {
			continue
		}
		switch text := core(node.Text(l.n)); {
		case isMark(text):
			x.marked = true
			removeMark(l.n)
		case text == "" || backWords().MatchString(text) || isBackLink(l.n) && len(text) < 60:
			removeMark(l.n)
		default:
			unlink(l.n)
		}
	}
	x.takeMark()
}

// leadsBack reports whether a link in a note leads to one of the boxes in which
// it is called, or says so by its name.
func (f *finder) leadsBack(l *link, boxes map[*html.Node]bool) bool {
	text := core(node.Text(l.n))
	if isBackLink(l.n) || text == "" && node.First(l.n, atom.Img) == nil {
		return true
	}
	p := f.ids[l.frag]
	return backNames.MatchString(l.frag) || p != nil && boxes[boxOf(p.n)]
}

// unlink puts what a link holds in its place.
func unlink(n *html.Node) {
	for k := n.FirstChild; k != nil; k = n.FirstChild {
		n.RemoveChild(k)
		n.Parent.InsertBefore(k, n)
	}
	n.Parent.RemoveChild(n)
}

// removeMark takes n out of the tree, with what is left around it without a word.
func removeMark(n *html.Node) {
	for p := n.Parent; p != nil; p = n.Parent {
		p.RemoveChild(n)
		if isBox(p) && p.DataAtom != atom.Td || hasWords(p) {
			return
		}
		n = p
	}
}

// hasWords reports whether something but signs is to be read or seen in n.
func hasWords(n *html.Node) bool {
	for k := range n.Descendants() {
		if k.Type == html.TextNode && strings.Trim(k.Data, signs) != "" || k.DataAtom == atom.Img || k.DataAtom == atom.Svg || k.DataAtom == atom.Math || k.Data == callTag {
			return true
		}
	}
	return false
}

// takeMark takes the mark at the beginning of a note.
func (x *found) takeMark() {
	mark := x.Label
	if x.marked {
		mark = ""
	}
	for _, n := range x.nodes {
		for k := range withDescendants(n) {
			if k.Type != html.TextNode || strings.TrimSpace(k.Data) == "" {
				continue
			}
			rest, found := withoutMark(k.Data, mark, n.DataAtom == atom.Li)
			if x.marked && rest != "" {
				rest, x.marked = strings.TrimLeft(rest, after), false
			}
			k.Data = rest
			if found && rest == "" {
				mark, x.marked = "", true
			}
			if rest != "" {
				return
			}
		}
	}
}

// before and after are the signs around the mark of a note.
const before, after = "[［〔【(（", "]］〕】)）.．、:： \u00a0\u3000\t\n"

// withoutMark returns the text without the mark and the signs before it. In an item
// of a list a number without a sign behind it is a word of the note.
func withoutMark(s, mark string, item bool) (rest string, found bool) {
	s = strings.TrimLeft(s, " \t\r\n\u00a0\u3000^↑↩")
	if strings.Trim(s, signs) == "" {
		return "", false
	}
	rest = strings.TrimLeft(s, before)
	bracket := rest != s
	cut, ok := strings.CutPrefix(rest, mark)
	if !ok || mark == "" {
		return s, false
	}
	end := strings.TrimLeft(cut, after)
	if end == cut && cut != "" && (isASCIIAlnum(cut[0]) || item) || item && !bracket && strings.Trim(mark, "0123456789") == "" && strings.HasPrefix(cut, " ") {
		return s, false
	}
	return end, true
}

// detach moves a note out of the tree into a box of its own.
func (f *finder) detach(x *found) {
	x.Body = &html.Node{Type: html.ElementNode, Data: "div", DataAtom: atom.Div}
	for _, n := range x.nodes {
		p := n.Parent
		if p == nil {
			continue
		}
		p.RemoveChild(n)
		if n.DataAtom == atom.Li || n.DataAtom == atom.Tr || n.DataAtom == atom.Td || n.DataAtom == atom.Dd || n.DataAtom == atom.Dt || n.DataAtom == atom.Aside {
			n.Data, n.DataAtom, n.Attr = "div", atom.Div, nil
		}
		x.Body.AppendChild(n)
		f.prune(p)
	}
}

// prune takes boxes out of the tree that held nothing but notes.
func (f *finder) prune(p *html.Node) {
	for p != nil && p != f.root && p.Parent != nil && !hasWords(p) {
		switch p.DataAtom {
		case atom.Body, atom.Article, atom.Main, atom.Td, atom.Th:
			return
		}
		up := p.Parent
		up.RemoveChild(p)
		p = up
	}
}

// replace puts the call of a note in the place of a link, without the brackets and
// marks around it.
func (f *finder) replace(l *html.Node, id string) {
	if l.Parent == nil {
		return
	}
	c := newCall(id)
	l.Parent.InsertBefore(c, l)
	l.Parent.RemoveChild(l)
	f.lift(c)
	unbracket(c)
}

// lift moves a call out of the marks that hold nothing else.
func (f *finder) lift(c *html.Node) {
	for p := c.Parent; p != nil && p != f.root && !isBox(p) && p.DataAtom != atom.A && p.Parent != nil; p = c.Parent {
		blank, known := f.empty[p]
		if !known {
			blank = !holdsMore(p)
			f.empty[p] = blank
		}
		if !blank {
			return
		}
		for k := p.FirstChild; k != c; k = p.FirstChild {
			p.RemoveChild(k)
		}
		p.RemoveChild(c)
		p.Parent.InsertBefore(c, p)
		if node.Find(p, func(n *html.Node) bool { return n.Data == callTag || n.DataAtom == atom.A }) == nil {
			p.Parent.RemoveChild(p)
		}
	}
}

// holdsMore reports whether there is more in p than calls, links that may become
// some, and signs.
func holdsMore(p *html.Node) bool {
	for k := range p.Descendants() {
		switch {
		case k.Type == html.TextNode && strings.Trim(k.Data, signs) != "" && within(k, atom.A, p) == nil,
			k.DataAtom == atom.A && !isMark(node.Text(k)), k.DataAtom == atom.Img && within(k, atom.A, p) == nil:
			return true
		}
	}
	return false
}

// unbracket takes the brackets around a call, and the spaces before it.
func unbracket(c *html.Node) {
	prev, next := c.PrevSibling, c.NextSibling
	if prev == nil || prev.Type != html.TextNode {
		return
	}
	if next != nil && next.Type == html.TextNode {
		for _, pair := range []string{"[]", "［］", "〔〕", "【】"} {
			r := []rune(pair)
			if strings.HasSuffix(prev.Data, string(r[0])) && strings.HasPrefix(next.Data, string(r[1])) {
				prev.Data, next.Data = strings.TrimSuffix(prev.Data, string(r[0])), strings.TrimPrefix(next.Data, string(r[1]))
			}
		}
	}
	if text := strings.TrimRight(prev.Data, " \t\r\n\u00a0"); text != "" {
		prev.Data = text
	}
}
