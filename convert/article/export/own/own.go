// Package own reads the articles of books that wenzhai made.
package own

import (
	"bytes"
	"slices"
	"strings"
	"time"

	"github.com/PuerkitoBio/goquery"

	"github.com/wenzhai/wenzhai/convert/article/export"
	"github.com/wenzhai/wenzhai/convert/doc"
)

// ownMark stands in the head of every document in which an article of a book
// begins that wenzhai made, before what package epub records of the article.
const ownMark = `<meta name="wenzhai" content="article"/>`

// ownProbe is how much of a file is searched for ownMark.
const ownProbe = 4 << 10

func isOwn(text []byte) bool {
	return bytes.Contains(text[:min(len(text), ownProbe)], []byte(ownMark))
}

// Read reads an article of a book that wenzhai made: its documents, one after
// the other. Of a bilingual article it returns both texts. Nothing that the book
// itself says in these documents comes along. It reports false where the
// documents cannot be read as such.
func Read(text []byte) (export.File, bool) {
	if !bytes.HasPrefix(bytes.TrimLeft(text, " \t\r\n"), []byte("<")) || !isOwn(text) {
		return export.File{}, false
	}
	first, err := parseOwn(text)
	if err != nil {
		return export.File{}, false
	}
	f := export.File{Kind: "wenzhai", Items: ownItems(first)}
	switch len(f.Items) {
	case 0:
		return export.File{}, false
	case 1:
		f.Items[0].Body, f.Items[0].Standfirst = ownText{}.body(first)
		return f, true
	}
	if !readPair(&f, first, text) {
		return export.File{}, false
	}
	return f, true
}

// twoTexts begins what both texts of an article name as their original where they
// name no address: that makes them a pair. Files that they named are not in a book.
const twoTexts = "two texts: "

// readPair reads the bodies of the two texts that share documents.
func readPair(f *export.File, docs []*goquery.Document, text []byte) bool {
	again, err := parseOwn(text)
	if err != nil {
		return false
	}
	f.Items = f.Items[:2]
	one, other := &f.Items[0], &f.Items[1]
	one.Body, one.Standfirst = ownText{pair: true, other: string(other.Meta.Lang)}.body(docs)
	other.Body, other.Standfirst = ownText{pair: true, second: true, other: string(other.Meta.Lang)}.body(again)
	if !strings.Contains(one.Meta.Original+other.Meta.Original, "://") {
		key := twoTexts + one.Meta.Title
		one.Meta.Original, other.Meta.Original = key, key
	}
	return true
}

// parseOwn parses each document of text.
func parseOwn(text []byte) ([]*goquery.Document, error) {
	var out []*goquery.Document
	for _, part := range bytes.Split(text, []byte("<?xml ")) {
		if len(bytes.TrimSpace(part)) == 0 {
			continue
		}
		// What is left of the declaration is no text.
		if _, rest, ok := bytes.Cut(part, []byte("?>")); ok {
			part = rest
		}
		d, err := goquery.NewDocumentFromReader(bytes.NewReader(part))
		if err != nil {
			return nil, err
		}
		out = append(out, d)
	}
	return out, nil
}

// ownItems returns what the documents record of their articles.
func ownItems(docs []*goquery.Document) []export.Item {
	var out []export.Item
	for _, d := range docs {
		d.Find("meta").Each(func(_ int, m *goquery.Selection) {
			name, content := m.AttrOr("name", ""), strings.TrimSpace(m.AttrOr("content", ""))
			if name == "wenzhai" {
				out = append(out, export.Item{Meta: &doc.Meta{}, HTML: true, Line: 1, At: 1})
			} else if len(out) > 0 {
				setOwn(&out[len(out)-1], name, content)
			}
		})
	}
	return slices.DeleteFunc(out, func(it export.Item) bool { return it.Meta.Title == "" })
}

// setOwn takes one term of the record of an article.
func setOwn(it *export.Item, name, content string) {
	m := it.Meta
	switch name {
	case "dcterms.title":
		m.Title = content
	case "dcterms.issued":
		setIssued(it, content)
	case "dcterms.language":
		m.Lang = doc.Lang(content)
	case "dcterms.creator":
		m.Author = content
	case "dcterms.publisher":
		m.Source = content
	case "dcterms.identifier":
		m.URL = content
	case "dcterms.subject":
		m.Tags = append(m.Tags, content)
	case "dcterms.isVersionOf":
		m.Original = content
	case "wenzhai.pair":
		m.Original = twoTexts + content
	case "dcterms.relation":
		m.Via = append(m.Via, content)
	}
}

// setIssued takes a date of XML Schema: a moment, or a day with its zone. A day
// without one is for the reader of the file to place.
func setIssued(it *export.Item, s string) {
	for _, layout := range []string{time.RFC3339Nano, "2006-01-02Z07:00"} {
		if t, err := time.Parse(layout, s); err == nil {
			it.Meta.Date, it.Meta.DateFrom, it.Meta.DateOnly = t, doc.DateFrontMatter, layout != time.RFC3339Nano
			return
		}
	}
	it.Dates = []string{s}
}
