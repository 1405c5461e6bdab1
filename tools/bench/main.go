// Command bench measures the built wenzhai and prints figures with their limits.
//
//	go run ./tools/bench                  ratios to floors and peers
//	go run ./tools/bench -scale           100,000 made-up articles (2.8 GB), which stay in -dir
//
// Ratios hardly differ from machine to machine, as seconds do. They are of
// $WENZHAI_CORPUS/posts where that is set, else of the samples many times over, so
// that it runs anywhere. Typst is measured where make peers has installed it; a line
// says so where not. With -scale other work on the machine makes wall time long: the
// load is printed, and processor time stands beside; it exits 1 where a figure is over
// its limit.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
)

func main() {
	bin := flag.String("bin", "bin/wenzhai", "the binary to measure")
	runs := flag.Int("runs", 3, "runs of each; the median counts")
	only := flag.String("only", "", "one of clean, epub, pdf, growth, digest, typst; with -scale part of the names of runs")
	large := flag.Bool("scale", false, "measure many made-up articles")
	dir := flag.String("dir", filepath.Join(os.TempDir(), "wenzhai-scale"), "with -scale: folder for the archives and books")
	articles := flag.Int("n", many, "with -scale: articles of the large archive")
	alone := flag.Bool("measure", false, "print what the command that follows uses, for bench itself")
	flag.Parse()
	var err error
	switch {
	case *alone:
		err = measure(flag.Args())
	case *large:
		err = atScale(*bin, *dir, *articles, *only)
	default:
		err = bench(*bin, *runs, *only)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

func atScale(bin, dir string, articles int, only string) error {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	ok, err := runScale(ctx, bin, dir, articles, only)
	if err == nil && !ok {
		err = errors.New("a figure is over its limit")
	}
	return err
}

// bed is what the measurements share.
type bed struct {
	bin   string
	runs  int
	tmp   string
	files []source
}

func bench(bin string, runs int, only string) error {
	tmp, err := os.MkdirTemp("", "wenzhai-bench-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(tmp)
	files, err := sources()
	if err != nil {
		return err
	}
	b := &bed{bin: bin, runs: runs, tmp: tmp, files: files}
	fmt.Printf("%d source files; CPU is user and system time of the whole process; medians of %d runs\n", len(files), runs)
	for _, part := range []struct {
		name string
		run  func() error
	}{{"clean", b.clean}, {"epub", b.epub}, {"pdf", b.pdf}, {"growth", b.growth}, {"digest", b.digest}, {"typst", b.typst}} {
		if only != "" && only != part.name {
			continue
		}
		if err := part.run(); err != nil {
			return fmt.Errorf("%s: %w", part.name, err)
		}
	}
	return nil
}

// verdict prints a figure beside its limit.
func verdict(what string, value, limit float64, format string, args ...any) {
	word := "ok"
	if value > limit {
		word = "OVER"
	}
	fmt.Printf("%-34s %6.3f  limit %-5.4g %-4s  %s\n", what, value, limit, word, fmt.Sprintf(format, args...))
}
