package article

import (
	"bytes"
	"cmp"
	"strings"
	"time"

	"golang.org/x/net/html"

	"github.com/wenzhai/wenzhai/convert/doc"
)

// page is what the head of a whole HTML page says of its article.
type page struct {
	title   string // of <title>
	ogTitle string
	h1      []string // texts of the first <h1> elements
	author  string
	site    string
	url     string
	lang    string
	saved   string // when the page was saved, as the program that saved it says
	date    found
	dated   bool
	from    doc.DateFrom
}

// How much of a page is looked at.
const (
	headLimit = 512 << 10 // for <meta>
	h1Limit   = 1 << 20
	maxH1     = 4
	nearTitle = 6 << 10 // bytes after the heading in which a date is the article's
)

// readPage reads the head of a page, its headings and the date beside them.
func readPage(b []byte, zone *time.Location) page {
	var p page
	dates := p.readHead(b[:min(len(b), headLimit)])
	after := p.readHeadings(b[:min(len(b), h1Limit)])
	for _, d := range dates {
		if f, err := findDate(d, zone); err == nil {
			p.date, p.dated, p.from = f, true, doc.DateFrontMatter
			return p
		}
	}
	if f, ok := pageDate(b, after, zone); ok {
		p.date, p.dated, p.from = f, true, doc.DateBody
	}
	return p
}

// readHead reads <html>, <title>, <meta> and <link> up to the body and returns
// the dates stated, most trusted first.
func (p *page) readHead(b []byte) []string {
	dates := make([]string, len(dateMetas()))
	z := html.NewTokenizer(bytes.NewReader(b))
	z.SetMaxBuf(headLimit)
	for {
		switch z.Next() {
		case html.ErrorToken:
			return dates // the end, or a token over the limit: what was read counts
		case html.StartTagToken, html.SelfClosingTagToken:
			t := z.Token()
			switch t.Data {
			case "body":
				return dates
			case "html":
				p.lang = cmp.Or(attr(t, "lang"), attr(t, "xml:lang"))
			case "title":
				if p.title == "" && z.Next() == html.TextToken {
					p.title = string(z.Text())
				}
			case "link":
				if strings.EqualFold(attr(t, "rel"), "canonical") {
					p.url = cmp.Or(p.url, attr(t, "href"))
				}
			case "meta":
				p.meta(t, dates)
			}
		case html.CommentToken:
			p.comment(string(z.Text()))
		}
	}
}

// comment takes the address and the time that browsers and their extensions
// write above a page that they save: an address alone, "saved from url=(0042)…",
// or lines "url: …" and "saved date: …".
func (p *page) comment(text string) {
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
			p.saved = cmp.Or(p.saved, value)
		}
		if u, ok := absoluteURL(l); ok && !strings.ContainsAny(u, " \n") {
			p.url = cmp.Or(p.url, u)
		}
	}
}

// maxSavedComment is the longest comment in bytes that is read.
const maxSavedComment = 4 << 10

// dateMetas returns the names of <meta> elements that hold the date of
// publication, most trusted first.
func dateMetas() []string {
	return []string{
		"article:published_time", "og:published_time", "datepublished", "og:article:published_time", "pubdate", "publishdate",
		"publish-date", "publish_date", "publication_date", "parsely-pub-date", "dc.date.issued", "dcterms.created",
		"dc.date", "sailthru.date", "cxenseparse:recs:publishtime", "og:time", "apub:time", "weibo:article:create_at",
		"og:release_date", "date",
	}
}

// meta reads one <meta> element.
func (p *page) meta(t html.Token, dates []string) {
	content := strings.TrimSpace(attr(t, "content"))
	if content == "" {
		return
	}
	// Some sites write "weibo: article:create_at" and "og:time ".
	name := strings.ToLower(strings.ReplaceAll(cmp.Or(attr(t, "property"), attr(t, "name"), attr(t, "itemprop")), " ", ""))
	switch name {
	case "og:title":
		p.ogTitle = cmp.Or(p.ogTitle, content)
	case "og:site_name", "application-name":
		p.site = cmp.Or(p.site, content)
	case "og:url", "savepage-url":
		p.url = cmp.Or(p.url, content)
	case "savepage-date":
		p.saved = cmp.Or(p.saved, content)
	case "author", "article:author", "byl", "dc.creator":
		if _, address := absoluteURL(content); !address {
			p.author = cmp.Or(p.author, content)
		}
	}
	for i, n := range dateMetas() {
		if n == name && dates[i] == "" {
			dates[i] = content
		}
	}
}

func attr(t html.Token, name string) string {
	for _, a := range t.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

// readHeadings collects the texts of <h1> elements and returns the end of the
// one that the page's title names, or of the first, or -1.
func (p *page) readHeadings(b []byte) int {
	end, at := -1, 0
	for len(p.h1) < maxH1 {
		i := indexFold(b[at:], "<h1")
		if i < 0 {
			break
		}
		at += i
		n := indexFold(b[at:], "</h1")
		if n < 0 {
			break
		}
		text := cleanTitle(elementText(b[at:at+n+len("</h1>")-1], "h1"))
		at += n
		if text == "" {
			continue
		}
		p.h1 = append(p.h1, text)
		if end < 0 || isTitlePrefix(cleanTitle(p.title), text) {
			end = at
		}
	}
	return end
}

// isTitlePrefix reports whether a page's title is text, or text and a
// separator and the site's name.
func isTitlePrefix(title, text string) bool {
	rest, ok := strings.CutPrefix(title, text)
	if !ok || text == "" {
		return false
	}
	rest = strings.TrimSpace(rest)
	return rest == "" || strings.HasPrefix(rest, "…") || strings.ContainsAny(rest[:1], "_-|") || lastSeparator(rest)
}

func lastSeparator(rest string) bool {
	for _, sep := range titleSeparators() {
		if strings.HasPrefix(rest, strings.TrimSpace(sep)) {
			return true
		}
	}
	return false
}

// bestTitle returns the article's title and the site's name: the heading or
// og:title that <title> begins with; else <title> without the site.
func (p *page) bestTitle(sites []string) (title, site string) {
	whole := cleanTitle(p.title)
	site = cleanTitle(p.site)
	best := ""
	for _, c := range append(append([]string{}, p.h1...), cleanTitle(p.ogTitle)) {
		if isTitlePrefix(whole, c) && len(c) > len(best) {
			best = c
		}
	}
	if best != "" {
		if rest := whole[len(best):]; site == "" && rest != "" {
			site = siteName(rest)
		}
		return best, site
	}
	title = cmp.Or(cleanTitle(p.ogTitle), whole)
	for {
		head, tail, ok := lastPart(title)
		if !ok || !isOneOf(tail, sites) {
			break
		}
		title = head
	}
	if title == "" && len(p.h1) > 0 {
		title = p.h1[0]
	}
	return title, site
}

// siteName returns the site's name in what follows an article's title in
// <title>: "_栏目_花园网" or " - The Garden". A name may hold a hyphen itself.
func siteName(rest string) string {
	if i := strings.LastIndexAny(rest, "_|"); i >= 0 {
		return strings.TrimSpace(rest[i+1:])
	}
	if _, tail, ok := lastPart("x" + rest); ok {
		return tail
	}
	return ""
}

// pageDate looks for the date of a page without a <meta> for it: in its JSON-LD,
// near its heading, in a <time> element, in the values its scripts set.
func pageDate(b []byte, heading int, zone *time.Location) (found, bool) {
	if f, ok := keyedDate(b, zone, `"datepublished"`); ok {
		return f, true
	}
	if heading >= 0 {
		if f, ok := dateNear(b[heading:min(len(b), heading+nearTitle)], zone); ok {
			return f, true
		}
	}
	if f, ok := timeElement(b, zone); ok {
		return f, true
	}
	return keyedDate(b, zone, `"publishtime"`, `"publish_time"`, `"pubtime"`, `"pubdate"`, `publishtime:`, `pubtime:`, `class="time"`, `class="date"`)
}

// dateNear returns the first text with a day and a time; else the first with a
// day alone.
func dateNear(b []byte, zone *time.Location) (found, bool) {
	var day found
	for rest := b; len(rest) > 0; {
		open := bytes.IndexByte(rest, '<')
		if open < 0 {
			open = len(rest)
		}
		if text := rest[:open]; len(text) >= 8 && len(text) < maxDateLine && bytes.ContainsAny(text, "0123456789") {
			if f, err := findDate(string(text), zone); err == nil && (!f.dateOnly || f.end-f.start >= len(bytes.TrimSpace(text))) {
				if !f.dateOnly {
					return f, true
				}
				if day.end == 0 {
					day = f
				}
			}
		}
		rest = skipElement(rest[open:])
	}
	return day, day.end > 0
}

// skipElement steps over a tag, and over the whole of a script or a style
// sheet.
func skipElement(b []byte) []byte {
	if len(b) == 0 {
		return nil
	}
	t := tally{format: doc.HTML}
	return b[t.tag(b):]
}

// keyedDate returns the date that follows one of keys (in lower case) within a
// few characters.
func keyedDate(b []byte, zone *time.Location, keys ...string) (found, bool) {
	for _, k := range keys {
		i := indexFold(b, k)
		if i < 0 {
			continue
		}
		value := b[i+len(k):]
		value = bytes.TrimLeft(value[:min(len(value), 64)], " :=\"'>\n\t\\")
		if n := bytes.IndexAny(value, "\"'<,}\n\\"); n >= 0 {
			value = value[:n]
		}
		if f, err := findDate(string(value), zone); err == nil {
			return f, true
		}
	}
	return found{}, false
}
