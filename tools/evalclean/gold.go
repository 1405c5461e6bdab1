package main

import (
	"context"
	"fmt"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/rogpeppe/go-internal/txtar"
	"golang.org/x/text/encoding/htmlindex"

	"github.com/wenzhai/wenzhai/convert"
)

// goldCase is one hand-made article: a source in the dress of some kind of
// site, and what a careful editor would leave of it. Its file is a txtar
// archive: a comment of "key: value" lines (shape, title, date, charset), a
// file "source.EXT", and a file "want" with a paragraph a line; a line that
// begins with "![" is a picture: "![caption](address)".
type goldCase struct {
	name, shape, ext string
	source           []byte
	want             want
}

func readGold(dir string) ([]*goldCase, error) {
	paths, err := filepath.Glob(filepath.Join(dir, "*.txtar"))
	if err != nil {
		return nil, err
	}
	var out []*goldCase
	for _, p := range paths {
		data, err := os.ReadFile(p)
		if err != nil {
			return nil, err
		}
		c, err := parseGold(strings.TrimSuffix(filepath.Base(p), ".txtar"), data)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", p, err)
		}
		out = append(out, c)
	}
	if len(out) == 0 {
		return nil, fmt.Errorf("no gold in %s", dir)
	}
	return out, nil
}

func parseGold(name string, data []byte) (*goldCase, error) {
	a := txtar.Parse(data)
	c := &goldCase{name: name}
	charset := ""
	for line := range strings.Lines(string(a.Comment)) {
		key, value, _ := strings.Cut(strings.TrimSpace(line), ": ")
		switch key {
		case "shape":
			c.shape = value
		case "title":
			c.want.title = value
		case "date":
			c.want.date = value
		case "charset":
			charset = value
		}
	}
	for _, f := range a.Files {
		switch {
		case f.Name == "want":
			c.want.parse(string(f.Data))
		case strings.HasPrefix(f.Name, "source."):
			c.ext, c.source = filepath.Ext(f.Name), f.Data
		}
	}
	if c.shape == "" || c.source == nil || len(c.want.text) == 0 {
		return nil, fmt.Errorf("a gold file has a shape, a source and a want")
	}
	if charset == "" {
		return c, nil
	}
	e, err := htmlindex.Get(charset)
	if err != nil {
		return nil, err
	}
	c.source, err = e.NewEncoder().Bytes(c.source)
	return c, err
}

// parse reads a want file.
func (w *want) parse(s string) {
	for line := range strings.Lines(s) {
		line = strings.TrimSpace(line)
		if line == "" {
			continue
		}
		if rest, ok := strings.CutPrefix(line, "!["); ok {
			caption, address, _ := strings.Cut(strings.TrimSuffix(rest, ")"), "](")
			w.pictures = append(w.pictures, address)
			if line = caption; caption == "" {
				continue
			}
			w.captions = append(w.captions, caption)
		}
		w.text = append(w.text, line)
	}
}

// zone is that of dates without one.
func zone() *time.Location { return time.FixedZone("CST", 8*3600) }

// evaluateGold adds a line for each shape, and one for all.
func evaluateGold(ctx context.Context, t *table, dir string) error {
	cases, err := readGold(dir)
	if err != nil {
		return err
	}
	return evaluateCases(ctx, &part{table: t, name: "gold"}, slices.Values(cases), goldFloor)
}

// evaluateCases adds a line for each shape of cases, and one for all.
func evaluateCases(ctx context.Context, p *part, cases iter.Seq[*goldCase], f floor) error {
	tmp, err := os.MkdirTemp("", "evalclean-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(tmp)
	for c := range cases {
		g, err := c.clean(ctx, tmp)
		if err != nil {
			return fmt.Errorf("%s: %w", c.name, err)
		}
		p.add(c.shape, c.name, c.want, g)
	}
	p.print(f)
	return nil
}

// goldFloor is what the gold must reach as a whole.
var goldFloor = floor{precision: 0.99, recall: 0.998, pictures: 0.99, heads: 0.99}

// clean reads and cleans the case the way the commands do.
func (c *goldCase) clean(ctx context.Context, tmp string) (got, error) {
	path := filepath.Join(tmp, c.name+c.ext)
	if err := os.WriteFile(path, c.source, 0o644); err != nil {
		return got{}, err
	}
	xs, err := extract(ctx, path)
	if err != nil {
		return got{}, err
	}
	if len(xs) != 1 {
		return got{}, fmt.Errorf("%d articles found, want 1", len(xs))
	}
	x := xs[0]
	return newGot(&x.Article.Meta, x.Article.Blocks, x.Dropped), nil
}

// extract reads and cleans the articles of a file.
func extract(ctx context.Context, path string) ([]convert.Extracted, error) {
	l, err := convert.Open(ctx, convert.Options{Source: convert.Source{Paths: []string{path}, Zone: zone()}})
	if err != nil {
		return nil, err
	}
	defer l.Close()
	return l.Extract(ctx, false, 0)
}
