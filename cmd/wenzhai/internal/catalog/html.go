package catalog

import (
	"fmt"
	"time"

	"github.com/wenzhai/wenzhai/layout/xhtml"
)

// indexHead goes before and behind the title of a page for the browsers of
// e-readers: no script, no picture, large places to touch.
var indexHead = [2]string{`<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8"/>
<meta name="viewport" content="width=device-width, initial-scale=1"/>
`, `
<link rel="alternate" type="application/atom+xml;profile=opds-catalog;kind=acquisition" href="opds.xml" title="OPDS 1.2"/>
<link rel="alternate" type="application/opds+json" href="opds.json" title="OPDS 2.0"/>
<style>body{font-family:serif;line-height:1.4;max-width:40em;margin:1em auto;padding:0 1em;color:#000;background:#fff}
ul{list-style:none;padding:0}li{border-bottom:1px solid #000}li a,nav a{display:block;padding:.6em 0;color:#000}small{display:block}</style>
</head>
<body>
`}

// html returns p as a page.
func (p *page) html() []byte {
	var m xhtml.Writer
	m.Raw(indexHead[0])
	m.Element("title", p.title)
	m.Raw(indexHead[1])
	m.Element("h1", p.title)
	m.Raw("\n<ul>\n")
	for i := range p.books {
		b := &p.books[i]
		attrs := []string{"href", href(b.Path)}
		if b.Lang != "" {
			attrs = append(attrs, "lang", b.Lang)
		}
		m.Raw("<li>")
		m.Open("a", attrs...)
		m.Text(b.Title)
		m.Element("small", about(b))
		m.Raw("</a></li>\n")
	}
	m.Raw("</ul>\n")
	if p.pages > 1 {
		m.Raw("<nav>\n")
		p.neighbours("index", ".html", func(rel, href string) {
			if text := map[string]string{"previous": "← newer", "next": "older →"}[rel]; text != "" {
				m.Element("a", text, "href", href)
				m.Raw("\n")
			}
		})
		m.Raw("</nav>\n")
	}
	m.Raw("</body>\n</html>\n")
	return m.Buf
}

func about(b *Book) string {
	s := fmt.Sprintf("%s, %s, %s", b.Modified.Format(time.DateOnly), b.Format().Label, size(b.Size))
	if b.Author != "" {
		s = b.Author + ", " + s
	}
	return s
}

func size(n int64) string {
	if n < 1e6 {
		return fmt.Sprintf("%d kB", max(1, n/1e3))
	}
	return fmt.Sprintf("%.1f MB", float64(n)/1e6)
}
