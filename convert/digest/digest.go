// Package digest turns the heads of articles into the plan of a book: it
// selects, drops duplicates, orders by date and parts into chapters.
package digest

import (
	"context"
	"slices"
	"time"

	"github.com/wenzhai/wenzhai/convert/doc"
)

// Entry is one article of the book, by its head. Its date is in the archive's
// zone, whatever zone the source stated.
type Entry struct {
	doc.Meta
	// N is the 0-based place of the entry in the book, over all volumes.
	N int
	// Ref is the caller's own number of the article (its place in the list of
	// heads that were handed to Build).
	Ref int
	// Second is the head of the same article in another language, which the
	// book sets together with this one; nil = none. SecondRef is its Ref.
	Second    *doc.Meta
	SecondRef int
	// Stated and SecondStated are the dates in the zones that the sources state;
	// zero where they are those of the heads.
	Stated, SecondStated time.Time
}

// Chapter is a run of entries under one heading: a day, a month or a year.
type Chapter struct {
	By      By        // what the chapter holds; None for a book without chapters
	Date    time.Time // the first instant of the chapter's day, week, month or year; zero for Undated
	Undated bool      // the chapter of articles without a date
	Name    string    // of a chapter by source, tag or section
	Level   int       // of a section: in how many others it is; a chapter by None is in so many
	Entries []Entry   // may be none where other sections are in this one
}

// Headed reports whether the chapter has a heading: articles that are in no section
// make a chapter without one.
func (c *Chapter) Headed() bool { return c != nil && c.By != None }

// Volume is one book: chapters in reading order.
type Volume struct {
	Title         string // "" = DefaultTitle
	Author        string
	Dates         Dates      // for DefaultTitle; zero = First and Last
	First, Last   time.Time  // dates of the oldest and the newest dated entry; zero if none
	Langs         []doc.Lang // languages of the entries, most frequent first
	Sources       []string   // distinct sources, in order of number of articles, then name
	Chapters      []Chapter
	Layout        Layout // of the entries that have a second text
	Number        int    // 1-based place among the volumes of a book that is too big for one; 0 = the only one
	entriesLength int
}

// Clone returns a copy of v with chapters, entries and heads of its own; nil of nil.
func (v *Volume) Clone() *Volume {
	if v == nil {
		return nil
	}
	out := *v
	out.Langs, out.Sources, out.Chapters = slices.Clone(v.Langs), slices.Clone(v.Sources), slices.Clone(v.Chapters)
	for i := range out.Chapters {
		out.Chapters[i].Entries = slices.Clone(out.Chapters[i].Entries)
	}
	for _, e := range out.Entries() {
		if e.Second != nil {
			second := *e.Second
			e.Second = &second
		}
	}
	return &out
}

// Len returns the number of entries.
func (v *Volume) Len() int {
	if v == nil {
		return 0
	}
	return v.entriesLength
}

// Entries returns pointers to the volume's entries in reading order.
func (v *Volume) Entries() []*Entry {
	out := make([]*Entry, 0, v.Len())
	if v == nil {
		return out
	}
	for i := range v.Chapters {
		for j := range v.Chapters[i].Entries {
			out = append(out, &v.Chapters[i].Entries[j])
		}
	}
	return out
}

// HasChapters reports whether the chapters show as such (headings, a level of
// their own in the contents).
func (v *Volume) HasChapters() bool {
	return v.Headed() > 0
}

// Headed returns the number of chapters with a heading.
func (v *Volume) Headed() (n int) {
	if v == nil {
		return 0
	}
	for i := range v.Chapters {
		if v.Chapters[i].Headed() {
			n++
		}
	}
	return n
}

// Loader reads and cleans the body of an entry. Writers call it from several
// goroutines at once; every call reads the archive again. The article's Meta
// equals the entry's.
type Loader func(ctx context.Context, e *Entry) (*doc.Article, error)

// By is what a chapter holds.
type By uint8

// The kinds of chapters.
const (
	Auto By = iota // chosen from the span of dates
	None
	Day
	Week
	Month
	Year
	Source
	Tag
	Section // of the book that the articles are chapters of, or of a documentation
)
