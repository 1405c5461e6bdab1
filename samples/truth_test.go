// Package samples_test holds the reading and cleaning of the sample archive
// against truth.json, which was written by hand.
package samples_test

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"testing"
	"time"
	_ "time/tzdata" // the zone of the archive

	"github.com/google/go-cmp/cmp"

	"github.com/wenzhai/wenzhai/convert"
	"github.com/wenzhai/wenzhai/convert/diag"
	"github.com/wenzhai/wenzhai/convert/doc"
)

// truth is the content of truth.json; README.md explains its keys.
type truth struct {
	Zone       string
	Articles   []trueArticle
	Order      []string
	Duplicates map[string]string
	Pairs      [][2]string
	LeftOut    []struct {
		Path string
		Code diag.Code
	} `json:"left_out"`
}

type trueArticle struct {
	Path, Title, Author, URL string
	Index                    int
	Date                     *time.Time
	DateFrom                 string `json:"date_from"`
	Lang                     doc.Lang
	Paragraphs, Pictures     int
	Subheads, Captions       []string
	Must, Gone               []string
}

func ref(path string, index int) string {
	return fmt.Sprintf("%s#%d", strings.TrimPrefix(path, "archive/"), index)
}

func readTruth(t *testing.T) *truth {
	t.Helper()
	data, err := os.ReadFile("truth.json")
	if err != nil {
		t.Fatal(err)
	}
	var tr truth
	if err := json.Unmarshal(data, &tr); err != nil {
		t.Fatal(err)
	}
	return &tr
}

func open(t *testing.T, zone string, paths ...string) *convert.Library {
	t.Helper()
	z, err := time.LoadLocation(zone)
	if err != nil {
		t.Fatal(err)
	}
	l, err := convert.Open(context.Background(), convert.Options{Source: convert.Source{Paths: paths, Zone: z}, Bodies: convert.Bodies{Images: true}})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.Close() })
	return l
}

func TestOrderAndDuplicates(t *testing.T) {
	tr := readTruth(t)
	l := open(t, tr.Zone, "archive")
	var order []string
	for _, e := range l.Volume().Entries() {
		order = append(order, ref(e.Path, e.Index))
	}
	if d := cmp.Diff(tr.Order, order); d != "" {
		t.Errorf("book order (-truth +got):\n%s", d)
	}
	duplicates := map[string]string{}
	err := l.List(context.Background(), false, func(x convert.Listing) error {
		if x.DuplicateOf != nil {
			duplicates[ref(x.Meta.Path, x.Meta.Index)] = ref(x.DuplicateOf.Path, x.DuplicateOf.Index)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(tr.Duplicates, duplicates); d != "" {
		t.Errorf("duplicates (-truth +got):\n%s", d)
	}
}

func TestLeftOut(t *testing.T) {
	tr := readTruth(t)
	l := open(t, tr.Zone, "archive")
	for _, out := range tr.LeftOut {
		if !found(l.Diagnostics(), "archive/"+out.Path, out.Code) {
			t.Errorf("%s: no diagnostic %s", out.Path, out.Code)
		}
	}
}

func TestArticles(t *testing.T) {
	tr := readTruth(t)
	got, _ := extract(t, open(t, tr.Zone, "archive"))
	for _, want := range tr.Articles {
		key := ref(want.Path, want.Index)
		t.Run(key, func(t *testing.T) {
			x, ok := got[key]
			if !ok {
				t.Fatal("no such article")
			}
			checkHead(t, &want, &x.Meta)
			checkBody(t, &want, x)
		})
	}
}

// extract reads all articles of a library, by path#index, and returns all that
// was found on the way.
func extract(t *testing.T, l *convert.Library) (map[string]*doc.Article, []diag.Diagnostic) {
	t.Helper()
	xs, err := l.Extract(context.Background(), false, doc.HTML)
	if err != nil {
		t.Fatal(err)
	}
	out, ds := map[string]*doc.Article{}, l.HeadDiagnostics()
	for _, x := range xs {
		out[ref(x.Article.Path, x.Article.Index)] = x.Article
		ds = append(ds, x.Diagnostics...)
	}
	return out, ds
}

func checkHead(t *testing.T, want *trueArticle, got *doc.Meta) {
	t.Helper()
	type head struct {
		Title, Author, URL, DateFrom string
		Lang                         doc.Lang
	}
	a := head{want.Title, want.Author, want.URL, want.DateFrom, want.Lang}
	b := head{got.Title, got.Author, got.URL, got.DateFrom.String(), got.Lang}
	if a.Author == "" {
		b.Author = ""
	}
	if a.URL == "" {
		b.URL = ""
	}
	if d := cmp.Diff(a, b); d != "" {
		t.Errorf("head (-truth +got):\n%s", d)
	}
	switch {
	case want.Date == nil && got.Dated():
		t.Errorf("dated %v, but the article has no date", got.Date)
	case want.Date != nil && !want.Date.Equal(got.Date):
		t.Errorf("date %v, want %v", got.Date, want.Date)
	}
}

func checkBody(t *testing.T, want *trueArticle, got *doc.Article) {
	t.Helper()
	text := plain(got.Blocks)
	for _, s := range want.Must {
		if !strings.Contains(text, s) {
			t.Errorf("lost %q", s)
		}
	}
	for _, s := range want.Gone {
		if strings.Contains(text, s) {
			t.Errorf("still there: %q", s)
		}
	}
	paragraphs, pictures := 0, 0
	var subheads, captions []string
	for _, b := range got.Blocks {
		switch b := b.(type) {
		case *doc.Paragraph:
			paragraphs++
		case *doc.Heading:
			subheads = append(subheads, doc.PlainInlines(b.Inlines))
		case *doc.Figure:
			if b.Image != nil {
				pictures++
			}
			if c := doc.PlainInlines(b.Caption); c != "" {
				captions = append(captions, c)
			}
		}
	}
	if paragraphs != want.Paragraphs {
		t.Errorf("%d paragraphs, want %d", paragraphs, want.Paragraphs)
	}
	if pictures != want.Pictures {
		t.Errorf("%d pictures, want %d", pictures, want.Pictures)
	}
	if d := cmp.Diff(want.Subheads, subheads); d != "" {
		t.Errorf("subheads (-truth +got):\n%s", d)
	}
	if d := cmp.Diff(want.Captions, captions); d != "" {
		t.Errorf("captions (-truth +got):\n%s", d)
	}
	if t.Failed() {
		t.Log(text)
	}
}

// plain returns the text of blocks with the addresses of the pictures that
// are not in the archive.
func plain(blocks []doc.Block) string {
	lines := doc.PlainBlocks(blocks)
	doc.Walk(blocks, func(b doc.Block) bool {
		if f, ok := b.(*doc.Figure); ok && f.Image == nil {
			lines = append(lines, f.Src)
		}
		return true
	})
	return strings.Join(lines, "\n")
}
