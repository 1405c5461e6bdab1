// Command audit counts what the lines and pages of a book do against the
// checkable rules of docs/typography.md.
//
//	go run ./tools/audit BOOK.pdf…     any PDF, whoever made it, read with mutool
//	go run ./tools/audit ARCHIVE…      the book that wenzhai pdf sets of an archive
//
// An archive is audited from its placed glyphs and against first-fit breaking
// of the same paragraphs. It exits 1 when an archive breaks a rule, or when
// one of the inputs cannot be read.
package main

import (
	"cmp"
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"maps"
	"os"
	"slices"
	"strings"

	"github.com/wenzhai/wenzhai/convert/digest"
	"github.com/wenzhai/wenzhai/layout/compose"
	"github.com/wenzhai/wenzhai/layout/compose/paper"
)

func main() {
	show := flag.Int("list", 5, "how many places to show of each fault")
	sheet := flag.String("paper", "a4", "paper of an archive's book")
	size := flag.Float64("font-size", 10.5, "its type in points")
	columns := flag.Int("columns", 1, "its columns")
	both := flag.String("bilingual", "off", "the form of its articles with a translation")
	flag.Parse()
	o := compose.Options{FontSize: *size, Columns: *columns}
	var err error
	var pairs digest.Layout
	if o.Paper, err = paper.Parse(*sheet); err == nil {
		pairs, err = digest.ParseLayout(*both)
	}
	if err == nil {
		err = run(context.Background(), os.Stdout, flag.Args(), o, pairs, *show)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "audit:", err)
		os.Exit(1)
	}
}

// errFaults says that an archive's book breaks rules.
var errFaults = errors.New("there are faults")

func run(ctx context.Context, w io.Writer, inputs []string, o compose.Options, pairs digest.Layout, show int) error {
	if len(inputs) == 0 {
		return errors.New("name a PDF or an archive")
	}
	var failed error
	for _, in := range inputs {
		var r *result
		var err error
		foreign := strings.HasSuffix(strings.ToLower(in), ".pdf")
		if foreign {
			r, err = auditPDF(ctx, in)
		} else {
			r, err = auditArchive(ctx, in, o, pairs)
		}
		if err != nil {
			return fmt.Errorf("%s: %w", in, err)
		}
		fmt.Fprintf(w, "%s\n", in)
		r.print(w, show)
		if !foreign && r.breaks() {
			failed = errFaults
		}
	}
	return failed
}

// fault is one violation.
type fault struct {
	page  int // 1-based; 0 where only the line is known
	rule  string
	where string // the line
}

// result is what an audit found.
type result struct {
	lines     []string
	faults    []fault
	justified int
	ragged    int
	uneven    bool // too many pages are not level
}

func (r *result) linef(format string, args ...any) {
	r.lines = append(r.lines, fmt.Sprintf(format, args...))
}

// edge notes how many of the lines that should reach the right edge miss it.
func (r *result) edge(justified, ragged int) {
	r.justified, r.ragged = justified, ragged
	if justified > 0 {
		r.linef("right edge within 0.5 pt: %.2f %% of %d lines", 100*float64(justified-ragged)/float64(justified), justified)
	}
}

// allowance is what share of lines may miss the right edge: those before a
// long unbreakable item.
const allowance = 0.005

// tolerated are the findings that are counted and shown but are no faults by
// themselves.
var tolerated = []string{"ragged", "held gap", "one short", "more short", "gap at notes"}

// breaks tells whether a rule is broken.
func (r *result) breaks() bool {
	return r.faulty() || r.uneven || float64(r.ragged) > allowance*float64(r.justified)
}

func (r *result) faulty() bool {
	return slices.ContainsFunc(r.faults, func(f fault) bool { return !slices.Contains(tolerated, f.rule) })
}

func (r *result) print(w io.Writer, show int) {
	for _, l := range r.lines {
		fmt.Fprintln(w, "  "+l)
	}
	byRule := map[string][]fault{}
	for _, f := range r.faults {
		byRule[f.rule] = append(byRule[f.rule], f)
	}
	if !r.faulty() {
		fmt.Fprintln(w, "  no faults")
	}
	for _, rule := range slices.Sorted(maps.Keys(byRule)) {
		all := byRule[rule]
		fmt.Fprintf(w, "  %-14s %5d\n", rule, len(all))
		slices.SortStableFunc(all, func(a, b fault) int {
			return cmp.Or(a.page-b.page, strings.Compare(a.where, b.where))
		})
		for _, f := range all[:min(show, len(all))] {
			place := ""
			if f.page > 0 {
				place = fmt.Sprintf("p. %d: ", f.page)
			}
			fmt.Fprintf(w, "      %s%s\n", place, f.where)
		}
	}
}
