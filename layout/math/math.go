// Package math sets formulas: MathML becomes boxes of glyphs and rules, on a face with
// a table MATH (ISO/IEC 14496-22 §6.3.6). It knows neither articles nor pages. The
// rules are those of MathML Core (W3C), which are named where they are followed.
//
// Lengths are in points. In a box x runs to the right from its left edge and y up from
// its baseline.
package math

import (
	"errors"

	"github.com/wenzhai/wenzhai/fonts"
	"github.com/wenzhai/wenzhai/fonts/sfnt"
)

// Glyph is a glyph with its origin in a box.
type Glyph struct {
	Face *fonts.Face
	ID   fonts.GID
	Rune rune // the character it stands for
	X, Y float64
	Size float64 // of the em
	Ink  Ink
}

// Rule is a filled rectangle; X and Y are its lower left corner.
type Rule struct {
	X, Y, W, H float64
	Ink        Ink
}

// Stroke is a straight line from one point to another, to the right of it.
type Stroke struct {
	X, Y, ToX, ToY, Thick float64
	Ink                   Ink
}

// Box is a part of a formula that is set.
type Box struct {
	Width, Height, Depth float64
	Glyphs               []Glyph
	Rules                []Rule
	Strokes              []Stroke
}

// Piece is what stands between two places where lines may end.
type Piece struct {
	Box
	Relation bool    // a relation stands at the break before it
	Trail    float64 // white at its end, which a line does not need
	Lead     float64 // white at its start likewise
	Rows     []Box   // of a table that is all of a formula of display; they tile the box, each on its own baseline
	Number   *Box    // of the last piece of a formula: what stands at the right edge of its line
}

// Style is how a formula is set.
type Style struct {
	Size    float64 // of the em
	Display bool    // as on lines of its own
	Measure float64 // of the lines, at whose right edge numbers stand; 0 = no numbers
}

// Setter sets formulas. It may be used by several goroutines.
type Setter struct {
	face  *fonts.Face
	text  *fonts.Set
	table sfnt.Math
	unit  float64 // em per unit of the table
}

// New returns a setter for a face with a table MATH; text has the faces of words and of
// what the face lacks. It fails where the face has no such table.
func New(face *fonts.Face, text *fonts.Set) (*Setter, error) {
	if face == nil || text == nil {
		return nil, errors.New("formulas need a face and faces for their text")
	}
	table, em := face.Math()
	if em == 0 {
		return nil, errors.Join(errors.New("the face "+face.Name()+" has no table for formulas"), face.Err())
	}
	return &Setter{face: face, text: text, table: table, unit: 1 / float64(em)}, nil
}

// Errors of Set: what cannot be set.
var (
	errGlyph = errors.New("a character of the formula is in no face")
	errWork  = errors.New("the formula is too long")
)

// Set sets a formula. The pieces stand one after the other on one baseline; those of a
// formula with numbers are one, as wide as the measure, but for an equation that leaves
// no room for its number. Lines of display break before
// relations and operators, others behind them. It fails where a character is in no face
// and where the formula is too long.
func (l *Setter) Set(n *Node, st Style) ([]Piece, error) {
	if l == nil || l.face == nil || n == nil || !(st.Size > 0 && st.Size < 1000) {
		return nil, errWork
	}
	one := &layout{Setter: l, most: min(maxGlyphs, fewest+each*n.size)}
	c := context{size: st.Size, display: st.Display}
	var out []Piece
	if t := n.numbered(); t != nil && st.Measure > 0 {
		out = one.numbered(t, c, st.Measure)
	} else if t, c := one.flat(n, n.styled(c)); st.Display && len(t) == 1 && t[0].name == "mtable" {
		g := one.table2D(t[0], t[0].styled(c))
		out = []Piece{{Box: g.Box, Rows: g.rows}}
	} else {
		out = one.pieces(n, c, st.Display)
	}
	return out, one.err
}

// Join puts pieces side by side.
func Join(pieces []Piece) Box {
	var out box
	for i := range pieces {
		out.add(&pieces[i].Box, out.Width, 0)
		out.Width += pieces[i].Width
	}
	return out.Box
}

// Beside returns a box and a number, if there is one, which ends to the right of its left
// edge at x.
func Beside(b Box, number *Box, x float64) Box {
	out := box{Box: b}
	if number != nil {
		out.add(number, x-number.Width, 0)
	}
	return out.Box
}
