package doc

// Block is a part of a body that stands on lines of its own: *Paragraph,
// *Heading, *List, *Quote, *Code, *Table, *Figure or *Rule.
type Block interface{ block() }

// Paragraph is running text. Inlines is not empty.
type Paragraph struct {
	Lang    Lang // "" = the article's
	Inlines []Inline
}

// Heading is a heading inside a body. Level is 2 (highest; 1 is the article's
// title) to 6.
type Heading struct {
	Lang    Lang
	Level   int
	Inlines []Inline
}

// List is an ordered or an unordered list of at least one item.
type List struct {
	Ordered bool
	Start   int // number of the first item of an ordered list
	Items   []Item
}

// Item is one item of a list: usually one paragraph, perhaps a list after it.
type Item struct{ Blocks []Block }

// Quote is a block quotation.
type Quote struct {
	Lang   Lang
	Blocks []Block
}

// Code is preformatted text: lines and spaces count. Info names the
// programming language, or is "".
type Code struct{ Info, Text string }

// Table is a table of cells. Every row has at least one cell; rows may differ
// in length and cells may span.
type Table struct {
	Caption []Inline
	Head    []Row // rows to repeat when the table breaks across pages
	Rows    []Row
}

// Row is one row of a table.
type Row []Cell

// Cell is one cell of a table.
type Cell struct {
	Header           bool
	Align            Align
	ColSpan, RowSpan int // at least 1
	Inlines          []Inline
}

// Align is the horizontal alignment of a cell.
type Align uint8

// The alignments.
const (
	AlignStart Align = iota
	AlignCenter
	AlignEnd
)

// Figure is a picture with its caption. Image is nil when the picture is
// remote or cannot be had: writers then set the caption and a link to Src.
type Figure struct {
	Src     string // as written in the source, made absolute where possible
	Alt     string // "" if it says nothing that Caption does not
	Caption []Inline
	Image   *Image
}

// Image is the content of a picture, upright: nobody who takes it looks for an
// orientation in it.
type Image struct {
	Name          string // where it was found, slash-separated
	MediaType     string // "image/png", "image/jpeg" or "image/gif"
	Width, Height int    // pixels
	Data          []byte
}

// Rule is a thematic break.
type Rule struct{}

func (*Paragraph) block() {}
func (*Heading) block()   {}
func (*List) block()      {}
func (*Quote) block()     {}
func (*Code) block()      {}
func (*Table) block()     {}
func (*Figure) block()    {}
func (*Rule) block()      {}

// Inline is a part of running text: *Run, *Styled, *Link, *CodeSpan, *Ruby or
// *Break.
type Inline interface{ inline() }

// Run is characters without markup. It holds no line ends and no control
// characters; white space is single spaces and, rarely, U+00A0.
type Run struct{ Text string }

// Styled is marked text.
type Styled struct {
	Style   Style
	Lang    Lang // set on StyleNone to mark a passage in another language
	Inlines []Inline
}

// Style is a kind of mark.
type Style uint8

// The marks.
const (
	StyleNone Style = iota
	Emphasis
	Strong
	Underline
	Strike
	Sub
	Sup
)

// Link is a hyperlink. URL is absolute (http, https, mailto, ftp, tel).
type Link struct {
	URL     string
	Inlines []Inline
}

// CodeSpan is program text inside a paragraph.
type CodeSpan struct{ Text string }

// Ruby is one character with its reading, which is set small above it. The
// reading is no part of the text.
type Ruby struct{ Base, Text string }

// Break is a forced line break.
type Break struct{}

func (*Run) inline()      {}
func (*Styled) inline()   {}
func (*Link) inline()     {}
func (*CodeSpan) inline() {}
func (*Ruby) inline()     {}
func (*Break) inline()    {}
