package cli

import (
	"context"

	"github.com/spf13/cobra"

	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/exit"
	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/pathname"
	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/settings"
	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/show"
	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/term"
	"github.com/wenzhai/wenzhai/convert"
	"github.com/wenzhai/wenzhai/convert/diag"
	"github.com/wenzhai/wenzhai/fonts"
	"github.com/wenzhai/wenzhai/layout"
	"github.com/wenzhai/wenzhai/layout/compose"
)

func fontsCommand(a *app) *cobra.Command {
	var asJSON, strict bool
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
	}
	c.Flags().BoolVar(&asJSON, "json", false, "print JSON: one object, or with PATH one a character")
	c.Flags().BoolVar(&strict, "strict", false, "exit 3 when a character is missing, or when there are warnings")
	return taking(a, c, settings.Fonts, func(ctx context.Context, b *settings.Book) error {
		set, notes, err := compose.FontSet(b.PDF.Fonts)
		if err != nil {
			return failed(err)
		}
		p := a.printer()
		for _, d := range notes {
			p.Diagnostic(d)
		}
		missing := 0
		if len(b.Options.Paths) == 0 {
			err = show.Faces(a.env.Stdout, set, asJSON, a.messages)
		} else {
			missing, err = showMissing(ctx, a, p, set, b.Options, asJSON)
		}
		if err != nil {
			return failed(err)
		}
		p.Summary()
		return exit.IfStrict(strict, missing+p.Warnings())
	})
}

// showMissing prints the characters of an archive that no face has, and returns how
// many they are.
func showMissing(ctx context.Context, a *app, p *term.Printer, set *fonts.Set, o convert.Options, asJSON bool) (int, error) {
	l, bar, err := a.open(ctx, p, o)
	if err != nil {
		return 0, err
	}
	defer l.Close()
	defer bar.Close()
	all, err := layout.FindUncovered(ctx, l, set)
	bar.Close()
	if err != nil {
		return 0, err
	}
	if err := show.Missing(a.env.Stdout, all, asJSON); err != nil {
		return 0, err
	}
	for _, d := range l.Diagnostics() {
		if lost := d.Code == diag.Unreadable || d.Code == diag.BrokenArchive || d.Code == diag.TooLarge; lost {
			p.Diagnostic(d)
		}
	}
	articles := term.Count(l.Len(), "article")
	switch len(all) {
	case 0:
		p.Plain("%s: there is a face for every character", articles)
	case 1:
		p.Plain("1 character in %s: no face has it", articles)
	default:
		p.Plain("%d characters in %s: no face has them", len(all), articles)
	}
	return len(all), nil
}
