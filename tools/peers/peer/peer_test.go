package peer

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/wenzhai/wenzhai/convert/doc"
)

func TestTypstHoldsTheWholeTree(t *testing.T) {
	run := func(s string) []doc.Inline { return []doc.Inline{&doc.Run{Text: s}} }
	cell := func(s string) doc.Cell { return doc.Cell{ColSpan: 1, RowSpan: 1, Inlines: run(s)} }
	a := &doc.Article{Blocks: []doc.Block{
		&doc.Heading{Level: 2, Inlines: run("温室")},
		&doc.Paragraph{Inlines: []doc.Inline{
			&doc.Run{Text: `a "b" \ #c`},
			&doc.Link{URL: "https://tea.example/x", Inlines: run("茶单")},
			&doc.Link{URL: "https://tea.example/x", Inlines: run("tea.example/x")},
			&doc.Styled{Style: doc.Strong, Inlines: run("粗")}, &doc.Break{}, &doc.CodeSpan{Text: "x"},
		}},
		&doc.List{Ordered: true, Start: 3, Items: []doc.Item{{Blocks: []doc.Block{&doc.Paragraph{Inlines: run("项")}}}}},
		&doc.Quote{Blocks: []doc.Block{&doc.Paragraph{Inlines: run("引")}}},
		&doc.Table{Head: []doc.Row{{cell("甲"), cell("乙")}}, Rows: []doc.Row{{cell("丙")}}},
		&doc.Code{Text: "a\nb"}, &doc.Rule{},
	}}
	a.Title, a.Lang, a.Date = "花园", doc.Hans, time.Date(2021, 7, 12, 0, 0, 0, 0, time.UTC)
	var b bytes.Buffer
	if err := Typst(&b, "文摘", []*doc.Article{a}, true); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		`#heading(level: 1, "花园")`, `#heading(level: 2)[#"温室"]`, `#"a \"b\" \\ #c"`,
		`#link("https://tea.example/x")[#"茶单"]#footnote[#link("https://tea.example/x")]`,
		`#link("https://tea.example/x")[#"tea.example/x"]#strong[#"粗"]#linebreak()#raw("x")`,
		`#enum(start: 3, [#"项"`, `#quote(block: true)[#"引"`, `#table(columns: 2, [#"甲"], [#"乙"], [#"丙"], )`,
		`#raw(block: true, "a\nb")`, `line(length: 6em`, "2021-07-12", `region: "cn"`,
	} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("%s is missing in\n%s", want, b.String()[len(preamble):])
		}
	}
}

func TestParagraphs(t *testing.T) {
	got, err := Paragraphs("../hard.txt")
	if err != nil || len(got) != 10 {
		t.Fatalf("%d paragraphs, error %v", len(got), err)
	}
	for form, s := range map[string]string{"Typst": HardTypst(got), "HTML": HardHTML(got, "/faces")} {
		if !strings.Contains(s, "достопримечательности") {
			t.Errorf("%s without its paragraphs", form)
		}
	}
}

func TestFacesUnpack(t *testing.T) {
	t.Chdir("../../..")
	dir := t.TempDir()
	if err := Faces(dir); err != nil {
		t.Fatal(err)
	}
	b, err := os.ReadFile(filepath.Join(dir, "WenzhaiSong-Regular.ttf"))
	if err != nil || !bytes.HasPrefix(b, []byte{0, 1, 0, 0}) {
		t.Errorf("no TrueType file: %v", err)
	}
}
