package clean

import (
	"strings"

	"github.com/andybalholm/cascadia"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/wenzhai/wenzhai/convert/doc"
)

// page reads the body as a whole saved page: the part that holds the article
// is found first, by what its text is like.
func (c *cleaner) page() []doc.Block {
	root := bodyOf(c.parse(c.body))
	if root == nil {
		return nil
	}
	part := c.userPart(root)
	if part == nil {
		f := partFinder{best: root}
		f.visit(root, false)
		part = f.best
	}
	c.reportFrame(root, part)
	return c.build(part)
}

// userPart returns the first element that the user's selector names as the
// article's, or nil.
func (c *cleaner) userPart(root *html.Node) *html.Node {
	if c.policy == nil || c.policy.body == nil {
		return nil
	}
	return cascadia.Query(root, c.policy.body)
}

// reportFrame records what stands on the page around the part that is read, as
// one drop.
func (c *cleaner) reportFrame(root, part *html.Node) {
	m := sizes{root: root, memo: map[*html.Node]size{}}
	if chars := m.of(root).text - m.of(part).text; chars > 0 {
		var s strings.Builder
		writeHead(&s, root, part)
		c.dropHead(ruleFrame, s.String(), nodeHint(root), chars)
	}
}

// weight is what an element holds, in visible characters.
type weight struct {
	rich  int // in paragraphs of running text
	other int // in short pieces: titles, captions, buttons
	link  int // in pieces that are mostly links
	loose int // running inline, not yet known to be a paragraph
	ahref int // of loose, inside links
}

// partFinder looks for the element in which running text most outweighs
// everything else.
type partFinder struct {
	best  *html.Node
	score int
	body  bool // best is a body by its name
	rich  int  // of best
}

// minPart is the score below which a page has no article part of its own.
const minPart = 120

// minRich is the number of characters from which a piece that is mostly not
// links counts as running text.
const minRich = 25

// bodyNames are class names and ids that publishing systems give to the body
// of an article; it counts threefold.
var bodyNames = nameSet("artibody js_content articlebody article-body article_body article-content article_content articlecontent " +
	"article-text post-content post_content post-body post_text entry-content news_txt newscontent news-content main_content " +
	"content-article rich_media_content text-content story-body articletext")

// pictureWeight is what a picture outside of links counts as running text.
const pictureWeight = 30

// visit weighs n and its descendants; linked tells that n is inside a link.
func (f *partFinder) visit(n *html.Node, linked bool) weight {
	var w weight
	linked = linked || n.DataAtom == atom.A
	for k := n.FirstChild; k != nil; k = k.NextSibling {
		switch {
		case k.Type == html.TextNode:
			w.text(countVisible(k.Data), linked)
		case k.DataAtom == atom.Img && !linked:
			w.rich += pictureWeight
		case k.Type == html.ElementNode && tagRule(k) == "":
			w.add(f.visit(k, linked))
		}
	}
	if !isBox(n) {
		return w
	}
	w.settle()
	if isForeign(n) {
		w.other, w.rich = w.other+w.rich, 0
	}
	s, body := w.score(), isBodyName(n)
	if body {
		s *= 3
	}
	if s > f.score && s >= minPart && n.DataAtom != atom.P && !f.holdsNearlyAll(n, w.rich) {
		f.best, f.score, f.body, f.rich = n, s, body, w.rich
	}
	return w
}

// holdsNearlyAll reports whether the best part so far is a body by its name,
// inside n, with nearly all of n's running text: what n adds is the frame that a
// page sets around it.
func (f *partFinder) holdsNearlyAll(n *html.Node, rich int) bool {
	if !f.body || f.rich*20 < rich*17 {
		return false
	}
	for p := f.best.Parent; p != nil; p = p.Parent {
		if p == n {
			return true
		}
	}
	return false
}

// isBodyName reports whether n has one of bodyNames.
func isBodyName(n *html.Node) bool {
	if attr(n, "itemprop") == "articleBody" {
		return true
	}
	for _, a := range n.Attr {
		if a.Key != "class" && a.Key != "id" {
			continue
		}
		for _, name := range strings.Fields(a.Val) {
			if bodyNames[strings.ToLower(name)] {
				return true
			}
		}
	}
	return false
}

func (w *weight) text(n int, linked bool) {
	w.loose += n
	if linked {
		w.ahref += n
	}
}

func (w *weight) add(x weight) {
	w.rich, w.other, w.link = w.rich+x.rich, w.other+x.other, w.link+x.link
	w.loose, w.ahref = w.loose+x.loose, w.ahref+x.ahref
}

// settle counts the loose text of a box as one piece.
func (w *weight) settle() {
	switch {
	case w.ahref*2 > w.loose:
		w.link += w.loose
	case w.loose >= minRich:
		w.rich += w.loose
	default:
		w.other += w.loose
	}
	w.loose, w.ahref = 0, 0
}

// score weighs running text against what surrounds an article on a page.
func (w *weight) score() int { return w.rich - w.other/2 - w.link*3/2 }

// isBox reports whether n begins and ends a piece of text.
func isBox(n *html.Node) bool {
	switch n.DataAtom {
	case atom.A, atom.B, atom.Strong, atom.I, atom.Em, atom.Span, atom.Font, atom.U, atom.Small, atom.Sub, atom.Sup,
		atom.Code, atom.Mark, atom.Time, atom.Abbr, atom.Cite, atom.Q, atom.S, atom.Del, atom.Ins, atom.Label, atom.Ruby:
		return false
	}
	return true
}

// isForeign reports whether n's own name says that it is no part of the
// article, whatever it holds.
func isForeign(n *html.Node) bool {
	if n.DataAtom == atom.Body || len(n.Attr) == 0 {
		return false
	}
	switch classRule(n) {
	case ruleComments, ruleRelated, ruleAds, ruleNav, ruleSubscribe:
		return true
	}
	return hidesItself(n)
}
