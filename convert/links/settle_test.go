package links

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/wenzhai/wenzhai/convert/doc"
	"github.com/wenzhai/wenzhai/tools/testtime"
)

// headings returns headings of texts.
func headings(texts ...string) []doc.Block {
	out := make([]doc.Block, len(texts))
	for i, s := range texts {
		out[i] = &doc.Heading{Level: 2, Inlines: []doc.Inline{&doc.Run{Text: s}}}
	}
	return out
}

// The names are those that the programs give: github-slugger 2, goldmark 1.7 and Hugo
// 0.140 (github, github-ascii), kramdown 2.5 and its GFM parser, markdown-it-anchor 9
// with the slugify of VuePress 1 and of VitePress.
func TestSlugs(t *testing.T) {
	texts := []string{
		"潮水 与 渡口", "Foo & Bar", "1. 概述", "Hello, World!", "C++ 入门", "What's new in 2.0?", "Café", "潮水", "潮水", "潮水", "a_b-c", "第二节：绳（二）", "ＡＢＣ１", "3 boats",
	}
	for want, names := range map[int][]string{
		0:  {"潮水-与-渡口", "%E6%BD%AE%E6%B0%B4-%E4%B8%8E-%E6%B8%A1%E5%8F%A3", "潮水 与 渡口"},
		1:  {"foo--bar", "foo-bar", "Foo-Bar", "foo-amp-bar"[:3] + "-bar"},
		2:  {"1-概述", "_1-概述", "1--概述"},
		3:  {"hello-world", "hello--world", "user-content-hello-world"[len("user-content-"):]},
		4:  {"c-入门", "c++-入门"},
		5:  {"whats-new-in-20", "what-s-new-in-2-0", "what-s-new-in-2-0-"},
		6:  {"café", "cafe"},
		7:  {"潮水"},
		8:  {"潮水-1"},
		9:  {"潮水-2"},
		10: {"a_b-c", "a-b-c"},
		11: {"第二节绳二", "第二节-绳-二", "第二节：绳（二）"},
		12: {"ａｂｃ１", "abc1"},
		13: {"3-boats", "_3-boats", "boats"},
	} {
		for _, name := range names {
			blocks := headings(texts...)
			Settle(blocks, []string{unescaped(name)})
			if got := slices.IndexFunc(blocks, func(b doc.Block) bool { return b.(*doc.Heading).ID != "" }); got != want {
				t.Errorf("%q is heading %d, want %d: %q", name, got, want, texts[want])
			}
		}
	}
	for _, c := range []struct {
		texts []string
		name  string
		want  int
	}{
		{[]string{"序", "跋"}, "section", 0},
		{[]string{"序", "跋"}, "section-1", 1},
		{[]string{"序", "跋"}, "heading-1", 1},
		{[]string{"Foo", "Foo", "Foo 1"}, "foo-1", 1},
		{[]string{"Foo 1", "Foo", "Foo"}, "foo-2", 2},
		{[]string{"Foo", "Foo"}, "foo-2", 1},
		{[]string{"序"}, "无", -1},
		{[]string{"序"}, "", -1},
		{[]string{"甲", "乙"}, "甲#乙", 1},
		{[]string{"甲"}, "甲:~:text=潮", 0},
	} {
		blocks := headings(c.texts...)
		Settle(blocks, []string{c.name})
		if got := slices.IndexFunc(blocks, func(b doc.Block) bool { return b.(*doc.Heading).ID != "" }); got != c.want {
			t.Errorf("%q among %q is heading %d, want %d", c.name, c.texts, got, c.want)
		}
	}
}

func TestSettle(t *testing.T) {
	run := func(s string) doc.Inline { return &doc.Run{Text: s} }
	mark := func(id string) doc.Inline { return &doc.Anchor{ID: id} }
	blocks := []doc.Block{
		&doc.Heading{Level: 2, Inlines: []doc.Inline{mark("own"), run("甲")}},
		&doc.Paragraph{Inlines: []doc.Inline{mark("x"), &doc.Styled{Style: doc.Strong, Inlines: []doc.Inline{mark("y"), run("乙")}}, mark("x")}},
		&doc.Table{Rows: []doc.Row{{{ColSpan: 1, RowSpan: 1, Inlines: []doc.Inline{mark("cell"), run("丙")}}}}},
		&doc.List{Items: []doc.Item{{Blocks: []doc.Block{&doc.Paragraph{Inlines: []doc.Inline{mark("p2"), run("丁")}}}}}},
	}
	got := Settle(blocks, []string{"own", "甲", "y", "cell", "none"})
	if fmt.Sprint(got) != "map[cell:p3 own:p1 y:p2 甲:p1]" {
		t.Error(got)
	}
	ids := IDs(blocks)
	if len(ids) != 3 || !ids["p1"] || !ids["p2"] || !ids["p3"] || blocks[0].(*doc.Heading).ID != "p1" {
		t.Error(ids)
	}
}

func TestEachRef(t *testing.T) {
	for text, want := range map[string]string{
		"见[乙](b.md#节)。":                                     "b.md#节",
		"[乙](<b c.md#节>)":                                   "c.md#节",
		"[乙]: ../b.md#x \"题\"":                              "../b.md#x",
		`<a href="b.html#x&amp;y">`:                         "b.html#x&y",
		`<a href='#x'><a href=#y>`:                          "#x #y",
		"[[乙 文#节 一|字]] [[#节]] [[乙#^a]]":                     "x-page:乙 文#节 一 #节 x-page:乙#^a",
		`{{< ref "b.md#x" >}}`:                              "b.md#x",
		"# 题\n## 题 #标签 C# F# &#38; color:#fff `#x` \\#y\n#": "",
		"https://tide.example/a#b":                          "https://tide.example/a#b",
		"a#b#c":                                             "a#b",
		"介绍了\n星图编年#海图 和星期#7，<p>海图#星</p>":                    "", // words of the text
		"[乙]: 星图/二.md#节\n[乙]: 二.md#节":                       "星图/二.md#节 二.md#节",
		`<a href="/cdn-cgi/l/email-protection#a1b2">邮箱</a>`: "",
	} {
		var got []string
		EachRef([]byte(text), func(ref string) bool { got = append(got, ref); return true })
		if g := strings.Join(got, " "); g != want {
			t.Errorf("%q holds %q, want %q", text, g, want)
		}
	}
	if HoldsRefs([]byte("# 题\n\n[本文](#题) https://tide.example/a#b"), "https://other.example/") || !HoldsRefs([]byte("[乙](b.md#x)"), "") || !HoldsRefs([]byte("[乙](https://www.tide.example/a#b)"), "https://tide.example/b") {
		t.Error("links to places in other articles are not told from others")
	}
}

// Looking for addresses takes no longer than reading the text.
func TestEachRefIsLinear(t *testing.T) {
	for _, s := range []string{"#", "a#", "[[a#", "x", "[[", `"#`} {
		body := []byte(strings.Repeat(s, 1<<18))
		testtime.Within(t, fmt.Sprintf("a text of many %q", s), func() { EachRef(body, func(string) bool { return true }) })
	}
}

func FuzzSettle(f *testing.F) {
	f.Add("潮水\nfoo\nfoo", "foo-1")
	f.Add("", "#")
	f.Fuzz(func(t *testing.T, texts, fragment string) {
		blocks := headings(strings.Split(texts, "\n")...)
		for _, id := range Settle(blocks, []string{fragment}) {
			if !IDs(blocks)[id] {
				t.Errorf("%q leads to %q, which is not there", fragment, id)
			}
		}
		EachRef([]byte(texts), func(ref string) bool { return ref != "" })
	})
}
