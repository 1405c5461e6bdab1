// Package readwise reads what Readwise writes of one text.
package readwise

import (
	"bytes"
	"html"
	"strings"

	"github.com/wenzhai/wenzhai/convert/article/export"
	"github.com/wenzhai/wenzhai/convert/pattern"
)

// Read reads the file of Markdown that Readwise writes of a book or an
// article: its properties, and what a reader highlighted in it.
func Read(text []byte) (export.File, bool) {
	head := text[:min(len(text), readwiseProbe)]
	at := bytes.Index(head, []byte("\n## Metadata\n"))
	if at < 0 || !bytes.HasPrefix(bytes.TrimLeft(head, " \n\uFEFF"), []byte("# ")) {
		return export.File{}, false
	}
	meta, body, ok := bytes.Cut(text[at+len("\n## Metadata\n"):], []byte("\n## Highlights\n"))
	if !ok || len(meta) > readwiseProbe {
		return export.File{}, false
	}
	f := export.File{Kind: "Readwise"}
	title, _, _ := bytes.Cut(bytes.TrimLeft(head, " \n\uFEFF"), []byte("\n"))
	it := export.Item{Title: html.EscapeString(string(bytes.TrimSpace(title[2:]))), Markdown: true, Line: 1}
	for l := range strings.Lines(string(meta)) {
		key, value, ok := strings.Cut(strings.TrimLeft(l, "-* \t"), ":")
		if value = strings.TrimSpace(value); !ok || value == "" {
			continue
		}
		switch strings.ToLower(key) {
		case "author":
			it.Author = strings.NewReplacer("[[", "", "]]", "").Replace(value)
		case "full title":
			it.Title = html.EscapeString(value)
		case "url":
			it.URL = value
		case "document tags", "tags":
			for tag := range strings.FieldsSeq(value) {
				if tag = strings.Trim(tag, "#[],"); tag != "" && len(it.Tags) < maxTags {
					it.Tags = append(it.Tags, tag)
				}
			}
		}
	}
	it.Body = bytes.TrimSpace(viewHighlight().ReplaceAll(body, nil))
	it.At = 1 + bytes.Count(text[:len(text)-len(body)], []byte("\n"))
	if len(it.Body) > 0 {
		f.Add(it)
	}
	return f, true
}

const (
	readwiseProbe = 4 << 10
	maxTags       = 200
)

// viewHighlight finds the link behind each highlight that leads to it in Readwise.
var viewHighlight = pattern.Lazy(` ?\(\[(?:View Highlight|Location [0-9]+)\]\([^()\s]*\)\)`)
