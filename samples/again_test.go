package samples_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/wenzhai/wenzhai/convert"
	"github.com/wenzhai/wenzhai/convert/digest"
	"github.com/wenzhai/wenzhai/convert/doc"
	"github.com/wenzhai/wenzhai/layout"
	"github.com/wenzhai/wenzhai/layout/epub"
)

// TestOwnBookAgain makes books of the archive and reads them: each gives back
// the articles that went in, in the book's order.
func TestOwnBookAgain(t *testing.T) {
	zone, err := time.LoadLocation("Asia/Shanghai")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name string
		o    convert.Options
		eo   epub.Options
		max  int
		flat bool // what holds a paragraph is not compared: its partner may stand in something else
	}{
		{name: "days", eo: epub.Options{TOCDepth: 3}},
		{name: "sources", o: convert.Options{Planning: convert.Planning{By: digest.Source, Newest: true}}},
		{name: "vertical", eo: epub.Options{Vertical: true, Cover: epub.Cover{Kind: epub.CoverNone}}},
		{name: "volumes", max: 9},
		{name: "sequential", o: convert.Options{Pairing: convert.Pairing{Layout: digest.Sequential}}},
		{name: "interleave", o: convert.Options{Pairing: convert.Pairing{Layout: digest.Interleave}}},
		{name: "columns", o: convert.Options{Pairing: convert.Pairing{Layout: digest.Columns}}},
		{name: "reveal", o: convert.Options{Pairing: convert.Pairing{Layout: digest.Reveal}}, flat: true},
	} {
		t.Run(c.name, func(t *testing.T) {
			c.o.Paths, c.o.Zone, c.o.Images = []string{"archive"}, zone, true
			l := openWith(t, c.o)
			dir := t.TempDir()
			paths := writeVolumes(t, l, dir, c.max, c.eo)
			again := openWith(t, convert.Options{Source: convert.Source{Paths: paths, Zone: zone}, Selecting: convert.Selecting{KeepDuplicates: true}, Bodies: convert.Bodies{Images: true}})
			in, out := went(t, l), came(t, again)
			if c.flat {
				in, out = flat(in), flat(out)
			}
			// Widths that a page states are for the PDF; an EPUB leaves them to its reader.
			if d := cmp.Diff(in, out, cmpopts.EquateEmpty(), cmpopts.IgnoreFields(doc.Figure{}, "Share")); d != "" {
				t.Errorf("what went in (-) and what came out (+):\n%s", d)
			}
		})
	}
}

func openWith(t *testing.T, o convert.Options) *convert.Library {
	t.Helper()
	l, err := convert.Open(context.Background(), o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.Close() })
	return l
}

// writeVolumes writes the book of l, in volumes of at most so many articles (0:
// one), and returns their paths.
func writeVolumes(t *testing.T, l *convert.Library, dir string, most int, eo epub.Options) []string {
	t.Helper()
	var paths []string
	for _, v := range layout.Split(l, epub.Limit{Articles: most}, nil) {
		name := filepath.Join(dir, fmt.Sprintf("v%d.epub", v.Number))
		f, err := os.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		eo.UI, eo.KeepImages = l.UI(), true
		if _, err := epub.Write(context.Background(), f, v, l.Load, eo); err != nil {
			t.Fatal(err)
		}
		if err := f.Close(); err != nil {
			t.Fatal(err)
		}
		paths = append(paths, name)
	}
	return paths
}

// thing is an article but for what says where it lies.
type thing struct {
	Title, Date         string
	DateOnly            bool
	Lang                doc.Lang
	Author, Source, URL string
	Tags                []string
	Blocks              []doc.Block
	Lines               []string
}

// flat leaves of the bodies their lines.
func flat(things []thing) []thing {
	for i := range things {
		things[i].Lines, things[i].Blocks = doc.PlainBlocks(things[i].Blocks), nil
	}
	return things
}

// went returns the articles of l's book, first texts before second ones.
func went(t *testing.T, l *convert.Library) []thing {
	t.Helper()
	var out []thing
	for _, e := range l.Volume().Entries() {
		a, err := l.Load(context.Background(), e)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, newThing(&a.Meta, e.Stated, a.Blocks))
		if a.Second != nil {
			out = append(out, newThing(&a.Second.Meta, e.SecondStated, a.Second.Blocks))
		}
	}
	return out
}

// came returns the articles of l in the order of its files.
func came(t *testing.T, l *convert.Library) []thing {
	t.Helper()
	xs, err := l.Extract(context.Background(), false, doc.HTML)
	if err != nil {
		t.Fatal(err)
	}
	var out []thing
	for _, x := range xs {
		if len(x.Dropped) > 0 {
			t.Errorf("%q lost %v", x.Article.Title, x.Dropped)
		}
		out = append(out, newThing(&x.Article.Meta, x.Article.Date, x.Article.Blocks))
	}
	return out
}

func newThing(m *doc.Meta, stated time.Time, blocks []doc.Block) thing {
	x := thing{Title: m.Title, DateOnly: m.DateOnly, Lang: m.Lang, Author: m.Author, Source: m.Source, URL: m.URL, Tags: m.Tags, Blocks: blocks}
	if m.Dated() {
		x.Date = stated.Format(time.RFC3339Nano)
	}
	var levels []int
	doc.Walk(blocks, func(b doc.Block) bool {
		switch b := b.(type) {
		case *doc.Heading: // a book has no holes in its outline
			for len(levels) > 0 && levels[len(levels)-1] >= b.Level {
				levels = levels[:len(levels)-1]
			}
			levels = append(levels, b.Level)
			b.Level = len(levels) + 1
		case *doc.Figure: // its pictures have names of their own
			if b.Image != nil {
				b.Src, b.Others, b.Image.Name = "", nil, ""
			}
		}
		return true
	})
	return x
}
