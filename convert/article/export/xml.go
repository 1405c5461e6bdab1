package export

import (
	"bytes"
	"cmp"
	"encoding/xml"
	"errors"
	"io"
	"regexp"
	"strings"

	"github.com/wenzhai/wenzhai/convert/article/export/xmltext"
	"github.com/wenzhai/wenzhai/convert/article/scan"
)

// rootProbe is how much of a file is searched for its root element.
const rootProbe = 16 << 10

// ReadXML reads RSS, RDF, Atom and WordPress exports.
func ReadXML(text []byte) (File, bool) {
	if begins(text) != '<' {
		return File{}, false
	}
	root := xmltext.Root(xmltext.WithoutControls(text[:min(len(text), rootProbe)]))
	if root != "rss" && root != "feed" && root != "rdf:rdf" && root != "channel" {
		return File{}, false
	}
	f := feedReader{text: xmltext.WithoutControls(text), file: File{Kind: "RSS", Size: len(text)}}
	if root == "feed" {
		f.file.Kind = "Atom"
	}
	f.lines.Text = f.text
	f.read()
	return f.file, len(f.file.Items) > 0 || len(f.file.Issues) > 0 || f.sawFeed
}

// feedReader reads the elements of a feed.
type feedReader struct {
	text    []byte
	lines   scan.LineNumbers
	file    File
	sawFeed bool
	feed    feed
	skipped skipCount
	writers

	d    *xml.Decoder
	base int // offset in text at which d began
}

// feed is what a file says of all its items.
type feed struct{ title, lang, link, base, author, id string }

// read reads the whole text. Where it is not XML, reading begins anew at the
// next item, so that one damaged item costs no other.
func (f *feedReader) read() {
	f.open(0)
	for {
		err := f.elements()
		if errors.Is(err, io.EOF) {
			break
		}
		at := f.offset()
		f.file.Issues = append(f.file.Issues, Issue{Line: f.lines.Of(at), Text: "is not valid XML: " + xmltext.Reason(err)})
		next := nextItem(f.text, at)
		if next >= 0 && len(f.file.Issues) > maxIssues {
			f.file.Issues = append(f.file.Issues, Issue{Line: f.lines.Of(next), Text: "is damaged in over 1000 places; the rest of it is not read"})
			break
		}
		if next < 0 {
			break
		}
		f.open(next)
	}
	f.skipped.report(&f.file, "items are no published posts or pages")
}

// maxIssues is how many damaged places are stepped over.
const maxIssues = 1000

// itemTag finds the beginning of an item.
var itemTag = regexp.MustCompile(`<(?:item|entry)[\s>]`)

// nextItem returns the offset of the next item that begins after at, or -1.
func nextItem(text []byte, at int) int {
	at = min(at, len(text))
	m := itemTag.FindIndex(text[at:])
	if m == nil {
		return -1
	}
	return at + m[0]
}

func (f *feedReader) open(at int) { f.base, f.d = at, xmltext.New(f.text[at:]) }

func (f *feedReader) offset() int { return f.base + int(f.d.InputOffset()) }

// elements reads up to the end or to a mistake.
func (f *feedReader) elements() error {
	for {
		at := f.offset()
		tok, err := f.d.Token()
		if err != nil {
			return err
		}
		switch t := tok.(type) {
		case xml.Directive:
			if bytes.Contains(t, []byte("<!ENTITY")) {
				f.file.Issues = append(f.file.Issues, Issue{Line: f.lines.Of(at), Text: "entities that the document type declares are not expanded"})
			}
		case xml.StartElement:
			if err := f.element(t, at); err != nil {
				return err
			}
		}
	}
}

// element takes one element outside of items.
func (f *feedReader) element(t xml.StartElement, at int) error {
	switch name := short(t.Name); name {
	case "rss", "rdf:rdf", "channel":
		f.sawFeed = true
	case "feed":
		f.sawFeed = true
		f.feed.base = xmltext.Attribute(t, "base")
		f.feed.lang = xmltext.Attribute(t, "lang")
	case "item", "entry":
		return f.item(t, at)
	case "title", "language", "link", "author", "id", "dc:language", "dc:creator", "wp:wxr_version":
		return f.feedField(name, t)
	case "wp:author": // its elements are read as those of the feed
	case "wp:author_login", "wp:author_display_name":
		return f.writer(name, t)
	case "image", "textinput", "wp:category", "wp:tag", "wp:term", "wp:comment":
		return f.d.Skip()
	}
	return nil
}

func (f *feedReader) feedField(name string, t xml.StartElement) error {
	v, err := f.inner(t)
	text := strings.TrimSpace(string(v.text))
	switch name {
	case "title":
		f.feed.title = cmp.Or(f.feed.title, text)
	case "language", "dc:language":
		f.feed.lang = cmp.Or(f.feed.lang, text)
	case "id":
		f.feed.id = cmp.Or(f.feed.id, text)
	case "author", "dc:creator":
		f.feed.author = cmp.Or(f.feed.author, personName(v))
	case "link":
		if rel := xmltext.Attribute(t, "rel"); rel == "" || rel == "alternate" {
			f.feed.link = cmp.Or(f.feed.link, xmltext.Attribute(t, "href"), text)
		}
	case "wp:wxr_version":
		f.file.Kind = "WordPress"
	}
	return err
}

// value is what stands in an element.
type value struct {
	text   []byte // its character data, or, where it holds elements, all of it as it is written
	marked bool   // it holds elements
	at     int    // the offset of its first byte
}

// inner reads the rest of element t. Of an element that is not well-formed it
// returns what stands up to the end of the item, with the error.
func (f *feedReader) inner(t xml.StartElement) (value, error) {
	v := value{at: f.offset()}
	var text bytes.Buffer
	for depth := 1; ; {
		end := f.offset()
		tok, err := f.d.Token()
		if err != nil {
			v.text, v.marked = rest(f.text[v.at:], t.Name.Local), true
			return v, err
		}
		switch tok := tok.(type) {
		case xml.StartElement:
			depth++
			v.marked = true
		case xml.CharData:
			text.Write(tok)
		case xml.EndElement:
			if depth--; depth == 0 {
				v.text = text.Bytes()
				if v.marked {
					v.text = f.text[v.at:max(end, v.at)]
				}
				return v, nil
			}
		}
	}
}

// rest returns b up to the end of an element, of the item it stands in, or to
// the next one.
func rest(b []byte, name string) []byte {
	b = bytes.TrimPrefix(bytes.TrimLeft(b, " \t\n"), []byte("<![CDATA["))
	if next := nextItem(b, 0); next >= 0 {
		b = b[:next]
	}
	end := len(b)
	for _, tag := range []string{name + ">", "/item>", "/entry>"} {
		if i := bytes.Index(b[:end], []byte(tag)); i >= 0 {
			if j := bytes.LastIndexByte(b[:i], '<'); j >= 0 {
				end = j
			}
		}
	}
	return bytes.TrimSuffix(bytes.TrimRight(b[:end], " \t\n"), []byte("]]>"))
}

// namespaces are the prefixes that namespaces usually have, by what their
// addresses hold; "" is RSS and Atom themselves.
var namespaces = []struct{ prefix, address string }{
	{"", "/2005/atom"},
	{"", "purl.org/atom/"},
	{"rdf", "22-rdf-syntax"},
	{"content", "modules/content"},
	{"dc", "purl.org/dc/"},
	{"excerpt", "/excerpt"},
	{"wp", "wordpress.org/export"},
	{"media", "mrss"},
	{"itunes", "itunes"},
	{"feedburner", "feedburner"},
}

// short returns an element's name in lower case with the prefix that its
// namespace usually has; plain for the namespaces of RSS and Atom themselves.
func short(n xml.Name) string {
	local, space := strings.ToLower(n.Local), strings.ToLower(n.Space)
	if space == "" || space == "atom" || strings.HasPrefix(space, "http://purl.org/rss/1.0/") && !strings.Contains(space, "modules") {
		return local
	}
	if space == "dcterms" {
		space = "dc"
	}
	for _, x := range namespaces {
		if x.prefix == space || strings.Contains(space, x.address) {
			return strings.TrimPrefix(x.prefix+":"+local, ":")
		}
	}
	return "?:" + local
}
