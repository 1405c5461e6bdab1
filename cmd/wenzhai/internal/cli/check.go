package cli

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/exit"
	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/pathname"
	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/term"
	"github.com/wenzhai/wenzhai/convert/diag"
	"github.com/wenzhai/wenzhai/convert/regular"
	"github.com/wenzhai/wenzhai/layout/epub/check"
)

// checkFlags are the flags of `wenzhai check`.
type checkFlags struct {
	selectFlags
	asJSON, strict bool
}

func (a *app) check() *cobra.Command {
	var f checkFlags
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
		Args: pathname.Some,
		RunE: func(c *cobra.Command, paths []string) error { return a.runCheck(c.Context(), &f, paths) },
	}
	f.selectFlags.add(c.Flags())
	c.Flags().BoolVar(&f.asJSON, "json", false, "print one JSON object a finding and line")
	c.Flags().BoolVar(&f.strict, "strict", false, "exit 3 when there are warnings")
	return a.configured(c, &f.config)
}

// isBook reports whether path names a finished e-book.
func isBook(path string) bool { return strings.EqualFold(filepath.Ext(path), ".epub") }

func (a *app) runCheck(ctx context.Context, f *checkFlags, paths []string) error {
	out := checkPrinter{w: a.env.Stdout, asJSON: f.asJSON}
	var archives []string
	for _, path := range paths {
		if !isBook(path) {
			archives = append(archives, path)
		} else if err := out.book(path); err != nil {
			return failed(err)
		}
	}
	articles := 0
	if len(archives) > 0 {
		var err error
		if articles, err = out.archive(ctx, a, f, archives); err != nil {
			return failed(err)
		}
	}
	a.printer().Plain("%s", out.summary(len(paths)-len(archives), articles))
	switch {
	case out.errors > 0:
		return &exit.Error{Code: exit.Failure}
	case f.strict && out.warnings > 0:
		return &exit.Error{Code: exit.Strict}
	}
	return nil
}

// checkPrinter prints findings and counts them.
type checkPrinter struct {
	w                io.Writer
	asJSON           bool
	errors, warnings int
	notes            int
}

// checkFinding is a finding in its JSON form.
type checkFinding struct {
	Path     string            `json:"path"`
	File     string            `json:"file,omitempty"` // inside the book
	Line     int               `json:"line,omitempty"`
	Severity string            `json:"severity"`
	Code     check.FindingCode `json:"code"`
	Message  string            `json:"message"`
}

// book prints the findings about the EPUB at path.
func (c *checkPrinter) book(path string) error {
	file, err := regular.Open(path)
	if err != nil {
		return unreadable(path, err)
	}
	defer file.Close()
	info, err := file.Stat()
	if err != nil || !info.Mode().IsRegular() {
		return diag.New(diag.Unreadable, path, 0, "is not a regular file")
	}
	for _, f := range check.Check(file, info.Size()) {
		if err := c.print(path, &f); err != nil {
			return err
		}
	}
	return nil
}

func (c *checkPrinter) print(path string, f *check.Finding) error {
	if f.Severity == diag.Error {
		c.errors++
	} else {
		c.warnings++
	}
	if c.asJSON {
		return c.encode(checkFinding{path, f.File, f.Line, f.Severity.String(), f.Code, f.Message})
	}
	place := path
	if f.File != "" {
		place += "!" + f.File
	}
	if f.Line > 0 {
		place = fmt.Sprintf("%s:%d", place, f.Line)
	}
	_, err := fmt.Fprintln(c.w, term.Harmless(fmt.Sprintf("%s: %s[%s]: %s", place, f.Severity, f.Code, f.Message)))
	return err
}

func (c *checkPrinter) encode(v any) error {
	e := term.NewJSON(c.w)
	return e.Encode(v)
}

// unreadable says why a named file could not be opened.
func unreadable(path string, err error) error {
	if os.IsNotExist(err) {
		return diag.New(diag.PathMissing, path, 0, "there is no such file")
	}
	return diag.New(diag.Unreadable, path, 0, "cannot be read: %v", err)
}
