package doc

import "testing"

func TestFlat(t *testing.T) {
	p := func(s string) Block { return &Paragraph{Inlines: run(s)} }
	c := &Cell{Blocks: []Block{
		p("茶"),
		&List{Items: []Item{{Blocks: []Block{p("绿"), &List{Ordered: true, Start: 3, Items: []Item{{Blocks: []Block{p("杀青")}}}}}}, {Blocks: []Block{p("红")}}}},
		&Code{Text: "if x {\n  y()\n}\n"},
		&Definitions{Items: []Definition{{Terms: [][]Inline{run("甲")}, Blocks: []Block{p("一")}}}},
		&Box{Title: run("注"), Blocks: []Block{&Quote{Blocks: []Block{p("引")}}}},
		&Figure{Caption: run("图")},
		&Table{Rows: []Row{{{Inlines: run("1")}, {Inlines: run("2")}}}},
	}}
	want := "茶\n• 绿\n\u30003. 杀青\n• 红\nif x {\n\u00a0\u00a0y()\n}\n甲\n\u3000一\n注\n引\n图\n1\u30002"
	if got := PlainInlines(Flat(c)); got != want {
		t.Errorf("%q\nwant %q", got, want)
	}
	if !IsDeep(c) || IsDeep(&Cell{Blocks: c.Blocks[:5]}) {
		t.Error("pictures and tables are not told from what lines can show")
	}
	if got := PlainInlines(Flat(&Cell{Inlines: run("茶")})); got != "茶" {
		t.Errorf("%q", got)
	}
}
