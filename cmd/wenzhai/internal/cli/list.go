package cli

import (
	"bufio"
	"context"
	"errors"

	"github.com/spf13/cobra"

	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/exit"
	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/explain"
	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/pathname"
	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/show"
	"github.com/wenzhai/wenzhai/convert"
	"github.com/wenzhai/wenzhai/convert/bilingual"
)

// listFlags are the flags of `wenzhai list`.
type listFlags struct {
	selectFlags
	asJSON, strict, failEmpty bool
	pairBy                    []string
}

func listCommand(a *app) *cobra.Command {
	var f listFlags
	c := &cobra.Command{
		Use:   "list [flags] PATH...",
		Short: "Show what would go in",
		Long: `Show the articles at each PATH in book order, one a line: date, language,
length, title and place. With --json each line is an object.`,
		Example: `  wenzhai list articles/
  wenzhai list --json articles/ | jq -r 'select(.date == null) | .path'`,
		Args: pathname.Some,
		RunE: func(c *cobra.Command, paths []string) error { return f.run(c.Context(), a, paths) },
	}
	f.add(c.Flags())
	c.Flags().StringSliceVar(&f.pairBy, "pair-by", nil, pairByHelp)
	c.Flags().BoolVar(&f.asJSON, "json", false, "print one JSON object a line")
	c.Flags().BoolVar(&f.strict, "strict", false, "exit 3 when there are warnings")
	c.Flags().BoolVar(&f.failEmpty, "fail-if-empty", false, "exit 4 when nothing is selected")
	return a.configured(c, &f.config)
}

func (f *listFlags) run(ctx context.Context, a *app, paths []string) error {
	o, err := f.options(a.env.Now())
	if err != nil {
		return err
	}
	o.Paths, o.Stdin, o.ListOnly = paths, a.env.Stdin, true
	if o.PairBy, err = parseEvidence(f.pairBy); err != nil {
		return err
	}
	// Heads stay, all else is garbage soon: memory counts for more than time.
	a.heap.KeepRoom(24<<20, 20)
	if f.asJSON {
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
	line, n := show.TextLine(w, o.Zone), 0
	if f.asJSON {
		line = show.JSONLine(w)
	}
	err = l.List(ctx, !f.asJSON, func(x convert.Listing) error { n++; return line(x) })
	err = errors.Join(err, w.Flush())
	bar.Close()
	if err != nil {
		return failed(err)
	}
	if n == 0 {
		return explain.Nothing(p, l, f.failEmpty, f.strict, "")
	}
	for _, d := range l.Diagnostics() {
		p.Diagnostic(d)
	}
	explain.NotListed(p, l.Losses())
	p.Summary()
	return exit.IfStrict(f.strict, p.Warnings())
}

// parseEvidence reads the names of --pair-by.
func parseEvidence(names []string) ([]bilingual.Evidence, error) {
	var out []bilingual.Evidence
	for _, n := range names {
		e, ok := bilingual.ParseEvidence(n)
		if !ok {
			return nil, usagef("unknown --pair-by %q: expected %s", n, expected(n, evidenceNames()))
		}
		out = append(out, e)
	}
	return out, nil
}

func evidenceNames() []string {
	var out []string
	for _, e := range bilingual.ByAll() {
		out = append(out, e.String())
	}
	return out
}
