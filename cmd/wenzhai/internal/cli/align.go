package cli

import (
	"bytes"
	"context"
	"errors"
	"io"
	"slices"
	"time"

	"github.com/spf13/cobra"

	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/pathname"
	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/settings"
	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/show"
	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/term"
	"github.com/wenzhai/wenzhai/convert"
	"github.com/wenzhai/wenzhai/convert/bilingual"
	"github.com/wenzhai/wenzhai/convert/bilingual/lexicon"
	"github.com/wenzhai/wenzhai/convert/diag"
)

// beadPrinters are the forms of --format.
var beadPrinters = map[string]func(io.Writer, show.Aligned) error{
	"pairs": show.Pairs, "tsv": show.TSV, "json": show.BeadsJSON, "ladder": show.Ladder, "html": show.BeadsHTML,
}

// alignFlags are the flags of `wenzhai align`.
type alignFlags struct {
	unit, format, dictionary string
	learn                    []string
	zone                     *time.Location
}

func alignCommand(a *app) *cobra.Command {
	var f alignFlags
	c := &cobra.Command{
		Use:   "align [flags] A B",
		Short: "Align two texts",
		Long: `Align a text with its translation, paragraph by paragraph or sentence by
sentence. What has no partner stands alone; nothing is dropped. A and B are
files in Chinese, English or Russian; one of them may be - for standard input.`,
		Example: `  wenzhai align fog.zh.md fog.en.md
  wenzhai align --unit sentence --format tsv fog.zh.md fog.en.md > memory.tsv
  wenzhai align --format html fog.zh.md fog.en.md > fog.html
  wenzhai align --unit line --format ladder zh.txt en.txt
  wenzhai align --learn articles/ --unit sentence fog.zh.md fog.ru.md`,
		Args: func(_ *cobra.Command, args []string) error {
			switch {
			case len(args) != 2:
				return usagef("align takes two texts, A and B; %d given", len(args))
			case args[0] == "-" && args[1] == "-":
				return usagef("only one of the texts can come from standard input")
			}
			return pathname.Readable(args)
		},
	}
	fl := c.Flags()
	addChoice(fl, &f.unit, "unit", "paragraph", "paragraph, sentence or line (each line of a plain text is one segment)", "paragraph", "sentence", "line")
	addChoice(fl, &f.format, "format", "pairs", "pairs, tsv, json, ladder ([0,1]:[0], one bead a line) or html (a page that shows both texts and their links)",
		"pairs", "tsv", "json", "ladder", "html")
	fl.StringVar(&f.dictionary, "dictionary", "auto", "auto (CC-CEDICT for Chinese and English), none, or a `FILE` of your own besides: word, tab, translations")
	fl.StringArrayVar(&f.learn, "learn", nil, "an `ARCHIVE` with translations to learn words from")
	return taking(a, c, settings.Align, func(ctx context.Context, b *settings.Book) error {
		f.zone = b.Options.Zone
		return f.run(ctx, a, b.Options.Paths)
	})
}

func (f *alignFlags) run(ctx context.Context, a *app, paths []string) error {
	al, err := f.aligner(ctx, a)
	if err != nil {
		return err
	}
	x, y, err := f.sides(ctx, a, paths)
	if err != nil {
		return err
	}
	out := show.Aligned{Unit: f.unit, PathA: x.Path, PathB: y.Path, TitleA: x.Title, TitleB: y.Title, Words: a.messages}
	switch f.unit {
	case "paragraph":
		out.Alignment = al.Paragraphs(x.Text, y.Text)
	case "sentence":
		out.Alignment = al.Sentences(x.Text, y.Text)
	default:
		out.Alignment = al.Lines(x.Text, y.Text)
	}
	if err := beadPrinters[f.format](a.env.Stdout, out); err != nil {
		return failed(err)
	}
	p := a.printer()
	for _, s := range []*convert.Side{x, y} {
		for _, d := range s.Diagnostics {
			if d.Code != diag.Undated { // no date is needed here
				p.Diagnostic(d)
			}
		}
	}
	return nil
}

// sides reads both texts.
func (f *alignFlags) sides(ctx context.Context, a *app, paths []string) (x, y *convert.Side, err error) {
	var sides [2]*convert.Side
	for i, path := range paths {
		o := convert.Options{Source: convert.Source{Paths: []string{path}, Stdin: a.env.Stdin, Zone: f.zone}}
		if f.unit == "line" {
			sides[i], err = convert.ReadLines(ctx, o)
		} else {
			sides[i], err = convert.ReadSide(ctx, o)
		}
		if err != nil {
			if ctx.Err() == nil && sides[i] != nil {
				allBut(a.printer(), sides[i].Diagnostics, err)
			}
			return nil, nil, failed(err)
		}
	}
	if f.unit != "line" {
		convert.AddTitles(sides[0], sides[1])
	}
	return sides[0], sides[1], nil
}

// allBut prints the findings ds but for the one that err is.
func allBut(p *term.Printer, ds []diag.Diagnostic, err error) {
	for _, d := range ds {
		if !errors.Is(err, d) {
			p.Diagnostic(d)
		}
	}
}

// aligner returns an aligner with the dictionaries asked for, and what it
// could learn.
func (f *alignFlags) aligner(ctx context.Context, a *app) (*bilingual.Aligner, error) {
	var o bilingual.Options
	var err error
	if f.dictionary != "none" {
		if o.Dictionary, err = lexicon.Bundled(); err != nil {
			return nil, failed(err)
		}
	}
	if f.dictionary != "none" && f.dictionary != "auto" {
		data, err := settings.ReadFile("dictionary", f.dictionary)
		if err != nil {
			return nil, err
		}
		if o.User, err = lexicon.ReadTSV(bytes.NewReader(data)); err != nil {
			return nil, usagef("--dictionary %s: %v", f.dictionary, err)
		}
	}
	if i := slices.IndexFunc(f.learn, pathname.IsAddress); i >= 0 {
		return nil, usagef("--learn: %s: name an archive of this machine", pathname.Address(f.learn[i]))
	}
	if err := pathname.Readable(f.learn); err != nil {
		return nil, err
	}
	al := bilingual.NewAligner(o)
	if len(f.learn) == 0 {
		return al, nil
	}
	n, ds, err := convert.Teach(ctx, al, convert.Options{Source: convert.Source{Paths: f.learn, Zone: f.zone}})
	p := a.printer()
	allBut(p, ds, err)
	if err != nil {
		return nil, failed(err)
	}
	if n == 0 {
		p.Plain("no article at %s has a translation there: nothing was learnt", f.learn[0])
	}
	return al, nil
}
