package compose

import (
	"bytes"
	"context"
	"errors"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/wenzhai/wenzhai/convert/diag"
	"github.com/wenzhai/wenzhai/convert/digest"
	"github.com/wenzhai/wenzhai/convert/doc"
	"github.com/wenzhai/wenzhai/convert/frame"
	"github.com/wenzhai/wenzhai/layout/compose/internal/typeset"
	"github.com/wenzhai/wenzhai/layout/compose/paper"
	"github.com/wenzhai/wenzhai/layout/page"
)

// updatePages rewrites the page dumps.
var updatePages = flag.Bool("update", false, "rewrite the golden files of the pages")

func dump(t testing.TB, d *page.Document) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := page.Dump(&b, d); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// goldenPages compares the dump of d with the golden one of that name.
func goldenPages(t *testing.T, name string, d *page.Document) {
	t.Helper()
	got := dump(t, d)
	file := filepath.Join("testdata", "pages", name+".txt")
	if *updatePages {
		if err := os.WriteFile(file, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), string(got)); diff != "" {
		t.Errorf("pages differ (-want +got); -update rewrites %s\n%s", file, diff)
	}
}

func TestGoldenPages(t *testing.T) {
	for _, c := range []struct {
		name     string
		Options  Options
		by       digest.By
		articles []*doc.Article
	}{
		{"garden", Options{KeepImages: true}, digest.Day, []*doc.Article{gardenArticle(), englishArticle(), russianArticle()}},
		{"columns", Options{Columns: 2, Duplex: true}, digest.Month, []*doc.Article{gardenArticle(), englishArticle()}},
		{"small", Options{Paper: paper.Size{Width: 255, Height: 346}, FontSize: 9}, digest.None, []*doc.Article{russianArticle(), gardenArticle()}},
	} {
		t.Run(c.name, func(t *testing.T) {
			d, _ := compose(t, c.Options, c.by, c.articles...)
			goldenPages(t, c.name, d)
		})
	}
}

// layouts are the kinds of pages that random articles are tried on.
func layouts() []Options {
	a5, err := paper.Parse("a5")
	if err != nil {
		panic(err)
	}
	return []Options{{}, {Columns: 2}, {Duplex: true, FontSize: 12}, {Paper: a5, FontSize: 9}}
}

func TestRandomArticlesAreSound(t *testing.T) {
	r := scribe{rand.New(rand.NewPCG(3, 1))}
	for round := range 24 {
		o := layouts()[round%4]
		var articles []*doc.Article
		for n := range 1 + r.IntN(12) {
			articles = append(articles, r.article(n))
		}
		d, _ := compose(t, o, digest.By(r.IntN(4)), articles...)
		vol, _ := shelf(digest.None, articles...)
		p, err := typeset.NewPress(vol, o)
		if err != nil {
			t.Fatal(err)
		}
		if faults := audit(d, p.Geometry); len(faults) > 0 {
			t.Fatalf("round %d: %d faults:\n%s", round, len(faults), strings.Join(faults[:min(len(faults), 12)], "\n"))
		}
		sameTexts(t, p, d, vol, articles)
	}
}

// sameTexts looks for every part of every article in what can be copied.
// Their order is in the golden files: a table that is too wide for the page
// comes row by row.
func sameTexts(t *testing.T, p *typeset.Press, d *page.Document, vol *digest.Volume, articles []*doc.Article) {
	t.Helper()
	got := articleTexts(d)
	entries := vol.Entries()
	if len(got) != len(entries) {
		t.Fatalf("%d articles on the pages, %d in the volume", len(got), len(entries))
	}
	for i, e := range entries {
		have := bare(strings.Join(got[i], ""))
		for _, part := range expected(p, articles[e.Ref]) {
			if want := bare(part); !strings.Contains(have, want) {
				t.Fatalf("%s: lost %q", e.Path, want)
			}
		}
	}
}

func TestComposedWordsStayApart(t *testing.T) {
	a := englishArticle()
	d, _ := compose(t, Options{}, digest.None, a)
	got := articleTexts(d)[0]
	for i, want := range doc.PlainBlocks(a.Blocks) {
		if got[i+2] != strings.TrimSpace(want) {
			t.Errorf("part %d: %s", i, cmp.Diff(want, got[i+2]))
		}
	}
}

func TestContentsNumbersAreTrue(t *testing.T) {
	r := scribe{rand.New(rand.NewPCG(5, 8))}
	var articles []*doc.Article
	for n := range 90 {
		articles = append(articles, r.article(n))
	}
	all := layouts()
	for _, o := range layouts() {
		o.TOCDepth = 3
		all = append(all, o)
	}
	for _, o := range all {
		d, _ := compose(t, o, digest.Day, articles...)
		places := map[string]string{}
		for i := range d.Pages {
			for _, it := range d.Pages[i].Items {
				if a, ok := it.(*page.AnchorItem); ok {
					places[a.Name] = d.Pages[i].Label
				}
			}
		}
		checked := 0
		for i := range d.Pages {
			checked += checkContents(t, d, i, places)
		}
		if want := len(d.Outline); checked <= want { // the index has some too
			t.Errorf("%d numbers in contents and index, want more than %d", checked, want)
		}
	}
}

// checkContents compares the page numbers on contents page i with the pages
// of the anchors that their lines lead to; it returns how many there are.
func checkContents(t *testing.T, d *page.Document, i int, places map[string]string) (n int) {
	number := ""
	for _, it := range d.Pages[i].Items {
		switch it := it.(type) {
		case *page.TextItem:
			if it.Tag >= 0 && d.Tags[it.Tag].Role == "Link" {
				number = page.RunText(it.Run)
			}
		case *page.LinkItem:
			target, internal := strings.CutPrefix(it.Target, "#")
			if !internal || it.Tag >= 0 && d.Tags[d.Tags[it.Tag].Parent].Role == "Lbl" {
				number = ""
				continue // out of the book, or from a note back to its call
			}
			if _, err := strconv.Atoi(number); err != nil {
				continue // a title's line before the last one
			}
			n++
			if number != places[target] {
				t.Errorf("contents say %s for #%s, which is on page %s", number, target, places[target])
			}
			number = ""
		}
	}
	return n
}

// The lines of sections and their articles stand in from those of the section around
// them, and all end at the same numbers.
func TestContentsIndentSections(t *testing.T) {
	var items []digest.Item
	var pick []int
	places := digest.Places{}
	for i, sections := range [][]string{nil, {"甲"}, {"甲", "乙"}, {"甲", "乙", "丙"}, {"甲"}, nil} {
		items, pick = append(items, digest.Item{Meta: doc.Meta{Title: "题" + string([]rune("零一二三四五")[i]), Lang: doc.Hans}}), append(pick, i)
		places[i] = digest.Place{Own: true, Rank: i, Sections: sections}
	}
	vol := digest.Plan(items, pick, digest.Options{Title: "园", Places: places})
	load := func(_ context.Context, e *digest.Entry) (*doc.Article, error) {
		return &doc.Article{Meta: e.Meta, Blocks: []doc.Block{para("茶。")}}, nil
	}
	d, _, err := Compose(context.Background(), vol, load, Options{UI: frame.UI{doc.Hans}})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	var base, right float64
	for _, it := range d.Pages[1].Items {
		x, ok := it.(*page.TextItem)
		if !ok || x.Tag < 0 || d.Tags[x.Tag].Role != "Link" {
			continue
		}
		label := page.RunText(x.Run)
		if _, err := strconv.Atoi(label); err == nil {
			if end := x.X + x.Run.Width; right == 0 {
				right = end
			} else if end < right-0.01 || end > right+0.01 {
				t.Errorf("number %s ends at %g, another at %g", label, end, right)
			}
			continue
		}
		if base == 0 {
			base = x.X
		}
		got = append(got, fmt.Sprintf("%s %.1f", label, (x.X-base)/(1.5*10.5)))
	}
	if want := "题零 0.0|甲 0.0|题一 0.0|乙 1.0|题二 1.0|丙 2.0|题三 2.0|题四 0.0|题五 0.0"; strings.Join(got, "|") != want {
		t.Errorf("contents are %s, want %s", strings.Join(got, "|"), want)
	}
}

func TestWorkersDoNotChangeThePages(t *testing.T) {
	r := scribe{rand.New(rand.NewPCG(2, 9))}
	var articles []*doc.Article
	for n := range 40 {
		articles = append(articles, r.article(n))
	}
	one, _ := compose(t, Options{Workers: 1}, digest.Auto, articles...)
	many, _ := compose(t, Options{Workers: 8}, digest.Auto, articles...)
	if !bytes.Equal(dump(t, one), dump(t, many)) {
		t.Error("pages differ between 1 and 8 workers")
	}
}

func TestMissingGlyphsAreNamed(t *testing.T) {
	a := russianArticle()
	a.Blocks = append(a.Blocks, para("\U000F0000 и \U000F0000"))
	_, r := compose(t, Options{}, digest.None, a)
	if len(r.Diagnostics) != 1 {
		t.Fatalf("diagnostics %v, want one", r.Diagnostics)
	}
	got := r.Diagnostics[0]
	if got.Code != diag.MissingGlyph || got.Path != "chai.md" || !strings.Contains(got.Message, "U+F0000") || !strings.Contains(got.Message, "twice") {
		t.Errorf("diagnostic %v", got)
	}
}

func TestLoaderErrorsStop(t *testing.T) {
	vol, _ := shelf(digest.None, russianArticle())
	wrong := errors.New("stopped")
	_, _, err := Compose(context.Background(), vol, func(context.Context, *digest.Entry) (*doc.Article, error) { return nil, wrong }, Options{})
	if !errors.Is(err, wrong) {
		t.Errorf("error %v, want %v", err, wrong)
	}
}

func TestAnEmptyVolumeIsATitlePageAndContents(t *testing.T) {
	d, r := compose(t, Options{}, digest.Auto)
	if r.Pages != len(d.Pages) || r.Pages != 2 {
		t.Errorf("%d pages, report says %d, want 2", len(d.Pages), r.Pages)
	}
}
