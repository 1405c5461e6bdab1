// Command verify has programs that others wrote judge books of wenzhai.
//
//	go run ./tools/verify corpus               every case of tools/conform, on each folder of $WENZHAI_CORPUS
//	go run ./tools/verify convert [ARCHIVE…]   calibre makes Kindle and Kobo files of the book, and reads their metadata
//	go run ./tools/verify pdf FILE…            the structure of any PDF, by the Matterhorn Protocol for PDF/UA-1
//
// It prints a line a check and exits 1 where one fails.
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"time"
)

func main() {
	r := &runner{}
	flag.StringVar(&r.bin, "bin", "bin/wenzhai", "the binary to check")
	flag.StringVar(&r.only, "only", "", "corpus: folders to check, joined with commas (default: all)")
	flag.StringVar(&r.format, "format", "", "corpus: epub or pdf (default: both)")
	flag.StringVar(&r.keep, "keep", "", "corpus: folder to leave the books in")
	flag.Parse()
	command, known := map[string]func(context.Context, []string) error{
		"corpus": r.corpus, "convert": r.convert, "pdf": r.pdf,
	}[flag.Arg(0)]
	if !known {
		flag.Usage()
		os.Exit(2)
	}
	err := command(context.Background(), flag.Args()[1:])
	if err == nil && r.failed > 0 {
		err = fmt.Errorf("%d checks failed", r.failed)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "verify:", err)
		os.Exit(1)
	}
}

// runner does checks and counts those that fail.
type runner struct {
	bin, only, format, keep string
	failed                  int
}

// step does one check of a thing and says how it went.
func (r *runner) step(thing, name string, check func() error) {
	begin := time.Now()
	state := "ok"
	if err := check(); err != nil {
		r.failed++
		state = "FAILED: " + err.Error()
	}
	fmt.Printf("%-16s %-40s %6.1fs  %s\n", filepath.Base(thing), name, time.Since(begin).Seconds(), state)
}

// run returns what carries out a command line of wenzhai.
func (r *runner) run(ctx context.Context) func(args ...string) error {
	return func(args ...string) error { return tool(ctx, r.bin, args...) }
}

// tool runs a program; the error quotes the end of what it printed.
func tool(ctx context.Context, name string, args ...string) error {
	c := exec.CommandContext(ctx, name, args...)
	c.Env = append(os.Environ(), "QT_QPA_PLATFORM=offscreen", "QTWEBENGINE_CHROMIUM_FLAGS=--no-sandbox")
	if out, err := c.CombinedOutput(); err != nil {
		return fmt.Errorf("%s: %w\n%s", filepath.Base(name), err, out[max(0, len(out)-2000):])
	}
	return nil
}
