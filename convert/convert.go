// Package convert reads archives of articles: it finds the articles, reads their
// heads, plans a book of them and cleans their bodies on demand, with an account
// of all that was found, dropped and repaired. Package layout writes the book.
//
//	lib, err := convert.Open(ctx, convert.Options{Source: convert.Source{Paths: []string{"archive"}}})
//	…
//	report, err := layout.Write(ctx, file, lib, layout.EPUB{})
package convert

import (
	"cmp"
	"context"
	"errors"
	"io"
	"io/fs"
	"regexp"
	"time"

	"github.com/wenzhai/wenzhai/convert/article"
	"github.com/wenzhai/wenzhai/convert/bilingual"
	"github.com/wenzhai/wenzhai/convert/clean"
	"github.com/wenzhai/wenzhai/convert/digest"
	"github.com/wenzhai/wenzhai/convert/doc"
	"github.com/wenzhai/wenzhai/convert/frame"
	"github.com/wenzhai/wenzhai/convert/links"
	"github.com/wenzhai/wenzhai/convert/pinyin"
	"github.com/wenzhai/wenzhai/convert/script"
)

// Options says what to read and what to make of it. Source.Paths or Source.FS is
// required; the zero value of all else works.
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
	Paths   []string            // folders, files, zip and tar archives, e-books of this machine, or "-"
	FS      fs.FS               // is read whole, before Paths, which are never names in it (fs.Sub gives a part of it); nil = there is none
	Stdin   io.Reader           // what "-" reads
	Zone    *time.Location      // of dates without a zone, and in which days begin; nil = UTC
	ModTime bool                // date undated articles by their file's modification time
	Drafts  bool                // take what authors mark as drafts
	Include []string            // patterns of the files that are read, as archive.Options has them; nil = all
	Exclude []string            // patterns of those that are not
	LeftOut bool                // keep the names of files that are passed over, for Library.LeftOut
	Split   []*article.Splitter // how dumps of many articles are parted, before the pattern that is built in
	Records []*article.Records  // what the keys of records are, before the usual ones

	// Listed is called when the files of the archive are listed and none of them is
	// read yet, with archive.Archive.Reads; its error ends the opening. May be nil.
	Listed func(reads func(path string) (name string, ok bool)) error
}

// Selecting says which articles go in; the zero value takes each once.
type Selecting struct {
	Selection      digest.Selection
	Match          *regexp.Regexp // title or body; nil = all
	MinChars       int            // letters, digits and marks of the cleaned text, as Listing counts them; 0 = any
	MaxChars       int            // likewise
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
	HideMissing    bool             // leave out what stands for pictures that cannot be had
	Fetch          Fetcher          // of pictures that are not in the archive; nil: the network is not used
}

// Planning says how the book is made of what is selected.
type Planning struct {
	By            digest.By // what a chapter holds
	Order         digest.Sorting
	Newest        bool     // newest first
	Limit         int      // 0 = all
	Title, Author string   // "" = those of the site that the archive is the sources of; "" Title else = the frame's word for a digest, with its dates
	UI            frame.UI // nil = by the book's languages
	// ListOnly plans no volume where Limit does not need one: for List alone, in
	// less memory.
	ListOnly bool
}

// Running says how the work is done. But for Whole it never changes the output.
type Running struct {
	Cache    Cache                 // of what was read before; nil = none
	Workers  int                   // 0 = all processors
	Texts    int                   // bytes of texts that stay from the opening for whoever reads bodies; 0 = 1 MB
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
	o        Options
	articles articles
	bodies   *bodies
	pairs    pairs
	plan     plan
	loader   *loader
	guide    *links.Guide
	notes    noteBook // by reading bodies
	progress progress
	owner    bool // the archive is closed with the library
	linted   bool // the library is for Lint
	offline  bool // for Preview: the network is not used
	fetched  bool // pictures were asked for
}

// Open is Read and Reading.Library in one, for one book of an archive. Where it
// fails, the library is closed and good for Diagnostics alone, which hold what
// else was seen. Otherwise the caller closes it.
func Open(ctx context.Context, o Options) (*Library, error) {
	l, err := newLibrary(o)
	if err != nil {
		return l, err
	}
	l.owner = true
	if l.articles, err = readArticles(ctx, &l.o); err != nil {
		return l, err
	}
	if err = l.makePlan(ctx); err != nil {
		return l, errors.Join(err, l.Close())
	}
	return l, nil
}

func newLibrary(o Options) (*Library, error) {
	o.fill()
	l := &Library{o: o, progress: progress{call: o.Progress}}
	var err error
	if l.bodies, err = newBodies(o.Bodies, &l.articles); err != nil {
		return l, err
	}
	var conversion *script.Converter
	if o.Convert != "" {
		conversion, err = script.Parse(o.Convert)
	}
	l.loader = newLoader(l.bodies, &l.plan, o.Layout, conversion)
	return l, err
}

func (l *Library) planner() *planner {
	return &planner{bodies: l.bodies, o: &l.o, script: l.loader.script, pairs: &l.pairs, notes: &l.notes, progress: &l.progress}
}

func (l *Library) makePlan(ctx context.Context) (err error) {
	l.plan, err = l.planner().plan(ctx)
	if err == nil && !l.o.ListOnly {
		l.guide = newGuide(l.bodies, &l.plan)
		l.bodies.asked = l.guide.Asked
	}
	return err
}

// Reads reports whether the archive is read from the file at path, as
// archive.Archive.Reads does.
func (l *Library) Reads(path string) (name string, ok bool) { return l.articles.archive.Reads(path) }

// Close releases the archive, where Open opened it.
func (l *Library) Close() error {
	if l.articles.archive == nil || !l.owner {
		return nil
	}
	return l.articles.archive.Close()
}

// Volume returns the plan of the book. It is a copy: changing it changes no book.
func (l *Library) Volume() *digest.Volume { return l.plan.volume.Clone() }

// Len returns the number of the book's articles.
func (l *Library) Len() int { return l.plan.volume.Len() }

// SetTitle gives the book a title, and the days that a title names which is "":
// that of the site, or the frame's word for a digest, with them. Zero days are as planned.
func (l *Library) SetTitle(title string, days digest.Dates) {
	v := l.plan.volume
	if v == nil {
		return
	}
	if !days.First.IsZero() {
		v.Dates = days
	}
	if v.Title = cmp.Or(title, l.articles.site.Title); v.Title == "" {
		v.Title = v.DefaultTitle(l.plan.ui.Lead())
	}
}

// UI returns the frame's languages: the options', or those of the book.
func (l *Library) UI() frame.UI { return l.plan.ui }
