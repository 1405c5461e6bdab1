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
	"hash/fnv"
	"unicode"

	"github.com/wenzhai/wenzhai/convert/doc"
)

// Item is one article of a file.
type Item struct {
	Title      string   // as it stands in the file: may hold tags and character references
	Dates      []string // of publication, most trusted first
	Saved      string   // when a reader saved it; "" if unknown
	Author     string
	URL        string
	ID         string // by which a feed names it in each of its files, unlike all others; "" if by nothing
	Source     string // the name of the feed or the site
	Lang       string // as the feed states it
	Tags       []string
	Key        string // what the file says of an article and its translations alike, or what it translates; "" if nothing
	Body       []byte // valid UTF-8
	HTML       bool   // Body is HTML; else it is plain text or Markdown
	Markdown   bool   // Body is Markdown, whatever it looks like
	List       bool   // Body is a list of links, which the file's name names where it has no title
	Line       int    // 1-based line of the file on which the item begins
	At         int    // 1-based line on which its body begins
	Standfirst string // of an article of a book that wenzhai made
	picture    string // the address of one that stands beside the body
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
	Over   int // items beyond MostItems of Size, of which none is kept
	Size   int // bytes of the file; 0 = unknown

	seen    map[uint64]bool // of the items of a file of very many: sums of their titles, dates, addresses and bodies
	figures bool            // the first items of such a file hold no letter
	Repeats int             // items of such a file that repeat another one of it letter by letter, of which none is kept
}

// The bounds of the articles of a file.
const (
	maxItems  = 200_000
	someItems = 5_000 // that a file of any size may hold
	itemBytes = 64    // of the file, for each one more: no export needs less for a record with a text
)

// MostItems returns how many articles of a file of so many bytes are read.
func MostItems(size int) int { return min(maxItems, someItems+size/itemBytes) }

// Add appends an item, or counts it where there are too many. Of more than a few
// thousand, one that repeats another letter by letter is counted alone, and all where
// those before hold numbers only: such a file is none of articles.
func (f *File) Add(it Item) {
	switch {
	case f == nil:
		return
	case len(f.Items) < someItems:
	case f.repeats(&it):
		f.Repeats++
		return
	case f.figures || len(f.Items) >= maxItems || f.Size > 0 && len(f.Items) >= MostItems(f.Size):
		f.Over++
		return
	}
	f.Items = append(f.Items, it)
}

// repeats reports whether an item is the same as one before, and remembers it.
func (f *File) repeats(it *Item) bool {
	if f.seen == nil {
		f.seen = make(map[uint64]bool, 2*len(f.Items))
		f.figures = true
		for i := range f.Items {
			f.seen[f.Items[i].sum()] = true
			f.figures = f.figures && bytes.IndexFunc(f.Items[i].Body, unicode.IsLetter) < 0 && f.Items[i].picture == ""
		}
	}
	sum := it.sum()
	again := f.seen[sum]
	f.seen[sum] = true
	return again
}

// sum returns a sum of what an item is known by.
func (it *Item) sum() uint64 {
	h := fnv.New64a()
	for _, s := range append([]string{it.Title, it.URL, it.ID, it.Saved, it.Author, it.picture}, it.Dates...) {
		h.Write(append([]byte(s), 0)) //nolint:errcheck // it never fails
	}
	h.Write(it.Body) //nolint:errcheck // likewise
	return h.Sum64()
}

// begins returns the first character of a text that is not white space, or 0.
func begins(text []byte) byte {
	text = bytes.TrimLeft(text, " \t\r\n")
	if len(text) == 0 {
		return 0
	}
	return text[0]
}
