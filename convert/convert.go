// Package convert reads archives of articles: it finds the articles, reads their
// heads, plans a book of them and cleans their bodies on demand, with an account
// of all that was found, dropped and repaired. Package layout writes the book.
//
//	lib, err := convert.Open(ctx, convert.Options{Source: convert.Source{Paths: []string{"archive"}}})
//	…
//	report, err := layout.Write(ctx, file, lib, layout.EPUB{})
package convert

import (
	"context"
	"errors"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/wenzhai/wenzhai/convert/archive"
	"github.com/wenzhai/wenzhai/convert/article"
	"github.com/wenzhai/wenzhai/convert/bilingual"
	"github.com/wenzhai/wenzhai/convert/clean"
	"github.com/wenzhai/wenzhai/convert/diag"
	"github.com/wenzhai/wenzhai/convert/digest"
	"github.com/wenzhai/wenzhai/convert/doc"
	"github.com/wenzhai/wenzhai/convert/frame"
	"github.com/wenzhai/wenzhai/convert/parallel"
	"github.com/wenzhai/wenzhai/convert/picture"
	"github.com/wenzhai/wenzhai/convert/pinyin"
	"github.com/wenzhai/wenzhai/convert/script"
)

// Options says what to read and what to make of it. Source.Paths are required; the
// zero value of all else works.
type Options struct {
	Source
	Selecting
	Pairing
	Bodies
	Planning
	Running
}

// Source says where articles are and how they are found there.
type Source struct {
	Paths   []string            // folders, files, zip and tar archives, e-books, or "-"
	Stdin   io.Reader           // what "-" reads
	Zone    *time.Location      // of dates without a zone, and in which days begin; nil = UTC
	ModTime bool                // date undated articles by their file's modification time
	Split   []*article.Splitter // how dumps of many articles are parted, before the pattern that is built in

	// Listed is called when the files of the archive are listed and none of them is
	// read yet, with archive.Archive.Reads; its error ends the opening. May be nil.
	Listed func(reads func(path string) (name string, ok bool)) error
}

// Selecting says which articles go in; the zero value takes each once.
type Selecting struct {
	Selection      digest.Selection
	Match          *regexp.Regexp // title or body; nil = all
	KeepDuplicates bool
	NearDuplicates bool // articles that nearly repeat another one, or stand whole in it, are duplicates too
	// LeaveOut reports whether an article is left out of what is selected; nil
	// leaves out none. It is called from one goroutine.
	LeaveOut func(*digest.Item) bool
}

// Pairing says what is made of articles that have a translation; the zero value
// leaves each by itself.
type Pairing struct {
	PairBy []bilingual.Evidence // what makes two articles a pair; nil = all that is known
	Layout digest.Layout        // of articles with a translation; Apart = each text is an article of its own
	Lead   doc.Lang             // of the text that leads where Layout puts two together; "" = Chinese
	Only   doc.Lang             // of a pair, only the text in this language goes in; "" = both. Layout is then Apart
}

// Bodies says how the bodies of articles are cleaned and changed; the zero value
// cleans them by all rules and leaves out pictures.
type Bodies struct {
	Cleaning       clean.Options    // of all
	SourceCleaning []SourceCleaning // of those of single sources, added to Cleaning; the first that matches counts
	Convert        string           // conversion of Chinese from one script to the other, by a name of script.Names; "" = none
	Ruby           pinyin.Level     // which Chinese characters get their reading above them
	Images         bool             // keep local pictures
	Fetch          Fetcher          // of pictures that are not in the archive; nil: the network is not used
}

// Planning says how the book is made of what is selected.
type Planning struct {
	By            digest.By // what a chapter holds
	Newest        bool      // newest first
	Limit         int       // 0 = all
	Title, Author string    // "" Title = the frame's word for a digest, with its dates
	UI            frame.UI  // nil = by the book's languages
	// ListOnly plans no volume where Limit does not need one: for List alone, in
	// less memory.
	ListOnly bool
}

// Running says how the work is done. But for Whole it never changes the output.
type Running struct {
	Cache    Cache                 // of what was read before; nil = none
	Workers  int                   // 0 = all processors
	Progress func(done, total int) // called from one goroutine at a time while articles are read and set; may be nil
	// Whole makes the loader fail with ErrLost where an article cannot be read any
	// more; otherwise it stands in the book without its text.
	Whole bool
}

// Fetcher gets pictures from the network, by their absolute addresses.
type Fetcher interface {
	// All is told once a book which addresses Get will be asked for, in the
	// book's order. Its error is that of ctx.
	All(ctx context.Context, addresses []string) error
	// Get returns the picture at an address. It is called from several goroutines.
	Get(ctx context.Context, address string) ([]byte, error)
}

// Library is an opened archive: the heads of its articles and the plan of
// the book. Bodies are read on demand.
type Library struct {
	o         Options
	archive   *archive.Archive
	borrowed  bool // the archive is a Reading's, which closes it
	sources   []*archive.Source
	heads     []head
	items     []digest.Item
	listed    []int // selected articles in book order, duplicates too
	chosen    []int // selected articles before duplicates are dropped and pairs joined
	repeats   map[int]int
	same      []int                              // of each article the one that it repeats, or -1; nil until it is asked for
	partners  map[int]int                        // both ways; nil until it is asked for
	seconds   map[int]int                        // of the leading texts of the book to their second ones
	aligner   func() (*bilingual.Aligner, error) // made when the first pair is loaded
	splitter  func() (*bilingual.Aligner, error) // made when the first article with two texts may be there
	volume    *digest.Volume
	ui        frame.UI
	reader    func() (*pinyin.Reader, error) // made when the first article is read aloud
	script    *script.Converter              // nil: no conversion
	rewritten map[int]bool                   // leading texts whose second is their own conversion
	found     []diag.Diagnostic              // by reading heads
	planned   []diag.Diagnostic              // by planning the book
	unpaired  []diag.Diagnostic              // by pairing articles
	linted    bool                           // the library is for Lint
	offline   bool                           // for Preview: the network is not used
	withheld  int                            // selected articles that Options.LeaveOut had left out
	emptied   int                            // selected articles that turned out empty
	searched  int                            // articles that Options.Match was tried on
	undated   []int                          // that a selection by date leaves out for that alone
	notes     noteBook                       // by reading bodies
	fetched   bool                           // pictures were asked for
	texts     textCache
	buffers   buffers
	strings   map[string]string // that many heads share
	cleaning  cleaning
	progress  progress
	decoding  *parallel.Budget // of memory for pictures
	decoders  *picture.Decoders
}

// head is what is known of an article beside its item.
type head struct {
	article.Body
	source int
	sum    uint32    // of the source's bytes
	shared bool      // the source holds other articles too
	half   half      // which of the two texts of its article it is
	meta   *doc.Meta // as its file states it; nil = as its item has it
}

// meta returns what the file of article i states, whatever planning made of it.
func (l *Library) meta(i int) *doc.Meta {
	if m := l.heads[i].meta; m != nil {
		return m
	}
	return &l.items[i].Meta
}

// keepMeta keeps what the file of article i states, before planning changes it.
func (l *Library) keepMeta(i int) {
	m := *l.meta(i)
	l.heads[i].meta = &m
}

// Open reads the heads of all articles at o.Paths and plans the volume. It
// fails with a diag.Diagnostic when a named path cannot be opened
// (diag.PathMissing, diag.Unreadable, diag.BrokenArchive) or when nothing
// that could be an article was found (diag.NoArticles). The library is then
// closed and good for Diagnostics alone, which hold what else was seen.
// Otherwise the caller closes it.
func Open(ctx context.Context, o Options) (*Library, error) {
	l, err := newLibrary(o)
	if err != nil {
		return l, err
	}
	if err := l.openArchive(ctx); err != nil {
		return l, err
	}
	err = l.readHeads(ctx)
	if err == nil {
		err = l.open(ctx)
	}
	if err != nil {
		return l, errors.Join(err, l.Close())
	}
	return l, nil
}

func newLibrary(o Options) (*Library, error) {
	if o.Zone == nil {
		o.Zone = time.UTC
	}
	l := &Library{o: o, decoding: parallel.NewBudget(picture.Room), repeats: map[int]int{}, progress: progress{call: o.Progress}}
	l.decoders = picture.NewDecoders(l.decoding)
	l.aligner = sync.OnceValues(l.newAligner)
	l.reader = sync.OnceValues(pinyin.New)
	l.splitter = sync.OnceValues(newSplitter)
	var err error
	if l.cleaning, err = newCleaning(o.Cleaning, o.SourceCleaning); err != nil {
		return l, err
	}
	l.script, err = newConversion(o.Convert)
	return l, err
}

func (l *Library) openArchive(ctx context.Context) error {
	a, ds, err := archive.Open(ctx, l.o.Paths, archive.Options{Stdin: l.o.Stdin})
	l.found = append(l.found, ds...)
	if err != nil {
		return err
	}
	if l.o.Listed != nil {
		if err := l.o.Listed(a.Reads); err != nil {
			return errors.Join(err, a.Close())
		}
	}
	l.archive, l.sources = a, a.Sources()
	return nil
}

// Reads reports whether the archive is read from the file at path, as
// archive.Archive.Reads does.
func (l *Library) Reads(path string) (name string, ok bool) { return l.archive.Reads(path) }

// open plans the book of the heads that were read.
func (l *Library) open(ctx context.Context) error {
	if len(l.heads) == 0 {
		return diag.New(diag.NoArticles, firstPath(l.o.Paths), 0, "no articles found: files read: %d, skipped: %s", len(l.sources), skipped(l.archive.Skipped()))
	}
	return l.plan(ctx)
}

// Close releases the archive.
func (l *Library) Close() error {
	if l.archive == nil || l.borrowed {
		return nil
	}
	return l.archive.Close()
}

// Volume returns the plan of the book.
func (l *Library) Volume() *digest.Volume { return l.volume }

// UI returns the frame's languages: the options', or those of the book.
func (l *Library) UI() frame.UI { return l.ui }

// Dropped is what cleaning dropped from one article.
type Dropped struct {
	Meta  *doc.Meta
	Parts []clean.Dropped
}

func firstPath(paths []string) string {
	if len(paths) == 0 {
		return ""
	}
	return paths[0]
}

// skipped says how many files were passed over, and of which kinds most were.
func skipped(kinds []archive.Skipped) string {
	n := 0
	var named []string
	kinds = slices.Clone(kinds)
	slices.SortStableFunc(kinds, func(a, b archive.Skipped) int { return b.Count - a.Count })
	for i, k := range kinds {
		n += k.Count
		if i < 4 {
			named = append(named, fmt.Sprintf("%d %s", k.Count, k.Kind))
		}
	}
	if n == 0 {
		return "0"
	}
	return fmt.Sprintf("%d (%s)", n, strings.Join(named, ", "))
}
