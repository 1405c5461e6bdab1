package formula

import (
	"math"

	"github.com/wenzhai/wenzhai/fonts"
	set "github.com/wenzhai/wenzhai/layout/math"
	"github.com/wenzhai/wenzhai/layout/page"
	"github.com/wenzhai/wenzhai/layout/text"
)

// inks makes the items of a formula.
type inks struct {
	style  text.Style
	styles map[look]*text.Style
	box    *text.Box // says what the glyphs copy as together
}

// look is what the glyphs of one run have in common.
type look struct {
	size float64
	ink  set.Ink
}

// colours are those of inks.
var colours = [...]text.Colour{set.Coloured: text.Accent, set.Faint: text.Grey}

// tones are the same of rules.
var tones = [...]page.Shade{set.Plain: page.Ink, set.Coloured: page.Tint, set.Faint: page.Hair}

func newInks(style *text.Style, tex string) *inks {
	return &inks{style: *style, styles: map[look]*text.Style{}, box: &text.Box{Text: tex}}
}

// of returns the style of a size in an ink.
func (k *inks) of(size float64, ink set.Ink) *text.Style {
	l := look{size, ink}
	if s, ok := k.styles[l]; ok {
		return s
	}
	s := k.style
	s.Size = size
	if ink != set.Plain {
		s.Colour = colours[ink]
	}
	k.styles[l] = &s
	return &s
}

// near is the widest gap that glyphs of one run have between them, in 1/1000 em: beyond
// it each would be another character of its font (layout/pdf, gap.go).
const near = 80

// items returns the glyphs of a box and then its rules, with the origin of the box at 0.
func (k *inks) items(b *set.Box) (out []page.Item) {
	var run *text.GlyphRun
	var last *set.Glyph
	for i := range b.Glyphs {
		g := &b.Glyphs[i]
		if last != nil && last.Face == g.Face && last.Size == g.Size && last.Y == g.Y && last.Ink == g.Ink {
			gap := math.Round((g.X-last.X)*1000/g.Size) - float64(g.Face.Advance(last.ID))
			if math.Abs(gap) < near {
				run.Glyphs[len(run.Glyphs)-1].Adjust = int16(gap)
				run.Glyphs = append(run.Glyphs, text.Glyph{ID: g.ID, Rune: g.Rune})
				run.Width += gap*g.Size/1000 + width(g.Face, g.ID, g.Size)
				last = g
				continue
			}
		}
		run = &text.GlyphRun{Face: g.Face, Style: k.of(g.Size, g.Ink), Size: g.Size, Box: k.box, Width: width(g.Face, g.ID, g.Size), Glyphs: []text.Glyph{{ID: g.ID, Rune: g.Rune}}}
		out = append(out, &page.TextItem{X: g.X, Y: -g.Y, Run: run})
		last = g
	}
	for _, s := range b.Strokes {
		out = append(out, k.stroke(s)...)
	}
	for _, r := range b.Rules {
		out = append(out, &page.RectItem{X: r.X, Y: -r.Y - r.H, W: r.W, H: r.H, Shade: tones[r.Ink], Part: k.box})
	}
	return out
}

func width(face *fonts.Face, g fonts.GID, size float64) float64 {
	return float64(face.Advance(g)) * size / 1000
}

// stroke draws a slanted line by dashes that stand close on a turned line.
func (k *inks) stroke(s set.Stroke) []page.Item {
	face := fonts.Formula()
	g, ok := face.GID('−')
	left, low, right, high := face.Box(g)
	length := math.Hypot(s.ToX-s.X, s.ToY-s.Y)
	if !ok || length <= 0 || high <= low || right <= left {
		return nil
	}
	size := s.Thick * 1000 / float64(high-low)
	dash := float64(right-left) * size / 1000 * 0.9
	n := min(max(int(math.Ceil(length/dash)), 1), 500)
	step := (length - float64(right-left)*size/1000) / float64(max(n-1, 1))
	run := &text.GlyphRun{Face: face, Style: k.of(size, s.Ink), Size: size, Box: k.box}
	for range n {
		run.Glyphs = append(run.Glyphs, text.Glyph{ID: g, Rune: '−', Adjust: int16(math.Round(step*1000/size) - float64(face.Advance(g)))})
	}
	run.Width = length
	turn := math.Atan2(s.ToY-s.Y, s.ToX-s.X)
	sin, cos := math.Sincos(turn)
	dx, dy := -float64(left)*size/1000, -float64(low+high)/2*size/1000
	x, y := s.X+dx*cos-dy*sin, s.Y+dx*sin+dy*cos
	return []page.Item{&page.TextItem{X: x, Y: -y, Run: run, Turn: -turn}}
}
