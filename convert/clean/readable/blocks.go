package readable

import (
	"strings"
	"sync"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/wenzhai/wenzhai/convert/clean/internal/node"
	"github.com/wenzhai/wenzhai/convert/clean/internal/runes"
	"github.com/wenzhai/wenzhai/convert/clean/internal/words"
	"github.com/wenzhai/wenzhai/convert/letter"
)

// Block is running text of one box of a page: a paragraph, a heading, an item, a
// cell, or loose text between them.
type Block struct {
	Text     string       // its characters
	Features []float32    // see features
	nodes    []*html.Node // siblings
	box      *box
	key      string // letters and digits
	size
	marks    int    // of sentences
	styled   bool   // bold, italic or a link as a whole
	own, lib bool   // the candidates hold it
	alike    *shape // of all blocks of its shape
	taken    bool
	Caption  bool // of a picture beside it
}

// size is what a box or a block holds.
type size struct{ chars, links, rich, blocks, pictures int }

func (s *size) add(x size) {
	s.chars, s.links, s.rich, s.blocks, s.pictures = s.chars+x.chars, s.links+x.links, s.rich+x.rich, s.blocks+x.blocks, s.pictures+x.pictures
}

// linked returns the share of its text that stands in links.
func (s *size) linked() float32 { return ratio(s.links, s.chars) }

func ratio(a, b int) float32 {
	if b == 0 {
		return 0
	}
	return float32(a) / float32(b)
}

// box is an element that begins and ends a piece of text.
type box struct {
	n       *html.Node
	up      *box
	depth   int
	names   uint16 // groups of words of its names
	hidden  bool   // the page itself hides it
	text    bool   // a property says that it is the text of an article
	frame   bool   // its role is that of what stands around one
	embed   bool   // it stands in a post of another site
	consent bool   // it stands in a notice about cookies
	shape   string // its kind and class
	shapes  map[string]int
	size
}

// cutter cuts a page into blocks.
type cutter struct {
	blocks []*Block
	boxes  map[*html.Node]*box
	blocky map[*html.Node]bool // inline elements that hold boxes
	run    []*html.Node
	broken bool // the run ends with a line break
}

// cut returns the blocks of body.
func cut(body *html.Node) *cutter {
	c := &cutter{boxes: map[*html.Node]*box{}, blocky: map[*html.Node]bool{}}
	c.mark(body)
	c.walk(body, nil, false)
	return c
}

// isBox reports whether n parts text, being no element of running text.
func (c *cutter) isBox(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Br, atom.Img, atom.Picture, atom.Svg, atom.Big, atom.Tt, atom.Kbd, atom.Samp, atom.Var, atom.Acronym, atom.Bdi, atom.Bdo, atom.Wbr, atom.Dfn, atom.Strike, atom.Nobr, atom.Input, 0:
		return c.blocky[n]
	}
	return node.IsBox(n) || c.blocky[n]
}

// unread reports whether nothing below n is text of a page.
func unread(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Noscript, atom.Svg, atom.Iframe, atom.Select, atom.Textarea, atom.Object, atom.Video, atom.Audio, atom.Canvas, atom.Button:
		return true
	}
	return n.Type != html.ElementNode && n.Type != html.TextNode || node.IsUnread(n.DataAtom)
}

// mark notes which inline elements below n hold boxes, and reports whether a box is
// there.
func (c *cutter) mark(n *html.Node) bool {
	any := false
	for k := n.FirstChild; k != nil; k = k.NextSibling {
		if k.Type == html.ElementNode && !unread(k) {
			inner := c.mark(k)
			if inner && !c.isBox(k) {
				c.blocky[k] = true
			}
			any = any || c.isBox(k)
		}
	}
	return any
}

func (c *cutter) walk(n *html.Node, up *box, linked bool) *box {
	b := &box{n: n, up: up, names: nameGroups(n), shape: n.Data + " " + node.Attr(n, "class"), shapes: map[string]int{}}
	b.read()
	if up != nil {
		b.depth, b.embed, b.consent = up.depth+1, up.embed || b.embed, up.consent || b.consent
		up.shapes[b.shape]++
	}
	c.boxes[n] = b
	linked = linked || n.DataAtom == atom.A
	c.run, c.broken = nil, false
	for k := n.FirstChild; k != nil; k = k.NextSibling {
		switch {
		case unread(k):
		case k.Type == html.ElementNode && c.isBox(k):
			c.flush(b, linked)
			b.add(c.walk(k, b, linked).size)
			c.run, c.broken = nil, false
		case k.DataAtom == atom.Br && c.broken:
			c.flush(b, linked)
		default:
			c.run = append(c.run, k)
			if k.Type != html.TextNode || runes.HasInk(k.Data) {
				c.broken = k.DataAtom == atom.Br
			}
		}
	}
	c.flush(b, linked)
	return b
}

// flush makes a block of the run.
func (c *cutter) flush(b *box, linked bool) {
	x := &Block{nodes: c.run, box: b}
	c.run, c.broken = nil, false
	var s strings.Builder
	parts := 0
	for _, n := range x.nodes {
		from := s.Len()
		x.read(&s, n, linked)
		if s.Len() > from && runes.HasInk(s.String()[from:]) {
			parts++
			x.styled = n.Type == html.ElementNode
		}
	}
	x.Text = s.String()
	b.pictures += x.pictures
	if x.chars == 0 {
		return
	}
	x.styled = x.styled && parts == 1
	x.key = letter.Key(x.Text)
	x.marks = marksOf(x.Text)
	x.size.blocks = 1
	if x.chars >= richChars && x.marks > 0 && x.links*2 < x.chars {
		x.rich = x.chars
	}
	add := x.size
	add.pictures = 0
	b.add(add)
	c.blocks = append(c.blocks, x)
}

// richChars is the length from which a block counts as running text.
const richChars = 80

func (x *Block) read(s *strings.Builder, n *html.Node, linked bool) {
	switch {
	case n.Type == html.TextNode:
		v := runes.CountVisible(n.Data)
		x.chars += v
		if linked {
			x.links += v
		}
		s.WriteString(n.Data)
	case n.DataAtom == atom.Br:
		s.WriteByte('\n')
	case n.DataAtom == atom.Img:
		x.pictures++
	case !unread(n):
		for k := n.FirstChild; k != nil; k = k.NextSibling {
			x.read(s, k, linked || n.DataAtom == atom.A)
		}
	}
}

// isCaption reports whether x is a caption: it stands in a box with a picture that holds little
// else, which the element or a name says.
func (x *Block) isCaption() bool {
	if x.links*2 > x.chars || x.chars > maxCaption {
		return false
	}
	named := false
	for b, i := x.box, 0; b != nil && i < 4 && b.chars <= maxCaption*2; b, i = b.up, i+1 {
		named = named || b.n.DataAtom == atom.Figure || b.n.DataAtom == atom.Figcaption || node.HasWord(b.n, captionWords())
		if b.pictures > 0 {
			return named && b.size.blocks <= 3
		}
	}
	return false
}

// maxCaption is the length of the longest caption.
const maxCaption = 400

// marksOf counts the marks of sentences of s.
func marksOf(s string) int {
	n := 0
	var before rune
	for _, r := range s {
		switch {
		case strings.ContainsRune("。，；！？、…", r):
			n++
		case unicode.IsSpace(r) && strings.ContainsRune(".,;!?", before) && before != 0:
			n++
		}
		before = r
	}
	if before != 0 && strings.ContainsRune(".!?", before) {
		n++
	}
	return n
}

// groups are the groups of words of class names and ids.
var groups = []string{"body", "meta", "related", "social", "navigation", "comments", "invitations", "caption", "tags", "title", "box"}

// groupWords returns which groups a word is of, as bits.
var groupWords = sync.OnceValue(func() map[string]uint16 {
	out := map[string]uint16{}
	for i, g := range groups {
		for _, w := range words.Of("page." + g) {
			out[w] |= 1 << i
		}
	}
	return out
})

// captionWords are words of the names of captions.
var captionWords = words.Set("page.captions")

func nameGroups(n *html.Node) uint16 {
	var out uint16
	table := groupWords()
	for name := range node.Names(n) {
		for w := range node.Words(name) {
			out |= table[w]
		}
	}
	return out
}
