package script

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/wenzhai/wenzhai/convert/doc"
)

func parse(t testing.TB, name string) *Converter {
	t.Helper()
	c, err := Parse(name)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestWordsDecideWhatCharactersBecome(t *testing.T) {
	for _, x := range []struct{ config, in, want string }{
		{"s2t", "理发店在车站后面，发车前先干杯。", "理髮店在車站後面，發車前先乾杯。"},
		{"s2t", "皇后的干部朋友在台前复习", "皇后的幹部朋友在臺前複習"},
		{"s2tw", "图书馆里面的台灯", "圖書館裡面的檯燈"},
		{"s2hk", "图书馆里面的台灯", "圖書館裏面的枱燈"},
		{"s2twp", "用鼠标打开软件", "用滑鼠開啟軟體"},
		{"t2s", "乾隆年間的茶葉曬乾了", "乾隆年间的茶叶晒干了"},
		{"tw2sp", "用滑鼠點選軟體", "用鼠标点击软件"},
		{"hk2s", "裏面的説明", "里面的说明"},
		{"t2tw", "衆人在牀上", "眾人在床上"},
		{"tw2t", "眾人在床上", "衆人在牀上"},
		{"s2t", "Tea & trains 2024", "Tea & trains 2024"},
		{"s2t", "\xff坏\xfe", "\xff壞\xfe"},
		{"s2t", "", ""},
	} {
		if got := parse(t, x.config).String(x.in); got != x.want {
			t.Errorf("%s %s: %s, want %s", x.config, x.in, got, x.want)
		}
	}
}

func TestUnknownNamesAreRefusedWithTheKnown(t *testing.T) {
	_, err := Parse("s2x")
	if err == nil || !strings.Contains(err.Error(), "s2t, s2tw") {
		t.Error(err)
	}
}

// TestPartsAreConvertedInSightOfEachOther parts words by markup.
func TestPartsAreConvertedInSightOfEachOther(t *testing.T) {
	for _, x := range []struct {
		config   string
		in, want []string
	}{
		{"s2t", []string{"头", "发", "很长"}, []string{"頭", "髮", "很長"}},
		{"s2twp", []string{"新软", "件来了"}, []string{"新軟", "體來了"}},
		{"s2twp", []string{"一个服", "务", "器坏"}, []string{"一個伺", "服", "器壞"}},
		{"tw2sp", []string{"非同", "步的"}, []string{"异步", "的"}},
		{"s2tw", []string{"", "台", "", "灯", ""}, []string{"", "檯", "", "燈", ""}},
		{"s2tw", []string{"plain ", "text"}, []string{"plain ", "text"}},
	} {
		if got := parse(t, x.config).Parts(x.in); !slices.Equal(got, x.want) {
			t.Errorf("%s %q: %q, want %q", x.config, x.in, got, x.want)
		}
	}
}

func TestArticle(t *testing.T) {
	run := func(s string) []doc.Inline { return []doc.Inline{&doc.Run{Text: s}} }
	code := &doc.Code{Text: "发 = 1"}
	a := &doc.Article{
		Meta: doc.Meta{Title: "头发", Author: "园丁叶", Source: "茶馆", Tags: []string{"干果"}, URL: "https://tea.example/头", Path: "头.md", Lang: doc.Hans},
		Blocks: []doc.Block{
			&doc.Paragraph{Inlines: []doc.Inline{
				&doc.Run{Text: "理"}, &doc.Styled{Style: doc.Strong, Inlines: run("发")}, &doc.Break{},
				&doc.Link{URL: "https://tea.example/发", Inlines: run("发")}, &doc.CodeSpan{Text: "发"},
				&doc.Styled{Lang: "ja", Inlines: run("学")},
			}},
			&doc.Paragraph{Lang: doc.English, Inlines: run("Tea (茶叶)")},
			&doc.Paragraph{Inlines: run("会う学校")},
			&doc.Paragraph{Inlines: []doc.Inline{&doc.Run{Text: "理"}, &doc.Ruby{Base: "发", Text: "fà 发"}}},
			&doc.Quote{Lang: doc.Hant, Blocks: []doc.Block{&doc.Paragraph{Inlines: run("皇后")}}},
			&doc.List{Items: []doc.Item{{Blocks: []doc.Block{&doc.Paragraph{Inlines: run("面条")}}}}},
			&doc.Table{Caption: run("车"), Head: []doc.Row{{{Inlines: run("书")}}}, Rows: []doc.Row{{{Inlines: run("门")}}}},
			&doc.Figure{Src: "门.png", Alt: "门", Caption: run("门")}, code,
		},
	}
	before := strings.Join(doc.PlainBlocks(a.Blocks), "|")
	blocks := a.Blocks
	parse(t, "s2t").Article(a)
	got := strings.Join(doc.PlainBlocks(a.Blocks), "|")
	if want := "理髮\n發发学|Tea (茶葉)|会う学校|理髮|皇后|麪條|車|書|門|門|发 = 1"; got != want {
		t.Errorf("%s\nwant %s", got, want)
	}
	if doc.PlainBlocks(blocks) == nil || strings.Join(doc.PlainBlocks(blocks), "|") != before {
		t.Error("the blocks given were changed")
	}
	if a.Title != "頭髮" || a.Author != "園丁葉" || a.Source != "茶館" || a.Tags[0] != "乾果" || a.Lang != doc.Hant {
		t.Errorf("%+v", a.Meta)
	}
	if a.URL != "https://tea.example/头" || a.Path != "头.md" || a.Blocks[0].(*doc.Paragraph).Inlines[3].(*doc.Link).URL != "https://tea.example/发" {
		t.Error("an address was changed")
	}
	if r := a.Blocks[3].(*doc.Paragraph).Inlines[1].(*doc.Ruby); r.Text != "fà 发" {
		t.Errorf("a reading became %q", r.Text)
	}
	if f := a.Blocks[7].(*doc.Figure); f.Src != "门.png" || f.Alt != "門" {
		t.Errorf("%+v", f)
	}
}

// TestWhatIsInTheScriptAlready has texts that words of the other script would
// spoil: 后 and 里 are characters of both.
func TestWhatIsInTheScriptAlready(t *testing.T) {
	for _, x := range []struct {
		config string
		lang   doc.Lang
		want   string
	}{
		{"s2t", doc.Hant, "三里外，母后與眾人"},
		{"s2t", "zh-TW", "三里外，母后與眾人"},
		{"s2hk", "zh-Hant-HK", "三里外，母后與眾人"},
		{"t2s", doc.Hans, "三里外，母后與眾人"},
		{"t2s", "zh-CN", "三里外，母后與眾人"},
		{"t2s", "zh", "三里外，母后与众人"},
		{"t2s", doc.English, "三里外，母后与众人"},
		{"t2s", "ja", "三里外，母后與眾人"},
		{"t2tw", doc.Hans, "三里外，母后與眾人"},
		{"tw2t", doc.Hant, "三里外，母后與衆人"},
	} {
		a := &doc.Article{Meta: doc.Meta{Title: "三里外，母后與眾人", Lang: x.lang}}
		parse(t, x.config).Article(a)
		if a.Title != x.want {
			t.Errorf("%s of %s: %s, want %s", x.config, x.lang, a.Title, x.want)
		}
	}
}

// FuzzParts holds that pieces together are what the whole becomes, and that
// Latin text stays.
func FuzzParts(f *testing.F) {
	f.Add("一个服务器坏了", 3, 9)
	f.Add("头发B超检查 a", 1, 4)
	f.Add("\xff\xe5头", 1, 2)
	var all []*Converter
	for _, n := range Names() {
		all = append(all, parse(f, n))
	}
	f.Fuzz(func(t *testing.T, s string, i, k int) {
		i = min(max(i, 0), len(s))
		k = min(max(k, i), len(s))
		if !utf8.ValidString(s[:i]) || !utf8.ValidString(s[i:k]) || !utf8.ValidString(s[k:]) {
			return // parts are cut between characters
		}
		for n, c := range all {
			whole := c.String(s)
			parts := c.Parts([]string{s[:i], s[i:k], s[k:]})
			if len(parts) != 3 || strings.Join(parts, "") != whole {
				t.Errorf("%s %q: %q, whole %q", Names()[n], s, parts, whole)
			}
		}
	})
}

func BenchmarkString(b *testing.B) {
	s := strings.Repeat("春天的花园里开满了花，园丁在图书馆后面干活，火车从远处发出声音。", 1000)
	for _, n := range []string{"s2t", "s2twp", "t2s", "tw2sp"} {
		c := parse(b, n)
		b.Run(n, func(b *testing.B) {
			b.SetBytes(int64(len(s)))
			for b.Loop() {
				c.String(s)
			}
		})
	}
}
