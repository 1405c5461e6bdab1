package docx_test

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/wenzhai/wenzhai/convert/archive/docx"
)

const (
	kinds = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	root  = `<Relationships><Relationship Id="a" Type="` + kinds + `/officeDocument" Target="/word/document.xml"/><Relationship Id="b" Type="http://x/core-properties" Target="docProps/core.xml"/></Relationships>`
	own   = `<Relationships><Relationship Id="s" Type="` + kinds + `/styles" Target="styles.xml"/><Relationship Id="n" Type="` + kinds + `/numbering" Target="numbering.xml"/>` +
		`<Relationship Id="f" Type="` + kinds + `/footnotes" Target="footnotes.xml"/><Relationship Id="p" Type="` + kinds + `/image" Target="media/a 1.png"/>` +
		`<Relationship Id="l" Type="` + kinds + `/hyperlink" Target="https://river.example/?a=1&amp;b" TargetMode="External"/></Relationships>`
	styles = `<w:styles><w:style w:type="paragraph" w:default="1" w:styleId="N"><w:name w:val="Normal"/></w:style>` +
		`<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/></w:style><w:style w:type="paragraph" w:styleId="B"><w:name w:val="章名"/><w:basedOn w:val="Z2"/></w:style>` +
		`<w:style w:type="paragraph" w:styleId="Z2"><w:name w:val="标题 2"/></w:style><w:style w:type="paragraph" w:styleId="U"><w:name w:val="Überschrift 3"/></w:style>` +
		`<w:style w:type="paragraph" w:styleId="O"><w:name w:val="My own"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style><w:style w:type="paragraph" w:styleId="T"><w:name w:val="Title"/></w:style>` +
		`<w:style w:type="paragraph" w:styleId="M"><w:name w:val="Terminal"/><w:rPr><w:rFonts w:ascii="Consolas"/></w:rPr></w:style>` +
		`<w:style w:type="paragraph" w:styleId="Q"><w:name w:val="Intense Quote"/></w:style><w:style w:type="paragraph" w:styleId="C"><w:name w:val="toc 2"/></w:style>` +
		`<w:style w:type="paragraph" w:styleId="H"><w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr></w:style>` +
		`<w:style w:type="character" w:styleId="S"><w:name w:val="Strong"/></w:style></w:styles>`
	numbers = `<w:numbering><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="3"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>` +
		`<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="-"/></w:lvl></w:abstractNum>` +
		`<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="第%1条"/></w:lvl>` +
		`<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1-%2)"/></w:lvl></w:abstractNum>` +
		`<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>` +
		`<w:num w:numId="3"><w:abstractNumId w:val="1"/></w:num></w:numbering>`
	notes = `<w:footnotes><w:footnote w:id="0" w:type="separator"><w:p><w:r><w:separator/></w:r></w:p></w:footnote><w:footnote w:id="2"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t>看水尺。</w:t></w:r></w:p></w:footnote></w:footnotes>`
)

// pack opens the files of a package in which a body stands.
func pack(body string) docx.Opener {
	files := map[string]string{
		"_rels/.rels": root, "word/_rels/document.xml.rels": own, "word/styles.xml": styles, "word/numbering.xml": numbers, "word/footnotes.xml": notes,
		"word/document.xml": `<?xml version="1.0"?><w:document><w:body>` + body + `</w:body></w:document>`,
		"docProps/core.xml": `<c><title>水 文</title><creator>沈渡</creator><created>2024-03-05T01:20:00Z</created></c>`,
	}
	return func(name string) (io.ReadCloser, error) {
		text, ok := files[name]
		if !ok {
			return nil, fs.ErrNotExist
		}
		return io.NopCloser(strings.NewReader(text)), nil
	}
}

func p(style, runs string) string {
	return `<w:p><w:pPr><w:pStyle w:val="` + style + `"/></w:pPr>` + runs + `</w:p>`
}

func text(s string) string { return `<w:r><w:t xml:space="preserve">` + s + `</w:t></w:r>` }

func styled(props, s string) string {
	return `<w:r><w:rPr>` + props + `</w:rPr><w:t xml:space="preserve">` + s + `</w:t></w:r>`
}

func item(list, level int, s string) string {
	return fmt.Sprintf(`<w:p><w:pPr><w:numPr><w:ilvl w:val="%d"/><w:numId w:val="%d"/></w:numPr></w:pPr>%s</w:p>`, level, list, text(s))
}

// body returns what stands in the body of the page that is made.
func body(t *testing.T, in string) string {
	t.Helper()
	d := docx.Find(pack(in))
	if d == nil {
		t.Fatal("no document was found")
	}
	page, err := d.HTML()
	if err != nil {
		t.Error(err)
	}
	_, out, _ := strings.Cut(string(page), "<body>\n")
	return strings.TrimSuffix(out, "</body></html>\n")
}

func TestHTML(t *testing.T) {
	const link = `<a href="https://river.example/?a=1&amp;b">`
	for _, c := range []struct{ about, in, want string }{
		{"headings by name, by what a style is based on, by level", p("1", text("一")) + p("B", text("二")) + p("U", text("三")) + p("O", text("四")), "<h1>一</h1>\n<h2>二</h2>\n<h3>三</h3>\n<h2>四</h2>\n"},
		{"several of the first level", p("1", text("一")) + p("1", text("二")), "<h2>一</h2>\n<h2>二</h2>\n"},
		{"a title", p("T", text("名")) + p("1", text("一")), "<h1>名</h1>\n<h2>一</h2>\n"},
		{"a paragraph with a level of its own", `<w:p><w:pPr><w:outlineLvl w:val="0"/></w:pPr>` + text("一") + `</w:p>` + p("1", text("二")), "<h2>一</h2>\n<h2>二</h2>\n"},
		{"numbered headings", p("H", text("总则")) + p("H", text("附则")), "<h2>第一条 总则</h2>\n<h2>第二条 附则</h2>\n"},
		{"lists", item(1, 0, "a") + item(1, 1, "b") + item(1, 0, "c") + p("", text("x")) + item(1, 0, "d") + item(2, 0, "e"), "<ol start=\"3\"><li>a<ul><li>b</li></ul>\n</li>\n<li>c</li></ol>\n<p>x</p>\n<ol start=\"5\"><li>d</li>\n<li>e</li></ol>\n"},
		{"numbers that no list has", item(3, 0, "a") + item(3, 1, "b") + item(3, 0, "c") + item(3, 1, "d"), "<p>第一条 a</p>\n<p>一-a) b</p>\n<p>第二条 c</p>\n<p>二-a) d</p>\n"},
		{"letters", p("", text("a")+styled("<w:b/>", "b")+styled(`<w:b w:val="1"/>`, "c")+styled(`<w:b w:val="0"/><w:i/>`, "d")+styled(`<w:vertAlign w:val="superscript"/>`, "2")+styled(`<w:rStyle w:val="S"/>`, "e")+styled("<w:vanish/>", "f")), "<p>a<b>bc</b><i>d</i><sup>2</sup><b>e</b></p>\n"},
		{"programs, whose empty lines stay", p("M", text("if a &lt; b:")) + p("M", "") + p("M", `<w:r><w:tab/><w:t>c</w:t><w:br/><w:t>d</w:t></w:r>`) + p("", text("x")), "<pre>if a &lt; b:\n\n\tc\nd</pre>\n<p>x</p>\n"},
		{"quotations", p("Q", text("a")) + p("Q", text("b")), "<blockquote><p>a</p>\n<p>b</p>\n</blockquote>\n"},
		{"links", p("", `<w:hyperlink r:id="l">`+text("a")+styled("<w:b/>", "b")+`</w:hyperlink><w:hyperlink w:anchor="x">`+text("c")+`</w:hyperlink><w:hyperlink r:id="none">`+text("d")+`</w:hyperlink><w:bookmarkStart w:name="x"/>`), "<p>" + link + "a<b>b</b></a><a href=\"#x\">c</a>d<a id=\"x\"></a></p>\n"},
		{"links as fields", p("", `<w:r><w:fldChar w:fldCharType="begin"/><w:instrText> HYPERLINK "http://a.example/" \l "b" </w:instrText><w:fldChar w:fldCharType="separate"/></w:r>`+text("c")+`<w:r><w:fldChar w:fldCharType="end"/></w:r>`+text("d")), "<p><a href=\"http://a.example/#b\">c</a>d</p>\n"},
		{"a list of contents", `<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr><w:sdtContent>` + p("", text("a")) + `</w:sdtContent></w:sdt>` + p("C", text("b")) + `<w:sdt><w:sdtContent>` + p("", text("c")) + `</w:sdtContent></w:sdt>`, "<p>c</p>\n"},
		{"readings", p("", `<w:r><w:ruby><w:rt>`+text("dù")+`</w:rt><w:rubyBase>`+text("渡")+`</w:rubyBase></w:ruby></w:r><w:r><w:fldChar w:fldCharType="begin"/><w:instrText>EQ \* jc2 \* hps10 \o\ad(\s\up 9(kǒu),口)</w:instrText><w:fldChar w:fldCharType="end"/></w:r>`), "<p><ruby>渡<rt>dù</rt></ruby><ruby>口<rt>kǒu</rt></ruby></p>\n"},
		{"changes and comments", p("", `<w:ins>`+text("a")+`</w:ins><w:del><w:r><w:delText>b</w:delText></w:r></w:del><w:moveFrom>`+text("c")+`</w:moveFrom><w:commentRangeStart/><w:r><w:commentReference/></w:r>`+text("d")), "<p>ad</p>\n"},
		{"a picture with words and size", p("", `<w:r><w:drawing><wp:inline><wp:extent cx="952500" cy="476250"/><wp:docPr descr="河 &quot;湾&quot;"/><a:graphic><a:blip r:embed="p"/></a:graphic></wp:inline></w:drawing></w:r>`), "<p><img src=\"/word/media/a%201.png\" alt=\"河 &#34;湾&#34;\" width=\"100\" height=\"50\"/></p>\n"},
		{"a picture of VML, and a rule", p("", `<w:r><w:pict><v:shape style="width:75pt;height:30pt"><v:imagedata r:id="p"/></v:shape></w:pict></w:r>`) + p("", `<w:r><w:pict><v:rect o:hr="t"/></w:pict></w:r>`), "<p><img src=\"/word/media/a%201.png\" width=\"100\" height=\"40\"/></p>\n<hr/>\n"},
		{"one of two forms, and a box of text", p("", `<w:r><w:t>a</w:t><mc:AlternateContent><mc:Choice><w:drawing><wp:anchor><w:txbxContent>`+p("", text("b"))+`</w:txbxContent></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict/></mc:Fallback></mc:AlternateContent></w:r>`), "<p>a</p>\n<p>b</p>\n"},
		{"notes", p("", text("a")+`<w:r><w:footnoteReference w:id="2"/></w:r>`+text("b")), "<p>a<sup><a href=\"#fn1\" id=\"fnref1\" class=\"footnote-ref\" role=\"doc-noteref\">1</a></sup>b</p>\n<section class=\"footnotes\" role=\"doc-endnotes\"><ol>\n<li id=\"fn1\" class=\"footnote\"><p>看水尺。</p>\n<a href=\"#fnref1\" class=\"footnote-back\" role=\"doc-backlink\">↩</a></li>\n</ol></section>\n"},
		{
			"a table with cells that go on", `<w:tbl><w:tblPr/><w:tr><w:trPr><w:tblHeader/></w:trPr><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>` + p("", text("a")) + `</w:tc></w:tr><w:tr><w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr>` + p("", text("b")) + `</w:tc><w:tc>` + p("", text("c")) + p("", text("d")) + `</w:tc></w:tr><w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc><w:tc>` + p("1", text("e")) + `</w:tc></w:tr></w:tbl>`,
			"<table>\n<thead><tr><th colspan=\"2\">a</th></tr>\n</thead><tbody><tr><td rowspan=\"2\">b</td><td><p>c</p>\n<p>d</p></td></tr>\n<tr><td><b>e</b></td></tr>\n</tbody></table>\n",
		},
		{"a table in a cell", `<w:tbl><w:tr><w:tc>` + p("", text("a")) + `<w:tbl><w:tr><w:tc>` + p("", text("b")) + `</w:tc></w:tr></w:tbl></w:tc></w:tr></w:tbl>`, "<table>\n<tr><td><p>a</p>\n<table>\n<tr><td>b</td></tr>\n</table></td></tr>\n</table>\n"},
		{"line ends, tabs, signs", p("", `<w:r><w:t>a</w:t><w:br/><w:t>b</w:t><w:br w:type="page"/><w:noBreakHyphen/><w:sym w:font="Wingdings" w:char="F0FE"/><w:sym w:font="Symbol" w:char="F070"/></w:r>`), "<p>a<br/>b\u2011☑π</p>\n"},
	} {
		if d := cmp.Diff(c.want, body(t, c.in)); d != "" {
			t.Errorf("%s: -want +got\n%s", c.about, d)
		}
	}
}

func TestFormulas(t *testing.T) {
	r := func(s string) string { return `<m:r><m:t>` + s + `</m:t></m:r>` }
	for _, c := range []struct{ about, in, want string }{
		{"letters, numbers and signs", r("ab=2.5"), "<mi>a</mi><mi>b</mi><mo>=</mo><mn>2.5</mn>"},
		{"words", `<m:r><m:rPr><m:nor/></m:rPr><m:t>if a</m:t></m:r><m:r><m:rPr><m:sty m:val="p"/></m:rPr><m:t>sin</m:t></m:r>`, `<mtext>if a</mtext><mi mathvariant="normal">sin</mi>`},
		{"a fraction", `<m:f><m:num>` + r("a") + `</m:num><m:den>` + r("b") + `</m:den></m:f>`, "<mfrac><mrow><mi>a</mi></mrow><mrow><mi>b</mi></mrow></mfrac>"},
		{"scripts", `<m:sSubSup><m:e>` + r("x") + `</m:e><m:sub>` + r("i") + `</m:sub><m:sup>` + r("2") + `</m:sup></m:sSubSup>`, "<msubsup><mrow><mi>x</mi></mrow><mrow><mi>i</mi></mrow><mrow><mn>2</mn></mrow></msubsup>"},
		{"roots", `<m:rad><m:deg>` + r("3") + `</m:deg><m:e>` + r("x") + `</m:e></m:rad><m:rad><m:deg/><m:e>` + r("y") + `</m:e></m:rad>`, "<mroot><mrow><mi>x</mi></mrow><mrow><mn>3</mn></mrow></mroot><msqrt><mrow><mi>y</mi></mrow></msqrt>"},
		{"a sum", `<m:nary><m:naryPr><m:chr m:val="∑"/><m:supHide m:val="1"/></m:naryPr><m:sub>` + r("i") + `</m:sub><m:sup/><m:e>` + r("x") + `</m:e></m:nary>`, "<munder><mo>∑</mo><mrow><mi>i</mi></mrow></munder><mrow><mi>x</mi></mrow>"},
		{"brackets", `<m:d><m:dPr><m:begChr m:val="["/><m:endChr m:val=""/></m:dPr><m:e>` + r("x") + `</m:e><m:e>` + r("y") + `</m:e></m:d>`, "<mrow><mo>[</mo><mrow><mi>x</mi></mrow><mo>|</mo><mrow><mi>y</mi></mrow></mrow>"},
		{"a matrix", `<m:m><m:mr><m:e>` + r("a") + `</m:e><m:e>` + r("b") + `</m:e></m:mr></m:m>`, "<mtable><mtr><mtd><mrow><mi>a</mi></mrow></mtd><mtd><mrow><mi>b</mi></mrow></mtd></mtr></mtable>"},
		{"accents", `<m:acc><m:accPr><m:chr m:val="⃗"/></m:accPr><m:e>` + r("v") + `</m:e></m:acc><m:bar><m:barPr><m:pos m:val="top"/></m:barPr><m:e>` + r("x") + `</m:e></m:bar>`, "<mover><mrow><mi>v</mi></mrow><mo>→</mo></mover><mover><mrow><mi>x</mi></mrow><mo>¯</mo></mover>"},
	} {
		want := `<p><math xmlns="http://www.w3.org/1998/Math/MathML" display="block">` + c.want + "</math></p>\n"
		in := `<w:p><m:oMathPara>` + c.in + `</m:oMathPara></w:p>`
		if d := cmp.Diff(want, body(t, in)); d != "" {
			t.Errorf("%s: -want +got\n%s", c.about, d)
		}
	}
}

func TestFind(t *testing.T) {
	d := docx.Find(pack(""))
	if d == nil || d.Name != "word/document.xml" || d.Title != "水 文" || d.Author != "沈渡" || d.Created != "2024-03-05T01:20:00Z" {
		t.Errorf("got %+v", d)
	}
	if d := docx.Find(func(string) (io.ReadCloser, error) { return nil, fs.ErrNotExist }); d != nil {
		t.Errorf("found %+v where nothing is", d)
	}
}

// Of what is cut off or nested without end, what can be read stays, and it is said.
func TestDamaged(t *testing.T) {
	deep := strings.Repeat("<w:tbl><w:tr><w:tc>", 3000) + p("", text("b"))
	for _, c := range []struct{ about, in, must string }{
		{"cut off", p("", text("a")) + `<w:p><w:r><w:t>b`, "<p>a</p>\n<p>b</p>\n"},
		{"cut off in a table", `<w:tbl><w:tr><w:tc>` + p("", text("a")), "<td>a</td>"},
		{"nested", p("", text("a")) + deep, "<p>a</p>"},
		{"boxes of content", p("", text("a")) + strings.Repeat("<w:sdt><w:sdtContent>", 100_000), "<p>a</p>"},
	} {
		open := pack("")
		d := docx.Find(func(name string) (io.ReadCloser, error) {
			if name == "word/document.xml" {
				return io.NopCloser(strings.NewReader(`<w:document><w:body>` + c.in)), nil
			}
			return open(name)
		})
		page, err := d.HTML()
		if err == nil || !strings.Contains(string(page), c.must) {
			t.Errorf("%s: %v; %.300s", c.about, err, page)
		}
	}
	_, err := (&docx.Document{}).HTML()
	if err == nil || errors.Is(err, io.EOF) {
		t.Errorf("nothing: %v", err)
	}
}

func FuzzHTML(f *testing.F) {
	f.Add(p("1", text("一")) + item(1, 1, "a") + `<w:tbl><w:tr><w:tc>` + p("", text("a")) + `</w:tc></w:tr></w:tbl>`)
	f.Add(p("", `<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>EQ \o(\s\up 9(a),b)</w:instrText><w:fldChar w:fldCharType="end"/><w:footnoteReference w:id="2"/></w:r><m:oMath><m:f><m:num/></m:f></m:oMath>`))
	f.Fuzz(func(t *testing.T, in string) {
		d := docx.Find(pack(in))
		page, _ := d.HTML()
		if again, _ := d.HTML(); string(again) != string(page) {
			t.Error("two readings differ")
		}
		if len(page) > 3000+60*len(in) {
			t.Errorf("%d bytes became %d", len(in), len(page))
		}
	})
}
