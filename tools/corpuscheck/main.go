// Command corpuscheck builds an EPUB and a PDF of every folder of
// $WENZHAI_CORPUS and hands them to all the checks of package conform.
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
	"time"

	"github.com/wenzhai/wenzhai/convert/digest"
	"github.com/wenzhai/wenzhai/tools/conform"
)

func main() {
	bin := flag.String("bin", "bin/wenzhai", "the binary to check")
	only := flag.String("only", "", "folders to check, joined with commas (default: all)")
	format := flag.String("format", "", "epub or pdf (default: both)")
	keep := flag.String("keep", "", "folder to leave the books in")
	flag.Parse()
	if err := run(context.Background(), *bin, *only, *format, *keep); err != nil {
		fmt.Fprintln(os.Stderr, "corpuscheck:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, bin, only, format, keep string) error {
	corpus := os.Getenv("WENZHAI_CORPUS")
	if corpus == "" {
		return fmt.Errorf("WENZHAI_CORPUS names no folder of archives")
	}
	entries, err := os.ReadDir(corpus)
	if err != nil {
		return err
	}
	out := keep
	if out == "" {
		if out, err = os.MkdirTemp("", "wenzhai-corpus-"); err != nil {
			return err
		}
		defer os.RemoveAll(out)
	}
	failed := 0
	for _, e := range entries {
		if !e.IsDir() || only != "" && !strings.Contains(","+only+",", ","+e.Name()+",") {
			continue
		}
		failed += check(ctx, bin, format, filepath.Join(corpus, e.Name()), filepath.Join(out, e.Name()))
	}
	if failed > 0 {
		return fmt.Errorf("%d checks failed", failed)
	}
	return nil
}

// check checks the books of one archive in one format, or in both where it is
// "", prints one line a check and returns how many failed.
func check(ctx context.Context, bin, format, archive, book string) (failed int) {
	step := func(name string, f func() error) {
		begin := time.Now()
		err := f()
		state := "ok"
		if err != nil {
			failed++
			state = "FAILED: " + err.Error()
		}
		fmt.Printf("%-8s %-16s %6.1fs  %s\n", filepath.Base(archive), name, time.Since(begin).Seconds(), state)
	}
	var want *conform.Expected
	step("read", func() (err error) { want, err = conform.Expect(ctx, archive); return err })
	if want == nil {
		return failed
	}
	if format != "pdf" {
		checkEPUB(ctx, step, bin, archive, book, want)
	}
	if format != "epub" {
		checkPDF(ctx, step, bin, archive, book, want)
	}
	return failed
}

// stepper does one check and says how it went.
type stepper func(name string, f func() error)

func checkEPUB(ctx context.Context, step stepper, bin, archive, book string, want *conform.Expected) {
	step("epub", build(ctx, bin, "epub", archive, book))
	for _, v := range conform.Checkers() {
		step("epubcheck "+v, func() error { return conform.EPUBCheck(ctx, v, book+".epub") })
	}
	step("readers", func() error { return conform.Readers(ctx, book+".epub", want, "") })
	step("epub modes", func() error { return epubModes(ctx, bin, archive, book+"-modes", want) })
	for _, l := range conform.EPUBLayouts() {
		step("epub "+l.String(), func() error { return bilingualEPUB(ctx, bin, archive, book+"-"+l.String()+".epub", l) })
	}
}

func checkPDF(ctx context.Context, step stepper, bin, archive, book string, want *conform.Expected) {
	step("pdf", build(ctx, bin, "pdf", archive, book))
	step("pdf checks", func() error { return conform.PDFBook(ctx, book+".pdf", want) })
	for _, l := range conform.Layouts() {
		step("pdf "+l.String(), func() error { return bilingual(ctx, bin, archive, book+"-"+l.String()+".pdf", l) })
	}
}

func build(ctx context.Context, bin, format, archive, book string) func() error {
	return func() error {
		c := exec.CommandContext(ctx, bin, format, "-q", archive, "-o", book+"."+format)
		c.Stderr = os.Stderr
		return c.Run()
	}
}

// bilingual builds and checks a PDF of both texts of an archive that has
// pairs; of one that has none there is nothing to check.
func bilingual(ctx context.Context, bin, archive, file string, l digest.Layout) error {
	want, err := conform.ExpectPairs(ctx, l, archive)
	if err != nil || len(want.Second) == 0 {
		return err
	}
	c := exec.CommandContext(ctx, bin, "pdf", "-q", "--bilingual", l.String(), archive, "-o", file)
	c.Stderr = os.Stderr
	if err := c.Run(); err != nil {
		return err
	}
	rows, err := conform.BilingualPDF(ctx, file, want)
	if rows > 0 {
		fmt.Printf("%-8s %d rows are level\n", filepath.Base(archive), rows)
	}
	return err
}

// bilingualEPUB is bilingual for e-books.
func bilingualEPUB(ctx context.Context, bin, archive, file string, l digest.Layout) error {
	want, err := conform.ExpectPairs(ctx, l, archive)
	if err != nil || len(want.Second) == 0 {
		return err
	}
	c := exec.CommandContext(ctx, bin, "epub", "-q", "--bilingual", l.String(), archive, "-o", file)
	c.Stderr = os.Stderr
	if err := c.Run(); err != nil {
		return err
	}
	if err := conform.BilingualEPUB(file, want); err != nil {
		return err
	}
	lines := &conform.Expected{Articles: len(want.Titles), Chapters: want.Chapters}
	return errors.Join(conform.EPUBCheck(ctx, conform.Checkers()[0], file), conform.Readers(ctx, file, lines, ""), conform.Ace(ctx, file))
}
