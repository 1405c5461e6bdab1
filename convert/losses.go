package convert

import (
	"context"
	"reflect"

	"github.com/wenzhai/wenzhai/convert/diag"
	"github.com/wenzhai/wenzhai/convert/digest"
	"github.com/wenzhai/wenzhai/convert/parallel"
	"github.com/wenzhai/wenzhai/convert/reasons"
)

// Losses counts what a reader of the book would miss. The zero value says that
// nothing is missing. What the options ask to leave out is not counted, but for
// undated articles, of which nobody knows whether they are of the period.
type Losses struct {
	Duplicates   int            `json:"duplicates,omitempty"`           // articles that repeat one that is there
	Empty        int            `json:"empty_articles,omitempty"`       // articles of which cleaning leaves nothing
	Undated      int            `json:"undated_articles,omitempty"`     // articles left out of a period because they have no date
	Dates        int            `json:"dates,omitempty"`                // articles in the book that have none
	Translations int            `json:"translations,omitempty"`         // articles of a bilingual book, or of one in one language, without the text that was asked for
	OtherTexts   int            `json:"other_texts,omitempty"`          // texts that a book in one language leaves out
	Passages     int            `json:"passages,omitempty"`             // runs of text that belong to no article of their file
	Linked       int            `json:"pictures_linked,omitempty"`      // pictures on the network
	Missing      int            `json:"pictures_missing,omitempty"`     // pictures that are not in the archive
	Broken       int            `json:"pictures_broken,omitempty"`      // pictures that cannot be decoded
	Glyphs       int            `json:"characters,omitempty"`           // characters that no font has
	Unreadable   int            `json:"files_unreadable,omitempty"`     // files and folders
	OtherFiles   map[string]int `json:"files_of_other_kinds,omitempty"` // by suffix, or "no extension"
}

// Losses returns what a reader misses of what was read so far.
func (l *Library) Losses() Losses { return l.losses(l.Diagnostics()) }

// losses counts what is missing, of which ds tell in part.
func (l *Library) losses(ds []diag.Diagnostic) Losses {
	x := Losses{Duplicates: l.leftOutDuplicates(), Undated: len(l.plan.undated), OtherFiles: reasons.OtherFiles(l.articles.archive.Skipped())}
	for _, e := range l.plan.volume.Entries() {
		if !e.Dated() && e.Book == "" {
			x.Dates++
		}
		if l.lacksText(e) {
			x.Translations++
		}
	}
	for i := range ds {
		x.add(&ds[i])
	}
	if l.o.Fetch != nil && l.offline {
		x.Linked = 0 // they are to be fetched
	}
	return x
}

// add counts what d says is missing.
func (x *Losses) add(d *diag.Diagnostic) {
	switch d.Code {
	case diag.EmptyArticle, diag.EmptyFile:
		x.Empty++
	case diag.OtherText:
		x.OtherTexts++
	case diag.LeftOut:
		x.Passages++
	case diag.ImageRemote, diag.ImageFetch:
		x.Linked++
	case diag.ImageMissing, diag.ImageOutside:
		x.Missing++
	case diag.ImageBroken:
		x.Broken++
	case diag.MissingGlyph:
		x.Glyphs++
	case diag.Unreadable, diag.TooLarge, diag.BrokenArchive:
		x.Unreadable++
	case diag.NotArticles:
		x.OtherFiles[reasons.Suffix(d.Path)]++
	}
}

// None reports whether nothing is missing.
func (x *Losses) None() bool {
	files := x.OtherFiles
	rest := *x
	rest.OtherFiles = nil
	return len(files) == 0 && reflect.ValueOf(rest).IsZero()
}

// leftOutDuplicates counts the articles that repeat one of the book.
func (l *Library) leftOutDuplicates() int {
	switch {
	case l.o.KeepDuplicates:
		return 0
	case l.o.Limit == 0:
		return len(l.plan.repeats)
	}
	in := l.goesIn()
	n := 0
	for _, of := range l.plan.repeats {
		for again, ok := l.plan.repeats[of]; ok; again, ok = l.plan.repeats[of] {
			of = again
		}
		if in[of] {
			n++
		}
	}
	return n
}

// lacksText reports whether an entry has not the text that the layout asks for.
func (l *Library) lacksText(e *digest.Entry) bool {
	if l.o.Only != "" {
		return !e.Lang.Is(l.o.Only)
	}
	return l.o.Layout != digest.Apart && e.Second == nil
}

// Preview reads what the book would hold, so that Losses and Diagnostics tell of
// it without its being written. From then on the network is not used.
func (l *Library) Preview(ctx context.Context) error {
	l.offline = true
	if l.plan.volume == nil {
		return errNotOpen
	}
	var refs []int
	for _, e := range l.plan.volume.Entries() {
		refs = append(refs, l.plan.texts(e)...)
	}
	return l.readAll(ctx, refs)
}

// readAll reads articles with their pictures, for what there is to say of them.
func (l *Library) readAll(ctx context.Context, refs []int) error {
	l.progress.begin(len(refs))
	return parallel.Ordered(ctx, l.o.Workers, len(refs), func(k int) (note, error) {
		defer l.progress.step()
		_, n := l.bodies.read(ctx, refs[k], l.fetcher())
		return n, nil
	}, func(_ int, n note) error {
		n.rows = nil
		if l.linted {
			n.dropped = nil // that cleaning drops things is no fault
		}
		l.notes.put(n, true)
		return nil
	})
}
