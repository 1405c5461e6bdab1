package cli

import (
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/term"
	"github.com/wenzhai/wenzhai/convert/diag"
	"github.com/wenzhai/wenzhai/layout/epub"
)

// checkFlags are the flags of `wenzhai check`.
type checkFlags struct {
	asJSON, strict bool
}

func (a *app) check() *cobra.Command {
	var f checkFlags
	c := &cobra.Command{
		Use:   "check [flags] PATH...",
		Short: "Verify a finished book",
		Long: `Verify finished e-books, whoever made them. Of an EPUB, 2 or 3: the zip file
and its mimetype, manifest against archive, media types, well-formed documents,
the target of every link, contents, NCX and spine. Each finding is one line on
standard output. Exit status 1 means that a book has errors.`,
		Example: `  wenzhai check digest.epub
  wenzhai check --json *.epub | jq -r 'select(.severity == "error") | .message'`,
		Args: cobra.MinimumNArgs(1),
		RunE: func(_ *cobra.Command, paths []string) error { return a.runCheck(&f, paths) },
	}
	c.Flags().BoolVar(&f.asJSON, "json", false, "print one JSON object a finding and line")
	c.Flags().BoolVar(&f.strict, "strict", false, "exit 3 when there are warnings")
	return c
}

// isBook reports whether path names a finished e-book.
func isBook(path string) bool { return strings.EqualFold(filepath.Ext(path), ".epub") }

func (a *app) runCheck(f *checkFlags, paths []string) error {
	out := checkPrinter{w: a.env.Stdout, asJSON: f.asJSON}
	for _, path := range paths {
		if !isBook(path) {
			return usagef("%s is not a book that can be checked: expected .epub", path)
		}
		if err := out.book(path); err != nil {
			return failed(err)
		}
	}
	p := a.printer()
	p.Plain("checked %s: %s, %s", term.Count(len(paths), "book"), term.Count(out.errors, "error"), term.Count(out.warnings, "warning"))
	switch {
	case out.errors > 0:
		return &exitError{code: ExitFailed}
	case f.strict && out.warnings > 0:
		return &exitError{code: ExitStrict}
	}
	return nil
}

// checkPrinter prints findings and counts them.
type checkPrinter struct {
	w                io.Writer
	asJSON           bool
	errors, warnings int
}

// checkFinding is a finding in its JSON form.
type checkFinding struct {
	Path     string           `json:"path"`
	File     string           `json:"file,omitempty"` // inside the book
	Line     int              `json:"line,omitempty"`
	Severity string           `json:"severity"`
	Code     epub.FindingCode `json:"code"`
	Message  string           `json:"message"`
}

// book prints the findings about the EPUB at path.
func (c *checkPrinter) book(path string) error {
	file, err := os.Open(path)
	if err != nil {
		return unreadable(path, err)
	}
	defer file.Close()
	info, err := file.Stat()
	if err != nil || !info.Mode().IsRegular() {
		return diag.New(diag.Unreadable, path, 0, "is not a regular file")
	}
	for _, f := range epub.Check(file, info.Size()) {
		if err := c.print(path, &f); err != nil {
			return err
		}
	}
	return nil
}

func (c *checkPrinter) print(path string, f *epub.Finding) error {
	if f.Severity == diag.Error {
		c.errors++
	} else {
		c.warnings++
	}
	if c.asJSON {
		e := json.NewEncoder(c.w)
		e.SetEscapeHTML(false)
		return e.Encode(checkFinding{path, f.File, f.Line, f.Severity.String(), f.Code, f.Message})
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

// unreadable says why a named file could not be opened.
func unreadable(path string, err error) error {
	if os.IsNotExist(err) {
		return diag.New(diag.PathMissing, path, 0, "there is no such file")
	}
	return diag.New(diag.Unreadable, path, 0, "cannot be read: %v", err)
}
