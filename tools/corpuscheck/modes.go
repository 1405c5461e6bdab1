package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"github.com/wenzhai/wenzhai/tools/conform"
)

// modes are the ways to make an e-book of an archive, besides the default.
var modes = []string{
	"--cover none", "--vertical", "--images none", "--image-size 600 --grey", "--toc-depth 3", "--toc-depth 1",
	"--chapter-by none", "--chapter-by source", "--max-articles 7", "--max-size 400KB", "--ui ru --series 文摘 --issue 27",
}

// epubModes makes a book, or volumes, in every mode, and checks that they hold
// every character of the archive and that wenzhai and both versions of
// EPUBCheck find nothing wrong.
func epubModes(ctx context.Context, bin, archive, dir string, want *conform.Expected) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	var all []string
	for i, flags := range modes {
		files, err := epubMode(ctx, bin, archive, filepath.Join(dir, fmt.Sprintf("mode%02d", i)), flags)
		if err == nil && !strings.Contains(flags, "source") {
			err = holds(files, want)
		}
		if err != nil {
			return fmt.Errorf("%s: %w", flags, err)
		}
		all = append(all, files...)
	}
	check := exec.CommandContext(ctx, bin, append([]string{"check", "--strict"}, all...)...)
	if out, err := check.CombinedOutput(); err != nil {
		return fmt.Errorf("wenzhai check: %w\n%s", err, out)
	}
	var failed []error
	for _, v := range conform.Checkers() {
		failed = append(failed, conform.EPUBCheck(ctx, v, all...))
	}
	return errors.Join(failed...)
}

// epubMode makes the book with flags and returns its files in order.
func epubMode(ctx context.Context, bin, archive, stem, flags string) ([]string, error) {
	args := append([]string{"epub", "-q", archive, "-o", stem + "-{n}.epub"}, strings.Fields(flags)...)
	c := exec.CommandContext(ctx, bin, args...)
	c.Stderr = os.Stderr
	if err := c.Run(); err != nil {
		return nil, err
	}
	var files []string
	for n := 1; ; n++ {
		name := fmt.Sprintf("%s-%d.epub", stem, n)
		if _, err := os.Stat(name); err != nil {
			return files, nil //nolint:nilerr // the last volume is behind us
		}
		files = append(files, name)
	}
}

// holds checks that the volumes hold every part of the articles in order.
func holds(files []string, want *conform.Expected) error {
	var text strings.Builder
	for _, f := range files {
		s, err := conform.EPUBText(f)
		if err != nil {
			return err
		}
		text.WriteString(s)
	}
	return conform.InOrder(text.String(), want.Parts, nil)
}
