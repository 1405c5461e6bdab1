package page

// sheet is the page that is being filled.
type sheet struct {
	g       Geometry
	band    band     // what runs over all columns at the head of the page
	next    band     // what has floated to the head of the next page
	full    []column // columns of the page that are filled
	column  []unit   // what is to stand in the column being filled
	feet    []foot   // its notes, those carried over from the column before first
	carried []foot   // the notes that were carried over to the page
	limit   float64  // depth of a column when columns are balanced; 0 = the type area's
	y       float64  // foot of the column's last unit
	filled  func()   // takes what the sheet holds before it is emptied; nil for trials
}

// turn empties the sheet for the next page.
func (p *sheet) turn() {
	if p.filled != nil {
		p.filled()
	}
	p.band, p.next, p.full = p.next, band{}, p.full[:0]
	p.carried = append(p.carried[:0], p.feet...)
}

// clear takes all units and notes off the columns but for given notes.
func (p *sheet) clear(feet []foot) {
	p.full, p.column, p.feet, p.y = p.full[:0], p.column[:0], feet, 0
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
	give    give     // the gap above it
	yields  int      // lines that its picture may give up
	longer  *Block   // that it is the last of, where that may be a line longer
	float   int      // how many strips the block has that it is the first of, where that may float
	floats  bool     // it is part of such a block
	bars    bool     // it begins a flow: nothing floats past it
	past    aside    // what is asked of it where the blocks before it have floated away
	cost    cost     // of ending the column before it
	row     *Block   // the row that it is part of
	head    []*Strip // to be repeated where the unit heads a column
	repeat  bool     // a repeated head itself
	headed  bool     // stands below a repeated head
	below   bool     // goes on with its block below what has floated to the column's head
	top     float64
	x       float64 // left edge of its column, where it stands above a wide block
}

// aside is what a unit asks for by what stands above it.
type aside struct {
	before int
	give   give
	cost   cost
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
	lone          // leaves one strip of a block at a head or foot, where that may be
	widow         // leaves too few strips of a block at a head or foot
	together      // breaks a block that asked not to be broken
	torn          // breaks a heading
	kept          // parts a heading from its text
	glued         // parts strips that make up one thing
)
