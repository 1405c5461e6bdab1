package page

import (
	"bytes"
	"cmp"
	"slices"
	"strings"
	"time"

	"github.com/PuerkitoBio/goquery"
	"github.com/andybalholm/cascadia"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/wenzhai/wenzhai/convert/article/date"
	"github.com/wenzhai/wenzhai/convert/article/outline"
	"github.com/wenzhai/wenzhai/convert/article/scan"
	"github.com/wenzhai/wenzhai/convert/article/title"
	"github.com/wenzhai/wenzhai/convert/htmltree"
)

// scanLimit is how much of a page is read.
const scanLimit = 32 << 20

// What the selectors find stands anywhere on a page: browsers take it from where
// it should not be, too.
var (
	titleElement = cascadia.MustCompile("title")
	metaElements = cascadia.MustCompile(`head meta[content], body meta[content]:not([itemprop="datePublished"])`)
	canonical    = cascadia.MustCompile(`link[rel="canonical" i][href]`)
	isPublished  = cascadia.MustCompile(`[itemprop="datePublished"], [property="schema:datePublished"], [property="schema:dateCreated"], [property="dc:date"], .published, .dt-published, .entry-date`)
)

// pageScan reads a whole page from its first node to its last: metadata, the
// boxes of text that may be the title, and all that may be its date.
type pageScan struct {
	*Page
	zone      *time.Location
	whole     string // the clean text of <title>
	box       openBox
	seen      int  // bytes of visible text so far
	prose     int  // boxes of running text so far
	link      int  // depth of <a>
	inner     bool // inside <body>
	readers   int  // depth of elements that hold comments of readers
	aside     int  // depth of elements that stand beside the article: menus, lists of other articles
	article   int  // depth of <article> and <main>
	published bool // markup says that the box being read is the date of publication
	classed   bool // the names of classes say that the box being read holds dates
	changed   bool // the names of classes say that it holds the day of the last change
}

// Read reads a page, but for the title of its article and the date: see Choose.
func Read(b []byte, zone *time.Location) Page {
	b = htmltree.Within(b[:min(len(b), scanLimit)])
	root, err := htmltree.Parse(bytes.NewReader(b))
	if err != nil {
		root = htmltree.Flat(b)
	}
	var p Page
	d := goquery.NewDocumentFromNode(root)
	p.Title = d.FindMatcher(goquery.SingleMatcher(titleElement)).Text()
	top := d.ChildrenFiltered("html")
	p.Lang = cmp.Or(top.AttrOr("lang", ""), top.AttrOr("xml:lang", ""))
	s := pageScan{Page: &p, zone: zone, whole: title.Clean(p.Title)}
	dates := p.metadata(d.FindMatcher(metaElements))
	s.children(root)
	s.flush()
	s.account(b)
	s.answer(b)
	for i, text := range dates {
		s.stamp(text, Stamp{kind: stampMeta, rank: len(dates) - i})
	}
	p.URL = cmp.Or(p.URL, d.FindMatcher(goquery.SingleMatcher(canonical)).AttrOr("href", ""), p.ogURL)
	p.Outline, p.Letters = outline.Of(root)
	return p
}

// children reads what stands in a node.
func (s *pageScan) children(n *html.Node) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch c.Type {
		case html.CommentNode:
			s.comment(c.Data)
			s.trackback(c.Data)
		case html.TextNode:
			s.text(c.Data)
		case html.ElementNode:
			s.element(c)
		}
	}
}

// neighbour keeps where a link leads that says to be one to the page behind this one or
// before it.
func (s *pageScan) neighbour(n *html.Node) {
	rel := attr(n, "rel")
	if rel == "" {
		return
	}
	for word := range strings.FieldsSeq(strings.ToLower(rel)) {
		switch word {
		case "next":
			s.Next = cmp.Or(s.Next, attr(n, "href"))
		case "prev", "previous":
			s.Prev = cmp.Or(s.Prev, attr(n, "href"))
		}
	}
}

// trackback keeps the date in the description of an entry in RDF that programs of
// blogs write into a comment for those that link to it.
func (s *pageScan) trackback(text string) {
	if _, value, ok := strings.Cut(text, ` dc:date="`); ok && strings.Contains(text, "rdf:Description") {
		value, _, _ = strings.Cut(value, `"`)
		s.stamp(value[:min(len(value), date.MaxLine)], Stamp{kind: stampNamed})
	}
}

// element reads an element; the text of some shows nowhere.
func (s *pageScan) element(n *html.Node) {
	block := scan.IsBlock([]byte(n.Data))
	if block {
		s.flush()
	}
	if ofReaders(n) {
		s.readers++
		defer func() { s.readers-- }()
	}
	if s.besideArticle(n) {
		s.aside++
		defer func() { s.aside-- }()
	}
	if block {
		defer s.flush()
	}
	switch n.DataAtom {
	case atom.Body:
		s.inner = true
	case atom.Article, atom.Main:
		s.article++
		defer func() { s.article-- }()
	case atom.Link:
		s.neighbour(n)
	case atom.A:
		s.link++
		s.neighbour(n)
		if isRoot(attr(n, "href")) {
			s.box.root, s.box.rootText = true, s.box.all.Len()
		}
		defer func() {
			s.link--
			s.rootName()
		}()
	case atom.H1, atom.H2, atom.H3, atom.H4:
		s.box.level = int(n.Data[1] - '0')
	case atom.Script:
		if n.FirstChild != nil && isLinked(attr(n, "type"), n.FirstChild.Data) {
			s.linked([]byte(n.FirstChild.Data))
		}
		return
	case atom.Title, atom.Style, atom.Textarea, atom.Iframe, atom.Noframes, atom.Xmp, atom.Rt, atom.Rtc, atom.Rp: // a reading is no part of a title
		return
	}
	if telling(n) && (s.inner || n.DataAtom != atom.Meta) {
		s.named(n)
	}
	s.children(n)
}

// besideArticle reports whether an element stands beside the article by its kind, its
// class or its id: a menu, a sidebar, the foot of the page, a list of other articles.
func (s *pageScan) besideArticle(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Nav:
		return !strings.Contains(attr(n, "class"), "breadcrumb") // in which the title may stand
	case atom.Aside, atom.Footer:
		return s.article == 0
	case atom.Div, atom.Section, atom.Ul, atom.Ol:
	default:
		return false
	}
	return s.article == 0 && listsOthers(attr(n, "id")) || listsOthers(attr(n, "class"))
}

// listsOthers reports whether names of classes say that an element leads to other
// articles.
func listsOthers(names string) bool {
	for name := range strings.FieldsSeq(strings.ToLower(names)) {
		switch name {
		case "sidebar", "side-bar", "footer", "site-footer", "page-footer", "foot":
			return true
		}
		for word := range strings.FieldsFuncSeq(name, func(r rune) bool { return r == '-' || r == '_' }) {
			switch word {
			case "related", "recommended", "recommend", "prev", "previous", "prevnext", "pagination", "recent", "latest":
				return true
			}
		}
	}
	return false
}

// ofReaders reports whether an element holds comments of readers, or one, by its
// class or id.
func ofReaders(n *html.Node) bool {
	if n.DataAtom == atom.Body || n.DataAtom == atom.Html {
		return false
	}
	for _, a := range n.Attr {
		if a.Key != "class" && a.Key != "id" || !strings.Contains(a.Val, "omment") {
			continue
		}
		for name := range strings.FieldsSeq(strings.ToLower(a.Val)) {
			rest, ok := strings.CutPrefix(name, "comment")
			switch strings.TrimLeft(strings.TrimPrefix(rest, "s"), "-_0123456789") {
			case "", "list", "area", "body", "content", "text", "item", "author", "meta", "metadata", "date", "time", "section", "wrapper", "container", "box", "thread", "entry", "info":
				if ok {
					return true
				}
			}
		}
	}
	return false
}

// telling reports whether the attributes of an element may say something of the
// title or the date.
func telling(n *html.Node) bool {
	switch n.DataAtom {
	case atom.A, atom.H1, atom.H2, atom.H3, atom.H4, atom.Time:
		return true
	}
	for _, a := range n.Attr {
		switch a.Key {
		case "itemprop", "datetime", "title":
			return true
		case "class", "id":
			if slices.ContainsFunc([]string{"title", "ublish", "headline", "subject"}, func(w string) bool { return strings.Contains(a.Val, w) }) || datesText(a.Val) || isLastChange(a.Val) {
				return true
			}
		}
	}
	return false
}

func attr(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
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
