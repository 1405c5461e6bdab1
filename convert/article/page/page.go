// Package page reads the head of a whole HTML page: its title, the date of
// publication, the author, the site and the language, from metadata, JSON-LD,
// headings, and the lines beside the title.
//
// It parses the page once. What has a place of its own (<title>, <meta>, the
// canonical address) is found with the selectors of goquery; the boxes of text in
// which title, date and credits stand have none, and are met in one walk over the
// tree. Fragments are never parsed here: packages title and date look at their
// first bytes.
package page

import (
	"bytes"
	"cmp"
	"slices"
	"strings"
	"time"

	"github.com/PuerkitoBio/goquery"

	"github.com/wenzhai/wenzhai/convert/article/date"
	"github.com/wenzhai/wenzhai/convert/article/outline"
	"github.com/wenzhai/wenzhai/convert/article/scan"
	"github.com/wenzhai/wenzhai/convert/article/title"
)

// Page is what a whole HTML page says of its article.
type Page struct {
	Title    string // of <title>
	ogTitle  string
	ogURL    string
	headline string // of JSON-LD
	told     string // the title, as marks of a portal tell it
	dcTitle  string // of Dublin Core and the like
	shared   string // the title for other networks
	boxes    []box
	Author   string // as the metadata say
	Writer   string // as the text says
	Origin   string // the source, as the text says
	Site     string
	names    []string // texts of links to the site's first page
	URL      string
	Lang     string
	Saved    string // when the page was saved, as the program that saved it says
	stamps   []Stamp
	changes  []date.Found // when the page says that it was changed
	Date     Stamp
	Dated    bool // Date is set
	Outline  *outline.Outline
	Letters  int    // of its text without menus and the like
	manual   bool   // a generator of documentation made it
	Next     string // where its links of the kinds next and prev lead; "" = it has none
	Prev     string
}

// Choose returns the title of the article on page b, which was read, and the name
// of the site, and sets Date and Dated. sites are names that the site is known to
// have.
func (p *Page) Choose(b []byte, sites []string, zone *time.Location) (name, site string) {
	name, site, at := p.bestTitle(sites)
	p.setDate(b, name, at, zone)
	return name, site
}

// setDate chooses the date of a page whose title, name, stands in a box and whose
// address is known.
func (p *Page) setDate(b []byte, name string, title box, zone *time.Location) {
	if p.manual || p.Next != "" || p.Prev != "" { // the day of the last change is no date of publication
		p.stamps = slices.DeleteFunc(p.stamps, func(x Stamp) bool { return x.label == changed })
	}
	url, _ := date.InAddress(p.URL, zone)
	if p.Date, p.Dated = p.choose(title, url); p.Dated && p.Date.label != changed {
		return
	}
	shown := p.Date
	s := pageScan{Page: p, zone: zone}
	for i, k := range scriptKeys() {
		if n := scan.IndexFold(b, k); n >= 0 {
			s.keyed(b[n+len(k):], stampScript, -i)
		}
	}
	s.beside(b, name)
	if shown.label != changed {
		p.Date, p.Dated = p.choose(title, url)
		return
	}
	first, score := best(p.stamps, func(x *Stamp) int {
		if x.kind != stampScript {
			return 0
		}
		return x.score(title, url)
	})
	if score >= minStamp && first.Time.Before(shown.Time) { // the page shows the day of the last change alone
		p.Date = first
	}
}

// besideReach is how far behind the title, in bytes, a script states its date.
const besideReach = 4 << 10

// beside keeps the date that a script states behind the title of the article.
func (s *pageScan) beside(b []byte, title string) {
	quoted := []byte(`"` + title + `"`)
	for n := 0; title != "" && n < maxNames; n++ {
		i := bytes.Index(b, quoted)
		if i < 0 {
			return
		}
		b = b[i+len(quoted):]
		for _, k := range []string{`"created":`, `"createdat":`, `"created_at":`, `"create_time":`, `"ctime":`, `"first_shared_at":`, `"datecreated":`, `"post_date":`} {
			if j := scan.IndexFold(b[:min(len(b), besideReach)], k); j >= 0 {
				s.keyed(b[j+len(k):], stampScript, -len(scriptKeys()))
			}
		}
	}
}

// scriptKeys are names, in lower case, under which the scripts of pages keep the
// date of publication.
func scriptKeys() []string {
	return []string{`"publishtime"`, `"publish_time"`, `"pubtime"`, `"pubdate"`, `publishtime:`, `publish_time:`, `pubtime:`, `"publisheddate"`, `"publicationdate"`, `"published_at"`, `"publishedat"`}
}

// keyed keeps the date that stands a few characters after a key.
func (s *pageScan) keyed(b []byte, kind stampKind, rank int) {
	value := bytes.TrimLeft(b[:min(len(b), 64)], " :=\"'>\n\t\\")
	if n := bytes.IndexAny(value, "\"'<,}\n\\"); n >= 0 {
		value = value[:n]
	}
	s.stamp(string(value), Stamp{kind: kind, rank: rank})
}

// comment takes the address and the time that browsers and their extensions
// write above a page that they save: an address alone, "saved from url=(0042)…",
// or lines "url: …" and "saved date: …".
func (p *Page) comment(text string) {
	if len(text) > maxSavedComment {
		return
	}
	for l := range strings.Lines(text) {
		l = strings.TrimSpace(l)
		if _, after, ok := strings.Cut(l, "saved from url=("); ok {
			_, l, _ = strings.Cut(after, ")")
		}
		key, value, _ := strings.Cut(l, ": ")
		switch strings.ToLower(strings.TrimSpace(key)) {
		case "url":
			l = strings.TrimSpace(value)
		case "saved date", "date", "saved on":
			p.Saved = cmp.Or(p.Saved, value)
		}
		if u, ok := scan.Address(l); ok && !strings.ContainsAny(u, " \n") {
			p.URL = cmp.Or(p.URL, u)
		}
	}
}

// maxSavedComment is the longest comment in bytes that is read.
const maxSavedComment = 4 << 10

// dateMetas returns the names of <meta> elements that hold the date of
// publication, most trusted first.
func dateMetas() []string {
	return []string{
		"weibo:article:create_at", "article:published_time", "og:published_time", "datepublished", "og:article:published_time", "pubdate", "publishdate",
		"publish-date", "publish_date", "publication_date", "parsely-pub-date", "dc.date.issued", "dcterms.created",
		"dc.date", "sailthru.date", "cxenseparse:recs:publishtime", "og:time", "apub:time",
		"og:release_date", "article.published", "article:published", "citation_publication_date", "dcterms.issued", "dc.date.created",
		"pubtime", "publishtime", "firstcreatetime", "createdate", "date",
	}
}

// metadata reads the <meta> elements of a page, and returns the dates among them
// in the order of dateMetas.
func (p *Page) metadata(metas *goquery.Selection) []string {
	names := dateMetas()
	dates := make([]string, len(names))
	metas.Each(func(_ int, m *goquery.Selection) {
		content := strings.TrimSpace(m.AttrOr("content", ""))
		// Some sites write "weibo: article:create_at" and "og:time ".
		name := strings.ToLower(strings.ReplaceAll(cmp.Or(m.AttrOr("property", ""), m.AttrOr("name", ""), m.AttrOr("itemprop", "")), " ", ""))
		i := slices.Index(names, name)
		if i < 0 && (strings.HasSuffix(name, ":uploaded") || strings.HasSuffix(name, ":created") || strings.HasSuffix(name, ":published")) {
			i = len(names) - 1
		}
		if i >= 0 && dates[i] == "" {
			dates[i] = content
		}
		p.meta(name, content)
	})
	return dates
}

// isManual reports whether a generator makes documentation, by its name.
func isManual(generator string) bool {
	name := strings.ToLower(generator[:min(len(generator), 16)])
	return slices.ContainsFunc([]string{"mkdocs", "docusaurus", "vitepress", "vuepress", "gitbook", "honkit", "mdbook", "starlight", "sphinx", "antora", "docsify", "docfx"}, func(w string) bool {
		return strings.HasPrefix(name, w)
	})
}

// change keeps the time of a change.
func (p *Page) change(text string) {
	if f, err := date.Parse(text[:min(len(text), date.MaxLine)], time.UTC); err == nil {
		p.changes = append(p.changes, f)
	}
}

// meta takes what a <meta> element says beside dates.
func (p *Page) meta(name, content string) {
	switch name {
	case "article:modified_time", "og:updated_time", "last-modified", "lastmod", "dcterms.modified", "dc.date.modified":
		p.change(content)
	case "generator":
		p.manual = p.manual || isManual(content)
	case "og:title":
		p.ogTitle = cmp.Or(p.ogTitle, content)
	case "twitter:title", "parsely-title", "weibo:article:title", "sailthru.title":
		p.shared = cmp.Or(p.shared, content)
	case "dc.title", "dc:title", "dcterms.title", "dcterms:title", "dcterm:title", "citation_title":
		p.dcTitle = cmp.Or(p.dcTitle, content)
	case "articletitle", "headline":
		p.headline = cmp.Or(p.headline, content)
	case "og:site_name", "application-name", "sitename":
		p.Site = cmp.Or(p.Site, content)
	case "contentsource":
		p.Origin = cmp.Or(p.Origin, credit("来源："+content, "来源"))
	case "og:url", "savepage-url":
		p.ogURL = cmp.Or(p.ogURL, content)
	case "savepage-date":
		p.Saved = cmp.Or(p.Saved, content)
	case "author", "article:author", "byl", "dc.creator":
		if _, address := scan.Address(content); !address {
			p.Author = cmp.Or(p.Author, content)
		}
	}
}

// siteName returns the site's name in what follows an article's title in
// <title>: "_栏目_花园网" or " - The Garden". A name may hold a hyphen itself.
func siteName(rest string) string {
	if i := strings.LastIndexAny(rest, "_|"); i >= 0 {
		return strings.TrimSpace(rest[i+1:])
	}
	if _, tail, ok := title.LastPart("x" + rest); ok {
		return tail
	}
	return strings.Trim(rest, " "+titleMarks+"()（）[]【】")
}
