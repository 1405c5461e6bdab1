package article

import (
	"strings"
	"testing"
)

const prose = "<p>渡口的石阶每年要换三块，换下来的旧石头砌在菜园的墙根，上面还看得见纤绳磨出的槽。</p><p>摆渡的人姓什么，镇上没有几个人说得出，大家只记得他的船是绿的。</p>"

func TestPageTitle(t *testing.T) {
	for _, c := range []struct{ about, title, body, want string }{
		{"site before", "松渡笔记: 茶", `<h1><a href="/">松渡笔记</a></h1><h3 class="post-title">茶</h3>`, "茶|松渡笔记"},
		{"site before, linked from elsewhere", "松渡笔记 » 旧桥", `<a href="https://cha.example/">松渡笔记</a><div>旧桥</div>`, "旧桥|松渡笔记"},
		{"no heading", "旧桥-青石网", `<a href="/">青石网</a><font size=5><b>旧桥</b></font>`, "旧桥|青石网"},
		{"no heading and no link", "旧桥-青石网", `<td><b>旧桥</b></td>`, "旧桥|青石网"},
		{"a section between", "旧桥 - 闲话区 - 青石论坛", `<h1><a href="#">[散文]</a> <span id="thread_subject">旧桥</span></h1>`, "旧桥|青石论坛"},
		{"og:title with the site", `旧桥 | 青石网</title><meta property="og:title" content="旧桥 | 青石网"><title>`, `<h1>旧桥</h1>`, "旧桥|青石网"},
		{"a heading that is the site's", "旧桥", `<h1>青石网</h1><p class=x>栏目</p>`, "旧桥|"},
		{"a title that is the site's", "青石网", `<a href="/">青石网</a><h1>旧桥</h1>`, "旧桥|青石网"},
		{"a title that says nothing", "文章详情", `<h1>旧桥</h1>`, "旧桥|"},
		{"a title cut short", "从旧桥到新桥：一条河的两次渡…_青石网", `<h1>从旧桥到新桥：一条河的两次渡过与三次改道</h1>`, "从旧桥到新桥：一条河的两次渡过与三次改道|青石网"},
		{"a count of messages", "(3 封私信) 旧桥 - 知渡", `<h1 class="Post-Title">旧桥</h1>`, "旧桥|知渡"},
		{"a site's name that a title begins with", "知渡：一个社区的十年 - 知渡", `<a href="/">知渡</a><h1>知渡：一个社区的十年</h1>`, "知渡：一个社区的十年|知渡"},
		{"a hyphen of its own", "Tea - a history - The Hill", `<h1>Tea - a history</h1>`, "Tea - a history|The Hill"},
		{"a section under the title", "Tea: a history | The Hill", `<h1>Tea: a history</h1><h2>Tea</h2>`, "Tea: a history|The Hill"},
		{"a title said twice", `Tea 1.8 - The new leaf - Tea 1.8 - The new leaf - Tea News</title><meta property="og:title" content="Tea 1.8 - The new leaf"><title>`, `<h1>Tea News</h1>`, "Tea 1.8 - The new leaf|Tea News"},
		{"a title said twice, without a site", "茶园的春天与夏天 | 茶园的春天与夏天", `<p>栏目</p>`, "茶园的春天与夏天|"},
		{"JSON-LD", `旧桥 | 青石网</title><script type="application/ld+json">{"@graph":[{"@type":"WebSite","name":"青石网"},{"@type":"BlogPosting","headline":"旧桥"}]}</script><title>`, `<div>x</div>`, "旧桥|青石网"},
		{"JSON-LD in a section of characters", `Tea of the hill in spring - The Hill</title><script type="application/ld+json"><![CDATA[{"@type":"NewsArticle","headline":"Tea of the hill in spring"}]]></script><meta property="og:title" content="The hill has its tea again"><meta property="og:site_name" content="The Hill"><title>`, `<h1>The hill has its tea again</h1>`, "Tea of the hill in spring|The Hill"},
		{"Dublin Core", `tea-hill-04 - Tea</title><meta name="DC.Title" content="Tea"><title>`, `<p>x</p>`, "Tea|tea-hill-04"},
		{"capital letters for show", `The tea of Anna's hill - The Hill</title><meta property="og:title" content="The tea of Anna's hill"><meta property="og:site_name" content="The Hill"><title>`, `<h1>THE TEA OF ANNA’S HILL</h1>`, "The tea of Anna's hill|The Hill"},
		{"no title", `</title><meta property="og:title" content="旧桥"><title>`, `<h1 id="activity-name"> 旧桥 </h1>`, "旧桥|"},
	} {
		t.Run(c.about, func(t *testing.T) {
			_, heads, _ := scanText("x.html", "<!DOCTYPE html><html><head><title>"+c.title+"</title></head><body>"+c.body+prose+"</body></html>")
			if got := heads[0].Title + "|" + heads[0].Source; got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

func TestPageDate(t *testing.T) {
	const h = "<h1>旧桥</h1>"
	for _, c := range []struct{ about, head, body, want string }{
		{"a label", "", h + "<div>发布时间：2021-06-28 20:23　来源：松渡日报</div>" + prose, "2021-06-28 20:23 body"},
		{"a label in an element of its own", "", h + "<div><span>发表于</span> <em>2021年6月28日</em></div>" + prose, "2021-06-28 body"},
		{"a label and a day", "", h + "<p>Posted on June 28, 2021 by Anna</p>" + prose, "2021-06-28 body"},
		{"in Russian", "", h + "<div>Опубликовано 28 июня 2021 в 20:23</div>" + prose, "2021-06-28 20:23 body"},
		{"the time of a change stands first", "", h + "<div>更新时间：2022-01-01 10:00　发布时间：2021-06-28 20:23</div>" + prose, "2021-06-28 20:23 body"},
		{"the time of a change alone", "", h + "<div>作者：何小满　点击数：128　更新时间：2021-6-28 20:23</div>" + prose, "2021-06-28 20:23 body"},
		{"no heading", "", "<table><tr><td>旧桥</td></tr><tr><td>更新时间：2021-6-28 20:23</td></tr></table>" + prose, "2021-06-28 20:23 body"},
		{"above the heading", "", `<h2 class="date-header"><span>Monday, June 28, 2021</span></h2>` + h + prose, "2021-06-28 body"},
		{"hAtom below", "", h + prose + `<p>at <abbr class="published" title="2021-06-28T20:23:00+08:00">8:23 PM</abbr></p>`, "2021-06-28 20:23 body"},
		{"microdata", "", h + `<meta itemprop="datePublished" content="2021-06-28T20:23:00+08:00">` + prose, "2021-06-28 20:23 body"},
		{"microdata with its text", "", h + `<span itemprop="datePublished" class="ss">2021年06月28日 20:23</span>` + prose, "2021-06-28 20:23 body"},
		{"a title attribute", "", h + `<em>发表于 <span title="2021-6-28 20:23:00">昨天 20:23</span></em>` + prose, "2021-06-28 20:23 body"},
		{"<time>", "", h + `<p>By Anna <time datetime="2021-06-28T20:23:00+08:00">June 28</time></p>` + prose, "2021-06-28 20:23 body"},
		{"the time of day of another", `<meta name="publishdate" content="2021-06-28">`, h + "<div>2021-06-28 20:23:01</div>" + prose, "2021-06-28 20:23 front-matter"},
		{"today's date", "", "<div>今天是2022年1月1日 星期六</div>" + h + "<div>2021-06-28 20:23</div>" + prose, "2021-06-28 20:23 body"},
		{"a date in a sentence is no date line", "", h + prose + "<p>2019年9月7日13时43分，最后一班渡船离开了北岸，船上只有两个人和一只猫。</p>", "none"},
		{"a comment's date is not the article's", "", h + prose + prose + "<ul><li>路人 2022-01-01 10:00 沙发</li></ul>", "none"},
		{"the address", `<link rel="canonical" href="https://cha.example/2021/06/28/bridge.html">`, h + prose, "2021-06-28 filename"},
		{"another address", `<link rel="canonical" href="https://cha.example/gn/2021-06/28/content_1.htm">`, h + prose, "2021-06-28 filename"},
		{"a third", `<link rel="canonical" href="https://cha.example/zw/202106/t20210628_559.html">`, h + prose, "2021-06-28 filename"},
		{"the address decides", `<link rel="canonical" href="https://cha.example/2021/06/28/1.html">`, h + "<div>2021-06-29 10:00</div><div>2021-06-28 20:23</div>" + prose, "2021-06-28 20:23 body"},
		{"two readings", "", h + "<div>03/04/2021</div>" + prose, "2021-03-04 body ambiguous-date"},
		{"two readings, one decided", "", h + `<div>03/04/2021</div><time datetime="2021-04-03">x</time>` + prose, "2021-04-03 body"},
		{"a script", "", h + prose + `<script>var x = {publish_time: '2021-06-28 20:23:00'}</script>`, "2021-06-28 20:23 body"},
		{"JSON-LD", `<script type="application/ld+json">[{"@type":"NewsArticle","dateModified":"2022-01-01","datePublished":"2021-06-28T12:23:00Z"}]</script>`, h + prose, "2021-06-28 12:23 body"},
		{"damaged JSON-LD", `<script type="application/ld+json">{"headline":"a "b"","datePublished": "2021-06-28T12:23:00Z"}</script>`, h + prose, "2021-06-28 12:23 body"},
		{"in German", "", h + "<p>Erstellt von Anna am Dienstag, 2. März 2021 um 20:23 Uhr</p>" + prose, "2021-03-02 20:23 body"},
		{"in French", "", h + "<p>Publié le 1er août 2021</p>" + prose, "2021-08-01 body"},
		{"a class that says what it holds", "", "<h1>别的</h1>" + prose + prose + `<div class="news-datum">渡口 | 2. Mai 2021</div>` + prose, "2021-05-02 body"},
		{"the time of a change at the foot", "", h + prose + prose + "<p>Aktualisiert: 2.5.2021</p>", "2021-05-02 body"},
		{"a notice of WordPress", "", h + prose + prose + "<p>Dieser Beitrag wurde am 2. Mai 2021 um 20:23 Uhr veröffentlicht und unter Flüsse abgelegt, mit zwei Kommentaren.</p>", "2021-05-02 20:23 body"},
		{"text that begins with a date", "", h + "<p>Hamburg (2. Mai 2021) – Der Hafen hat heute eine neue Fähre bekommen, und die alte bleibt als Museum am Kai.</p>" + prose, "2021-05-02 body"},
		{"JSON-LD without a type", `<script>{"@context":"https://schema.org","@type":"NewsArticle","datePublished":"2021-06-28T20:23:00+08:00"}</script>`, h + prose, "2021-06-28 20:23 body"},
		{"the zone in which the page shows it", `<meta property="article:published_time" content="2021-06-28T16:23:11+00:00">`, h + `<time datetime="2021-06-29 00:23:11">x</time>` + prose, "2021-06-29 00:23 front-matter"},
		{"the day that the address names", `<meta property="article:published_time" content="2021-06-28T23:30:11+00:00"><link rel="canonical" href="https://cha.example/2021/06/29/1.html">`, h + prose, "2021-06-29 00:30 front-matter"},
		{"the day that the text names", `<meta property="article:published_time" content="2021-06-28T23:30:11Z">`, h + "<div>2021年6月29日</div>" + prose, "2021-06-29 00:30 front-matter"},
		{"days and months swapped, the text decides", `<meta name="date" content="11/05/2021">`, h + "<div>Erstellt: 5. November 2021</div>" + prose, "2021-11-05 front-matter"},
		{"an archived address", `<link rel="canonical" href="https://web.archive.org/web/20190218174457/http://cha.example/2021/06/28/bridge/">`, h + prose, "2021-06-28 filename"},
		{"after a picture in the page", "<style>" + strings.Repeat("a{b:url(data:image/png;base64,AAAA)}", 40000) + "</style>", `<img src="data:image/png;base64,` + strings.Repeat("A", 2<<20) + `">` + h + "<div>2021-06-28 20:23</div>" + prose, "2021-06-28 20:23 body"},
	} {
		t.Run(c.about, func(t *testing.T) {
			_, heads, ds := scanText("x.html", "<!DOCTYPE html><html><head><title>旧桥</title>"+c.head+"</head><body>"+c.body+"</body></html>")
			h := heads[0]
			got := h.DateFrom.String()
			if h.Dated() && h.DateOnly {
				got = h.Date.Format("2006-01-02 ") + got
			} else if h.Dated() {
				got = h.Date.Format("2006-01-02 15:04 ") + got
			}
			for _, d := range ds {
				if d.Code != "undated" {
					got += " " + string(d.Code)
				}
			}
			if got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

// In a language whose readers write the day first it stands first.
func TestPageDayFirst(t *testing.T) {
	for lang, want := range map[string]string{"de": "2021-08-06", "en-GB": "2021-08-06", "fr-CA": "2021-08-06", "en": "2021-06-08", "zh-CN": "2021-06-08"} {
		_, heads, _ := scanText("x.html", `<!DOCTYPE html><html lang="`+lang+`"><title>旧桥</title><body><h1>旧桥</h1><div>06/08/2021</div>`+prose+"</body></html>")
		if got := heads[0].Date.Format("2006-01-02"); got != want {
			t.Errorf("%s: %s, want %s", lang, got, want)
		}
	}
}

// What faulty servers put before a page keeps it a page.
func TestPageAfterScripts(t *testing.T) {
	for _, before := range []string{"<style>a{}</style>\n", "<script>var a=1</script>", "<br />\n<b>Warning</b>: no such file<br />\n"} {
		_, heads, _ := scanText("x.html", before+`<!DOCTYPE html><html><head><title>旧桥</title><meta name="date" content="2021-06-28"></head><body><h1>旧桥</h1>`+prose+"</body></html>")
		if h := heads[0]; h.Format.String() != "page" || !h.Dated() {
			t.Errorf("%q: a %v, dated %v", before, h.Format, h.Dated())
		}
	}
}
