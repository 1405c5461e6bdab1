package cli

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/term"
	"github.com/wenzhai/wenzhai/convert"
	"github.com/wenzhai/wenzhai/convert/diag"
	"github.com/wenzhai/wenzhai/layout"
	"github.com/wenzhai/wenzhai/layout/pdf"
)

// archive prints what is wrong with the articles at paths: undated, untitled
// and empty ones, repetitions, pictures that are missing or broken, characters
// that no face has, translations without an original. It returns how many
// articles there are.
func (c *checkPrinter) archive(ctx context.Context, a *app, f *checkFlags, paths []string) (int, error) {
	o, err := f.options(a.env.Now())
	if err != nil {
		return 0, err
	}
	o.Paths, o.Stdin, o.Images = paths, a.env.Stdin, true
	bar := a.printer().Progress()
	defer bar.Close()
	bar.Stage("checking")
	o.Progress, o.Cache = bar.Set, a.caches.For(o)
	l, err := convert.Open(ctx, o)
	if err != nil {
		return 0, c.unopened(ctx, l, err)
	}
	defer l.Close()
	if err := l.Lint(ctx); err != nil {
		return 0, err
	}
	missing, err := uncovered(ctx, l)
	if err != nil {
		return 0, err
	}
	bar.Close()
	for _, d := range append(l.Diagnostics(), missing...) {
		if err := c.finding(d); err != nil {
			return 0, err
		}
	}
	return l.Volume().Len(), nil
}

// unopened prints why an archive could not be opened.
func (c *checkPrinter) unopened(ctx context.Context, l *convert.Library, err error) error {
	if ctx.Err() != nil {
		return ctx.Err()
	}
	all := l.Diagnostics()
	var d diag.Diagnostic
	if errors.As(err, &d) && (len(all) == 0 || all[len(all)-1] != d) {
		all = append(all, d)
	}
	for _, d := range all {
		if err := c.finding(d); err != nil {
			return err
		}
	}
	if len(all) == 0 {
		return err
	}
	return nil
}

// uncovered returns a finding for each character that no face has.
func uncovered(ctx context.Context, l *convert.Library) ([]diag.Diagnostic, error) {
	set, _, err := pdf.FontSet(nil)
	if err != nil {
		return nil, err
	}
	all, err := layout.FindUncovered(ctx, l, set)
	var out []diag.Diagnostic
	for _, u := range all {
		out = append(out, diag.New(diag.MissingGlyph, u.First.Path, u.Line, "no face has %q (%U), which stands %s in the archive", u.Rune, u.Rune, times(u.Count)))
	}
	return out, err
}

func times(n int) string {
	if n == 1 {
		return "once"
	}
	return fmt.Sprintf("%d times", n)
}

// finding prints a diagnostic. Repetitions and translations without an original
// are notes to a book, and findings here.
func (c *checkPrinter) finding(d diag.Diagnostic) error {
	switch d.Severity {
	case diag.Error:
		c.errors++
	case diag.Warning:
		c.warnings++
	default:
		if d.Code != diag.Duplicate && d.Code != diag.Unpaired {
			return nil
		}
		c.notes++
	}
	if c.asJSON {
		return c.encode(convert.NewFinding(d))
	}
	_, err := fmt.Fprintln(c.w, term.Harmless(d.String()))
	return err
}

// summary says what was checked.
func (c *checkPrinter) summary(books, articles int) string {
	var parts []string
	if books > 0 {
		parts = append(parts, term.Count(books, "book"))
	}
	if articles > 0 || books == 0 {
		parts = append(parts, term.Count(articles, "article"))
	}
	s := fmt.Sprintf("checked %s: %s, %s", strings.Join(parts, ", "), term.Count(c.errors, "error"), term.Count(c.warnings, "warning"))
	if c.notes > 0 {
		s += ", " + term.Count(c.notes, "note")
	}
	return s
}
