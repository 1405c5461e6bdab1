package main

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// targets are the formats: Kindle's two and, by a profile, Kobo's.
var targets = []struct{ name, ext, profile string }{
	{"kindle", ".azw3", "kindle_pw3"},
	{"kindle, old", ".mobi", "kindle"},
	{"kobo", ".epub", "kobo"},
}

const (
	title  = "园中文摘"
	author = "林小满"
	series = "园艺周刊"
)

// convert has calibre make files for other readers of the book of each archive, and
// compares the metadata that it then reads with those of the book. `make
// convert-check` installs calibre.
func (r *runner) convert(ctx context.Context, archives []string) error {
	dir, err := os.MkdirTemp("", "wenzhai-convert-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	if len(archives) == 0 {
		archives = []string{"samples/archive"}
	}
	book := filepath.Join(dir, "book.epub")
	for _, a := range archives {
		if err := tool(ctx, r.bin, "epub", "-q", a, "-o", book, "--title", title, "--author", author, "--series", series, "--issue", "27"); err != nil {
			return err
		}
		for _, t := range targets {
			out := filepath.Join(dir, "out"+t.ext)
			r.step(a, t.name, func() error {
				if err := tool(ctx, "ebook-convert", book, out, "--output-profile", t.profile); err != nil {
					return err
				}
				return metadata(ctx, out, t.ext)
			})
		}
	}
	return nil
}

// metadata checks what calibre reads from a file that it made.
func metadata(ctx context.Context, file, ext string) error {
	c := exec.CommandContext(ctx, "ebook-meta", file)
	c.Env = append(os.Environ(), "QT_QPA_PLATFORM=offscreen")
	out, err := c.CombinedOutput()
	if err != nil {
		return fmt.Errorf("ebook-meta: %w\n%s", err, out)
	}
	got := string(out)
	want := []string{title, author, "zho"}
	if ext == ".epub" {
		// Kindle's formats have no room for a series.
		want = append(want, series+" #27")
	}
	for _, w := range want {
		if !strings.Contains(got, w) {
			return fmt.Errorf("no %q in the metadata:\n%s", w, got)
		}
	}
	return nil
}
