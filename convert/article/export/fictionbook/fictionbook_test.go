package fictionbook

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/wenzhai/wenzhai/convert/article/export"
)

// show writes what was read of a file.
func show(f export.File) string {
	var b strings.Builder
	for _, it := range f.Items {
		fmt.Fprintf(&b, "%d,%d %s | %s | saved %s | by %s | %s | %s | %s | %s | html %t | %s\n", it.Line, it.At, it.Title, strings.Join(it.Dates, "; "), it.Saved, it.Author,
			it.URL, it.Source, it.Lang, strings.Join(it.Tags, ","), it.HTML, strings.ReplaceAll(strings.TrimSpace(string(it.Body)), "\n", "⏎"))
	}
	for _, i := range f.Issues {
		fmt.Fprintf(&b, "issue %d skipped %t: %s\n", i.Line, i.Skipped, i.Text)
	}
	return b.String()
}

// fb2 returns a book with bodies and files.
func fb2(rest string) string {
	return `<?xml version="1.0"?><FictionBook xmlns:l="x"><description><title-info><author><first-name>Глеб</first-name><last-name>Соснов</last-name></author><author><nickname>sos</nickname></author>` +
		`<book-title>Паром</book-title><date value="2019-05-12">2019</date><lang>ru</lang></title-info></description>` + rest + `</FictionBook>`
}

const (
	fb2Head = " |  | saved 2019-05-12 | by Глеб Соснов, sos |  | Паром | ru |  | html true | "
	fb2Note = `<body name="notes"><section id="n1"><title><p>1</p></title><p>Туман.</p></section></body><binary content-type="image/png" id="i.png">QUJD
RA==</binary>`
)

func TestRead(t *testing.T) {
	for _, c := range []struct{ about, in, want string }{
		{
			"chapters", fb2(`<body><title><p>Паром</p></title><section><title><p>Глава 1</p><empty-line/><p>Лёд</p></title><p>а <strong>б</strong></p></section><section><title><p>第一章</p><p>雨</p></title><p>в</p></section></body>`),
			"1,1 Глава 1. Лёд" + fb2Head + "<p>а <strong>б</strong></p>\n1,1 第一章 雨" + fb2Head + "<p>в</p>\n",
		},
		{
			"parts, and a chapter of numbers", fb2(`<body><section><title><p>Часть</p></title><epigraph><p>э</p></epigraph><section><title><p>Река</p></title><section><title><p>II</p></title><p>а</p></section><section><p>б</p></section></section><section><title><p>Лес</p></title><p>в</p></section></section></body>`),
			"1,1 Река" + fb2Head + "<p><strong>Часть</strong></p>⏎<blockquote><p>э</p>⏎</blockquote>⏎<h3>II</h3>⏎<p>а</p>⏎<hr/>⏎<p>б</p>\n1,1 Лес" + fb2Head + "<p>в</p>\n",
		},
		{
			"a note and a picture", fb2(`<body><section><title><p>Лёд<a l:href="#n1" type="note">[1]</a></p></title><p>а<a l:href="#n1" type="note">1</a> <a l:href="http://a.example/?a&amp;b">с</a></p><image l:href="#i.png"/><image l:href="#no.png"/></section></body>` + fb2Note),
			"1,1 Лёд" + fb2Head + `<p>а<sup><a href="#n1" role="doc-noteref">1</a></sup> <a href="http://a.example/?a&amp;b">с</a></p>⏎<p><img src="data:image/png;base64,QUJDRA==" alt=""/></p>⏎<p><img src="no.png"/></p>⏎<section class="footnotes" role="doc-endnotes">⏎<div class="footnote" id="n1"><p>Туман.</p>⏎</div>⏎</section>` + "\n",
		},
		{
			"a poem", fb2(`<body><section><poem><title><p>т</p></title><stanza><v>а</v><v>б</v></stanza><text-author>в</text-author></poem></section></body>`),
			"1,1 Паром" + fb2Head + `<div class="poem"><h4><p>т</p>⏎</h4>⏎<p>а<br/>б<br/></p>⏎<p><cite>в</cite></p>⏎</div>` + "\n",
		},
		{"cut off", fb2(`<body><section><p>а`)[:len(fb2(`<body><section><p>а`))-len("</FictionBook>")], "1,1 Паром" + fb2Head + "<p>а</p>\nissue 1 skipped false: is not valid XML: unexpected EOF\n"},
	} {
		f, ok := Read([]byte(c.in))
		got := show(f)
		if c.want = strings.ReplaceAll(c.want, " |  | saved", " |  | saved"); !ok || got != c.want {
			t.Errorf("%s: %t, got\n%s\nwant\n%s", c.about, ok, got, c.want)
		}
	}
}

// Elements in elements, and notes and pictures that many chapters show, take no more
// time and memory than their bytes.
func TestFB2IsBounded(t *testing.T) {
	picture := `</body><binary id="p" content-type="image/png">` + strings.Repeat("QUJD", 1<<16) + `</binary>`
	note := `</body><body name="notes"><section id="n"><p>` + strings.Repeat("а", 1<<16) + `</p></section></body>`
	for _, in := range []string{
		strings.Repeat("<section>", 200_000), strings.Repeat("<section><title><p>а</p></title>", 50_000), "<section>" + strings.Repeat("<cite>", 200_000),
		strings.Repeat(`<section><image l:href="#p"/></section>`, 20_000) + picture, strings.Repeat(`<section><a type="note" l:href="#n">1</a></section>`, 20_000) + note,
		strings.Repeat("<section><p>а</p></section>", 300_000), strings.Repeat(`</body><binary id="a">QQ==</binary><body>`, 100_000),
	} {
		text := []byte(`<FictionBook xmlns:l="x"><body>` + in)
		f, ok := Read(text)
		size := 0
		for _, it := range f.Items {
			size += len(it.Body)
		}
		if !ok || size > 3*len(text) || len(f.Items) > maxChapters || len(f.Issues) > 2_000 {
			t.Errorf("%.40q: %t, %d items with %d bytes, %d issues", in, ok, len(f.Items), size, len(f.Issues))
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add([]byte(fb2(`<body><section><title><p>а</p></title><p>б<a l:href="#n1" type="note">1</a></p><image l:href="#i.png"/><poem><stanza><v>в</v></stanza></poem></section></body>` + fb2Note)))
	f.Fuzz(func(t *testing.T, data []byte) {
		file, _ := Read(data)
		for _, it := range file.Items {
			if it.Line < 1 || bytes.Contains(it.Body, []byte("<script")) {
				t.Errorf("line %d: %q", it.Line, it.Body)
			}
		}
	})
}
