package page

import "github.com/wenzhai/wenzhai/layout/text"

// Width returns how far the glyphs of a line reach from the measure's left
// edge.
func Width(l *text.Line) float64 {
	if l == nil || len(l.Runs) == 0 {
		return 0
	}
	r := &l.Runs[len(l.Runs)-1]
	return r.X + r.Width
}

// RunningHead places two set lines above the type area: inner at the side of
// the spine, outer at the fore-edge. On one-sided paper the spine is left.
// Either may be nil. Running heads are artifacts.
func (g Geometry) RunningHead(recto bool, inner, outer *text.Line) []Item {
	left, right := inner, outer
	if g.mirrored(recto) {
		left, right = outer, inner
	}
	y := 0.64 * g.Top
	items := g.artifact(left, g.Edge(recto), y)
	if right != nil {
		items = append(items, g.artifact(right, g.Edge(recto)+g.Block()-Width(right), y)...)
	}
	return items
}

// Folio places a set page number at the foot's outer side.
func (g Geometry) Folio(recto bool, l *text.Line) []Item {
	foot := g.Height - g.Top - g.Depth()
	x := g.Edge(recto) + g.Block() - Width(l)
	if g.mirrored(recto) {
		x = g.Edge(recto)
	}
	return g.artifact(l, x, g.Top+g.Depth()+0.47*foot)
}

func (g Geometry) artifact(l *text.Line, x, y float64) []Item {
	if l == nil {
		return nil
	}
	return NewPlacer(nil, -1, nil).Line(l, x, y)
}
