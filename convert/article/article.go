// Package article finds the articles in a file and reads their heads: title,
// date, author, source, language and the place of the body. It reads every
// dialect of front matter, dumps of many articles and whole HTML pages, in any
// common character set, and never refuses a file: what it cannot read becomes a
// diagnostic, and the body stays.
//
// It looks at bodies once, byte by byte; only of whole HTML pages does package
// page build a tree. Package convert/clean reads bodies.
package article

import (
	"bytes"
	"cmp"
	"regexp"
	"time"

	"github.com/wenzhai/wenzhai/convert/article/edges"
	"github.com/wenzhai/wenzhai/convert/article/front"
	"github.com/wenzhai/wenzhai/convert/article/mhtml"
	"github.com/wenzhai/wenzhai/convert/article/notion"
	"github.com/wenzhai/wenzhai/convert/article/outline"
	"github.com/wenzhai/wenzhai/convert/article/scan"
	"github.com/wenzhai/wenzhai/convert/diag"
	"github.com/wenzhai/wenzhai/convert/doc"
	"github.com/wenzhai/wenzhai/convert/letter"
	"github.com/wenzhai/wenzhai/convert/links"
)

// Options say how to read dates and dumps.
type Options struct {
	Zone    *time.Location // of dates without one; nil = UTC
	ModTime bool           // date an otherwise undated article by its file's modification time
	Drafts  bool           // take articles that their authors mark as drafts
	Split   []*Splitter    // how dumps are parted, before the pattern that is built in
	Records []*Records     // what the keys of records are, before the usual ones; the first that fits a file counts
}

// Input is one file.
type Input struct {
	Path    string // as diagnostics name it, slash-separated
	Name    string // the base name; "-" for standard input
	ModTime time.Time
	Data    []byte

	// Front is what is said of the file outside of it, as by the package of an
	// e-book, by the names that keys of front matter have. "saved" is the time
	// when somebody saved it, "whole issued" that of the book it is a part of:
	// both count for less than a date in the file.
	Front map[string][]string
	// Fragment says that an HTML file holds an article and nothing beside it.
	Fragment bool
	// Damaged is what of the file could not be read, where Data are the rest; or nil.
	Damaged error
}

// Head is what is known of an article without its body.
type Head struct {
	doc.Meta
	Body
}

// Body is where an article's body lies in its file, and what one look at it told.
type Body struct {
	Format      doc.Format
	TwoScripts  bool            // the body has like parts in two scripts: it may hold a text and its translation
	Embeds      bool            // the file holds pictures, for which see Text
	Own         bool            // the article is of a book that wenzhai made: its body is clean
	OwnTitle    bool            // the title stands in the text, before the body or in it, not in front matter
	Refs        bool            // there may be links to places in other articles
	Start, End  int             // byte range of the body in Scan's text
	BodyLine    int             // 1-based line of Start in the file
	Fingerprint uint64          // of the body's letters and digits, without markup, case, space and punctuation; 0 = no text
	Chars       int             // letters and digits of the body, roughly
	Edges       edges.Sums      // of the body's first and last lines; zero of a whole page
	Names       links.Names     // by which links may know the article
	Place       *Place          // that front matter gives it among others; nil = none
	DayOrder    letter.DayOrder // of the date
	Standfirst  string          // what front matter gives as such, on one line, which may repeat the text; or ""

	Letters int              // of a whole page: letters and digits without menus and the like
	Outline *outline.Outline // of a whole page that may be no article; nil = it is one
}

// Scan returns the text of a file as UTF-8, with line feeds as line ends and
// without a byte order mark, and the heads of the articles in it, in the file's
// order. text may share its bytes with in.Data. A file without text has no
// heads.
//
// Where an article's date stands, by order of trust: front matter (of a page,
// its <meta>), a date line of the body, an epoch comment, the file's name or
// folders, and, only if asked for, the modification time.
func Scan(in Input, o Options) (text []byte, heads []Head, ds []diag.Diagnostic) {
	o.Zone = cmp.Or(o.Zone, time.UTC)
	s := &scanner{in: in, opt: o}
	if !mhtml.Is(in.Data) && isBinary(in.Data) {
		d := diag.New(diag.Unreadable, in.Path, 0, "is not a text file")
		d.Hint = "save it as Markdown, HTML or plain text"
		return nil, nil, []diag.Diagnostic{d}
	}
	c := unpack(in.Path, in.Data, o.Records)
	s.take(&c)
	for _, i := range c.unused {
		s.report(diag.UnusedKey, i.Line, "%s", i.Text)
	}
	data := shapeOf(in.Name).Data
	switch {
	case c.many:
		s.many(&c)
	case scan.SkipBlank(s.text, 0) == len(s.text):
		s.report(diag.EmptyFile, 0, "holds no text")
	case !in.Fragment && bytes.HasPrefix(s.text, []byte(ownPage)):
	case data && !in.Fragment && ownData.Match(s.text[:min(len(s.text), ownHead)]):
	case data && !in.Fragment:
		s.report(diag.NotArticles, 0, "is no feed and no export that holds articles")
	default:
		s.scan(c.page)
	}
	return s.text, s.heads, s.ds
}

// scanner reads one file.
type scanner struct {
	in    Input
	opt   Options
	text  []byte
	heads []Head
	ds    []diag.Diagnostic
}

func (s *scanner) report(code diag.Code, line int, format string, args ...any) {
	s.ds = append(s.ds, diag.New(code, s.in.Path, line, format, args...))
}

// lineOf returns the 1-based line of an offset.
func (s *scanner) lineOf(at int) int { return 1 + bytes.Count(s.text[:at], []byte("\n")) }

// take sets text and reports what could not be decoded.
func (s *scanner) take(c *contents) {
	s.text = c.text
	r := c.charset
	if r.Bad > 0 {
		line := 1 + bytes.Count(s.text[:min(r.BadAt, len(s.text))], []byte("\n"))
		s.report(diag.BadEncoding, line, "%d places are not valid %s and were replaced", r.Bad, r.Name)
	}
	if r.Guessed {
		d := diag.New(diag.BadEncoding, s.in.Path, 0, "is not UTF-8 and does not say what it is; it was read as %s", r.Name)
		d.Severity = diag.Note
		if r.Or != "" {
			d.Severity = diag.Warning
			d.Message += ", but may be " + r.Or
		}
		s.ds = append(s.ds, d)
	}
	if n := bytes.Count(s.text, []byte{0}); n > 0 {
		s.report(diag.BadEncoding, s.lineOf(bytes.IndexByte(s.text, 0)), "%d NUL bytes are no text and are left out", n)
	}
	if s.in.Damaged != nil {
		s.report(diag.BrokenFile, 0, "is damaged: %v; what could be read of it is kept", s.in.Damaged)
	}
	if c.page != nil && c.page.Damaged != nil {
		s.report(diag.BrokenFile, 0, "the saved page is damaged: %v", c.page.Damaged)
	}
}

// ownData is how the reports and manifests begin that wenzhai writes beside its
// books: there is nothing in them that a reader could miss.
var ownData = regexp.MustCompile(`^\s*\{\s*("format"\s*:\s*"(?:epub|kepub|html|markdown|pdf)"\s*,\s*"title"|"outputs"\s*:\s*\[\s*(\]|\{\s*"type"\s*:\s*"digest")|"version"\s*:\s*[0-9]+\s*,\s*"profile"\s*:)`)

const ownHead = 512

// ownPage begins the pages of HTML that wenzhai makes of whole books.
const ownPage = "<!DOCTYPE html>\n<!-- A book made by wenzhai -->\n"

// lineFeeds returns text with CR LF and CR as LF.
func lineFeeds(text []byte) []byte {
	if bytes.IndexByte(text, '\r') < 0 {
		return text
	}
	text = bytes.ReplaceAll(text, []byte("\r\n"), []byte("\n"))
	return bytes.ReplaceAll(text, []byte("\r"), []byte("\n"))
}

// scan finds the articles of the text; saved is the page that it is of, or nil.
func (s *scanner) scan(saved *mhtml.Page) {
	f, ok := front.Parse(s.text)
	for _, i := range f.Issues {
		s.report(diag.BadFrontMatter, i.Line, "%s", i.Text)
	}
	if _, _, exported := notion.Untitled(s.in.Name); exported && !ok {
		f, ok = front.Under(s.text)
	}
	if !ok {
		f = front.Matter{}
	}
	if notion.IsPage(s.in.Name) {
		notion.Properties(s.text, func(name string, values []string) { f.Add(name, 1, values...) })
	}
	p := s.readPreamble(f)
	format := sniff(s.in.Name, s.text[p.end:], ok)
	if s.splitBy(format, ok) || !ok && (format == doc.Text && s.splitDump() || s.bare(format) && s.splitNovel()) {
		return
	}
	a := &single{s: s, front: f, pre: p}
	a.Path, a.Line, a.Format = s.in.Path, 1, format
	a.Start, a.End = p.end, len(s.text)
	a.outside(saved)
	a.Embeds = saved != nil
	if why := a.draft(); why != "" && !s.opt.Drafts {
		s.report(diag.Draft, 1, "is a draft (%s) and was left out", why)
		return
	}
	a.read()
	s.heads = append(s.heads, a.Head)
}
