package drawing

import (
	"encoding/xml"
	"strings"
	"testing"
)

// TestClean: a drawing that is shown as one runs nothing and loads nothing.
func TestClean(t *testing.T) {
	d, err := Decode([]byte(`<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:i="urn:i" viewBox="0 0 20 10" onload="evil()">
		<script>evil()</script><style>@import url(evil.css);</style><style>.a{fill:url(#g)}</style><style>.b{fill:url(http://evil.example/#x)}</style>
		<linearGradient id="g" xlink:href="#h"/><linearGradient id="h" xlink:href="#nothing"/><a href="http://evil.example/"><rect class="a" width="9" height="9" onclick="evil()" i:evil="1" style="fill:url('//evil.example/a')"/></a>
		<image href="http://evil.example/a.png" width="9" height="9"/><use href="evil.svg#a"/><foreignObject width="9" height="9"><iframe src="evil"/><p>字 &lt;b&gt;</p></foreignObject>
		<text x="1" y="2" onmouseover="evil()">A &amp; B</text><animate attributeName="href" to="evil"/><set to="evil"/>
		<svg x="5" y="2" width="10" height="5" viewBox="0 0 20 10" fill="red"><path id="1" d="M0 0h9"/></svg><use href="#1" clip-path="url(#2 3)"/></svg>`), MaxWork)
	if err != nil {
		t.Fatal(err)
	}
	got := string(d.SVG)
	for _, bad := range []string{"evil", "script", "import", "iframe", "animate", "onload", "<image", "nothing"} {
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
