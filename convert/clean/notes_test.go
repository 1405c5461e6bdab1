package clean

import (
	"strings"
	"testing"

	"github.com/wenzhai/wenzhai/convert/doc"
)

// noteCases are notes as programs and authors write them, with the tree that they
// are read as.
var noteCases = []struct{ name, body, want string }{
	{
		"goldmark", `<p>河宽四十米<sup id="fnref:1"><a href="#fn:1" class="footnote-ref" role="doc-noteref">1</a></sup>，水深<sup id="fnref1:1"><a href="#fn:1" class="footnote-ref" role="doc-noteref">1</a></sup>。</p><div class="footnotes" role="doc-endnotes"><hr><ol><li id="fn:1"><p>枯水期所测。&#160;<a href="#fnref:1" class="footnote-backref" role="doc-backlink">&#x21a9;&#xfe0e;</a>&#160;<a href="#fnref1:1" class="footnote-backref" role="doc-backlink">&#x21a9;&#xfe0e;</a></p></li></ol></div>`,
		"p 河宽四十米call{fn:1}，水深call{fn:1}。\nnote(fn:1) 1\n  p 枯水期所测。\n",
	},
	{
		"pandoc", `<p>河宽四十米<a href="#fn1" class="footnote-ref" id="fnref1" role="doc-noteref"><sup>1</sup></a>。</p><section id="footnotes" class="footnotes footnotes-end-of-document" role="doc-endnotes"><hr /><ol><li id="fn1"><p>枯水期所测。</p><pre><code>测 40</code></pre><p>又测。<a href="#fnref1" class="footnote-back" role="doc-backlink">↩︎</a></p></li></ol></section>`,
		"p 河宽四十米call{fn1}。\nnote(fn1) 1\n  p 枯水期所测。\n  code() \"测 40\"\n  p 又测。\n",
	},
	{
		"kramdown", `<p>河宽四十米<sup id="fnref:1" role="doc-noteref"><a href="#fn:1" class="footnote" rel="footnote">1</a></sup>，又<sup id="fnref:1:1" role="doc-noteref"><a href="#fn:1" class="footnote" rel="footnote">1</a></sup>。</p><div class="footnotes" role="doc-endnotes"><ol><li id="fn:1" role="doc-endnote"><p>枯水期所测。 <a href="#fnref:1" class="reversefootnote" role="doc-backlink">&#8617;</a> <a href="#fnref:1:1" class="reversefootnote" role="doc-backlink">&#8617;<sup>2</sup></a></p></li></ol></div>`,
		"p 河宽四十米call{fn:1}，又call{fn:1}。\nnote(fn:1) 1\n  p 枯水期所测。\n",
	},
	{
		"encyclopedia", `<p>河宽四十米<sup id="cite_ref-1" class="reference"><a href="#cite_note-1"><span class="cite-bracket">&#91;</span>1<span class="cite-bracket">&#93;</span></a></sup><sup id="cite_ref-a_2-0" class="reference"><a href="#cite_note-a-2">[註 1]</a></sup>，深三米<sup id="cite_ref-a_2-1" class="reference"><a href="#cite_note-a-2">[註 1]</a></sup>。</p><h2>参考文献</h2><div class="reflist"><ol class="references"><li id="cite_note-1"><span class="mw-cite-backlink"><b><a href="#cite_ref-1">^</a></b></span> <span class="reference-text"><cite>河道志</cite>，第三卷。</span></li><li id="cite_note-a-2"><span class="mw-cite-backlink">^ <a href="#cite_ref-a_2-0"><span class="cite-accessibility-label">跳转至：</span><sup><b>2.0</b></sup></a> <a href="#cite_ref-a_2-1"><sup><b>2.1</b></sup></a></span> <span class="reference-text">在石阶处。</span></li></ol></div><h2>外部链接</h2><p>河道图。</p>`,
		"p 河宽四十米call{cite_note-1}call{cite_note-a-2}，深三米call{cite_note-a-2}。\nh2 参考文献\nh2 外部链接\np 河道图。\nnote(cite_note-1) 1\n  p em{河道志}，第三卷。\nnote(cite_note-a-2) 註 1\n  p 在石阶处。\n",
	},
	{
		"Word", `<p class=MsoNormal>河宽四十米<a style='mso-footnote-id:ftn1' href="#_ftn1" name="_ftnref1" title=""><span class=MsoFootnoteReference><span style='mso-special-character:footnote'>[1]</span></span></a>。</p><div style='mso-element:footnote-list'><br clear=all><hr align=left size=1 width="33%"><div style='mso-element:footnote' id=ftn1><p class=MsoFootnoteText><a style='mso-footnote-id:ftn1' href="#_ftnref1" name="_ftn1" title=""><span class=MsoFootnoteReference>[1]</span></a> 枯水期所测。</p></div></div>`,
		"p 河宽四十米call{_ftn1}。\nnote(_ftn1) 1\n  p 枯水期所测。\n",
	},
	{
		"LibreOffice", `<p>河宽四十米<a class="sdfootnoteanc" name="sdfootnote1anc" href="#sdfootnote1sym"><sup>1</sup></a>。</p><div id="sdfootnote1"><p class="sdfootnote"><a class="sdfootnotesym" name="sdfootnote1sym" href="#sdfootnote1anc">1</a>枯水期所测。</p></div>`,
		"p 河宽四十米call{sdfootnote1sym}。\nnote(sdfootnote1sym) 1\n  p 枯水期所测。\n",
	},
	{
		"InDesign", `<p>河宽四十米<span id="footnote-000-backlink"><a class="_idFootnoteLink" href="#footnote-000">1</a></span>。</p><hr class="HorizontalRule-1"/><section class="_idFootnotes"><div class="_idFootnote" id="footnote-000"><p class="footnote"><a class="_idFootnoteAnchor" href="#footnote-000-backlink">1</a>.&#9;枯水期所测。</p></div></section>`,
		"p 河宽四十米call{footnote-000}。\nnote(footnote-000) 1\n  p anchor{p1}枯水期所测。\n",
	},
	{
		"Google Docs", `<p><span>河宽四十米</span><sup><a href="#ftnt1" id="ftnt_ref1">[1]</a></sup><span>。</span></p><hr><div><p><a href="#ftnt_ref1" id="ftnt1">[1]</a><span> 枯水期所测。</span></p></div>`,
		"p 河宽四十米call{ftnt1}。\nnote(ftnt1) 1\n  p 枯水期所测。\n",
	},
	{
		"margin", `<p>河宽四十米<label for="sn-1" class="margin-toggle sidenote-number"></label><input type="checkbox" id="sn-1" class="margin-toggle"/><span class="sidenote">枯水期所测。</span>，水深三米<label for="mn-1" class="margin-toggle">&#8853;</label><input type="checkbox" id="mn-1" class="margin-toggle"/><span class="marginnote">在<em>石阶</em>处。</span>。</p>`,
		"p 河宽四十米call{note-1}，水深三米call{note-2}。\nnote(note-1)\n  p 枯水期所测。\nnote(note-2)\n  p 在em{石阶}处。\n",
	},
	{
		"Distill", `<p>河宽四十米<d-footnote>枯水期所测。</d-footnote>。</p>`,
		"p 河宽四十米call{note-1}。\nnote(note-1)\n  p 枯水期所测。\n",
	},
	{
		"newsletter", `<p>河宽四十米<a data-component-name="FootnoteAnchorToDOM" id="footnote-anchor-1" href="#footnote-1" target="_self" rel="" class="footnote-anchor">1</a>。</p><div class="footnote" data-component-name="FootnoteToDOM"><a id="footnote-1" href="#footnote-anchor-1" class="footnote-number" contenteditable="false">1</a><div class="footnote-content"><p>枯水期所测。</p><p>又测。</p></div></div>`,
		"p 河宽四十米call{footnote-1}。\nnote(footnote-1) 1\n  p 枯水期所测。\n  p 又测。\n",
	},
	{
		"plug-in", `<p>河宽四十米<span id='easy-footnote-1-12' class='easy-footnote-margin-adjust'></span><span class='easy-footnote'><a href='https://river.example/post/#easy-footnote-bottom-1-12' title='枯水期所测。'><sup>1</sup></a></span>。</p><ol class="easy-footnotes-wrapper"><li class="easy-footnote-single"><span id="easy-footnote-bottom-1-12" class="easy-footnote-margin-adjust"></span>枯水期所测。<a class="easy-footnote-to-top" href="https://river.example/post/#easy-footnote-1-12"></a></li></ol>`,
		"p 河宽四十米call{easy-footnote-bottom-1-12}。\nnote(easy-footnote-bottom-1-12) 1\n  p 枯水期所测。\n",
	},
	{
		"modern plug-in", `<p>河宽四十米<sup class="modern-footnotes-footnote" data-mfn="1"><a href="javascript:void(0)" role="button">1</a></sup><span id="mfn-content-1" class="modern-footnotes-footnote__note" data-mfn="1">枯水期所测。</span>。</p>`,
		"p 河宽四十米call{note-1}。\nnote(note-1)\n  p 枯水期所测。\n",
	},
	{
		"e-book", `<p>河宽四十米<a class="duokan-footnote" epub:type="noteref" href="#note1" id="ref1"><img src="note.png" alt="注"/></a>。</p><aside epub:type="footnote" id="note1"><ol class="duokan-footnote-content"><li class="duokan-footnote-item" id="note1x"><a href="#ref1">枯水期所测。</a></li></ol></aside>`,
		"p 河宽四十米call{note1}。\nnote(note1)\n  p 枯水期所测。\n",
	},
	{
		"reader's picture", `<p>河宽四十米<img class="qqreader-footnote" alt="枯水期所测。" src="note.png"/>，水深<img src="a.png" class="zhangyue-footnote" zy-footnote="在石阶处。"/>。</p>`,
		"p 河宽四十米call{note-1}，水深call{note-2}。\nnote(note-1)\n  p 枯水期所测。\nnote(note-2)\n  p 在石阶处。\n",
	},
	{
		"paragraphs", `<p>河宽四十米<a href="#n1" id="b1">〔1〕</a>，水深<a href="#n2" id="b2">②</a>，船<a href="#n3" id="b3">注3</a>。</p><p><a id="n1" href="#b1">〔1〕</a>枯水期所测。</p><p><a id="n2" href="#b2">②</a>在石阶处。</p><p id="n3">注3：渡船。<a href="#b3">返回</a></p>`,
		"p 河宽四十米call{n1}，水深call{n2}，船call{n3}。\nnote(n1) 1\n  p 枯水期所测。\nnote(n2) ②\n  p 在石阶处。\nnote(n3) 注3\n  p anchor{p1}渡船。\n",
	},
	{
		"lines", `<p>河宽四十米<a href="#n1"><sup>1</sup></a>，水深<a href="#n2"><sup>2</sup></a>。</p><p><a name="n1"></a>1. 枯水期所测。<br><a name="n2"></a>2. 在石阶处。</p>`,
		"p 河宽四十米call{n1}，水深call{n2}。\nnote(n1) 1\n  p anchor{p1}枯水期所测。\nnote(n2) 2\n  p anchor{p2}在石阶处。\n",
	},
	{
		"table of notes", `<p>河宽四十米<a class="footnote-reference" href="#id2" id="id1">[1]</a>。</p><table class="docutils footnote" frame="void" id="id2" rules="none"><colgroup><col class="label" /><col /></colgroup><tbody valign="top"><tr><td class="label"><a class="fn-backref" href="#id1">[1]</a></td><td>枯水期所测。</td></tr></tbody></table>`,
		"p 河宽四十米call{id2}。\nnote(id2) 1\n  p anchor{p1}枯水期所测。\n",
	},
	{
		"terms", `<p>河宽四十米<a class="footnote-reference" href="#id2" id="id1">[1]</a>。</p><dl class="footnote"><dt class="label" id="id2"><span class="brackets"><a class="fn-backref" href="#id1">1</a></span></dt><dd><p>枯水期所测。</p></dd></dl>`,
		"p 河宽四十米call{id2}。\nnote(id2) 1\n  p 枯水期所测。\n",
	},
	{
		"in a table, a caption, a heading, a list", `<h2>河<a href="#n1" id="r1">[1]</a></h2><table><caption>表<a href="#n2" id="r2">[2]</a></caption><tr><td>深<a href="#n3" id="r3">[3]</a></td><td>3</td></tr></table><ul><li>船<a href="#n4" id="r4">[4]</a></li></ul><p>河道图。</p><div class="notes"><p id="n1">[1] 甲。</p><p id="n2">[2] 乙。</p><p id="n3">[3] 丙。</p><p>丙又。</p><p id="n4">[4] 丁。</p></div>`,
		"h2 河call{n1}\ntable 表call{n2}\n  row | 深call{n3} | 3\nul\n  -\n    p 船call{n4}\np 河道图。\nnote(n1) 1\n  p anchor{p1}甲。\nnote(n2) 2\n  p anchor{p2}乙。\nnote(n3) 3\n  p anchor{p3}丙。\n  p 丙又。\nnote(n4) 4\n  p anchor{p4}丁。\n",
	},
	{
		"two in one mark", `<p>河宽四十米<sup>[<a href="#n1">1</a>, <a href="#n2">2</a>]</sup>。</p><ol class="footnotes"><li id="n1">甲。</li><li id="n2">乙。</li></ol>`,
		"p 河宽四十米call{n1}call{n2}。\nnote(n1) 1\n  p 甲。\nnote(n2) 2\n  p 乙。\n",
	},
	{
		"a note calls a note", `<p>河宽四十米<a href="#fn1" role="doc-noteref">1</a>。</p><ol role="doc-endnotes"><li id="fn1">甲<a href="#fn2" role="doc-noteref">2</a>。</li><li id="fn2">乙，见<a href="#fn1" role="doc-noteref">1</a>。</li></ol>`,
		"p 河宽四十米call{fn1}。\nnote(fn1) 1\n  p 甲call{fn2}。\nnote(fn2) 2\n  p 乙，见call{fn1}。\n",
	},
	{
		"in brackets of the text", `<p>河宽四十米 [<a href="#n1" id="r1">1</a>]，深。</p><p id="n1">[<a href="#r1">1</a>] 枯水期所测。</p>`,
		"p 河宽四十米call{n1}，深。\nnote(n1) 1\n  p anchor{p1}枯水期所测。\n",
	},
	{
		"called again", `<p>河宽四十米<sup><a id="r1" href="#f1">[1]</a></sup>。</p><p>又是四十米<sup><a href="#f1">[1]</a></sup>，水深<sup><a id="r2" href="#f2">[2]</a></sup>。</p><ol><li id="f1">枯水期所测。<a href="#r1">↩</a></li><li id="f2">在石阶处。<a href="#r2">↩</a></li></ol>`,
		"p 河宽四十米call{f1}。\np 又是四十米call{f1}，水深call{f2}。\nnote(f1) 1\n  p 枯水期所测。\nnote(f2) 2\n  p 在石阶处。\n",
	},
	{
		"called before the call that it leads back to", `<p>河宽四十米<a href="#f1">①</a>。</p><p>水深<a id="r2" href="#f2">②</a>，又是四十米<a id="r1" href="#f1">①</a>。</p><ol><li id="f2">在石阶处。<a href="#r2">↩</a></li><li id="f1">枯水期所测。<a href="#r1">↩</a></li></ol>`,
		"p 河宽四十米call{f1}。\np 水深call{f2}，又是四十米call{f1}。\nnote(f1) ①\n  p 枯水期所测。\nnote(f2) ②\n  p 在石阶处。\n",
	},
	{
		"called again in a list and a table", `<p>The river is forty metres wide<a id="r1" href="#f1">*</a>.</p><ul><li>Forty<a href="#f1">*</a></li></ul><table><tr><td>width<a href="#f1">*</a></td><td>40</td></tr></table><ol><li id="f1">At low water. <a href="#r1">Back</a></li></ol>`,
		"p(en) The river is forty metres widecall{f1}.\nul\n  -\n    p Fortycall{f1}\ntable \n  row | widthcall{f1} | 40\nnote(f1) *\n  p At low water.\n",
	},
	{
		"called again with a word", `<p>河宽四十米<a id="r1" href="#f1">[1]</a>。</p><p>水深三米（<a href="#f1">注1</a>）。</p><ol><li id="f1">枯水期所测。<a href="#r1">↩</a></li></ol>`,
		"p 河宽四十米call{f1}。\np 水深三米（call{f1}）。\nnote(f1) 1\n  p 枯水期所测。\n",
	},
	{
		"called again by another note", `<p>河宽四十米<a id="r1" href="#f1">[1]</a>，水深<a id="r2" href="#f2">[2]</a>。</p><ol><li id="f2">同<a href="#f1">[1]</a>。<a href="#r2">↩</a></li><li id="f1">枯水期所测。<a href="#r1">↩</a></li></ol>`,
		"p 河宽四十米call{f1}，水深call{f2}。\nnote(f1) 1\n  p 枯水期所测。\nnote(f2) 2\n  p 同call{f1}。\n",
	},
	{
		"a link with words to a note", `<p>河宽四十米<a id="r1" href="#f1">[1]</a>，见<a href="#f1">枯水期</a>。</p><ol><li id="f1">枯水期所测。<a href="#r1">↩</a></li></ol>`,
		"p 河宽四十米call{f1}，见link{枯水期|#f1}。\nnote(f1) 1\n  p 枯水期所测。\n",
	},
	{
		"never called", `<p>河宽四十米<a href="#n1" id="r1">[1]</a>。</p><ol><li id="n1">甲。<a href="#r1">↩</a></li><li id="n2">乙。<a href="#r2">↩</a></li></ol>`,
		"p 河宽四十米call{n1}。\nnote(n1) 1\n  p 甲。\nnote(n2)\n  p 乙。\n",
	},
	{
		"never called, without a way back", `<p>河宽四十米<sup><a id="r1" href="#f1">[1]</a></sup>，水深<sup><a id="r2" href="#f2">[2]</a></sup>。</p><ol><li id="f1">甲。<a href="#r1">↩</a></li><li id="f2">乙。<a href="#r2">↩</a></li><li id="f3">丙。</li></ol>`,
		"p 河宽四十米call{f1}，水深call{f2}。\nnote(f1) 1\n  p 甲。\nnote(f2) 2\n  p 乙。\nnote(f3)\n  p 丙。\n",
	},
	{
		"never called, first and without names", `<p>The river is forty metres wide<a id="r2" href="#f2">[2]</a>.</p><ul class="footnotes"><li>[1] A.</li><li id="f2">[2] B. <a href="#r2">^</a></li><li>[3] C.</li></ul>`,
		"p(en) The river is forty metres widecall{f2}.\nnote(f2) 2\n  p B.\nnote(note-2) 1\n  p A.\nnote(note-3) 3\n  p C.\n",
	},
	{
		"never called, with paragraphs", `<p>河宽四十米<a href="#fn1" class="footnote-ref" id="fnref1" role="doc-noteref"><sup>1</sup></a>。</p><section class="footnotes" role="doc-endnotes"><ol><li id="fn1"><p>甲。<a href="#fnref1" class="footnote-back" role="doc-backlink">↩︎</a></p></li><li id="fn2"><p>乙。</p><p>又乙。<a href="#fnref2" class="footnote-back" role="doc-backlink">↩︎</a></p></li></ol></section>`,
		"p 河宽四十米call{fn1}。\nnote(fn1) 1\n  p 甲。\nnote(fn2)\n  p 乙。\n  p 又乙。\n",
	},
	{
		"a note that nothing calls calls one", `<p>河宽四十米<a href="#fn1" role="doc-noteref">1</a>。</p><ol role="doc-endnotes"><li id="fn1">甲。</li><li id="fn2">乙，见<a href="#fn3" role="doc-noteref">3</a>。</li><li id="fn3">丙。</li></ol>`,
		"p 河宽四十米call{fn1}。\nnote(fn1) 1\n  p 甲。\nnote(fn2)\n  p 乙，见call{fn3}。\nnote(fn3) 3\n  p 丙。\n",
	},
	{
		"a step that is called like a note", `<p>河宽四十米，见<a id="r1" href="#s1">1</a>。</p><ol><li id="s1">量绳子。<a href="#r1">↩</a></li><li>放绳子。</li><li>读数。</li></ol>`,
		"p 河宽四十米，见call{s1}。\nol(1)\n  -\n    p 放绳子。\n  -\n    p 读数。\nnote(s1) 1\n  p 量绳子。\n",
	},
	{
		"call without a note", `<p>河宽四十米<sup><a href="#n1">[1]</a></sup>，深<sup>[2]</sup>，面积 30 m<sup>2</sup>，10<sup>3</sup>，1<sup>st</sup>。</p>`,
		"p 河宽四十米sup{link{[1]|#n1}}，深sup{[2]}，面积 30 msup{2}，10sup{3}，1sup{st}。\n",
	},
	{
		"contents", `<ul><li><a href="#c1">1</a></li><li><a href="#c2">2</a></li></ul><h2 id="c1">1 河</h2><p>河宽四十米。</p><p id="c2">2 船在石阶下面。<a href="#top">↑</a></p>`,
		"ul\n  -\n    p link{1|#c1}\n  -\n    p link{2|#c2}\nh2 1 河\np 河宽四十米。\np anchor{p2}2 船在石阶下面。\n",
	},
	{
		"to a part", `<p>见<a href="#s2">2</a>。</p><p>河宽四十米。</p><div id="s2"><h2>船</h2><p>船在石阶下面。</p></div>`,
		"p 见link{2|#s2}。\np 河宽四十米。\nh2 船\np 船在石阶下面。\n",
	},
}

func TestNotes(t *testing.T) {
	for _, c := range noteCases {
		got := Clean(Input{Meta: &doc.Meta{Title: "题", Lang: doc.Hans}, Format: doc.HTML, Body: []byte(c.body)})
		if d := dump(got.Blocks); d != c.want {
			t.Errorf("%s:\n%s\nwant\n%s", c.name, d, c.want)
		}
		if len(got.Dropped) > 0 {
			t.Errorf("%s: dropped %v", c.name, got.Dropped)
		}
		if strings.Contains(dump(got.Blocks), "()\n") {
			t.Errorf("%s: a note without a name", c.name)
		}
	}
}

// TestMarkdownNotes checks what Markdown has for notes that nothing calls, and for
// those that are called in uncommon places.
func TestMarkdownNotes(t *testing.T) {
	for _, c := range []struct{ name, body, want string }{
		{
			"several behind each other", "河宽四十米[^a]。\n\n[^a]: 枯水期所测。\n[^b]: 没有提到。\n\n[^c]: 也没有。",
			"p 河宽四十米call{fn:1}。\nnote(fn:1) 1\n  p 枯水期所测。\nnote(fn:2)\n  p 没有提到。\nnote(fn:3)\n  p 也没有。\n",
		},
		{
			"none is called", "河宽四十米。\n\n[^a]: 枯水期所测。\n[^b]: 没有提到。\n\n水深三米。",
			"p 河宽四十米。\np 水深三米。\nnote(fn:1)\n  p 枯水期所测。\nnote(fn:2)\n  p 没有提到。\n",
		},
		{
			"before the text, with paragraphs and a list", "[^x]: First.\n\n    Second.\n\n    - item\n\nThe river is forty metres wide[^1].\n\n[^1]: At low water.",
			"p(en) The river is forty metres widecall{fn:1}.\nnote(fn:1) 1\n  p At low water.\nnote(fn:2)\n  p First.\n  p Second.\n  ul\n    -\n      p item\n",
		},
		{
			"in a quotation", "河宽四十米。\n\n> 水深三米。\n>\n> [^q]: 在石阶处。",
			"p 河宽四十米。\nquote\n  p 水深三米。\nnote(fn:1)\n  p 在石阶处。\n",
		},
		{
			"without a text", "河宽四十米[^1]，深三米[^2]，长[^1]。\n\n[^1]:\n[^2]: 枯水期所测。\n[^3]:",
			"p 河宽四十米，深三米call{fn:2}，长。\nnote(fn:2) 2\n  p 枯水期所测。\n",
		},
		{
			"all without a text", "河宽四十米[^1]。\n\n[^1]:\n\n水深三米。",
			"p 河宽四十米。\np 水深三米。\n",
		},
		{
			"two texts of one name", "河宽四十米[^1]。\n\n[^1]: 枯水期所测。\n[^1]: 又测。",
			"p 河宽四十米call{fn:1}。\nnote(fn:1) 1\n  p 枯水期所测。\nnote(fn:2)\n  p 又测。\n",
		},
		{
			"called in program text only", "河宽四十米，写作 `[^1]`。\n\n[^1]: 枯水期所测。",
			"p 河宽四十米，写作 code{[^1]}。\nnote(fn:1)\n  p 枯水期所测。\n",
		},
		{
			"called by a note that nothing calls", "河宽四十米。\n\n[^a]: 见[^b]。\n[^b]: 枯水期所测。",
			"p 河宽四十米。\nnote(fn:2)\n  p 见call{fn:1}。\nnote(fn:1) 1\n  p 枯水期所测。\n",
		},
		{
			"a class of characters", "表达式：\n\n[^a-z]: 小写字母以外的字符。",
			"p 表达式：\np [^a-z]: 小写字母以外的字符。\n",
		},
		{
			"in a caption", "河宽四十米[^1]。\n\n![石阶[^2]](steps.png)\n\n水深三米[^2]。\n\n[^1]: 枯水期所测。\n[^2]: 建于唐代。",
			"p 河宽四十米call{fn:1}。\nfigure steps.png alt=\"\" 石阶call{fn:2}\np 水深三米call{fn:2}。\nnote(fn:1) 1\n  p 枯水期所测。\nnote(fn:2) 2\n  p 建于唐代。\n",
		},
		{
			"in a caption with marks, and of a link", "河宽四十米。\n\n![石阶*上*的船[^2]，近景](steps.png)\n\n[![船[^3]](boat.png)](https://river.example/)\n\n[^2]: 建于唐代。\n[^3]: 渡船。",
			"p 河宽四十米。\nfigure steps.png alt=\"\" 石阶em{上}的船call{fn:1}，近景\nfigure boat.png alt=\"\" 船call{fn:2}\nnote(fn:1) 1\n  p 建于唐代。\nnote(fn:2) 2\n  p 渡船。\n",
		},
		{
			"in captions of pictures behind each other", "河宽四十米。\n\n![石阶[^2]](steps.png)\n![水](water.png)\n![船[^3]](boat.png)\n\n[^2]: 建于唐代。\n[^3]: 渡船。",
			"p 河宽四十米。\nfigure steps.png alt=\"\" 石阶call{fn:1}\nfigure water.png alt=\"\" 水\nfigure boat.png alt=\"\" 船call{fn:2}\nnote(fn:1) 1\n  p 建于唐代。\nnote(fn:2) 2\n  p 渡船。\n",
		},
		{
			"in the description of a picture in a line", "河宽四十米 ![石阶[^2]](steps.png) 水深三米。\n\n[^2]: 建于唐代。",
			"p 河宽四十米call{fn:1}水深三米。\nfigure steps.png alt=\"\" 石阶\nnote(fn:1) 1\n  p 建于唐代。\n",
		},
		{
			"in a caption in a list, with a title", "河宽四十米。\n\n- ![石阶[^2]](steps.png \"在渡口\")\n\n[^2]: 建于唐代。",
			"p 河宽四十米。\nfigure steps.png alt=\"\" 石阶call{fn:1}：在渡口\nnote(fn:1) 1\n  p 建于唐代。\n",
		},
		{
			"in a picture in a table", "| 图 | 值 |\n|---|---|\n| ![石阶[^2]](steps.png) | 3 |\n\n[^2]: 建于唐代。",
			"table \n  head |! 图 |! 值\n  row |  | 3\n    cell\n      figure steps.png alt=\"\" 石阶call{fn:1}\nnote(fn:1) 1\n  p 建于唐代。\n",
		},
		{
			"nothing but a note", "[^1]: 河宽四十米。",
			"note(fn:1)\n  p 河宽四十米。\n",
		},
	} {
		got := Clean(Input{Meta: &doc.Meta{Title: "题", Lang: doc.Hans}, Format: doc.Markdown, Body: []byte(c.body)})
		if d := dump(got.Blocks); d != c.want {
			t.Errorf("%s:\n%s\nwant\n%s", c.name, d, c.want)
		}
	}
}
