package clean

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/wenzhai/wenzhai/convert/doc"
)

// fuzzMeta is the article that the fuzz targets clean.
var fuzzMeta = doc.Meta{Title: "园中之春", Author: "林园", URL: "https://garden.example/spring/1.html", Lang: doc.Hans}

// asking has a selector that no element matches: with it, every attribute stays
// in the source.
var asking = func() *Policy {
	p, err := Options{Drop: []string{"wenzhai-nothing"}}.Compile()
	if err != nil {
		panic(err)
	}
	return p
}()

// fuzzClean cleans body twice and checks the results.
func fuzzClean(t *testing.T, format doc.Format, body []byte) {
	t.Helper()
	in := Input{Meta: &fuzzMeta, Format: format, Body: body, Line: 3}
	got := Clean(in)
	if wrong := checkTree(got.Blocks); wrong != "" {
		t.Errorf("%v %q: %s\n%s", format, body, wrong, dump(got.Blocks))
	}
	for _, d := range got.Dropped {
		if d.Line < 3 || d.Line > 3+strings.Count(string(body), "\n") || d.Chars < 0 || d.Excerpt == "" {
			t.Errorf("dropped %+v of %q", d, body)
		}
	}
	if diff := cmp.Diff(dump(got.Blocks), dump(Clean(in).Blocks)); diff != "" {
		t.Errorf("two runs differ: %s", diff)
	}
	in.Policy = asking
	if diff := cmp.Diff(all(got), all(Clean(in))); diff != "" {
		t.Errorf("%v %q: what is cut from the source before it is parsed meant something: %s", format, body, diff)
	}
}

// all returns everything that a result says as text: comparing deep trees as they
// are takes time that doubles with each level.
func all(r Result) string { return dump(r.Blocks) + fmt.Sprint(r.Dropped, r.Diagnostics) }

func FuzzHTML(f *testing.F) {
	for _, s := range []string{
		"<p>春天<b>来 <i>了</b></i>，<a href='/x y'>花\n开</a>", "<table><tr><td colspan=0 rowspan=9>a<td><ul><li>b</table>",
		"<ul><ul><li><h1>x</ul>text</ul>", "<pre>\ta\n<b>b</b></pre><code> </code>", "<ruby>茶<rt>chá</rt></ruby><q>x</q>",
		"<a href=x><div><img src=a.png><p>y</a>", "<h1>a</h1><h4>b<img src=b.png></h4><h2>c</h2>", "&amp;amp;nbsp;&#8203;\u200d👩\u200d🌾",
		"<figure><figcaption>春</figcaption><img data-src=//h/p.jpg></figure><small>x</small>", "**“花”**开 2**3 **\n**",
		strings.Repeat("<div>", 700) + "deep" + strings.Repeat("<blockquote>", 40) + "er", "<math><mi>x</mi></math><input type=checkbox checked>",
		"<iframe src=//video.example/1></iframe><video><source src=a.mp4>no</video><dl><dt>a<dd>b</dl>", "<noscript><img src=1.png>x</noscript>",
		"<div class='comment'><p>hello</div><div style='display:none'>x</div>", "<br><br>a<br>\u3000\u3000b。\u3000\u3000c<br/><sup>1</sup>",
	} {
		f.Add([]byte(s))
	}
	for _, s := range []string{"<div x='1'class='ad'>a</div>b", "<div a\f='>'class=ad>a</div>b", "<div ='>'>a</div>", "<div class = 'ad' id= b>a</div>c", "<o:p x='1'/y='2'>a"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, body []byte) {
		fuzzClean(t, doc.HTML, body)
		fuzzClean(t, doc.Page, body)
	})
}

func FuzzMarkdown(f *testing.F) {
	for _, s := range []string{
		"**“花”**开，_词_\n\n![][1]\n（图片说明：园）\n\n[1]: http://x.example/a.png", "# a\n======\n\n| a | b |\n|--|:-:|\n| 1 |",
		"- - - - - - - - - - - - - - x", strings.Repeat(" ", 90) + "- x", ">>>>>>>>>>>>>>>>>>> q", "a[^1]\n\n[^1]: note",
		"> [!tip]- t\n> a ==b== %%c%% [[d|e]]\n\n![[f.png|300]] g^[h] ^i1\n\n%%\nj", "- [x] done\n  - sub\n\n1) one\n3. three", "```go\n\tx\n```\n<b>raw</b> <div>\n\n*b*\n</div>", "via: http://a.example/b\n\n作者：[a][b] 译者：c 校对：d",
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, body []byte) { fuzzClean(t, doc.Markdown, body) })
}

func FuzzText(f *testing.F) {
	for _, s := range []string{"第一段。\n\n第二段。\n\n1  2  \n\n编辑推荐", "a\nb\n", "\u3000\u3000春。\u3000\u3000夏。", "\x00\xff&#123;&amp;", "----\n\n**x**\n\ny"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, body []byte) { fuzzClean(t, doc.Text, body) })
}
