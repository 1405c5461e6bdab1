package convert

import (
	"fmt"
	"strings"
	"testing"

	"github.com/wenzhai/wenzhai/convert/digest"
	"github.com/wenzhai/wenzhai/convert/doc"
	"github.com/wenzhai/wenzhai/convert/links"
)

// linksOf returns the links of the book's articles: "words → number of the article" or
// the address, in order; article by article, parted by "; ".
func linksOf(t *testing.T, l *Library) []string {
	t.Helper()
	var out []string
	for _, e := range l.plan.volume.Entries() {
		a, err := l.Load(t.Context(), e)
		if err != nil {
			t.Fatal(err)
		}
		var in []string
		blocks := a.Blocks
		if a.Second != nil {
			blocks = append(blocks[:len(blocks):len(blocks)], a.Second.Blocks...)
		}
		doc.EachText(blocks, func(text *[]doc.Inline) {
			doc.EachInline(*text, func(i doc.Inline) {
				if x, ok := i.(*doc.Link); ok {
					in = append(in, doc.PlainInlines(x.Inlines)+" → "+goal(x))
				}
			})
		})
		out = append(out, strings.Join(in, "; "))
	}
	return out
}

// page is a file with a title, a day of May 2024, a body, and what else its front
// matter has.
func page(title string, day int, body string, more ...string) string {
	const tail = "\n\n潮水退到石阶以下，渡工把缆绳收进舱里，又在账簿上记了一笔。"
	return fmt.Sprintf("---\ntitle: %s\ndate: 2024-05-%02d\n%s---\n%s%s%s\n", title, day, strings.Join(more, ""), body, tail, strings.Repeat(title, 3))
}

func TestLinksLeadToTheirPlaces(t *testing.T) {
	for name, c := range map[string]struct {
		files map[string]string
		o     Options
		want  string
	}{
		"files": {map[string]string{
			"a.md": page("甲", 1, "见[乙](b.md)、[乙](./B.html)、[丙](sub/c)、[无](none.md)、[站外](https://tide.example/x)。"),
			"b.md": page("乙", 2, "见[甲](/a/)、[甲](a.md)。\n\n- 又见[丙](sub/c.md)\n\n> [甲](a.md)\n\n| 表 |\n|---|\n| [甲](a.md) |"), "sub/c.md": page("丙", 3, "见[甲](../a.md)、[邮件](mailto:a@tide.example)。"),
		}, Options{}, "乙 → 1; 乙 → 1; 丙 → 2; 站外 → https://tide.example/x / 甲 → 0; 甲 → 0; 丙 → 2; 甲 → 0; 甲 → 0 / 甲 → 0; 邮件 → mailto:a@tide.example"},
		"names": {map[string]string{
			"甲.md": page("甲文", 1, "见[[乙]]、[[乙|那篇]]、[[昔|旧名]]、[[无此页]]、**[[乙]]**。"), "记/乙.md": page("乙文", 2, "见[[甲文]]。", "aliases: [昔]\n"),
		}, Options{}, "乙 → 1; 那篇 → 1; 旧名 → 1; 乙 → 1 / 甲文 → 0"},
		"addresses": {map[string]string{
			"one.md": page("甲", 1, "见[乙](two.md)、[乙](https://www.tide.example/two)、[无](none.md)、[关于](/about/)。", "url: https://tide.example/one/\n"),
			"two.md": page("乙", 2, "见[甲](http://tide.example/one/?utm_source=x)、[自己](https://tide.example/two/)。", "url: https://tide.example/two/\n"),
		}, Options{}, "乙 → 1; 乙 → 1; 关于 → https://tide.example/about/ / 甲 → 0; 自己 → https://tide.example/two/"},
		"not in the book": {map[string]string{
			"a.md": page("甲", 1, "见[乙](b.md)、[丙](c.md)。"), "b.md": page("乙", 2, "文。", "url: https://tide.example/b\n"), "c.md": page("丙", 3, "文。"),
		}, Options{Planning: Planning{Limit: 1}}, "乙 → https://tide.example/b"},
		"duplicates": {map[string]string{
			"a.md": page("甲", 1, "见[乙](z.md)。"), "b.md": page("乙", 2, "文。"), "z.md": page("乙", 2, "文。"),
		}, Options{}, "乙 → 1 / "},
	} {
		got := linksOf(t, opened(t, folder(t, c.files), c.o))
		if g := strings.Join(got, " / "); g != c.want {
			t.Errorf("%s: %s\nwant %s", name, g, c.want)
		}
	}
}

func TestLinksLeadToPlacesInArticles(t *testing.T) {
	files := map[string]string{
		"a.md": page("甲", 1, "见[下](b.md#下节)、[又](b.md#下节-1)、[点](b.md#dot)、[表](b.html#cell)、[无](b.md#无)、[尾](#尾声)、[自](a.md#尾声)、[没有](#没有)、[[乙#丙 丁|维]]。\n\n## 尾声\n\n完。"),
		"b.md": page("乙", 2, "起，[回](a.md#尾声)。\n\n## 下节\n\n甲[己](./b.md#丙-丁)。\n\n## 下节\n\n乙<span id=\"dot\"></span>丙。\n\n| <b id=\"cell\">表</b> |\n|---|\n| 格 |\n\n## 丙 丁\n\n完<i id=\"nobody\">。</i>"),
	}
	want := "下 → 1#p1; 又 → 1#p2; 点 → 1#p3; 表 → 1#p4; 无 → 1; 尾 → 0#p1; 自 → 0#p1; 维 → 1#p5 / 回 → 0#p1; 己 → 1#p5"
	for _, o := range []Options{{}, {Running: Running{Workers: 1}}, {Selecting: Selecting{NearDuplicates: true}}} {
		l := opened(t, folder(t, files), o)
		if got := strings.Join(linksOf(t, l), " / "); got != want {
			t.Errorf("%s\nwant %s", got, want)
		}
		a, err := l.Load(t.Context(), l.plan.volume.Entries()[1])
		if err != nil {
			t.Fatal(err)
		}
		if ids := links.IDs(a.Blocks); len(ids) != 5 {
			t.Errorf("the article has the places %v", ids)
		}
	}
}

// goal says where a link leads.
func goal(l *doc.Link) string {
	if l.To == nil {
		return l.URL
	}
	s := fmt.Sprint(l.To.N)
	if l.To.Second {
		s += "b"
	}
	if l.To.ID != "" {
		s += "#" + l.To.ID
	}
	return s
}

// A link to a translation leads to the second text of its entry.
func TestLinksLeadToSecondTexts(t *testing.T) {
	const han, latin = "潮水退到石阶以下，渡工把缆绳收进舱里。", "The tide fell below the steps, and the ferryman took in the rope. He wrote a line in his book."
	files := map[string]string{
		"tide.zh.md": "---\ntitle: 潮水\ndate: 2024-05-01\nlang: zh\n---\n" + han + "见[英文](tide.en.md)。\n",
		"tide.en.md": "---\ntitle: The tide\ndate: 2024-05-01\nlang: en\n---\n" + latin + " See [Chinese](tide.zh.md).\n",
	}
	got := strings.Join(linksOf(t, opened(t, folder(t, files), Options{Pairing: Pairing{Layout: digest.Sequential}})), " / ")
	if got != "英文 → 0b; Chinese → 0" {
		t.Error(got)
	}
}
