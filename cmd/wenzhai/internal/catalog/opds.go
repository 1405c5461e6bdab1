package catalog

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"time"

	"github.com/gofrs/uuid/v5"
)

// The documents of OPDS 1.2, which are Atom (RFC 4287).
type atomFeed struct {
	XMLName xml.Name    `xml:"http://www.w3.org/2005/Atom feed"`
	DC      string      `xml:"xmlns:dc,attr"`
	ID      string      `xml:"id"`
	Title   string      `xml:"title"`
	Updated string      `xml:"updated"`
	Author  atomPerson  `xml:"author"`
	Links   []atomLink  `xml:"link"`
	Entries []atomEntry `xml:"entry"`
}

type atomPerson struct {
	Name string `xml:"name"`
}

type atomLink struct {
	Rel    string `xml:"rel,attr"`
	Href   string `xml:"href,attr"`
	Type   string `xml:"type,attr"`
	Length int64  `xml:"length,attr,omitempty"`
}

type atomEntry struct {
	ID      string      `xml:"id"`
	Title   string      `xml:"title"`
	Updated string      `xml:"updated"`
	Author  *atomPerson `xml:"author,omitempty"`
	Lang    string      `xml:"dc:language,omitempty"`
	Format  string      `xml:"dc:format"`
	Summary *atomText   `xml:"summary,omitempty"`
	Links   []atomLink  `xml:"link"`
}

type atomText struct {
	Type string `xml:"type,attr"`
	Text string `xml:",chardata"`
}

// The relations of links to a book and its picture.
const (
	acquisition = "http://opds-spec.org/acquisition/open-access"
	coverRel    = "http://opds-spec.org/image"
	thumbRel    = "http://opds-spec.org/image/thumbnail"
)

// opds1 returns p as an acquisition feed of OPDS 1.2.
func (p *page) opds1() ([]byte, error) {
	f := atomFeed{
		DC: "http://purl.org/dc/terms/", Title: p.title, Updated: p.updated.Format(time.RFC3339), Author: atomPerson{"wenzhai"},
		ID: "urn:uuid:" + uuid.NewV5(uuid.NamespaceURL, "wenzhai:"+pageName("opds", p.n, ".xml")+p.title).String(),
		Links: []atomLink{
			{Rel: "self", Href: pageName("opds", p.n, ".xml"), Type: opds1Type},
			{Rel: "start", Href: "opds.xml", Type: opds1Type},
			{Rel: "alternate", Href: pageName("opds", p.n, ".json"), Type: opds2Type},
		},
	}
	p.neighbours("opds", ".xml", func(rel, href string) {
		f.Links = append(f.Links, atomLink{Rel: rel, Href: href, Type: opds1Type})
	})
	for i := range p.books {
		f.Entries = append(f.Entries, p.books[i].entry())
	}
	data, err := xml.MarshalIndent(f, "", "  ")
	return append([]byte(xml.Header), append(data, '\n')...), err
}

func (b *Book) entry() atomEntry {
	e := atomEntry{
		ID: b.ID, Title: b.Title, Updated: b.Modified.Format(time.RFC3339), Lang: b.Lang, Format: b.Format().MediaType,
		Links: []atomLink{
			{Rel: acquisition, Href: href(b.Path), Type: b.Format().MediaType, Length: b.Size},
			{Rel: coverRel, Href: b.Cover.Name, Type: b.Cover.MediaType},
			{Rel: thumbRel, Href: b.Cover.Name, Type: b.Cover.MediaType},
		},
	}
	if b.Author != "" {
		e.Author = &atomPerson{b.Author}
	}
	if b.Summary != "" {
		e.Summary = &atomText{"text", b.Summary}
	}
	return e
}

// The documents of OPDS 2.0, which are Readium Web Publication Manifests.
type feed2 struct {
	Metadata     meta2          `json:"metadata"`
	Links        []link2        `json:"links"`
	Publications []publication2 `json:"publications"`
}

type meta2 struct {
	Type        string `json:"@type,omitempty"`
	Identifier  string `json:"identifier,omitempty"`
	Title       string `json:"title"`
	Author      string `json:"author,omitempty"`
	Language    string `json:"language,omitempty"`
	Description string `json:"description,omitempty"`
	Modified    string `json:"modified,omitempty"`
	Number      int    `json:"numberOfItems,omitempty"`
	PerPage     int    `json:"itemsPerPage,omitempty"`
	Page        int    `json:"currentPage,omitempty"`
}

type link2 struct {
	Rel  string `json:"rel,omitempty"`
	Href string `json:"href"`
	Type string `json:"type"`
}

type publication2 struct {
	Metadata meta2   `json:"metadata"`
	Links    []link2 `json:"links"`
	Images   []link2 `json:"images"`
}

// opds2 returns p as a feed of OPDS 2.0.
func (p *page) opds2() ([]byte, error) {
	f := feed2{
		Metadata:     meta2{Title: p.title, Modified: p.updated.Format(time.RFC3339), Number: p.total, PerPage: perPage, Page: p.n + 1},
		Links:        []link2{{"self", pageName("opds", p.n, ".json"), opds2Type}},
		Publications: []publication2{},
	}
	p.neighbours("opds", ".json", func(rel, href string) { f.Links = append(f.Links, link2{rel, href, opds2Type}) })
	for i := range p.books {
		b := &p.books[i]
		f.Publications = append(f.Publications, publication2{
			Metadata: meta2{
				Type: "http://schema.org/Book", Identifier: b.ID, Title: b.Title, Author: b.Author, Language: b.Lang,
				Description: b.Summary, Modified: b.Modified.Format(time.RFC3339),
			},
			Links:  []link2{{acquisition, href(b.Path), b.Format().MediaType}},
			Images: []link2{{"", b.Cover.Name, b.Cover.MediaType}},
		})
	}
	var out bytes.Buffer
	e := json.NewEncoder(&out)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	err := e.Encode(f)
	return out.Bytes(), err
}
