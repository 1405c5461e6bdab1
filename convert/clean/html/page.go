package html

import (
	"strings"

	"github.com/andybalholm/cascadia"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/wenzhai/wenzhai/convert/clean/internal/node"
	"github.com/wenzhai/wenzhai/convert/clean/internal/runes"
	"github.com/wenzhai/wenzhai/convert/clean/portal"
	"github.com/wenzhai/wenzhai/convert/clean/readable"
	"github.com/wenzhai/wenzhai/convert/clean/rules"
	"github.com/wenzhai/wenzhai/convert/doc"
)

// Page reads the body as a whole saved page: the part that holds the article
// is found first.
func (c *Source) Page() []doc.Block {
	root := bodyOf(c.parse(c.Body))
	if root == nil {
		return nil
	}
	part, all := c.userPart(root), c.sizesOf(root).of(root).Text
	asked := c.Selectors.Asks() // about the page as it is
	if part == nil && !asked {
		part = portal.Part(root)
	}
	if part == nil {
		if part = c.found(root); !asked {
			part = readable.Part(root, part, c.Model, c.Log)
		}
	}
	c.reportFrame(root, part, all)
	if !c.Off[rules.Frame] {
		c.dropQuotations(part)
	}
	return c.build(part)
}

// Pieces returns the blocks of the body, read as a whole saved page, with what tells
// which of them are the article.
func (c *Source) Pieces() []*readable.Block {
	root := bodyOf(c.parse(c.Body))
	if root == nil {
		return nil
	}
	return readable.Blocks(root, c.found(root))
}

// found returns the part of a page that holds the article, by what its text is like.
func (c *Source) found(root *html.Node) *html.Node {
	f := partFinder{c: c, best: root}
	f.visit(root, false)
	return c.tighten(f.best)
}

// dropQuotations drops prices set behind the names of shares: "(115.39, 2.79, 2.47%)".
func (c *Source) dropQuotations(n *html.Node) {
	for k := n.FirstChild; k != nil; {
		next := k.NextSibling
		switch {
		case k.DataAtom == atom.Span && isQuotation(k):
			c.Log.Drop(rules.Frame, node.Text(k), "")
			n.RemoveChild(k)
		case k.Type == html.ElementNode:
			c.dropQuotations(k)
		}
		k = next
	}
}

// isQuotation reports whether n holds a price and its changes in brackets, and
// nothing else.
func isQuotation(n *html.Node) bool {
	t := n.FirstChild
	if t == nil || t.Type != html.TextNode || !strings.HasPrefix(t.Data, "(") || t.NextSibling == nil {
		return false
	}
	text := strings.TrimSpace(node.Text(n))
	return strings.HasSuffix(text, "%)") && strings.Count(text, ",") == 2 && strings.Trim(text, "()0123456789.,+-% ") == ""
}

// userPart returns the first element that the user's selector names as the
// article's, or nil.
func (c *Source) userPart(root *html.Node) *html.Node {
	if c.Selectors == nil || c.Selectors.Body == nil {
		return nil
	}
	return cascadia.Query(root, c.Selectors.Body)
}

// reportFrame records what of the page's characters, all, is not in the part that is
// read, as one drop.
func (c *Source) reportFrame(root, part *html.Node, all int) {
	if chars := all - c.sizesOf(part).of(part).Text; chars > 0 {
		c.Log.DropHead(rules.Frame, node.Head(root, part), nodeHint(root), chars)
	}
}

// weight is what an element holds, in visible characters.
type weight struct {
	rich  int  // in paragraphs of running text
	other int  // in short pieces: titles, captions, buttons
	link  int  // in pieces that are mostly links
	loose int  // running inline, not yet known to be a paragraph
	marks bool // loose holds marks of sentences
	ahref int  // of loose, inside links
}

// partFinder looks for the element in which running text most outweighs
// everything else.
type partFinder struct {
	c     *Source
	best  *html.Node
	score int
	body  bool // best is a body by its name
	rich  int  // of best
}

// minPart is the score below which a page has no article part of its own.
const minPart = 120

// minRich is the length from which a piece that is mostly no link is running text.
const minRich = 25

// pictureWeight is what a picture outside of links counts as running text.
const pictureWeight = 30

// visit weighs n and its descendants; linked tells that n is inside a link.
func (f *partFinder) visit(n *html.Node, linked bool) weight {
	var w weight
	linked = linked || n.DataAtom == atom.A
	others := false // a heading said that what follows leads to other articles
	for k := n.FirstChild; k != nil; k = k.NextSibling {
		switch {
		case k.Type == html.TextNode:
			w.text(k.Data, linked)
		case k.DataAtom == atom.Img && !linked:
			w.rich += pictureWeight
		case k.Type == html.ElementNode && f.c.Names.Rules().OfTag(k.DataAtom) == nil:
			x := f.visit(k, linked)
			if others {
				x.other, x.rich = x.other+x.rich, 0
			}
			others = others || node.IsBox(k) && x.headsRelated(k)
			w.add(x)
		}
	}
	if !node.IsBox(n) {
		return w
	}
	w.settle()
	if f.c.isAside(n) {
		w.other, w.rich = w.other+w.rich, 0
	}
	s, body := w.score(), rules.IsBodyName(n)
	if body {
		s *= 3
	}
	if s > f.score && s >= minPart && n.DataAtom != atom.P && !f.holdsNearlyAll(n, w.rich) {
		f.best, f.score, f.body, f.rich = n, s, body, w.rich
	}
	return w
}

// headsRelated reports whether n, of weight w, heads a list of other articles.
func (w *weight) headsRelated(n *html.Node) bool {
	all := w.other + w.link + w.loose
	return w.rich == 0 && all > 1 && all <= maxRelatedHead && rules.HeadsRelated(node.Text(n))
}

// maxRelatedHead is the most visible characters of such a heading.
const maxRelatedHead = 32

// holdsNearlyAll reports whether the best part so far is a body by its name,
// inside n, with nearly all of n's running text: what n adds is the frame that a
// page sets around it.
func (f *partFinder) holdsNearlyAll(n *html.Node, rich int) bool {
	if !f.body || f.rich*20 < rich*17 {
		return false
	}
	for p := range f.best.Ancestors() {
		if p == n {
			return true
		}
	}
	return false
}

// tighten returns the innermost box in which all running text of part and all
// its pictures and paragraphs stand: what is around it there are titles, rows of
// links and other short pieces. Frames made of tables need it.
func (c *Source) tighten(part *html.Node) *html.Node {
	for {
		in := c.onlyRich(part)
		if in == nil {
			return part
		}
		part = in
	}
}

// onlyRich returns the only child of n with running text, if the others may be
// left out, or nil.
func (c *Source) onlyRich(n *html.Node) *html.Node {
	var in *html.Node
	for k := n.FirstChild; k != nil; k = k.NextSibling {
		switch {
		case k.Type == html.TextNode && runes.HasInk(k.Data):
			return nil
		case k.Type != html.ElementNode || c.Names.Rules().OfTag(k.DataAtom) != nil || c.isAside(k):
		case c.holdsText(k):
			if in != nil || !node.IsBox(k) || k.DataAtom == atom.P {
				return nil
			}
			in = k
		}
	}
	return in
}

// holdsText reports whether something of an article is below n or is n: a
// paragraph, a picture that is no link, running text.
func (c *Source) holdsText(n *html.Node) bool {
	switch n.DataAtom {
	case atom.P, atom.Img, atom.Figure, atom.Blockquote, atom.Pre, atom.H2, atom.H3, atom.H4, atom.Iframe, atom.Video, atom.Audio:
		return true
	}
	f := partFinder{c: c}
	w := f.visit(n, false)
	w.settle()
	return w.rich > 0 || node.Find(n, func(x *html.Node) bool { return x.DataAtom == atom.P && runes.HasInk(node.Text(x)) }) != nil
}

func (w *weight) text(s string, linked bool) {
	n := runes.CountVisible(s)
	w.loose += n
	w.marks = w.marks || runes.HasMark(s)
	if linked {
		w.ahref += n
	}
}

func (w *weight) add(x weight) {
	w.rich, w.other, w.link = w.rich+x.rich, w.other+x.other, w.link+x.link
	w.loose, w.ahref, w.marks = w.loose+x.loose, w.ahref+x.ahref, w.marks || x.marks
}

// settle counts the loose text of a box as one piece.
func (w *weight) settle() {
	switch {
	case w.ahref*2 > w.loose:
		w.link += w.loose
	case w.loose >= minRich && w.marks:
		w.rich += w.loose
	default:
		w.other += w.loose
	}
	w.loose, w.ahref, w.marks = 0, 0, false
}

// score weighs running text against what surrounds an article on a page.
func (w *weight) score() int { return w.rich - w.other/2 - w.link*3/2 }

// isAside reports whether n's own name says that it is no part of the article,
// whatever it holds.
func (c *Source) isAside(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Footer, atom.Aside:
		return true
	case atom.Body:
		return false
	}
	if len(n.Attr) == 0 {
		return false
	}
	set := c.Names.Rules()
	if r := set.Rule(c.Names.Rule(n)); r != nil && r.Aside {
		return !rules.IsBodyName(n)
	}
	return set.OfAttrs(n) != ""
}
