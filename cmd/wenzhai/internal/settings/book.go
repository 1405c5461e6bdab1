package settings

import (
	"crypto/sha256"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/period"
	"github.com/wenzhai/wenzhai/convert"
	"github.com/wenzhai/wenzhai/convert/digest"
	"github.com/wenzhai/wenzhai/convert/pinyin"
	"github.com/wenzhai/wenzhai/convert/regular"
	"github.com/wenzhai/wenzhai/layout"
	"github.com/wenzhai/wenzhai/layout/compose"
	"github.com/wenzhai/wenzhai/layout/epub"
	"github.com/wenzhai/wenzhai/layout/kepub"
)

// Book is what the settings of one command say.
type Book struct {
	Use     Use             // the command
	Options convert.Options // what is read and what goes in; Paths, Stdin and what is no setting are the caller's
	EPUB    epub.Options
	PDF     compose.Options
	Limit   epub.Limit // of each volume; zero = the book is one volume
	Title   string     // a template; "" = the default

	Output, Report, DumpPages string // names of files or templates of them
	Config                    string
	FetchImages, Strict       bool
	FailIfEmpty               bool
	Overwrite, DryRun         bool
	Kepub                     bool // the EPUB has the form for Kobo readers

	since, until, period string
	ruby, rare           bool
	tocDepth             int
	cover, css           string
	fonts                []string

	values map[string][]string // of the settings that were given
	typed  map[string]bool     // those that were given on the command line
}

// New returns the defaults of a command.
func New(use Use) *Book {
	b := &Book{Use: use, values: map[string][]string{}, typed: map[string]bool{}}
	for _, s := range All(use) {
		if s.Default != "" {
			s.set(b, []string{s.Default}) //nolint:errcheck // a test sets them all
		}
	}
	return b
}

// SetTyped sets a setting that the command line gives. The error is a *Fault.
func (s *Setting) SetTyped(b *Book, values []string) error {
	b.typed[s.Name] = true
	return s.Set(b, values)
}

// Finish works out what several settings say together; now is the moment that
// spans count back from. The error is a *Fault.
func (b *Book) Finish(now time.Time) error {
	for _, finish := range []func() error{
		func() error { return b.dates(now) }, b.contradictions, b.streams, b.forKobo, b.loadStyle, b.loadCover, b.loadFonts,
	} {
		if err := finish(); err != nil {
			return err
		}
	}
	switch {
	case b.ruby && b.rare:
		b.Options.Ruby = pinyin.Rare
	case b.ruby:
		b.Options.Ruby = pinyin.All
	}
	b.EPUB.TOCDepth, b.PDF.TOCDepth = b.tocDepth, b.tocDepth
	return nil
}

func (b *Book) dates(now time.Time) (err error) {
	sel, zone := &b.Options.Selection, b.Options.Zone
	if b.period != "" {
		if b.since != "" || b.until != "" {
			return faultf("period", "%s stands for both %s and %s: give one or the others", self, Ref("since"), Ref("until"))
		}
		if sel.Since, sel.Until, err = period.Range(b.period, now, zone); err != nil {
			return NewFault("period", err)
		}
		return nil
	}
	if b.since != "" {
		if sel.Since, err = period.Since(b.since, now, zone); err != nil {
			return NewFault("since", err)
		}
	}
	if b.until != "" {
		if sel.Until, err = period.Until(b.until, now, zone); err != nil {
			return NewFault("until", err)
		}
	}
	if b.since != "" && b.until != "" && !sel.Since.Before(sel.Until) {
		return faultf("since", "%s %s is not before %s %s", self, b.since, Ref("until"), b.until)
	}
	return nil
}

// contradictions reports settings that say nothing beside others. A default of a
// configuration may do so, a flag may not.
func (b *Book) contradictions() error {
	o := &b.Options
	switch {
	case o.MaxChars > 0 && o.MaxChars < o.MinChars:
		return faultf("max-chars", "%s %d is less than %s %d", self, o.MaxChars, Ref("min-chars"), o.MinChars)
	case b.FetchImages && !o.Images && b.typed["fetch-images"]:
		return faultf("fetch-images", "%s gets pictures, and %s none leaves them out: give one of them", self, Ref("images"))
	case b.rare && !b.ruby && b.typed["ruby-level"] && b.Use&books != 0:
		return faultf("ruby-level", "%s changes nothing without %s pinyin", self, Ref("ruby"))
	case o.Lead != "zh" && o.Layout == digest.Apart && o.Only == "" && b.typed["lead"]:
		return faultf("lead", "%s changes nothing without %s", self, Ref("bilingual"))
	case b.EPUB.Issue != "" && b.EPUB.Series == "" && b.typed["issue"]:
		return faultf("issue", "%s changes nothing without %s, the periodical that it is a number of", self, Ref("series"))
	case b.Use&(EPUB|HTML) != 0 && o.Layout == digest.Facing:
		return faultf("bilingual", "%s facing is for the PDF: nothing else has facing pages; take columns", self)
	case b.Use == PDF && o.Layout == digest.Reveal:
		return faultf("bilingual", "%s reveal is for the EPUB: nothing pops up on paper; take interleave", self)
	}
	return nil
}

// streams reports outputs that have no place, or one place for two.
func (b *Book) streams() error {
	if b.DumpOnly() {
		b.Output = b.DumpPages
	}
	switch {
	case b.Use&books == 0:
	case b.Output == "":
		return faultf("output", "-o names no file")
	case b.Limit != epub.Limit{} && b.Output == "-":
		return faultf("output", "volumes cannot go to standard output: name a file with -o")
	case b.Output == "-" && b.Report == "-":
		return faultf("report", "the book and the report cannot both go to standard output")
	case b.Output == "-" && b.DumpPages == "-" && !b.DumpOnly():
		return faultf("dump-pages", "the book and the page dump cannot both go to standard output")
	}
	return nil
}

// forKobo works out whether the book is for Kobo readers: they take one for that by its
// name alone.
func (b *Book) forKobo() error {
	suffix := layout.Suffix(b.Output)
	switch {
	case b.Use != EPUB:
	case strings.EqualFold(suffix, kepub.Suffix):
		b.Kepub = true
	case !b.Kepub:
	case b.values["output"] == nil:
		b.Output = strings.TrimSuffix(b.Output, suffix) + kepub.Suffix
	case strings.EqualFold(suffix, EPUB.Format().Suffix):
		return faultf("kepub", "%s: Kobo readers know their books by the name: call it %s", self, strings.TrimSuffix(b.Output, suffix)+kepub.Suffix)
	}
	return nil
}

// Suffix returns the end of the names of such books.
func (b *Book) Suffix() string {
	if b.Kepub {
		return kepub.Suffix
	}
	return b.Use.Format().Suffix
}

// DumpOnly reports whether the pages as text are the output, in the place of a PDF.
func (b *Book) DumpOnly() bool { return b.DumpPages != "" && b.values["output"] == nil }

// Files returns the files that are read for the book, beside articles.
func (b *Book) Files() []string {
	var out []string
	for _, s := range All(b.Use) {
		if s.Group == Shape {
			out = append(out, s.Files(b.values[s.Name])...)
		}
	}
	return out
}

// Files returns the files that values name; nil of a setting that takes no files.
func (s *Setting) Files(values []string) []string {
	if s.Suffixes == nil {
		return nil
	}
	var out []string
	for _, v := range values {
		path, _ := splitIndex(v)
		if v != "" && (s.Words == nil || !slices.Contains(s.Words(0), v)) {
			out = append(out, path)
		}
	}
	return out
}

// Identity identifies what the settings make of the same articles: their values, and
// what is in the files that they name.
func (b *Book) Identity() (string, error) {
	var out strings.Builder
	for _, s := range All(b.Use) {
		if s.Group == Run {
			continue
		}
		fmt.Fprintf(&out, "%s=%q\n", s.Name, b.values[s.Name])
		for _, path := range s.Files(b.values[s.Name]) {
			data, err := regular.Read(path, maxFile)
			if err != nil {
				return "", err
			}
			fmt.Fprintf(&out, "%x\n", sha256.Sum256(data))
		}
	}
	return out.String(), nil
}
