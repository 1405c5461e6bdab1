package page

import (
	"strings"
	"testing"
	"time"
)

// Which of several dates of a page is that of publication.
func TestChosenDate(t *testing.T) {
	const story = "<h1>The weir</h1>%s<p>The miller repaired the weir in two days, and the boys of the village carried the stones for him.</p>%s"
	const comment = `<ol class="comment-list"><li class="comment" id="comment-7"><div class="comment-meta"><time datetime="2019-09-14T08:00:00Z">14 September 2019</time></div><p>Well done, all of you, and greetings from the other bank of the river.</p></li></ol>`
	for _, c := range []struct {
		about, head, before, beside, after, want string
	}{
		{"a comment's", "", "", "", comment, ""},
		{"the article's before a comment's", "", "", "<p>by Anna Weber | 3 September 2019</p>", comment, "2019-09-03"},
		{"one above the title", "", `<div class="date">Village, 03.09.19</div>`, "", story[strings.Index(story, "<p>"):len(story)-2] + `<div class="date">Fields, 01.08.19</div>`, "2019-09-03"},
		{"one named in a list below", "", "", `<time datetime="2019-09-03T08:00:00Z">3 September</time>`, strings.Repeat("<p>The river was low that year, and the wheel of the mill stood still for a month.</p>", 40) + `<div class="teaser"><time class="published" datetime="2020-01-05">5 January</time></div>`, "2019-09-03"},
		{"an article's in JSON-LD before a vague <meta>", `<meta name="dc.date" content="2019-09-02"><script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2019-09-03T09:00:00Z"}</script>`, "", "", "", "2019-09-03"},
		{"a <meta> before a page's in JSON-LD", `<meta name="date" content="2019-09-03"><script type="application/ld+json">{"@type":"WebPage","datePublished":"2019-09-02T09:00:00Z"}</script>`, "", "", "", "2019-09-03"},
		{"a <meta> that holds the last change", `<meta property="article:published_time" content="2019-09-12T21:17:43.4Z"><script type="application/ld+json">{"@type":"Article","datePublished":"2019-09-03T09:00:00Z","dateModified":"2019-09-12T21:17:43.6Z"}</script>`, "", "", "", "2019-09-03"},
		{"published and changed at once", `<meta property="article:published_time" content="2019-09-03T09:00:00Z"><meta property="article:modified_time" content="2019-09-03T09:00:00Z">`, "", "", "", "2019-09-03"},
		{"a vague <meta> after the day beside the title", `<meta name="date" content="2019-09-12">`, "", `<div class="newsdate">03.09.2019</div>`, "", "2019-09-03"},
		{"a vague <meta> before a day beside the title", `<meta name="date" content="2019-09-03">`, "", `<div class="newsdate">12.09.2019</div>`, "", "2019-09-03"},
		{"for those that link to an entry", "", "", "", `<!-- <rdf:RDF><rdf:Description rdf:about="http://example.org/1" dc:title="The weir" dc:date="2019-09-03T22:00:00+09:00" /></rdf:RDF> -->`, "2019-09-03"},
		{"one in a sidebar", "", `<div class="sidebar"><p>2019-09-03</p></div>`, "", `<aside><ul><li><a href="w">The well</a> <time datetime="2019-09-04">4 September 2019</time></li></ul></aside>`, ""},
		{"one of another entry", "", "", "", `<nav class="post-nav"><a href="w">The well 2019-09-03</a></nav><div class="related"><a href="w">The well</a> <span class="date">May 3, 2019</span></div>`, ""},
		{"one at the foot of the page", "", "", "", `<footer>Since 2019-09-03</footer><div id="footer">2019-09-04 – 2021</div>`, ""},
		{"one at the foot of the entry", "", "", "", `</p><article><footer>Posted on 2019-09-03</footer></article>`, "2019-09-03"},
		{"one in a sentence", "", "", "<p>那是2019年9月3日。</p>", "<p>2019年9月4日，水车修好了。</p>", ""},
		{"one in a sentence in English", "", "", "<p>September 3, 2019 was a day of rain.</p>", "", ""},
		{"one with its weekday", "", "", "<p>2019年9月3日，星期二。</p>", "", "2019-09-03"},
	} {
		page := "<html><head><title>The weir</title>" + c.head + "</head><body>" + c.before + strings.Replace(strings.Replace(story, "%s", c.beside, 1), "%s", c.after, 1) + "</body></html>"
		p := Read([]byte(page), time.UTC)
		p.Choose([]byte(page), nil, time.UTC)
		got := ""
		if p.Dated {
			got = p.Date.Time.Format(time.DateOnly)
		}
		if got != c.want {
			t.Errorf("%s: %q, want %q", c.about, got, c.want)
		}
	}
}
