package cut

import (
	"strings"
	"testing"

	"github.com/wenzhai/wenzhai/convert/doc"
)

func run(s string) []doc.Inline { return []doc.Inline{&doc.Run{Text: s}} }

func para(s string) doc.Block { return &doc.Paragraph{Inlines: run(s)} }

func row(a, b, c, d int) doc.Match {
	return doc.Match{Lead: doc.Span{From: a, To: b}, Second: doc.Span{From: c, To: d}, Confidence: 1}
}

func TestOrderedListGoesOn(t *testing.T) {
	_, b, ok := Block(&doc.List{Ordered: true, Start: 5, Items: make([]doc.Item, 4)})
	if l, _ := b.(*doc.List); !ok || l.Start != 7 {
		t.Errorf("second half: %+v", b)
	}
}

func TestRungs(t *testing.T) {
	h := func(s string) doc.Block { return &doc.Heading{Level: 2, Inlines: run(s)} }
	f := func(src string) doc.Block { return &doc.Figure{Src: src} }
	show := func(list []doc.Block) string {
		var out []string
		for _, x := range list {
			switch x := x.(type) {
			case *doc.Paragraph:
				out = append(out, doc.PlainInlines(x.Inlines))
			case *doc.Heading:
				out = append(out, "#"+doc.PlainInlines(x.Inlines))
			case *doc.Figure:
				out = append(out, "!"+x.Src)
			}
		}
		return strings.Join(out, " ")
	}
	for _, c := range []struct {
		name         string
		lead, second []doc.Block
		rows         []doc.Match
		want         string
	}{
		{"no rows", []doc.Block{para("a")}, []doc.Block{para("b")}, nil, "a|; |b"},
		{"two for one", []doc.Block{para("a")}, []doc.Block{para("b"), para("c")}, []doc.Match{row(0, 1, 0, 2)}, "a|b c"},
		{"gaps", []doc.Block{para("a"), para("b"), para("c")}, []doc.Block{para("d")}, []doc.Match{row(1, 2, 0, 1)}, "a|; b|d; c|"},
		{"overlap", []doc.Block{para("a"), para("b")}, []doc.Block{para("c")}, []doc.Match{row(0, 2, 0, 1), row(1, 2, 0, 9)}, "a b|c"},
		{"backwards", []doc.Block{para("a"), para("b")}, []doc.Block{para("c")}, []doc.Match{row(5, -1, 1, 0)}, "a b|; |c"},
		{"heading in front", []doc.Block{h("a"), para("b")}, []doc.Block{h("c"), para("d"), para("e")}, []doc.Match{row(0, 2, 0, 3)}, "#a|#c; b|d e"},
		{"picture behind", []doc.Block{para("a"), f("x")}, []doc.Block{para("b"), f("x")}, []doc.Match{row(0, 2, 0, 2)}, "a|b; !x|!x"},
		{"other picture", []doc.Block{para("a"), f("x")}, []doc.Block{para("b"), f("y")}, []doc.Match{row(0, 2, 0, 2)}, "a !x|b !y"},
		{"pictures apart", []doc.Block{f("x")}, []doc.Block{f("x")}, []doc.Match{row(0, 1, 0, 0), row(1, 1, 0, 1)}, "!x|!x"},
		{"headings apart", []doc.Block{h("x")}, []doc.Block{h("x")}, []doc.Match{row(0, 0, 0, 1), row(0, 1, 1, 1)}, "|#x; #x|"},
	} {
		var got []string
		for _, g := range Rungs(&doc.Article{Blocks: c.lead, Second: &doc.Second{Blocks: c.second, Rows: c.rows}}) {
			got = append(got, show(g.Lead)+"|"+show(g.Second))
		}
		if s := strings.Join(got, "; "); s != c.want {
			t.Errorf("%s: %s, expected %s", c.name, s, c.want)
		}
	}
}
