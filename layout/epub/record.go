package epub

import (
	"strings"
	"time"

	"github.com/wenzhai/wenzhai/convert/digest"
	"github.com/wenzhai/wenzhai/convert/doc"
)

// records writes what the documents of the text at hand say of it for programs,
// so that a book can be read again as the articles that it was made of.
func (r *renderer) records(m *markup) {
	e := r.b.entries[r.index]
	if r.name == firstName {
		m.record(&e.Meta, e.Stated)
	}
	if e.Second != nil && (r.name == secondName || r.twin.layout != digest.Sequential) {
		m.record(e.Second, e.SecondStated)
	}
	if e.Second != nil && r.twin.layout == digest.Sequential && !strings.Contains(e.Original+e.Second.Original, "://") {
		m.term("wenzhai.pair", pairName(&e.Meta)) // the documents of the other text have it, too
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
func (m *markup) record(e *doc.Meta, stated time.Time) {
	m.term("wenzhai", "article")
	m.term("dcterms.title", e.Title)
	if stated.IsZero() {
		stated = e.Date
	}
	if e.Dated() && writable(stated) {
		m.term("dcterms.issued", issued(stated, e.DateOnly))
	}
	m.term("dcterms.language", string(e.Lang))
	m.term("dcterms.creator", e.Author)
	m.term("dcterms.publisher", e.Source)
	m.term("dcterms.identifier", e.URL)
	for _, t := range e.Tags {
		m.term("dcterms.subject", t)
	}
	m.term("dcterms.isVersionOf", e.Original)
	for _, v := range e.Via {
		m.term("dcterms.relation", v)
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

func (m *markup) term(name, content string) {
	if content == "" {
		return
	}
	m.raw("<meta")
	m.attr("name", name)
	m.attr("content", content)
	m.raw("/>\n")
}
