package notes

import (
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// FuzzTake looks for notes in any page: each call that is put into it has a note.
func FuzzTake(f *testing.F) {
	f.Add(`<p>河<sup id="r1"><a href="#n1">[1]</a></sup></p><ol><li id="n1"><a href="#r1">^</a> 枯水期。</li></ol>`)
	f.Add(`<p>河<a href="#n1">1</a><br><a id="n1">1</a> 甲<br><a id="n2"></a>2 乙<a href="#n2">2</a></p><span class="sidenote">甲</span>`)
	f.Add(`<table id="a"><tr><td><a role="doc-noteref" href="#a">1</a><dl><dt id="b"><a href="#b" class="footnote">2</a><dd>甲</dl>`)
	f.Fuzz(func(t *testing.T, page string) {
		root, err := html.Parse(strings.NewReader(page))
		if err != nil {
			return
		}
		notes := Take(root)
		byID := map[string]*Note{}
		for _, n := range notes {
			if n.ID == "" || byID[n.ID] != nil {
				t.Fatalf("two notes %q, or one without an ID", n.ID)
			}
			byID[n.ID] = n
		}
		check := func(x *html.Node) {
			for n := range x.Descendants() {
				if id := Call(n); id != "" && byID[id] == nil {
					t.Fatalf("the call %q has no note", id)
				}
			}
		}
		check(root)
		for _, n := range notes {
			if n.Body.Parent != nil {
				t.Fatalf("note %q stands in the text", n.ID)
			}
			check(n.Body)
		}
	})
}
