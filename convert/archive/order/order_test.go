package order

import (
	"bytes"
	"io/fs"
	"slices"
	"strings"
	"testing"
)

func TestSummary(t *testing.T) {
	for _, tt := range []struct {
		name, text string
		want       []string
		prose      int
	}{
		{
			"mdBook", "# 目录\n\n[前言](preface.md)\n\n# 第一部\n\n- [渡口](a/ferry.md)\n  - [石阶](./a/steps.md)\n- [未写]()\n\n---\n\n[附录](appendix.md)\n",
			[]string{"preface.md", "a/ferry.md", "a/steps.md", "appendix.md"},
			0,
		},
		{
			"GitBook", "\ufeff# Summary\r\n\r\n* [Introduction](README.md)\r\n* Part without a page\r\n\t* [Tools](tools/README.md \"The tools\")\r\n\t* [Oils](tools/README.md#oils)\r\n",
			[]string{"README.md", "tools/README.md"},
			0,
		},
		{"names", "1. [甲](<章 一.md>)\n2) [乙](%E7%AB%A0.md)\n+ [[丙] 与丁](c.md)\n- **[Bold](d.md)**\n", []string{"章 一.md", "章.md", "c.md", "d.md"}, 0},
		{"beside", "- [甲](a.md) — 草稿\n- [乙](b(1).md) (see [丙](c.md))\n[丁](d.md) 见此\n", []string{"a.md", "b(1).md"}, 1},
		{"outside", "- [Web](https://example.com/a.md)\n- [Up](../b.md)\n- [Post](mailto:a@example.com)\n- [Root](/c.md)\n", []string{"c.md"}, 0},
		{"comments", "<!-- [Old](old.md)\n- [Older](older.md)\n-->\n- [New](new.md)\n", []string{"new.md"}, 0},
		{"an article", "The week in short.\n\nMore is in [the report](report.md).\n", nil, 2},
		{"empty", "", nil, 0},
	} {
		got := Summary([]byte(tt.text))
		if !slices.Equal(got.Files, tt.want) || got.Prose != tt.prose {
			t.Errorf("%s: Summary = %q with %d lines of prose, want %q with %d", tt.name, got.Files, got.Prose, tt.want, tt.prose)
		}
	}
}

func FuzzSummary(f *testing.F) {
	f.Add([]byte("- [a](b.md)\n"))
	f.Add([]byte("[](<>)\n-\n<!--\n"))
	f.Add(bytes.Repeat([]byte("- ["), 100))
	f.Fuzz(func(t *testing.T, text []byte) {
		c := Summary(text)
		seen := map[string]bool{}
		for _, name := range c.Files {
			if seen[name] || !fs.ValidPath(strings.ToValidUTF8(name, "x")) {
				t.Errorf("%q is named twice or leads outside", name)
			}
			seen[name] = true
		}
	})
}

func TestNaturalOrder(t *testing.T) {
	order := []string{
		"01", "1", "2", "10", "a", "a01", "a1", "a1b", "a2", "a10", "b",
		"第一回", "第二回", "第三章", "第9期", "第10期", "第十二章", "第十二章 灯", "第二十章", "第２０章", "第二十一章", "第一百零三章",
	}
	for i, a := range order {
		for j, b := range order {
			if (Names{}).Less(a, b) != (i < j) {
				t.Errorf("Less(%q, %q) = %v", a, b, i >= j)
			}
		}
	}
	for _, parts := range [][]string{
		{"一、渡口.md", "二、石阶.md", "三、灯.md", "四、雾.md", "十、潮.md", "十一、船.md"},
		{"卷一", "卷二", "卷三", "卷十", "卷十二"},
		{"上 一 渡口", "上 二 石阶", "上 十 灯"},
		{"（一）渡口.md", "（二）石阶.md", "（三）灯.md", "（十）雾.md", "（十一）潮.md"},
		{"渡口【一】.txt", "渡口【二】.txt", "渡口【三】.txt"},
		{"河边一.md", "河边二.md", "河边三.md", "河边十.md"},
		{"上.md", "中.md", "下.md"},
		{"上篇.md", "中篇.md", "下篇.md"},
		{"卷上", "卷中", "卷下"},
		{"渡口（上）.md", "渡口（中）.md", "渡口（下）.md"},
		{"渡口 前篇", "渡口 中篇", "渡口 後篇"},
		{"一月.md", "二月.md", "三月.md", "十月.md", "十一月.md", "十二月.md"},
		{"二〇二三年十月", "二〇二三年十二月", "二〇二四年二月"},
		{"第壹章.md", "第贰章.md", "第叁章.md", "第玖章.md", "第拾章.md", "第拾贰章.md"},
		{"卷壹", "卷貳", "卷參", "卷肆"},
		{"Preface.md", "Part I", "Part II", "Part IV", "Part V", "Part IX", "Part X", "Epilogue.md", "Afterword.md", "Appendix A.md", "Appendix B.md", "Appendix C.md", "Glossary.md"},
		{"ch-i.md", "ch-ii.md", "ch-iv.md", "ch-v.md", "ch-ix.md", "ch-xix.md"},
		{"Chapter One.md", "Chapter Two.md", "Chapter Three.md", "Chapter Ten - Fog.md", "Chapter Eleven.md"},
		{"January.md", "February.md", "March.md", "October.md"},
		{"2023 Dec", "2024 Jan", "2024 Feb", "2024 Mar"},
		{"lesson-1.md", "lesson-2.md", "lesson-2.1.md", "lesson-2.2.md", "lesson-2.10.md", "lesson-10.md"},
		{"封面.md", "目录.md", "序.md", "前言.md", "楔子.txt", "1. 起.md", "10. 转.md", "尾声.md", "后记.md", "番外一.md", "番外二.md", "番外十 灯.md", "附录 A.md", "附录 B.md", "致谢.md"},
		{"序一.md", "序二.md", "序三.md", "序列化.md", "第一章.md", "跋涉.md", "附近的灯.md"},
		{"introduction.md", "a.md", "cover-letter.md", "introduction-to-boats.md", "prefaces.md", "appendix.md"},
	} {
		if !slices.IsSortedFunc(parts, func(a, b string) int {
			if (Names{}).Less(a, b) {
				return -1
			}
			return 1
		}) {
			t.Errorf("%q are not sorted as they stand", parts)
		}
	}
	for _, parts := range [][]string{
		{"I.md", "II.md", "IV.md", "V.md", "IX.md", "X.md"},
		{"I. Fog.md", "II. Rope.md", "V. Ferry.md", "IX. Lamp.md"},
		{"A.md", "C.md", "D.md", "I.md", "L.md", "V.md"},
	} {
		names := NamesOf(parts, strings.Clone)
		if !slices.IsSortedFunc(parts, func(a, b string) int {
			if names.PathLess("book/"+a, "book/"+b) {
				return -1
			}
			return 1
		}) {
			t.Errorf("%q are not sorted as they stand", parts)
		}
	}
	if (Names{}).Less("三国.md", "一灯.md") {
		t.Error("a word that begins with a numeral is read as a number")
	}
	paths := []string{"9/z.md", "10/a.md", "a/b/c.md", "a/b.md", "a.md"}
	for i, a := range paths {
		for j, b := range paths {
			if PathLess(a, b) != (i < j) {
				t.Errorf("PathLess(%q, %q) = %v", a, b, i >= j)
			}
		}
	}
}

// The order is total: of two names one is less, and what is less than the less one
// is less than both.
func FuzzLess(f *testing.F) {
	f.Add("第十二章", "第二十章", "第3章")
	f.Add("一、", "一.", "1")
	f.Add("01", "1", "一")
	f.Add("Part IX.md", "Part V", "part-two")
	f.Add("渡口上.md", "卷下", "附录 一")
	f.Add("Preface", "appendix-b", "May 2024")
	f.Fuzz(func(t *testing.T, a, b, c string) {
		if (a != b) != ((Names{}).Less(a, b) != (Names{}).Less(b, a)) {
			t.Errorf("%q and %q have no order", a, b)
		}
		if (Names{}).Less(a, b) && (Names{}).Less(b, c) && !(Names{}).Less(a, c) {
			t.Errorf("%q < %q < %q, but not the first before the last", a, b, c)
		}
		all := Names{roman: true}
		if all.Less(a, b) && all.Less(b, c) && !all.Less(a, c) || (a != b) == (all.Less(a, b) == all.Less(b, a)) {
			t.Errorf("%q, %q and %q have no order among Roman numbers", a, b, c)
		}
	})
}
