package drawing

import (
	"math"
	"strconv"
	"strings"

	"github.com/wenzhai/wenzhai/convert/doc"
)

// The most words of a drawing, and the most characters of one.
const (
	maxWords = 2000
	maxWord  = 300
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

func (m matrix) point(x, y float64) (float64, float64) {
	return m.a*x + m.c*y + m.e, m.b*x + m.d*y + m.f
}

// wordFinder gathers the words of a drawing.
type wordFinder struct {
	sheet   sheet
	ids     map[string]*element
	box     [4]float64 // left, top, width, height
	out     []doc.Word
	visited int
}

// chunk is a piece of text that stands at one place.
type chunk struct {
	x, y float64
	text strings.Builder
	at   matrix
	lettering
}

// words returns the words of a drawing, whose box is in its own units.
func words(root *element, box [4]float64) []doc.Word {
	if !(box[2] > 0 && box[3] > 0) {
		return nil
	}
	f := &wordFinder{sheet: sheetOf(root), ids: map[string]*element{}, box: box}
	f.index(root)
	f.walk(root, matrix{a: 1, d: 1}, lettering{size: 16}, 0)
	return f.out
}

func (f *wordFinder) index(e *element) {
	if id := e.get("id"); id != "" && f.ids[id] == nil {
		f.ids[id] = e
	}
	for _, k := range e.kids {
		f.index(k)
	}
}

func (f *wordFinder) walk(e *element, m matrix, t lettering, depth int) {
	if f.visited++; f.visited > maxElements || depth > maxDepth || len(f.out) >= maxWords {
		return
	}
	t = f.sheet.typeOf(e, t)
	if t.hidden {
		return
	}
	m = m.times(transform(e.get("transform")))
	switch e.name {
	case "defs", "symbol", "clipPath", "mask", "pattern", "marker", "title", "desc", "metadata", "script", "style":
		return
	case "text":
		c := &chunk{x: first(e.get("x")), y: first(e.get("y")), at: m, lettering: t}
		f.text(e, c, t, depth)
		f.end(c)
		return
	case "foreignObject":
		f.foreign(e, m, t)
		return
	case "svg":
		if depth > 0 {
			m = m.times(transform(viewport(e, e)))
		}
	case "use":
		used := f.ids[strings.TrimPrefix(e.get("href"), "#")]
		if used == nil || used == e {
			return
		}
		at := m.times(matrix{1, 0, 0, 1, first(e.get("x")), first(e.get("y"))})
		if used.name == "symbol" {
			at = at.times(transform(viewport(used, e)))
			for _, k := range used.kids {
				f.walk(k, at, t, depth+1)
			}
			return
		}
		f.walk(used, at, t, depth+1)
		return
	}
	for _, k := range e.kids {
		f.walk(k, m, t, depth+1)
	}
}

// text adds what stands in a text or a part of one to c, which begins anew where a
// part has a place of its own.
func (f *wordFinder) text(e *element, c *chunk, t lettering, depth int) {
	if depth > maxDepth {
		return
	}
	for _, k := range e.kids {
		if k.name == "" {
			c.text.WriteString(k.text)
			continue
		}
		if k.name != "tspan" && k.name != "a" && k.name != "textPath" {
			continue
		}
		own := f.sheet.typeOf(k, t)
		x, y, dy := k.get("x"), k.get("y"), k.get("dy")
		if x != "" || y != "" || dy != "" && measure(dy, own.size) != 0 {
			f.end(c)
			if x != "" {
				c.x = first(x)
			}
			if y != "" {
				c.y = first(y)
			}
			c.y += measure(dy, own.size)
			c.lettering = own
		}
		f.text(k, c, own, depth+1)
	}
}

// foreign takes the text of a page within the drawing, as programs of diagrams
// write labels: in the middle of its box.
func (f *wordFinder) foreign(e *element, m matrix, t lettering) {
	c := &chunk{at: m, lettering: t}
	c.x = first(e.get("x")) + first(e.get("width"))/2
	c.y = first(e.get("y")) + first(e.get("height"))/2
	c.anchor, c.shift = 0.5, 0.35
	gather(&c.text, e, 0)
	f.end(c)
}

func gather(to *strings.Builder, e *element, depth int) {
	if e.name == "style" || e.name == "script" || depth > maxDepth {
		return
	}
	to.WriteString(e.text)
	for _, k := range e.kids {
		gather(to, k, depth+1)
	}
	if e.name == "p" || e.name == "br" || e.name == "div" {
		to.WriteByte(' ')
	}
}

// end adds the chunk, if it says anything, and empties it.
func (f *wordFinder) end(c *chunk) {
	text := strings.Join(strings.Fields(c.text.String()), " ")
	c.text.Reset()
	if text == "" || len(f.out) >= maxWords {
		return
	}
	if r := []rune(text); len(r) > maxWord {
		text = string(r[:maxWord])
	}
	x, y := c.at.point(c.x, c.y+c.shift*c.size)
	scale := math.Sqrt(math.Abs(c.at.a*c.at.d - c.at.b*c.at.c))
	w := doc.Word{
		Text: text, X: (x - f.box[0]) / f.box[2], Y: (y - f.box[1]) / f.box[3], Size: c.size * scale / f.box[2],
		Anchor: c.anchor, Turn: math.Atan2(c.at.b, c.at.a), Bold: c.bold, Lightness: c.lightness,
	}
	if inside(w.X) && inside(w.Y) && w.Size > 1e-4 && w.Size < 1 && !math.IsNaN(w.Turn) {
		f.out = append(f.out, w)
	}
}

func inside(v float64) bool { return v > -0.5 && v < 1.5 }

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
	}{{"px", 1}, {"pt", 4.0 / 3}, {"rem", 16}, {"em", em}, {"ex", em / 2}, {"%", em / 100}, {"mm", 3.78}, {"", 1}} {
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

// transform reads a list of transformations (SVG 2 §8.5).
func transform(s string) matrix {
	m := matrix{a: 1, d: 1}
	for n := 0; n < 50; n++ {
		name, rest, ok := strings.Cut(s, "(")
		if !ok {
			break
		}
		var args string
		args, s, _ = strings.Cut(rest, ")")
		var v [6]float64
		count := 0
		for _, a := range strings.FieldsFunc(args, func(r rune) bool { return r == ' ' || r == ',' || r == '\n' || r == '\t' }) {
			if count < 6 {
				v[count] = measure(a, 16)
				count++
			}
		}
		m = m.times(step(strings.Trim(name, " ,\n\t"), v, count))
	}
	return m
}

func step(name string, v [6]float64, count int) matrix {
	switch name {
	case "translate":
		return matrix{1, 0, 0, 1, v[0], v[1]}
	case "scale":
		if count < 2 {
			v[1] = v[0]
		}
		return matrix{v[0], 0, 0, v[1], 0, 0}
	case "rotate":
		sin, cos := math.Sincos(v[0] * math.Pi / 180)
		turn := matrix{cos, sin, -sin, cos, 0, 0}
		return matrix{1, 0, 0, 1, v[1], v[2]}.times(turn).times(matrix{1, 0, 0, 1, -v[1], -v[2]})
	case "skewX":
		return matrix{1, 0, math.Tan(v[0] * math.Pi / 180), 1, 0, 0}
	case "skewY":
		return matrix{1, math.Tan(v[0] * math.Pi / 180), 0, 1, 0, 0}
	case "matrix":
		return matrix{v[0], v[1], v[2], v[3], v[4], v[5]}
	}
	return matrix{a: 1, d: 1}
}
