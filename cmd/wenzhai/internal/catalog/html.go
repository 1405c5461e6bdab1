package catalog

import (
	"bytes"
	"fmt"
	"html/template"
	"time"
)

// index is a page for the browsers of e-readers: no script, no picture, large
// places to touch. It is parsed for each page: catalogues are short.
const index = `<!DOCTYPE html>
<html lang="{{.Lang}}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{.Title}}</title>
<link rel="alternate" type="application/atom+xml;profile=opds-catalog;kind=acquisition" href="opds.xml" title="OPDS 1.2">
<link rel="alternate" type="application/opds+json" href="opds.json" title="OPDS 2.0">
<style>body{font-family:serif;line-height:1.4;max-width:40em;margin:1em auto;padding:0 1em;color:#000;background:#fff}
ul{list-style:none;padding:0}li{border-bottom:1px solid #000}li a,nav a{display:block;padding:.6em 0;color:#000}small{display:block}</style>
</head>
<body>
<h1>{{.Title}}</h1>
<ul>
{{range .Books}}<li><a href="{{.Href}}"{{with .Lang}} lang="{{.}}"{{end}}>{{.Title}}<small>{{.About}}</small></a></li>
{{end}}</ul>
{{if .Links}}<nav>
{{range .Links}}<a href="{{.Href}}">{{.Text}}</a>
{{end}}</nav>
{{end}}</body>
</html>
`

type htmlBook struct{ Href, Title, Lang, About string }

type htmlLink struct{ Href, Text string }

// html returns p as a page.
func (p *page) html() ([]byte, error) {
	t, err := template.New("index").Parse(index)
	if err != nil {
		return nil, err
	}
	v := struct {
		Title, Lang string
		Books       []htmlBook
		Links       []htmlLink
	}{Title: p.title, Lang: "en"}
	for i := range p.books {
		b := &p.books[i]
		v.Books = append(v.Books, htmlBook{href(b.Path), b.Title, b.Lang, about(b)})
	}
	p.neighbours("index", ".html", func(rel, href string) {
		if text := map[string]string{"previous": "← newer", "next": "older →"}[rel]; text != "" {
			v.Links = append(v.Links, htmlLink{href, text})
		}
	})
	var out bytes.Buffer
	err = t.Execute(&out, v)
	return out.Bytes(), err
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
