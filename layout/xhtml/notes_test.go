package xhtml

import (
	"strings"
	"testing"

	"github.com/wenzhai/wenzhai/convert/doc"
)

// TestNotes writes a page whose notes call each other, one in another language, one
// that nothing calls, and a call within a link.
func TestNotes(t *testing.T) {
	call := func(id string) doc.Inline { return &doc.NoteCall{ID: id} }
	note := func(id string, l doc.Lang, in ...doc.Inline) doc.Block {
		return &doc.Note{ID: id, Lang: l, Blocks: []doc.Block{&doc.Paragraph{Inlines: in}}}
	}
	blocks, notes := TakeNotes([]doc.Block{
		&doc.Paragraph{Inlines: []doc.Inline{call("a"), &doc.Link{URL: "https://tea.example/", Inlines: []doc.Inline{&doc.Run{Text: "茶"}, call("b")}}, call("none")}},
		note("a", "", &doc.Run{Text: "甲"}, call("b")), note("b", doc.English, &doc.Run{Text: "B"}, call("a")), note("c", "", &doc.Run{Text: "丙"}),
	}, doc.Hans, true)
	r := &Renderer{Lang: doc.Hans, Options: Options{Page: true}}
	r.Notes = notes
	r.Blocks(blocks)
	r.RestNotes()
	const ref = `<a role="doc-noteref" class="noteref" href="#sn1"`
	if got, want := string(r.Buf), `<p><sup>`+ref+` id="sr1">[1]</a></sup><a href="https://tea.example/">茶<sup>[2]</sup></a></p>`+"\n"; got != want {
		t.Errorf("text:\n%s\nwant\n%s", got, want)
	}
	want := `<aside role="doc-footnote" class="footnote" id="sn1">
<p><a role="doc-backlink" href="#sr1">[1]</a> 甲<sup><a role="doc-noteref" class="noteref" href="#sn2">[2]</a></sup></p>
</aside>
<aside role="doc-footnote" class="footnote" id="sn2"><div lang="en" xml:lang="en">
<p>[2] B<sup>` + ref + `>[1]</a></sup></p>
</div></aside>
<aside role="doc-footnote" class="footnote" id="sn3">
<p>[3] 丙</p>
</aside>
`
	if got := string(r.Feet); got != want {
		t.Errorf("notes:\n%s\nwant\n%s", got, want)
	}
	if strings.Contains(string(r.Buf), "none") || r.Lang != doc.Hans || r.Flat {
		t.Error("the renderer is not as before")
	}
}

func run(s string) []doc.Inline { return []doc.Inline{&doc.Run{Text: s}} }
