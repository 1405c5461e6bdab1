package cli

import (
	"bufio"
	"context"
	"errors"

	"github.com/spf13/cobra"

	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/exit"
	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/explain"
	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/help"
	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/settings"
	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/show"
	"github.com/wenzhai/wenzhai/convert"
)

func listCommand(a *app) *cobra.Command {
	var asJSON, leftOut bool
	c := &cobra.Command{
		Use:   "list [flags] PATH...",
		Short: "Show what would go in",
		Long: `Show the articles at each PATH in book order, one a line: date, language,
length, title and place. With --json each line is an object. With --left-out
the lines are what does not go in, and why: files that a site, a pattern or a
file .wenzhaiignore leaves out, drafts, duplicates, and what the selection does
not take.`,
		Example: `  wenzhai list articles/
  wenzhai list --left-out site/
  wenzhai list --json articles/ | jq -r 'select(.date == null) | .path'`,
		Args: help.SomePaths,
	}
	c.Flags().BoolVar(&asJSON, "json", false, "print one JSON object a line")
	c.Flags().BoolVar(&leftOut, "left-out", false, "print what does not go in, and why, instead")
	return taking(a, c, settings.List, func(ctx context.Context, b *settings.Book) error {
		b.Options.LeftOut = leftOut
		return runList(ctx, a, b, asJSON)
	})
}

func runList(ctx context.Context, a *app, b *settings.Book, asJSON bool) error {
	o := b.Options
	o.ListOnly = true
	// Heads stay, all else is garbage soon: memory counts for more than time.
	a.heap.KeepRoom(24<<20, 20)
	if asJSON {
		a.heap.KeepRoom(96<<20, 60) // cleaning makes much garbage
	}
	p := a.printer()
	l, bar, err := a.open(ctx, p, o)
	if err != nil {
		return err
	}
	defer l.Close()
	defer bar.Close()
	w := bufio.NewWriter(a.env.Stdout)
	if o.LeftOut {
		return failed(errors.Join(show.LeftOut(w, l.LeftOut(), asJSON, a.messages), w.Flush()))
	}
	line, n := show.TextLine(w, o.Zone, a.messages), 0
	if asJSON {
		line = show.JSONLine(w)
	}
	roughly := !asJSON && o.MinChars == 0 && o.MaxChars == 0
	err = l.List(ctx, roughly, func(x convert.Listing) error { n++; return line(x) })
	err = errors.Join(err, w.Flush())
	bar.Close()
	if err != nil {
		return failed(err)
	}
	if n == 0 {
		return explain.NothingSelected(p, l, b.FailIfEmpty, b.Strict, "")
	}
	for _, d := range l.Diagnostics() {
		p.Diagnostic(d)
	}
	explain.NotListed(p, l.Losses())
	p.Summary()
	return exit.IfStrict(b.Strict, p.Warnings())
}
