package xhtml

import (
	"strings"
	"testing"

	"github.com/wenzhai/wenzhai/convert/doc"
)

func words(s string) doc.Block { return &doc.Paragraph{Inlines: run(s)} }

// The parts of a program in a known language have classes, where that is asked for.
func TestPartsOfPrograms(t *testing.T) {
	for _, c := range []struct {
		language string
		marked   bool
		want     string
	}{
		{"go", true, `<pre dir="ltr"><code class="language-go"><span class="hk">func</span> <span class="hf">f</span>() { <span class="hc">// &lt;茶&gt;</span>` + "\n\t" + `}</code></pre>`},
		{"go", false, `<pre dir="ltr"><code class="language-go">func f() { // &lt;茶&gt;` + "\n\t" + `}</code></pre>`},
		{"unheard", true, `<pre dir="ltr"><code class="language-unheard">func f() { // &lt;茶&gt;` + "\n\t" + `}</code></pre>`},
	} {
		r := &Renderer{Options: Options{Highlight: c.marked}}
		r.Block(&doc.Code{Info: c.language, Text: "func f() { // <茶>\n\t}"})
		if got := strings.TrimSpace(string(r.Buf)); got != c.want {
			t.Errorf("%s: %s", c.language, got)
		}
	}
}

// Boxes, terms, verse and marks as XHTML. A box without a title bears the word for
// its kind, in the language of that.
func TestBoxes(t *testing.T) {
	verse := &doc.Paragraph{Verse: true, Inlines: []doc.Inline{&doc.Run{Text: "雾"}, &doc.Break{}, &doc.Run{Text: "  散"}, &doc.Break{}, &doc.Break{}, &doc.Run{Text: "　了"}}}
	for _, c := range []struct {
		name  string
		block doc.Block
		want  string
	}{
		{"untitled", &doc.Box{Kind: doc.BoxNote, Blocks: []doc.Block{words("雾")}}, `<aside class="box note" role="note"><p class="box-title" lang="en" xml:lang="en">NOTE</p><p>雾</p></aside>`},
		{"titled", &doc.Box{Kind: doc.BoxDanger, Title: run("山<雾>")}, `<aside class="box danger" role="note"><p class="box-title">山&lt;雾&gt;</p></aside>`},
		{"plain", &doc.Box{Kind: doc.BoxPlain, Blocks: []doc.Block{words("雾")}}, `<div class="box"><p>雾</p></div>`},
		{
			"heads without words", &doc.Table{
				Head: []doc.Row{{{}, {Inlines: []doc.Inline{&doc.Formula{TeX: "x", MathML: "<math><mi>x</mi></math>"}}}, {Inlines: run("茶")}}},
				Rows: []doc.Row{{{Header: true, Inlines: run(" ")}, {Header: true, Blocks: []doc.Block{words("壶")}}}},
			},
			`<div class="table" tabindex="0"><table><thead><tr><td></td><td><math alttext="x"><mi>x</mi></math></td><th scope="col">茶</th></tr></thead>` +
				`<tbody><tr><td> </td><th scope="row"><p>壶</p></th></tr></tbody></table></div>`,
		},
		{"unheard of", &doc.Box{Kind: `x"><y`, Title: run("雾")}, `<div class="box"><p class="box-title">雾</p></div>`},
		{"details", &doc.Box{Kind: doc.BoxDetails, Blocks: []doc.Block{words("雾")}}, `<details class="box" open="open"><summary lang="en" xml:lang="en">DETAILS</summary><p>雾</p></details>`},
		{"terms", &doc.Definitions{Items: []doc.Definition{{Terms: [][]doc.Inline{run("甲"), run("乙")}, Blocks: []doc.Block{words("丙")}}, {Terms: [][]doc.Inline{run("丁")}}}}, `<dl><dt>甲</dt><dt>乙</dt><dd>丙</dd><dt>丁</dt><dd></dd></dl>`},
		{"meaning first", &doc.Definitions{Items: []doc.Definition{{Blocks: []doc.Block{words("丙"), words("丁")}}}}, `<dl><dt></dt><dd><p>丙</p><p>丁</p></dd></dl>`},
		{"verse", verse, `<p class="verse"><span class="line">雾<br/></span><span class="line">` + "\u00a0\u00a0" + `散<br/></span><span class="line"><br/></span><span class="line">　了</span></p>`},
		{"verse in a list", &doc.List{Items: []doc.Item{{Blocks: []doc.Block{verse}}}}, `<ul><li><p class="verse"><span class="line">雾<br/></span><span class="line">` + "\u00a0\u00a0" + `散<br/></span><span class="line"><br/></span><span class="line">　了</span></p></li></ul>`},
		{"named program", &doc.Code{Info: "js", Title: "a<b.js", Text: "x"}, `<figure class="listing"><figcaption>a&lt;b.js</figcaption><pre dir="ltr"><code class="language-js">x</code></pre></figure>`},
		{"marks", &doc.Paragraph{Inlines: []doc.Inline{
			&doc.Styled{Style: doc.Highlight, Inlines: run("雾")}, &doc.Styled{Style: doc.Small, Inlines: run("小")}, &doc.Styled{Style: doc.Key, Inlines: run("Q")},
			&doc.Styled{Style: doc.Abbreviation, Title: `a "b"`, Inlines: run("AB")}, &doc.Styled{Style: doc.Abbreviation, Inlines: run("CD")},
		}}, `<p><mark>雾</mark><small>小</small><kbd>Q</kbd><abbr title="a &quot;b&quot;">AB</abbr><abbr>CD</abbr></p>`},
	} {
		r := &Renderer{Lang: doc.Hans, Options: Options{KindWord: func(kind string) (string, doc.Lang) {
			if kind == doc.BoxPlain {
				return "", ""
			}
			return strings.ToUpper(kind), doc.English
		}}}
		r.Block(c.block)
		if got := strings.ReplaceAll(string(r.Buf), "\n", ""); got != c.want {
			t.Errorf("%s: %s\nwant %s", c.name, got, c.want)
		}
	}
}

// The boxes of tasks stand for the marks of their items.
func TestTasksHaveNoMarks(t *testing.T) {
	item := func(s string) doc.Item { return doc.Item{Blocks: []doc.Block{words(s)}} }
	for want, items := range map[string][]doc.Item{
		"<ul class=\"tasks\">\n<li>☐ 一</li>\n<li>☑ 二</li>\n</ul>\n": {item("☐ 一"), item("☑ 二")},
		"<ul>\n<li>☐ 一</li>\n<li>二</li>\n</ul>\n":                   {item("☐ 一"), item("二")},
	} {
		r := &Renderer{}
		r.Block(&doc.List{Items: items})
		if got := string(r.Buf); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}
