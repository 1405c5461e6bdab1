package drawing

import (
	"strconv"
	"strings"

	"github.com/fyne-io/oksvg"
)

// lettering is how text is set.
type lettering struct {
	size      float64 // in units of the element
	anchor    float64 // which part of the text stands before its place
	shift     float64 // of the baseline downwards, in em
	lightness float64 // of its colour, from 0 (black) to 1
	bold      bool
	hidden    bool
}

// maxRules bounds the rules of a drawing's style sheets that are looked at.
const maxRules = 1000

// sheet is the style sheets of a drawing: properties by simple selectors, as
// "text", ".label" and "#title".
type sheet map[string][][2]string

func sheetOf(e *element) sheet {
	s := sheet{}
	s.read(e)
	return s
}

func (s sheet) read(e *element) {
	if e.name == "style" {
		for rule := range strings.SplitSeq(e.text, "}") {
			names, body, ok := strings.Cut(rule, "{")
			if !ok || len(s) > maxRules {
				continue
			}
			for name := range strings.SplitSeq(names, ",") {
				parts := strings.Fields(name)
				if len(parts) == 0 {
					continue
				}
				last := parts[len(parts)-1]
				s[last] = append(s[last], propertiesOf(body)...)
			}
		}
	}
	for _, k := range e.kids {
		s.read(k)
	}
}

// propertiesOf reads "name: value; …".
func propertiesOf(css string) (out [][2]string) {
	for p := range strings.SplitSeq(css, ";") {
		if name, value, ok := strings.Cut(p, ":"); ok {
			value = strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(value), "!important"))
			out = append(out, [2]string{strings.TrimSpace(name), value})
		}
	}
	return out
}

// typeOf returns how the text of e is set within that of t: by its attributes, by
// style sheets, by its own style.
func (s sheet) typeOf(e *element, t lettering) lettering {
	for _, a := range e.attr {
		t.set(a.Name.Local, a.Value)
	}
	if len(s) > 0 {
		t.all(s[e.name])
		for class := range strings.FieldsSeq(e.get("class")) {
			t.all(s["."+class])
		}
		if id := e.get("id"); id != "" {
			t.all(s["#"+id])
		}
	}
	if css := e.get("style"); css != "" {
		t.all(propertiesOf(css))
	}
	return t
}

func (t *lettering) all(properties [][2]string) {
	for _, p := range properties {
		t.set(p[0], p[1])
	}
}

func (t *lettering) set(name, value string) {
	switch name {
	case "font-size":
		if v := measure(value, t.size); v > 0 {
			t.size = v
		}
	case "font":
		for part := range strings.FieldsSeq(value) {
			size, _, _ := strings.Cut(part, "/")
			if v := measure(size, t.size); v > 4 && v < 100 && !isNumber(size) {
				t.size = v
			}
			t.bold = t.bold || part == "bold"
		}
	case "font-weight":
		weight, err := strconv.Atoi(value)
		t.bold = strings.HasPrefix(value, "bold") || err == nil && weight >= 600
	case "text-anchor":
		t.anchor = map[string]float64{"middle": 0.5, "end": 1}[value]
	case "dominant-baseline", "alignment-baseline":
		t.shift = map[string]float64{"middle": 0.35, "central": 0.35, "hanging": 0.8, "text-before-edge": 0.8, "before-edge": 0.8}[value]
	case "fill":
		if c, err := oksvg.ParseSVGColor(value); err == nil && c != nil {
			r, g, b, a := c.RGBA()
			if a > 0 {
				t.lightness = (0.3*float64(r) + 0.59*float64(g) + 0.11*float64(b)) / 0xFFFF
			}
		}
	case "display":
		t.hidden = t.hidden || value == "none"
	case "visibility":
		t.hidden = value == "hidden"
	}
}

func isNumber(s string) bool {
	_, err := strconv.ParseFloat(s, 64)
	return err == nil
}
