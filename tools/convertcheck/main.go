// Command convertcheck hands e-books to calibre's ebook-convert, which makes
// Kindle and Kobo files of them, and compares the metadata that calibre then
// reads with those of the book. `make convert-check` installs calibre.
package main

import (
	"context"
	"errors"
	"flag"
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

func main() {
	bin := flag.String("bin", "bin/wenzhai", "the binary to check")
	flag.Parse()
	archives := flag.Args()
	if len(archives) == 0 {
		archives = []string{"samples/archive"}
	}
	var failed []error
	for _, a := range archives {
		failed = append(failed, run(context.Background(), *bin, a))
	}
	if err := errors.Join(failed...); err != nil {
		fmt.Fprintln(os.Stderr, "convertcheck:", err)
		os.Exit(1)
	}
}

const (
	title  = "园中文摘"
	author = "林小满"
	series = "园艺周刊"
)

func run(ctx context.Context, bin, archive string) error {
	dir, err := os.MkdirTemp("", "wenzhai-convert-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	book := filepath.Join(dir, "book.epub")
	if err := tool(ctx, bin, "epub", "-q", archive, "-o", book, "--title", title, "--author", author, "--series", series, "--issue", "27"); err != nil {
		return err
	}
	var failed []error
	for _, t := range targets {
		out := filepath.Join(dir, "out"+t.ext)
		err := tool(ctx, "ebook-convert", book, out, "--output-profile", t.profile)
		if err == nil {
			err = metadata(ctx, out, t.ext)
		}
		state := "ok"
		if err != nil {
			state = "FAILED: " + err.Error()
			failed = append(failed, fmt.Errorf("%s to %s", archive, t.name))
		}
		fmt.Printf("%-24s %-12s %s\n", filepath.Base(archive), t.name, state)
	}
	return errors.Join(failed...)
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

func tool(ctx context.Context, name string, args ...string) error {
	c := exec.CommandContext(ctx, name, args...)
	c.Env = append(os.Environ(), "QT_QPA_PLATFORM=offscreen", "QTWEBENGINE_CHROMIUM_FLAGS=--no-sandbox")
	if out, err := c.CombinedOutput(); err != nil {
		return fmt.Errorf("%s: %w\n%s", filepath.Base(name), err, out[max(0, len(out)-2000):])
	}
	return nil
}
