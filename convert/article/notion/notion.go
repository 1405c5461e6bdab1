// Package notion knows how Notion names the files of its exports: each by its title
// and an ID of 32 hexadecimal digits.
package notion

import (
	"bytes"
	"path"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/wenzhai/wenzhai/convert/letter"
)

// idLength is how many digits an ID has.
const idLength = 32

// Untitled returns a file's name without its extension and its ID, and the ID; ok is
// false for names that have none.
func Untitled(name string) (title, id string, ok bool) {
	stem := strings.TrimSuffix(name, path.Ext(name))
	at := len(stem) - idLength
	if at < 0 || at > 0 && stem[at-1] != ' ' || strings.Trim(stem[at:], "0123456789abcdef") != "" {
		return "", "", false
	}
	return strings.TrimSuffix(stem[:at], " "), stem[at:], true
}

// Repeats reports whether a file is a table of a database that says no more than files
// that are there: the pages of the database, or the table of all of it, "…_all.csv".
// names lists a folder.
func Repeats(file string, names func(folder string) []string) bool {
	stem, table := strings.CutSuffix(file, ".csv")
	if !table || names == nil {
		return false
	}
	stem, whole := strings.CutSuffix(stem, "_all")
	dir, base := path.Split(stem)
	title, id, ok := Untitled(base + ".csv")
	if !ok {
		return false
	}
	dir = path.Clean(dir)
	if !whole && slices.Contains(names(dir), base+"_all.csv") {
		return true
	}
	return slices.ContainsFunc(append(slices.Clone(names(path.Join(dir, title))), names(path.Join(dir, title+" "+id))...), isPage)
}

// isPage reports whether a file of a name is a page.
func isPage(name string) bool {
	_, _, ok := Untitled(name)
	return ok && (strings.HasSuffix(name, ".md") || strings.HasSuffix(name, ".html"))
}

// IsPage reports whether a file of an export is a page in HTML, by its path.
func IsPage(file string) bool {
	return strings.HasSuffix(file, ".html") && isPage(path.Base(file))
}

// propertyReach is how much of a page is searched for its properties, in bytes.
const propertyReach = 64 << 10

// Properties calls each with every property that the page of an export in HTML shows
// below its title: its name, and its values. What stands in no table of properties is
// passed over.
func Properties(page []byte, each func(name string, values []string)) {
	page = page[:min(len(page), propertyReach)]
	at := bytes.Index(page, []byte(`<table class="properties"`))
	if at < 0 || each == nil {
		return
	}
	p := property{each: each}
	for z := html.NewTokenizer(bytes.NewReader(page[at:])); ; {
		switch z.Next() {
		case html.ErrorToken:
			return
		case html.TextToken:
			p.text.Write(z.Text())
		case html.StartTagToken:
			p.start(z.Token())
		case html.EndTagToken:
			t := z.Token()
			p.end(t.DataAtom)
			if t.DataAtom == atom.Table {
				return
			}
		}
	}
}

// property is a property while it is read.
type property struct {
	each   func(name string, values []string)
	name   string
	values []string
	text   strings.Builder
}

func (p *property) start(t html.Token) {
	switch t.DataAtom {
	case atom.Tr:
		p.name, p.values = "", nil
	case atom.Th, atom.Td:
		p.text.Reset()
	case atom.Span:
		if slices.ContainsFunc(t.Attr, func(a html.Attribute) bool { return strings.Contains(a.Val, "selected-value") }) {
			p.text.Reset()
		}
	}
}

// end ends a value at the end of a chosen word, of a cell, and a property with its row.
func (p *property) end(a atom.Atom) {
	text := letter.OneLine(p.text.String())
	switch {
	case a == atom.Tr:
		if p.name != "" && len(p.values) > 0 {
			p.each(p.name, p.values)
		}
	case a == atom.Th:
		p.name = text
	case text != "" && (a == atom.Td || a == atom.Span && p.name != ""):
		p.values = append(p.values, strings.TrimPrefix(text, "@"))
	}
	if a != atom.A && a != atom.Time {
		p.text.Reset()
	}
}

// Ticked returns the page of an export in HTML with boxes for its things to do, which
// Notion draws by a style.
func Ticked(page []byte) []byte {
	if !bytes.Contains(page, []byte(`<div class="checkbox checkbox-o`)) {
		return page
	}
	page = bytes.ReplaceAll(page, []byte(`<div class="checkbox checkbox-on"></div>`), []byte("☑"))
	return bytes.ReplaceAll(page, []byte(`<div class="checkbox checkbox-off"></div>`), []byte("☐"))
}
