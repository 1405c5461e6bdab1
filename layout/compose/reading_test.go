package compose

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/wenzhai/wenzhai/convert/digest"
	"github.com/wenzhai/wenzhai/convert/doc"
	"github.com/wenzhai/wenzhai/layout/compose/internal/typeset"
	"github.com/wenzhai/wenzhai/layout/page"
	"github.com/wenzhai/wenzhai/layout/pdf"
	"github.com/wenzhai/wenzhai/tools/conform/matterhorn"
	"github.com/wenzhai/wenzhai/tools/testtime"
)

// readArticle has readings in a paragraph, a list and a link.
func readArticle() *doc.Article {
	ruby := func(s string) (out []doc.Inline) {
		for _, pair := range strings.Fields(s) {
			base, reading, _ := strings.Cut(pair, "|")
			out = append(out, &doc.Ruby{Base: base, Text: reading})
		}
		return out
	}
	a := gardenArticle()
	a.Blocks = []doc.Block{
		&doc.Paragraph{Inlines: append(ruby("茶|chá 园|yuán 的|de 双|shuāng 双|shuāng 窗|chuāng"), &doc.Run{Text: "，2 扇。"})},
		&doc.List{Items: []doc.Item{{Blocks: []doc.Block{&doc.Paragraph{Inlines: []doc.Inline{
			&doc.Styled{Style: doc.Strong, Inlines: ruby("绿|lǜ")}, &doc.Link{URL: "https://example.org/tea", Inlines: ruby("茶|chá")},
		}}}}}},
	}
	return a
}

// readingsOn returns the readings of a page, joined.
func readingsOn(pg *page.Page) string {
	var out []string
	for _, it := range pg.Items {
		if r, ok := it.(*page.RubyItem); ok {
			out = append(out, r.Ruby.Text)
		}
	}
	return strings.Join(out, " ")
}

func TestReadingsAreDrawnAndNotCopied(t *testing.T) {
	d, _ := compose(t, Options{Readings: true}, digest.None, readArticle())
	n := 0
	for i := range d.Pages {
		if readingsOn(&d.Pages[i]) != "" {
			n = i
		}
	}
	if got, want := readingsOn(&d.Pages[n]), "chá yuán de shuāng shuāng chuāng lǜ chá"; got != want {
		t.Errorf("readings %q, want %q", got, want)
	}
	file := renderFile(t, d)
	text := strings.NewReplacer("\n", "", "\f", "").Replace(run(t, "mutool", "draw", "-q", "-F", "txt", file))
	if !strings.Contains(text, "茶园的双双窗，2扇。") && !strings.Contains(text, "茶园的双双窗，2 扇。") || strings.ContainsAny(text, "áāǜ\ufffd") {
		t.Errorf("copies as %q", text)
	}
	if with, without := inked(t, file, n+1), inked(t, renderFile(t, withoutReadings(d)), n+1); with <= without {
		t.Errorf("%d dark points with readings, %d without", with, without)
	}
}

// run returns what a program prints; the test fails where it does, also
// where the program is not installed.
func run(t testing.TB, name string, args ...string) string {
	t.Helper()
	out, err := testtime.Command(t, name, args...).CombinedOutput()
	if err != nil {
		t.Fatalf("%s %s: %v\n%s", name, strings.Join(args, " "), err, out)
	}
	return string(out)
}

// renderFile renders to a file and checks it with qpdf.
func renderFile(t testing.TB, d *page.Document) string {
	t.Helper()
	name := filepath.Join(t.TempDir(), "out.pdf")
	if err := os.WriteFile(name, renderBytes(t, d, 2), 0o600); err != nil {
		t.Fatal(err)
	}
	run(t, "qpdf", "--check", name)
	return name
}

// checkStructure fails on any failure of the Matterhorn rules.
func checkStructure(t *testing.T, name string) {
	t.Helper()
	file, err := matterhorn.Open(t.Context(), name)
	if err != nil {
		t.Fatal(err)
	}
	for _, failure := range matterhorn.Check(file) {
		t.Error(failure)
	}
}

func renderBytes(t testing.TB, d *page.Document, workers int) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := pdf.WriteDocument(context.Background(), &out, pdf.Options{Workers: workers}, d); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func withoutReadings(d *page.Document) *page.Document {
	bare := *d
	bare.Pages = append([]page.Page(nil), d.Pages...)
	for i := range bare.Pages {
		var items []page.Item
		for _, it := range bare.Pages[i].Items {
			if _, reading := it.(*page.RubyItem); !reading {
				items = append(items, it)
			}
		}
		bare.Pages[i].Items = items
	}
	return &bare
}

// inked counts the dark points of a page as mutool draws it.
func inked(t *testing.T, file string, n int) int {
	t.Helper()
	out := filepath.Join(t.TempDir(), "page.pgm")
	run(t, "mutool", "draw", "-q", "-r", "72", "-c", "gray", "-o", out, file, strconv.Itoa(n))
	data, err := os.ReadFile(out)
	if err != nil {
		t.Fatal(err)
	}
	dark := 0
	for _, c := range data {
		if c < 128 {
			dark++
		}
	}
	return dark
}

// TestLinesWithReadingsHaveRoom compares the distances of lines.
func TestLinesWithReadingsHaveRoom(t *testing.T) {
	for _, c := range []struct {
		Options Options
		want    float64
	}{{Options{}, 17.5}, {Options{Readings: true}, 22.75}, {Options{Readings: true, Columns: 2}, 22.75}} {
		p, err := typeset.NewPress(&digest.Volume{Layout: digest.Apart}, c.Options)
		if err != nil {
			t.Fatal(err)
		}
		if g := p.Geometry; g.Pitch != c.want || g.Top+g.Depth() > g.Height-60 {
			t.Errorf("%+v: pitch %g, type area %g…%g", c.Options, p.Geometry.Pitch, p.Geometry.Top, p.Geometry.Top+p.Geometry.Depth())
		}
	}
}

// TestReadingsAndPicturesShareAPage checks the resources of such a page.
func TestReadingsAndPicturesShareAPage(t *testing.T) {
	a := gardenArticle()
	a.Blocks = append(readArticle().Blocks, a.Blocks...)
	d, _ := compose(t, Options{Readings: true, KeepImages: true}, digest.None, a)
	one, two := renderBytes(t, d, 1), renderBytes(t, d, 3)
	if string(one) != string(two) {
		t.Error("the file depends on the number of workers")
	}
	renderFile(t, d)
}
