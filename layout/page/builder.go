package page

import "math"

// Leaf is one built page before running heads and folio are added.
type Leaf struct {
	Items   []Item
	Opening bool // a part opens here: no running head
	Beside  bool // holds the other side of the rows on the leaf before it
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

	g       Geometry
	band    band     // what runs over all columns at the head of the page
	full    []column // columns of the page that are filled
	column  []unit   // what is to stand in the column being filled
	feet    []foot   // its notes, those carried over from the column before first
	carried []foot   // the notes that were carried over to the page
	limit   float64  // depth of a column when columns are balanced; 0 = the type area's
	y       float64  // foot of the column's last unit
	after   int      // empty lines that the last block asks for
	keeper  keeper
	rows    bool // on facing pages: the page being filled holds rows
	mark    any
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
}

// column is a filled column.
type column struct {
	units []unit
	feet  []foot
}

// band is a block across all columns.
type band struct {
	units []unit
	depth float64 // a multiple of the pitch
}

// unit is a strip on its way to a column.
type unit struct {
	strip   *Strip
	base    int // number of the flow's first tag
	before  int // empty lines above, unless it heads a column
	start   bool
	snap    bool // begins on a grid line though it is not the first of its block
	opening bool
	cost    cost     // of ending the column before it
	row     *Block   // the row that it is part of
	head    []*Strip // to be repeated where the unit heads a column
	repeat  bool     // a repeated head itself
	headed  bool     // stands below a repeated head
	top     float64
	x       float64 // left edge of its column, where it stands above a wide block
}

// price is what ending the column before u costs.
func (u *unit) price() cost {
	if u.repeat || u.headed {
		return glued
	}
	return u.cost
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

// Finish ends the last page. A flow that is added after it must begin with a
// break.
func (b *Builder) Finish() { b.endPage() }

func (b *Builder) addBlock(k *Block, base int) {
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
		b.across(k, base)
		return
	case k.Wide:
		b.wide(k, base)
		return
	}
	gap := max(b.after, k.Before)
	b.keeper.begin(k)
	b.shrink(k, gap)
	head := copies(k.Head) // before their items move
	for i := range k.Strips {
		u := unit{strip: &k.Strips[i], base: base, cost: b.keeper.cost(k, i)}
		if k.row {
			u.row = k
		}
		if i == 0 {
			u.start, u.before, u.opening = true, gap, k.Opening
		} else {
			u.head = head
			if k.row {
				u.head, u.snap = k.heads(i), k.slices[i].snap
			}
		}
		b.push(u)
	}
	b.after = k.After
	b.keeper.end(k)
}

// face ends the page between rows, which take two facing pages, and other
// blocks, which take one after the other.
func (b *Builder) face(rows bool) {
	b.endPage()
	b.after, b.keeper, b.rows = 0, keeper{}, rows
	if rows && b.g.recto(len(b.Leaves)) {
		b.Leaves = append(b.Leaves, &Leaf{Top: b.mark, Opening: true})
	}
}

// shrink makes the block's picture smaller where that lets the block stand
// below what the column holds, so that no large gap is left at its foot.
func (b *Builder) shrink(k *Block, gap int) {
	if k.Least == 0 || len(b.column) == 0 {
		return
	}
	top := b.place(&unit{start: true, before: gap})
	lack := math.Ceil((top+depthOf(k.Strips)+feetDepth(b.feet, b.g)-b.room())/b.g.Pitch-1e-4) * b.g.Pitch
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
	case k.row:
		return k.slices[i].cost
	case k.Strips[i-1].Glue:
		return glued
	case k.Together:
		return together
	case i < k.Orphans || len(k.Strips)-i < k.Widows:
		return widow
	}
	return free
}

// breakPage ends the page and, for a recto, leaves a blank one where needed.
func (b *Builder) breakPage(k Break) {
	b.endPage()
	b.after, b.keeper = 0, keeper{}
	if k == BreakRecto && !b.g.recto(len(b.Leaves)) {
		b.Leaves = append(b.Leaves, &Leaf{Top: b.mark, Opening: true})
	}
}

// across puts a block at the head of a page, above all columns.
func (b *Builder) across(k *Block, base int) {
	if len(b.full) > 0 || len(b.column) > 0 || len(b.band.units) > 0 {
		b.breakPage(BreakPage)
	}
	y := 0.0
	for i := range k.Strips {
		b.band.units = append(b.band.units, unit{strip: &k.Strips[i], base: base, opening: k.Opening, top: y})
		y += k.Strips[i].Depth
	}
	b.band.depth = float64(b.g.WholeLines(y)+k.After) * b.g.Pitch
	b.after, b.keeper = 0, keeper{}
}

// emitPage places the filled columns on a leaf of their own, or on two facing
// ones.
func (b *Builder) emitPage() {
	leaf := &Leaf{Top: b.mark}
	b.Leaves = append(b.Leaves, leaf)
	recto := b.g.recto(len(b.Leaves) - 1)
	for i := range b.band.units {
		b.emit(leaf, &b.band.units[i], b.g.Edge(recto)+b.band.units[i].x, b.g.Top)
	}
	for c := range b.full {
		x := b.g.Column(recto, c)
		b.emitUnits(leaf, b.full[c].units, x)
		b.emitFeet(leaf, b.full[c].feet, x)
	}
	if b.rows {
		b.emitFacing(leaf)
	}
	b.band, b.full = band{}, b.full[:0]
	b.carried = append(b.carried[:0], b.feet...)
}

// emitUnits places the units of a column at x: of a row first all that the page
// has of its one side, then all of the other.
func (b *Builder) emitUnits(leaf *Leaf, units []unit, x float64) {
	top := b.g.Top + b.band.depth
	for i := 0; i < len(units); {
		n := 1
		for units[i].row != nil && i+n < len(units) && units[i+n].row == units[i].row {
			n++
		}
		for j := i; j < i+n; j++ {
			b.emit(leaf, &units[j], x, top)
		}
		for j := i; j < i+n && !b.rows; j++ {
			leaf.put(units[j].strip.Beside, x, top+units[j].top, units[j].base)
		}
		i += n
	}
}

// emitFacing places the other side of the rows on a leaf that faces theirs.
func (b *Builder) emitFacing(leaf *Leaf) {
	facing := &Leaf{Beside: true, Opening: leaf.Opening, Top: leaf.Top, First: leaf.First}
	x := b.g.Column(b.g.recto(len(b.Leaves)), 0)
	b.Leaves = append(b.Leaves, facing)
	for _, c := range b.full {
		for i := range c.units {
			u := &c.units[i]
			facing.put(u.strip.Beside, x, b.g.Top+u.top, u.base)
		}
		b.emitFeet(facing, c.feet, x)
	}
}

// emit moves the items of u to their place on the leaf, in a column at x whose
// units are counted from top.
func (b *Builder) emit(leaf *Leaf, u *unit, x, top float64) {
	y := top + u.top
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
	leaf.put(u.strip.Items, x, y, u.base)
}

// put moves items to their place on the leaf.
func (l *Leaf) put(items []Item, x, y float64, base int) {
	for _, it := range items {
		Move(it, x, y, base)
		if r, ok := it.(*RectItem); ok && r.Shade == Ground && l.growGround(r) {
			continue
		}
		l.Items = append(l.Items, it)
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
