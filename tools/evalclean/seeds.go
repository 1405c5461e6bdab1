package main

import (
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/wenzhai/wenzhai/convert"
	"github.com/wenzhai/wenzhai/convert/doc"
)

// seed is what is known to be true of one file, or of one article of a file of
// many.
type seed struct {
	Title      string
	Date       string // RFC 3339, perhaps with a remark behind it, or "2006-01-02 15:04"
	Paragraphs int
	Images     int
	Caption    string
	First      string   // the first paragraph begins so
	Last       string   // the last one ends so
	Subheads   []string // what the headings say
	Must       []string // stands in the text
	Gone       []string // does not
	Items      []seed
}

// evaluateSeeds holds the files of dir to DIR-truth.json. Every deviation is a
// note, and the number of right statements a line of the table.
func evaluateSeeds(ctx context.Context, t *table, dir string) error {
	data, err := os.ReadFile(dir + "-truth.json")
	if err != nil {
		return err
	}
	truth := map[string]seed{}
	if err := json.Unmarshal(data, &truth); err != nil {
		return err
	}
	checked, wrong := 0, 0
	for _, name := range slices.Sorted(maps.Keys(truth)) {
		paths, err := filepath.Glob(filepath.Join(dir, name+"*"))
		if err != nil {
			return err
		}
		if len(paths) != 1 {
			return fmt.Errorf("%d files for seed %s", len(paths), name)
		}
		xs, err := extract(ctx, paths[0])
		if err != nil {
			return err
		}
		c := &seedCheck{name: name, t: t}
		c.file(truth[name], xs)
		checked, wrong = checked+c.checked, wrong+c.wrong
	}
	t.line(fmt.Sprintf("%-22s %d of %d statements true", "seeds", checked-wrong, checked))
	t.ok = t.ok && wrong == 0
	return nil
}

// seedCheck counts statements about one file.
type seedCheck struct {
	name           string
	t              *table
	checked, wrong int
}

func (c *seedCheck) is(ok bool, format string, args ...any) {
	c.checked++
	if !ok {
		c.wrong++
		c.t.note("seed %s: %s", c.name, fmt.Sprintf(format, args...))
	}
}

func (c *seedCheck) file(s seed, xs []convert.Extracted) {
	items := s.Items
	if items == nil {
		items = []seed{s}
	}
	c.is(len(xs) == len(items), "%d articles, want %d", len(xs), len(items))
	for i := range min(len(xs), len(items)) {
		c.article(items[i], xs[i].Article, s.Items == nil)
	}
	all := ""
	for _, x := range xs {
		all += x.Article.Title + "\n" + strings.Join(doc.PlainBlocks(x.Article.Blocks), "\n") + "\n"
	}
	for _, w := range s.Must {
		c.is(strings.Contains(all, w), "%q is not there", w)
	}
	for _, w := range s.Gone {
		c.is(!strings.Contains(all, w), "%q is there", w)
	}
}

// article checks one article; alone tells that pictures are stated.
func (c *seedCheck) article(s seed, a *doc.Article, alone bool) {
	var text, heads []string
	pictures, caption := 0, ""
	doc.Walk(a.Blocks, func(b doc.Block) bool {
		switch b := b.(type) {
		case *doc.Paragraph:
			text = append(text, doc.PlainInlines(b.Inlines))
		case *doc.Heading:
			heads = append(heads, doc.PlainInlines(b.Inlines))
		case *doc.Figure:
			pictures++
			caption = doc.PlainInlines(b.Caption)
		}
		return true
	})
	c.is(a.Title == s.Title, "title %q, want %q", a.Title, s.Title)
	c.date(s, a)
	c.is(len(text)+len(heads) == s.Paragraphs || len(text) == s.Paragraphs, "%q: %d paragraphs and %d headings, want %d", a.Title, len(text), len(heads), s.Paragraphs)
	if len(text) > 0 {
		c.is(strings.HasPrefix(text[0], s.First), "begins %.60q, want %q", text[0], s.First)
		c.is(strings.HasSuffix(text[len(text)-1], s.Last), "ends %q, want %q", text[len(text)-1], s.Last)
	}
	if alone {
		c.is(pictures == s.Images && caption == s.Caption, "%d pictures, caption %q; want %d, %q", pictures, caption, s.Images, s.Caption)
		c.is(s.Subheads == nil || slices.Equal(heads, s.Subheads), "headings %q, want %q", heads, s.Subheads)
	}
}

// date compares instants; a date without a zone is in that of the archive.
func (c *seedCheck) date(s seed, a *doc.Article) {
	stated, _, _ := strings.Cut(s.Date, " (")
	want, err := time.Parse(time.RFC3339, stated)
	if err != nil {
		want, err = time.ParseInLocation("2006-01-02 15:04", stated, zone())
	}
	c.is(err == nil && a.Date.Equal(want), "%q: date %s, want %s", a.Title, a.Date, s.Date)
}
