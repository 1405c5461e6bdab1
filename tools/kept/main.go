// Command kept measures how much of what authors wrote is in a book: of the
// letters that an independent parser (goldmark with the extensions of GitHub, or
// that of HTML) gives for the body of an article, how many stand in the EPUB of
// its archive or in what cleaning says it dropped.
//
//	go run ./tools/kept ARCHIVE…           # articles of which under 99.5 % are kept
//	go run ./tools/kept -drops ARCHIVE…    # what each rule dropped instead
//
// It exits with 1 where an article is below the bound.
package main

import (
	"bytes"
	"cmp"
	"context"
	"flag"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"time"

	"github.com/wenzhai/wenzhai/convert"
	"github.com/wenzhai/wenzhai/convert/doc"
	"github.com/wenzhai/wenzhai/layout"
)

func main() {
	at := flag.Float64("at", 0.995, "the share of letters that must be kept")
	drops := flag.Bool("drops", false, "list what each rule dropped instead")
	flag.Parse()
	good := true
	for _, path := range flag.Args() {
		ok, err := run(context.Background(), os.Stdout, path, *at, *drops)
		if err != nil {
			fmt.Fprintf(os.Stderr, "kept: %s: %v\n", path, err)
			os.Exit(1)
		}
		good = good && ok
	}
	if !good {
		os.Exit(1)
	}
}

// run measures one archive and reports whether all of its articles keep the share.
func run(ctx context.Context, w io.Writer, path string, at float64, drops bool) (bool, error) {
	l, err := convert.Open(ctx, convert.Options{Source: convert.Source{Paths: []string{path}, Zone: time.FixedZone("CST", 8*3600)}})
	if err != nil {
		return false, err
	}
	defer l.Close()
	found, err := l.Extract(ctx, false, 0)
	if err != nil {
		return false, err
	}
	if drops {
		return true, listDrops(w, found)
	}
	var epub bytes.Buffer
	if _, err := layout.Write(ctx, &epub, l, layout.EPUB{}); err != nil {
		return false, err
	}
	files, err := readFiles(epub.Bytes(), l.Volume(), found)
	if err != nil {
		return false, err
	}
	return report(w, path, files, at)
}

// report prints the files of which less is kept than at, and their number.
func report(w io.Writer, path string, files []*file, at float64) (bool, error) {
	all, kept, below := 0, 0, 0
	for _, f := range files {
		n, lost := f.measure()
		all, kept = all+n, kept+n-lost.letters
		if float64(n-lost.letters) >= at*float64(n) {
			continue
		}
		below++
		fmt.Fprintf(w, "%s: %d of %d letters are neither in the book nor in the report\n", f.path, lost.letters, n)
		for _, s := range lost.excerpts() {
			fmt.Fprintf(w, "    %s\n", s)
		}
	}
	_, err := fmt.Fprintf(w, "%s: %d articles, %d below %.1f %%, %.3f %% of %d letters kept\n", path, len(files), below, at*100, 100*float64(kept)/float64(max(all, 1)), all)
	return below == 0, err
}

// listDrops prints what each rule dropped, sorted by rule.
func listDrops(w io.Writer, found []convert.Extracted) error {
	var lines []string
	for _, x := range found {
		for _, d := range x.Dropped {
			lines = append(lines, fmt.Sprintf("%s\t%s:%d\t%d\t%s", d.Rule, x.Article.Path, d.Line, d.Chars, d.Excerpt))
		}
	}
	slices.SortStableFunc(lines, func(a, b string) int { return cmp.Compare(ruleOf(a), ruleOf(b)) })
	for _, s := range lines {
		if _, err := fmt.Fprintln(w, s); err != nil {
			return err
		}
	}
	return nil
}

func ruleOf(line string) string {
	rule, _, _ := strings.Cut(line, "\t")
	return rule
}

// titleOf returns what a book says of an article beside its body.
func titleOf(m *doc.Meta) string { return m.Title + "\n" + m.Author + "\n" + m.Source }
