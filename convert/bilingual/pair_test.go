package bilingual

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/wenzhai/wenzhai/convert/diag"
	"github.com/wenzhai/wenzhai/convert/doc"
)

// meta reads "path lang [key=value …]".
func meta(s string) *doc.Meta {
	f := strings.Fields(s)
	m := &doc.Meta{Path: f[0], Lang: doc.Lang(f[1]), Title: f[0], Line: 1}
	for _, x := range f[2:] {
		key, value, _ := strings.Cut(x, "=")
		switch key {
		case "url":
			m.URL = value
		case "via":
			m.Via = append(m.Via, value)
		case "of":
			m.Original = value
		case "index":
			fmt.Sscan(value, &m.Index)
		case "source":
			m.Source = value
		case "day":
			m.DateFrom = doc.DateFrontMatter
			m.Date, _ = time.Parse(time.DateOnly, value)
		}
	}
	return m
}

func TestFindPairs(t *testing.T) {
	for _, c := range []struct{ about, archive, want string }{
		{"suffixes", "a/tea.en.md en|a/tea.zh.md zh-Hans|a/fog-zh-CN.html zh-Hans|a/fog-en.html en|a/灯_英文.txt en|a/灯_中文.txt zh-Hans", "0-1 suffix|2-3 suffix|4-5 suffix"},
		{"a default language without a suffix", "post.md zh-Hans|post.en.md en|other.md zh-Hans", "0-1 suffix"},
		{"prefixes", "en-tea.md en|zh-tea.md zh-Hans", "0-1 suffix"},
		{"scripts", "tea.zh-Hans.md zh-Hans|tea.zh-Hant.md zh-Hant", "0-1 suffix"},
		{"Russian", "tea.ru.md ru|tea.en.md en", "0-1 suffix"},
		{"three languages", "tea.en.md en|tea.ru.md ru|tea.zh.md zh-Hans", "0-2 suffix|unpaired tea.ru.md"},
		{"three languages, Russian first", "tea.ru.md ru|tea.zh.md zh-Hans|tea.en.md en", "1-2 suffix|unpaired tea.ru.md"},
		{"folders", "x/en/tea.md en|x/zh/tea.md zh-Hans|y/sources/fog.md en|y/translated/fog.md zh-Hans|w/en/rain.md en|w/zh/snow.md zh-Hans", "0-1 folder|2-3 folder"},
		{"folders that end in a language", "posts-en/tea.md en|posts-zh/tea.md zh-Hans", "0-1 folder"},
		{"a language without a folder of its own", "posts/tea.md zh-Hans|posts/en/tea.md en", "0-1 folder"},
		{"one address", "a.md en url=https://tea.example/fog|b.md zh-Hans url=https://cha.example/1 via=http://www.tea.example/fog/", "0-1 address"},
		{"one address, tracked", "a.md en url=https://tea.example/fog/?utm_source=x&utm_medium=y#top|b.md zh-Hans url=https://tea.example/fog", "0-1 address"},
		{"a site's address is none", "a.md en url=https://tea.example/|b.md zh-Hans url=https://tea.example", ""},
		{"one address, one language", "a.md en url=https://tea.example/fog|b.md en url=https://tea.example/fog", ""},
		{"a key is stronger than a name", "a/tea.en.md en|a/tea.zh.md zh-Hans|b/wu.md zh-Hans of=../a/tea.en.md", "0-2 key|unpaired a/tea.zh.md"},
		{"a key from the root", "x/src/tea.md en|x/out/cha.md zh-Hans of=/src/tea.md", "0-1 key"},
		{"rivals", "a.md en url=https://tea.example/fog|b.md zh-Hans url=https://tea.example/fog|c.md zh-Hans url=https://tea.example/fog", "pair-conflict a.md"},
		{"rivals that a name tells apart", "f.en.md en url=https://t.example/f|f.zh.md zh-Hans url=https://t.example/f|c.md zh-Hans url=https://t.example/f", "0-1 suffix"},
		{"several articles a file", "d.en.txt en|d.en.txt en index=1|d.zh.txt zh-Hans|d.zh.txt zh-Hans index=1", "0-2 suffix|1-3 suffix"},
		{"unpaired", "a.en.md en|a.zh.md zh-Hans|b.en.md en", "0-1 suffix|unpaired b.en.md"},
		{"nothing", "a.md en|b.md zh-Hans", ""},
		{"Chinese and Russian by suffix", "чай.ru.md ru|чай.zh.md zh-Hans|fog_rus.txt ru|fog_chs.txt zh-Hans|туман-рус.md ru|туман-кит.md zh-Hans", "0-1 suffix|2-3 suffix|4-5 suffix"},
		{"Chinese and Russian by folder", "ru/a.md ru|zh/a.md zh-Hans|x/俄文/b.md ru|x/中文/b.md zh-Hans", "0-1 folder|2-3 folder"},
		{"Chinese and Russian by address and key", "a.md ru url=https://tea.example/fog|b.md zh-Hans via=https://tea.example/fog|c.md zh-Hans|d.md ru of=c.md", "0-1 address|2-3 key"},
		{"English and Russian by suffix", "tea_en.md en|tea_ru.md ru|bread.md en|bread.ru.md ru", "0-1 suffix|2-3 suffix"},
		{"English and Russian by folder", "english/a.md en|russian/a.md ru|posts/b.md en|posts/ru/b.md ru", "0-1 folder|2-3 folder"},
		{"English and Russian by address and key", "a.md en url=https://tea.example/1|b.md ru via=https://tea.example/1|c.md en|d.md ru of=c.md", "0-1 address|2-3 key"},
		{"two scripts by suffix", "tea.zh-CN.md zh-Hans|tea.zh-TW.md zh-Hant|雾_简体.txt zh-Hans|雾_繁体.txt zh-Hant|a.chs.md zh-Hans|a.cht.md zh-Hant", "0-1 suffix|2-3 suffix|4-5 suffix"},
		{"two scripts by folder", "hans/a.md zh-Hans|hant/a.md zh-Hant|zh-cn/b.md zh-Hans|zh-hk/b.md zh-Hant", "0-1 folder|2-3 folder"},
		{"two scripts by address and key", "a.md zh-Hans url=https://tea.example/1|b.md zh-Hant url=https://tea.example/1|c.md zh-Hans|d.md zh-Hant of=c.md", "0-1 address|2-3 key"},
		{"two scripts and English", "a.zh-CN.md zh-Hans|a.zh-TW.md zh-Hant|a.en.md en", "pair-conflict a.en.md"},
		{"a key that both share", "en/x.md en of=about|zh/y.md zh-Hans of=about", "0-1 key"},
		{"a key without an ending", "src/fog.md en|out/wu.md zh-Hans of=src/fog", "0-1 key"},
		{"a key that is a file's name", "2021/fog.en.md en|2022/wu.md zh-Hans of=fog.en.md", "0-1 key"},
		{"a key that is a title", "2021/fog.md en|2022/wu.md zh-Hans of=2021/fog.md", "0-1 key"},
		{"a key that names nothing", "a/fog.en.md en|a/fog.zh.md zh-Hans of=gone.md", "0-1 suffix"},
		{"a key that names itself", "a.md zh-Hans of=a.md|b.md en", ""},
		{"two translations of one", "o.md en|x.md zh-Hans of=o.md|y.md zh-Hans of=o.md", "pair-conflict o.md"},
		{"numbers are no languages", "1.md en|2.md zh-Hans|tea-2.md en|tea-3.md zh-Hans", ""},
		{"the language of a name and another text", "fog.en.md zh-Hans|fog.zh.md zh-Hans", "0-1 suffix"},
		{"the same name in folders of one language", "a/en/tea.md en|b/en/tea.md en|a/zh/tea.md zh-Hans", "0-2 folder"},
		{"leftovers of folders", "en/a.md en|zh/a.md zh-Hans|zh/b.md zh-Hans|other/c.md zh-Hans", "0-1 folder|unpaired zh/b.md"},
		{"articles of one file", "f.xml zh-Hans|f.xml en index=1", ""},
		{"articles of one file, and one that names it", "d.txt zh-Hans|d.txt zh-Hant index=1|a.md en of=d.txt", "pair-conflict a.md"},
		{"an article that names its own file", "d.txt zh-Hans of=d.txt|d.txt en index=1", ""},
		{"a key within a file", "f.json zh-Hans of=fog|f.json en index=1|f.json en index=2 of=fog", "0-2 key"},
		{"a key of several within a file", "f.json zh-Hans of=fog|f.json en index=1 of=fog|f.json en index=2 of=fog", "pair-conflict f.json"},
		{"one publication", "a.md zh-Hans of=茶报 source=茶报|b.md en of=茶报 source=茶报", ""},
		{"one number in two sites", "x/a.md zh-Hans of=1|y/b.md en of=1", ""},
		{"one number in each of two sites", "x/en/a.md en of=1|x/zh/b.md zh-Hans of=1|y/en/c.md en of=1|y/zh/d.md zh-Hans of=1", "0-1 key|2-3 key"},
		{"one number in two addresses", "a.json zh-Hans of=1 url=https://a.example/x|b.json en of=1 url=https://b.example/y", ""},
		{"one number in one site", "x/2021/a.md zh-Hans of=1|x/en/2022/b.md en of=1", "0-1 key"},
		{"a long key in two places", "x/a.md zh-Hans of=fog-on-the-tea-hills|y/b.md en of=fog-on-the-tea-hills", "0-1 key"},
		{"languages in addresses", "f.xml zh-Hans url=https://t.example/zh/fog|f.xml en index=1 url=https://t.example/en/fog|f.xml en index=2 url=https://t.example/en/rain", "0-1 address"},
		{"a language in one address", "f.xml zh-Hans url=https://t.example/fog|f.xml en index=1 url=https://t.example/en/fog", "0-1 address"},
		{"languages in hosts", "a.html zh-Hans url=https://zh.t.example/fog|b.html en url=https://en.t.example/fog|c.html zh-Hans url=https://zh.t.example/12|d.html en url=https://en.t.example/12", "0-1 address"},
		{"languages in parameters and ends", "f.xml zh-Hans url=https://t.example/?p=3&lang=zh|f.xml en index=1 url=https://t.example/?p=3&lang=en|f.xml ru index=2 url=https://t.example/a-ru.html|f.xml en index=3 url=https://t.example/a.en.html|f.xml en index=4 url=https://t.example/b_en", "0-1 address|2-3 address"},
		{"front pages in two languages", "f.xml zh-Hans url=https://t.example/zh/|f.xml en index=1 url=https://t.example/en/", ""},
		{"one address in a file", "f.xml zh-Hans url=https://t.example/river/log|f.xml en index=1 url=https://t.example/river/log", ""},
		{"the address of a list", "a.md zh-Hans url=https://t.example/feed.xml|b.md en url=https://t.example/feed.xml|c.md en via=https://t.example/news/|d.md zh-Hans via=http://t.example/news", ""},
		{"Docusaurus", "docs/guide/start.md en|i18n/zh/docusaurus-plugin-content-docs/current/guide/start.md zh-Hans|blog/a.md en|i18n/zh-cn/docusaurus-plugin-content-blog/a.md zh-Hans|src/pages/about.md en|i18n/zh/docusaurus-plugin-content-pages/about.md zh-Hans", "0-1 folder|2-3 folder|4-5 folder"},
		{"Docusaurus in versions", "s/versioned_docs/version-2.0/a.md en|s/i18n/zh/docusaurus-plugin-content-docs/version-2.0/a.md zh-Hans|s/docs/a.md en|s/i18n/zh/docusaurus-plugin-content-docs/current/a.md zh-Hans|s/tea/b.md en|s/i18n/zh/docusaurus-plugin-content-docs-tea/current/b.md zh-Hans|s/tea_versioned_docs/version-1/b.md en|s/i18n/zh/docusaurus-plugin-content-docs-tea/version-1/b.md zh-Hans", "0-1 folder|2-3 folder|4-5 folder|6-7 folder"},
		{"the address of a list of many", "f.xml zh-Hans url=https://t.example/news|f.xml en index=1 url=https://t.example/news|f.xml en index=2 url=https://t.example/news", ""},
		{"places on one page", "f.xml zh-Hans url=https://t.example/log#1|f.xml en index=1 url=https://t.example/log#2", ""},
		{"one source in a file", "d.txt zh-Hans via=https://t.example/digest-3|d.txt en index=1 via=https://t.example/digest-3", ""},
		{"a source in a file that is another's address", "d.txt zh-Hans via=https://t.example/fog|d.txt en index=1 url=https://t.example/fog", "0-1 address"},
		{"one name, no suffix", "notes.md zh-Hans|notes.txt en", ""},
		{"feeds in two languages", "f.zh.xml zh-Hans day=2021-06-01|f.zh.xml zh-Hans index=1 day=2021-06-05|f.en.xml en day=2021-06-20|f.en.xml en index=1 day=2021-06-06", "1-3 suffix|unpaired f.zh.xml|unpaired f.en.xml"},
		{"feeds of unlike length", "zh/f.xml zh-Hans|zh/f.xml zh-Hans index=1|en/f.xml en", ""},
	} {
		t.Run(c.about, func(t *testing.T) {
			var metas []*doc.Meta
			for _, s := range strings.Split(c.archive, "|") {
				metas = append(metas, meta(s))
			}
			pairs, ds := FindPairs(metas, ByAll())
			if got := describe(pairs, ds); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
}

func describe(pairs []Pair, ds []diag.Diagnostic) string {
	var out []string
	for _, p := range pairs {
		out = append(out, fmt.Sprintf("%d-%d %s", p.A, p.B, p.By))
	}
	for _, d := range ds {
		out = append(out, fmt.Sprintf("%s %s", d.Code, d.Path))
	}
	return strings.Join(out, "|")
}

func TestFindPairsByNamedEvidenceOnly(t *testing.T) {
	metas := []*doc.Meta{meta("tea.en.md en url=https://t.example/f"), meta("tea.zh.md zh-Hans"), meta("wu.md zh-Hans url=https://t.example/f")}
	for e, want := range map[Evidence]string{BySuffix: "0-1 suffix", ByAddress: "0-2 address"} {
		pairs, _ := FindPairs(metas, []Evidence{e})
		if got := describe(pairs, nil); got != want {
			t.Errorf("%s: got %s", e, got)
		}
	}
}

func TestFindPairsInTheLanguagesWanted(t *testing.T) {
	metas := []*doc.Meta{meta("tea.en.md en"), meta("tea.ru.md ru"), meta("tea.zh.md zh-Hans"), meta("tea.zh-TW.md zh-Hant")}
	for _, c := range []struct {
		want []doc.Lang
		got  string
	}{
		{[]doc.Lang{doc.Russian, ""}, "1-2 suffix"},
		{[]doc.Lang{doc.English, doc.Russian}, "0-1 suffix"},
		{[]doc.Lang{"zh"}, "0-2 suffix"},
	} {
		pairs, _ := FindPairs(metas[:3], ByAll(), c.want...)
		if got := describe(pairs, nil); got != c.got {
			t.Errorf("%v: got %s, want %s", c.want, got, c.got)
		}
	}
	pairs, _ := FindPairs(metas, ByAll(), doc.Hant, doc.English)
	if got := describe(pairs, nil); got != "0-3 suffix|1-2 suffix" {
		t.Errorf("Traditional Chinese and English: got %s", got)
	}
}

func FuzzParseName(f *testing.F) {
	f.Add("a/en/post.zh-CN.md")
	f.Add("(en).md")
	f.Add("\xff-\xfe_zh")
	f.Fuzz(func(_ *testing.T, p string) {
		n := parseName(p)
		_ = n.inFolder(0) + n.anywhere(0)
		_ = resolve(p, p)
	})
}
