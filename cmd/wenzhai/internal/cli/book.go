package cli

import (
	"context"
	"errors"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/books"
	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/exit"
	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/explain"
	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/help"
	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/output"
	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/pathname"
	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/settings"
	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/template"
	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/term"
	"github.com/wenzhai/wenzhai/convert"
	"github.com/wenzhai/wenzhai/convert/diag"
	"github.com/wenzhai/wenzhai/convert/digest"
	"github.com/wenzhai/wenzhai/layout"
)

func epubCommand(a *app) *cobra.Command {
	c := &cobra.Command{
		Use:   "epub [flags] PATH...",
		Short: "Generate an EPUB",
		Long: `Generate an EPUB 3.3 from the articles at each PATH: a folder, a file, a zip
archive, or - for standard input. Articles go by date, in chapters, with
nested contents, a cover and the language of each marked.`,
		Example: `  wenzhai epub articles/
  wenzhai epub articles/ -o "week-{week}.epub" --period "last week" --fail-if-empty
  wenzhai epub a.zip b/ --lang zh --chapter-by month --cover cover.jpg
  wenzhai epub articles/ -o week.kepub.epub        # for Kobo readers
  cat post.html | wenzhai epub - -o post.epub`,
	}
	return a.bookCommand(c, settings.EPUB)
}

func pdfCommand(a *app) *cobra.Command {
	c := &cobra.Command{
		Use:   "pdf [flags] PATH...",
		Short: "Typeset a PDF",
		Long: `Typeset a PDF from the articles at each PATH: a folder, a file, a zip archive,
or - for standard input. Articles go by date, in chapters, with contents that
carry page numbers and links, running heads and an outline.`,
		Example: `  wenzhai pdf articles/
  wenzhai pdf articles/ -o briefing.pdf --period yesterday --title 晨报
  wenzhai pdf articles.zip --paper a5 --font-size 9.5 --order -date
  wenzhai pdf articles/ --columns 2 --duplex
  wenzhai pdf articles/ --font SourceHanSerif.ttc --font EBGaramond.ttf
  wenzhai pdf articles/ --dump-pages pages.txt     # the pages as text, no PDF`,
	}
	return a.bookCommand(c, settings.PDF)
}

func htmlCommand(a *app) *cobra.Command {
	c := &cobra.Command{
		Use:   "html [flags] PATH...",
		Short: "Make one page of HTML",
		Long: `Make one page of HTML from the articles at each PATH: a folder, a file, a zip
archive, or - for standard input. Browsers show it without a network, from
anywhere: pictures are in it, contents and links, a search, colours for light
and dark rooms, and a form for printing.`,
		Example: `  wenzhai html articles/
  wenzhai html articles/ -o week.html --period "last week" --title 每周文摘
  wenzhai html articles/ --bilingual columns --image-size 1200`,
	}
	return a.bookCommand(c, settings.HTML)
}

func markdownCommand(a *app) *cobra.Command {
	c := &cobra.Command{
		Use:   "markdown [flags] PATH...",
		Short: "Make Markdown for other programs",
		Long: `Make a zip archive of Markdown from the articles at each PATH: a folder, a file,
a zip archive, or - for standard input. Each article is a file with front
matter; its pictures lie beside it, and SUMMARY.md lists all in their order,
as Pandoc, mdBook, generators of sites and wenzhai read them.`,
		Example: `  wenzhai markdown articles/ -o week.zip
  wenzhai markdown articles/ -o book.zip && unzip book.zip -d book/src    # mdBook`,
	}
	return a.bookCommand(c, settings.Markdown)
}

// bookCommands returns the command of each format of books.
func bookCommands(a *app) (all []*cobra.Command) {
	for i, f := range layout.Formats() {
		c := &cobra.Command{Use: f.Name + " [flags] PATH...", Short: "Make " + f.Noun}
		switch use := settings.Use(1 << i); use {
		case settings.EPUB:
			c = epubCommand(a)
		case settings.PDF:
			c = pdfCommand(a)
		case settings.HTML:
			c = htmlCommand(a)
		case settings.Markdown:
			c = markdownCommand(a)
		default:
			c = a.bookCommand(c, use)
		}
		all = append(all, watched(a, c))
	}
	return all
}

func (a *app) bookCommand(c *cobra.Command, use settings.Use) *cobra.Command {
	c.Args = help.SomePaths
	return taking(a, c, use, func(ctx context.Context, b *settings.Book) error {
		if use != settings.PDF {
			// Parsing makes much short-lived garbage and an EPUB is streamed:
			// more room than usual saves time, and LimitTo bounds it.
			a.heap.CollectAt(400)
		} else {
			// Pages make much garbage on their way.
			a.heap.KeepCeiling(24 << 20)
		}
		o, err := a.order(b)
		if err != nil {
			return err
		}
		return a.makeBook(ctx, o)
	})
}

// order returns the order of a book, of which everything is checked that can be
// before the archive is opened.
func (a *app) order(b *settings.Book) (*books.Order, error) {
	if err := template.BookTitle.Check(b.Title); err != nil {
		return nil, settings.NewFault("title", err)
	}
	if err := template.BookPath.Check(b.Output); err != nil {
		return nil, settings.NewFault("output", err)
	}
	var err error
	if b.EPUB.Modified, err = sourceDate(a.env.Getenv); err != nil {
		return nil, err
	}
	b.PDF.Created = b.EPUB.Modified
	if b.FetchImages && b.Options.Images {
		b.Options.Fetch = a.caches.Fetcher()
	}
	o := &books.Order{Book: b, Title: b.Title, Out: outputOf(b), Report: output.Wanted{By: "--report", Path: b.Report, Kind: output.Report}, Stdout: a.env.Stdout, Guard: output.NewGuard(b.Overwrite)}
	reads(o)
	if err := o.Guard.Spare(o.Out); err != nil {
		return nil, failed(err)
	}
	if err := nameOutputs(o); err != nil {
		return nil, err
	}
	b.Options.Listed = o.Guard.Archive
	return o, failed(claim(o))
}

// reads tells the guard of o what is read.
func reads(o *books.Order) {
	for _, path := range slices.Concat(o.Book.Files(), []string{o.Book.Config}, o.Book.Options.Paths) {
		if path != "-" {
			o.Guard.Reads(path)
		} else if f, ok := o.Book.Options.Stdin.(*os.File); ok {
			if info, err := f.Stat(); err == nil {
				o.Guard.ReadsFile("standard input", info)
			}
		}
	}
}

// outputOf returns the output that b names.
func outputOf(b *settings.Book) output.Wanted {
	if b.DumpOnly() {
		return output.Wanted{By: "--dump-pages", Path: b.Output, Kind: output.Dump}
	}
	return output.Wanted{By: "-o", Path: b.Output, Kind: output.Book(b.Use.Format().Suffix)}
}

// usualDump is what the pages as text are called in a folder that is named.
const usualDump = "pages.txt"

// nameOutputs makes of the names of outputs those of files.
func nameOutputs(o *books.Order) (err error) {
	b, usual := o.Book, "digest"+o.Book.Suffix()
	if b.DumpOnly() {
		usual = usualDump
	} else if b.DumpPages != "" {
		o.Dump = output.Wanted{By: "--dump-pages", Path: b.DumpPages, Kind: output.Dump}
	}
	for _, x := range []struct {
		w     *output.Wanted
		usual string
	}{{&o.Out, usual}, {&o.Report, "report.json"}, {&o.Dump, usualDump}} {
		if x.w.Path == "" {
			continue
		}
		if x.w.Path, err = pathname.OutputName(x.w.By, x.w.Path, x.usual, x.w.Kind); err != nil {
			return err
		}
	}
	if info, err := os.Stat(o.Out.Path); err == nil && !info.Mode().IsRegular() && o.InVolumes() {
		return usagef("volumes cannot go to %s: name a file with -o", o.Out.Path)
	}
	if o.Dump.Path == "-" && o.Report.Path == "-" {
		return usagef("the page dump and the report cannot both go to standard output")
	}
	return nil
}

// claim reserves the outputs. The name of a book that is filled in from its articles
// is claimed later.
func claim(o *books.Order) error {
	for _, w := range o.Outputs() {
		if w == o.Out && strings.Contains(w.Path, "{") {
			continue
		}
		if err := o.Guard.Claim(w); err != nil {
			return err
		}
	}
	return nil
}

// bookTexts are the bytes of texts that stay between planning a book and writing it:
// those of a usual digest, so that its files are read once.
const bookTexts = 16 << 20

// makeBook is the run of `wenzhai epub` and `wenzhai pdf`.
func (a *app) makeBook(ctx context.Context, o *books.Order) error {
	p, b := a.printer(), o.Book
	b.Options.Texts = bookTexts
	l, bar, err := a.open(ctx, p, b.Options)
	if err != nil {
		return err
	}
	defer l.Close()
	defer bar.Close()
	if l.Len() == 0 {
		bar.Close()
		return explain.NothingSelected(p, l, b.FailIfEmpty, b.Strict, ": nothing written")
	}
	o.Open(l)
	o.GiveTitle(o.Volume)
	path, err := ready(o)
	if err != nil {
		return failed(err)
	}
	if b.DryRun {
		return wouldWrite(ctx, p, bar, o, path)
	}
	bar.Stage("setting")
	if b.Use != settings.PDF {
		a.heap.LimitTo(l.Len())
	}
	report, err := o.Place(ctx)
	bar.Close()
	if err != nil {
		return failed(err)
	}
	return finish(p, o, report)
}

// ready claims the book's file, whose path it returns, and, but for a dry run, makes
// the folders of all outputs and looks whether they can be written.
func ready(o *books.Order) (string, error) {
	path := o.Path(o.Volume)
	if !o.InVolumes() {
		o.Out.Path = path
		if err := o.Guard.Claim(o.Out); err != nil {
			return path, err
		}
	}
	if o.Book.DryRun {
		return path, nil
	}
	return path, books.Ready(path, o.Report.Path, o.Dump.Path)
}

// wouldWrite ends a dry run: it reads what the book would hold, for what would be
// missing.
func wouldWrite(ctx context.Context, p *term.Printer, bar *term.Progress, o *books.Order, path string) error {
	err := o.Library.Preview(ctx)
	bar.Close()
	if err != nil {
		return failed(err)
	}
	p.Plain("would write %s", summary(path, o.Volume))
	explain.LeftOut(p, "", o.Library.Losses())
	return nil
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
		return nil, nil, refuse(ctx, p, l, err)
	}
	return l, bar, nil
}

// refuse reports why an archive could not be opened, with what was seen on
// the way.
func refuse(ctx context.Context, p *term.Printer, l interface{ Diagnostics() []diag.Diagnostic }, err error) error {
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
func finish(p *term.Printer, o *books.Order, r *layout.Report) error {
	for _, d := range r.Diagnostics {
		p.Diagnostic(d)
	}
	var paths []string
	for _, f := range books.Files(r) {
		paths = append(paths, f.Path)
	}
	wrote := summary(strings.Join(paths, ", "), o.Volume)
	if r.Pages > 0 {
		wrote += ", " + term.Count(r.Pages, "page")
	}
	p.Plain("wrote %s", wrote)
	explain.LeftOut(p, "", r.Losses)
	p.Summary()
	if err := o.WriteReport(r); err != nil {
		return failed(err)
	}
	return exit.IfStrict(o.Book.Strict, p.Warnings())
}

func summary(path string, v *digest.Volume) string {
	s := path + ": " + term.Count(v.Len(), "article")
	if v.HasChapters() {
		s += " in " + term.Count(v.Headed(), "chapter")
	}
	if p := v.Period(); p != "" {
		s += ", " + p
	}
	return s
}
