package xhtml

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

func TestFindNotes(t *testing.T) {
	for name, c := range map[string]struct {
		blocks []doc.Block
		n      int
	}{
		"a list":          {[]doc.Block{noted(text("茶"), raisedMark("1"), text("与书"), raisedMark("[2]")), numberedList("甲", "乙")}, 2},
		"linked marks":    {[]doc.Block{noted(text("茶"), &doc.Link{URL: "https://example.org/tea#fn1", Inlines: []doc.Inline{raisedMark("1")}}), numberedList("甲")}, 1},
		"linked numbers":  {[]doc.Block{noted(text("茶"), &doc.Link{URL: "https://example.org/tea", Inlines: run("1")}), numberedList("甲")}, 0},
		"marks in text":   {[]doc.Block{para("茶[1]与书［2］，再说茶[1]。"), para("[1] 甲"), para("［2］乙")}, 2},
		"circled":         {[]doc.Block{para("茶①与书②"), para("① 甲"), para("② 乙")}, 2},
		"no mark for 2":   {[]doc.Block{para("茶[1]"), para("[1] 甲"), para("[2] 乙")}, 0},
		"a mark too many": {[]doc.Block{para("茶[1][2][3]"), para("[1] 甲"), para("[2] 乙")}, 0},
		"out of order":    {[]doc.Block{para("茶[2]与书[1]"), para("[1] 甲"), para("[2] 乙")}, 0},
		"square metres":   {[]doc.Block{noted(text("5 m"), raisedMark("2")), numberedList("甲", "乙", "丙")}, 0},
		"a plain list":    {[]doc.Block{para("三件事："), numberedList("甲", "乙")}, 0},
		"gap in notes":    {[]doc.Block{para("茶[1]与书[3]"), para("[1] 甲"), para("[3] 乙")}, 0},
		"year":            {[]doc.Block{para("春[2021]"), para("[2021] 甲")}, 0},
		"nothing":         {nil, 0},
	} {
		n := 0
		if f := findNotes(c.blocks); f != nil {
			n = f.n
		}
		if n != c.n {
			t.Errorf("%s: %d notes, want %d", name, n, c.n)
		}
	}
}
