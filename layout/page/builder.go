package page

import "slices"

// Leaf is one built page before running heads and folio are added.
type Leaf struct {
	Items   []Item
	Opening bool // a part opens here: no running head
	Beside  bool // holds the other side of the rows on the leaf before it
	Ends    bool // what follows begins a page, or nothing follows: the leaf need not be full
	Top     any  // the Mark in force at the leaf's head; nil if none was set yet
	First   any  // the first Mark set on the leaf; nil if none
}

// Running returns the mark for the running head: that of the first part which
// begins on the leaf, else that of the part which goes on.
func (l *Leaf) Running() any {
	if l.First != nil {
		return l.First
	}
	return l.Top
}

// Builder fills columns and pages with flows. Leaf 0 is a recto, or a verso
// where the geometry has facing pages.
type Builder struct {
	Leaves []*Leaf
	Tags   []Tag
	Places map[string]int // anchor → index of its leaf

	g      Geometry
	page   sheet
	search search
	near   context // of the next block
	past   context // of the next block, as if no block could float
	rows   bool    // on facing pages: the page being filled holds rows
	away   *Block  // across the columns, that floated last
	mark   any
}

// context is what the blocks above ask of the next one.
type context struct {
	after  int  // empty lines that the last block asks for
	opened bool // the last block opens an article
	apart  bool // a line of white may stand below the last block
	keeper keeper
}

// begin is told of a block before its strips; it returns what the block asks for.
func (c *context) begin(k *Block) aside {
	gap := max(c.after, k.Before)
	gives := k.gives(gap)
	if gives == noGive && (k.ApartAbove || c.apart) {
		gives = giveApart
	}
	switch {
	case c.keeper.keep > 0 && c.opened:
		gives = giveBelow
	case c.keeper.keep > 0:
		gives = noGive // below a heading
	}
	c.opened, c.apart = gives == giveOpening, k.ApartBelow
	c.keeper.begin(k)
	return aside{before: gap, give: gives}
}

// end is told of a block behind its strips.
func (c *context) end(k *Block) {
	c.after = k.After
	c.keeper.end(k)
}

// keeper follows how many strips of what comes must not begin a column.
type keeper struct {
	keep     int
	keepCost cost // of letting the next of them do so: parting a heading from its first line is the worst
}

// begin is told of a block before its strips.
func (k *keeper) begin(b *Block) {
	if b.KeepNext > 0 && k.keepCost == widow && !b.row {
		k.keep = 0 // one heading's second line may be another heading, which has its own place
	}
}

// cost is what a column's end before strip i of the block takes.
func (k *keeper) cost(b *Block, i int) cost {
	c := b.cost(i)
	if k.keep > 0 {
		c = max(c, k.keepCost)
		k.keep, k.keepCost = k.keep-1, widow
	}
	return c
}

// end is told of a block behind its strips.
func (k *keeper) end(b *Block) {
	if b.KeepNext > 0 {
		k.keep, k.keepCost = max(k.keep, b.KeepNext), kept
	}
	if b.KeepNext > 0 && b.Opening { // a page may hold the heading of a chapter alone
		k.keepCost = together
	}
}

// NewBuilder returns a builder whose structure tree begins with tags (at least
// the document's own element).
func NewBuilder(g Geometry, tags ...Tag) *Builder {
	b := &Builder{g: g, Tags: tags, Places: map[string]int{}}
	b.page = sheet{g: g, filled: b.emitPage}
	b.search.sheet = &b.page
	return b
}

// Add puts the flow's blocks on the pages. Parent is the tag that takes the
// flow's own topmost tags.
func (b *Builder) Add(f Flow, parent int) {
	base := len(b.Tags)
	for _, t := range f.Tags {
		if t.Parent < 0 {
			t.Parent = parent
		} else {
			t.Parent += base
		}
		b.Tags = append(b.Tags, t)
	}
	for i := range f.Blocks {
		b.addBlock(&f.Blocks[i], base, i == 0)
	}
	b.settle()
}

// Finish ends the last page. A flow that is added after it must begin with a
// break.
func (b *Builder) Finish() { b.endPage() }

// endPage ends the page before something that begins one.
func (b *Builder) endPage() {
	b.search.finish()
	b.page.end()
	if n := len(b.Leaves); n > 0 {
		b.Leaves[n-1].Ends = true
	}
	if n := len(b.Leaves) - 2; n >= 0 && b.Leaves[n+1].Beside {
		b.Leaves[n].Ends = true
	}
}

func (b *Builder) addBlock(k *Block, base int, first bool) {
	if len(k.Strips) == 0 {
		return
	}
	if k.Break != BreakNone {
		b.breakPage(k.Break)
	}
	if b.g.Facing && k.row != b.rows {
		b.face(k.row)
	}
	switch {
	case b.g.Columns == 1:
	case k.Across:
		b.settle()
		b.across(k, base)
		return
	case k.Wide:
		b.wide(k, base)
		return
	}
	b.addStrips(k, base, first)
}

// addStrips adds the strips of a block that stands in a column.
func (b *Builder) addStrips(k *Block, base int, first bool) {
	floats := k.Float && k.mayFloat() && depthOf(k.Strips) <= b.g.Depth()
	near, past := b.near.begin(k), aside{}
	if !floats {
		past = b.past.begin(k)
	}
	head := copies(k.Head) // before their items move
	for i := range k.Strips {
		u := unit{strip: &k.Strips[i], base: base, cost: b.near.keeper.cost(k, i), floats: floats}
		if !floats {
			u.past.cost = b.past.keeper.cost(k, i)
		}
		if k.row {
			u.row = k
		}
		if i == 0 {
			u.start, u.opening, u.bars = true, k.Opening, first
			u.before, u.give, u.yields = near.before, near.give, k.mayYield(b.g)
			u.past.before, u.past.give = past.before, past.give
			if floats {
				u.float = len(k.Strips)
			}
		} else {
			u.head = head
			if k.row {
				u.head, u.snap = k.heads(i), k.slices[i].snap
			}
		}
		if k.Longer != nil && i == len(k.Strips)-1 {
			u.longer = k
		}
		b.search.push(u)
	}
	b.near.end(k)
	if !floats {
		b.past.end(k)
	}
}

// mayFloat tells that no strip of the block calls a note.
func (k *Block) mayFloat() bool {
	return !slices.ContainsFunc(k.Strips, func(s Strip) bool { return len(s.Notes) > 0 })
}

// gives is the kind of the gap above the block.
func (k *Block) gives(gap int) give {
	switch {
	case gap == 0:
		return noGive
	case gap > 1:
		return giveOpening
	case k.KeepNext > 0:
		return giveHeading
	}
	return giveFigure
}

// mayYield is how many lines the block's picture may give up.
func (k *Block) mayYield(g Geometry) int {
	if k.Least == 0 {
		return 0
	}
	return max(int((k.Strips[0].Depth+eps)/g.Pitch)-k.Least, 0)
}

// face ends the page between rows, which take two facing pages, and other
// blocks, which take one after the other.
func (b *Builder) face(rows bool) {
	b.endPage()
	b.near, b.past, b.rows = context{}, context{}, rows
	if rows && b.g.recto(len(b.Leaves)) {
		b.Leaves = append(b.Leaves, &Leaf{Top: b.mark, Opening: true})
	}
}

// cost is what a column's end before strip i takes from the block.
func (k *Block) cost(i int) cost {
	switch {
	case i == 0 && k.KeepPrevious:
		return kept
	case i == 0:
		return free
	case k.row:
		return k.slices[i].cost
	case k.Strips[i-1].Glue:
		return glued
	case k.Together && k.KeepNext > 0:
		return torn
	case k.Together:
		return together
	case i < k.Orphans || len(k.Strips)-i < k.Widows:
		return widow
	case len(k.Strips) > 1 && (i == 1 || len(k.Strips)-i == 1):
		return lone
	}
	return free
}

// breakPage ends the page and, for a recto, leaves a blank one where needed.
func (b *Builder) breakPage(k Break) {
	b.settle()
	b.endPage()
	b.near, b.past = context{}, context{}
	if k == BreakRecto && !b.g.recto(len(b.Leaves)) {
		b.Leaves = append(b.Leaves, &Leaf{Top: b.mark, Opening: true})
	}
}

// across puts a block at the head of a page, above all columns.
func (b *Builder) across(k *Block, base int) {
	if !b.fresh() {
		b.breakPage(BreakPage)
	}
	y := 0.0
	for i := range k.Strips {
		b.page.band.units = append(b.page.band.units, unit{strip: &k.Strips[i], base: base, opening: k.Opening, top: y})
		y += k.Strips[i].Depth
	}
	b.page.band.depth = b.g.below(y, k.After)
	b.near, b.past = context{}, context{}
}

// fresh tells that nothing waits for the page or stands on it.
func (b *Builder) fresh() bool {
	return len(b.search.units) == 0 && len(b.page.full) == 0 && len(b.page.column) == 0 && len(b.page.band.units) == 0
}
