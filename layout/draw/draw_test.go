package draw

import (
	"errors"
	"fmt"
	"math"
	"strings"
	"testing"
)

func svg(attributes, body string) []byte {
	return []byte(`<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" ` + attributes + `>` + body + `</svg>`)
}

func near(a, b float64) bool { return math.Abs(a-b) < 1e-3 }

// shown describes what a group shows, a part a line.
func shown(g *Group, indent string) string {
	var b strings.Builder
	if len(g.Clips) > 0 || g.Mask != nil || g.Opacity != 1 {
		fmt.Fprintf(&b, "%sgroup %.4g, %d clips, mask %v\n", indent, g.Opacity, len(g.Clips), g.Mask != nil)
		indent += " "
	}
	for _, it := range g.Items {
		switch it := it.(type) {
		case *Group:
			b.WriteString(shown(it, indent))
		case *Image:
			fmt.Fprintf(&b, "%simage %.4g\n", indent, it.Matrix)
		case *Path:
			fmt.Fprintf(&b, "%s%s%s%s\n", indent, line(it.Segments), paints("fill", it.Fill), paints("stroke", it.Stroke))
		}
	}
	return b.String()
}

func line(segments []Segment) string {
	var b strings.Builder
	for _, s := range segments {
		switch s.Op {
		case Move:
			fmt.Fprintf(&b, "M%.4g,%.4g ", s.P[0].X, s.P[0].Y)
		case Line:
			fmt.Fprintf(&b, "L%.4g,%.4g ", s.P[0].X, s.P[0].Y)
		case Curve:
			fmt.Fprintf(&b, "C%.4g,%.4g ", s.P[2].X, s.P[2].Y)
		case Close:
			b.WriteString("Z ")
		}
	}
	return b.String()
}

func paints(what string, p *Paint) string {
	switch {
	case p == nil:
		return ""
	case p.Gradient != nil:
		return fmt.Sprintf("%s gradient of %d ", what, len(p.Gradient.Stops))
	case p.Pattern != nil:
		return fmt.Sprintf("%s pattern %.4gx%.4g ", what, p.Pattern.W, p.Pattern.H)
	}
	return fmt.Sprintf("%s %02x%02x%02x/%.3g ", what, p.R, p.G, p.B, p.Alpha)
}

// TestRead: what drawings show, in a box of 100 by 50 that is 1,000 by 500.
func TestRead(t *testing.T) {
	const red, square = " fill ff0000/1 ", "M0,0 L100,0 L100,100 L0,100 Z"
	for name, c := range map[string]struct{ body, want string }{
		"shape":               {`<rect width="10" height="10" fill="red"/>`, square + red},
		"line and area":       {`<path d="M0 0H10V10H0z" fill="none" stroke="#00f" stroke-opacity=".5"/>`, square + " stroke 0000ff/0.5 "},
		"evenly repeated":     {`<path d="m0 0 10 0 0 10-10 0z" fill="red"/>`, square + red},
		"colour of text":      {`<g color="red"><rect width="10" height="10" fill="currentColor"/></g>`, square + red},
		"functional colour":   {`<rect width="10" height="10" fill="hsl(0 100% 50%)"/>`, square + red},
		"two colours":         {`<rect width="10" height="10" style="fill:light-dark(rgb(255, 0, 0), #000)"/>`, square + red},
		"variable":            {`<rect width="10" height="10" style="fill: var(--ink, red)"/>`, square + red},
		"by class":            {`<style>/* a { */ .a{fill:red}</style><rect class="b a" width="10" height="10" fill="blue"/>`, square + red},
		"by place":            {`<style>#g > .a rect{fill:red} #h rect{fill:blue} rect{fill:green}</style><g id="g"><g class="a"><g><rect width="10" height="10"/></g></g></g>`, square + red},
		"urgent":              {`<style>rect{fill:red!important}</style><rect width="10" height="10" style="fill:blue"/>`, square + red},
		"after a media rule":  {`<style>@media print{rect{fill:blue}} rect{fill:red}</style><rect width="10" height="10"/>`, square + red},
		"use":                 {`<defs><rect id="s" width="5" height="5"/></defs><use href="#s" transform="scale(2)" fill="red"/>`, square + red},
		"use of itself":       {`<g id="a"><use href="#a"/><rect width="10" height="10" fill="red"/></g>`, square + red},
		"symbol":              {`<symbol id="s" viewBox="0 0 1 1"><rect width="1" height="1" fill="red"/></symbol><use xlink:href="#s" width="10" height="10"/>`, "group 1, 1 clips, mask false\n  " + square + red},
		"faded":               {`<g opacity=".5"><rect width="10" height="10" fill="red"/></g>`, "group 0.5, 0 clips, mask false\n  " + square + red},
		"cut":                 {`<clipPath id="c"><circle r="5"/></clipPath><rect clip-path="url(#c)" width="10" height="10" fill="red"/>`, "group 1, 1 clips, mask false\n  " + square + red},
		"masked":              {`<mask id="m"><rect width="9" height="9"/></mask><rect mask="url(#m)" width="10" height="10" fill="red"/>`, "group 1, 0 clips, mask true\n  " + square + red},
		"gradient":            {`<linearGradient id="g"><stop/><stop offset="1"/></linearGradient><rect width="10" height="10" fill="url(#g)"/>`, square + " fill gradient of 2 "},
		"gradient of another": {`<linearGradient id="g" href="#h"/><linearGradient id="h"><stop/><stop offset="1"/></linearGradient><rect width="10" height="10" fill="url('#g')"/>`, square + " fill gradient of 2 "},
		"no gradient":         {`<rect width="10" height="10" fill="url(#none) red"/>`, square + red},
		"pattern":             {`<pattern id="p" width="50%" height=".2"><rect width="3" height="3"/></pattern><rect width="10" height="10" fill="url(#p)"/>`, square + " fill pattern 5x2 "},
		"marker":              {`<marker id="m" overflow="visible"><rect width="10" height="10" fill="red"/></marker><path d="M0 0" marker-start="url(#m)" fill="none"/>`, square + red},
		"arcs":                {`<path d="M0 0a10 10 0 0110 10" fill="red"/>`, "M0,0 C100,100" + red},
		"broken data":         {`<path d="M0 0L10 0 10" fill="red"/>`, "M0,0 L100,0" + red},
		"number of no end":    {`<path d="M0 0L1e999 0" fill="red"/><rect width="NaN" height="10"/>`, "M0,0" + red},
		"not drawn":           {`<rect width="10" height="10" display="none"/><g visibility="hidden"><rect width="5" height="5"/></g><rect width="5" height="5" fill="none"/><script>x()</script>`, ""},
		"of elsewhere":        {`<use href="a.svg#b"/><image href="http://example.org/a.png" width="9" height="9"/><image href="data:image/png;base64,AAAA" width="9" height="9"/>`, ""},
	} {
		d, err := Read(svg(`viewBox="0 0 100 50"`, c.body))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		got := shown(&d.Root, "")
		got = strings.TrimPrefix(got, "group 1, 1 clips, mask false\n")
		if strings.TrimSpace(got) != strings.TrimSpace(c.want) {
			t.Errorf("%s:\n%s\nwant\n%s", name, got, c.want)
		}
	}
}

// TestTexts: what a drawing says is found with its place, size and direction (the faults
// of typst/typst#1421).
func TestTexts(t *testing.T) {
	d, err := Read(svg(`viewBox="0 0 200 100" font-size="20"`, `<style>.big{font-size:40px;text-anchor:middle}</style><defs><text>never</text><g id="g"><text>again</text></g></defs>
		<text x="20" y="50"> 水位
		表 </text><text class="big" x="100" y="25" fill="white">Title</text><g transform="translate(10 90) rotate(-90)"><text style="font-weight:700">up</text></g>
		<text x="10" y="10">a<tspan x="50">b</tspan><tspan x="50" dy="1em">c</tspan></text><use href="#g" x="100" y="50"/><text display="none">hidden</text>
		<text x="20" y="90">H<tspan dy="3" font-size="9">2</tspan><tspan dy="-3">O</tspan></text><text x="20" y="10" dominant-baseline="central">Q</text>`))
	if err != nil {
		t.Fatal(err)
	}
	said := map[string]Text{}
	for _, w := range d.Texts {
		said[w.Text] = w
	}
	if len(said) != 9 || len(d.Texts) != 9 {
		t.Errorf("%+v", d.Texts)
	}
	for text, want := range map[string][5]float64{ // x, y, size, anchor, red
		"水位 表": {100, 250, 100, 0, 0}, "Title": {500, 125, 200, 0.5, 255}, "up": {50, 450, 100, 0, 0}, "a": {50, 50, 100, 0, 0},
		"b": {250, 50, 100, 0, 0}, "c": {250, 150, 100, 0, 0}, "again": {500, 250, 100, 0, 0}, "H2O": {100, 450, 100, 0, 0}, "Q": {100, 85, 100, 0, 0},
	} {
		w := said[text]
		for k, got := range []float64{w.X, w.Y, w.Size, w.Anchor, float64(w.Ink.R)} {
			if !near(got, want[k]) {
				t.Errorf("%s: value %d is %v, want %v", text, k, got, want[k])
			}
		}
		if turn := text == "up"; turn != near(w.Turn, -math.Pi/2) || turn != w.Bold {
			t.Errorf("%s: turn %v, bold %v", text, w.Turn, w.Bold)
		}
	}
}

// laughs returns a drawing that uses each of its groups ten times in the next.
func laughs() string {
	var b strings.Builder
	b.WriteString(`<g id="a0"><rect width="1" height="1"/></g>`)
	for i := range 30 {
		fmt.Fprintf(&b, `<g id="a%d">%s</g>`, i+1, strings.Repeat(fmt.Sprintf(`<use href="#a%d"/>`, i), 10))
	}
	return b.String()
}

// TestRefused: drawings that would take too much are refused.
func TestRefused(t *testing.T) {
	for name, c := range map[string]struct {
		data []byte
		want string
	}{
		"laughs":      {svg(`viewBox="0 0 9 9"`, laughs()), "limit"},
		"deep":        {svg(`viewBox="0 0 9 9"`, strings.Repeat("<g>", 10_000)+strings.Repeat("</g>", 10_000)), "limit"},
		"elements":    {svg(`viewBox="0 0 9 9"`, strings.Repeat("<g/>", maxElements+1)), "limit"},
		"lines":       {svg(`viewBox="0 0 9 9"`, `<path d="M0 0`+strings.Repeat("l1 1", 1_000_000)+`"/>`), "limit"},
		"long, used":  {svg(`viewBox="0 0 9 9"`, `<path id="a" d="M0 0`+strings.Repeat(" ", 1_000_000)+`"/>`+strings.Repeat(`<use href="#a"/>`, 1000)), "limit"},
		"selectors":   {svg(`viewBox="0 0 9 9"`, `<style>`+strings.Repeat("a b c d e{fill:red}", 2000)+`</style>`+strings.Repeat("<e/>", 30_000)), "limit"},
		"entities":    {[]byte(`<!DOCTYPE svg [<!ENTITY a "aaaa">]><svg viewBox="0 0 9 9"><g>&a;</g></svg>`), "damaged"},
		"endless":     {svg(`viewBox="0 0 1e308 1e308"`, ``), "size"},
		"no size":     {svg(``, ``), "size"},
		"cut":         {[]byte(`<svg viewBox="0 0 9 9"><g>`), "damaged"},
		"not one":     {[]byte(`<p/>`), "not svg"},
		"large":       {make([]byte, maxBytes+1), "limit"},
		"mask in one": {svg(`viewBox="0 0 9 9"`, strings.Repeat(`<mask id="m"><g mask="url(#m)">`, 150)+strings.Repeat(`</g></mask>`, 150)), "limit"},
	} {
		if d, err := Read(c.data); err == nil || d != nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, %v, want %q", name, d != nil, err, c.want)
		}
	}
	if _, err := Read(svg(`viewBox="0 0 9 9"`, laughs())); err != nil && !errors.Is(err, ErrTooMuch) {
		t.Error(err)
	}
}

// sound fails on numbers that are none or lie far away.
func sound(t *testing.T, g *Group) {
	t.Helper()
	for _, it := range g.Items {
		switch it := it.(type) {
		case *Group:
			sound(t, it)
		case *Path:
			for _, s := range it.Segments {
				for _, p := range s.P {
					if !(math.Abs(p.X) <= far && math.Abs(p.Y) <= far) {
						t.Fatalf("a point at %v", p)
					}
				}
			}
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add(svg(`viewBox="0 0 9 9"`, `<defs><path id="a" d="M0 0A1 1 0 0 1 9 9z" transform="rotate(30)"/></defs><use href="#a" stroke="red" stroke-dasharray="3,1"/>`))
	f.Add(svg(`viewBox="0 0 9 9"`, `<linearGradient id="g" spreadMethod="reflect"><stop offset="0" stop-color="red"/></linearGradient><g class="a"><circle r="9" fill="url(#g)"/></g><style>.a > b{stroke:red}</style>`))
	f.Add(svg(`width="9" height="9"`, `<marker id="m"><path d="M1 1C9 9 5 5 7 7q4 4 5 5s1 1 2 2t3 3h1v1"/></marker><polyline points="1 2 3 4" marker-end="url(#m)"/><text x="1" dy="1em">a<tspan textLength="3">b</tspan></text>`))
	f.Add(svg(`viewBox="0 0 9 9"`, `<pattern id="p" width=".1" height="1"><use href="#p"/></pattern><mask id="m"><rect fill="url(#p)" width="9" height="9"/></mask><g mask="url(#m)" clip-path="url(#p)"/>`))
	f.Add(svg(`viewBox="0 0 9 9"`, laughs()))
	f.Fuzz(func(t *testing.T, data []byte) {
		d, err := Read(data)
		if (d == nil) == (err == nil) {
			t.Fatalf("%v, %v", d, err)
		}
		if d != nil {
			if !near(max(d.W, d.H), Side) {
				t.Fatalf("%v by %v", d.W, d.H)
			}
			sound(t, &d.Root)
		}
	})
}
