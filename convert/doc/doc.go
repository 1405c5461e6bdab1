// Package doc is the document tree that every reader of wenzhai produces and
// every writer consumes. It knows no input or output format and imports
// nothing else of wenzhai.
//
// Terms: an article is a title, a date and a body; a body is a sequence of
// blocks (paragraph, heading, list …); a block of running text holds inlines
// (text, emphasis, link …).
package doc

import (
	"strings"
	"time"
)

// Lang is a BCP 47 language tag: "zh-Hans", "zh-Hant", "en", "ru", or "" for
// unknown (as a part of an article: the same as what surrounds it).
type Lang string

// The languages that wenzhai tells apart by itself.
const (
	Hans    Lang = "zh-Hans"
	Hant    Lang = "zh-Hant"
	English Lang = "en"
	Russian Lang = "ru"
)

// IsChinese reports whether l is a Chinese tag of any script.
func (l Lang) IsChinese() bool {
	return len(l) >= 2 && l[:2] == "zh" && (len(l) == 2 || l[2] == '-')
}

// Script returns Hans or Hant for a tag of Chinese that says in which script it is
// written, or whose region does; "" for others.
func (l Lang) Script() Lang {
	for part := range strings.SplitSeq(strings.ToLower(string(l)), "-") {
		switch {
		case !l.IsChinese():
		case part == "hant" || part == "tw" || part == "hk" || part == "mo":
			return Hant
		case part == "hans" || part == "cn" || part == "sg" || part == "my":
			return Hans
		}
	}
	return ""
}

// Is reports whether l is the language want; "zh" is any Chinese.
func (l Lang) Is(want Lang) bool { return l == want || strings.HasPrefix(string(l), string(want)+"-") }

// Format says how the bytes of a body are to be read.
type Format uint8

// The body formats.
const (
	Text     Format = iota // plain text: paragraphs parted by line ends
	Markdown               // CommonMark with tables, possibly with inline HTML
	HTML                   // an HTML fragment: the article's body alone
	Page                   // a whole saved HTML page, with its head and navigation
)

// String returns the name of f as used in messages.
func (f Format) String() string {
	return [...]string{"text", "markdown", "html", "page"}[f]
}

// DateFrom says where an article's date was found, most trusted first.
type DateFrom uint8

// The origins of a date.
const (
	DateNone        DateFrom = iota // the article is undated
	DateFrontMatter                 // a front matter key
	DateBody                        // a dateline or an ISO line in the body
	DateComment                     // an epoch comment: the time of the crawl
	DateFileName                    // "2014-08-28-…"
	DateModTime                     // modification time, only when asked for
)

// String returns the name of d as `wenzhai list` prints it.
func (d DateFrom) String() string {
	return [...]string{"none", "front-matter", "body", "comment", "filename", "mtime"}[d]
}

// Meta is what is known of an article without its body.
type Meta struct {
	Path     string    // as diagnostics name it: slash-separated, beginning as the user named it
	Index    int       // 0-based place of the article within its file
	Line     int       // 1-based line of the file on which the article begins
	Title    string    // never empty after reading; no markup, no line ends
	Date     time.Time // in the archive's zone or in the zone the source states; zero if undated
	DateOnly bool      // the source gave a day without a time
	DateFrom DateFrom
	Lang     Lang // of the body's greater part
	Author   string
	Source   string // the publication: a name, or the host of URL
	URL      string // absolute, or ""
	Tags     []string
	Book     string   // the title of the book that the article is a chapter of, whole in its file; or ""
	Section  string   // the part of that book in which it stands; or ""
	Original string   // what the article says it translates: an address, a path or a file's name; or ""
	ID       string   // by which a feed names it, the same in each of its files and of no other article; or ""
	Via      []string // other addresses it names as its own or its source's, absolute
}

// Dated reports whether the article has a date.
func (m *Meta) Dated() bool { return m.DateFrom != DateNone }

// Article is one article, read and cleaned.
type Article struct {
	Meta
	Blocks      []Block
	Definitions string  // of TeX, which hold for the formulas: \newcommand and the like, from the page or the front matter
	Second      *Second // the same article in another language; nil = none
}

// Second is the other text of a bilingual article: what a book sets beside,
// under or after the leading one.
type Second struct {
	Meta
	Blocks []Block
	// Rows say which blocks of the two texts belong together. They hold every
	// block of either text once, and both texts go in order.
	Rows []Match
}

// Match is a run of the leading text's blocks and the run of the second's that
// translates it. Either may be empty: that block then has no partner, and
// stands where it is.
type Match struct {
	Lead, Second Span
	Confidence   float64 // probability that just these belong together
}

// Span is a run of blocks: [From, To).
type Span struct{ From, To int }

// Len returns the number of blocks in s.
func (s Span) Len() int { return s.To - s.From }
