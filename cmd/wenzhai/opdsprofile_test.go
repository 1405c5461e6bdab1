package main

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"mime"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"time"
)

// element is an XML element with what is in it.
type element struct {
	XMLName  xml.Name
	Attrs    []xml.Attr `xml:",any,attr"`
	Text     string     `xml:",chardata"`
	Children []element  `xml:",any"`
}

// The namespaces of OPDS 1.2.
const (
	atomNS = "http://www.w3.org/2005/Atom"
	dcNS   = "http://purl.org/dc/terms/"
)

func (e *element) attr(name string) string {
	for _, a := range e.Attrs {
		if a.Name.Local == name && a.Name.Space == "" {
			return a.Value
		}
	}
	return ""
}

func (e *element) all(space, name string) (out []*element) {
	for i := range e.Children {
		if e.Children[i].XMLName == (xml.Name{Space: space, Local: name}) {
			out = append(out, &e.Children[i])
		}
	}
	return out
}

// faults collects what is wrong.
type faults struct{ found []error }

func (f *faults) check(ok bool, format string, args ...any) {
	if !ok {
		f.found = append(f.found, fmt.Errorf(format, args...))
	}
}

// opds1 holds a page of a catalogue to OPDS 1.2 (an acquisition feed, §2.2, 5)
// and to Atom (RFC 4287 §4.1), which it is a profile of: every element that they
// know stands as often as it may, where it may, with a value of its kind, and
// there are no others.
func opds1(data []byte) error {
	var f faults
	var feed element
	d := xml.NewDecoder(bytes.NewReader(data))
	if err := d.Decode(&feed); err != nil {
		return err
	}
	if len(bytes.TrimSpace(data[d.InputOffset():])) > 0 {
		return errors.New("something stands behind the feed")
	}
	f.check(feed.XMLName == xml.Name{Space: atomNS, Local: "feed"}, "the root is %v", feed.XMLName)
	f.cardinality(&feed, map[string][2]int{"id": {1, 1}, "title": {1, 1}, "updated": {1, 1}, "author": {1, 9}, "link": {2, 99}, "entry": {0, 1e6}, "icon": {0, 1}, "subtitle": {0, 1}}, nil)
	rels := map[string]string{}
	for _, l := range feed.all(atomNS, "link") {
		f.link(l)
		_, twice := rels[l.attr("rel")]
		f.check(!twice || l.attr("rel") == "alternate", "the feed has two links %q", l.attr("rel"))
		rels[l.attr("rel")] = l.attr("type")
	}
	for _, want := range []string{"self", "start"} {
		f.check(isFeedType(rels[want]), "the link %q has the type %q", want, rels[want])
	}
	ids := map[string]bool{}
	f.common(&feed, ids)
	for _, e := range feed.all(atomNS, "entry") {
		f.common(e, ids)
		f.entry(e)
	}
	return errors.Join(f.found...)
}

func isFeedType(s string) bool {
	t, p, err := mime.ParseMediaType(s)
	return err == nil && t == "application/atom+xml" && p["profile"] == "opds-catalog" && (p["kind"] == "acquisition" || p["kind"] == "navigation")
}

// cardinality holds the children of e to how often each may stand, by name in
// Atom and in Dublin Core; elements of other names may not.
func (f *faults) cardinality(e *element, atom, dc map[string][2]int) {
	n := map[xml.Name]int{}
	for i := range e.Children {
		n[e.Children[i].XMLName]++
	}
	for space, known := range map[string]map[string][2]int{atomNS: atom, dcNS: dc} {
		for name, limit := range known {
			key := xml.Name{Space: space, Local: name}
			f.check(n[key] >= limit[0] && n[key] <= limit[1], "%s has %d of %s", e.XMLName.Local, n[key], name)
			delete(n, key)
		}
	}
	for name := range n {
		f.check(false, "%s has %v", e.XMLName.Local, name)
	}
}

// common holds what feeds and entries share to its kinds.
func (f *faults) common(e *element, ids map[string]bool) {
	for _, id := range e.all(atomNS, "id") {
		u, err := url.Parse(id.Text)
		f.check(err == nil && u.IsAbs() && !ids[id.Text], "the id %q is no IRI of its own", id.Text)
		ids[id.Text] = true
	}
	for _, x := range e.all(atomNS, "updated") {
		_, err := time.Parse(time.RFC3339, x.Text)
		f.check(err == nil, "updated: %v", err)
	}
	for _, x := range e.all(atomNS, "title") {
		f.check(strings.TrimSpace(x.Text) != "", "a title is empty")
	}
	for _, x := range e.all(atomNS, "author") {
		names := x.all(atomNS, "name")
		f.check(len(names) == 1 && names[0].Text != "", "an author has %d names", len(names))
	}
}

var language = regexp.MustCompile(`^[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8})*$`)

// entry holds a book's entry to OPDS 1.2 §5.
func (f *faults) entry(e *element) {
	f.cardinality(e, map[string][2]int{"id": {1, 1}, "title": {1, 1}, "updated": {1, 1}, "author": {0, 9}, "summary": {0, 1}, "content": {0, 1}, "category": {0, 99}, "link": {1, 99}},
		map[string][2]int{"language": {0, 9}, "format": {0, 9}, "issued": {0, 1}, "publisher": {0, 9}, "identifier": {0, 9}})
	acquisitions, images := 0, 0
	for _, l := range e.all(atomNS, "link") {
		f.link(l)
		switch rel := l.attr("rel"); {
		case strings.HasPrefix(rel, "http://opds-spec.org/acquisition"):
			acquisitions++
			f.check(l.attr("type") != "", "a link to a book has no type")
		case strings.HasPrefix(rel, "http://opds-spec.org/image"):
			images++
			f.check(slices.Contains([]string{"image/png", "image/jpeg", "image/gif"}, l.attr("type")), "a picture is of type %q", l.attr("type"))
		}
	}
	f.check(acquisitions > 0, "an entry has no link to its book")
	f.check(images > 0, "an entry has no picture")
	for _, x := range e.all(dcNS, "language") {
		f.check(language.MatchString(x.Text), "the language %q is no tag", x.Text)
	}
	for _, x := range e.all(atomNS, "summary") {
		f.check(x.attr("type") == "" || x.attr("type") == "text", "a summary is of type %q", x.attr("type"))
	}
}

func (f *faults) link(l *element) {
	_, err := url.Parse(l.attr("href"))
	f.check(err == nil && l.attr("href") != "" && l.attr("rel") != "", "a link %q to %q", l.attr("rel"), l.attr("href"))
	_, _, err = mime.ParseMediaType(l.attr("type"))
	f.check(err == nil, "a link of type %q", l.attr("type"))
	for _, a := range l.Attrs {
		f.check(slices.Contains([]string{"rel", "href", "type", "length", "title", "hreflang"}, a.Name.Local), "a link with %q", a.Name.Local)
	}
}

// opds2 holds a page of a catalogue to OPDS 2.0 (§1, 5) and to the Readium Web
// Publication Manifest: what has to be there is, every value is of its kind, and
// there is nothing that they do not know.
func opds2(data []byte) error {
	var f faults
	var feed struct {
		Metadata     map[string]any   `json:"metadata"`
		Links        []map[string]any `json:"links"`
		Publications []struct {
			Metadata map[string]any   `json:"metadata"`
			Links    []map[string]any `json:"links"`
			Images   []map[string]any `json:"images"`
		} `json:"publications"`
	}
	d := json.NewDecoder(bytes.NewReader(data))
	d.DisallowUnknownFields()
	if err := d.Decode(&feed); err != nil {
		return err
	}
	f.metadata(feed.Metadata)
	f.check(feed.Publications != nil, "there are no publications")
	self := 0
	for _, l := range feed.Links {
		f.link2(l)
		if l["rel"] == "self" {
			self++
			f.check(l["type"] == "application/opds+json", "the feed is of type %v", l["type"])
		}
	}
	f.check(self == 1, "the feed has %d links to itself", self)
	for _, p := range feed.Publications {
		f.metadata(p.Metadata)
		f.check(p.Metadata["@type"] == "http://schema.org/Book", "a publication is a %v", p.Metadata["@type"])
		acquisitions := 0
		for _, l := range p.Links {
			f.link2(l)
			if rel, ok := l["rel"].(string); ok && strings.HasPrefix(rel, "http://opds-spec.org/acquisition") {
				acquisitions++
			}
		}
		f.check(acquisitions > 0, "%v has no link to the book", p.Metadata["title"])
		f.check(len(p.Images) > 0, "%v has no picture", p.Metadata["title"])
		for _, l := range p.Images {
			f.link2(l)
			f.check(slices.Contains([]any{"image/png", "image/jpeg", "image/gif"}, l["type"]), "a picture is of type %v", l["type"])
		}
	}
	return errors.Join(f.found...)
}

// metadata holds the metadata of a feed or a publication to their kinds.
func (f *faults) metadata(m map[string]any) {
	title, ok := m["title"].(string)
	f.check(ok && title != "", "the title is %v", m["title"])
	for k, v := range m {
		s, isString := v.(string)
		n, isNumber := v.(float64)
		good := false
		switch k {
		case "title", "author", "description":
			good = isString && s != ""
		case "@type", "identifier":
			u, err := url.Parse(s)
			good = isString && err == nil && u.IsAbs()
		case "language":
			good = isString && language.MatchString(s)
		case "modified":
			_, err := time.Parse(time.RFC3339, s)
			good = err == nil
		case "numberOfItems":
			good = isNumber && n >= 0 && n == float64(int(n))
		case "itemsPerPage", "currentPage":
			good = isNumber && n > 0 && n == float64(int(n))
		}
		f.check(good, "metadata: %s is %v", k, v)
	}
}

func (f *faults) link2(l map[string]any) {
	href, _ := l["href"].(string)
	_, err := url.Parse(href)
	f.check(err == nil && href != "", "a link to %v", l["href"])
	kind, _ := l["type"].(string)
	_, _, err = mime.ParseMediaType(kind)
	f.check(err == nil, "a link of type %v", l["type"])
	for k := range l {
		f.check(slices.Contains([]string{"href", "type", "rel", "title", "height", "width"}, k), "a link with %q", k)
	}
}
