// Command evalclean measures reading and cleaning: on hand-made articles in the
// dress of many kinds of sites (tools/evalclean/gold), on invented posts of eight
// generators of sites (tools/evalclean/posts), and on a real archive against
// selectors written for its sites.
//
//	go run ./tools/evalclean                      # gold alone
//	WENZHAI_CORPUS=DIR go run ./tools/evalclean   # also DIR/seeds, posts, pages
//
// It prints a table and how it differs from the last one kept, table.txt; -update
// keeps the new one.
package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
)

func main() {
	o := options{corpus: os.Getenv("WENZHAI_CORPUS")}
	flag.StringVar(&o.gold, "gold", "tools/evalclean/gold", "folder of gold files")
	flag.StringVar(&o.posts, "posts", "tools/evalclean/posts", "folder of the pieces of posts")
	flag.StringVar(&o.kept, "table", "tools/evalclean/table.txt", "the last table kept")
	flag.BoolVar(&o.update, "update", false, "keep the new table")
	flag.BoolVar(&o.verbose, "v", false, "show what each article lost and what it has too much")
	flag.StringVar(&o.only, "only", "", "one of gold, markdown, posts, pages, seeds")
	flag.StringVar(&o.truth, "truth", "", "write the whole pages with their truth to folders below this one, for tools/pageblocks, and leave")
	check := flag.Bool("check", false, "fail where a figure is below its floor")
	flag.Parse()
	if o.truth != "" {
		if err := writeTruth(o); err != nil {
			fmt.Fprintln(os.Stderr, "evalclean:", err)
			os.Exit(1)
		}
		return
	}
	ok, err := run(context.Background(), os.Stdout, o)
	if err != nil {
		fmt.Fprintln(os.Stderr, "evalclean:", err)
		os.Exit(1)
	}
	if *check && !ok {
		os.Exit(1)
	}
}

// options are the flags.
type options struct {
	gold, posts, corpus, kept, only, truth string
	update, verbose                        bool
}

func (o options) wants(part string) bool { return o.only == "" || o.only == part }

// run prints all figures and reports whether each reaches its floor.
func run(ctx context.Context, w io.Writer, o options) (bool, error) {
	t := &table{w: w, verbose: o.verbose, ok: true}
	if o.wants("gold") {
		if err := evaluateGold(ctx, t, o.gold); err != nil && o.corpus == "" {
			return false, err
		}
	}
	if o.wants("markdown") {
		if err := evaluateMarkdown(ctx, t, o.posts); err != nil {
			return false, err
		}
	}
	if o.corpus != "" {
		if err := evaluateCorpus(ctx, t, o); err != nil {
			return false, err
		}
	}
	if o.only != "" {
		return t.ok, t.print()
	}
	if err := t.print(); err != nil {
		return false, err
	}
	return t.ok, t.compare(o.kept, o.update)
}

// evaluateCorpus measures the folders of a real archive that are there.
func evaluateCorpus(ctx context.Context, t *table, o options) error {
	for _, part := range []struct {
		name string
		run  func(context.Context, *table, string) error
	}{{"posts", evaluateSites}, {"pages", evaluateSites}, {"seeds", evaluateSeeds}} {
		dir := filepath.Join(o.corpus, part.name)
		if _, err := os.Stat(dir); err != nil || !o.wants(part.name) {
			continue
		}
		if err := part.run(ctx, t, dir); err != nil {
			return err
		}
	}
	return nil
}
