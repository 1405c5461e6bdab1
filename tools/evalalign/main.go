// Command evalalign measures alignment: on the hand-aligned texts of
// samples/align, and on a folder of real translations, changed in known ways.
//
//	go run ./tools/evalalign                      # gold alone
//	WENZHAI_CORPUS=DIR go run ./tools/evalalign   # also DIR/pairs, changed
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"

	"github.com/wenzhai/wenzhai/convert/bilingual"
	"github.com/wenzhai/wenzhai/convert/bilingual/lexicon"
)

func main() {
	gold := flag.String("gold", "samples/align", "folder of hand-aligned texts")
	min := flag.Bool("check", false, "fail where a figure is below its floor")
	wrong := flag.Bool("wrong", false, "print the paragraphs of the gold that are linked wrongly")
	flag.Parse()
	t := &table{w: os.Stdout, ok: true, wrong: *wrong, long: true}
	ok, err := run(context.Background(), t, *gold, os.Getenv("WENZHAI_CORPUS"))
	if err != nil {
		fmt.Fprintln(os.Stderr, "evalalign:", err)
		os.Exit(1)
	}
	if *min && !ok {
		os.Exit(1)
	}
}

// run prints all figures and reports whether each reaches its floor.
func run(ctx context.Context, t *table, gold, corpus string) (bool, error) {
	dictionary, err := lexicon.Bundled()
	if err != nil {
		return false, err
	}
	with := bilingual.NewAligner(bilingual.Options{Dictionary: dictionary})
	without := bilingual.NewAligner(bilingual.Options{})
	texts, err := readGold(gold)
	if err != nil {
		return false, err
	}
	t.head()
	evaluateGold(t, texts, with, without)
	if corpus != "" {
		pairs, err := readPairs(ctx, filepath.Join(corpus, "pairs"))
		if err != nil {
			return false, err
		}
		evaluateSynthetic(t, pairs, with, without)
		if err := measureSpeed(t.w, pairs, with); err != nil {
			return false, err
		}
	}
	if t.long {
		return t.ok, measureLong(t.w, texts, with)
	}
	return t.ok, nil
}
