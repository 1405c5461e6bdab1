package pdf

import (
	"fmt"
	"slices"
	"strings"

	"github.com/wenzhai/wenzhai/fonts"
	"github.com/wenzhai/wenzhai/layout/page"
)

// Readings are drawn as outlines, a form for each letter, and not written: a
// viewer then finds, copies and reads aloud the text alone. PDF's Ruby elements
// would part every word at its readings, and few viewers heed ActualText.

// outline is a glyph that is drawn as a form.
type outline struct {
	face *fonts.Face
	gid  fonts.GID
}

// name is the form's name. It tells glyphs of the faces of one set apart.
func (o outline) name() string { return fmt.Sprintf("/R%d.%d", o.face.Index(), o.gid) }

// readings draws the readings among the items of a page of the given height,
// in one artifact behind everything else.
func (w *content) readings(items []page.Item, height float64) {
	for _, item := range items {
		it, ok := item.(*page.RubyItem)
		if !ok {
			continue
		}
		if w.section == outside {
			w.beginSection(layoutMatter)
		}
		w.useInk(inks[it.Ruby.Colour])
		w.reading(it, height)
	}
	w.endSection()
	slices.SortFunc(w.letters, func(a, b outline) int { return strings.Compare(a.name(), b.name()) })
}

// reading draws one reading: a scale, then each letter at its place.
func (w *content) reading(it *page.RubyItem, height float64) {
	r := it.Ruby
	size := points(r.Size)
	w.data = fmt.Appendf(w.data, "q %s 0 0 %s %s %s cm\n", size, size, points(it.X), points(height-it.Y))
	at := 0.0
	for _, l := range r.Glyphs {
		if l.Face == nil {
			continue
		}
		if l.X != at {
			w.data = fmt.Appendf(w.data, "1 0 0 1 %s 0 cm\n", points(l.X-at))
			at = l.X
		}
		o := outline{l.Face, l.ID}
		w.data = fmt.Appendf(w.data, "%s Do\n", o.name())
		if !slices.Contains(w.letters, o) {
			w.letters = append(w.letters, o)
		}
	}
	w.data = append(w.data, "Q\n"...)
}

// letterForm returns the object of a letter's form, written once.
func (f *finisher) letterForm(o outline) int {
	if id, ok := f.letters[o]; ok {
		return id
	}
	data, err := f.deflate.deflate(outlinePath(o.face.Outline(o.gid)))
	if err != nil && f.out.err == nil {
		f.out.err = err
	}
	id := f.out.alloc(1)
	f.letters[o] = id
	x0, y0, x1, y1 := o.face.Box(o.gid)
	f.out.stream(id, fmt.Sprintf("/Type/XObject/Subtype/Form/BBox[%d %d %d %d]/Matrix[.001 0 0 .001 0 0]/Resources<<>>/Filter/FlateDecode", x0-1, y0-1, x1+1, y1+1), data)
	return id
}

// outlinePath writes an outline as a filled path. PDF has cubic curves alone
// (ISO 32000-2 §8.5.2).
func outlinePath(segments []fonts.Segment) []byte {
	var out []byte
	number := func(v float64) { out = append(append(out, points(v)...), ' ') }
	x, y := 0.0, 0.0
	for _, s := range segments {
		operator := "l\n"
		switch s.Op {
		case fonts.MoveTo:
			operator = "m\n"
		case fonts.QuadTo:
			operator = "c\n"
			for _, v := range [...]float64{x + (s.CX-x)*2/3, y + (s.CY-y)*2/3, s.X + (s.CX-s.X)*2/3, s.Y + (s.CY-s.Y)*2/3} {
				number(v)
			}
		}
		number(s.X)
		number(s.Y)
		out = append(out, operator...)
		x, y = s.X, s.Y
	}
	return append(out, "f\n"...)
}
