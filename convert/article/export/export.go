// Package export reads the files in which sites and reading services hand out
// many articles at once: RSS, Atom and JSON feeds, WordPress exports, and the
// JSON exports of wallabag, Omnivore and their like. What a file is, its content
// tells.
//
// It takes no part of a file from anywhere else: entities that a document type
// defines are not expanded, external ones not opened.
package export

import (
	"bytes"

	"github.com/wenzhai/wenzhai/convert/doc"
)

// Item is one article of a file.
type Item struct {
	Title    string   // as it stands in the file: may hold tags and character references
	Dates    []string // of publication, most trusted first
	Saved    string   // when a reader saved it; "" if unknown
	Author   string
	URL      string
	ID       string // by which a feed names it in each of its files, unlike all others; "" if by nothing
	Source   string // the name of the feed or the site
	Lang     string // as the feed states it
	Tags     []string
	Key      string // what the file says of an article and its translations alike, or what it translates; "" if nothing
	Body     []byte // valid UTF-8
	HTML     bool   // Body is HTML; else it is plain text or Markdown
	Markdown bool   // Body is Markdown, whatever it looks like
	List     bool   // Body is a list of links, which the file's name names where it has no title
	Line     int    // 1-based line of the file on which the item begins
	At       int    // 1-based line on which its body begins
	picture  string // the address of one that stands beside the body
	// Meta is the whole head of an article of a book that wenzhai made, whose body
	// is clean; nil for all others. A date that is only in Dates is a day without a
	// zone.
	Meta *doc.Meta
}

// Issue is something in a file that was not read as it stands.
type Issue struct {
	Line    int
	Text    string
	Skipped bool // items were passed over on purpose; else the file is damaged
	Unused  bool // no record has a key of Fields; likewise
}

// File is what was read of a file.
type File struct {
	Kind   string // "RSS", "Atom", "WordPress", "JSON Feed", "JSON", "FictionBook" or "wenzhai"
	Items  []Item // in the order of the file
	Issues []Issue
	Over   int // items beyond maxItems, of which none is kept
}

// maxItems is how many articles of one file are read.
const maxItems = 200_000

// Add appends an item, or counts it where there are too many.
func (f *File) Add(it Item) {
	if f == nil {
		return
	}
	if len(f.Items) >= maxItems {
		f.Over++
		return
	}
	f.Items = append(f.Items, it)
}

// begins returns the first character of a text that is not white space, or 0.
func begins(text []byte) byte {
	text = bytes.TrimLeft(text, " \t\r\n")
	if len(text) == 0 {
		return 0
	}
	return text[0]
}

// Lines tells the lines of rising offsets of a text.
type Lines struct {
	Text     []byte
	at, line int
}

// Of returns the 1-based line of an offset.
func (c *Lines) Of(at int) int {
	at = min(max(at, 0), len(c.Text))
	if at < c.at {
		c.at, c.line = 0, 0
	}
	c.line += bytes.Count(c.Text[c.at:at], []byte("\n"))
	c.at = at
	return c.line + 1
}
