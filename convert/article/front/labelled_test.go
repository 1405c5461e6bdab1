package front

import "testing"

// Heads of labels in brackets or in bold, or that the label of the text ends.
func TestLabelled(t *testing.T) {
	for name, c := range map[string]struct{ in, title, author, rest string }{
		"brackets":   {"【标题】雾\n【作者】何小满\n【正文】\n清晨起了雾。\n", "雾", "何小满", "清晨起了雾。\n"},
		"bold":       {"**标题**：雾\n**作者：** 何小满\n\n清晨起了雾。\n", "雾", "何小满", "清晨起了雾。\n"},
		"a rule":     {"文章标题：雾\n作者：何小满\n原文链接：https://cha.example/1\n--------\n清晨起了雾。\n", "雾", "何小满", "清晨起了雾。\n"},
		"no blank":   {"标题：雾\n作者：何小满\n正文：\n清晨起了雾。\n", "雾", "何小满", "清晨起了雾。\n"},
		"behind it":  {"【标题】雾\n【作者】何小满\n【正文】清晨起了雾。\n", "雾", "何小满", "清晨起了雾。\n"},
		"one label":  {"【标题】雾\n\n清晨起了雾。\n", "", "", ""},
		"a list":     {"【春】雾\n【夏】雨\n\n清晨起了雾。\n", "", "", ""},
		"no title":   {"【作者】何小满\n【日期】2021-06-28\n\n清晨起了雾。\n", "", "", ""},
		"no end":     {"【标题】雾\n【作者】何小满\n清晨起了雾。\n", "", "", ""},
		"only heads": {"【标题】雾\n【作者】何小满", "", "", ""},
	} {
		f, ok := Parse([]byte(c.in))
		title, _ := f.Get(Title...)
		author, _ := f.Get(Author...)
		if ok != (c.title != "") || ok && (title.Value != c.title || author.Value != c.author || c.in[f.End:] != c.rest) {
			t.Errorf("%s: %v, title %q, author %q, rest %q", name, ok, title.Value, author.Value, c.in[f.End:])
		}
	}
}
