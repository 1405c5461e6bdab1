package compose

import (
	"fmt"
	"strings"
	"testing"

	"github.com/wenzhai/wenzhai/convert/diag"
	"github.com/wenzhai/wenzhai/convert/digest"
	"github.com/wenzhai/wenzhai/convert/doc"
	"github.com/wenzhai/wenzhai/layout/compose/extent"
)

// limited sets an article that must be cut, and returns its pages' text and what
// its one diagnostic says.
func limited(t *testing.T, blocks ...doc.Block) (pages string, _ diag.Diagnostic) {
	t.Helper()
	d, r := compose(t, Options{}, digest.None, linkArticle(blocks...))
	if len(r.Diagnostics) != 1 {
		t.Fatalf("diagnostics %v, want one", r.Diagnostics)
	}
	return string(dump(t, d)), r.Diagnostics[0]
}

func expectText(t *testing.T, pages string, want map[string]bool) {
	t.Helper()
	for text, there := range want {
		if strings.Contains(pages, text) != there {
			t.Errorf("%s: want %v", text, there)
		}
	}
}

// The programs of an article end after so many lines, counted together, long
// lines by what they take; what comes after them is there.
func TestLongProgramsAreCut(t *testing.T) {
	var numbered strings.Builder
	for i := range extent.MaxProgram {
		fmt.Fprintf(&numbered, "line%d\n", i)
	}
	half := &doc.Code{Text: strings.Repeat("x\n", extent.MaxProgram/2)}
	for _, c := range []struct {
		name   string
		blocks []doc.Block
		says   string
	}{
		{"one", []doc.Block{&doc.Code{Text: numbered.String() + "lost\nlost\nlost"}}, "3 lines"},
		{"several", []doc.Block{half, &doc.Code{Text: numbered.String()}, &doc.Code{Text: "lost"}}, "25001 lines"},
		{"one line", []doc.Block{&doc.Code{Text: strings.Repeat("x", extent.MaxProgram*extent.ProgramWidth) + "\nlost\nlost"}}, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			pages, d := limited(t, append(c.blocks, para("后面的话。"))...)
			if d.Code != diag.LongArticle || !strings.HasPrefix(d.Message, c.says) {
				t.Errorf("diagnostic %v", d)
			}
			expectText(t, pages, map[string]bool{"……": true, "后面的话": true, "lost": false})
		})
	}
}

// A program that just has room is whole.
func TestProgramOfMostLines(t *testing.T) {
	code := &doc.Code{Text: strings.Repeat("x\n", extent.MaxProgram-1) + "last"}
	d, r := compose(t, Options{}, digest.None, linkArticle(code))
	if len(r.Diagnostics) != 0 {
		t.Errorf("diagnostics %v", r.Diagnostics)
	}
	expectText(t, string(dump(t, d)), map[string]bool{"last": true, "……": false})
}

// An article ends after so many blocks, those of lists and quotes counted, and
// line ends that it asks for.
func TestLongArticlesAreCut(t *testing.T) {
	most := func(n int) (out []doc.Block) {
		for range n {
			out = append(out, &doc.Rule{})
		}
		return append(out, para("早些的话。"))
	}
	var items []doc.Item
	for range extent.MaxBlocks / 2 {
		items = append(items, doc.Item{Blocks: []doc.Block{&doc.Rule{}}})
	}
	items = append(items, doc.Item{Blocks: []doc.Block{para("失去的项。")}}, doc.Item{Blocks: []doc.Block{para("失去的项。")}})
	verse := &doc.Paragraph{Inlines: say("诗。")}
	for range extent.MaxBlocks {
		verse.Inlines = append(verse.Inlines, &doc.Break{}, &doc.Run{Text: "句"})
	}
	lost := para("失去的话。")
	for _, c := range []struct {
		name   string
		blocks []doc.Block
		says   string
	}{
		{"blocks", append(most(extent.MaxBlocks-1), lost, lost), "the last 2 "},
		{"quotes", append(most(extent.MaxBlocks-2), &doc.Quote{Blocks: []doc.Block{lost, &doc.Quote{Blocks: []doc.Block{lost, lost}}}}), "the last 3 "},
		{"list", []doc.Block{para("早些的话。"), &doc.List{Items: items}, lost}, "the last 4 "},
		{"line ends", []doc.Block{para("早些的话。"), verse, lost}, "the last 1 "},
	} {
		t.Run(c.name, func(t *testing.T) {
			pages, d := limited(t, c.blocks...)
			if d.Code != diag.LongArticle || !strings.HasPrefix(d.Message, c.says) {
				t.Errorf("diagnostic %v", d)
			}
			expectText(t, pages, map[string]bool{"……": true, "早些的话": true, "失去": false})
		})
	}
}

// The rows of a table's head count as well.
func TestLongTableHeadsAreCut(t *testing.T) {
	table := tableOf(1, 50)
	table.Head = tableOf(extent.MaxCells/50+7, 50).Rows
	pages, d := limited(t, table, para("表后的话。"))
	if d.Code != diag.LongTable || !strings.HasPrefix(d.Message, "8 rows") {
		t.Errorf("diagnostic %v", d)
	}
	expectText(t, pages, map[string]bool{"……": true, "表后的话": true})
}
