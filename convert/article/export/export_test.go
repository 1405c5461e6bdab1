package export

import (
	"fmt"
	"strings"
	"testing"
)

// show prints what was read of a file.
func show(f File) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s\n", f.Kind)
	for _, it := range f.Items {
		fmt.Fprintf(&b, "%d,%d %s | %s | saved %s | by %s | %s | %s | %s | %s | html %t | %s\n", it.Line, it.At, it.Title,
			strings.Join(it.Dates, "; "), it.Saved, it.Author, it.URL, it.Source, it.Lang, strings.Join(it.Tags, ","), it.HTML,
			strings.ReplaceAll(strings.TrimSpace(string(it.Body)), "\n", "⏎"))
	}
	for _, i := range f.Issues {
		fmt.Fprintf(&b, "issue %d skipped %t: %s\n", i.Line, i.Skipped, i.Text)
	}
	return b.String()
}

// Read is Read of package input.
func Read(text []byte) (File, bool) {
	for _, read := range []func([]byte) (File, bool){ReadBookmarks, ReadTelegram, ReadTelegramPage, ReadENEX, ReadJoplin, ReadXML, ReadJSON, ReadTable} {
		if f, ok := read(text); ok {
			return f, true
		}
	}
	return File{}, false
}

func TestRead(t *testing.T) {
	for _, c := range []struct{ about, in, want string }{
		{"notes without a title or an address, of which a date says that they are articles", `{"date":"2024-05-01","content":"晚安"}
{"id":7,"content":"无日期"}`, "JSON\n1,1  | 2024-05-01 | saved  | by  |  |  |  |  | html false | 晚安\n"},
		{
			"RSS with the whole text beside a summary", `<?xml version="1.0" encoding="gb2312"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>茶山月报</title><link>https://cha.example/</link><language>zh-cn</language>
<image><title>标志</title><url>https://cha.example/logo.png</url></image>
<item><title>谷雨 &amp;amp; 新茶</title><link>/guyu</link><pubDate>Mon, 20 Apr 2020 08:00:00 +0800</pubDate>
<dc:creator>林晚</dc:creator><category>茶</category><category>茶</category><category>节气</category>
<description>摘要</description><content:encoded><![CDATA[<p>雨停了。</p>
<p>茶农上山。</p>]]></content:encoded></item>
<item><guid isPermaLink="true">https://cha.example/liangxi</guid><description>&lt;p&gt;只有摘要。&lt;/p&gt;</description></item>
</channel></rss>`,
			`RSS
5,7 谷雨 &amp; 新茶 | Mon, 20 Apr 2020 08:00:00 +0800 | saved  | by 林晚 | https://cha.example/guyu | 茶山月报 | zh-cn | 茶,节气 | html true | <p>雨停了。</p>⏎<p>茶农上山。</p>
9,9  |  | saved  | by  | https://cha.example/liangxi | 茶山月报 | zh-cn |  | html true | <p>只有摘要。</p>
`,
		},
		{
			"Atom in its three kinds of text", `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en" xml:base="https://tea.example/blog/">
<title>Tea Notes</title><link rel="self" href="feed.xml"/><link href="./"/><author><name>Ann Reed</name></author>
<entry><title type="html">Fog &amp;amp; tea</title><link rel="alternate" href="fog"/><id>tag:1</id><published>2021-06-28T08:00:00Z</published><updated>2021-07-01T08:00:00Z</updated>
<category term="weather"/><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Fog<br/>rose.</p><img src="fog.png"/></div></content></entry>
<entry><title>Plain</title><id>https://tea.example/plain</id><updated>2021-07-02</updated><content type="text">1 &lt; 2</content></entry>
<entry><title>Escaped</title><content type="html">&lt;p&gt;A &amp;amp; B&lt;/p&gt;</content></entry></feed>`,
			`Atom
3,4 Fog &amp; tea | 2021-06-28T08:00:00Z; 2021-07-01T08:00:00Z | saved  | by Ann Reed | https://tea.example/blog/fog | Tea Notes | en | weather | html true | <div xmlns="http://www.w3.org/1999/xhtml"><p>Fog<br/>rose.</p><img src="https://tea.example/blog/fog.png"/></div>
5,5 Plain | 2021-07-02 | saved  | by Ann Reed | https://tea.example/plain | Tea Notes | en |  | html false | 1 < 2
6,6 Escaped |  | saved  | by Ann Reed |  | Tea Notes | en |  | html true | <p>A &amp; B</p>
`,
		},
		{
			"a picture beside the text", `<rss><channel><item><title>a</title><description>One line.</description><media:content url="https://a.example/1.jpg" medium="image"/></item></channel></rss>`,
			`RSS
1,1 a |  | saved  | by  |  |  |  |  | html true | <figure><img src="https://a.example/1.jpg"></figure>⏎<p>One line.</p>
`,
		},
		{
			"a WordPress export", "<rss xmlns:wp=\"http://wordpress.org/export/1.2/\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\"><channel>\n<title>山居</title><wp:wxr_version>1.2</wp:wxr_version>\n" +
				"<item><title>旧笔记</title><link>https://shan.example/?p=1</link><pubDate>x</pubDate><content:encoded><![CDATA[第一\x08段。\n还是第一段。\n\n<h2>小题</h2>\n\n[caption id=\"a\"]<img src=\"a.jpg\" /> 山路[/caption]\n\n第二段。]]></content:encoded>" +
				"<wp:post_date>2020-01-02 08:00:00</wp:post_date><wp:post_date_gmt>2020-01-02 00:00:00</wp:post_date_gmt><wp:status>publish</wp:status><wp:post_type>post</wp:post_type>" +
				"<category domain=\"category\" nicename=\"uncategorized\"><![CDATA[未分类]]></category><category domain=\"post_tag\" nicename=\"a\"><![CDATA[山]]></category></item>\n" +
				"<item><title>草稿</title><wp:status>draft</wp:status><wp:post_type>post</wp:post_type></item>\n" +
				"<item><title>图</title><wp:status>inherit</wp:status><wp:post_type>attachment</wp:post_type></item>\n</channel></rss>",
			`WordPress
3,3 旧笔记 | 2020-01-02 00:00:00Z; x; 2020-01-02 08:00:00 | saved  | by  | https://shan.example/?p=1 | 山居 |  | 山 | html true | <p>第一段。<br>⏎还是第一段。</p>⏎<h2>小题</h2>⏎<figure><img src="a.jpg" /><figcaption> 山路</figcaption></figure>⏎<p>第二段。</p>
issue 11 skipped true: 2 items are no published posts or pages (attachment: 1, draft: 1)
`,
		},
		{
			"writers of WordPress, and a post with a password", "<rss xmlns:wp=\"http://wordpress.org/export/1.2/\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\"><channel><title>山居</title><wp:wxr_version>1.2</wp:wxr_version>" +
				"<wp:author><wp:author_id>1</wp:author_id><wp:author_login><![CDATA[li]]></wp:author_login><wp:author_email>l@shan.example</wp:author_email><wp:author_display_name><![CDATA[老李]]></wp:author_display_name></wp:author>\n" +
				"<item><title>a</title><dc:creator><![CDATA[li]]></dc:creator><content:encoded><![CDATA[<p>x</p>]]></content:encoded><wp:post_password></wp:post_password><wp:status>publish</wp:status></item>\n" +
				"<item><title>b</title><dc:creator>zhao</dc:creator><content:encoded><![CDATA[<p>y</p>]]></content:encoded><wp:status>publish</wp:status></item>\n" +
				"<item><title>c</title><content:encoded><![CDATA[<p>z</p>]]></content:encoded><wp:post_password>p</wp:post_password><wp:status>publish</wp:status></item></channel></rss>",
			`WordPress
2,2 a |  | saved  | by 老李 |  | 山居 |  |  | html true | <p>x</p>
3,3 b |  | saved  | by zhao |  | 山居 |  |  | html true | <p>y</p>
issue 4 skipped true: 1 items are no published posts or pages (with a password: 1)
`,
		},
		{
			"one damaged item costs no other", `<rss><channel><title>T</title><item><title>a</title><description>first</description></item>
<item><title>b</title><description><p>broken <3 text</description></item>
<item><title>c</title><description>third</description></item>`,
			`RSS
1,1 a |  | saved  | by  |  | T |  |  | html false | first
2,2 b |  | saved  | by  |  | T |  |  | html true | <p>broken <3 text
3,3 c |  | saved  | by  |  | T |  |  | html false | third
issue 2 skipped false: is not valid XML: invalid XML name: 3
`,
		},
		{
			"entities are not expanded", `<!DOCTYPE rss [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;"><!ENTITY x SYSTEM "file:///etc/passwd">]><rss><channel><item><title>t&#8;</title><description>&b;&x;&copy;</description></item></channel></rss>`,
			`RSS
1,1 t |  | saved  | by  |  |  |  |  | html true | &b;&x;©
issue 1 skipped false: entities that the document type declares are not expanded
`,
		},
		{
			"JSON Feed", `{"version": "https://jsonfeed.org/version/1.1", "title": "Garden", "language": "en", "authors": [{"name": "Ann"}], "items": [
{"id": "1", "url": "https://g.example/1", "title": "Beans", "content_html": "<p>Climb.</p>", "date_published": "2021-06-28T08:00:00Z", "tags": ["bean"]},
{"id": "https://g.example/2", "content_text": "a < b"}]}`,
			`JSON Feed
2,2 Beans | 2021-06-28T08:00:00Z | saved  | by Ann | https://g.example/1 | Garden | en | bean | html true | <p>Climb.</p>
3,3  |  | saved  | by Ann | https://g.example/2 | Garden | en |  | html false | a < b
`,
		},
		{
			"wallabag", `[{"is_archived":0,"tags":["园艺"],"title":"豆架","url":"https://g.example/dou","content":"<p>搭好了。</p>","created_at":"2021-07-01T10:00:00+0800","published_at":null,"published_by":["林晚"],"language":"zh","domain_name":"g.example"}]`,
			`JSON
1,1 豆架 |  | saved 2021-07-01T10:00:00+0800 | by 林晚 | https://g.example/dou | g.example | zh | 园艺 | html true | <p>搭好了。</p>
`,
		},
		{
			"one article a line", "{\"title\":\"a\",\"text\":\"A.\",\"date\":1626089940}\n{\"title\":\"b\",\"text\":\"B.\"}\n",
			`JSON
1,1 a | 1626089940 | saved  | by  |  |  |  |  | html false | A.
2,2 b |  | saved  | by  |  |  |  |  | html false | B.
`,
		},
		{
			"deep in what a server answers", `{"code":0,"message":"ok","time":1626089940,"data":{"list":[{"id":7,"title":"豆架","content":"搭好了。","pub_time":"2021-07-01"},{"title":"瓜棚","summary":"拆了。","url":"https://g.example/gua"}]},"ads":[{"title":"肥料","description":"有货"}]}`,
			`JSON
1,1 豆架 | 2021-07-01 | saved  | by  |  |  |  |  | html false | 搭好了。
1,1 瓜棚 |  | saved  | by  | https://g.example/gua |  |  |  | html false | 拆了。
`,
		},
		{
			"by their numbers", `{"posts":{"p1":{"title":"豆架","textContent":"搭好了。"},"p2":{"title":"瓜棚","paragraphs":["拆了。","又搭了。"]}}}`,
			`JSON
1,1 豆架 |  | saved  | by  |  |  |  |  | html false | 搭好了。
1,1 瓜棚 |  | saved  | by  |  |  |  |  | html false | 拆了。⏎⏎又搭了。
`,
		},
		{
			"in envelopes of their own", `{"hits":{"hits":[{"_id":"1","_source":{"article":{"title":"豆架","date":"2021-07-01","body":"搭好了。"}}}]}}`,
			`JSON
1,1 豆架 | 2021-07-01 | saved  | by  |  |  |  |  | html false | 搭好了。
`,
		},
		{
			"some drafts and some without a text", `[{"title":"豆架","text":"搭好了。","comments":[{"title":"问","text":"几时？","date":"2021-07-02"}]},{"title":"瓜棚","status":"draft","text":"拆"},{"title":"井","comments":[{"title":"问","text":"几时？"}]}]`,
			`JSON
1,1 豆架 |  | saved  | by  |  |  |  |  | html false | 搭好了。
issue 1 skipped true: 2 records are no articles (draft: 1, without text: 1)
`,
		},
		{
			"cut off", `[{"title":"a","content":"A."},{"title":"b","cont`,
			`JSON
1,1 a |  | saved  | by  |  |  |  |  | html false | A.
issue 1 skipped false: is not valid JSON: unexpected EOF
`,
		},
	} {
		t.Run(c.about, func(t *testing.T) {
			f, ok := Read([]byte(c.in))
			if got := show(f); !ok || got != c.want {
				t.Errorf("%t, got\n%s\nwant\n%s", ok, got, c.want)
			}
		})
	}
}

func TestReadRefuses(t *testing.T) {
	for _, in := range []string{
		"", "text", "<p>text</p>", "<!doctype html><html></html>", `<?xml version="1.0"?><opml><body/></opml>`, "<!", "<!DOCTYPE", "<rss",
		"[link](https://a.example/)", `{"name": "package", "version": "1.0"}`, `{"name": "package", "version": "1.0", "description": "a package"}`,
		`{"openapi": "3.0", "info": {"title": "river", "description": "levels"}, "paths": {"/level": {"get": {"summary": "the level"}}}}`, `[{"a": 1}]`, "[1, 2]", "{",
		"{\"title\": \"Hugo\", \"summary\": \"s\"}\n\nBody.\n", "{\"title\": \"Hugo\", \"summary\": \"s\"}\n[link](https://a.example/)\n",
	} {
		if f, ok := Read([]byte(in)); ok {
			t.Errorf("%q was read as %s", in, show(f))
		}
	}
}

func FuzzRead(f *testing.F) {
	for _, s := range []string{
		`<rss><channel><item><title>a</title><description><![CDATA[<p>b</p>]]></description></item></channel></rss>`,
		`<feed xmlns="http://www.w3.org/2005/Atom"><entry><content type="xhtml"><div><p>a<br/></div></content></entry></feed>`,
		`<!DOCTYPE rss [<!ENTITY a "a">]><rss xmlns:wp="http://wordpress.org/export/1.2/"><wp:wxr_version>1.2</wp:wxr_version><item><wp:status>draft</wp:status>&#x0;</item>`,
		`{"version":"https://jsonfeed.org/version/1","items":[{"id":"1","content_text":"a","title":"b"}]}`,
		`[{"title":{"rendered":"a"},"content":{"rendered":"<p>b"},"date_gmt":"2021-06-28T08:00:00"}]`,
		"{\"title\":\"a\",\"text\":\"b\"}\n{\"title\":", "<item><item><entry></item>",
		telegramSample, telegramPageSample, enexSample, joplinSample, tableSample, highlightSample, netscapeSample,
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		file, ok := Read(data)
		if !ok && len(file.Items) > 0 {
			t.Errorf("%d items of a file that was not read", len(file.Items))
		}
		for _, it := range file.Items {
			if it.Line < 1 || it.At < 1 {
				t.Errorf("an item on line %d, %d", it.Line, it.At)
			}
		}
	})
}
