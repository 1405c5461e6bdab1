package conform

import (
	"context"
	"path/filepath"
	"slices"
	"strings"

	"github.com/wenzhai/wenzhai/convert/digest"
)

// Case is a way to make a book, and what must hold of the book.
type Case struct {
	Format string // "epub", "html" or "pdf": a command of wenzhai
	Flags  string
	Layout digest.Layout // digest.Apart = the book is not bilingual
	Checks []Check
}

// kobo is the flag of books for Kobo readers, which have names of their own.
const kobo = "--kepub"

// Name names the case: "pdf", "epub columns", "pdf --columns 2 --duplex".
func (c *Case) Name() string {
	if c.Layout != digest.Apart {
		return c.Format + " " + c.Layout.String()
	}
	return strings.TrimSpace(c.Format + " " + c.Flags)
}

// Bilingual reports whether the book has two texts of its articles side by side.
func (c *Case) Bilingual() bool {
	return c.Layout != digest.Apart || strings.Contains(c.Flags, "--bilingual")
}

// Check is one thing that must hold of books.
type Check struct {
	Name string
	Run  func(ctx context.Context, books ...*Book) []error // in the order of books, nil for a sound one
}

// each makes a check of one book a check of several.
func each(check func(ctx context.Context, b *Book) error) func(ctx context.Context, books ...*Book) []error {
	return func(ctx context.Context, books ...*Book) (errs []error) {
		for _, b := range books {
			errs = append(errs, check(ctx, b))
		}
		return errs
	}
}

// files returns the files of books.
func files(books []*Book) (out []string) {
	for _, b := range books {
		out = append(out, b.File)
	}
	return out
}

// Book is a finished book, and what it must hold.
type Book struct {
	File  string
	Want  *Expected
	Pairs *Pairs // of a bilingual book
}

// Cases is the table of all cases that every archive must stand.
func Cases() []Case {
	ace := Check{"Ace", func(ctx context.Context, books ...*Book) []error { return Ace(ctx, files(books)...) }}
	readers := Check{"readers", Readers}
	pdf := []Check{{"pages", each(func(ctx context.Context, b *Book) error { return PDFBook(ctx, b.File, b.Want) })}}
	var epub []Check
	for _, v := range Checkers() {
		epub = append(epub, Check{"EPUBCheck " + v, func(ctx context.Context, books ...*Book) []error { return EPUBCheck(ctx, v, files(books)...) }})
	}
	texts := Check{"texts", each(func(_ context.Context, b *Book) error { return BilingualEPUB(b.File, b.Pairs) })}
	rows := Check{"rows", each(func(ctx context.Context, b *Book) error { _, err := BilingualPDF(ctx, b.File, b.Pairs); return err })}
	html := []Check{{"HTML", func(ctx context.Context, books ...*Book) []error { return HTML(ctx, files(books)...) }}}
	all := []Case{
		{Format: "epub", Checks: append(slices.Clone(epub), readers)},
		{Format: "epub", Flags: "--toc-depth 3", Checks: []Check{ace}},
		{Format: "epub", Flags: kobo, Checks: epub},
		{Format: "epub", Flags: "--convert s2hk --bilingual columns --ruby pinyin", Checks: []Check{epub[0], ace}},
		{Format: "html", Flags: "--head author,tags,time", Checks: html},
		{Format: "html", Flags: "--convert s2hk --bilingual columns --ruby pinyin", Checks: html},
		{Format: "html", Flags: "--bilingual reveal --toc-depth 3", Checks: html},
		{Format: "pdf", Checks: pdf},
		{Format: "pdf", Flags: "--columns 2 --duplex", Checks: pdf},
		{Format: "pdf", Flags: "--links none", Checks: pdf},
		{Format: "pdf", Flags: "--ruby pinyin", Checks: pdf},
	}
	for _, l := range []digest.Layout{digest.Interleave, digest.Columns, digest.Sequential, digest.Reveal} {
		all = append(all, Case{Format: "epub", Layout: l, Checks: []Check{texts, epub[0], readers, ace}})
	}
	for _, l := range []digest.Layout{digest.Interleave, digest.Columns, digest.Facing, digest.Sequential} {
		all = append(all, Case{Format: "pdf", Layout: l, Checks: []Check{rows}})
	}
	return all
}

// Make makes the book of the case from the archive at paths: run carries out a
// command line of wenzhai. want is what Expect says of the archive. A bilingual book of
// an archive without translations is nil.
func (c *Case) Make(ctx context.Context, run func(args ...string) error, want *Expected, file string, paths ...string) (*Book, error) {
	b := &Book{File: file, Want: want}
	args := append([]string{c.Format, "-q", "-o", file}, strings.Fields(c.Flags)...)
	if c.Layout != digest.Apart {
		pairs, err := ExpectPairs(ctx, c.Layout, paths...)
		if err != nil || len(pairs.Second) == 0 {
			return nil, err
		}
		b.Pairs, b.Want = pairs, &Expected{Articles: len(pairs.Titles), Chapters: pairs.Chapters}
		args = append(args, "--bilingual", c.Layout.String())
	}
	return b, run(append(args, paths...)...)
}

// File returns a name for the case's book in a folder.
func (c *Case) File(dir string) string {
	suffix := "." + c.Format
	if c.Flags == kobo {
		suffix = ".kepub.epub"
	}
	return filepath.Join(dir, strings.NewReplacer(" ", "", "--", "-", ",", "-").Replace(c.Name())+suffix)
}
