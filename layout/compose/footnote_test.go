package compose

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/wenzhai/wenzhai/convert/digest"
	"github.com/wenzhai/wenzhai/convert/doc"
	"github.com/wenzhai/wenzhai/layout/page"
)

func calling(text string, ids ...string) *doc.Paragraph {
	p := &doc.Paragraph{Inlines: say(text)}
	for _, id := range ids {
		p.Inlines = append(p.Inlines, &doc.NoteCall{ID: id})
	}
	p.Inlines = append(p.Inlines, say("。")...)
	return p
}

func note(id string, blocks ...doc.Block) *doc.Note { return &doc.Note{ID: id, Blocks: blocks} }

// calls returns the marks in the text with the places that they lead to, and the
// labels of notes with theirs, each with its page.
func calls(d *page.Document) (marks, labels []string) {
	for i := range d.Pages {
		for _, it := range d.Pages[i].Items {
			t, ok := it.(*page.TextItem)
			if !ok || t.Tag < 0 || t.Run.Link == "" {
				continue
			}
			said := fmt.Sprintf("%d: %s %s", i+1, page.RunText(t.Run), t.Run.Link)
			switch parent := d.Tags[t.Tag].Parent; {
			case d.Tags[t.Tag].Role == "Reference":
				marks = append(marks, said)
			case d.Tags[parent].Role == "Lbl" && d.Tags[d.Tags[parent].Parent].Role == "Note":
				labels = append(labels, said)
			}
		}
	}
	return marks, labels
}

// TestOwnNotesStandAtTheFoot: notes are numbered in one series with those of links,
// as they are called; those that notes call follow them; both ways are linked.
func TestOwnNotesStandAtTheFoot(t *testing.T) {
	article := linkArticle(
		calling("三十六株茶树", "a"), &doc.Paragraph{Inlines: []doc.Inline{linked("木牌", "https://example.org/labels")}},
		&doc.Heading{Level: 2, Inlines: []doc.Inline{&doc.Run{Text: "河宽"}, &doc.NoteCall{ID: "h"}}},
		calling("枯水期所测", "a", "b"),
		&doc.Table{Rows: []doc.Row{{{ColSpan: 1, RowSpan: 1, Inlines: []doc.Inline{&doc.Run{Text: "水深"}, &doc.NoteCall{ID: "t"}}}}}},
		note("a", calling("成活三十四株", "inner")), note("h", para("在石阶处。")), note("b", para("每周三次。"), &doc.Code{Text: "36 trees"}),
		note("t", para("枯水期。")), note("inner", para("旧志所记。")), note("none", para("没有提到。")),
	)
	marks := []string{"3: ¹ #a1n1", "3: ³ https://example.org/labels", "3: ⁴ #a1n2", "3: ¹ #a1n1", "3: ⁵ #a1n3", "3: ⁶ #a1n4", "3: ² #a1n5"}
	labels := []string{"3: 1 #a1r1", "3: 2 #a1r5", "3: 4 #a1r2", "3: 5 #a1r3", "3: 6 #a1r4"}
	for _, o := range []Options{{}, {Columns: 2}, {Links: LinkPlain}} {
		d, _ := compose(t, o, digest.None, article)
		wantMarks, wantLabels := slices.Clone(marks), slices.Clone(labels)
		if o.Links == LinkPlain {
			wantMarks = []string{"3: ¹ #a1n1", "3: ³ #a1n2", "3: ¹ #a1n1", "3: ⁴ #a1n3", "3: ⁵ #a1n4", "3: ² #a1n5"}
			wantLabels = []string{"3: 1 #a1r1", "3: 2 #a1r5", "3: 3 #a1r2", "3: 4 #a1r3", "3: 5 #a1r4"}
		}
		gotMarks, gotLabels := calls(d)
		slices.Sort(gotMarks) // columns put the notes of the first before the second
		slices.Sort(wantMarks)
		if !slices.Equal(gotMarks, wantMarks) || !slices.Equal(gotLabels, wantLabels) {
			t.Errorf("%+v:\nmarks  %q\nwant   %q\nlabels %q\nwant   %q", o, gotMarks, wantMarks, gotLabels, wantLabels)
		}
		if text := strings.Join(articleTexts(d)[0], "\n"); !strings.Contains(text, "没有提到。") {
			t.Errorf("what nothing calls is lost:\n%s", text)
		}
		for i := range d.Tags {
			if up := d.Tags[max(d.Tags[i].Parent, 0)].Role; d.Tags[i].Role == "Note" && up[0] == 'H' {
				t.Error("a heading holds its note")
			}
		}
	}
}

// TestMarksOfNotesBeginNoLine: wherever a paragraph's lines end, a mark stands on the
// line of what it belongs to, and so does a second one behind its comma.
func TestMarksOfNotesBeginNoLine(t *testing.T) {
	for n := range 45 {
		text := strings.Repeat("园", 20+n)
		d, _ := compose(t, Options{}, digest.None, linkArticle(calling(text, "a", "b"), note("a", para("注。")), note("b", para("又注。"))))
		left, seen := 1e9, 0
		eachText := func(do func(it *page.TextItem)) {
			for _, it := range d.Pages[2].Items {
				if r, ok := it.(*page.TextItem); ok && r.Tag >= 0 {
					do(r)
				}
			}
		}
		eachText(func(it *page.TextItem) { left = min(left, it.X) })
		eachText(func(it *page.TextItem) {
			if s := page.RunText(it.Run); s == "¹" || s == "²" {
				seen++
			}
			if s := page.RunText(it.Run); (s == "¹" || s == "²" || s == ",") && it.X < left+1 {
				t.Errorf("%d characters: %q begins a line", n, s)
			}
		})
		if seen != 2 {
			t.Fatalf("%d marks", seen)
		}
	}
}

// TestALongNoteIsParted: a note that is deeper than what is left of the page goes on
// at the foot of the next one, and no page holds notes alone.
func TestALongNoteIsParted(t *testing.T) {
	blocks := []doc.Block{}
	for range 30 {
		blocks = append(blocks, para(strings.Repeat("园丁从河边挑来三桶水，浇在新种的茶树下。", 4)))
	}
	blocks[15] = calling("牌子上写着名字", "long")
	blocks = append(blocks, note("long", para(strings.Repeat("木牌每年春天换一次，旧的收在阁楼里。", 60))))
	d, _ := compose(t, Options{}, digest.None, linkArticle(blocks...))
	a := &auditor{d: d}
	var pages []int
	for i := range d.Pages {
		notes, text := false, false
		for _, it := range d.Pages[i].Items {
			if r, ok := it.(*page.TextItem); ok && r.Tag >= 0 {
				note := a.around(r.Tag) == "Note"
				notes, text = notes || note, text || !note
			}
		}
		if notes {
			pages = append(pages, i)
		}
		if notes && !text {
			t.Errorf("page %d holds notes alone", i+1)
		}
	}
	if len(pages) != 2 {
		t.Errorf("the note stands on pages %v", pages)
	}
}

// TestNumbersOfNotesInTwoTexts: notes are numbered as they are called: row by row where
// two texts stand side by side, text by text where one follows the other.
func TestNumbersOfNotesInTwoTexts(t *testing.T) {
	pair := func() *doc.Article {
		a := linkArticle(calling("第一排茶树", "a"), calling("第二排茶树", "b"), note("a", para("六株。")), note("b", para("七株。")))
		b := linkArticle(calling("The first row", "a"), calling("The second row", "b"), note("a", para("Six of them.")), note("b", para("Seven of them.")))
		b.Meta.Path, b.Meta.Lang = "second.md", doc.English
		a.Second = &doc.Second{Meta: b.Meta, Blocks: b.Blocks, Rows: rows("0:1-0:1 1:2-1:2 2:3-2:3 3:4-3:4")}
		return a
	}
	for _, l := range both {
		want := map[string]string{"#a1n1": "¹", "#a1tn1": "²", "#a1n2": "³", "#a1tn2": "⁴"}
		if l == digest.Sequential {
			want = map[string]string{"#a1n1": "¹", "#a1n2": "²", "#a1tn1": "³", "#a1tn2": "⁴"}
		}
		d, _ := composePairs(t, l, Options{}, digest.None, pair())
		marks, _ := calls(d)
		for _, m := range marks {
			f := strings.Fields(m) // page, number, place
			if want[f[2]] != f[1] {
				t.Errorf("%s: %s leads to %s, want %s", l, f[1], f[2], want[f[2]])
			}
			delete(want, f[2])
		}
		if len(want) > 0 {
			t.Errorf("%s: %v are not called", l, want)
		}
	}
}
