// Command bench measures the built wenzhai against floors and peers and
// prints ratios with their limits: seconds differ from machine to machine,
// ratios hardly.
//
// It reads $WENZHAI_CORPUS/posts where that is set, else the samples many
// times over, so that it runs anywhere. Typst is measured where make peers
// has installed it; a line says so where not.
package main

import (
	"flag"
	"fmt"
	"os"
)

func main() {
	if len(os.Args) > 2 && os.Args[1] == measureFlag {
		if err := measure(os.Args[2:]); err != nil {
			fmt.Fprintln(os.Stderr, "bench:", err)
			os.Exit(1)
		}
		return
	}
	bin := flag.String("bin", "bin/wenzhai", "the binary to measure")
	runs := flag.Int("runs", 3, "runs of each; the median counts")
	only := flag.String("only", "", "one of clean, epub, pdf, growth, digest, typst")
	flag.Parse()
	if err := bench(*bin, *runs, *only); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
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
