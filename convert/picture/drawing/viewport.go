package drawing

import (
	"encoding/xml"
	"math"
	"strconv"
	"strings"
)

// viewport returns how the contents of a drawing within a drawing, or of a symbol,
// lie in what holds it (SVG 2 §8.2): at its place, its box fitted into the size that
// size states. It is the value of an attribute transform.
func viewport(e, size *element) string {
	m := matrix{a: 1, d: 1}
	if e.name == "svg" {
		m.e, m.f = first(e.get("x")), first(e.get("y"))
	}
	var box [4]float64
	sides := strings.FieldsFunc(e.get("viewBox"), func(r rune) bool { return strings.ContainsRune(" ,\t\r\n", r) })
	for i := 0; i < len(sides) && len(sides) == 4; i++ {
		box[i] = measure(sides[i], 16)
	}
	if box[2] > 0 && box[3] > 0 {
		scale, left, top := fitted(length(e, size, "width"), length(e, size, "height"), box[2], box[3])
		m = m.times(matrix{scale, 0, 0, scale, left - box[0]*scale, top - box[1]*scale})
	}
	var b strings.Builder
	for i, v := range [6]float64{m.a, m.b, m.c, m.d, m.e, m.f} {
		b.WriteString([...]string{"matrix(", ",", ",", ",", ",", ","}[i] + strconv.FormatFloat(v, 'f', -1, 64))
	}
	return b.String() + ")"
}

// fitted returns by what a box of w by h grows to fit into width by height, in their
// middle; a side of 0 is not stated.
func fitted(width, height, w, h float64) (scale, left, top float64) {
	switch {
	case width > 0 && height > 0:
		scale = math.Min(width/w, height/h)
		return scale, (width - w*scale) / 2, (height - h*scale) / 2
	case width > 0:
		return width / w, 0, 0
	case height > 0:
		return height / h, 0, 0
	}
	return 1, 0, 0
}

// length returns a side that size states, else e; a share of what holds it is none.
func length(e, size *element, side string) float64 {
	v := size.get(side)
	if v == "" {
		v = e.get(side)
	}
	if strings.HasSuffix(strings.TrimSpace(v), "%") {
		return 0
	}
	return first(v)
}

// within writes a drawing within the drawing, or a symbol that size uses.
func (f *flattener) within(e, size *element, depth int) error {
	f.start("g", []xml.Attr{{Name: xml.Name{Local: "transform"}, Value: viewport(e, size)}})
	if err := f.write(e, "g", depth); err != nil {
		return err
	}
	f.out.WriteString("</g>")
	return nil
}
