// Package vector writes drawings as form XObjects of PDF (ISO 32000-2 §8.10), with the
// streams that these need. It knows neither pages nor the file that they go into.
package vector

import (
	"fmt"
	"math"
	"strconv"

	"github.com/wenzhai/wenzhai/layout/draw"
)

// Stream is a stream object: the entries of its dictionary, without its length, and its
// bytes, compressed. The entries refer to other streams of the drawing by their numbers,
// which count from 1, as "2 0 R".
type Stream struct {
	Entries string
	Data    []byte
}

// Form returns the streams of a drawing, the first of which shows it: from (0, 0) to its
// width and height, with y running down. Deflate compresses what a stream holds. It fails
// where deflate does, and on nil. Pictures that cannot be decoded are left out.
func Form(d *draw.Drawing, deflate func([]byte) ([]byte, error)) ([]Stream, error) {
	if d == nil || deflate == nil {
		return nil, fmt.Errorf("there is no drawing")
	}
	w := &writer{deflate: deflate, images: map[*byte]int{}}
	w.form(&d.Root, [4]float64{0, 0, d.W, d.H}, "/Group<</S/Transparency/CS/DeviceRGB>>")
	return w.streams, w.err
}

// writer gathers the streams of a drawing.
type writer struct {
	streams []Stream
	deflate func([]byte) ([]byte, error)
	images  map[*byte]int // by their first bytes: the numbers of those that were written; 0 = it cannot be
	err     error
}

// reserve takes a number for a stream that follows.
func (w *writer) reserve() int {
	w.streams = append(w.streams, Stream{})
	return len(w.streams)
}

func (w *writer) put(n int, entries string, data []byte) {
	packed, err := w.deflate(data)
	if err != nil && w.err == nil {
		w.err = err
	}
	w.streams[n-1] = Stream{entries + "/Filter/FlateDecode", packed}
}

// form writes a group within a box, left, top, right and foot, and returns its number.
func (w *writer) form(g *draw.Group, box [4]float64, entries string) int {
	n := w.reserve()
	c := newCanvas(w, box)
	c.inner(g)
	w.put(n, c.head("/Type/XObject/Subtype/Form")+entries, c.out)
	return n
}

// canvas writes a content stream.
type canvas struct {
	w        *writer
	out      []byte
	box      [4]float64
	now      look
	above    []look
	patterns []string // their dictionaries or references, in order of use
	states   []string
	objects  []string
}

// look is what the stream has said so far.
type look struct {
	fill, stroke string
	pen          string
	state        string
}

func newCanvas(w *writer, box [4]float64) *canvas {
	return &canvas{w: w, box: box, now: look{fill: "0 0 0", stroke: "0 0 0"}}
}

// head returns the dictionary of the stream.
func (c *canvas) head(kind string) string {
	out := kind + "/BBox[" + numbers(3, c.box[:]...) + "]/Resources<<"
	for _, r := range []struct {
		name, key string
		of        []string
	}{{"/ExtGState<<", "/G", c.states}, {"/Pattern<<", "/P", c.patterns}, {"/XObject<<", "/X", c.objects}} {
		if len(r.of) == 0 {
			continue
		}
		out += r.name
		for i, v := range r.of {
			out += r.key + strconv.Itoa(i) + " " + v
		}
		out += ">>"
	}
	return out + ">>"
}

// name returns the name of a resource.
func name(key string, of *[]string, value string) string {
	for i, v := range *of {
		if v == value {
			return key + strconv.Itoa(i)
		}
	}
	*of = append(*of, value)
	return key + strconv.Itoa(len(*of)-1)
}

func (c *canvas) say(s string) { c.out = append(append(c.out, s...), '\n') }

func (c *canvas) save() {
	c.say("q")
	c.above = append(c.above, c.now)
}

func (c *canvas) restore() {
	c.say("Q")
	c.now = c.above[len(c.above)-1]
	c.above = c.above[:len(c.above)-1]
}

// alpha sets the opacity of what is filled and drawn.
func (c *canvas) alpha(fill, stroke float64) {
	state := "<</ca " + number(fill, 3) + "/CA " + number(stroke, 3) + ">>"
	if state == c.now.state || c.now.state == "" && fill == 1 && stroke == 1 {
		return
	}
	c.now.state = state
	c.say(name("/G", &c.states, state) + " gs")
}

// masked lets be seen what a form shows light.
func (c *canvas) masked(form int) {
	c.say(name("/G", &c.states, fmt.Sprintf("<</SMask<</S/Luminosity/G %d 0 R>>>>", form)) + " gs")
}

// do draws a form or a picture.
func (c *canvas) do(n int) { c.say(name("/X", &c.objects, fmt.Sprintf("%d 0 R", n)) + " Do") }

func (c *canvas) matrix(m draw.Matrix) {
	c.out = append(c.out, numbers(6, m.A, m.B, m.C, m.D, m.E, m.F)...)
	c.say(" cm")
}

// number writes a number with up to so many decimals.
func number(v float64, decimals int) string {
	power := math.Pow10(decimals)
	v = math.Round(v*power) / power
	if v == 0 || math.IsNaN(v) || math.IsInf(v, 0) {
		return "0"
	}
	return strconv.FormatFloat(v, 'f', -1, 64)
}

func numbers(decimals int, v ...float64) string {
	var out []byte
	for i, n := range v {
		if i > 0 {
			out = append(out, ' ')
		}
		out = append(out, number(n, decimals)...)
	}
	return string(out)
}
