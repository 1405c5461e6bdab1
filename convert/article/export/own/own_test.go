package own

import (
	"strings"
	"testing"
)

const ownHead = `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" lang="zh-Hans">
<head>
<title>潮</title>
<meta name="wenzhai" content="article"/>
<meta name="dcterms.title" content="潮 &amp; 汐"/>
<meta name="dcterms.issued" content="2024-05-01+08:00"/>
<meta name="dcterms.subject" content="水"/>
`

const ownBody = `</head>
<body>
<article class="bilingual %s">
<header><p class="kicker">来源</p><h1>潮</h1></header>
`

// second is what the head records of a second text.
const second = `<meta name="wenzhai" content="article"/>
<meta name="dcterms.title" content="The tide"/>
<meta name="dcterms.language" content="en"/>
`

const ownFoot = `<footer class="original"><p>原文链接：<a href="https://a.example/">a.example</a></p></footer>
<nav class="turn"><p><a href="../nav.xhtml">目录</a></p></nav>
</article>
</body>
</html>
`

func TestOwnTexts(t *testing.T) {
	for _, c := range []struct {
		name, layout, body string
		pair               bool
		want               []string
	}{
		{
			name: "plain", body: `<p class="aside"><em>按语</em></p><div class="table"><table><tr><td class="end">1</td></tr></table></div>`,
			want: []string{`<p class="aside"><em>按语</em></p><table><tbody><tr><td class="end" align="right">1</td></tr></tbody></table>`},
		},
		{
			name: "notes", body: `<p>茶<a class="noteref" href="#fn1" id="fr1">[1]</a></p>` + "\n" + `<aside class="footnote" id="fn1"><p><a role="doc-backlink" href="#fr1">[1]</a> 甲</p></aside>`,
			want: []string{`<p>茶<a class="noteref" href="#fn1" id="fr1">[1]</a></p>` + "\n" + `<aside class="footnote" id="fn1"><p><a href="#fr1" role="doc-backlink">[1]</a> 甲</p></aside>`},
		},
		{
			name: "a link inside the book", body: `<p><a href="a00002.xhtml" data-href="https://a.example/2">二</a> <span class="tcy">12</span></p>`,
			want: []string{`<p><a href="https://a.example/2">二</a> 12</p>`},
		},
		{
			name: "readings", body: `<p class="read"><ruby>潮<rp>(</rp><rt>cháo</rt><rp>)</rp></ruby><b><ruby>汐<rp>(</rp><rt>xī</rt><rp>)</rp></ruby></b>（しお）<ruby>汐<rp>（</rp><rt>しお</rt><rp>）</rp></ruby></p>`,
			want: []string{`<p class="read">潮<b>汐</b>（しお）<ruby>汐<rp>（</rp><rt>しお</rt><rp>）</rp></ruby></p>`},
		},
		{
			name: "pictures", body: `<figure><img src="../images/i.png" alt="Picture"/></figure><figure class="absent" data-src="x.png"><figcaption>图 <span class="note">图片未收入本书</span></figcaption></figure>`,
			want: []string{`<figure><img src="../images/i.png"/></figure><figure><img src="x.png"/><figcaption>图 </figcaption></figure>`},
		},
		{
			name: "columns", pair: true, layout: "columns",
			body: `<h2 class="pair"><span class="one">一</span> <span class="two" lang="en">One</span></h2><div class="pair"><div class="one"><p>潮</p></div><div class="two" lang="en"><p>Tide</p></div></div><ul><li><div class="pair"><div class="one"><p>甲</p></div><div class="two"><p>A</p></div></div></li></ul><hr/>`,
			want: []string{`<h2 class="pair">一 </h2><p>潮</p><ul><li><p>甲</p></li></ul><hr/>`, `<h2>One</h2><p>Tide</p><ul><li><p>A</p></li></ul><hr/>`},
		},
		{
			name: "reveal", pair: true, layout: "reveal",
			body: `<h2>一<a class="mark" id="tm1" href="#tr1">*</a></h2><p>潮<a class="mark" href="#tr2">*</a></p><pre>x</pre><section class="notes"><aside id="tr1"><div><p><strong>One</strong> <a class="back" href="#tm1">↩</a></p></div></aside><aside id="tr2"><div><p>Tide<sup><a class="noteref" href="#sn1">[1]</a></sup></p></div></aside><aside class="footnote" id="sn1"><div lang="en"><p>A note.</p></div></aside></section>`,
			want: []string{`<h2>一</h2><p>潮</p><pre>x</pre>`, `<h2>One</h2><p>Tide<sup><a class="noteref" href="#sn1">[1]</a></sup></p><pre>x</pre><section class="notes"><aside class="footnote" id="sn1"><div lang="en"><p>A note.</p></div></aside></section>`},
		},
	} {
		head := ownHead
		if c.pair {
			head += second
		}
		text := head + strings.Replace(ownBody, "%s", c.layout, 1) + c.body + ownFoot
		f, ok := Read([]byte(text))
		if !ok || len(f.Items) != len(c.want) {
			t.Errorf("%s: %d articles", c.name, len(f.Items))
			continue
		}
		for i, want := range c.want {
			if got := strings.TrimSpace(string(f.Items[i].Body)); got != want {
				t.Errorf("%s, text %d:\n%s\nwant\n%s", c.name, i, got, want)
			}
		}
		m := f.Items[0].Meta
		if m.Title != "潮 & 汐" || m.Date.Format("2006-01-02Z07:00") != "2024-05-01+08:00" || !m.DateOnly || len(m.Tags) != 1 {
			t.Errorf("%s: head %+v", c.name, m)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add([]byte(ownHead + second + ownBody + `<h2 class="pair">a<span class="two">b</span></h2><p>c<a class="mark" href="#tr1">*</a></p><figure class="absent"></figure><section class="notes"><aside id="tr1"><div></div></aside></section>` + ownFoot))
	f.Fuzz(func(t *testing.T, data []byte) {
		file, ok := Read(data)
		if !ok && len(file.Items) > 0 {
			t.Errorf("%d items of a file that was not read", len(file.Items))
		}
		for _, it := range file.Items {
			if it.Line < 1 || it.At < 1 || it.Meta == nil {
				t.Errorf("an item on line %d, %d: %v", it.Line, it.At, it.Meta)
			}
		}
	})
}
