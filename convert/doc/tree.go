package doc

import (
	"math"
	"strings"
)

// Block is a part of a body that stands on lines of its own: *Paragraph,
// *Heading, *List, *Definitions, *Quote, *Box, *Code, *Formula, *Table, *Figure,
// *Note or *Rule.
type Block interface{ block() }

// Paragraph is running text. Inlines is not empty.
type Paragraph struct {
	Lang    Lang // "" = the article's
	Verse   bool // lines of a poem or an address: each Break is the author's, as are the spaces before a line
	Lead    bool // the standfirst, the first block of an article
	Inlines []Inline
}

// Heading is a heading inside a body. Level is 2 (highest; 1 is the article's
// title) to 6. Links may lead to ID, which is "" or unique in the article.
type Heading struct {
	Lang    Lang
	Level   int
	ID      string
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

// IsTask reports whether the item begins with a box that is or can be ticked, which
// stands for the mark of an item.
func (it *Item) IsTask() bool {
	if len(it.Blocks) == 0 {
		return false
	}
	p, ok := it.Blocks[0].(*Paragraph)
	return ok && startsWithBox(p.Inlines)
}

func startsWithBox(in []Inline) bool {
	if len(in) == 0 {
		return false
	}
	run, ok := in[0].(*Run)
	return ok && (strings.HasPrefix(run.Text, "☐") || strings.HasPrefix(run.Text, "☑"))
}

// Definitions are terms with what they mean.
type Definitions struct{ Items []Definition }

// Definition is one or more terms and what they mean, which may be nothing.
type Definition struct {
	Terms  [][]Inline
	Blocks []Block
}

// Quote is a block quotation.
type Quote struct {
	Lang   Lang
	Blocks []Block
}

// Box is a part that its author set apart: a hint, a warning, what a reader may
// unfold. Kind is one of BoxKinds; Title is nil where there is none, and Blocks may
// then be trusted to be more than nothing.
type Box struct {
	Kind   string
	Title  []Inline
	Blocks []Block
}

// The kinds of boxes. Readers map the many names of dialects to them.
const (
	BoxNote      = "note"
	BoxTip       = "tip"
	BoxImportant = "important"
	BoxWarning   = "warning"
	BoxDanger    = "danger"
	BoxDetails   = "details" // shown when the reader asks for it
	BoxPlain     = "box"     // set apart, no more is known
)

// Code is preformatted text: lines and spaces count. Info names the
// programming language, or is ""; Title is the name of a file or the like, or "".
type Code struct{ Info, Title, Text string }

// Formula is mathematics: as a Block a formula on lines of its own, as an Inline
// one in a line. TeX is its source to the last character, without the marks
// around it, or ""; MathML is a math element of presentation MathML, checked, or
// "" where it is not known. One of both is there. Text converters leave it alone. Links
// may lead to ID, which is "" or unique in the article.
type Formula struct {
	TeX, MathML string
	ID          string
	Display     bool // set large, as on lines of its own
}

// Note is a footnote or endnote of the article, which a NoteCall with its ID
// leads to. It stands at the end of the article's blocks, in the order of the
// first calls. Label is its mark as the source has it, or "": writers number
// notes by themselves.
type Note struct {
	ID, Label string
	Lang      Lang
	Blocks    []Block
}

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
	Blocks           []Block // in place of Inlines where the cell holds more than running text; nil else
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
	Src     string   // as written in the source, made absolute where possible
	Others  []string // more addresses of the same picture as in the source, the best first: where Src cannot be had
	Alt     string   // "" if it says nothing that Caption does not
	Caption []Inline
	Image   *Image
	Share   float64 // of the measure, that the source asks its width to be; 0 = it does not
}

// Image is the content of a picture, upright: nobody who takes it looks for an
// orientation in it.
type Image struct {
	Name          string // where it was found, slash-separated
	MediaType     string // "image/png", "image/jpeg" or "image/gif"
	Width, Height int    // pixels
	Data          []byte

	Drawing []byte  // of a drawing: the same as SVG that names nothing outside itself; nil else
	Blank   bool    // of a drawing: Data does not show it
	Breadth float64 // of a drawing: its width in pixels of CSS; 0 else
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

func (*Definitions) block() {}
func (*Box) block()         {}
func (*Formula) block()     {}
func (*Note) block()        {}

// Inline is a part of running text: *Run, *Styled, *Link, *CodeSpan, *Ruby,
// *Formula, *Picture, *NoteCall, *Anchor or *Break.
type Inline interface{ inline() }

// Run is characters without markup. It holds no line ends and no control
// characters; white space is single spaces and, rarely, U+00A0.
type Run struct{ Text string }

// Styled is marked text.
type Styled struct {
	Style   Style
	Lang    Lang   // set on StyleNone to mark a passage in another language
	Title   string // of an Abbreviation: what it stands for
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
	Highlight    // as with a marker (HTML mark)
	Small        // small print (HTML small)
	Key          // of a keyboard (HTML kbd)
	Abbreviation // HTML abbr
)

// Link is a hyperlink. URL is absolute (http, https, mailto, ftp, tel); it is ""
// only where To is set, or before it is known where Ref leads. Of a link to a place in
// its own text To is first that place's ID alone.
type Link struct {
	URL     string
	Ref     string // the address as the source has it, where it is no absolute one, or \ref with a label: extracts keep it
	To      *Place // within the book; nil = nowhere there. Writers lead to it where they have it, else to URL
	Inlines []Inline
}

// Place is a place in the book: in article number N, counted over all volumes, the
// heading, formula or anchor with an ID, or the article's beginning. Second says that it is
// in the second text of that article. An article that is Long may be parted before
// the place.
type Place struct {
	N      int
	Second bool
	ID     string
	Long   bool
}

// Anchor is a place that links may lead to. It takes no room. ID is unique in the
// article.
type Anchor struct{ ID string }

// NoteCall is the mark of the Note with its ID, which may be called more than once.
type NoteCall struct{ ID string }

// Picture is a picture within a line: a character that a font lacked, a formula,
// an icon. Alt says what it shows; where Image is nil it stands for it.
type Picture struct {
	Src, Alt      string // as those of Figure
	Others        []string
	Image         *Image
	Width, Height float64 // as the source asks for them, in em; 0 = unknown
}

// The heights of pictures in a line, in em: of one that is higher or lower, and of
// one whose size nobody knows.
const (
	minInLine = 0.5
	maxInLine = 3
	inLine    = 1.25
)

// InLine returns how high the picture is set in its line, in em: as the source
// asks, else by its pixels, of which sixteen are one, within what a line can hold.
func (p *Picture) InLine() float64 {
	h := p.Height
	switch {
	case h > 0:
	case p.Image == nil || p.Image.Height < 1 || p.Image.Width < 1:
		return inLine
	case p.Width > 0:
		h = p.Width * float64(p.Image.Height) / float64(p.Image.Width)
	default:
		h = float64(p.Image.Height) / 16
	}
	if h > maxInLine && p.Height == 0 {
		return inLine
	}
	return math.Round(min(max(h, minInLine), maxInLine)*100) / 100
}

// CodeSpan is program text inside a paragraph.
type CodeSpan struct{ Text string }

// Ruby is a character, or a few that are read as one, with the reading, which is
// set small above them. The reading is no part of the text.
type Ruby struct {
	Base, Text string
	Added      bool // by wenzhai, not by the author
}

// Break is a forced line break.
type Break struct{}

func (*Run) inline()      {}
func (*Styled) inline()   {}
func (*Link) inline()     {}
func (*CodeSpan) inline() {}
func (*Ruby) inline()     {}
func (*Break) inline()    {}

func (*Formula) inline()  {}
func (*Picture) inline()  {}
func (*NoteCall) inline() {}
func (*Anchor) inline()   {}
