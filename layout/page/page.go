// Package page builds pages: lines into columns, columns into pages, with
// the baseline grid, keeps, running heads, folios and contents. Pages are
// data; layout/pdf draws them and Dump prints them.
//
// A Strip is a slice of a column that never breaks, a Block a run of strips that
// belong together, a Flow blocks with their part of the structure tree. A Builder
// fills a sheet, the page at hand, with flows; what a sheet held becomes a Leaf.
//
// All lengths are in points. The origin of a page is its top left corner, x
// runs to the right and y down.
package page

import (
	"github.com/wenzhai/wenzhai/layout/draw"
	"github.com/wenzhai/wenzhai/layout/text"
)

// Document is a finished layout.
type Document struct {
	Info    Info
	Pages   []Page
	Outline []OutlineItem // in reading order; Level nests
	Tags    []Tag         // the structure tree; Tags[0] is the document
	// InTagOrder says that the parts of a section follow each other by their
	// numbers, wherever they stand: rows over facing pages are read across.
	InTagOrder bool
	// Spreads asks viewers for two pages at a time, the first one on the right.
	Spreads bool
	// Front is how many pages stand before the body: title page and contents.
	Front int
}

// Sink takes page n, counted from 0, and the structure tree as far as it is
// known: it only ever grows, and holds what the page refers to.
type Sink func(n int, pg Page, tags []Tag) error

// Info is what a PDF viewer shows of the document.
type Info struct {
	Title, Author, Subject, Lang string
	Keywords                     []string
	Created                      int64 // Unix seconds; from the content or SOURCE_DATE_EPOCH, never the clock; 0 = none
}

// Page is one page of placed items, in drawing and reading order.
type Page struct {
	Width, Height float64
	Label         string // what the folio says: "iv", "12"; "" = no label
	Ends          bool   // what follows begins a page, or nothing follows: the page need not be full
	Items         []Item
}

// Item is something placed on a page: *TextItem, *RubyItem, *RectItem,
// *PictureItem, *LinkItem or *AnchorItem.
type Item interface{ item() }

// TextItem is one glyph run with the origin of its first glyph.
type TextItem struct {
	X, Y float64 // Y is the baseline
	Run  *text.GlyphRun
	Tag  int // index into Document.Tags; -1 = artifact (running head, folio)
	// Space is true where a space or a line end stands before this run in the
	// source, so that what is copied keeps words apart.
	Space bool
	Turn  float64 // of the line about the origin, in radians, clockwise
	// Ink is the colour of a word in a drawing; nil = that of the run.
	Ink *draw.RGB
}

// RubyItem is the reading of a character: an artifact that is drawn, not
// written, so that copied text is the text alone.
type RubyItem struct {
	X, Y float64 // Y is the reading's own baseline
	Ruby *text.Ruby
}

// RectItem is a filled rectangle: a hairline, a table rule, a code ground.
type RectItem struct {
	X, Y, W, H float64
	Shade      Shade
	Down       bool // goes on in the same rectangle of what stands right below; grounds always do
	// Part says what copies in place of the formula that the rectangle is part of, and Tag
	// is its element; nil = it is an artifact.
	Part *text.Box
	Tag  int
}

// grows reports whether r and the like of it right below are one.
func (r *RectItem) grows() bool { return r.Down || r.Shade == Ground }

// Shade is the tone of a RectItem.
type Shade uint8

// The shades.
const (
	Ink    Shade = iota // black
	Hair                // grey line
	Ground              // very light ground behind code
	Tint                // the accent of links
)

// PictureItem is a picture.
type PictureItem struct {
	X, Y, W, H float64
	Picture    *Picture
	Tag        int
}

// Picture is the content of a picture, shared by the items that show it.
type Picture struct {
	Name          string
	MediaType     string // "image/png", "image/jpeg", "image/gif" or "image/svg+xml"
	Width, Height int    // pixels
	Data          []byte
	Drawing       *draw.Drawing // of a drawing: its size and its texts; nil else
}

// LinkItem makes an area lead to an absolute URI, or to an anchor ("#name").
type LinkItem struct {
	X, Y, W, H float64
	Target     string
	Tag        int // the Link element, or -1
}

// AnchorItem names a place on a page.
type AnchorItem struct {
	Name string
	Y    float64
}

func (*TextItem) item()    {}
func (*RubyItem) item()    {}
func (*RectItem) item()    {}
func (*PictureItem) item() {}
func (*LinkItem) item()    {}
func (*AnchorItem) item()  {}

// OutlineItem is one line of the outline (the viewer's contents).
type OutlineItem struct {
	Level  int // 1 = chapter, 2 = article
	Title  string
	Target string // name of an anchor, without "#"
}

// Tag is one element of the structure tree (ISO 32000-2 §14.8): "Document",
// "Sect", "H1" … "H6", "P", "L", "LI", "LBody", "Table", "TR", "TH", "TD",
// "BlockQuote", "Code", "Figure", "Formula", "Caption", "TOC", "TOCI", "Link".
type Tag struct {
	Role   string
	Parent int    // index into Document.Tags; -1 for the root
	Lang   string // "" = the parent's
	Alt    string // of a Figure or Formula
	Floats bool   // it may stand behind what follows it, and has its place before that
}
