package notes

import (
	"testing"

	"github.com/wenzhai/wenzhai/convert/doc"
)

func run(s string) []doc.Inline { return []doc.Inline{&doc.Run{Text: s}} }

func para(s string) doc.Block { return &doc.Paragraph{Inlines: run(s)} }

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

func TestPlain(t *testing.T) {
	for name, c := range map[string]struct {
		blocks       []doc.Block
		notes, calls int
	}{
		"a list":            {[]doc.Block{noted(text("茶"), raisedMark("1"), text("与书"), raisedMark("[2]")), numberedList("甲", "乙")}, 2, 2},
		"linked marks":      {[]doc.Block{noted(text("茶"), &doc.Link{URL: "https://example.org/tea#fn1", Inlines: []doc.Inline{raisedMark("1")}}), numberedList("甲")}, 1, 1},
		"linked numbers":    {[]doc.Block{noted(text("茶"), &doc.Link{URL: "https://example.org/tea", Inlines: run("1")}), numberedList("甲")}, 0, 0},
		"marks in text":     {[]doc.Block{para("茶[1]与书［2］，再说茶[1]。"), para("[1] 甲"), para("［2］乙")}, 2, 3},
		"circled":           {[]doc.Block{para("茶①与书②"), para("① 甲"), para("② 乙")}, 2, 2},
		"no mark for 2":     {[]doc.Block{para("茶[1]"), para("[1] 甲"), para("[2] 乙")}, 0, 0},
		"a mark too many":   {[]doc.Block{para("茶[1][2][3]"), para("[1] 甲"), para("[2] 乙")}, 0, 0},
		"out of order":      {[]doc.Block{para("茶[2]与书[1]"), para("[1] 甲"), para("[2] 乙")}, 0, 0},
		"square metres":     {[]doc.Block{noted(text("5 m"), raisedMark("2")), numberedList("甲", "乙", "丙")}, 0, 0},
		"powers":            {[]doc.Block{noted(text("从 10"), raisedMark("1"), text("到 10"), raisedMark("2")), numberedList("甲", "乙")}, 0, 0},
		"units":             {[]doc.Block{noted(text("长 3 m"), raisedMark("1"), text("，面积 9 m"), raisedMark("2")), numberedList("甲", "乙")}, 0, 0},
		"behind a word":     {[]doc.Block{noted(text("tea leaves"), raisedMark("1"), text(".")), numberedList("green")}, 1, 1},
		"a plain list":      {[]doc.Block{para("三件事："), numberedList("甲", "乙")}, 0, 0},
		"gap in notes":      {[]doc.Block{para("茶[1]与书[3]"), para("[1] 甲"), para("[3] 乙")}, 0, 0},
		"year":              {[]doc.Block{para("春[2021]"), para("[2021] 甲")}, 0, 0},
		"a mark is no text": {[]doc.Block{para("茶[1]"), para("[1]")}, 0, 0},
		"nothing":           {nil, 0, 0},
	} {
		notes, calls := 0, 0
		for _, b := range Plain(c.blocks) {
			if n, ok := b.(*doc.Note); ok {
				notes++
				if s := doc.PlainBlocks(n.Blocks)[0]; s != "甲" && s != "乙" && s != "green" {
					t.Errorf("%s: the note says %q", name, s)
				}
			}
			for in := range doc.Texts(b) {
				doc.EachInline(*in, func(x doc.Inline) {
					if _, ok := x.(*doc.NoteCall); ok {
						calls++
					}
				})
			}
		}
		if notes != c.notes || calls != c.calls {
			t.Errorf("%s: %d notes, %d calls; want %d, %d", name, notes, calls, c.notes, c.calls)
		}
	}
}
