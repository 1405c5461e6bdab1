// Package input holds the table of the shapes of files that articles are read
// from: archive asks it which files of a folder are read, article what a file of
// a name is and who reads the articles in it.
//
// To add a shape, write a reader (of a feed or an export in a file of package
// convert/article/export) and a line of the table. How archives and e-books are
// packed is the table of package archive.
package input

import (
	"bytes"
	"path"
	"slices"
	"strings"

	"github.com/wenzhai/wenzhai/convert/article/export"
	"github.com/wenzhai/wenzhai/convert/article/export/fictionbook"
	"github.com/wenzhai/wenzhai/convert/article/export/own"
	"github.com/wenzhai/wenzhai/convert/article/export/readwise"
	"github.com/wenzhai/wenzhai/convert/doc"
)

// Shape is a shape of files.
type Shape struct {
	Name     string
	Suffixes []string   // of the names of such files, in lower case; files of other names are read where they are named themselves
	Format   doc.Format // of an article in a file of such a name, where the name settles it

	// Read reads a file of many articles, and reports whether text is one: text is
	// the whole file as UTF-8, whatever its name. nil: such
	// a file is one article.
	Read func(text []byte) (export.File, bool)
	// Data says that a file of such a name which no shape reads holds no article.
	Data bool
}

// shapes are the shapes of files; the first that reads a text is taken.
var shapes = []Shape{
	{Name: "Markdown", Suffixes: []string{".md", ".markdown", ".mdown", ".mkd", ".mdx", ".qmd", ".rmd"}, Format: doc.Markdown},
	{Name: "plain text", Suffixes: []string{".txt", ".text"}},
	{Name: "HTML", Suffixes: []string{".html", ".htm", ".xhtml", ".shtml"}, Format: doc.HTML},
	{Name: "saved page", Suffixes: []string{".mht", ".mhtml", ".eml"}}, // see package mhtml
	{Name: "article of a book made by wenzhai", Read: own.Read},
	{Name: "bookmarks of a browser or a reading service", Read: export.ReadBookmarks},
	{Name: "highlights of Readwise", Read: readwise.Read},
	{Name: "messages of Telegram", Read: export.ReadTelegram},
	{Name: "page of messages of Telegram", Read: export.ReadTelegramPage},
	{Name: "notes of Evernote", Suffixes: []string{".enex"}, Read: export.ReadENEX, Data: true},
	{Name: "note of Joplin", Read: export.ReadJoplin},
	{Name: "FictionBook", Suffixes: []string{".fb2"}, Read: fictionbook.Read, Data: true},
	{Name: "feed or WordPress export", Suffixes: []string{".xml", ".rss", ".atom", ".rdf"}, Read: export.ReadXML, Data: true},
	{Name: "JSON feed or export", Suffixes: []string{".json", ".jsonl", ".ndjson"}, Read: export.ReadJSON, Data: true},
	{Name: "table of articles", Suffixes: []string{".csv", ".tsv"}, Read: export.ReadTable, Data: true},
}

// Of returns the shape of files of a name; false: such a file is not looked for.
func Of(name string) (Shape, bool) {
	if s, ok := suffixed(path.Ext(name)); ok {
		return s, true
	}
	// A mirror writes the query of an address into the name of the file.
	i := strings.IndexAny(name, "?@")
	if i < 0 {
		return Shape{}, false
	}
	switch ext := strings.ToLower(path.Ext(name[:i])); ext {
	case ".php", ".asp", ".aspx", ".jsp", ".cgi", ".html", ".htm", ".xhtml", ".shtml":
		return suffixed(".html")
	}
	return Shape{}, false
}

// suffixed returns the shape of files with a suffix, in any case.
func suffixed(ext string) (Shape, bool) {
	ext = strings.ToLower(ext)
	i := slices.IndexFunc(shapes, func(s Shape) bool { return slices.Contains(s.Suffixes, ext) })
	if i < 0 {
		return Shape{}, false
	}
	return shapes[i], true
}

// Read reads text, a whole file in UTF-8 of any name, that holds many articles,
// and reports whether it does. A damaged file gives what can be read of it, with
// an issue.
func Read(text []byte) (export.File, bool) {
	if len(bytes.TrimLeft(text, " \t\r\n")) == 0 {
		return export.File{}, false
	}
	for _, s := range shapes {
		if s.Read != nil {
			if f, ok := s.Read(text); ok {
				return f, true
			}
		}
	}
	return export.File{}, false
}
