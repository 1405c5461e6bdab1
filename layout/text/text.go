// Package text sets paragraphs in a measure: it chooses glyphs, finds the
// legal line breaks, and returns justified lines of glyph runs. It knows
// neither articles nor pages nor PDF.
//
// The text up to a forced break, a piece, goes through stages, each a type of
// its own (setter.go): source makes cells of its characters, by tables of
// classes; context settles those that serve two scripts; shaper finds and
// measures their glyphs, face by face; gluer sets what stands between
// neighbours, by tables of pairs; words opens and closes breaks in words, numbers
// and URLs; breakFinder lists the places where lines may end; breaker, which
// knows prices and lengths but no characters, chooses among them; emitter places
// the glyphs.
//
// All lengths are in points (1/72 inch) unless a comment says otherwise.
package text

import "github.com/wenzhai/wenzhai/fonts"

// Colour is one of the few inks of the house style.
type Colour uint8

// The inks: black, one grey (55 %), one accent for links, and a darker grey
// (70 %) for a text that accompanies another one.
const (
	Black Colour = iota
	Grey
	Accent
	Soft
	White // on dark parts of a drawing
)

// Style is how a span is set. Styles are shared and never changed once used.
type Style struct {
	Role      fonts.Role
	Size      float64 // of the em
	Rise      float64 // of the baseline: above 0 for superscripts
	Colour    Colour
	Underline bool
	Strike    bool
	Marked    bool // on a ground, as with a marker
	Dots      bool // a dot under each Chinese character: stress
}

// Span is a piece of a paragraph in one style. Text holds no control
// characters but "\n", a forced line break.
type Span struct {
	Text  string
	Style *Style
	Lang  string // BCP 47; "" = the paragraph's
	Link  string // "" or an absolute URI, or "#name" of an anchor in the document
	// Ruby is the reading that is set small above the span, which lines do not part
	// where they need not; "" = none. It is no part of the text.
	Ruby string
	// Box is what the span is in place of its text, which is ObjectText then; nil =
	// it is its text.
	Box *Box
}

// Box is something on a line that is no text, a small picture for instance: a place
// of some width between characters. Lines break beside it as beside a Chinese
// character.
type Box struct {
	Width float64 // in points; at most 30 em of the span's size
	Text  string  // what it copies as
	Word  bool    // it stands as a word of Western letters does, in place of a Chinese character
	Ends  bool    // of a word: lines may end behind it
	Trail float64 // how much of the width is white at its end that a line's end does not need
	// How far it reaches above and below the baseline, where that is further than text
	// does.
	Up, Down float64
}

// ObjectText is the text of a span that is a box (Unicode §23.8).
const ObjectText = "\uFFFC"

// Align is how lines stand in the measure.
type Align uint8

// The alignments.
const (
	Justify Align = iota
	Left          // ragged right
	Centre
	Right
)

// Paragraph is what Engine.Lines sets.
type Paragraph struct {
	Spans       []Span
	Lang        string // BCP 47: chooses punctuation profile, hyphenation and quotes
	Measure     float64
	FirstIndent float64 // of the first line
	HangIndent  float64 // of every other line
	Verse       bool    // a line behind a forced break begins like the first one
	Align       Align
	NoHyphens   bool // break words only where they cannot stand whole: titles in lists
	Code        bool // preformatted: keep every space, break anywhere when a line is too long, never justify

	gain int64 // see Engine.Longer
}

// Glyph is one glyph of a run with the character it stands for.
type Glyph struct {
	ID fonts.GID
	// Rune is what the glyph copies as. Values below 0 stand for clusters of
	// several characters; ClusterText gives them. SoftHyphen stands for the
	// hyphen of a hyphenated line end.
	Rune rune
	// Adjust is added to the glyph's advance, in 1/1000 of the run's size:
	// negative for trimmed punctuation, positive for opened gaps.
	Adjust int16
	// Shift moves the glyph sideways without moving what follows, in 1/1000
	// of the run's size: negative where a mark's left half is trimmed.
	Shift int16
}

// GlyphRun is a stretch of glyphs in one face, size and style.
type GlyphRun struct {
	Face   *fonts.Face
	Style  *Style
	Size   float64 // equals Style.Size but for scaled glyphs
	X      float64 // of the run's origin, from the measure's left edge
	Width  float64 // sum of advances and adjustments
	Lang   string  // "" = the paragraph's
	Link   string
	Box    *Box // that the run holds the place of; its one glyph is a space
	Glyphs []Glyph
}

// Line is one set line, from left to right.
type Line struct {
	Runs  []GlyphRun
	Above []Ruby  // of the line's characters, from left to right
	X     float64 // left edge of the first glyph's ink box (after optical trim), from the measure's left edge
	Right float64 // right edge likewise: equals the measure on a justified line
	Last  bool    // last line of the paragraph or before a forced break
	Space bool    // white space of the text was dropped before this line
	// Ratio is the share of the available stretch (above 0) or shrink (below
	// 0) that justification used, for audits. A line above 1 cannot be filled
	// within the limits: word spaces open up to 2/3 em if that fills it; else
	// it stands at its widest, or, above 1.5 (0.6 before the rest of a URL),
	// at its natural width.
	Ratio float64
	// Spare is how much the line's natural width fell short of the measure
	// (above 0) or went over it (below 0), in points, before justification.
	Spare float64
}
