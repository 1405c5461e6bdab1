package epub

import (
	"strings"
	"testing"

	"github.com/wenzhai/wenzhai/convert/digest"
	"github.com/wenzhai/wenzhai/convert/doc"
)

func called(id string) doc.Inline { return &doc.NoteCall{ID: id} }

func noted(in ...doc.Inline) doc.Block { return &doc.Paragraph{Inlines: in} }

func text(s string) doc.Inline { return &doc.Run{Text: s} }

func note(id string, in ...doc.Inline) doc.Block {
	return &doc.Note{ID: id, Blocks: []doc.Block{noted(in...)}}
}

func TestNotesAreLinkedBothWays(t *testing.T) {
	long := strings.Repeat("茶园在山坡上。", 7_000) // too long for the document that has the first notes
	blocks := []doc.Block{
		noted(text("茶"), called("a"), text("与书"), called("b"), text("。")),
		&doc.Heading{Level: 2, Inlines: []doc.Inline{text("水"), called("a")}},
		noted(text(long)), noted(text(long), called("b"), called("c"), called("nowhere")),
		note("a", text("甲")), note("b", text("乙"), called("d")), note("c", text("丙"), called("c")), note("d", text("丁")), note("e", text("戊")),
	}
	meta := doc.Meta{Path: "x", Title: "注", Lang: doc.Hans}
	vol := &digest.Volume{Title: "t", Chapters: []digest.Chapter{{Entries: []digest.Entry{{Meta: meta}}}}}
	data, _ := build(t, vol, []*doc.Article{{Meta: meta, Blocks: blocks}}, Options{Cover: Cover{Kind: CoverNone}})
	verify(t, data)
	first, second := file(t, data, root+"xhtml/a00001.xhtml"), file(t, data, root+"xhtml/a00001p2.xhtml")
	for _, want := range []string{
		`role="doc-noteref" class="noteref" href="#fn1" id="fr1">[1]</a></sup>`, `href="#fn2" id="fr2">`, `href="#fn4" id="fr4">`, `href="#fn1">[1]</a></sup></h2>`,
		`<aside epub:type="footnote" role="doc-footnote" class="footnote" id="fn2">`, `<a role="doc-backlink" href="#fr2">[2]</a> 乙`,
	} {
		if strings.Count(first, want) != 1 || strings.Contains(second, want) {
			t.Errorf("not once in the first document: %s", want)
		}
	}
	for _, want := range []string{
		`href="a00001.xhtml#fn2">[2]</a></sup><sup>`, `href="#fn3" id="fr3">`, `<a role="doc-backlink" href="#fr3">[3]</a> 丙<sup>`, "[5] 戊",
	} {
		if strings.Count(second, want) != 1 {
			t.Errorf("not once in the second document: %s", want)
		}
	}
	if n := strings.Count(first, "<aside ") + strings.Count(second, "<aside "); n != 5 {
		t.Errorf("%d notes, want 5", n)
	}
	if nav := file(t, data, root+"nav.xhtml"); strings.Contains(nav, "[1]") {
		t.Error("the contents show the mark of a note")
	}
}
