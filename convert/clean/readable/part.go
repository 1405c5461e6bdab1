package readable

import (
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/wenzhai/wenzhai/convert/clean/internal/node"
	"github.com/wenzhai/wenzhai/convert/clean/internal/report"
	"github.com/wenzhai/wenzhai/convert/clean/internal/runes"
	"github.com/wenzhai/wenzhai/convert/clean/internal/words"
	"github.com/wenzhai/wenzhai/convert/diag"
	"github.com/wenzhai/wenzhai/convert/letter"
)

// least is the chance from which a block is of the article, leastOwn that of one that the
// other finder took, which knows Chinese pages better than the model does.
const (
	least    = 0.4
	leastOwn = 0.3
	lowest   = 0.6 // of the best chance: a block with more of it is taken, whatever its chance
)

// Part returns the element of the page around body that holds the article, of which
// what is none of it has been removed; own is the element that another finder took, m the
// model that judges, nil for the one that is built in. A page that is too large to be
// judged by its blocks is left as it is, and own returned; log says so.
func Part(body, own *html.Node, m *Model, log *report.Log) *html.Node {
	if body == nil || own == nil {
		return own
	}
	return stated(body, judged(body, own, m, log))
}

func judged(body, own *html.Node, m *Model, log *report.Log) *html.Node {
	r, large := read(body, own)
	if large {
		log.Warn(diag.LargePage, log.First(), "the page has over %d elements, or they are nested over %d deep", maxElements, maxDepth)
	}
	if r == nil {
		return own
	}
	if m == nil {
		m = model()
	}
	c := choice{reader: r, taken: map[*html.Node]int{}, tables: map[*box]bool{}}
	c.choose(m)
	part := c.around(body)
	if part == nil || c.agrees() {
		return own
	}
	c.prune(part)
	return part
}

// agrees reports whether the text is mostly of another script than the Latin one, and what
// is taken is about what the other finder took: of such pages the model has seen few, and
// the other finder and the rules were made for them. Of pages that are not in Chinese or
// Japanese, it must be nearly all of that.
func (c *choice) agrees() bool {
	taken, own, both, wide, han := 0, 0, 0, 0, 0
	for _, x := range c.blocks {
		n := x.chars
		if x.own {
			own += n
			for _, r := range x.Text {
				wide, han = wide+utf8.RuneLen(r)-1, han+int(flag(r >= firstHan))
			}
		}
		if x.taken {
			taken += n
			if x.own {
				both += n
			}
		}
	}
	share := 85
	if han*4 > own {
		share = 40
	}
	return wide*2 > own && both*10 >= taken*7 && both*100 >= own*share
}

// firstHan is the first of the characters of Chinese and Japanese, their marks among them.
const firstHan = 0x2e80

// choice is which blocks of a page are its article.
type choice struct {
	*reader
	chances     []float32
	at          map[*html.Node]*Block // blocks by their first node
	taken       map[*html.Node]int    // blocks taken below elements
	tables      map[*box]bool         // whether they hold data
	first, last *Block
	begun, done bool
}

// choose says of each block whether it is taken.
func (c *choice) choose(m *Model) {
	c.chances = m.Chances(c.blocks)
	c.level()
	c.embeds()
	c.consents()
	best := slices.Max(append(c.chances, 0)) * lowest // a page has an article, however short
	c.at = make(map[*html.Node]*Block, len(c.blocks))
	for i, x := range c.blocks {
		c.at[x.nodes[0]] = x
		x.taken = c.chances[i] > min(least, best) || x.own && c.chances[i] > min(leastOwn, best)
	}
	c.captions()
	c.doubles()
	c.headings()
	c.leads()
	for _, x := range c.blocks {
		if !x.taken {
			continue
		}
		if c.first == nil {
			c.first = x
		}
		c.last = x
		for b := x.box; b != nil; b = b.up {
			c.taken[b.n]++
		}
	}
}

// level gives all blocks of a list or a table of data one chance.
func (c *choice) level() {
	type sum struct{ all, chars float32 }
	sums := map[*box]*sum{}
	groups := make([]*box, len(c.blocks))
	for i, x := range c.blocks {
		if groups[i] = c.groupOf(x.box); groups[i] == nil {
			continue
		}
		s := sums[groups[i]]
		if s == nil {
			s = &sum{}
			sums[groups[i]] = s
		}
		w := float32(min(x.chars, 200))
		s.all, s.chars = s.all+w*c.chances[i], s.chars+w
	}
	for i, g := range groups {
		if g != nil {
			c.chances[i] = sums[g].all / sums[g].chars
		}
	}
}

// embeds gives posts of other sites that are set in a text the chance of what stands
// before them.
func (c *choice) embeds() {
	last := float32(0)
	for i, x := range c.blocks {
		if x.box.embed {
			c.chances[i] = max(c.chances[i], last)
		} else {
			last = c.chances[i]
		}
	}
}

// consents gives blocks of notices about cookies no chance.
func (c *choice) consents() {
	for i, x := range c.blocks {
		if x.box.consent {
			c.chances[i] = 0
		}
	}
}

var (
	embedNames    = words.Set("page.embeds")
	consentNames  = words.Set("page.consents")
	consentBoxes  = words.Set("page.consent-boxes")
	consentOthers = words.Set("page.consent-words")
)

func isEmbed(n *html.Node) bool {
	for name := range strings.FieldsSeq(node.Attr(n, "class")) {
		if embedNames()[strings.ToLower(name)] {
			return true
		}
	}
	return false
}

// isConsent reports whether n is a notice about cookies by one of its names. Classes of
// articles name their subjects, which may be such notices.
func isConsent(n *html.Node) bool {
	if n.DataAtom == atom.Body || n.DataAtom == atom.Article || n.DataAtom == atom.Main {
		return false
	}
	for name := range node.Names(n) {
		if strings.HasPrefix(name, "tag-") || strings.HasPrefix(name, "category-") {
			continue
		}
		cookie, box := false, false
		for w := range node.Words(name) {
			if consentNames()[w] {
				return true
			}
			cookie, box = cookie || consentOthers()[w], box || consentBoxes()[w]
		}
		if cookie && box {
			return true
		}
	}
	return false
}

// groupOf returns the list or the table of data in which b stands, or nil.
func (c *choice) groupOf(b *box) *box {
	for ; b != nil; b = b.up {
		switch b.n.DataAtom {
		case atom.Ul, atom.Ol, atom.Dl:
			return b
		case atom.Table:
			if c.isData(b) {
				return b
			}
			return nil
		}
	}
	return nil
}

// isData reports whether a table holds data, as those with headings of columns or rows
// do. It is looked for once a table: each of its cells asks.
func (c *choice) isData(table *box) bool {
	data, known := c.tables[table]
	if !known {
		data = node.Holds(table.n, atom.Th)
		c.tables[table] = data
	}
	return data
}

// captions takes the captions among the blocks that are taken, and directly before them.
func (c *choice) captions() {
	first, last := -1, -1
	for i, x := range c.blocks {
		if x.taken && !x.Caption {
			if first < 0 {
				first = i
			}
			last = i
		}
	}
	seen := map[string]bool{} // galleries say a caption again for each size of a picture
	for i, x := range c.blocks {
		if x.Caption {
			x.taken = i > first-nearCaption && i < last+nearCaption && !seen[x.key]
			seen[x.key] = true
		}
	}
}

// Lengths of the shortest paragraph that is looked for again, in characters, and of the
// shortest that may hold all others; the chance from which one that comes again is kept.
const (
	minDouble  = 60
	longDouble = 500
	sureDouble = 0.9
)

// doubles leaves out what a page says again: leads and captions for screens of another
// size, and a text as a whole, for machines. What stands beside it, or is surely text, the
// author repeats.
func (c *choice) doubles() {
	best := map[string]int{}
	for i, x := range c.blocks {
		if !x.taken || x.chars < minDouble {
			continue
		}
		k, again := best[x.key]
		switch {
		case !again || c.chances[i] > c.chances[k]:
			best[x.key] = i
		default:
			k = i
		}
		if y, other := c.blocks[k], c.blocks[best[x.key]]; again && y.box.up != other.box.up && c.chances[k] < sureDouble {
			y.taken = false
		}
	}
	for _, x := range c.blocks {
		if x.taken && x.chars >= longDouble && c.again(x) {
			x.taken = false
		}
	}
}

// again reports whether over half of x stands in other paragraphs, one by one.
func (c *choice) again(x *Block) bool {
	n := 0
	for _, y := range c.blocks {
		if y.taken && y != x && y.chars >= minDouble && len(y.key)*2 < len(x.key) && strings.Contains(x.key, y.key) {
			n += len(y.key)
		}
	}
	return n*2 > len(x.key)
}

// nearCaption is how many blocks before the first or behind the last that is taken a
// caption may stand.
const nearCaption = 5

// headings leaves out those under which nothing is taken.
func (c *choice) headings() {
	under := [8]bool{} // a block is taken below, before a heading of that level
	for i, x := range slices.Backward(c.blocks) {
		level := levelOf(x.box.n)
		if level == 0 || x.rich > 0 { // some set paragraphs as headings
			if x.taken {
				for l := range under {
					under[l] = true
				}
			}
			continue
		}
		if !under[level] {
			x.taken = false
		} else if !x.taken && c.chances[i] > least/2 && i+1 < len(c.blocks) && c.blocks[i+1].taken {
			x.taken = true
		}
		for l := level; l < len(under); l++ {
			under[l] = false
		}
	}
}

// maxLead is the length of the longest line that leads to what follows it.
const maxLead = 40

// leads leaves out lines that only say what is in blocks that are left out.
func (c *choice) leads() {
	for i, x := range slices.Backward(c.blocks) {
		if x.taken && i+1 < len(c.blocks) && !c.blocks[i+1].taken && x.leads() {
			x.taken = false
		}
	}
}

func (x *Block) leads() bool {
	text := strings.TrimFunc(x.Text, letter.Space)
	return x.chars <= maxLead && (strings.HasSuffix(text, ":") || strings.HasSuffix(text, "：") || runes.StartsAny(strings.ToLower(text), alsoWords()))
}

// around returns the innermost element of body around all blocks that are taken, or nil.
func (c *choice) around(body *html.Node) *html.Node {
	if c.first == nil {
		return nil
	}
	n := c.taken[body]
	if c.own != nil && c.own.up != nil && c.taken[c.own.n] == n {
		return c.own.n // with its pictures
	}
	for b := c.first.box; b != nil; b = b.up {
		if c.taken[b.n] == n {
			return b.n
		}
	}
	return nil
}

// prune removes below n what is not taken.
func (c *choice) prune(n *html.Node) {
	for k := n.FirstChild; k != nil; {
		next := k.NextSibling
		if x := c.at[k]; x != nil {
			c.begun = c.begun || x == c.first
			last := x.nodes[len(x.nodes)-1]
			next = last.NextSibling
			if !x.taken {
				remove(x.nodes)
			}
			c.done = c.done || x == c.last
		} else if b := c.boxes[k]; b != nil {
			switch {
			case c.taken[k] > 0, b.size.blocks > 0 && b.pictures > 0 && b.links*2 < b.chars && c.steps(c.onOwn, b) == 0:
				c.prune(k)
			case b.size.blocks > 0, b.size.blocks == 0 && (!c.begun || c.done) && !c.holds[k] && c.steps(c.onOwn, b) > 0:
				n.RemoveChild(k)
			}
		}
		k = next
	}
}

// remove takes nodes out of the page; of those that hold a picture, the text.
func remove(nodes []*html.Node) {
	for _, n := range nodes {
		switch {
		case n.DataAtom == atom.Img:
		case n.Type == html.ElementNode && node.Holds(n, atom.Img):
			remove(slices.Collect(n.ChildNodes()))
		case n.Parent != nil:
			n.Parent.RemoveChild(n)
		}
	}
}
