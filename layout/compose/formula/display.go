package formula

import (
	"slices"

	"github.com/wenzhai/wenzhai/convert/doc"
	"github.com/wenzhai/wenzhai/fonts"
	"github.com/wenzhai/wenzhai/layout/math"
	"github.com/wenzhai/wenzhai/layout/page"
	"github.com/wenzhai/wenzhai/layout/text"
)

// Room is where a formula on lines of its own stands.
type Room struct {
	X, Measure float64
	Pitch      float64 // of the lines of text
	Height     float64 // of a page
	Tag        int
}

// around is the white above and below a formula, in em; between is that of its lines.
const (
	around  = 0.4
	between = 0.35
)

// Display sets a formula on lines of its own, in the middle of a room, broken before
// relations where it is too wide and between its rows where it is higher than a third of
// a page, and in a smaller size where that does not help. It fails where the formula
// cannot be set.
func (s *Setter) Display(f *doc.Formula, style *text.Style, r Room) ([]page.Strip, error) {
	if style == nil {
		return nil, errNone
	}
	pieces, scale, err := s.fitted(f, style.Size, r.Measure, r.Height-2*around*style.Size, true)
	if err != nil || len(pieces) == 0 {
		return nil, err
	}
	em := style.Size * scale
	measure := r.Measure - numberRoom(pieces, em)
	lines, white := broken(pieces, measure, em), between*em/2
	if p := &pieces[0]; len(p.Rows) > 1 && p.Height+p.Depth > r.Height/3 {
		lines, white = rows(p), 0
	}
	k := newInks(style, Source(f))
	left := (measure - extent(lines)) / 2
	last := &lines[len(lines)-1]
	last.Box = math.Beside(last.Box, pieces[len(pieces)-1].Number, r.Measure-left-last.x)
	out := make([]page.Strip, len(lines))
	for i := range lines {
		l := &lines[i]
		up, down := white, white
		if i == 0 {
			up = around * style.Size
		}
		if i == len(lines)-1 {
			down = around * style.Size
		}
		out[i] = page.Strip{Depth: up + l.Height + l.Depth + down, Items: k.items(&l.Box), Glue: i < len(lines)-1 && (white > 0 || i == 0 || i == len(lines)-2)}
		for _, it := range out[i].Items {
			page.Move(it, r.X+left+l.x, up+l.Height, 0)
			page.Belong(it, r.Tag)
		}
	}
	level(out, r.Pitch)
	return out, nil
}

// level makes strips as deep as whole lines of a pitch, with half of what is missing
// above them and half below.
func level(strips []page.Strip, pitch float64) {
	depth := 0.0
	for i := range strips {
		depth += strips[i].Depth
	}
	half := (float64(page.Geometry{Pitch: pitch}.WholeLines(depth))*pitch - depth) / 2
	for _, it := range strips[0].Items {
		page.Move(it, 0, half, 0)
	}
	strips[0].Depth += half
	strips[len(strips)-1].Depth += half
}

// Level moves the items of a label to the baseline of a line that formulas have moved.
func Level(label, line []page.Item) {
	at, ok := baseline(line)
	if own, has := baseline(label); ok && has && holds(line) {
		for _, it := range label {
			page.Move(it, 0, at-own, 0)
		}
	}
}

// holds reports whether there is a formula among items.
func holds(items []page.Item) bool {
	return slices.ContainsFunc(items, func(it page.Item) bool {
		t, ok := it.(*page.TextItem)
		return ok && t.Run.Face == fonts.Formula()
	})
}

// baseline returns that of the first text among items.
func baseline(items []page.Item) (y float64, ok bool) {
	for _, it := range items {
		if t, is := it.(*page.TextItem); is && t.Run.Box == nil {
			return t.Y, true
		}
	}
	return 0, false
}

// Pitch is the distance of the lines of a table that formulas in its cells ask for.
func Pitch(spans []text.Span, pitch, size float64) float64 {
	for i := range spans {
		if b := spans[i].Box; b != nil {
			pitch = max(pitch, 2*max(b.Up-0.38*size, b.Down+0.38*size))
		}
	}
	return pitch
}

// line is one of a formula, at x from the left edge of the longest.
type line struct {
	math.Box
	x float64
}

// rows returns those of a table as lines.
func rows(p *math.Piece) []line {
	out := make([]line, len(p.Rows))
	for i := range out {
		out[i].Box = p.Rows[i]
	}
	return out
}

// extent is the width of lines with what they are indented.
func extent(lines []line) (w float64) {
	for i := range lines {
		w = max(w, lines[i].x+lines[i].Width)
	}
	return w
}

// broken puts pieces into lines. The second line and those after it begin below the
// first relation, where that stands in the first third, or two em in.
func broken(pieces []math.Piece, measure, em float64) (out []line) {
	indent := hanging(pieces, measure, em)
	var from, x int
	at := 0.0
	for i := range pieces {
		w := pieces[i].Width
		if i > from && at+w > measure+0.01 {
			cut := relation(pieces, from, i)
			out = append(out, joined(pieces[from:cut], len(out) > 0, indent))
			from, at = cut, indent
			for x = cut; x < i; x++ {
				at += pieces[x].Width
			}
		}
		at += w
	}
	return append(out, joined(pieces[from:], len(out) > 0, indent))
}

// hanging is how far lines after the first are indented.
func hanging(pieces []math.Piece, measure, em float64) float64 {
	at, widest := 0.0, 0.0
	for i := range pieces {
		widest = max(widest, pieces[i].Width)
	}
	for i := range pieces {
		if pieces[i].Relation && i > 0 && at < measure/3 && at+widest <= measure {
			return at
		}
		at += pieces[i].Width
	}
	return max(min(2*em, measure-widest), 0)
}

// relation returns before which of the pieces from (exclusive) up to i a line is best
// parted: before the last relation in its second half, or before piece i.
func relation(pieces []math.Piece, from, i int) int {
	for k := i; k > from+(i-from)/2; k-- {
		if pieces[k].Relation {
			return k
		}
	}
	return i
}

// joined makes a line of pieces.
func joined(pieces []math.Piece, later bool, indent float64) line {
	l := line{Box: math.Join(pieces)}
	if later {
		l.x = indent
	}
	return l
}

// Raise gives lines whose formulas are too high for their distance as much more of it as
// they need: the strips of lines with their baselines at base and type of a size.
func Raise(strips []page.Strip, lines []text.Line, base, size float64) {
	const ascent, descent, gap = 0.88, 0.12, 0.1 // of the em box of text, and between lines; in em
	below := descent * size
	for i := range min(len(lines), len(strips)) {
		up, down := ascent*size, descent*size
		for k := range lines[i].Runs {
			if b := lines[i].Runs[k].Box; b != nil {
				up, down = max(up, b.Up), max(down, b.Down)
			}
		}
		depth := strips[i].Depth
		if lack := below + gap*size + up - depth; lack > 0.01 {
			for _, it := range strips[i].Items {
				page.Move(it, 0, lack, 0)
			}
			strips[i].Depth += lack
		}
		below = down
		if i == len(lines)-1 { // the next paragraph begins at the grid
			if lack := base + down + gap*size + ascent*size - depth - base; lack > 0.01 {
				strips[i].Depth += lack
			}
		}
	}
}
