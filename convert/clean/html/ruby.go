package html

import (
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/wenzhai/wenzhai/convert/clean/internal/node"
	"github.com/wenzhai/wenzhai/convert/clean/internal/runes"
	"github.com/wenzhai/wenzhai/convert/clean/internal/token"
	"github.com/wenzhai/wenzhai/convert/clean/repair"
	"github.com/wenzhai/wenzhai/convert/doc"
	"github.com/wenzhai/wenzhai/convert/letter"
)

// rubyReader reads a <ruby> (HTML §4.5.10, HTML Ruby Markup Extensions §3): bases,
// each a row of nodes, then their readings; then perhaps more bases. Readings of a
// second level, in an <rtc> or around another <ruby>, are set in brackets behind.
type rubyReader struct {
	b        *builder
	bases    [][]*html.Node
	loose    bool     // the last base is outside an <rb> and may go on
	readings []string // of the bases
	outer    []string // of the second level
	bracket  bool     // an opening bracket before the reading was left out
}

// readRuby reads n.
func readRuby(b *builder, n *html.Node) {
	r := &rubyReader{b: b}
	r.children(n)
	r.end("")
}

func (r *rubyReader) children(n *html.Node) {
	for k := n.FirstChild; k != nil; k = k.NextSibling {
		switch k.DataAtom {
		case atom.Rp:
		case atom.Rt:
			r.reading(k)
		case atom.Rtc:
			r.container(k)
		case atom.Rb:
			r.base(k, false)
		default:
			switch {
			case k.Data == "rbc":
				r.children(k)
			case k.Type == html.ElementNode, k.Type == html.TextNode && (runes.HasInk(k.Data) || r.loose):
				r.base(k, true)
			}
		}
	}
}

// base takes a node of a base; one behind readings begins anew.
func (r *rubyReader) base(k *html.Node, loose bool) {
	if len(r.readings)+len(r.outer) > 0 {
		r.end(node.Text(wrapNode(k)))
	}
	if loose && r.loose {
		r.bases[len(r.bases)-1] = append(r.bases[len(r.bases)-1], k)
		return
	}
	r.bases = append(r.bases, []*html.Node{k})
	r.loose = loose
}

// reading takes an <rt>. One within an <rb>'s text or without ink says that its base
// has none.
func (r *rubyReader) reading(k *html.Node) {
	r.readings = append(r.readings, repair.OneLine(node.Text(k)))
	r.loose = false
}

// container takes an <rtc>: the readings, where none stands before it, or those of
// the second level.
func (r *rubyReader) container(k *html.Node) {
	var texts []string
	for x := k.FirstChild; x != nil; x = x.NextSibling {
		if x.DataAtom == atom.Rt {
			texts = append(texts, repair.OneLine(node.Text(x)))
		}
	}
	if texts == nil {
		texts = []string{repair.OneLine(node.Text(k))}
	}
	if len(r.readings) == 0 {
		r.readings = texts
	} else {
		r.outer = append(r.outer, texts...)
	}
	r.loose = false
}

// end writes the bases so far with their readings; next is the text behind.
func (r *rubyReader) end(next string) {
	groups, readings := r.bases, r.readings
	switch n, m := len(groups), len(readings); {
	case n > 1 && m == 1: // one reading for all
		groups = [][]*html.Node{slices.Concat(groups...)}
	case n > 0 && m > n:
		if n == 1 && r.spell(groups[0]) {
			groups, readings = nil, nil
			break
		}
		readings = append(slices.Clone(readings[:n-1]), joinReadings(readings[n-1:]))
	case n == 0:
		r.inBrackets(joinReadings(readings))
	}
	for i, g := range groups {
		reading := ""
		if i < len(readings) {
			reading = readings[i]
		}
		r.pair(g, reading, next)
	}
	r.inBrackets(joinReadings(r.outer))
	r.bases, r.readings, r.outer, r.loose = nil, nil, nil, false
}

// joinReadings joins the readings of one base: those in letters are words.
func joinReadings(parts []string) string {
	parts = slices.DeleteFunc(slices.Clone(parts), func(s string) bool { return s == "" })
	if slices.ContainsFunc(parts, func(s string) bool { return letter.LatinOrDigit(letter.LastRune(s)) }) {
		return strings.Join(parts, " ")
	}
	return strings.Join(parts, "")
}

// spell writes a base of one text with a reading for each of its characters, if
// it has as many.
func (r *rubyReader) spell(base []*html.Node) bool {
	if len(base) != 1 || base[0].Type != html.TextNode {
		return false
	}
	text := []rune(repair.OneLine(base[0].Data))
	if len(text) != len(r.readings) {
		return false
	}
	for i, c := range text {
		r.set(string(c), r.readings[i])
	}
	return true
}

// set writes characters with their reading, or without one.
func (r *rubyReader) set(base, reading string) {
	if reading == "" {
		r.b.text(base)
		return
	}
	r.b.show(token.Token{Kind: token.Object, Inline: &doc.Ruby{Base: base, Text: reading}})
}

// pair writes a base with its reading: above it where the base is characters,
// also within one mark; in brackets behind anything else.
func (r *rubyReader) pair(base []*html.Node, reading, next string) {
	if slices.ContainsFunc(base, holdsRuby) { // which is read once, however deep it is
		r.bracket = false
		for _, k := range base {
			r.b.node(k)
		}
		r.inBrackets(reading)
		return
	}
	inner := &builder{judge: r.b.judge, running: running{mode: modeLine}, href: r.b.href, nesting: r.b.nesting}
	for _, k := range base {
		inner.node(k)
	}
	open, all, ok := onlyText(inner.toks)
	text := r.withoutBracket(all, next)
	if !ok || len(inner.after) > 0 || text == all && reading == "" {
		for _, k := range base {
			r.b.node(k)
		}
		r.inBrackets(reading)
		return
	}
	if letter.Space(runes.FirstRune(text)) {
		r.b.text(" ")
	}
	r.b.toks = append(r.b.toks, open...)
	r.set(repair.OneLine(text), reading)
	for range open {
		r.b.toks = append(r.b.toks, token.Token{Kind: token.Close})
	}
	if letter.Space(runes.LastOf(text)) {
		r.b.text(" ")
	}
}

func holdsRuby(n *html.Node) bool { return n.DataAtom == atom.Ruby || node.Holds(n, atom.Ruby) }

// withoutBracket takes from a base the brackets around its reading that are meant
// for readers without ruby but stand outside an <rp>: the opening one at its end,
// where next begins with its partner, and this one from the base after it.
func (r *rubyReader) withoutBracket(s, next string) string {
	if r.bracket {
		s = trimBracket(s, strings.CutPrefix, ")", "）")
	}
	r.bracket = false
	if trimBracket(next, strings.CutPrefix, ")", "）") != next {
		t := trimBracket(s, strings.CutSuffix, "(", "（")
		r.bracket, s = t != s, t
	}
	return s
}

// trimBracket cuts one of brackets from s.
func trimBracket(s string, cut func(s, bracket string) (string, bool), brackets ...string) string {
	for _, x := range brackets {
		if t, ok := cut(s, x); ok {
			return t
		}
	}
	return s
}

// inBrackets writes a reading behind what it belongs to: 漢字（かんじ）.
func (r *rubyReader) inBrackets(reading string) {
	switch {
	case reading == "":
	case letter.Wide(lastInk(r.b.toks)):
		r.b.text("（" + reading + "）")
	default:
		r.b.text("(" + reading + ")")
	}
}

// onlyText returns the characters of toks, if they are nothing else but within
// marks that hold all or part of them; open are the marks around all.
func onlyText(toks []token.Token) (open []token.Token, text string, ok bool) {
	var b strings.Builder
	for _, t := range toks {
		switch t.Kind {
		case token.Text:
			b.WriteString(t.Text)
		case token.Open, token.Close:
		default:
			return nil, "", false
		}
	}
	for len(toks) > 1 && toks[0].Kind == token.Open && closes(toks) {
		open, toks = append(open, toks[0]), toks[1:len(toks)-1]
	}
	ok = !slices.ContainsFunc(toks, func(t token.Token) bool { return t.Kind == token.Open && t.Mark == token.Link })
	return open, b.String(), ok && runes.HasInk(b.String())
}

// closes reports whether the last of toks closes the first.
func closes(toks []token.Token) bool {
	depth := 0
	for i, t := range toks {
		switch t.Kind {
		case token.Open:
			depth++
		case token.Close:
			if depth--; depth == 0 {
				return i == len(toks)-1
			}
		}
	}
	return false
}

// lastInk returns the last visible rune of toks, or 0.
func lastInk(toks []token.Token) rune {
	for _, t := range slices.Backward(toks) {
		text := t.Text
		if y, ok := t.Inline.(*doc.Ruby); ok {
			text = y.Base
		} else if t.Kind != token.Text {
			continue
		}
		if r := letter.LastRune(text); r != 0 {
			return r
		}
	}
	return 0
}
