// Command genarchive writes an archive of made-up articles, for trying how
// wenzhai bears size:
//
//	go run ./tools/genarchive -n 100000 -o archive
//
// The same numbers give the same bytes everywhere.
package main

import (
	"flag"
	"fmt"
	"os"
	"time"

	"github.com/wenzhai/wenzhai/tools/genarchive/gen"
)

func main() {
	var o gen.Options
	var first string
	flag.IntVar(&o.N, "n", 1000, "number of articles")
	flag.Uint64Var(&o.Seed, "seed", 1, "seed of all chance")
	flag.IntVar(&o.Bytes, "bytes", 27_000, "mean size of an article in bytes")
	flag.IntVar(&o.PerWeek, "per-week", 300, "articles a week")
	flag.StringVar(&first, "first", "2015-01-05", "day of the first article")
	out := flag.String("o", "", "folder to write to; it must not exist")
	flag.Parse()
	if err := run(o, first, *out); err != nil {
		fmt.Fprintln(os.Stderr, "genarchive:", err)
		os.Exit(1)
	}
}

func run(o gen.Options, first, out string) error {
	if out == "" {
		return fmt.Errorf("name a folder with -o")
	}
	if err := os.Mkdir(out, 0o755); err != nil {
		return err
	}
	var err error
	if o.First, err = time.Parse(time.DateOnly, first); err != nil {
		return err
	}
	return gen.Write(out, o)
}
