package article

import (
	"fmt"
	"strings"
	"testing"
)

func TestQuoteHead(t *testing.T) {
	for in, want := range map[string]string{
		"# 渡口\n\n> 作者：何小满 / 原文：https://bend.example/1\n\n灯亮了。\n":                                                                    "渡口|何小满|https://bend.example/1|bend.example|none|灯亮了。",
		"# 渡口\n\n> **作者**：[何小满](https://bend.example/he)  \n> 来源：[河湾札记](https://bend.example/2)\n> 发布时间：2024-05-01 08:00\n\n灯亮了。\n": "渡口|何小满|https://bend.example/2|河湾札记|2024-05-01|灯亮了。",
		"# The Ferry\n> Source: https://bend.example/3\n> Author: Ann Reed\n> Date: 2024-05-02\n\nThe lamp was lit.\n":              "The Ferry|Ann Reed|https://bend.example/3|bend.example|2024-05-02|The lamp was lit.",
		"> 原文链接：<https://bend.example/4>\n> 作者 | 何小满 | 公众号：河湾札记\n\n# 渡口\n\n灯亮了。\n":                                                  "渡口|何小满|https://bend.example/4|河湾札记|none|灯亮了。",
		"---\ntitle: 渡口\nauthor: 林晚\n---\n\n> 作者：何小满\n> 剪藏时间：2024-05-03\n\n灯亮了。\n":                                                  "渡口|林晚|||2024-05-03|灯亮了。",
		"# 渡口\n\n> 作者：何小满\n> 灯亮了，他说。\n\n灯亮了。\n":                                                                                     "渡口|何小满|||none|> 作者：何小满⏎> 灯亮了，他说。⏎⏎灯亮了。",
		"# 渡口\n\n> 文中的灯：有三盏。\n\n灯亮了。\n":                                                                                             "渡口||||none|> 文中的灯：有三盏。⏎⏎灯亮了。",
		"# 渡口\n\n灯亮了。\n\n> 作者：何小满\n\n完。\n":                                                                                          "渡口||||none|灯亮了。⏎⏎> 作者：何小满⏎⏎完。",
		"# 渡口\n\n> 原文：灯亮了。\n\nThe lamp was lit.\n":                                                                                  "渡口||||none|> 原文：灯亮了。⏎⏎The lamp was lit.",
		"渡口\n====\n\n> 来源：河湾札记；标签：灯, 船\n\n灯亮了。\n":                                                                                   "渡口|||河湾札记|none|灯亮了。",
	} {
		text, heads, _ := Scan(Input{Path: "a.md", Name: "a.md", Data: []byte(in)}, Options{})
		if len(heads) != 1 {
			t.Fatalf("%q: %d articles", in, len(heads))
		}
		h := heads[0]
		day := "none"
		if h.Dated() {
			day = h.Date.Format("2006-01-02")
		}
		got := fmt.Sprintf("%s|%s|%s|%s|%s|%s", h.Title, h.Author, h.URL, h.Source, day, strings.ReplaceAll(strings.TrimSpace(string(text[h.Start:h.End])), "\n", "⏎"))
		if got != want {
			t.Errorf("%q\n is %s\nwant %s", in, got, want)
		}
	}
}
