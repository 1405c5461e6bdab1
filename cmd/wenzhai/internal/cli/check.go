package cli

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/exit"
	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/help"
	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/settings"
	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/show"
	"github.com/wenzhai/wenzhai/convert"
	"github.com/wenzhai/wenzhai/convert/diag"
	"github.com/wenzhai/wenzhai/convert/regular"
	"github.com/wenzhai/wenzhai/layout"
	"github.com/wenzhai/wenzhai/layout/compose"
	"github.com/wenzhai/wenzhai/layout/epub/check"
)

func checkCommand(a *app) *cobra.Command {
	var asJSON bool
	c := &cobra.Command{
		Use:   "check [flags] PATH...",
		Short: "Verify a finished book, or look through an archive",
		Long: `Verify finished e-books, whoever made them. Of an EPUB, 2 or 3: the zip file
and its mimetype, manifest against archive, media types, well-formed documents,
the target of every link, contents, NCX and spine.

Any other PATH is an archive, of which is told what a digest would suffer from:
files that cannot be read, articles without date or title, or left empty by
cleaning, repetitions, missing and broken pictures, characters that no font
has, translations without a partner. The flags that select are for it.

Each finding is one line on standard output. Exit status 1 means errors, 3
with --strict warnings.`,
		Example: `  wenzhai check digest.epub
  wenzhai check articles/ --since 7d
  wenzhai check --json *.epub | jq -r 'select(.severity == "error") | .message'`,
		Args: help.SomePaths,
	}
	c.Flags().BoolVar(&asJSON, "json", false, "print one JSON object a finding and line")
	return taking(a, c, settings.Check, func(ctx context.Context, b *settings.Book) error {
		return runCheck(ctx, a, b, &show.Findings{W: a.env.Stdout, JSON: asJSON, Words: a.messages})
	})
}

// isBook reports whether path names a finished e-book.
func isBook(path string) bool { return strings.EqualFold(filepath.Ext(path), ".epub") }

func runCheck(ctx context.Context, a *app, b *settings.Book, out *show.Findings) error {
	paths, o := b.Options.Paths, b.Options
	o.Paths = nil
	for _, path := range paths {
		if !isBook(path) {
			o.Paths = append(o.Paths, path)
		} else if err := checkBook(out, path); err != nil {
			return failed(err)
		}
	}
	articles := 0
	if len(o.Paths) > 0 {
		var err error
		if articles, err = checkArchive(ctx, a, out, o); err != nil {
			return failed(err)
		}
	}
	a.printer().Plain("%s", out.Summary(len(paths)-len(o.Paths), articles))
	if out.Errors > 0 {
		return &exit.Error{Code: exit.Failure}
	}
	return exit.IfStrict(b.Strict, out.Warnings)
}

// checkBook prints the findings about the EPUB at path.
func checkBook(out *show.Findings, path string) error {
	file, err := regular.Open(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return diag.New(diag.PathMissing, path, 0, "there is no such file")
	case err != nil:
		return diag.New(diag.Unreadable, path, 0, "cannot be read: %v", err)
	}
	defer file.Close()
	info, err := file.Stat()
	if err != nil || !info.Mode().IsRegular() {
		return diag.New(diag.Unreadable, path, 0, "is not a regular file")
	}
	for _, f := range check.Book(file, info.Size()) {
		if err := out.Book(path, &f); err != nil {
			return err
		}
	}
	return nil
}

// checkArchive prints what is wrong with the articles of an archive: undated, untitled
// and empty ones, repetitions, pictures that are missing or broken, characters
// that no face has, translations without an original. It returns how many
// articles there are.
func checkArchive(ctx context.Context, a *app, out *show.Findings, o convert.Options) (int, error) {
	o.Images = true
	bar := a.printer().Progress()
	defer bar.Close()
	bar.Stage("checking")
	o.Progress, o.Cache = bar.Set, a.caches.For(o)
	l, err := convert.Open(ctx, o)
	if err != nil {
		return 0, unopened(ctx, out, l, err)
	}
	defer l.Close()
	missing, err := uncovered(ctx, l) // it takes no article away from Lint
	if err != nil {
		return 0, err
	}
	if err := l.Lint(ctx); err != nil {
		return 0, err
	}
	bar.Close()
	return l.Len(), out.Diagnostics(append(l.Diagnostics(), missing...))
}

// unopened prints why an archive could not be opened.
func unopened(ctx context.Context, out *show.Findings, l *convert.Library, err error) error {
	if ctx.Err() != nil {
		return ctx.Err()
	}
	all := l.Diagnostics()
	var d diag.Diagnostic
	if errors.As(err, &d) && (len(all) == 0 || all[len(all)-1] != d) {
		all = append(all, d)
	}
	if len(all) == 0 {
		return err
	}
	return out.Diagnostics(all)
}

// uncovered returns a finding for each character that no face has.
func uncovered(ctx context.Context, l *convert.Library) ([]diag.Diagnostic, error) {
	set, _, err := compose.FontSet(nil)
	if err != nil {
		return nil, err
	}
	all, err := layout.FindUncovered(ctx, l, set)
	var out []diag.Diagnostic
	for _, u := range all {
		times := "once"
		if u.Count > 1 {
			times = fmt.Sprintf("%d times", u.Count)
		}
		out = append(out, diag.New(diag.MissingGlyph, u.First.Path, u.Line, "no face has %q (%U), which stands %s in the archive", u.Rune, u.Rune, times))
	}
	return out, err
}
