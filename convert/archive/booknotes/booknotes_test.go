package booknotes

import (
	"strings"
	"testing"
)

const noteDoc = `<html><body><h2>注释</h2><section><ol>
<li id="n1"><a href="one.xhtml#r1">1</a> 枯水期所测，见<a href="#n3">3</a>。</li>
<li id="n2"><a href="one.xhtml#r2">2</a> 在石阶处。<p>又。</p></li></ol>
<h3>第二章</h3><p><a id="n3"></a><a href="two%20.xhtml#r3">3</a> 见上。</p></section></body></html>`

func TestBring(t *testing.T) {
	n := Notes{}
	if !n.Add("t/notes.xhtml", []byte(noteDoc)) {
		t.Fatal("no document of notes")
	}
	one := `<html><body><p>河<a id="r1" href="../t/notes.xhtml#n1">1</a><a href='notes.xhtml#n9'>9</a><a href="other.xhtml#n1">1</a></p></body></html>`
	got := string(n.Bring("t/one.xhtml", []byte(one)))
	want := `<html><body><p>河<a id="r1" href="#note-1-n1">1</a><a href='notes.xhtml#n9'>9</a><a href="other.xhtml#n1">1</a></p>` +
		`<section class="footnotes" role="doc-endnotes"><div class="footnote" id="note-1-n1"><section><ol>` + "\n" +
		`<li id="n1"><a href="one.xhtml#r1">1</a> 枯水期所测，见<a href="#note-1-n3">3</a>。</li>` + "\n" + `</ol></section></div>` +
		`<div class="footnote" id="note-1-n3"><p><a id="n3"></a><a href="two%20.xhtml#r3">3</a> 见上。</p></div></section></body></html>`
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if got := string(n.Bring("t/three.xhtml", []byte("<p>#</p>"))); got != "<p>#</p>" {
		t.Errorf("a document without calls became %s", got)
	}
}

// TestAdd tells documents of notes from others.
func TestAdd(t *testing.T) {
	for name, c := range map[string]struct {
		body string
		want bool
	}{
		"typed":        {`<aside epub:type="footnote" id="a"><p>甲</p></aside>`, true},
		"linked back":  {`<p id="a">1 甲 <a href="x.xhtml#r">↩</a></p>`, true},
		"half linked":  {`<p id="a">1 甲 <a href="x.xhtml#r">↩</a></p><p id="b">2 乙丙丁</p>`, false},
		"with a text":  {`<p>` + strings.Repeat("渡口的灯亮了。", 9) + `</p><p id="a">1 甲 <a href="x.xhtml#r">↩</a></p>`, false},
		"no places":    {`<p>甲 <a href="x.xhtml#r">↩</a></p>`, false},
		"a contents":   {`<h2 id="a">甲</h2>`, false},
		"nothing":      {"", false},
		"never closed": {"<p id=a><a href='x#y'>1</a> 甲<li id=b><", false},
	} {
		if got := (Notes{}).Add("n", []byte("<html><body>"+c.body)); got != c.want {
			t.Errorf("%s: %v", name, got)
		}
	}
}

func FuzzBring(f *testing.F) {
	f.Add(noteDoc, `<p><a href="n#n1">1</a></p>`)
	f.Fuzz(func(t *testing.T, notes, text string) {
		n := Notes{}
		n.Add("n", []byte(notes))
		if got := n.Bring("a", []byte(text)); len(got) < len(text)/2 {
			t.Errorf("%d bytes became %d", len(text), len(got))
		}
	})
}
