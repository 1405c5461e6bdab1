package cli

import (
	"context"
	"errors"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/digests"
	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/exit"
	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/explain"
	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/langtag"
	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/output"
	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/pathname"
	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/term"
	"github.com/wenzhai/wenzhai/convert"
	"github.com/wenzhai/wenzhai/convert/diag"
	"github.com/wenzhai/wenzhai/convert/digest"
	"github.com/wenzhai/wenzhai/convert/regular"
	"github.com/wenzhai/wenzhai/layout"
)

// bookFlags are the flags that both formats share.
type bookFlags struct {
	selectFlags
	title, author, ui string
	by, images        string
	tocDepth          int
	ruby              rubyFlags
	bilingual, lead   string
	pairBy            []string
	out, report       string
	strict, failEmpty bool
	dryRun, fetch     bool
	overwrite         bool
	volumes           *volumeFlags // nil: a book is one volume

	usual  string      // what the output is called where nothing else is said
	outBy  string      // the flag or key that names the output
	outFor string      // the digest that the output is of; "" = none
	outNo  int         // which of its outputs
	kind   output.Kind // of the output
	beside string      // the page dump that is written beside it; "" = none
	named  []string    // files that flags name to be read
	guard  *output.Guard
}

func (b *bookFlags) add(c *cobra.Command, out string, kind output.Kind) {
	f := c.Flags()
	b.usual, b.outBy, b.kind = out, "-o", kind
	b.selectFlags.add(f)
	f.StringVar(&b.title, "title", "", "`TITLE` of the book; {period} {date} {week} {lang} {n} {from} {to} are filled in (default: the frame's word for a digest, with its dates)")
	f.StringVar(&b.author, "author", "", "`NAME` of the book's author or editor")
	f.StringVar(&b.ui, "ui", "", "`LANGUAGES` of the frame, joined with +: "+strings.Join(langtag.Frames(), ", ")+" (default: the book's main one, and another one that it has)")
	addChoice(f, &b.by, "chapter-by", "auto", "auto (by the span of dates), day, week, month, year, source, tag or none", digest.ByNames()...)
	addWhole(f, &b.tocDepth, "toc-depth", "", 2, "`LEVELS` of the contents: 1 chapters, 2 articles, 3 their headings")
	addChoice(f, &b.images, "images", "keep", "keep or none: local pictures", "keep", "none")
	f.BoolVar(&b.fetch, "fetch-images", false, "get pictures that are not in the archive from the network, each once (uses the network)")
	b.ruby.add(f)
	f.StringVar(&b.bilingual, "bilingual", "off", "`FORM` of articles with a translation: off, interleave, columns, facing (PDF), sequential, reveal (EPUB), or zh, zh-Hans, zh-Hant, en, ru for that text alone")
	f.StringVar(&b.lead, "lead", "zh", "`LANGUAGE` of the text that goes first in a bilingual book: zh, zh-Hans, zh-Hant, en or ru")
	f.StringSliceVar(&b.pairBy, "pair-by", nil, pairByHelp)
	f.StringVarP(&b.out, "output", "o", out, "`FILE` to write, or its folder; - is standard output; {title} and the names of --title are filled in")
	f.StringVar(&b.report, "report", "", "write a report as JSON to this `FILE` (- is standard output)")
	f.BoolVar(&b.strict, "strict", false, "exit 3 when there are warnings")
	f.BoolVar(&b.failEmpty, "fail-if-empty", false, "exit 4 when nothing is selected")
	f.BoolVar(&b.overwrite, "overwrite", false, overwriteHelp)
	f.BoolVar(&b.dryRun, "dry-run", false, "show what would be written, and write nothing")
}

// overwriteHelp describes --overwrite.
const overwriteHelp = "let outputs replace files that wenzhai does not write; never one that is read"

func (b *bookFlags) bookOptions(a *app, paths []string) (convert.Options, error) {
	o, err := b.options(a.env.Now())
	if err != nil {
		return o, err
	}
	o.Paths, o.Stdin, o.Author = paths, a.env.Stdin, b.author
	if o.By, err = digest.ParseBy(b.by); err != nil {
		return o, usagef("--chapter-by: %v", err)
	}
	if b.ui != "" {
		if o.UI, err = langtag.ParseUI(b.ui); err != nil {
			return o, usagef("--ui: %v", err)
		}
	}
	o.Ruby = b.ruby.level()
	o.Images = b.images == "keep"
	if b.fetch && o.Images {
		o.Fetch = a.caches.Fetcher()
	}
	if b.fetch && !o.Images && a.asked == nil && !b.config.sets("fetch-images") {
		return o, usagef("--fetch-images gets pictures, and --images none leaves them out: give one of them")
	}
	if b.ruby.which == "rare" && b.ruby.ruby == "none" && a.asked == nil && !b.config.sets("ruby-level") {
		return o, usagef("--ruby-level changes nothing without --ruby pinyin")
	}
	if err := b.bilingualOptions(&o); err != nil {
		return o, err
	}
	if b.lead != "zh" && b.bilingual == "off" && a.asked == nil && !b.config.sets("lead") {
		return o, usagef("--lead changes nothing without --bilingual")
	}
	if b.tocDepth < 1 || b.tocDepth > 3 {
		return o, usagef("--toc-depth takes 1, 2 or 3, not %d", b.tocDepth)
	}
	if b.out == "" {
		return o, usagef("-o names no file")
	}
	if a.asked == nil { // the templates of a digest have names of their own
		if err := b.checkTemplates(); err != nil {
			return o, err
		}
	}
	if b.out == "-" && b.report == "-" {
		return o, usagef("the book and the report cannot both go to standard output")
	}
	return o, nil
}

// checkTemplates reports names in braces that would stay as they are.
func (b *bookFlags) checkTemplates() error {
	if err := digests.BookTitle.Check(b.title); err != nil {
		return usagef("--title: %v", err)
	}
	if err := digests.BookPath.Check(b.out); err != nil {
		return usagef("--output: %v", err)
	}
	return nil
}

// writer writes an opened library in one format.
type writer func(ctx context.Context, l *convert.Library, w io.Writer) (*layout.Report, error)

// bookRequest is what a command line of `wenzhai epub` or `wenzhai pdf` asks
// for.
type bookRequest struct {
	flags   *bookFlags
	options convert.Options
	write   writer
	verify  output.Verify
}

// book is the run of `wenzhai epub` and `wenzhai pdf`.
func (a *app) book(ctx context.Context, b *bookFlags, paths []string, write writer, verify output.Verify) error {
	o, err := b.bookOptions(a, paths)
	if err != nil {
		return err
	}
	if a.asked != nil {
		a.asked(bookRequest{b, o, write, verify})
		return nil
	}
	if o, err = b.guarded(o); err != nil {
		return err
	}
	p := a.printer()
	l, bar, err := a.open(ctx, p, o)
	if err != nil {
		return err
	}
	defer l.Close()
	defer bar.Close()
	if l.Volume().Len() == 0 {
		bar.Close()
		return explain.Nothing(p, l, b.failEmpty, b.strict, ": nothing written")
	}
	giveTitle(b.title, l.Volume(), l.Volume())
	path := volumePath(b.out, l.Volume(), l.Volume())
	if err := b.ready(path); err != nil {
		return failed(err)
	}
	if b.dryRun {
		return wouldWrite(ctx, p, bar, l, path)
	}
	bar.Stage("setting")
	var report *layout.Report
	if b.volumes.limited() {
		report, err = placeVolumes(ctx, b, l)
	} else {
		report, err = a.place(ctx, path, l, write, verify)
	}
	bar.Close()
	if err != nil {
		return failed(err)
	}
	return a.finish(p, b, report, summary(pathsOf(report), l.Volume()))
}

// pathsOf lists the files that r tells of.
func pathsOf(r *layout.Report) string {
	if len(r.Outputs) == 0 {
		return r.Output.Path
	}
	paths := make([]string, len(r.Outputs))
	for i := range r.Outputs {
		paths[i] = r.Outputs[i].Path
	}
	return strings.Join(paths, ", ")
}

// place writes the book to path and notes where it went.
func (a *app) place(ctx context.Context, path string, l *convert.Library, write writer, verify output.Verify) (*layout.Report, error) {
	reports := make(chan *layout.Report, 1)
	fill, verify := until(ctx, func(w io.Writer) error {
		report, err := write(ctx, l, w)
		reports <- report
		return err
	}, verify)
	var placed output.Placed
	var err error
	if path == "-" {
		placed, err = output.Stream(a.env.Stdout, fill, verify)
	} else {
		placed, err = output.File(path, fill, verify)
	}
	if err != nil {
		return nil, err
	}
	report := <-reports
	report.Output = &layout.Output{Path: path, Bytes: placed.Bytes, SHA256: placed.SHA256}
	return report, nil
}

// open opens the archive of o under a progress bar, which it takes off the
// terminal itself where it fails. The caller closes both.
func (a *app) open(ctx context.Context, p *term.Printer, o convert.Options) (*convert.Library, *term.Progress, error) {
	bar := p.Progress()
	bar.Stage("reading")
	o.Progress = func(done, total int) {
		a.heap.Step()
		bar.Set(done, total)
	}
	o.Cache = a.caches.For(o)
	l, err := convert.Open(ctx, o)
	if err != nil {
		bar.Close()
		return nil, nil, a.refuse(ctx, p, l, err)
	}
	return l, bar, nil
}

// refuse reports why an archive could not be opened, with what was seen on
// the way.
func (a *app) refuse(ctx context.Context, p *term.Printer, l interface{ Diagnostics() []diag.Diagnostic }, err error) error {
	if ctx.Err() != nil {
		return ctx.Err()
	}
	var d diag.Diagnostic
	same := errors.As(err, &d)
	for _, x := range l.Diagnostics() {
		if !same || x != d {
			p.Diagnostic(x)
		}
	}
	return failed(err)
}

// finish prints what a finished run has to say.
func (a *app) finish(p *term.Printer, b *bookFlags, r *layout.Report, wrote string) error {
	for i := range r.Diagnostics {
		p.Diagnostic(r.Diagnostics[i].Diagnostic())
	}
	if r.Pages > 0 {
		wrote += ", " + term.Count(r.Pages, "page")
	}
	p.Plain("wrote %s", wrote)
	explain.NotInIt(p, "", r.Losses)
	p.Summary()
	if err := a.writeReport(b.report, r); err != nil {
		return failed(err)
	}
	if b.strict && p.Warnings() > 0 {
		return &exit.Error{Code: exit.Strict}
	}
	return nil
}

func (a *app) writeReport(path string, r *layout.Report) error {
	if path == "" {
		return nil
	}
	return writeJSON(a.env.Stdout, path, r)
}

// writeJSON writes v to the file at path, or to stdout where path is "-".
func writeJSON(stdout io.Writer, path string, v any) error {
	write := func(w io.Writer) error {
		e := term.NewJSON(w)
		e.SetIndent("", "  ")
		return e.Encode(v)
	}
	if path == "-" {
		return write(stdout)
	}
	_, err := output.File(path, write, nil)
	return err
}

func summary(path string, v *digest.Volume) string {
	s := path + ": " + term.Count(v.Len(), "article")
	if v.HasChapters() {
		s += " in " + term.Count(len(v.Chapters), "chapter")
	}
	if p := v.Period(); p != "" {
		s += ", " + p
	}
	return s
}

// maxAsset bounds the bytes of a style sheet, a cover or a font.
const maxAsset = 256 << 20

// readAsset reads a file that a flag names.
func readAsset(flag, path string) ([]byte, error) {
	if pathname.IsAddress(path) {
		return nil, usagef("%s: %s: name a file of this machine", flag, pathname.Address(path))
	}
	data, err := regular.Read(path, maxAsset)
	if err != nil {
		return nil, usagef("%s: cannot read %s: %v", flag, path, errors.Unwrap(err))
	}
	return data, nil
}
