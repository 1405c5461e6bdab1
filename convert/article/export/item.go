package export

import (
	"bytes"
	"cmp"
	"encoding/xml"
	"html"
	"net/url"
	"regexp"
	"slices"
	"strings"

	"github.com/wenzhai/wenzhai/convert/article/export/xmltext"
)

// draft is an item while it is read.
type draft struct {
	Item
	full, short value // the whole text and the summary
	plain       bool  // full is plain text
	pictures    []string
	dates       map[string]string
	base        string
	status      string // of a WordPress item
	kind        string
	locked      bool   // by a password
	guid        string // one that is the address, too
	id          string
	original    string // the address behind that of a service that counts readers
}

// item reads one <item> or <entry>, whose tag begins at at.
func (f *feedReader) item(t xml.StartElement, at int) error {
	it := draft{dates: map[string]string{}, base: cmp.Or(xmltext.Attribute(t, "base"), f.feed.base)}
	it.Line, it.id = f.lines.Of(at), xmltext.Attribute(t, "about") // of RDF
	err := f.itemFields(&it)
	f.finish(&it)
	return err
}

func (f *feedReader) itemFields(it *draft) error {
	for {
		tok, err := f.d.Token()
		if err != nil {
			return err
		}
		switch t := tok.(type) {
		case xml.EndElement:
			if short(t.Name) != "media:group" {
				return nil
			}
		case xml.StartElement:
			if err := f.itemField(it, t); err != nil {
				return err
			}
		}
	}
}

// itemField reads one element of an item.
func (f *feedReader) itemField(it *draft, t xml.StartElement) error {
	name := short(t.Name)
	switch name {
	case "media:content", "media:thumbnail", "enclosure":
		it.picture(t)
		return f.d.Skip()
	case "media:group":
		return nil // its elements are read as the item's
	case "wp:comment", "wp:postmeta", "source":
		return f.d.Skip()
	}
	v, err := f.inner(t)
	text := strings.TrimSpace(string(v.text))
	switch name {
	case "title", "media:title":
		it.Title = cmp.Or(it.Title, text)
	case "feedburner:origlink":
		it.original = text
	case "link":
		if rel := xmltext.Attribute(t, "rel"); rel == "" || rel == "alternate" {
			it.URL = cmp.Or(it.URL, xmltext.Attribute(t, "href"), text)
		}
	case "guid", "id":
		it.id = cmp.Or(text, it.id)
		if xmltext.Attribute(t, "ispermalink") != "false" {
			it.guid = text
		}
	case "author", "dc:creator", "itunes:author":
		it.Author = cmp.Or(it.Author, f.nameOf(personName(v)))
	case "pubdate", "published", "issued", "dc:date", "dc:issued", "created", "updated", "modified", "wp:post_date", "wp:post_date_gmt":
		it.dates[name] = text
	case "category":
		it.tag(t, text)
	case "content:encoded":
		it.full = v
	case "content", "body", "?:body", "?:div":
		it.content(t, v)
	case "description", "summary", "media:description", "itunes:summary", "excerpt:encoded":
		if len(it.short.text) == 0 {
			it.short = v
		}
	case "wp:status":
		it.status = text
	case "wp:post_type":
		it.kind = text
	case "wp:post_password":
		it.locked = text != ""
	}
	return err
}

// content takes the <content> of an Atom entry (RFC 4287 §4.1.3).
func (it *draft) content(t xml.StartElement, v value) {
	if b := xmltext.Attribute(t, "base"); b != "" {
		it.base = b
	}
	switch kind := strings.ToLower(xmltext.Attribute(t, "type")); {
	case kind == "xhtml", kind == "html", kind == "text/html", strings.HasSuffix(kind, "+xml"), v.marked, short(t.Name) != "content":
		it.full = v
	case kind == "", kind == "text", strings.HasPrefix(kind, "text/"):
		it.full, it.plain = v, true
	}
}

// picture takes the address of a picture that stands beside the text.
func (it *draft) picture(t xml.StartElement) {
	kind, address := strings.ToLower(xmltext.Attribute(t, "type")), xmltext.Attribute(t, "url")
	ok := strings.HasPrefix(kind, "image/") || kind == "" && (strings.EqualFold(xmltext.Attribute(t, "medium"), "image") || strings.EqualFold(t.Name.Local, "thumbnail"))
	if ok && address != "" {
		it.pictures = append(it.pictures, address)
	}
}

func (it *draft) tag(t xml.StartElement, text string) {
	switch xmltext.Attribute(t, "domain") {
	case "post_translations": // Polylang gives a post and its translations a term of their own
		it.Key = xmltext.Attribute(t, "nicename")
		return
	case "language":
		return
	}
	text = cmp.Or(text, xmltext.Attribute(t, "label"), xmltext.Attribute(t, "term"))
	// WordPress files everything without a category there.
	if text != "" && xmltext.Attribute(t, "nicename") != "uncategorized" && len(it.Tags) < maxTags && !slices.Contains(it.Tags, text) {
		it.Tags = append(it.Tags, text)
	}
}

// maxTags is how many tags of an item are read.
const maxTags = 200

// personName returns the name in an <author>: text, an element <name>, or
// "mail@host (Name)".
func personName(v value) string {
	s := string(v.text)
	if v.marked {
		_, s, _ = strings.Cut(s, "name>")
		s, _, _ = strings.Cut(s, "<")
		s = html.UnescapeString(s)
	}
	s = strings.TrimSpace(s)
	if mail, name, ok := strings.Cut(s, " ("); ok && strings.Contains(mail, "@") {
		return strings.TrimSuffix(name, ")")
	}
	return s
}

// finish adds an item to the file.
func (f *feedReader) finish(it *draft) {
	if f.file.Kind == "WordPress" && !f.published(it) {
		return
	}
	body := it.full
	if len(bytes.TrimSpace(body.text)) == 0 {
		body, it.plain = it.short, false
	}
	it.At = f.lines.Of(body.at)
	if len(body.text) == 0 {
		it.At = it.Line
	}
	it.Body = unescaped(bytes.Clone(body.text))
	it.HTML = !it.plain && (body.marked || looksHTML(it.Body))
	if f.file.Kind == "WordPress" {
		it.Body, it.HTML = wordPressHTML(it.Body), true
	}
	if isWeb(it.original) {
		it.URL = it.original
	}
	if isWeb(it.guid) && (it.URL == "" || isCounter(it.URL)) {
		it.URL = it.guid
	}
	it.URL = absolute(it.URL, cmp.Or(it.base, f.feed.link))
	it.ID = f.feed.identity(it.id)
	it.Author = cmp.Or(it.Author, f.feed.author)
	it.Source, it.Lang = f.feed.title, f.feed.lang
	it.Dates = it.sortedDates()
	it.setBody()
	f.file.Add(it.Item)
}

// identity returns what tells an item from all of all feeds, by what its feed
// names it: an address, another identifier that is unlike all others, or one that is
// so in its feed alone.
func (f *feed) identity(id string) string {
	whole := cmp.Or(f.id, f.link, f.title)
	switch {
	case id == "", len(id) > maxID, id == f.id, strings.TrimSuffix(id, "/") == strings.TrimSuffix(f.link, "/"):
		return ""
	case isWeb(id), strings.HasPrefix(id, "tag:"), strings.HasPrefix(id, "urn:"):
		return id
	case whole == "":
		return ""
	}
	return whole + " " + id
}

// maxID bounds the length of what a feed names an item by.
const maxID = 1 << 10

// isCounter reports whether an address is that of a service that counts readers
// and leads them on.
func isCounter(address string) bool {
	u, err := url.Parse(address)
	if err != nil {
		return false
	}
	host := strings.ToLower(u.Hostname())
	return strings.HasPrefix(host, "feedproxy.") || strings.HasPrefix(host, "feeds.feedburner.") || strings.HasSuffix(host, ".feedsportal.com")
}

// sortedDates returns the dates, the most trusted first. Those that are in GMT
// by their name get its mark.
func (it *draft) sortedDates() []string {
	var out []string
	for _, k := range []string{"wp:post_date_gmt", "pubdate", "published", "issued", "dc:issued", "dc:date", "created", "wp:post_date", "updated", "modified"} {
		v := it.dates[k]
		if strings.HasPrefix(v, "0000") {
			continue
		}
		if k == "wp:post_date_gmt" && v != "" {
			v += "Z"
		}
		if v != "" {
			out = append(out, v)
		}
	}
	return out
}

// setBody gives the body the picture that stands beside it, if it has none, and
// completes its addresses where the feed states what they count from.
func (it *draft) setBody() {
	if it.base != "" && it.base != it.URL && it.HTML {
		it.Body = rebase(it.Body, absolute(it.base, it.URL))
	}
	if len(it.pictures) == 0 || bytes.Contains(it.Body, []byte("<img")) {
		return
	}
	it.illustrate(it.pictures[0])
}

// illustrate puts a picture before the body.
func (it *Item) illustrate(address string) {
	if !it.HTML {
		it.Body, it.HTML = paragraphs(string(it.Body)), true
	}
	figure := `<figure><img src="` + html.EscapeString(address) + `"></figure>` + "\n"
	it.Body = append([]byte(figure), it.Body...)
}

// escapedTag finds a tag of a block that was escaped once more than a feed needs.
var escapedTag = regexp.MustCompile(`^\s*&(?:amp;)*lt;(?:p|div|h[1-6]|ul|ol|table|figure|blockquote|section|article|img|a|br|span|strong|em|b|i)[\s/&]`)

// maxEscapes is how many times too many a body may be escaped.
const maxEscapes = 3

// unescaped returns a body that a program escaped again as the HTML that it was:
// one that begins with a tag and ends with one, and has none of its own.
func unescaped(b []byte) []byte {
	for range maxEscapes {
		if !bytes.HasPrefix(bytes.TrimSpace(b), []byte("&")) || bytes.IndexByte(b, '<') >= 0 || !escapedTag.Match(b) || !bytes.HasSuffix(bytes.TrimSpace(b), []byte("gt;")) {
			break
		}
		b = []byte(html.UnescapeString(string(b)))
	}
	return b
}

// paragraphs returns plain text as HTML.
func paragraphs(text string) []byte {
	var b bytes.Buffer
	for _, l := range strings.Split(text, "\n") {
		if l = strings.TrimSpace(l); l != "" {
			b.WriteString("<p>" + html.EscapeString(l) + "</p>\n")
		}
	}
	return b.Bytes()
}

// markup finds a tag or a character reference.
var markup = regexp.MustCompile(`</?[A-Za-z][A-Za-z0-9]*[\s/>]|&(#[0-9]+|#x[0-9A-Fa-f]+|[A-Za-z]+);`)

func looksHTML(b []byte) bool { return markup.Match(b) }

func isWeb(s string) bool { return strings.HasPrefix(s, "http://") || strings.HasPrefix(s, "https://") }

// absolute returns ref completed by base, or ref where that cannot be.
func absolute(ref, base string) string {
	if ref == "" || isWeb(ref) {
		return ref
	}
	b, err := url.Parse(base)
	if err != nil || b.Host == "" {
		return ref
	}
	r, err := b.Parse(ref)
	if err != nil {
		return ref
	}
	return r.String()
}

// address finds the attributes that hold one address.
var address = regexp.MustCompile(`(?i)(\s(?:src|href|poster|data-src)\s*=\s*)("[^"<>]*"|'[^'<>]*')`)

// rebase completes the addresses in body by base (XML Base).
func rebase(body []byte, base string) []byte {
	return address.ReplaceAllFunc(body, func(m []byte) []byte {
		parts := address.FindSubmatch(m)
		ref := html.UnescapeString(strings.Trim(string(parts[2]), `"'`))
		if strings.HasPrefix(ref, "#") || strings.Contains(ref, ":") && !isWeb(ref) {
			return m
		}
		return []byte(string(parts[1]) + `"` + html.EscapeString(absolute(ref, base)) + `"`)
	})
}
