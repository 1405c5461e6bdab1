package article

import (
	"fmt"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/wenzhai/wenzhai/convert/diag"
	"github.com/wenzhai/wenzhai/convert/doc"
)

// shanghai is a fixed zone, so that tests need no zone data.
var shanghai = time.FixedZone("CST", 8*3600)

// scanText reads one file named name with the zone of the tests.
func scanText(name, data string) (string, []Head, []diag.Diagnostic) {
	base := name[strings.LastIndexByte(name, '/')+1:]
	text, heads, ds := Scan(Input{Path: name, Name: base, Data: []byte(data)}, Options{Zone: shanghai})
	return string(text), heads, ds
}

// show prints what a test states of an article: only the keys in want.
func show(h Head, text, want string) string {
	date := ""
	if h.Dated() {
		date = h.Date.Format(time.RFC3339Nano)
		if h.DateOnly {
			date = h.Date.Format(time.DateOnly)
		}
	}
	all := map[string]string{
		"title": h.Title, "date": date, "from": h.DateFrom.String(), "lang": string(h.Lang), "author": h.Author,
		"source": h.Source, "url": h.URL, "tags": strings.Join(h.Tags, "+"),
		"original": h.Original, "via": strings.Join(h.Via, "+"), "format": h.Format.String(),
		"body": firstLineOf(text[h.Start:h.End]), "line": fmt.Sprint(h.BodyLine),
	}
	var out []string
	for _, l := range strings.Split(want, "\n") {
		key, _, _ := strings.Cut(l, "=")
		out = append(out, key+"="+all[key])
	}
	return strings.Join(out, "\n")
}

func firstLineOf(s string) string {
	l, _, _ := strings.Cut(s, "\n")
	return l
}

func codesOf(ds []diag.Diagnostic) string {
	var out []string
	for _, d := range ds {
		out = append(out, fmt.Sprintf("%s:%d", d.Code, d.Line))
	}
	return strings.Join(out, " ")
}

func TestScan(t *testing.T) {
	for _, c := range []struct {
		about, name, data, want, codes string
	}{
		{
			"what it translates", "a.md",
			"---\ntitle: 雾\ndate: 2021-06-28\nurl: https://cha.example/wu\nvia: https://tea.example/fog\ntranslation_of: ../en/fog.md\n---\n雾散了。\n",
			"url=https://cha.example/wu\nvia=https://tea.example/fog\noriginal=../en/fog.md", "",
		},
		{
			"a source under the body", "a.md",
			"---\ntitle: 雾\ndate: 2021-06-28\n---\n雾散了。\n\n------\n\nvia: http://tea.example/fog\n\n作者：[林晚][a]\n原文链接：<https://Tea.example/Fog2>\nvia: see https://x.example/\n",
			"via=http://tea.example/fog+https://Tea.example/Fog2", "",
		},
		{
			"Jekyll with a crawler's preamble", "a.txt",
			"---\nlayout: post\ntitle: \"茶园“春色” 正好\"\ndate: 2021-07-12T05:34:09.281Z\nauthor: 花园报\n" +
				"from: https://www.garden.example/story1\ntags: [ 花园报 ]\ncategories: [ 花园报 ]\n---\n<!--1626089940000-->\n" +
				"[茶园“春色” 正好](https://www.garden.example/story1)\n------\n\n<div>\n<p>茶园里的工人正在采茶。</p>\n</div>\n",
			"title=茶园“春色” 正好\ndate=2021-07-12T05:34:09.281Z\nfrom=front-matter\nlang=zh-Hans\nauthor=花园报\nsource=花园报\n" +
				"url=https://www.garden.example/story1\ntags=花园报\nformat=html\nbody=<div>\nline=14", "",
		},
		{
			"Hexo after a blank line and a byte order mark", "a.md",
			"\ufeff\n---\ntitle: '春茶上市'\ncategories:\n - 茶\n - 花园日报\nauthor: 花园日报\ndate: Fri, 03 Dec 2021 05:42:17 GMT\n---\n\n正文。\n",
			"title=春茶上市\ndate=2021-12-03T05:42:17Z\ntags=茶+花园日报\nsource=花园日报\nformat=markdown\nbody=正文。\nline=11", "",
		},
		{
			"no front matter: epoch, link, rule, date element", "a.txt",
			"<!--1616570375000-->\n[综述：火车来了](https://cn.trains.example/a1)\n------\n\n<div><i>2021-03-24T07:19:35Z</i></div><p>火车开了。</p>\n",
			"title=综述：火车来了\ndate=2021-03-24T07:19:35Z\nfrom=body\nsource=cn.trains.example\nbody=<p>火车开了。</p>\nline=5", "",
		},
		{
			"the epoch alone dates", "a.txt", "<!--1616570375000-->\n[火车](https://cn.trains.example/a1)\n------\n<p>火车开了。</p>\n",
			"title=火车\ndate=2021-03-24T15:19:35+08:00\nfrom=comment\nbody=<p>火车开了。</p>", "",
		},
		{
			"[#] lines, heading wins over the subject", "a.zh.md",
			"[#]: subject: (Growing Tea: a Guide)\n[#]: via: (https://tea.example/guide)\n[#]: author: (Ann Leaf https://tea.example/ann)\n" +
				"[#]: publisher: (someone)\n[#]: url: ( )\n[#]: date: \"2021-06-28\"\n\n种茶指南\n======\n\n> 怎样种茶。\n",
			"title=种茶指南\ndate=2021-06-28\nauthor=Ann Leaf\nsource=tea.example\nurl=https://tea.example/guide\nlang=zh-Hans\nbody=> 怎样种茶。\nline=11", "",
		},
		{
			"[#] lines without a heading", "a.md", "[#]: subject: \"Growing Tea\"\n[#]: url: \" \"\n\nTea grows on hills.\n",
			"title=Growing Tea\nurl=\nbody=Tea grows on hills.", "undated:1",
		},
		{
			"TOML", "a.md", "+++\ntitle = \"Night sky\"\ndate = 2021-06-28T20:23:00+08:00\n[taxonomies]\ntags = [\"stars\", \"moon\"]\n+++\nThe moon rose.\n",
			"title=Night sky\ndate=2021-06-28T20:23:00+08:00\ntags=stars+moon\nbody=The moon rose.\nline=7", "",
		},
		{
			"TOML with a local time", "a.md", "+++\ntitle = \"x y\"\ndate = 2021-06-28T20:23:00\n+++\nz\n",
			"date=2021-06-28T20:23:00+08:00", "",
		},
		{
			"TOML with a day, a list of tables and a list of kinds", "a.md", "+++\ntitle = \"x y\"\ndate = 2021-06-28\ntags = [\"a\", 2, 2.5, true, 07:30:00]\n[[author]]\nname = \"林晚\"\n[[author]]\nname = \"Ann\"\n+++\nz\n",
			"date=2021-06-28\nauthor=林晚, Ann\ntags=a+2+2.5+true+07:30:00", "",
		},
		{
			"broken TOML", "a.md", "+++\ntitle = \"Night \"sky\" now\"\ndate = 2021-06-28\n+++\nThe moon.\n",
			"title=\"Night \"sky\" now\"\ndate=2021-06-28\nbody=The moon.", "bad-front-matter:2",
		},
		{
			"JSON", "a.md", "{\"title\": \"Night sky\", \"date\": \"2021-06-28\", \"author\": {\"name\": \"Ann\"}, \"tags\": [\"a\", 2]}\n\nThe moon.\n",
			"title=Night sky\ndate=2021-06-28\nauthor=Ann\ntags=a+2\nbody=The moon.\nline=3", "",
		},
		{
			"TOML of very deep keys", "a.md", "+++\ntitle = \"Night sky\"\ndate = 2021-06-28\n" + strings.Repeat("a.", 30_000) + "a = 1\n+++\nThe moon.\n",
			"title=Night sky\ndate=2021-06-28\nbody=The moon.", "bad-front-matter:2",
		},
		{
			"TOML of very many keys", "a.md", "+++\ntitle = \"Night sky\"\ndate = 2021-06-28\n" + strings.Repeat("[[a]]\n", 9_000) + "+++\nThe moon.\n",
			"title=Night sky\ndate=2021-06-28\nbody=The moon.", "bad-front-matter:2",
		},
		{
			"a brace is no JSON", "a.md", "{ text } of a garden\n\n# Title\n", "title=Title\nbody={ text } of a garden", "undated:1",
		},
		{
			"a colon in a title", "a.md", "---\ntitle: 茶园: 春天\ndate: 2021-06-28 20:23\n---\n正文\n",
			"title=茶园: 春天\ndate=2021-06-28T20:23:00+08:00\nbody=正文", "bad-front-matter:2",
		},
		{
			"brackets, quotes and stars in titles", "a.md", "---\ntitle: [转载] 茶园\nauthor: \"甲\"与\"乙\"\ndate: 2021-06-28\ntags: [茶, 园\n---\n正文\n",
			"title=[转载] 茶园\nauthor=\"甲\"与\"乙\"\ndate=2021-06-28\ntags=茶+园\nbody=正文", "bad-front-matter:2 bad-front-matter:3 bad-front-matter:5",
		},
		{
			"a title that is a list for YAML", "a.md", "---\ntitle: [转载]\ndate: 2021-06-28\n---\n正文\n", "title=[转载]", "",
		},
		{
			"no space after the colon", "a.md", "---\ntitle:茶园\ndate:2021-06-28\n---\n正文\n", "title=茶园\ndate=2021-06-28", "bad-front-matter:2 bad-front-matter:3",
		},
		{
			"closed by dots", "a.md", "---\ntitle: Tea\ndate: 2021-06-28\n...\nBody.\n", "title=Tea\nbody=Body.", "",
		},
		{
			"never closed", "a.md", "---\ntitle: Tea\ndate: 2021-06-28\n\nBody of the tea.\n", "title=Tea\ndate=2021-06-28\nbody=Body of the tea.", "bad-front-matter:1",
		},
		{
			"a rule is no front matter", "a.md", "---\n\nA garden in spring.\n\n---\n", "title=A garden in spring.\nbody=---", "untitled:1 undated:1",
		},
		{
			"aliases are not followed", "a.md", "---\nx: &a [1,2]\ntags: [*a, *a]\ntitle: Tea\ndate: 2021-06-28\n---\nBody.\n",
			"title=Tea\ntags=", "bad-front-matter:3",
		},
		{
			"bare keys", "a.txt", "标题：茶园\n作者：王小明\n来源：花园报\n日期：2021年6月28日\n\n茶园里的工人。\n",
			"title=茶园\nauthor=王小明\nsource=花园报\ndate=2021-06-28\nbody=茶园里的工人。", "",
		},
		{
			"entities, twice encoded, and the site's name", "a.md", "---\ntitle: 'Tea &amp;amp; gardens &#38; trains - Garden Post'\ndate: 2021-06-28\nsource: Garden Post\n---\nx\n",
			"title=Tea & gardens & trains", "",
		},
		{
			"a keyword is no site", "a.md", "---\ntitle: Stairs - Fibonacci\ndate: 2021-06-28\ntags: [Fibonacci, stairs]\n---\nx\n", "title=Stairs - Fibonacci", "",
		},
		{
			"nor is what follows a dash", "a.md", "---\ntitle: 台阶——数列\ndate: 2021-06-28\ntags: [数列]\nauthor: 数列\n---\nx\n", "title=台阶——数列", "",
		},
		{
			"the index of a folder", "stairs/index.md", "---\ndate: 2021-06-28\n---\n### name\n\nx\n", "title=stairs", "untitled:1",
		},
		{
			"a comment in program text is no title", "a.md", "---\ndate: 2021-06-28\n---\n{% highlight sh %}\n# install\n{% endhighlight %}\n\n```sh\n# clean\n```\n", "title=install", "untitled:1",
		},
		{
			"a hyphen that parts no site", "a.md", "---\ntitle: Tea - a history\ndate: 2021-06-28\ntags: [Garden Post]\n---\nx\n", "title=Tea - a history", "",
		},
		{
			"a bad date falls back on the name", "2014-08-28-tea.md", "---\ntitle: Tea\ndate: 2021-13-45\npublished: true\n---\nx\n",
			"date=2014-08-28\nfrom=filename", "bad-date:3",
		},
		{
			"an ambiguous date", "a.md", "---\ntitle: Tea\ndate: 06/07/2021\n---\nx\n", "date=2021-06-07", "ambiguous-date:3",
		},
		{"name with a compact date", "20140828_茶园的春天.md", "茶园。\n", "title=茶园的春天\ndate=2014-08-28", "untitled:1"},
		{"date folders", "posts/2021/07/12/tea.md", "# Tea\n\nx\n", "title=Tea\ndate=2021-07-12\nfrom=filename", ""},
		{"a serial number is no date", "posts/1626089940.md", "# Tea\n\nx\n", "date=", "undated:1"},
		{"ATX heading", "a.md", "# 每周分享第 9 期 #\n\n正文\n", "title=每周分享第 9 期\nbody=正文\nline=3", "undated:1"},
		{"heading without a space", "a.md", "#茶园\n正文\n", "title=茶园\nbody=正文", "undated:1"},
		{"heading with markup", "a.md", "# [Tea \\_and\\_ **trains**][4]\n\nx\n", "title=Tea _and_ trains\nbody=x", "undated:1"},
		{"a heading further down leaves what is above it", "a.md", "translated by Ann\n\nTea\n===\n\nx\n", "title=Tea\nbody=translated by Ann", "undated:1"},
		{"a heading in a code fence", "a.md", "```\n# not a title\n```\n", "title=not a title", "untitled:1 undated:1"},
		{"an HTML fragment", "a.html", "<h1>Tea &amp; <b>trains</b></h1><p>28 June 2021</p><p>x</p>", "title=Tea & trains\ndate=2021-06-28\nfrom=body\nformat=html", ""},
		{"readings in a heading of a page", "a.html", "<html><body><h1><ruby>潮<rp>(</rp><rt>しお</rt></ruby>と<ruby>船<rt>ふね</rt></ruby></h1><p>x</p></body></html>", "title=潮と船", "undated:1"},
		{"a <time> element", "a.html", "<h1>Tea</h1><time datetime=\"2021-06-28T20:23:00+08:00\">Monday</time><p>x</p>", "date=2021-06-28T20:23:00+08:00", ""},
		{"Markdown that begins with a tag", "a.md", "<div align=center>x</div>\n\n# Tea\n\nLong text of the garden, in Markdown.\n\nAnd more of it.\n", "format=markdown\ntitle=Tea", "undated:1"},
		{"plain text", "a.txt", "茶园的春天\n\n发布时间：2021-06-28 20:23 来源：花园报\n\n茶园里的工人正在采茶。\n", "title=茶园的春天\ndate=2021-06-28T20:23:00+08:00\nformat=text\nbody=茶园里的工人正在采茶。\nline=5", ""},
		{"plain text without a title", "001.txt", "茶园里的工人正在采茶，山上一片繁忙，大家都在忙着，没有人休息，太阳很好。\n", "title=茶园里的工人正在采茶，山上一片繁忙，大家都在忙着，没有人休息…\nbody=茶园里的工人正在采茶，山上一片繁忙，大家都在忙着，没有人休息，太阳很好。", "untitled:1 undated:1"},
		{
			"a date in fenced code is no date line", "2021-07-03-fog.md", "# Fog\n\nShort.\n\n```\n2021-06-21  07:40  2500\n```\n",
			"date=2021-07-03\nfrom=filename", "",
		},
		{"a date in indented code", "2021-07-03-fog.md", "# Fog\n\nShort:\n\n    2021-06-21  07:40\n", "date=2021-07-03", ""},
		{"a date in a table", "2021-07-03-fog.md", "# Fog\n\n| Day | Fog |\n|---|---|\n| 2021-06-21 | - |\n", "date=2021-07-03", ""},
		{"a date line below running text", "a.md", "# 茶园\n\n茶园里的工人正在采茶。\n\n2021-06-21\n\n又下了一场雨。\n", "date=", "undated:1"},
		{"a date line below a short line", "a.md", "# 茶园\n\n文/王小明\n\n2021年6月21日\n\n茶园里的工人正在采茶。\n", "date=2021-06-21\nfrom=body", ""},
		{"a date in a paragraph of HTML", "a.html", "<h1>Tea</h1><p>On <b>2021-06-28</b> we went to the garden and drank tea.</p>", "date=", "undated:1"},
		{"a date below running text of HTML", "a.html", "<h1>Tea</h1><p>We went to the garden and drank tea.</p><p>2021-06-28</p>", "date=", "undated:1"},
		{"a date in a table of HTML", "a.html", "<h1>Fog</h1><table><tr><td>2021-06-28</td><td>60</td></tr></table>", "date=", "undated:1"},
		{"a date in code of HTML", "a.html", "<h1>Fog</h1><p>Log:</p><pre>2021-06-28 07:40</pre>", "date=", "undated:1"},
		{"a date beside a source in HTML", "a.html", "<h1>茶园</h1><div><span>花园报</span> <span>2021-06-28 20:23</span></div><p>茶园里的工人正在采茶。</p>", "date=2021-06-28T20:23:00+08:00\nfrom=body", ""},
		{"a sentence with a date is no date line", "a.txt", "茶园的春天\n\n2021年6月28日，茶园里的工人开始采茶。\n", "date=", "undated:1"},
		{"traditional Chinese", "a.md", "# 茶園\n\n這個茶園裡的工人說，春天來了，開始採茶。\n", "lang=zh-Hant", "undated:1"},
		{"Russian", "a.md", "# Чай\n\nВ саду цветёт чай, поезд идёт в Пекин.\n", "lang=ru", "undated:1"},
		{"stated language", "a.md", "---\ntitle: Tee\ndate: 2021-06-28\nlang: de\n---\nDer Tee wächst.\n", "lang=de", ""},
		{"stated Chinese of no script", "a.md", "---\ntitle: 茶\ndate: 2021-06-28\nlang: zh\n---\n這個茶園開門了。\n", "lang=zh-Hant", ""},
		{"stated region", "a.md", "---\ntitle: 茶\ndate: 2021-06-28\nlang: zh_TW\n---\n茶\n", "lang=zh-Hant", ""},
		{"CR and CR LF", "a.md", "---\r\ntitle: Tea\r\ndate: 2021-06-28\r\n---\r\nBody\rmore\r\n", "title=Tea\nbody=Body", ""},
		{"one of several categories is a subject", "a.md", "---\ntitle: Tea\ndate: 2021-06-28\ntags: [茶]\ncategories: [随笔, 茶]\n---\nx\n", "source=\ntags=茶+随笔", ""},
		{"a category alone is a subject", "a.md", "---\ntitle: Tea\ndate: 2021-06-28\ncategory: essays\nurl: https://www.tea.example/1\n---\nx\n", "source=tea.example", ""},
		{"the one tag that is the one category", "a.md", "---\ntitle: Tea\ndate: 2021-06-28\nauthor: Ann\ntags: [花园报]\ncategories: [花园报]\n---\nx\n", "source=花园报", ""},
		{"the author among the tags", "a.md", "---\ntitle: Tea\ndate: 2021-06-28\nauthor: 花园报\ntags: [茶, 花园报]\n---\nx\n", "source=花园报", ""},
		{"a stated source", "a.md", "---\ntitle: Tea\ndate: 2021-06-28\nsource: 花园报\nauthor: 茶\ntags: [茶]\n---\nx\n", "source=花园报", ""},
		{"tags in one text", "a.md", "---\ntitle: Tea\ndate: 2021-06-28\ntags: 茶，园、春天\n---\nx\n", "tags=茶+园+春天", ""},
	} {
		text, heads, ds := scanText(c.name, c.data)
		if len(heads) != 1 {
			t.Errorf("%s: %d articles", c.about, len(heads))
			continue
		}
		if got := show(heads[0], text, c.want); got != c.want {
			t.Errorf("%s:\n--- got\n%s\n--- want\n%s", c.about, got, c.want)
		}
		if got := codesOf(ds); got != c.codes {
			t.Errorf("%s: diagnostics %q, want %q", c.about, got, c.codes)
		}
	}
}

func TestPage(t *testing.T) {
	const page = `<!-- https://news.garden.example/1 -->
<!DOCTYPE html><html lang="en"><head><title>茶园的春天|茶_花园新闻_花园网</title>
<meta property="og:title" content="茶园的春天"><meta name="author" content="王小明">
%s</head><body><h1 class="logo"><a>花园网</a></h1><h1>茶园的春天</h1>
<div>发表于<span>2014-08-24 21:30</span></div><p>茶园里的工人正在采茶。</p><li>2013-01-01 10:00</li></body></html>`
	for _, c := range []struct{ meta, want string }{
		{`<meta property="article:published_time" content="2014-08-24T13:00:00Z">`, "date=2014-08-24T13:00:00Z\nfrom=front-matter"},
		{`<meta name="og:time " content="2014年08月24日 18:05">`, "date=2014-08-24T18:05:00+08:00\nfrom=front-matter"},
		{`<script type="application/ld+json">{"datePublished": "2014-08-24T12:00:00+08:00"}</script>`, "date=2014-08-24T12:00:00+08:00\nfrom=body"},
		{``, "date=2014-08-24T21:30:00+08:00\nfrom=body"},
	} {
		want := c.want + "\ntitle=茶园的春天\nauthor=王小明\nsource=花园网\nurl=https://news.garden.example/1\nlang=zh-Hans\nformat=page"
		text, heads, ds := scanText("a.html", fmt.Sprintf(page, c.meta))
		if len(heads) != 1 || len(ds) > 0 {
			t.Fatalf("%d articles, %v", len(heads), ds)
		}
		if got := show(heads[0], text, want); got != want {
			t.Errorf("--- got\n%s\n--- want\n%s", got, want)
		}
	}
}

const dump = `花园新闻汇编

本页收录近日的花园新闻。

 资  讯 

茶园开园,游客很多

即时 | 2021-07-12 07:51

花园社7月11日电 茶园昨天开园。

二〇二一年七月十一日

图书馆延长开放时间

即时 ｜ 2021-06-30 16:26

图书馆从七月起开到晚上十点。

_page_break_

读者都很高兴。

夜里看星星

国内 | 2021年6月30日

夜里看得见木星。
`

func TestDump(t *testing.T) {
	text, heads, ds := scanText("dump.txt", dump)
	want := []string{
		"title=茶园开园,游客很多\ndate=2021-07-12T07:51:00+08:00\nbody=花园社7月11日电 茶园昨天开园。\nline=11",
		"title=图书馆延长开放时间\ndate=2021-06-30T16:26:00+08:00\nbody=图书馆从七月起开到晚上十点。\nline=19",
		"title=夜里看星星\ndate=2021-06-30\nbody=夜里看得见木星。\nline=29",
	}
	if len(heads) != len(want) {
		t.Fatalf("%d articles, want %d", len(heads), len(want))
	}
	for i, h := range heads {
		if got := show(h, text, want[i]); got != want[i] {
			t.Errorf("--- got\n%s\n--- want\n%s", got, want[i])
		}
		if h.Index != i || h.Line != []int{7, 15, 25}[i] || h.Format != doc.Text {
			t.Errorf("article %d: index %d, line %d, %v", i, h.Index, h.Line, h.Format)
		}
	}
	if strings.Contains(text[heads[0].Start:heads[0].End], "图书馆") {
		t.Error("the first body runs into the second article")
	}
	if got := codesOf(ds); got != "left-out:1" || ds[0].Severity != diag.Note {
		t.Errorf("diagnostics %v", ds)
	}
}

func TestDumpOfBareDates(t *testing.T) {
	_, heads, _ := scanText("dump.txt", "茶园开园\n2021-07-12 07:51\n\n茶园昨天开园。\n\n图书馆\n2021-06-30\n\n开到十点。\n")
	if len(heads) != 2 || heads[1].Title != "图书馆" {
		t.Errorf("%+v", heads)
	}
	// Dates that end letters do not begin articles.
	_, heads, _ = scanText("letters.txt", "来信选登\n\n茶园很美。\n\n王小明\n2021-07-12\n\n图书馆很大。\n\n李小红\n2021-06-30\n")
	if len(heads) != 1 {
		t.Errorf("letters: %d articles", len(heads))
	}
}

func TestEmpty(t *testing.T) {
	for _, data := range []string{"", " \n\t\n", "\ufeff\n\u200b\u3000"} {
		if _, heads, ds := scanText("a.md", data); len(heads) != 0 || codesOf(ds) != "empty-file:0" {
			t.Errorf("%q: %d articles, %v", data, len(heads), ds)
		}
	}
	if _, heads, ds := scanText("a.txt", "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00"); len(heads) != 0 || codesOf(ds) != "unreadable:0" {
		t.Errorf("binary: %d articles, %v", len(heads), ds)
	}
	for about, data := range map[string]string{
		"program": "\x7fELF\x02\x01\x01", "JPEG": "\xff\xd8\xff\xe0JFIF", "zip": "PK\x03\x04\x14\x06\x08", "PDF": "%PDF-1.7\n1 0 obj\n", "bitmap": "BM\x01tea",
		"no known kind": strings.Repeat("\x01\x02tea", 10), "UTF-16 of no characters": strings.Repeat("\xd8\x01", 40),
	} {
		if _, heads, ds := scanText("a.md", data); len(heads) != 0 || codesOf(ds) != "unreadable:0" {
			t.Errorf("%s: %d articles, %v", about, len(heads), ds)
		}
	}
	for about, data := range map[string]string{
		"a bell": "# Tea\n\nThe bell\a rings.\n", "page feeds": "Tea\n\f\nGarden\n\f\nTrain\n\f\n", "a word": "BMW and MZ are makes of motor cycles.\n",
		"a stray NUL": "# Tea\n\n" + strings.Repeat("The garden is open until ten. ", 9) + "\x00\n", "GB18030": "\xb2\xe8\xd4\xb0\n",
	} {
		if _, heads, _ := scanText("a.md", data); len(heads) != 1 {
			t.Errorf("%s: %d articles", about, len(heads))
		}
	}
	// Front matter alone is an article without a body.
	if _, heads, _ := scanText("a.md", "---\ntitle: Tea\ndate: 2021-06-28\n---\n"); len(heads) != 1 || heads[0].Fingerprint != 0 || heads[0].Chars != 0 {
		t.Errorf("front matter alone: %+v", heads)
	}
}

func TestModTime(t *testing.T) {
	mod := time.Date(2021, 6, 28, 12, 23, 0, 0, time.UTC)
	in := Input{Path: "a.md", Name: "a.md", ModTime: mod, Data: []byte("# Tea\n\nx\n")}
	_, heads, _ := Scan(in, Options{Zone: shanghai})
	if heads[0].Dated() {
		t.Error("the modification time was taken unasked")
	}
	_, heads, ds := Scan(in, Options{Zone: shanghai, ModTime: true})
	if heads[0].DateFrom != doc.DateModTime || !heads[0].Date.Equal(mod) || len(ds) > 0 {
		t.Errorf("%v from %v, %v", heads[0].Date, heads[0].DateFrom, ds)
	}
}

func TestBadEncoding(t *testing.T) {
	text, heads, ds := scanText("a.md", "# 茶园\n\n春天的\xff茶园。\n")
	if !strings.Contains(text, "春天的\uFFFD茶园") || codesOf(ds) != "bad-encoding:3 undated:1" || len(heads) != 1 {
		t.Errorf("%q, %v", text, ds)
	}
}

func TestFingerprint(t *testing.T) {
	of := func(name, body string) uint64 {
		_, heads, _ := scanText(name, "---\ntitle: t\ndate: 2021-06-28\n---\n"+body)
		return heads[0].Fingerprint
	}
	base := of("a.md", "The **Tea** of [the garden](https://tea.example/x), 茶园 2021.\n")
	for name, body := range map[string]string{
		"plain.md": "the tea of the garden 茶园２０２１", "html.md": "<p>The&nbsp;Tea of\n<i>the</i> garden&mdash;</p><script>x()</script><!-- y --><p>茶园 2021</p>",
		"refs.md": "The Tea of [the garden][1], 茶园 2021\n\n[1]: https://tea.example/y\n", "entity.md": "<p>The &#84;ea of the garden 茶&#22253; 2021</p>",
	} {
		if got := of(name, body); got != base {
			t.Errorf("%s: %x, want %x", name, got, base)
		}
	}
	plain := of("a.txt", "夜里看得见木星。\n\n也看得见土星。\n")
	for _, furniture := range []string{"\n1  2  \n", "\n\n编辑推荐\n", "_ueditor_page_break_tag_\n\n[1] [2] [3] 下一页\n"} {
		if of("a.txt", "夜里看得见木星。\n\n也看得见土星。\n"+furniture) != plain {
			t.Errorf("%q changes the fingerprint", furniture)
		}
	}
	if of("a.txt", "夜里看得见木星。\n\n也看得见土星。\n\n3 5\n") == plain {
		t.Error("numbers that count no pages were left out")
	}
	if of("other.md", "The tea of the garden 茶园 2022") == base {
		t.Error("another text has the same fingerprint")
	}
}

// halfMarkup is text in which something begins that does not end.
var halfMarkup = []string{
	"<", "</", "<!", "<!-", "<!--", "<!-->", "<!--->", "<!---->", "<a", "<a href='", "<script", "<script>", "<script></script", "<style>x</styl",
	"<pre", "</pre>", "<code>", "&", "&;", "&#", "&#x;", "&amp", "&#1114112;", "&#0;", "[", "[]", "[](", "[](x", "[][", "](", "][", "[a]:", "[a]: b",
	"`", "``", "```", "~~~", "```\n", "`a\n`", "~", "    x", "\t", " ", "http://", "https://a]b", "h", "\x00", "<\x00>", "\uFFFD", "\xff", "<\xff>",
	"\xe8\x8c", "茶<", "\u3000<a", "\n", "\n\n<", "\n[", "\n    \n", "！", "Ａ", "2021-06-28", "<time datetime=", "<h1", "<h1>x", "<title", "<meta name=date",
}

func TestHalfMarkup(t *testing.T) {
	for _, a := range append(halfMarkup, "") {
		for _, b := range halfMarkup {
			for _, body := range []string{a + b, b + "x" + a + strings.Repeat(b, 3), a + "\n" + b + ">"} {
				scanText("a.md", body)
				scanText("a.html", body)
				scanText("a.txt", "---\ntitle: "+body)
			}
		}
	}
}

func FuzzScan(f *testing.F) {
	f.Add("a.md", []byte("---\ntitle: 茶园: 春天\ndate: 06/07/2021\ntags: [a\n---\n<!--1626089940000-->\n[x](http://y)\n---\n<div><i>2021-03-23</i></div>"))
	f.Add("dump.txt", []byte(dump))
	f.Add("a.html", []byte("<!-- http://a.b/ --><html lang=zh><title>x_y</title><meta name=date content=2021-06-28><h1>x</h1>"))
	f.Add("2014-08-28-x.md", []byte("[#]: subject: (x)\n\n# [y](http://z)\n\t茶\n```\n`a"))
	f.Add("a.txt", []byte("+++\ntitle = 'x'\n+++\n{\"title\": 1}\n"))
	f.Add("a.xml", []byte("<rss><channel><item><title>x</title><description><![CDATA[<p>y\r\n</p>]]></description></item><item>\n<pubDate>2021-06-28</pubDate><description>z</description></item></channel></rss>"))
	f.Add("a.json", []byte("[{\"title\":\"a\",\"content\":\"<p>b</p>\"},{\"url\":\"http://c\",\"text\":\"d\\ne\"}]"))
	f.Add("a.mhtml", []byte("MIME-Version: 1.0\nContent-Type: text/html; charset=gb2312\nDate: Mon, 28 Jun 2021 20:23:00 +0800\n\n<html><title>\xb2\xe8</title><body><p>\xb2\xe8</p>"))
	f.Add("a.xhtml", []byte("<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml'><body><p><a id='x'/>y<br/></p></body></html>"))
	for _, s := range halfMarkup {
		f.Add("a.md", []byte("# "+s+"\n"+s))
		f.Add("a.html", []byte("<p>"+s))
	}
	f.Fuzz(func(t *testing.T, name string, data []byte) {
		text, heads, _ := Scan(Input{Path: name, Name: name, Data: data}, Options{Zone: shanghai})
		many := unpack("", data, nil).many
		if again, _ := Text("", data, Options{}); len(heads) > 0 && string(again) != string(text) {
			t.Fatalf("read again the text is %q, not %q", again, text)
		}
		if !utf8.Valid(text) {
			t.Fatalf("the text is not valid: %q", text)
		}
		end := 0
		for i, h := range heads {
			if h.Start < end || h.End < h.Start || h.End > len(text) {
				t.Fatalf("article %d: body %d to %d after %d of %d bytes", i, h.Start, h.End, end, len(text))
			}
			if body := text[h.Start:h.End]; !utf8.Valid(body) {
				t.Fatalf("article %d begins or ends inside a character: %q", i, body)
			}
			end = h.End
			if h.Index != i || strings.ContainsAny(h.Title, "\n\r\t") || h.Title == "" {
				t.Fatalf("article %d: index %d, title %q", i, h.Index, h.Title)
			}
			if want := 1 + strings.Count(string(text[:h.Start]), "\n"); h.BodyLine != want && !many {
				t.Fatalf("article %d: body line %d, want %d", i, h.BodyLine, want)
			}
		}
	})
}

func BenchmarkScan(b *testing.B) {
	para := "<p>茶园里的工人正在采茶，山上一片繁忙。The library is open until ten, <a href=\"https://tea.example/x\">see here</a>.</p>\n"
	data := []byte("---\ntitle: Tea\ndate: 2021-06-28\nauthor: Ann\ntags: [ tea ]\n---\n" + strings.Repeat(para, 200))
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		Scan(Input{Path: "a.md", Name: "a.md", Data: data}, Options{Zone: shanghai})
	}
}

func TestOwnTitle(t *testing.T) {
	for data, want := range map[string]bool{
		"---\ntitle: 雾\n---\n雾散了。\n":                                                false,
		"# 雾\n\n雾散了。\n":                                                             true,
		"雾\n\n雾散了，茶农们上山去了。\n":                                                       true,
		"[#]: subject: (Fog)\n[#]: via: (https://tea.example/)\n\n雾\n===\n\n雾散了。\n": true,
	} {
		_, heads, _ := scanText("a.txt", data)
		if len(heads) != 1 || heads[0].OwnTitle != want {
			t.Errorf("%q: own title %v, want %v", data, heads[0].OwnTitle, want)
		}
	}
}
