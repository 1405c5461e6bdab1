package drawing

import (
	"encoding/xml"
	"fmt"
	"math"
	"strconv"
	"strings"
)

// matrix maps points of an element to those of the drawing: x' = a·x + c·y + e,
// y' = b·x + d·y + f (SVG 2 §8.4).
type matrix struct{ a, b, c, d, e, f float64 }

func (m matrix) times(n matrix) matrix {
	return matrix{
		m.a*n.a + m.c*n.b, m.b*n.a + m.d*n.b, m.a*n.c + m.c*n.d, m.b*n.c + m.d*n.d,
		m.a*n.e + m.c*n.f + m.e, m.b*n.e + m.d*n.f + m.f,
	}
}

// viewport returns how the contents of a drawing within a drawing, or of a symbol,
// lie in what holds it (SVG 2 §8.2): at its place, its box fitted into the size that
// size states. It is the value of an attribute transform.
func viewport(e, size *element) string {
	m := matrix{a: 1, d: 1}
	if e.name == "svg" {
		m.e, m.f = first(e.get("x")), first(e.get("y"))
	}
	if box := viewBox(e); box[2] > 0 && box[3] > 0 {
		scale, left, top := fitted(length(e, size, "width"), length(e, size, "height"), box[2], box[3])
		m = m.times(matrix{scale, 0, 0, scale, left - box[0]*scale, top - box[1]*scale})
	}
	var b strings.Builder
	for i, v := range [6]float64{m.a, m.b, m.c, m.d, m.e, m.f} {
		b.WriteString([...]string{"matrix(", ",", ",", ",", ",", ","}[i] + strconv.FormatFloat(v, 'f', -1, 64))
	}
	return b.String() + ")"
}

// viewBox returns the box that an element states: left, top, width and height; zeros
// where it states none.
func viewBox(e *element) (box [4]float64) {
	sides := strings.FieldsFunc(e.get("viewBox"), func(r rune) bool { return strings.ContainsRune(" ,\t\r\n", r) })
	for i := 0; i < len(sides) && len(sides) == 4; i++ {
		box[i] = measure(sides[i], 16)
	}
	return box
}

// boxOf returns the box of a drawing: the one that it states, else its size.
func boxOf(root *element) [4]float64 {
	if box := viewBox(root); box[2] > 0 && box[3] > 0 {
		return box
	}
	return [4]float64{0, 0, length(root, root, "width"), length(root, root, "height")}
}

// boxed returns the drawing with a box and no other size.
func (e *element) boxed(box [4]float64) *element {
	out := *e
	out.attr = []xml.Attr{{Name: xml.Name{Local: "viewBox"}, Value: fmt.Sprintf("%f %f %f %f", box[0], box[1], box[2], box[3])}}
	for _, a := range e.attr {
		switch a.Name.Local {
		case "viewBox", "width", "height", "x", "y":
		default:
			out.attr = append(out.attr, a)
		}
	}
	return &out
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

// first returns the first number of a list of lengths; 0 = there is none.
func first(s string) float64 {
	f := strings.FieldsFunc(s, func(r rune) bool { return r == ' ' || r == ',' })
	if len(f) == 0 {
		return 0
	}
	return measure(f[0], 16)
}

// measure returns a length in user units; of those that depend on the size of type
// the size is em.
func measure(s string, em float64) float64 {
	s = strings.TrimSpace(s)
	for _, u := range []struct {
		name string
		is   float64
	}{{"px", 1}, {"pt", 4.0 / 3}, {"rem", 16}, {"em", em}, {"ex", em / 2}, {"%", em / 100}, {"mm", 96 / 25.4}, {"cm", 96 / 2.54}, {"in", 96}, {"pc", 16}, {"", 1}} {
		if number, ok := strings.CutSuffix(s, u.name); ok {
			v, err := strconv.ParseFloat(strings.TrimSpace(number), 64)
			if err != nil || math.IsInf(v, 0) || math.IsNaN(v) {
				return 0
			}
			return v * u.is
		}
	}
	return 0
}
