package bilingual

import (
	"fmt"
	"strings"
	"testing"

	"github.com/wenzhai/wenzhai/convert/doc"
)

// langOf is as much of a language detector as the tests need.
func langOf(text []byte) doc.Lang {
	w := weigh(string(text))
	switch {
	case w[han] > w[latin]+w[cyrillic]:
		return doc.Hans
	case w[cyrillic] > w[latin]:
		return doc.Russian
	}
	return doc.English
}

// body reads blocks parted by "|": "# heading", "- item; item", "> quote;
// paragraph", "table cell & cell // cell & cell", "---", "![picture]", else a paragraph; "\n" is a forced line end.
func body(s string) []doc.Block {
	run := func(s string) []doc.Inline {
		var out []doc.Inline
		for i, l := range strings.Split(s, "\n") {
			if i > 0 {
				out = append(out, &doc.Break{})
			}
			out = append(out, &doc.Run{Text: l})
		}
		return out
	}
	var out []doc.Block
	for _, b := range strings.Split(s, "|") {
		mark, rest, _ := strings.Cut(b, " ")
		parts := strings.Split(rest, "; ")
		switch mark {
		case "#":
			out = append(out, &doc.Heading{Level: 2, Inlines: run(rest)})
		case "-":
			out = append(out, items(parts...))
		case ">":
			q := &doc.Quote{}
			for _, p := range parts {
				q.Blocks = append(q.Blocks, &doc.Paragraph{Inlines: run(p)})
			}
			out = append(out, q)
		case "---":
			out = append(out, &doc.Rule{})
		case "table":
			t := &doc.Table{}
			for _, r := range strings.Split(rest, " // ") {
				a, b, _ := strings.Cut(r, " & ")
				t.Rows = append(t.Rows, doc.Row{{ColSpan: 1, RowSpan: 1, Inlines: run(a)}, {ColSpan: 1, RowSpan: 1, Inlines: run(b)}})
			}
			out = append(out, t)
		case "![]":
			out = append(out, &doc.Figure{Src: rest})
		default:
			out = append(out, &doc.Paragraph{Inlines: run(b)})
		}
	}
	return out
}

// A standfirst stands above the text of its language, and says nothing on whether there
// are two.
func TestSplitKeepsStandfirst(t *testing.T) {
	for _, c := range []struct{ standfirst, body, lead, second, rows string }{
		{zh4, zh1 + "|" + en1 + "|" + zh2 + "|" + en2, zh4 + "|" + zh1 + "|" + zh2, en1 + "|" + en2, "0-1:0-0 1-2:0-1 2-3:1-2"},
		{en4, zh1 + "|" + en1 + "|" + zh2 + "|" + en2, zh1 + "|" + zh2, en4 + "|" + en1 + "|" + en2, "0-0:0-1 0-1:1-2 1-2:2-3"},
		{zh4, "# English|" + en1 + "|" + en2 + "|# 中文|" + zh1 + "|" + zh2, en1 + "|" + en2, zh4 + "|" + zh1 + "|" + zh2, ""},
		{en4, zh1 + "|" + zh2, "", "", ""},
		{en4, zh1, "", "", ""},
	} {
		lead := &doc.Paragraph{Lead: true, Inlines: []doc.Inline{&doc.Run{Text: c.standfirst}}}
		a := &doc.Article{Meta: doc.Meta{Lang: doc.Hans, Title: "雾"}, Blocks: append([]doc.Block{lead}, body(c.body)...)}
		got, ok := NewAligner(Options{}).Split(a, langOf)
		if ok != (c.lead != "") {
			t.Fatalf("%s above %s: split %v", c.standfirst, c.body, ok)
		}
		if !ok {
			continue
		}
		if m, n, r := marked(got.Lead.Blocks), marked(got.Second.Blocks), rowsText(got.Rows); m != c.lead || n != c.second || r != c.rows {
			t.Errorf("got %s, %s, rows %s\nwant %s, %s, rows %s", m, n, r, c.lead, c.second, c.rows)
		}
	}
}

// marked writes blocks as body reads them.
func marked(blocks []doc.Block) string {
	var out []string
	for _, b := range blocks {
		text := strings.Join(doc.PlainBlocks([]doc.Block{b}), "; ")
		switch b := b.(type) {
		case *doc.Heading:
			text = "# " + text
		case *doc.List:
			text = "- " + text
		case *doc.Quote:
			text = "> " + text
		case *doc.Table:
			text = "table " + strings.ReplaceAll(strings.Join(doc.PlainBlocks([]doc.Block{b}), " // "), "\t", " & ")
		case *doc.Rule:
			text = "---"
		case *doc.Figure:
			text = "![] " + b.Src
		}
		out = append(out, text)
	}
	return strings.Join(out, "|")
}

func rowsText(rows []doc.Match) string {
	var out []string
	for _, m := range rows {
		out = append(out, fmt.Sprintf("%d-%d:%d-%d", m.Lead.From, m.Lead.To, m.Second.From, m.Second.To))
	}
	return strings.Join(out, " ")
}

const (
	zh1 = "清晨五点，山谷里起了雾，竹林不见了。"
	en1 = "At five in the morning fog rose in the valley, and the bamboo grove was gone."
	zh2 = "老周采了四十年茶，他不看钟，只看雾。"
	en2 = "Old Zhou has picked tea for forty years; he looks at no clock, only at the fog."
	zh3 = "太阳照到亭子的屋顶，大家走进了茶园。"
	en3 = "The sun touched the roof of the pavilion, and everyone walked into the garden."
	zh4 = "中午前，篮子满了，雾也散了。"
	en4 = "By noon the baskets were full and the fog had gone."
	ru1 = "В пять утра в долине поднялся туман, и бамбуковая роща исчезла."
	ru2 = "Старый Чжоу собирает чай сорок лет и смотрит не на часы, а на туман."
	ru3 = "Солнце коснулось крыши беседки, и все пошли в чайный сад."
)

func TestSplit(t *testing.T) {
	for _, c := range []struct {
		about, title, body         string
		lead, second, titles, rows string
	}{
		{
			"paragraph under paragraph", "雾", zh1 + "|" + en1 + "|" + zh2 + "|" + en2 + "|" + zh3 + "|" + en3,
			zh1 + "|" + zh2 + "|" + zh3, en1 + "|" + en2 + "|" + en3, "雾 = 雾", "0-1:0-1 1-2:1-2 2-3:2-3",
		},
		{
			"English first, with headings and a picture", "雾 / The fog", "# Morning|# 清晨|" + en1 + "|" + zh1 + "|![] fog.png|" + en2 + "|" + zh2 + "|" + en3 + "|" + zh3,
			"# Morning|" + en1 + "|![] fog.png|" + en2 + "|" + en3, "# 清晨|" + zh1 + "|" + zh2 + "|" + zh3, "The fog = 雾", "0-1:0-1 1-2:1-2 2-3:2-2 3-4:2-3 4-5:3-4",
		},
		{
			"line under line", "雾", zh1 + "\n" + en1 + "|" + zh2 + "\n" + en2 + "|---|" + zh3 + "\n" + en3,
			zh1 + "|" + zh2 + "|---|" + zh3, en1 + "|" + en2 + "|" + en3, "雾 = 雾", "0-1:0-1 1-2:1-2 2-3:2-2 3-4:2-3",
		},
		{
			"in one line", "雾", "# 清晨 Morning|" + zh1 + en1 + "|" + zh2 + en2 + "|" + zh3 + " " + en3,
			"# 清晨|" + zh1 + "|" + zh2 + "|" + zh3, "# Morning|" + en1 + "|" + en2 + "|" + en3, "雾 = 雾", "0-1:0-1 1-2:1-2 2-3:2-3 3-4:3-4",
		},
		{
			"sentence by sentence", "雾", zh1 + en1 + zh2 + en2 + "|" + zh3 + en3 + "|" + zh4 + en4,
			zh1 + zh2 + "|" + zh3 + "|" + zh4, en1 + " " + en2 + "|" + en3 + "|" + en4, "雾 = 雾", "0-1:0-1 1-2:1-2 2-3:2-3",
		},
		{
			"a title's translation, lists, quotes", "雾", "# The fog|" + zh1 + "|" + en1 + "|> " + zh2 + "; " + en2 + "|- 竹篮 / A bamboo basket; 茶叶 / Tea leaves|" + zh3 + "|" + en3,
			zh1 + "|> " + zh2 + "|- 竹篮; 茶叶|" + zh3, en1 + "|> " + en2 + "|- A bamboo basket; Tea leaves|" + en3, "雾 = The fog", "0-1:0-1 1-2:1-2 2-3:2-3 3-4:3-4",
		},
		{
			"Russian under Chinese", "雾", zh1 + "|" + ru1 + "|" + zh2 + "|" + ru2 + "|" + zh3 + "|" + ru3,
			zh1 + "|" + zh2 + "|" + zh3, ru1 + "|" + ru2 + "|" + ru3, "雾 = 雾", "0-1:0-1 1-2:1-2 2-3:2-3",
		},
		{
			"halves under headings", "雾", "# 中文|" + zh1 + "|" + zh2 + "|# English|" + en1 + "|" + en2,
			zh1 + "|" + zh2, en1 + "|" + en2, "雾 = 雾", "",
		},
		{
			"halves, the second under its title", "雾", zh1 + "|" + zh2 + "|" + zh3 + "|---|# The fog|" + en1 + "|" + en2 + "|" + en3,
			zh1 + "|" + zh2 + "|" + zh3, en1 + "|" + en2 + "|" + en3, "雾 = The fog", "",
		},
		{
			"halves in Russian and English", "Туман", ru1 + "|" + ru2 + "|Перевод|" + en1 + "|" + en2,
			ru1 + "|" + ru2, en1 + "|" + en2, "Туман = Туман", "",
		},
		{
			"halves without a word on it", "雾", zh1 + "|" + zh2 + "|" + zh3 + "|" + zh4 + "|" + en1 + "|" + en2 + "|" + en3 + "|" + en4,
			zh1 + "|" + zh2 + "|" + zh3 + "|" + zh4, en1 + "|" + en2 + "|" + en3 + "|" + en4, "雾 = 雾", "",
		},
		{
			"side by side", "雾", "table 中文 & English // " + zh1 + " & " + en1 + " // " + zh2 + " & " + en2 + " // " + zh3 + " & " + en3,
			"中文|" + zh1 + "|" + zh2 + "|" + zh3, "English|" + en1 + "|" + en2 + "|" + en3, "雾 = 雾", "0-1:0-1 1-2:1-2 2-3:2-3 3-4:3-4",
		},
		{"a table of words", "词", zh1 + "|" + en1 + "|table 苹果 & apple // 梨 & pear // 桃子 & peach // 葡萄 & grape", "", "", "", ""},
		{
			"a list, item by item", "雾", "- " + zh1 + " " + en1 + "; " + zh3 + " " + en3 + "; " + zh4 + " " + en4,
			"- " + zh1 + "; " + zh3 + "; " + zh4, "- " + en1 + "; " + en3 + "; " + en4, "雾 = 雾", "0-1:0-1",
		},
		{
			"section by section", "雾", "# 早晨|" + zh1 + "|" + zh2 + "|# Morning|" + en1 + "|" + en2 + "|# 中午|" + zh3 + "|" + zh4 + "|# Noon|" + en3 + "|" + en4,
			"# 早晨|" + zh1 + "|" + zh2 + "|# 中午|" + zh3 + "|" + zh4, "# Morning|" + en1 + "|" + en2 + "|# Noon|" + en3 + "|" + en4, "雾 = 雾", "0-1:0-1 1-2:1-2 2-3:2-3 3-4:3-4 4-5:4-5 5-6:5-6",
		},
		{
			"halves, named at length", "雾", ru1 + "|" + ru2 + "|" + ru3 + "|---|# Перевод с русского на китайский|" + zh1 + "|" + zh2 + "|" + zh3,
			ru1 + "|" + ru2 + "|" + ru3, zh1 + "|" + zh2 + "|" + zh3, "雾 = 雾", "",
		},
		{"sections that do not agree", "雾", zh1 + "|" + zh2 + "|" + "The library moved into a cellar in November, when a pipe had burst.|Bakers carried eleven thousand books down the street." + "|" + zh3 + "|" + zh4 + "|" + "Children wash their hands before they may read there.|Rye bread sells better now, says the owner of the shop.", "", "", "", ""},
		{"names in another language", "雾", "Fog Gardens Ltd 的茶|Grey Heron Publishing House 出版了 Letters from the Garden|Anna Whitfield 和 Thomas Greenhill 写了 A Year among the Tea Growers，由 Lighthouse Press 印了三千册|Whitfield 说她喜欢 Earl Grey 和 Lapsang Souchong", "", "", "", ""},
		{"names, and captions in another language", "雾", "Fog Gardens 的茶|Fog Gardens in the morning, seen from the Lighthouse Press building|Fog Gardens 今年卖了三千斤茶，比去年多一成，Anna Whitfield 和 Thomas Greenhill 写信来买|他们在 Heron House 喝茶，说 Earl Grey 不如这里的茶香，也不如这里的茶便宜", "", "", "", ""},
		{"one language", "雾", zh1 + "|" + zh2 + "|" + zh3, "", "", "", ""},
		{"English quotations", "雾", zh1 + zh2 + "|" + en1 + "|" + zh2 + zh3 + "|" + zh3 + zh1 + "|" + en2 + "|" + zh4 + zh2 + "|" + zh1 + zh3, "", "", "", ""},
		{"quotations and thoughts of the same length", "雾", zh1 + zh2 + "|" + en1 + "|" + zh3 + zh4 + zh1 + "|" + en4, "", "", "", ""},
		{"a summary in English", "雾", zh1 + zh2 + "|" + zh3 + zh4 + "|" + zh1 + zh4 + "|# Summary|" + en1, "", "", "", ""},
		{"two articles", "雾", "石桥修了三年，用了两万块石头。|工人们住在河边的棚子里。|桥上不许走车。|冬天河面结冰。|" + en2 + "|" + en1 + en4 + "|" + en3, "", "", "", ""},
		{"a list of words", "词", "- 苹果 apple; 梨 pear; 桃子 peach; 葡萄 grape; 李子 plum; 樱桃 cherry", "", "", "", ""},
		{"nothing", "", "", "", "", "", ""},
	} {
		t.Run(c.about, func(t *testing.T) {
			a := &doc.Article{Meta: doc.Meta{Lang: doc.Hans, Title: c.title}, Blocks: body(c.body)}
			got, ok := withDictionary(t).Split(a, langOf)
			if marked(a.Blocks) != c.body {
				t.Errorf("the article was changed to %q", marked(a.Blocks))
			}
			if !ok || c.lead == "" {
				if ok != (c.lead != "") {
					t.Fatalf("ok: %v, %+v", ok, got)
				}
				return
			}
			if s := marked(got.Lead.Blocks); s != c.lead {
				t.Errorf("lead:   got  %q\n        want %q", s, c.lead)
			}
			if s := marked(got.Second.Blocks); s != c.second {
				t.Errorf("second: got  %q\n        want %q", s, c.second)
			}
			if s := got.Lead.Title + " = " + got.Second.Title; s != c.titles {
				t.Errorf("titles: got %q, want %q", s, c.titles)
			}
			if s := rowsText(got.Rows); s != c.rows {
				t.Errorf("rows: got  %s\n      want %s", s, c.rows)
			}
		})
	}
}

// FuzzSplit holds the promises of Split: no letter is lost but those of labels,
// none stands twice, and rows hold every block of either text once.
func FuzzSplit(f *testing.F) {
	f.Add("雾", zh1+"|"+en1+"|"+zh2+"|![] fog.png|"+en2+"|"+zh3+"|"+en3)
	f.Add("雾", "# 雾 / Fog|"+zh1+en1+"|"+zh2+"\n"+en2+"|- 茶 tea; 竹 bamboo|> "+zh3+"; "+en3)
	f.Add("Fog", "# 中文|"+zh1+"|"+zh2+"|---|# English|"+en1+"|"+en2)
	f.Add("", "雾 a 雾 a 雾 a|“雾”a|(雾 a)|\n\n雾/a")
	f.Fuzz(func(t *testing.T, title, blocks string) {
		a := &doc.Article{Meta: doc.Meta{Lang: doc.Hans, Title: title}, Blocks: body(blocks)}
		got, ok := NewAligner(Options{}).Split(a, langOf)
		if !ok {
			return
		}
		var kept []doc.Block
		for _, b := range a.Blocks {
			if !isLabel(b) {
				kept = append(kept, b)
			}
		}
		all := append(append([]doc.Block(nil), got.Lead.Blocks...), got.Second.Blocks...)
		have, most := lettersOf(all), lettersOf(a.Blocks)
		if got.Lead.Title != got.Second.Title { // a title may have come from the text
			have = have.plus(weigh(got.Lead.Title)).plus(weigh(got.Second.Title))
			most = most.plus(weigh(title))
		}
		least := lettersOf(kept)
		for s := range scripts {
			if have[s] > most[s]+1e-6 || have[s] < least[s]-1e-6 {
				t.Fatalf("script %d: %v letters of %v to %v in %q and %q", s, have[s], least[s], most[s], marked(got.Lead.Blocks), marked(got.Second.Blocks))
			}
		}
		if got.Rows != nil {
			holdsAll(t, got.Rows, len(got.Lead.Blocks), len(got.Second.Blocks))
		}
	})
}

func lettersOf(blocks []doc.Block) weights {
	var w weights
	for _, s := range doc.PlainBlocks(blocks) {
		w = w.plus(weigh(s))
	}
	return w
}
