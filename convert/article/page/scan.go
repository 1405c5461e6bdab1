package page

import (
	"bytes"
	"errors"
	"strings"
	"time"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/wenzhai/wenzhai/convert/article/scan"
)

// pageScan reads a whole page from its first byte to its last: metadata, the
// boxes of text that may be the title, and all that may be its date.
type pageScan struct {
	*Page
	zone      *time.Location
	metas     []string // dates of <meta> elements, in the order of dateMetas
	box       openBox
	seen      int    // bytes of visible text so far
	prose     int    // boxes of running text so far
	link      int    // depth of <a>
	inner     bool   // inside <body>
	published bool   // markup says that the box being read is the date of publication
	raw       string // the element whose text was too long to read
}

// How much of a page is read.
const (
	scanLimit  = 32 << 20
	tokenLimit = 1 << 20 // a longer piece of markup is stepped over
)

// scanPage reads page b into p.
func (p *Page) scan(b []byte, zone *time.Location) {
	s := pageScan{Page: p, zone: zone, metas: make([]string, len(dateMetas()))}
	for b = b[:min(len(b), scanLimit)]; len(b) > 0; {
		b = s.skipLong(b[s.run(b):])
	}
	s.flush()
	for i, text := range s.metas {
		s.stamp(text, Stamp{kind: stampMeta, rank: len(s.metas) - i})
	}
}

// skipLong steps over what a piece of markup was too long for: a tag with a
// picture in it, a style sheet, a script.
func (s *pageScan) skipLong(b []byte) []byte {
	end := "<"
	if s.raw != "" {
		end, s.raw = "</"+s.raw, ""
	}
	i := scan.IndexFold(b, end)
	if i < 0 {
		return nil
	}
	return scan.SkipElement(b[i:])
}

// run reads tokens up to the end, or up to one that is too long, and returns
// where it stopped.
func (s *pageScan) run(b []byte) int {
	z := html.NewTokenizer(bytes.NewReader(b))
	z.SetMaxBuf(tokenLimit)
	for at := 0; ; {
		kind := z.Next()
		if kind == html.ErrorToken {
			if errors.Is(z.Err(), html.ErrBufferExceeded) {
				return at
			}
			return len(b)
		}
		raw := z.Raw()
		at += len(raw)
		switch kind {
		case html.TextToken:
			s.text(z.Text())
		case html.StartTagToken, html.SelfClosingTagToken:
			at += s.start(z, raw)
		case html.EndTagToken:
			name, _ := z.TagName()
			s.end(atom.Lookup(name))
		case html.CommentToken:
			s.comment(string(z.Text()))
		}
	}
}

// start takes a start tag; the text of an element that shows none is read with
// it, and its length returned.
func (s *pageScan) start(z *html.Tokenizer, raw []byte) (more int) {
	name, hasAttr := z.TagName()
	a := atom.Lookup(name)
	if scan.IsBlock(name) {
		s.flush()
	}
	var t html.Token
	if hasAttr && (!s.inner || telling(a, raw)) {
		t = readTag(z, a)
	}
	switch a {
	case atom.Body:
		s.inner = true
	case atom.Html:
		s.Lang = firstOf(s.Lang, attr(t, "lang"), attr(t, "xml:lang"))
	case atom.Link:
		if strings.EqualFold(attr(t, "rel"), "canonical") {
			s.URL = firstOf(s.URL, attr(t, "href"))
		}
	case atom.Meta:
		s.meta(t)
	case atom.A:
		s.link++
		if isRoot(attr(t, "href")) {
			s.box.root, s.box.rootText = true, s.box.all.Len()
		}
	case atom.H1, atom.H2, atom.H3, atom.H4:
		s.box.level = int(name[1] - '0')
	case atom.Title, atom.Script, atom.Style, atom.Textarea, atom.Iframe, atom.Noframes, atom.Xmp:
		return s.rawText(z, a, t)
	}
	if len(t.Attr) > 0 && a != atom.Meta {
		s.named(t)
	}
	return 0
}

// telling reports whether the attributes of a tag in the body may say something
// of the title or the date.
func telling(a atom.Atom, raw []byte) bool {
	switch a {
	case atom.A, atom.H1, atom.H2, atom.H3, atom.H4, atom.Meta, atom.Link, atom.Time, atom.Script:
		return true
	}
	for _, w := range []string{"title", "time", "date", "ublish", "headline", "subject", "itemprop"} {
		if bytes.Contains(raw, []byte(w)) {
			return true
		}
	}
	return false
}

func readTag(z *html.Tokenizer, a atom.Atom) html.Token {
	t := html.Token{DataAtom: a, Data: a.String()}
	for more := true; more; {
		var k, v []byte
		k, v, more = z.TagAttr()
		t.Attr = append(t.Attr, html.Attribute{Key: string(k), Val: string(v)})
	}
	return t
}

// rawText reads the text of <title> and of scripts; that of style sheets and the
// like is stepped over.
func (s *pageScan) rawText(z *html.Tokenizer, a atom.Atom, t html.Token) int {
	if k := z.Next(); k != html.TextToken {
		if k == html.ErrorToken {
			s.raw = a.String()
		}
		return len(z.Raw())
	}
	n := len(z.Raw())
	switch {
	case a == atom.Title && s.Title == "" && s.box.level == 0:
		s.Title = string(z.Text())
	case a == atom.Script && strings.Contains(strings.ToLower(attr(t, "type")), "ld+json"):
		s.linked(z.Text())
	}
	return n
}

func (s *pageScan) end(a atom.Atom) {
	if a == atom.A {
		s.link = max(s.link-1, 0)
		s.rootName()
		return
	}
	if scan.IsBlock([]byte(a.String())) {
		s.flush()
	}
}

// firstOf returns the first of texts that is not empty.
func firstOf(texts ...string) string {
	for _, t := range texts {
		if t != "" {
			return t
		}
	}
	return ""
}

// isRoot reports whether an address is that of a site's first page.
func isRoot(href string) bool {
	if _, rest, ok := strings.Cut(href, "://"); ok {
		_, path, _ := strings.Cut(rest, "/")
		return strings.Trim(path, "/") == ""
	}
	switch strings.TrimPrefix(href, ".") {
	case "/", "/index.html", "/index.htm", "/index.php", "index.html", "index.htm", "index.php":
		return true
	}
	return href == "./" || href == "."
}
