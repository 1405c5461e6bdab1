package page

import "math"

// Leaf is one built page before running heads and folio are added.
type Leaf struct {
	Items   []Item
	Opening bool // a part opens here: no running head
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

// Builder fills columns and pages with flows. Leaf 0 is a recto.
type Builder struct {
	Leaves []*Leaf
	Tags   []Tag
	Places map[string]int // anchor → index of its leaf

	g        Geometry
	column   []unit  // what is to stand in the column being filled
	y        float64 // foot of the column's last unit
	after    int     // empty lines that the last block asks for
	keep     int     // strips to come that may not begin a column
	keepCost cost    // of letting the next of them do so: parting a heading from its first line is the worst
	next     int     // number of the column to fill next; 0 = a new leaf is needed
	mark     any
}

// unit is a strip on its way to a column.
type unit struct {
	strip   *Strip
	base    int // number of the flow's first tag
	before  int // empty lines above, unless it heads a column
	start   bool
	opening bool
	cost    cost     // of ending the column before it
	head    []*Strip // to be repeated where the unit heads a column
	top     float64
}

// cost ranks how bad it is to end a column before a unit.
type cost uint8

const (
	free     cost = iota
	widow         // leaves too few strips of a block at a head or foot
	together      // breaks a block that asked not to be broken
	kept          // parts a heading from its text
	glued         // parts strips that make up one thing
)

// NewBuilder returns a builder whose structure tree begins with tags (at least
// the document's own element).
func NewBuilder(g Geometry, tags ...Tag) *Builder {
	return &Builder{g: g, Tags: tags, Places: map[string]int{}}
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
		b.addBlock(&f.Blocks[i], base)
	}
}

// Finish ends the last column. The builder takes no more flows after it.
func (b *Builder) Finish() {
	b.flush(len(b.column))
}

func (b *Builder) addBlock(k *Block, base int) {
	if len(k.Strips) == 0 {
		return
	}
	if k.Break != BreakNone {
		b.breakPage(k.Break)
	}
	gap := max(b.after, k.Before)
	if k.KeepNext > 0 && b.keepCost == widow {
		b.keep = 0 // one heading's second line may be another heading, which has its own place
	}
	b.shrink(k, gap)
	head := copies(k.Head) // before their items move
	for i := range k.Strips {
		u := unit{strip: &k.Strips[i], base: base, cost: k.cost(i)}
		if i == 0 {
			u.start, u.before, u.opening = true, gap, k.Opening
		} else {
			u.head = head
		}
		if b.keep > 0 {
			u.cost = max(u.cost, b.keepCost)
			b.keep, b.keepCost = b.keep-1, widow
		}
		b.push(u)
	}
	b.after = k.After
	if k.KeepNext > 0 {
		b.keep, b.keepCost = max(b.keep, k.KeepNext), kept
	}
}

// shrink makes the block's picture smaller where that lets the block stand
// below what the column holds, so that no large gap is left at its foot.
func (b *Builder) shrink(k *Block, gap int) {
	if k.Least == 0 || len(b.column) == 0 {
		return
	}
	top := b.place(&unit{start: true, before: gap})
	lack := math.Ceil((top+depthOf(k.Strips)-b.g.Depth())/b.g.Pitch-1e-4) * b.g.Pitch
	first := &k.Strips[0]
	if lack > 0 && first.Depth-lack >= float64(k.Least)*b.g.Pitch-eps {
		first.shrinkPicture(lack)
	}
}

// cost is what a column's end before strip i takes from the block.
func (k *Block) cost(i int) cost {
	switch {
	case i == 0 && k.KeepPrevious:
		return kept
	case i == 0:
		return free
	case k.Strips[i-1].Glue:
		return glued
	case k.Together:
		return together
	case i < k.Orphans || len(k.Strips)-i < k.Widows:
		return widow
	}
	return free
}

// push puts u into the current column, ending columns as long as it does not
// fit.
func (b *Builder) push(u unit) {
	for {
		u.top = b.place(&u)
		if len(b.column) == 0 || u.top+u.strip.Depth <= b.g.Depth()+eps {
			break
		}
		b.endColumn(u.cost)
	}
	if len(b.column) == 0 && !u.start {
		u.top = b.repeatHead(&u)
	}
	b.column = append(b.column, u)
	b.y = u.top + u.strip.Depth
}

// place returns the top of u below what the column holds.
func (b *Builder) place(u *unit) float64 {
	if len(b.column) == 0 {
		return 0
	}
	if !u.start {
		return b.y
	}
	return (math.Ceil(b.y/b.g.Pitch-1e-4) + float64(u.before)) * b.g.Pitch
}

// repeatHead puts a copy of the head of u's block at the column's head, where
// it leaves room for u, and returns the top of u.
func (b *Builder) repeatHead(u *unit) float64 {
	depth := 0.0
	for i := range u.head {
		depth += u.head[i].Depth
	}
	if depth == 0 || depth+u.strip.Depth > b.g.Depth()+eps {
		return 0
	}
	top := 0.0
	for i := range u.head {
		b.column = append(b.column, unit{strip: u.head[i].copy(), cost: glued, top: top})
		top += u.head[i].Depth
	}
	u.cost = glued
	return top
}

// endColumn ends the column at the last of the cheapest breaks, given the cost
// of ending it after all that it holds, and puts the rest into the next one.
func (b *Builder) endColumn(last cost) {
	at, best := len(b.column), last
	for i := len(b.column) - 1; i > 0 && best > free; i-- {
		if b.column[i].cost < best {
			at, best = i, b.column[i].cost
		}
	}
	rest := append([]unit(nil), b.column[at:]...)
	b.flush(at)
	for _, u := range rest {
		b.push(u)
	}
}

// flush places the first n units of the column and empties it.
func (b *Builder) flush(n int) {
	if n > 0 {
		leaf, x := b.nextColumn()
		for i := range b.column[:n] {
			b.emit(leaf, &b.column[i], x)
		}
	}
	b.column = b.column[:0]
	b.y = 0
}

// nextColumn returns the leaf that the next column is on and its left edge.
func (b *Builder) nextColumn() (*Leaf, float64) {
	c := b.next
	if c == 0 {
		b.Leaves = append(b.Leaves, &Leaf{Top: b.mark})
	}
	b.next = (c + 1) % b.g.Columns
	n := len(b.Leaves) - 1
	return b.Leaves[n], b.g.Column(n%2 == 0, c)
}

// breakPage ends the page and, for a recto, leaves a blank one where needed.
func (b *Builder) breakPage(k Break) {
	b.flush(len(b.column))
	b.next, b.after, b.keep = 0, 0, 0
	if k == BreakRecto && len(b.Leaves)%2 == 1 {
		b.Leaves = append(b.Leaves, &Leaf{Top: b.mark, Opening: true})
	}
}

// emit moves the items of u to their place on the leaf.
func (b *Builder) emit(leaf *Leaf, u *unit, x float64) {
	y := b.g.Top + u.top
	for _, name := range u.strip.Anchors {
		leaf.Items = append(leaf.Items, &AnchorItem{Name: name, Y: y})
		b.Places[name] = len(b.Leaves) - 1
	}
	if u.strip.Mark != nil {
		b.mark = u.strip.Mark
		if leaf.First == nil {
			leaf.First = u.strip.Mark
		}
	}
	leaf.Opening = leaf.Opening || u.opening
	for _, it := range u.strip.Items {
		Move(it, x, y, u.base)
		if r, ok := it.(*RectItem); ok && r.Shade == Ground && leaf.growGround(r) {
			continue
		}
		leaf.Items = append(leaf.Items, it)
	}
}

// growGround makes the ground above r one with it, so that no seam shows
// between the lines of a box.
func (l *Leaf) growGround(r *RectItem) bool {
	for i := len(l.Items) - 1; i >= 0; i-- {
		o, ok := l.Items[i].(*RectItem)
		if !ok {
			continue
		}
		if o.Shade != Ground || o.X != r.X || o.W != r.W || math.Abs(o.Y+o.H-r.Y) > 0.01 {
			return false
		}
		o.H = r.Y + r.H - o.Y
		return true
	}
	return false
}
