// Package formula puts formulas, which layout/math sets, into lines of text and on
// lines of their own.
package formula

import (
	"errors"
	"strings"
	"sync"

	"github.com/wenzhai/wenzhai/convert/doc"
	"github.com/wenzhai/wenzhai/fonts"
	"github.com/wenzhai/wenzhai/layout/math"
	"github.com/wenzhai/wenzhai/layout/page"
	"github.com/wenzhai/wenzhai/layout/text"
)

// Setter sets the formulas of a book. It may be used by several goroutines. The face for
// formulas is unpacked when the first one comes.
type Setter struct {
	open func() (*math.Setter, error)
}

// New returns a setter that takes words from the faces of a book.
func New(faces *fonts.Set) *Setter {
	return &Setter{sync.OnceValues(func() (*math.Setter, error) { return math.New(fonts.Formula(), faces) })}
}

var (
	errNone = errors.New("it is no MathML")
	errWide = errors.New("it is wider than the lines")
	errHigh = errors.New("it is higher than a page has room for")
)

// Hint says what to do about an error of Spans or Display: "" where that of the finding
// holds.
func Hint(err error) string {
	switch {
	case errors.Is(err, errWide):
		return "choose wider paper, fewer columns or a smaller font size, or part the formula in two"
	case errors.Is(err, errHigh):
		return "choose larger paper or a smaller font size, or part the formula in two"
	}
	return ""
}

// sizes are those in which a formula is tried, as parts of that of the text.
var sizes = [...]float64{1, 0.9, 0.8, 0.7, 0.6}

// fitted sets a formula in the largest size in which no piece is wider than most and
// none, or none of its rows, as high as high.
func (s *Setter) fitted(f *doc.Formula, size, most, high float64, display bool) (pieces []math.Piece, scale float64, err error) {
	if s == nil || s.open == nil || f == nil || f.MathML == "" {
		return nil, 0, errNone
	}
	set, err := s.open()
	if err != nil {
		return nil, 0, err
	}
	tree, err := math.Parse(f.MathML)
	if err != nil {
		return nil, 0, err
	}
	for _, scale = range sizes {
		st := math.Style{Size: size * scale, Display: f.Display || display}
		if display {
			st.Measure = most
		}
		if pieces, err = set.Set(tree, st); err != nil {
			return nil, 0, err
		}
		switch {
		case widest(pieces) > most-numberRoom(pieces, st.Size)+0.01:
			err = errWide
		case highest(pieces) > high:
			err = errHigh
		default:
			return pieces, scale, nil
		}
	}
	return nil, 0, err
}

// numberRoom is what the number of a formula takes from the measure of its lines.
func numberRoom(pieces []math.Piece, em float64) float64 {
	if n := len(pieces); n > 0 && pieces[n-1].Number != nil {
		return pieces[n-1].Number.Width + em
	}
	return 0
}

// highest is the height of the highest piece, or row of one.
func highest(pieces []math.Piece) (h float64) {
	for i := range pieces {
		if p := &pieces[i]; len(p.Rows) == 0 {
			h = max(h, p.Height+p.Depth)
		}
		for _, r := range pieces[i].Rows {
			h = max(h, r.Height+r.Depth)
		}
	}
	return h
}

// widest is the width of the widest piece.
func widest(pieces []math.Piece) (w float64) {
	for i := range pieces {
		w = max(w, pieces[i].Width-pieces[i].Trail)
	}
	return w
}

// Spans returns the spans of a formula in a line, each up to a place where lines may
// end; none where it shows nothing. It fails where the formula cannot be set, or not in
// lines of a measure and not in a third of the height of a page.
func (s *Setter) Spans(f *doc.Formula, flow *page.Flow, like text.Span, measure, height float64) ([]text.Span, error) {
	if like.Style == nil {
		return nil, errNone
	}
	pieces, _, err := s.fitted(f, like.Style.Size, min(measure, 29*like.Style.Size), height/3, false)
	if err != nil {
		return nil, err
	}
	pieces = whole(pieces, like.Style.Size)
	one := &page.Formula{TeX: Source(f)}
	inks := newInks(like.Style, one.TeX)
	out := make([]text.Span, len(pieces))
	for i := range pieces {
		p := &pieces[i]
		in := &page.Inset{Formula: one, W: p.Width, H: p.Height, Drop: p.Depth, Trail: p.Trail, Words: inks.items(&p.Box), Ends: i < len(pieces)-1}
		like.Text, like.Box = text.ObjectText, flow.Inset(in)
		out[i] = like
	}
	return out, nil
}

// The widest formula that lines do not part, and the least part of one at a line's edge,
// in em.
const (
	short = 7
	edge  = 2.5
)

// whole joins the pieces of a short formula, and those that are too short for an edge.
func whole(pieces []math.Piece, em float64) (out []math.Piece) {
	rest := 0.0
	for i := range pieces {
		rest += pieces[i].Width
	}
	all, at := rest, 0.0
	for i := range pieces {
		if n := len(out); n > 0 && (all < short*em || at < edge*em || rest < edge*em) {
			p := math.Piece{Box: math.Join([]math.Piece{out[n-1], pieces[i]}), Relation: out[n-1].Relation, Lead: out[n-1].Lead, Trail: pieces[i].Trail}
			out[n-1] = p
		} else {
			out = append(out, pieces[i])
		}
		at, rest = at+pieces[i].Width, rest-pieces[i].Width
	}
	return out
}

// Source is what a formula copies as: its TeX, or its characters.
func Source(f *doc.Formula) string {
	if f == nil {
		return ""
	}
	if tex := strings.Join(strings.Fields(f.TeX), " "); tex != "" {
		return tex
	}
	return strings.TrimSpace(plain(f.MathML))
}

// Brief is the source of a formula, or its first 80 characters and a point group, for a
// message.
func Brief(f *doc.Formula) string {
	const most = 80
	if r := []rune(Source(f)); len(r) > most {
		return string(r[:most]) + "…"
	}
	return Source(f)
}

// plain is MathML without its tags.
func plain(mathML string) string {
	var b strings.Builder
	for _, part := range strings.Split(mathML, "<") {
		if _, text, ok := strings.Cut(part, ">"); ok {
			b.WriteString(text)
		}
	}
	return strings.NewReplacer("&lt;", "<", "&gt;", ">", "&amp;", "&").Replace(b.String())
}
