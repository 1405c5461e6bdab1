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
		{"JSON-LD", `旧桥 | 青石网</title><script type="application/ld+json">{"@graph":[{"@type":"WebSite","name":"青石网"},{"@type":"BlogPosting","headline":"旧桥"}]}</script><title>`, `<div>x</div>`, "旧桥|青石网"},
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
