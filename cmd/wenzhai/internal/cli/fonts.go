package cli

import (
	"context"
	"os"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/exit"
	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/pathname"
	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/show"
	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/term"
	"github.com/wenzhai/wenzhai/convert/diag"
	"github.com/wenzhai/wenzhai/fonts"
	"github.com/wenzhai/wenzhai/layout"
	"github.com/wenzhai/wenzhai/layout/compose"
)

// fontFlagHelp describes --font.
const fontFlagHelp = "a TTF, OTF, TTC or OTC `FILE` to set the book in (FILE#1: the second font of a collection); may be repeated"

// openFonts reads the files that --font names. Errors are usage errors.
func openFonts(names []string) ([]compose.Font, error) {
	var out []compose.Font
	for _, name := range names {
		path, index := splitIndex(name)
		data, err := readAsset("--font", path)
		if err != nil {
			return nil, err
		}
		face, err := fonts.Open(data, index)
		if err != nil {
			return nil, usagef("--font: %s cannot be used: %v", path, err)
		}
		out = append(out, compose.Font{Path: path, Face: face})
	}
	return out, nil
}

// fontFiles returns the files that --font names.
func fontFiles(names []string) []string {
	var out []string
	for _, name := range names {
		path, _ := splitIndex(name)
		out = append(out, path)
	}
	return out
}

// splitIndex parts FILE#1 into a path and a number; -1 if there is none, or
// if a file has the whole name.
func splitIndex(name string) (path string, index int) {
	at := strings.LastIndexByte(name, '#')
	if at < 0 {
		return name, -1
	}
	index, err := strconv.Atoi(name[at+1:])
	if _, whole := os.Stat(name); err != nil || index < 0 || whole == nil {
		return name, -1
	}
	return name[:at], index
}

// fontsFlags are the flags of `wenzhai fonts`.
type fontsFlags struct {
	selectFlags
	files          []string
	asJSON, strict bool
}

func fontsCommand(a *app) *cobra.Command {
	var f fontsFlags
	c := &cobra.Command{
		Use:   "fonts [flags] [PATH...]",
		Short: "Show the fonts of a PDF, and what they lack",
		Long: `Without PATH, show the faces that a PDF is set in: name, style, number of
glyphs, licence, and the order in which they are asked for a character.

With PATH, list every character of the articles there that no face has, one a
line, most frequent first: how often it stands there, and where it does first.`,
		Example: `  wenzhai fonts
  wenzhai fonts articles/
  wenzhai fonts --font HanaMinB.ttf articles/    # what is still missing with it
  wenzhai fonts --strict articles/ || echo some characters would be boxes`,
		Args: func(_ *cobra.Command, paths []string) error { return pathname.Readable(paths) },
		RunE: func(c *cobra.Command, paths []string) error {
			files, err := openFonts(f.files)
			if err != nil {
				return err
			}
			set, notes, err := compose.FontSet(files)
			if err != nil {
				return failed(err)
			}
			p := a.printer()
			for _, d := range notes {
				p.Diagnostic(d)
			}
			if len(paths) == 0 {
				if err := show.Faces(a.env.Stdout, set, f.asJSON); err != nil {
					return failed(err)
				}
				return strictly(p, f.strict, 0)
			}
			return f.missing(c.Context(), a, p, set, paths)
		},
	}
	f.add(c.Flags())
	c.Flags().StringArrayVar(&f.files, "font", nil, fontFlagHelp)
	c.Flags().BoolVar(&f.asJSON, "json", false, "print JSON: one object, or with PATH one a character")
	c.Flags().BoolVar(&f.strict, "strict", false, "exit 3 when a character is missing, or when there are warnings")
	return a.configured(c, &f.config)
}

// strictly ends a run with --strict.
func strictly(p *term.Printer, strict bool, missing int) error {
	p.Summary()
	return exit.IfStrict(strict, missing+p.Warnings())
}

func (f *fontsFlags) missing(ctx context.Context, a *app, p *term.Printer, set *fonts.Set, paths []string) error {
	o, err := f.options(a.env.Now())
	if err != nil {
		return err
	}
	o.Paths, o.Stdin = paths, a.env.Stdin
	l, bar, err := a.open(ctx, p, o)
	if err != nil {
		return err
	}
	defer l.Close()
	defer bar.Close()
	all, err := layout.FindUncovered(ctx, l, set)
	bar.Close()
	if err != nil {
		return failed(err)
	}
	if err := show.Missing(a.env.Stdout, all, f.asJSON); err != nil {
		return failed(err)
	}
	for _, d := range l.Diagnostics() {
		if lost := d.Code == diag.Unreadable || d.Code == diag.BrokenArchive || d.Code == diag.TooLarge; lost {
			p.Diagnostic(d)
		}
	}
	articles := term.Count(l.Volume().Len(), "article")
	switch len(all) {
	case 0:
		p.Plain("%s: there is a face for every character", articles)
	case 1:
		p.Plain("1 character in %s: no face has it", articles)
	default:
		p.Plain("%d characters in %s: no face has them", len(all), articles)
	}
	return strictly(p, f.strict, len(all))
}
