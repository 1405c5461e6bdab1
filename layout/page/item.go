package page

import (
	"strings"

	"github.com/wenzhai/wenzhai/layout/text"
)

// RunText returns what a run copies as, without the hyphen of a hyphenated
// line end.
func RunText(r *text.GlyphRun) string {
	if r == nil {
		return ""
	}
	var b strings.Builder
	for _, g := range r.Glyphs {
		switch {
		case g.Rune >= 0:
			b.WriteRune(g.Rune)
		case g.Rune != text.SoftHyphen:
			b.WriteString(text.ClusterText(g.Rune))
		}
	}
	return b.String()
}

// Move shifts an item by dx and dy and counts its tag from base.
func Move(it Item, dx, dy float64, base int) {
	retag := func(t *int) {
		if *t >= 0 {
			*t += base
		}
	}
	switch it := it.(type) {
	case *TextItem:
		it.X, it.Y = it.X+dx, it.Y+dy
		retag(&it.Tag)
	case *RubyItem:
		it.X, it.Y = it.X+dx, it.Y+dy
	case *RectItem:
		it.X, it.Y = it.X+dx, it.Y+dy
		if it.Part != nil {
			retag(&it.Tag)
		}
	case *PictureItem:
		it.X, it.Y = it.X+dx, it.Y+dy
		retag(&it.Tag)
	case *LinkItem:
		it.X, it.Y = it.X+dx, it.Y+dy
		retag(&it.Tag)
	case *AnchorItem:
		it.Y += dy
	}
}

// copy returns the strip's text and rectangles once more, as artifacts. Links,
// pictures and anchors stand only where the strip itself does.
func (s *Strip) copy() *Strip {
	return &Strip{Depth: s.Depth, Glue: true, Items: artifacts(s.Items), Beside: artifacts(s.Beside)}
}

func artifacts(items []Item) (out []Item) {
	for _, it := range items {
		switch it := it.(type) {
		case *TextItem:
			t := *it
			t.Tag = -1
			out = append(out, &t)
		case *RubyItem:
			r := *it
			out = append(out, &r)
		case *RectItem:
			r := *it
			r.Part = nil
			out = append(out, &r)
		}
	}
	return out
}

func copies(strips []Strip) []*Strip {
	out := make([]*Strip, len(strips))
	for i := range strips {
		out[i] = strips[i].copy()
	}
	return out
}

func depthOf(strips []Strip) (d float64) {
	for i := range strips {
		d += strips[i].Depth
	}
	return d
}

// yields makes the block's picture shallower by a lack of depth, in whole lines,
// where it may become so small, and tells whether the block has room then.
func (k *Block) yields(lack float64, g Geometry) bool {
	lack = g.whole(lack)
	switch {
	case lack <= 0:
		return true
	case lack > k.spare(g)+eps:
		return false
	}
	k.Strips[0].shrinkPicture(lack)
	return true
}

// spare is how much depth the block's picture may give up.
func (k *Block) spare(g Geometry) float64 {
	if k.Least == 0 {
		return 0
	}
	return k.Strips[0].Depth - float64(k.Least)*g.Pitch
}

// shrinkPicture makes a strip that is all picture shallower by lack. The space
// above and below the picture and its middle stay.
func (s *Strip) shrinkPicture(lack float64) {
	for _, it := range s.Items {
		if p, ok := it.(*PictureItem); ok && p.H > lack {
			narrow := p.W * lack / p.H
			p.X, p.W, p.H = p.X+narrow/2, p.W-narrow, p.H-lack
		}
	}
	s.Depth -= lack
}
