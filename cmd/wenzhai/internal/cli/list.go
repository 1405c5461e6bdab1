package cli

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/rivo/uniseg"
	"github.com/spf13/cobra"

	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/exit"
	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/explain"
	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/pathname"
	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/show"
	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/term"
	"github.com/wenzhai/wenzhai/convert"
	"github.com/wenzhai/wenzhai/convert/bilingual"
	"github.com/wenzhai/wenzhai/convert/doc"
)

// listFlags are the flags of `wenzhai list`.
type listFlags struct {
	selectFlags
	asJSON, strict, failEmpty bool
	pairBy                    []string
}

func (a *app) list() *cobra.Command {
	var f listFlags
	c := &cobra.Command{
		Use:   "list [flags] PATH...",
		Short: "Show what would go in",
		Long: `Show the articles at each PATH in book order, one a line: date, language,
length, title and place. With --json each line is an object.`,
		Example: `  wenzhai list articles/
  wenzhai list --json articles/ | jq -r 'select(.date == null) | .path'`,
		Args: pathname.Some,
		RunE: func(c *cobra.Command, paths []string) error { return a.runList(c.Context(), &f, paths) },
	}
	f.add(c.Flags())
	c.Flags().StringSliceVar(&f.pairBy, "pair-by", nil, pairByHelp)
	c.Flags().BoolVar(&f.asJSON, "json", false, "print one JSON object a line")
	c.Flags().BoolVar(&f.strict, "strict", false, "exit 3 when there are warnings")
	c.Flags().BoolVar(&f.failEmpty, "fail-if-empty", false, "exit 4 when nothing is selected")
	return a.configured(c, &f.config)
}

func (a *app) runList(ctx context.Context, f *listFlags, paths []string) error {
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
	n, err := a.printList(ctx, l, f.asJSON, o.Zone)
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
	if f.strict && p.Warnings() > 0 {
		return &exit.Error{Code: exit.Strict}
	}
	return nil
}

// printList prints the articles and returns how many there were.
func (a *app) printList(ctx context.Context, l *convert.Library, asJSON bool, zone *time.Location) (n int, err error) {
	w := bufio.NewWriter(a.env.Stdout)
	line := textLine(w, zone)
	if asJSON {
		line = jsonLine(w)
	}
	err = l.List(ctx, !asJSON, func(x convert.Listing) error { n++; return line(x) })
	if err != nil {
		return n, err
	}
	return n, w.Flush()
}

// listed is the JSON form of one article; field order is the order printed.
type listed struct {
	Path  string `json:"path"`
	Index int    `json:"index"`
	show.Head
	Chars       int     `json:"chars"`
	Images      int     `json:"images"`
	DuplicateOf *string `json:"duplicate_of"`
	Pair        *string `json:"pair"`
}

func jsonLine(w io.Writer) func(convert.Listing) error {
	e := term.NewJSON(w)
	return func(x convert.Listing) error {
		m := x.Meta
		out := listed{
			Path: m.Path, Index: m.Index, Head: show.NewHead(m), Chars: x.Chars, Images: x.Images,
		}
		if x.DuplicateOf != nil {
			out.DuplicateOf = reference(x.DuplicateOf)
		}
		if x.Pair != nil {
			out.Pair = reference(x.Pair)
		}
		return e.Encode(out)
	}
}

func reference(m *doc.Meta) *string {
	s := fmt.Sprintf("%s#%d", m.Path, m.Index)
	return &s
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

func textLine(w io.Writer, zone *time.Location) func(convert.Listing) error {
	return func(x convert.Listing) error {
		m := x.Meta
		date := "undated"
		if m.Dated() {
			date = m.Date.In(zone).Format("2006-01-02 15:04")
		}
		place := m.Path
		if m.Index > 0 {
			place = fmt.Sprintf("%s#%d", m.Path, m.Index)
		}
		mark := ""
		if x.DuplicateOf != nil {
			mark = "  (repeats " + x.DuplicateOf.Path + ")"
		}
		switch x.Pair {
		case nil:
		case x.Meta:
			mark += "  (both texts)"
		default:
			mark += "  (pair " + x.Pair.Path + ")"
		}
		_, err := fmt.Fprintf(w, "%-16s  %-7s %7d  %s  %s%s\n", date, m.Lang, x.Chars, pad(term.Harmless(m.Title), 48), term.Harmless(place), term.Harmless(mark))
		return err
	}
}

// pad fits s to a width of columns on a terminal, where Han take two.
func pad(s string, width int) string {
	w := uniseg.StringWidth(s)
	if w <= width {
		return s + strings.Repeat(" ", width-w)
	}
	var b strings.Builder
	w = 0
	g := uniseg.NewGraphemes(s)
	for g.Next() {
		if w+g.Width() > width-1 {
			break
		}
		w += g.Width()
		b.WriteString(g.Str())
	}
	b.WriteString("…")
	return b.String() + strings.Repeat(" ", width-w-1)
}
