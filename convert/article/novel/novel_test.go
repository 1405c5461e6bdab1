package novel

import (
	"fmt"
	"strings"
	"testing"
)

// show prints a book: a line for each part with its volume, its title, and its text.
func show(text string, b Book) string {
	var out strings.Builder
	fmt.Fprintf(&out, "%s | %s | contents %d\n", b.Title, b.Author, b.Contents)
	for _, p := range b.Parts {
		fmt.Fprintf(&out, "[%s] %s: %s\n", p.Section, p.Title, strings.Join(strings.Fields(text[p.Body:p.End]), "⏎"))
	}
	return out.String()
}

func TestRead(t *testing.T) {
	for _, c := range []struct{ about, in, want string }{
		{"a title, and chapters with blank lines", "渡口记\n\n第一章　石阶\n\n灯亮了。\n\n第二章　过河\n\n起雾了。\n", `渡口记 |  | contents 0
[] 第一章 石阶: 灯亮了。
[] 第二章 过河: 起雾了。
`},
		{"indented paragraphs, numbers of three kinds, title and author", "书名：渡口记\n作者：何小满\n\n第1章 石阶\n　　灯亮了。\n　　第二章里写过河。\n第１２章 过河\n　　起雾了。\n第一百零三回 对岸\n　　到了。\n", `渡口记 | 何小满 | contents 0
[] 第1章 石阶: 灯亮了。⏎第二章里写过河。
[] 第１２章 过河: 起雾了。
[] 第一百零三回 对岸: 到了。
`},
		{"volumes, and parts without a number", "《渡口记》作者：何小满\n\n内容简介：一条河。\n\n序章\n雨。\n第一卷 春潮\n第一章 石阶\n灯。\n第二章 船\n雾。\n第二卷 秋水\n水退了。\n第一章 桥\n桥。\n尾声\n钟。\n后记\n谢。\n番外一 灯\n夜。\n", `渡口记 | 何小满 | contents 0
[] : 内容简介：一条河。
[] 序章: 雨。
[第一卷 春潮] 第一章 石阶: 灯。
[第一卷 春潮] 第二章 船: 雾。
[第二卷 秋水] 第二卷 秋水: 水退了。
[第二卷 秋水] 第一章 桥: 桥。
[第二卷 秋水] 尾声: 钟。
[第二卷 秋水] 后记: 谢。
[第二卷 秋水] 番外一 灯: 夜。
`},
		{"a list of contents, with pages, and the first chapter behind it", "渡口记\n目录\n第一章 石阶……1\n第二章 过河……12\n第三章 对岸……30\n\n第一章 石阶\n灯。\n第二章 过河\n雾。\n第三章 对岸\n钟。\n", `渡口记 |  | contents 3
[] 第一章 石阶: 灯。
[] 第二章 过河: 雾。
[] 第三章 对岸: 钟。
`},
		{"a list of contents of volumes, and a preface behind it", "渡口记\n\n第一卷 春\n第一章 石阶\n第二章 过河\n第二卷 秋\n第一章 桥\n第二章 钟\n\n写在船上。\n\n第一卷 春\n第一章 石阶\n灯。\n第二章 过河\n雾。\n第二卷 秋\n第一章 桥\n桥。\n第二章 钟\n钟。\n", `渡口记 |  | contents 6
[] : 写在船上。
[第一卷 春] 第一章 石阶: 灯。
[第一卷 春] 第二章 过河: 雾。
[第二卷 秋] 第一章 桥: 桥。
[第二卷 秋] 第二章 钟: 钟。
`},
		{"volume and chapter in one line, marks around them, a line said twice", "【第一卷 春潮 第一章 石阶】\n灯。\n第一卷 春潮 第二章 过河\n第二章 过河\n雾。\n第二卷 秋水 第三章 桥\n桥。\n", ` |  | contents 0
[第一卷 春潮] 第一章 石阶: 灯。
[第一卷 春潮] 第二章 过河: 雾。
[第二卷 秋水] 第三章 桥: 桥。
`},
		{"hard-wrapped lines, of which one begins with a number", "第一章 石阶\n\n灯亮了，渡工收起缆绳，把账簿放进舱里，又翻到\n第三章 看了看。\n\n第二章 过河\n\n雾。\n", ` |  | contents 0
[] 第一章 石阶: 灯亮了，渡工收起缆绳，把账簿放进舱里，又翻到⏎第三章⏎看了看。
[] 第二章 过河: 雾。
`},
		{"titles on lines of their own", "第一章\n石阶\n\n灯亮了。\n\n第二章\n\n过河\n\n雾起了。\n", ` |  | contents 0
[] 第一章 石阶: 灯亮了。
[] 第二章 过河: 雾起了。
`},
		{"sections of chapters stay in them; titles that join the number", "第一章石阶\n第一节 灯\n亮了。\n第二节 绳\n收了。\n第二章过河？\n雾。\n第三章节选自旧稿，略。\n第二章过河\n雾起。\n", ` |  | contents 0
[] 第一章 石阶: 第一节⏎灯⏎亮了。⏎第二节⏎绳⏎收了。⏎第二章过河？⏎雾。⏎第三章节选自旧稿，略。
[] 第二章 过河: 雾起。
`},
		{"sections alone, and volumes alone", "第一节 灯\n亮。\n第二节 绳\n收。\n", ` |  | contents 0
[] 第一节 灯: 亮。
[] 第二节 绳: 收。
`},
		{"volumes alone", "卷一 灯\n亮。\n卷之二 绳\n收。\n卷下\n完。\n", ` |  | contents 0
[] 卷一 灯: 亮。
[] 卷之二 绳: 收。
[] 卷下: 完。
`},
		{"English, with parts", "The Ferry\nby Ann Reed\n\nPart One\n\nCHAPTER I\n\nThe Steps\n\nThe lamp was lit.\n\nChapter 2: The River\n\nChapter 3 was the one she liked best.\n\nPart Two: Winter\n\nChapter Three. The Other Bank\n\nSnow.\n\nEpilogue\n\nBells.\n", `The Ferry | Ann Reed | contents 0
[Part One] CHAPTER I The Steps: The⏎lamp⏎was⏎lit.
[Part One] Chapter 2 The River: Chapter⏎3⏎was⏎the⏎one⏎she⏎liked⏎best.
[Part Two Winter] Chapter Three. The Other Bank: Snow.
[Part Two Winter] Epilogue: Bells.
`},
		{"a distributor's notice", "The notice.\n\nTitle: The Ferry\nAuthor: Ann Reed\n\n*** START OF THE PROJECT GUTENBERG EBOOK THE FERRY ***\n\nCHAPTER I. THE STEPS.\n\nLamp.\n\nCHAPTER II. THE RIVER.\n\nFog.\n\n*** END OF THE PROJECT GUTENBERG EBOOK THE FERRY ***\n\nLicence.\n", `The Ferry | Ann Reed | contents 0
[] CHAPTER I. THE STEPS.: Lamp.
[] CHAPTER II. THE RIVER.: Fog.
`},
	} {
		b, ok := Read([]byte(c.in))
		if got := show(c.in, b); !ok || got != c.want {
			t.Errorf("%s: %t\n%swant\n%s", c.about, ok, got, c.want)
		}
	}
}

func TestReadRefuses(t *testing.T) {
	for _, in := range []string{
		"", "渡口记\n\n灯亮了。\n", "渡口记\n\n第一章 石阶\n\n灯。\n", "渡船章程\n第一章 总则\n第一条 渡船每日两班。\n第二条 雾天停航。\n第二章 票价\n第三条 一元。\n",
		"第三章写了灯，第四章写了雾。\n第四章里他没有回来。\n第五章中也没有。\n", "第一部分 灯\n亮。\n第二部分 雾\n起。\n", "第一次过河\n雾。\n第二次过河\n雨。\n",
		"Part 1: The Lamp\n\nLit.\n\nPart 2: The Fog\n\nGone.\n", "Chapter 3 was long.\nChapter 4 was not.\n", "他说：\n“第一章 灯”\n“第二章 雾”\n",
	} {
		if b, ok := Read([]byte(in)); ok {
			t.Errorf("%q is a book:\n%s", in, show(in, b))
		}
	}
}

func TestNumber(t *testing.T) {
	for in, want := range map[string]int{"12章": 12, "１２": 12, "十": 10, "十二": 12, "二十": 20, "一百零三": 103, "两千三百四十": 2340, "一〇三": 103, "廿三": 23, "一万零一": 10001, "叁拾": 30, "章": 0} {
		if got, _ := number(in); got != want {
			t.Errorf("%s is %d, want %d", in, got, want)
		}
	}
}

func TestOfFile(t *testing.T) {
	for in, want := range map[string]string{
		"《渡口记》作者：何小满.txt": "渡口记|何小满", "《渡口记》（全本）作者：何小满.txt": "渡口记|何小满", "渡口记 作者：何小满.txt": "渡口记|何小满", "《渡口记》.txt": "渡口记|", "渡口.txt": "|",
	} {
		var b Book
		b.OfFile(in)
		if got := b.Title + "|" + b.Author; got != want {
			t.Errorf("%s is %s, want %s", in, got, want)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add("书名：渡口记\n目录\n第一章 石阶……1\n第二章\n第三章 岸\n\n第一章 石阶\n灯。\n第二章\n过河\n\n雾。\n第三章 岸\n钟。\n尾声\n")
	f.Add("Part One\nCHAPTER I.\n\nThe Steps\n\nLamp.\nChapter 2\nFog.\n*** START OF THE\n*** END OF THE")
	f.Add("卷上\n第一卷 春 第1章 灯\n灯\n第二回\n第三条\n")
	f.Fuzz(func(t *testing.T, s string) {
		b, ok := Read([]byte(s))
		if !ok {
			return
		}
		at := 0
		for _, p := range b.Parts {
			if p.Start < at || p.Body < p.Start || p.End < p.Body || p.End > len(s) {
				t.Fatalf("a part of %q from %d, %d to %d, behind %d", s, p.Start, p.Body, p.End, at)
			}
			at = p.End
		}
	})
}
