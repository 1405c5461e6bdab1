package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/wenzhai/wenzhai/tools/conform"
)

// modes are the ways to make an e-book of an archive, besides the default.
var modes = []string{
	"--cover none", "--vertical", "--images none", "--image-size 600 --grey", "--toc-depth 3", "--toc-depth 1",
	"--chapter-by none", "--chapter-by source", "--max-articles 7", "--max-size 400KB", "--ui ru --series 文摘 --issue 27",
}

// modes makes a book, or volumes, in every mode, and checks that they hold
// every character of the archive and that wenzhai and both versions of
// EPUBCheck find nothing wrong.
func (r *runner) modes(ctx context.Context, archive, dir string, want *conform.Expected) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	var all []string
	for i, flags := range modes {
		stem := filepath.Join(dir, fmt.Sprintf("mode%02d", i))
		err := tool(ctx, r.bin, append([]string{"epub", "-q", archive, "-o", stem + "-{n}.epub"}, strings.Fields(flags)...)...)
		files := volumes(stem)
		if err == nil && !strings.Contains(flags, "source") {
			err = holds(files, want)
		}
		if err != nil {
			return fmt.Errorf("%s: %w", flags, err)
		}
		all = append(all, files...)
	}
	failed := []error{tool(ctx, r.bin, append([]string{"check", "--strict"}, all...)...)}
	for _, v := range conform.Checkers() {
		failed = append(failed, conform.EPUBCheck(ctx, v, all...)...)
	}
	return errors.Join(failed...)
}

// volumes returns the files of a book in order.
func volumes(stem string) (files []string) {
	for n := 1; ; n++ {
		name := fmt.Sprintf("%s-%d.epub", stem, n)
		if _, err := os.Stat(name); err != nil {
			return files
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
