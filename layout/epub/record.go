package epub

import (
	"strings"
	"time"

	"github.com/wenzhai/wenzhai/convert/digest"
	"github.com/wenzhai/wenzhai/convert/doc"
	"github.com/wenzhai/wenzhai/layout/xhtml"
)

// records writes what the documents of the text at hand say of it for programs,
// so that a book can be read again as the articles that it was made of.
func (a *article) records(m *xhtml.Writer) {
	e := a.b.entries[a.index]
	if a.name == firstName {
		record(m, &e.Meta, e.Stated)
	}
	if e.Second != nil && (a.name == secondName || a.twin.layout != digest.Sequential) {
		record(m, e.Second, e.SecondStated)
	}
	if e.Second != nil && a.twin.layout == digest.Sequential && !strings.Contains(e.Original+e.Second.Original, "://") {
		term(m, "wenzhai.pair", pairName(&e.Meta)) // the documents of the other text have it, too
	}
}

// pairName returns what the records of both texts of an article name where
// no address says that they are a pair: names of files mean nothing in the book.
func pairName(first *doc.Meta) string {
	if !first.Dated() {
		return first.Title
	}
	return first.Title + " " + first.Date.Format(time.DateOnly)
}

// record writes the head of one article in the terms of the Dublin Core, behind
// a mark that says where the next one begins.
func record(m *xhtml.Writer, e *doc.Meta, stated time.Time) {
	term(m, "wenzhai", "article")
	term(m, "dcterms.title", e.Title)
	if stated.IsZero() {
		stated = e.Date
	}
	if e.Dated() && writable(stated) {
		term(m, "dcterms.issued", issued(stated, e.DateOnly))
	}
	term(m, "dcterms.language", string(e.Lang))
	term(m, "dcterms.creator", e.Author)
	term(m, "dcterms.publisher", e.Source)
	term(m, "dcterms.identifier", e.URL)
	for _, t := range e.Tags {
		term(m, "dcterms.subject", t)
	}
	term(m, "dcterms.isVersionOf", e.Original)
	for _, v := range e.Via {
		term(m, "dcterms.relation", v)
	}
}

// issued returns a date in the forms of XML Schema; a day has its zone, too.
func issued(t time.Time, day bool) string {
	_, offset := t.Zone()
	switch whole := offset%60 == 0; { // those forms know whole minutes only
	case day && whole:
		return t.Format("2006-01-02Z07:00")
	case day:
		return t.Format(time.DateOnly)
	case !whole:
		t = t.UTC()
	}
	return t.Format(time.RFC3339Nano)
}

func term(m *xhtml.Writer, name, content string) {
	if content != "" {
		m.Empty("meta", "name", name, "content", content)
		m.Raw("\n")
	}
}
