package cli

import (
	"context"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/nearest"
	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/output"
	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/pathname"
	"github.com/wenzhai/wenzhai/convert"
	"github.com/wenzhai/wenzhai/convert/digest"
	"github.com/wenzhai/wenzhai/layout"
	"github.com/wenzhai/wenzhai/layout/compose"
	"github.com/wenzhai/wenzhai/layout/pdf"
)

// pdfFlags are the flags of `wenzhai pdf` alone.
type pdfFlags struct {
	bookFlags
	paper    string
	fontSize float64
	columns  int
	duplex   bool
	links    string
	fonts    []string
	dump     string
}

func (a *app) pdf() *cobra.Command {
	var f pdfFlags
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
		Args: pathname.Some,
		RunE: func(c *cobra.Command, paths []string) error {
			o, err := f.pdfOptions(a)
			if err != nil {
				return err
			}
			// Pages make much garbage on their way.
			a.heap.KeepCeiling(24 << 20)
			var write writer = func(ctx context.Context, l *convert.Library, w io.Writer) (*layout.Report, error) {
				return layout.Write(ctx, w, l, layout.PDF(o))
			}
			verify := output.Verify(pdf.Verify)
			f.named = fontFiles(f.fonts)
			if f.dump != "" {
				if write, verify, err = a.dumpPages(&f, c.Flags(), o); err != nil {
					return err
				}
			}
			return a.book(c.Context(), &f.bookFlags, paths, write, verify)
		},
	}
	f.add(c, usualPDF, output.Book(usualPDF))
	c.Flags().StringVar(&f.paper, "paper", "a4", "`SIZE` of the paper: "+strings.Join(compose.PaperNames(), ", ")+", or WIDTHxHEIGHT in millimetres")
	c.Flags().Float64Var(&f.fontSize, "font-size", 10.5, "size of the body in `POINTS`, 6 to 24")
	c.Flags().StringArrayVar(&f.fonts, "font", nil, fontFlagHelp)
	c.Flags().StringVar(&f.dump, "dump-pages", "", "write the pages as readable text to this `FILE` (- is standard output); without -o instead of the PDF")
	addWhole(c.Flags(), &f.columns, "columns", "", 1, "`N` columns of text a page: 1 or 2")
	c.Flags().BoolVar(&f.duplex, "duplex", false, "for printing on both sides: mirrored margins, chapters open on a right-hand page")
	addChoice(c.Flags(), &f.links, "links", "notes", "notes or none: addresses of links in notes at the page's foot", "notes", "none")
	return a.configured(c, &f.config)
}

func (f *pdfFlags) pdfOptions(a *app) (compose.Options, error) {
	o := compose.Options{FontSize: f.fontSize, TOCDepth: f.tocDepth, Columns: f.columns, Duplex: f.duplex}
	if strings.EqualFold(f.bilingual, digest.Reveal.String()) {
		return o, usagef("--bilingual reveal is for the EPUB: nothing pops up on paper; take interleave")
	}
	var err error
	if o.Paper, err = compose.ParsePaper(f.paper); err != nil {
		return o, usagef("--paper: %v%s", err, nearest.Hint(f.paper, compose.PaperNames()))
	}
	if !(f.fontSize >= 6 && f.fontSize <= 24) { // nor what is no number
		return o, usagef("--font-size takes 6 to 24 points, not %g", f.fontSize)
	}
	if f.columns != 1 && f.columns != 2 {
		return o, usagef("--columns takes 1 or 2, not %d", f.columns)
	}
	if o.Fonts, err = openFonts(f.fonts); err != nil {
		return o, err
	}
	o.Links, _ = compose.ParseLinks(f.links)
	o.Created, err = sourceDate(a.env.Getenv)
	return o, err
}
