package epub

import (
	"strings"
	"testing"

	"github.com/wenzhai/wenzhai/convert/digest"
	"github.com/wenzhai/wenzhai/convert/doc"
)

// TestGiantBlocks puts single blocks of about a megabyte into a book: every
// document stays readable in size and no character is lost.
func TestGiantBlocks(t *testing.T) {
	line := strings.Repeat("溪水过桥，", 12)
	var items []doc.Item
	var rows []doc.Row
	var paras []doc.Block
	for range 6000 {
		items = append(items, doc.Item{Blocks: []doc.Block{para(line)}})
		rows = append(rows, doc.Row{{Inlines: run(line)}})
		paras = append(paras, para(line))
	}
	for name, blk := range map[string]doc.Block{
		"list":      &doc.List{Ordered: true, Start: 1, Items: items},
		"table":     &doc.Table{Caption: run("表"), Head: []doc.Row{{{Inlines: run("头")}}}, Rows: rows},
		"quote":     &doc.Quote{Blocks: paras},
		"one quote": &doc.Quote{Blocks: []doc.Block{&doc.Quote{Blocks: paras}}},
		"code":      &doc.Code{Text: strings.Repeat(line+"\n", 6000)},
		"paragraph": para(strings.Repeat(line+"。", 6000)),
		"one word":  para(strings.Repeat("桥", 400_000)),
	} {
		meta := doc.Meta{Path: "x", Title: name}
		vol := &digest.Volume{Title: "t", Chapters: []digest.Chapter{{By: digest.None, Entries: []digest.Entry{{Meta: meta}}}}}
		art := &doc.Article{Meta: meta, Blocks: []doc.Block{para("前"), blk, para("后")}}
		data, rep := build(t, vol, []*doc.Article{art}, Options{Cover: Cover{Kind: CoverNone}})
		verify(t, data)
		files, err := unzip(data)
		if err != nil {
			t.Fatal(err)
		}
		bridges := 0
		for file, text := range files {
			if len(text) > 2*pieceSize {
				t.Errorf("%s: %s has %d bytes", name, file, len(text))
			}
			bridges += strings.Count(string(text), "桥")
		}
		if want := strings.Count(strings.Join(doc.PlainBlocks(art.Blocks), ""), "桥"); bridges != want {
			t.Errorf("%s: %d of %d characters", name, bridges, want)
		}
		if rep.Documents < 5 {
			t.Errorf("%s: %d documents", name, rep.Documents)
		}
	}
}
