package doc

import (
	"slices"
	"testing"
)

func run(s string) []Inline { return []Inline{&Run{s}} }

func TestPlainBlocksTakesEveryLeafInOrder(t *testing.T) {
	blocks := []Block{
		&Heading{Level: 2, Inlines: run("茶山")},
		&Paragraph{Inlines: []Inline{
			&Run{"雾"}, &Styled{Style: Strong, Inlines: run("很")}, &Link{URL: "https://tea.example/", Inlines: run("浓")},
			&Break{}, &CodeSpan{"wind=3"}, &Ruby{Base: "茶", Text: "chá"},
		}},
		&List{Items: []Item{
			{Blocks: []Block{&Paragraph{Inlines: run("一")}, &List{Items: []Item{{Blocks: []Block{&Paragraph{Inlines: run("二")}}}}}}},
		}},
		&Quote{Blocks: []Block{&Paragraph{Inlines: run("三")}}},
		&Code{Text: "a\n  b"},
		&Table{
			Caption: run("表"), Head: []Row{{{Inlines: run("甲")}, {Inlines: run("乙")}}},
			Rows: []Row{{{Inlines: run("1")}, {Inlines: run("2")}}},
		},
		&Figure{Caption: run("图")}, &Figure{Src: "x.png"}, &Rule{},
	}
	want := []string{"茶山", "雾很浓\nwind=3茶", "一", "二", "三", "a\n  b", "表", "甲\t乙", "1\t2", "图"}
	if got := PlainBlocks(blocks); !slices.Equal(got, want) {
		t.Errorf("got %q\nwant %q", got, want)
	}
}

func TestWalkDoesNotDescendWhereToldNotTo(t *testing.T) {
	n := 0
	Walk([]Block{&Quote{Blocks: []Block{&Rule{}}}, &Rule{}}, func(b Block) bool {
		n++
		_, quote := b.(*Quote)
		return !quote
	})
	if n != 2 {
		t.Errorf("visited %d blocks, want 2", n)
	}
}

func TestIsChinese(t *testing.T) {
	for l, want := range map[Lang]bool{"zh": true, Hans: true, "zh-TW": true, English: false, "zha": false, "": false} {
		if got := l.IsChinese(); got != want {
			t.Errorf("%q: %v", l, got)
		}
	}
}

func TestScript(t *testing.T) {
	for l, want := range map[Lang]Lang{
		"zh": "", "zh-Hans": Hans, "zh-Hant": Hant, "zh-Hans-TW": Hans, "zh-Hant-CN": Hant, "zh-TW": Hant, "zh-hk": Hant, "zh-MO": Hant,
		"zh-CN": Hans, "zh-SG": Hans, "zh-MY": Hans, "zh-US": "", "ja": "", "en-HK": "", "": "",
	} {
		if got := l.Script(); got != want {
			t.Errorf("%q: %q, want %q", l, got, want)
		}
	}
}
