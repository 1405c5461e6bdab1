package drawing

import (
	"encoding/xml"
	"math"
	"strings"
	"testing"
)

func near(a, b float64) bool { return math.Abs(a-b) < 1e-6 }

// TestWords: what a drawing says is found with its place, size and direction (the
// faults of typst/typst#1421).
func TestWords(t *testing.T) {
	d, err := Decode([]byte(`<svg viewBox="0 0 200 100" font-size="20"><style>.big{font-size:40px;text-anchor:middle}</style><defs><text>never</text><g id="g"><text>again</text></g></defs>
		<rect width="200" height="100"/><text x="20" y="50"> 水位
		表 </text><text class="big" x="100" y="25" fill="white">Title</text><g transform="translate(10 90) rotate(-90)"><text style="font-weight:700">up</text></g>
		<text x="10" y="10">a<tspan x="50">b</tspan><tspan x="50" dy="1em">c</tspan></text><use href="#g" x="100" y="50"/>
		<foreignObject x="100" y="0" width="100" height="20"><div>label</div></foreignObject><text display="none">hidden</text>
		<svg x="100" y="50" width="100" height="50" viewBox="0 0 10 5"><text x="1" y="1" font-size="1">inner</text></svg></svg>`), MaxWork)
	if err != nil {
		t.Fatal(err)
	}
	said := map[string]int{}
	for i, w := range d.Words {
		said[w.Text] = i
	}
	if len(said) != 9 || len(d.Words) != 9 {
		t.Errorf("%+v", d.Words)
	}
	for text, want := range map[string][5]float64{ // x, y, size, anchor, lightness
		"水位 表": {0.1, 0.5, 0.1, 0, 0}, "Title": {0.5, 0.25, 0.2, 0.5, 1}, "up": {0.05, 0.9, 0.1, 0, 0}, "a": {0.05, 0.1, 0.1, 0, 0},
		"b": {0.25, 0.1, 0.1, 0, 0}, "c": {0.25, 0.3, 0.1, 0, 0}, "again": {0.5, 0.5, 0.1, 0, 0}, "label": {0.75, 0.17, 0.1, 0.5, 0}, "inner": {0.55, 0.6, 0.05, 0, 0},
	} {
		i, ok := said[text]
		if !ok {
			t.Errorf("no %q", text)
			continue
		}
		w := d.Words[i]
		for k, got := range []float64{w.X, w.Y, w.Size, w.Anchor, w.Lightness} {
			if !near(got, want[k]) {
				t.Errorf("%s: value %d is %v, want %v", text, k, got, want[k])
			}
		}
		if turn := text == "up"; turn != near(w.Turn, -math.Pi/2) || turn != w.Bold {
			t.Errorf("%s: turn %v, bold %v", text, w.Turn, w.Bold)
		}
	}
}

// TestClean: a drawing that is shown as one runs nothing and loads nothing.
func TestClean(t *testing.T) {
	d, err := Decode([]byte(`<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:i="urn:i" viewBox="0 0 20 10" onload="evil()">
		<script>evil()</script><style>@import url(evil.css);</style><style>.a{fill:url(#g)}</style><style>.b{fill:url(http://evil.example/#x)}</style>
		<linearGradient id="g" xlink:href="#h"/><a href="http://evil.example/"><rect class="a" width="9" height="9" onclick="evil()" i:evil="1" style="fill:url('//evil.example/a')"/></a>
		<image href="http://evil.example/a.png" width="9" height="9"/><use href="evil.svg#a"/><foreignObject width="9" height="9"><iframe src="evil"/><p>字 &lt;b&gt;</p></foreignObject>
		<text x="1" y="2" onmouseover="evil()">A &amp; B</text><animate attributeName="href" to="evil"/><set to="evil"/>
		<svg x="5" y="2" width="10" height="5" viewBox="0 0 20 10" fill="red"><path id="1" d="M0 0h9"/></svg><use href="#1" clip-path="url(#2 3)"/></svg>`), MaxWork)
	if err != nil {
		t.Fatal(err)
	}
	got := string(d.SVG)
	for _, bad := range []string{"evil", "script", "import", "iframe", "animate", "onload", "<image"} {
		if strings.Contains(got, bad) {
			t.Errorf("%q stands in %s", bad, got)
		}
	}
	for _, good := range []string{
		`.a{fill:url(#g)}`, `A &amp; B`, `字 &lt;b&gt;`, `class="a"`, `xlink:href="#h"`,
		`<g transform="matrix(0.5,0,0,0.5,5,2)"><g fill="red"><path id="_31" d="M0 0h9"></path></g></g>`, `xlink:href="#_31" clip-path="url(#_322033)"`,
	} {
		if !strings.Contains(got, good) {
			t.Errorf("no %q in %s", good, got)
		}
	}
	if err := xml.Unmarshal(d.SVG, new(struct{})); err != nil {
		t.Error(err)
	}
}

// TestWidth: a drawing is as wide as it states, whatever its own units are.
func TestWidth(t *testing.T) {
	for attributes, want := range map[string]string{
		`viewBox="0 0 20 10"`:                             `width="20" height="10"`,
		`viewBox="0 0 20 10" width="40px"`:                `width="40" height="20"`,
		`viewBox="0 0 2000 1000" height="20"`:             `width="40" height="20"`,
		`viewBox="0 0 20 10" width="100%" height="100%"`:  `width="20" height="10"`,
		`viewBox="0 0 1024 1024" width="24" height="24"`:  `width="24" height="24"`,
		`viewBox="0 0 20 10" width="30pt" height="20em"`:  `width="40" height="20"`,
		`viewBox="0 0 20 10" width="-4" height="auto"`:    `width="20" height="10"`,
		`viewBox="0 0 20 10" width="1e99" height="1e300"`: `width="20" height="10"`,
	} {
		d, err := Decode([]byte(`<svg xmlns="http://www.w3.org/2000/svg" `+attributes+`><rect width="9" height="9"/></svg>`), MaxWork)
		if err != nil || !strings.Contains(string(d.SVG), want) {
			t.Errorf("%s: %v, %s", attributes, err, d.SVG)
		}
	}
}
