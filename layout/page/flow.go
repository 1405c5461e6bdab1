package page

import "github.com/wenzhai/wenzhai/layout/text"

// Strip is a slice of a column that never breaks: a line of text, a picture,
// a line of a table. Its items are placed relative to the column's left edge
// and the strip's top, and their tags count from the flow's own first tag;
// the builder moves them to their page in place, so a strip is used once.
type Strip struct {
	Depth   float64 // in points; 0 is legal for something that only marks a place
	Items   []Item
	Beside  []Item   // of a row (Geometry.Row): what stands on its other side
	Anchors []string // names of the place where the strip stands
	Mark    any      // what the running head may say from here on; see Leaf
	Glue    bool     // the column never ends after this strip while another break is possible
	Notes   []*Note  // referred to on the strip; they stand at the foot of its column

	head []*Strip // of a strip of a note: repeated where the note goes on with it
}

// Note is a note at a column's foot. Its strips are placed like those of a
// column; their tags count from the first tag of the flow that refers to it.
type Note struct {
	Key    string // of several notes with one key, the first one on a page stands for all
	Order  int    // at a column's foot notes stand by it, those of one order as they come
	Beside bool   // stands at the foot of the facing page
	Strips []Strip
}

// Block is a run of strips that belong together: a paragraph, a heading, a
// table. It begins on a line of the baseline grid, whatever stood before it.
type Block struct {
	Strips []Strip

	// Before and After are the least numbers of empty grid lines above and
	// below; of two that meet, the larger one counts. They vanish at the head
	// and the foot of a column.
	Before, After int

	// KeepNext is how many strips of what follows must stand in the same
	// column as the block's last strip; KeepPrevious keeps its first strip
	// with what stands before it.
	KeepNext     int
	KeepPrevious bool

	// Orphans and Widows are the least numbers of strips that may stand at a
	// column's foot and head when the block breaks; 0 counts as 1. Together
	// forbids any break.
	Orphans, Widows int
	Together        bool

	Break Break

	// Least lets the picture of the block's first strip shrink to that many
	// grid lines where the block would not fit below what stands in the
	// column; 0 keeps its size.
	Least int

	// ApartAbove and ApartBelow say that a line of white may stand there, where that
	// lets a page end level; so it may at what asks for empty lines.
	ApartAbove, ApartBelow bool

	// Longer returns the block's strips in one line more, nil where that cannot be;
	// nil itself, it cannot. It is asked where that lets a page end level.
	Longer func() []Strip

	// Head is repeated above the rest of the block in every further column
	// that the block reaches; the repetition is an artifact.
	Head []Strip

	// Across lets the block run over all columns. It begins a page and does
	// not break.
	Across bool

	// Wide lets the block run over all columns below what stands in them; the
	// columns go on below it. It does not break.
	Wide bool

	// Float lets the block go on to the head of the next column, or a wide one of the next page, while
	// what follows it in the flow stands before it. It does not break.
	Float bool

	// Opening says that the block opens a part: its page has no running head.
	Opening bool

	row    bool    // made by Geometry.Row
	slices []slice // of a row: what belongs to each strip
}

// Break says where a block must begin.
type Break uint8

// The breaks.
const (
	BreakNone  Break = iota
	BreakPage        // at the head of a page
	BreakRecto       // at the head of a right-hand page
)

// Flow is a sequence of blocks with the tags that their items refer to.
type Flow struct {
	Blocks []Block
	Tags   []Tag // Parent counts within the flow; -1 stands for the builder's parent
	insets map[*text.Box]*Inset
}

// Inset remembers a picture for the lines of the flow and returns the box that
// stands for it in their text.
func (f *Flow) Inset(in *Inset) *text.Box {
	if f == nil || in == nil {
		return nil
	}
	if f.insets == nil {
		f.insets = map[*text.Box]*Inset{}
	}
	box := &text.Box{Width: in.W, Text: in.Alt}
	if in.Formula != nil {
		*box = text.Box{Width: in.W, Text: in.Formula.TeX, Word: true, Ends: in.Ends, Trail: in.Trail, Up: in.H, Down: in.Drop}
	}
	f.insets[box] = in
	return box
}

// Inset is a picture, or a piece of a formula, that stands in a line in place of a box.
// H of a piece is its height above the baseline, and its Words count from there.
type Inset struct {
	Picture *Picture
	W, H    float64
	Drop    float64 // how far its foot is below the baseline
	Alt     string
	Words   []Item   // over it, with its upper left corner at 0
	Formula *Formula // that it is a piece of; nil = it is a picture
	Ends    bool     // a line may end behind the piece
	Trail   float64  // white at the end of the piece, which is left out where a line ends
}

// Formula is one in a line: TeX is what it copies as.
type Formula struct {
	TeX   string
	tag   int // its element
	begun bool
}

// Tag adds an element to the flow's structure and returns its number; without a
// flow there is none: -1.
func (f *Flow) Tag(role string, parent int) int {
	if f == nil {
		return -1
	}
	f.Tags = append(f.Tags, Tag{Role: role, Parent: parent})
	return len(f.Tags) - 1
}

// Add appends a block.
func (f *Flow) Add(b Block) { f.Blocks = append(f.Blocks, b) }

// OneRun returns the strips of blocks as one run for a note, with the empty lines
// between them, of a pitch, and all items moved down by some points; at least one strip.
// The heads of blocks are repeated where the note goes on in them.
func OneRun(blocks []Block, pitch, down float64) (strips []Strip) {
	after := 0
	for i := range blocks {
		b := &blocks[i]
		if gap := max(after, b.Before); gap > 0 && len(strips) > 0 {
			strips = append(strips, Strip{Depth: float64(gap) * pitch})
		}
		from := len(strips)
		strips, after = append(strips, b.Strips...), b.After
		for k := range strips[from:] {
			for _, it := range strips[from+k].Items {
				Move(it, 0, down, 0)
			}
		}
		head := copies(b.Head) // they share their items with the block's strips
		for k := range max(len(b.Strips)-len(head), 0) {
			strips[from+len(head)+k].head = head
		}
	}
	if len(strips) == 0 {
		return []Strip{{Depth: pitch}}
	}
	return strips
}
