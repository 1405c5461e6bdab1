package epub

import (
	"strings"
	"testing"

	"github.com/wenzhai/wenzhai/convert/digest"
	"github.com/wenzhai/wenzhai/convert/doc"
)

func raisedMark(s string) doc.Inline { return &doc.Styled{Style: doc.Sup, Inlines: run(s)} }

func noted(in ...doc.Inline) doc.Block { return &doc.Paragraph{Inlines: in} }

func text(s string) doc.Inline { return &doc.Run{Text: s} }

func numberedList(s ...string) *doc.List {
	l := &doc.List{Ordered: true, Start: 1}
	for _, x := range s {
		l.Items = append(l.Items, doc.Item{Blocks: []doc.Block{para(x)}})
	}
	return l
}

func TestNotesAreLinkedBothWays(t *testing.T) {
	for name, blocks := range map[string][]doc.Block{
		"list": {noted(text("茶"), raisedMark("1"), text("与书"), raisedMark("2"), text("。")), numberedList("甲", "乙")},
		"links": {
			noted(text("茶"), &doc.Link{URL: "https://example.org/tea#fn1", Inlines: run("[1]")}, raisedMark("2")),
			&doc.List{Ordered: true, Start: 1, Items: []doc.Item{
				{Blocks: []doc.Block{noted(text("甲"), &doc.Link{URL: "https://example.org/tea#fnr1", Inlines: run("↩")})}}, {Blocks: []doc.Block{para("乙")}},
			}},
		},
		"paragraphs": {para("茶[1]与书[2]，再说[1]。"), para("[1] 甲"), para("[2] 乙")},
	} {
		meta := doc.Meta{Path: "x", Title: "注", Lang: doc.Hans}
		vol := &digest.Volume{Title: "t", Chapters: []digest.Chapter{{Entries: []digest.Entry{{Meta: meta}}}}}
		data, _ := build(t, vol, []*doc.Article{{Meta: meta, Blocks: blocks}}, Options{Cover: Cover{Kind: CoverNone}})
		verify(t, data)
		page := file(t, data, root+"xhtml/a00001.xhtml")
		if strings.Contains(page, "example.org") {
			t.Errorf("%s: a mark or a way back leads out of the book", name)
		}
		for _, want := range []string{
			`role="doc-noteref" class="noteref" href="#fn1" id="fr1">`, `href="#fn2" id="fr2">`,
			`<aside epub:type="footnote" role="doc-footnote" class="footnote" id="fn2">`, `href="#fr2">`,
		} {
			if strings.Count(page, want) != 1 {
				t.Errorf("%s: no %s in\n%s", name, want, page)
			}
		}
	}
}
