package main

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"time"

	"github.com/wenzhai/wenzhai/convert"
	"github.com/wenzhai/wenzhai/convert/doc"
	"github.com/wenzhai/wenzhai/convert/script"
)

// scripts measures conversion between scripts: on a file of OpenCC's test cases, or by
// how much of an archive changes on its way to Traditional and back.
func scripts(ctx context.Context, args []string) error {
	for _, path := range args {
		run := runCases
		if filepath.Ext(path) != ".json" {
			run = func(archive string) error { return roundTrip(ctx, archive) }
		}
		if err := run(path); err != nil {
			return err
		}
	}
	return nil
}

// testCase is one of OpenCC's: an input, and what it becomes by configuration.
type testCase struct {
	ID, Input string
	Expected  map[string]string
}

// strayComma stands in OpenCC's file, which is read there as JSON with commas.
var strayComma = regexp.MustCompile(`,\s*([}\]])`)

func runCases(file string) error {
	data, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	var all struct{ Cases []testCase }
	if err := json.Unmarshal(strayComma.ReplaceAll(data, []byte("$1")), &all); err != nil {
		return err
	}
	right, total := 0, 0
	for _, name := range script.Names() {
		c, err := script.Parse(name)
		if err != nil {
			return err
		}
		ok, n := 0, 0
		for _, x := range all.Cases {
			want, has := x.Expected[name]
			if !has {
				continue
			}
			n++
			if got := c.String(x.Input); got == want {
				ok++
			} else {
				fmt.Printf("%s %s\n  got  %s\n  want %s\n", name, x.ID, got, want)
			}
		}
		fmt.Printf("%-6s %3d of %3d right\n", name, ok, n)
		right, total = right+ok, total+n
	}
	fmt.Printf("all    %3d of %3d right\n", right, total)
	return nil
}

// change is a character that did not come back.
type change struct{ from, to string }

// roundTrip converts the Simplified articles of an archive to Traditional and
// back, and counts the characters that differ.
func roundTrip(ctx context.Context, folder string) error {
	l, err := convert.Open(ctx, convert.Options{Source: convert.Source{Paths: []string{folder}, Zone: time.UTC}})
	if err != nil {
		return err
	}
	defer l.Close()
	articles, err := l.Extract(ctx, false, doc.HTML)
	if err != nil {
		return err
	}
	there, err := script.Parse("s2t")
	if err != nil {
		return err
	}
	back, err := script.Parse("t2s")
	if err != nil {
		return err
	}
	count, chars, lines := map[change]int{}, 0, 0
	for _, x := range articles {
		if x.Article.Lang != doc.Hans {
			continue
		}
		for _, s := range append(doc.PlainBlocks(x.Article.Blocks), x.Article.Title) {
			chars += len([]rune(s))
			if got := back.String(there.String(s)); got != s {
				lines++
				compare(count, []rune(s), []rune(got))
			}
		}
	}
	report(count, chars, lines)
	return nil
}

func compare(count map[change]int, a, b []rune) {
	if len(a) != len(b) {
		count[change{"a different length", ""}]++
		return
	}
	for i := range a {
		if a[i] != b[i] {
			count[change{string(a[i]), string(b[i])}]++
		}
	}
}

func report(count map[change]int, chars, lines int) {
	var all []change
	sum := 0
	for c, n := range count {
		all = append(all, c)
		sum += n
	}
	slices.SortFunc(all, func(a, b change) int {
		return cmp.Or(count[b]-count[a], strings.Compare(a.from+a.to, b.from+b.to))
	})
	for _, c := range all {
		fmt.Printf("%6d %s → %s\n", count[c], c.from, c.to)
	}
	fmt.Printf("%d of %d characters in %d paragraphs differ, %d pairs\n", sum, chars, lines, len(all))
}
