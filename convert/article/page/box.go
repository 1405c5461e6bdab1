package page

import (
	"bytes"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/wenzhai/wenzhai/convert/article/date"
	"github.com/wenzhai/wenzhai/convert/article/scan"
	"github.com/wenzhai/wenzhai/convert/article/title"
	"github.com/wenzhai/wenzhai/convert/letter"
)

// box is a piece of a page's text between two boundaries of blocks that may
// be its title: a heading, or a text that <title> holds.
type box struct {
	text   string
	own    string // what of it is outside links
	level  int    // of a heading, or 0
	titled bool   // its classes say that it is a title
	site   bool   // it is the site's: it leads to the first page, or its classes say so
	end    int    // in bytes of visible text
	prose  int    // boxes of running text before it
}

// openBox is the box being read.
type openBox struct {
	all, own           bytes.Buffer
	level              int
	titled, root, site bool
	long               bool
	rootText           int // where the text of a link to the first page begins
	stamps             int // of those found, the first that stands in the box
}

// Limits of what is kept of a box.
const (
	maxBox   = 600 // bytes of its text
	maxBoxes = 400
)

// text takes a text.
func (s *pageScan) text(t string) {
	seen := len(strings.TrimSpace(t))
	if scan.IsBlank([]byte(t)) {
		s.box.all.WriteByte(' ')
		return
	}
	s.seen += seen
	if s.box.all.Len() > maxBox {
		s.box.long = true
		return
	}
	if r, _ := utf8.DecodeRuneInString(t); letter.European(r) || isDigit(t[0]) {
		if all := s.box.all.Bytes(); len(all) > 0 && isDigit(all[len(all)-1]) {
			s.box.all.WriteByte(' ') // a number and a word side by side: of two elements
		}
	}
	s.box.all.WriteString(t)
	if s.link == 0 {
		s.box.own.WriteString(t)
	}
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

// flush ends a box: it may be the title, and it may state the date.
func (s *pageScan) flush() {
	x := &s.box
	if scan.IsBlank(x.all.Bytes()) {
		x.all.Reset()
		return
	}
	text := letter.OneLine(x.all.String())
	prose := x.long || scan.IsProse(text) && utf8.RuneCountInString(text) > minProse
	switch {
	case !prose:
		s.byline(text)
		s.keepBox(text)
	case isNotice(text):
		s.published = true
		s.byline(firstRunes(text, date.MaxLine/2))
	default:
		s.opening(text)
	}
	s.placeStamps(x.stamps)
	if prose && x.level == 0 {
		s.prose++
	}
	x.all.Reset()
	x.own.Reset()
	*x = openBox{all: x.all, own: x.own, stamps: len(s.stamps)}
}

// minProse is the length in characters from which a sentence is running text.
const minProse = 30

// maxMarked is how many times longer than itself a title may be with what
// title.Clean takes away: character references, white space.
const maxMarked = 8

// keepBox keeps a box that may be the title.
func (s *pageScan) keepBox(text string) {
	x := &s.box
	if len(s.boxes) >= maxBoxes || x.level == 0 && x.own.Len() > maxMarked*len(s.whole) {
		return
	}
	text = title.Clean(text)
	own := title.Clean(x.own.String())
	if x.level == 0 && !isTitlePart(s.whole, text) && !isTitlePart(s.whole, own) {
		return
	}
	if x.level == 0 && own == "" {
		return // a link: to the page from itself, or to its section
	}
	s.boxes = append(s.boxes, box{text: text, own: own, level: x.level, titled: x.titled, site: x.site || x.root, end: s.seen, prose: s.prose})
}

// maxSiteName is the longest name of a site in characters.
const maxSiteName = 30

// rootName keeps the text of a link to the site's first page that ends.
func (s *pageScan) rootName() {
	x := &s.box
	if !x.root || len(s.names) >= maxNames {
		return
	}
	name := title.Clean(x.all.String()[min(x.rootText, x.all.Len()):])
	if n := utf8.RuneCountInString(name); n > 1 && n <= maxSiteName && !slices.Contains(s.names, name) {
		s.names = append(s.names, name)
	}
	x.rootText = maxBox * 2
}

// maxNames bounds how many names of a site are kept.
const maxNames = 8

// named takes what the attributes of an element say of the text inside it.
func (s *pageScan) named(n *html.Node) {
	x := &s.box
	for _, v := range []string{attr(n, "class"), attr(n, "id")} {
		title, site := titleClass(v)
		s.classed, s.changed = s.classed || datesText(v), s.changed || isLastChange(v)
		x.titled, x.site = x.titled || title, x.site || site
	}
	x.titled = x.titled || attr(n, "itemprop") == "headline"
	published := isPublished.Match(n)
	kind := stampTitle
	if published {
		kind = stampNamed
	} else if n.DataAtom == atom.Time {
		kind = stampTime
	}
	for _, k := range []string{"datetime", "content", "title"} {
		v := attr(n, k)
		if v == "" || k == "content" && !published || len(v) > date.MaxLine {
			continue
		}
		if s.stamp(v, Stamp{kind: kind, classed: s.classed}) {
			return
		}
	}
	s.published = s.published || published
}

// isLastChange reports whether class names say that an element holds the day of the
// last change: VPLastUpdated, theme-last-updated, last-modified.
func isLastChange(names string) bool {
	if len(names) > 400 || !strings.Contains(names, "ast") && !strings.Contains(names, "git-") {
		return false
	}
	key := letter.Key(names)
	return strings.Contains(key, "lastupdate") || strings.Contains(key, "lastmod") || strings.Contains(key, "gitrevisiondate")
}

// titleClass reports whether class names or an id say that an element holds the
// title of an article, or the name of a site.
func titleClass(names string) (title, site bool) {
	for name := range strings.FieldsSeq(strings.ToLower(names)) {
		for _, w := range []string{"site", "blog", "logo", "brand", "masthead", "channel", "menu"} {
			site = site || strings.HasPrefix(name, w) && !strings.HasPrefix(name, "blog-post") && !strings.HasPrefix(name, "blogpost")
		}
		if strings.Contains(name, "sub") || strings.Contains(name, "side") || strings.Contains(name, "widget") || strings.Contains(name, "relat") {
			continue
		}
		for _, w := range []string{"title", "headline", "thread_subject", "activity-name", "titname", "firstheading"} {
			title = title || strings.Contains(name, w)
		}
	}
	return title && !site, site
}
