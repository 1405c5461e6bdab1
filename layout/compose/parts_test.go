package compose

import (
	"math"
	"strings"
	"testing"

	"github.com/wenzhai/wenzhai/convert/digest"
	"github.com/wenzhai/wenzhai/convert/doc"
	"github.com/wenzhai/wenzhai/layout/compose/headline"
	"github.com/wenzhai/wenzhai/layout/compose/internal/typeset"
	"github.com/wenzhai/wenzhai/layout/compose/paper"
	"github.com/wenzhai/wenzhai/layout/page"
)

func TestKickersBreakAtTheirPoints(t *testing.T) {
	a := gardenArticle()
	a.Source, a.Author = "河边植物园园艺周报", "林小雨、王明远"
	for _, columns := range []int{1, 2} {
		d, _ := compose(t, Options{Columns: columns}, digest.None, a)
		lines := strings.Split(strings.ReplaceAll(articleTexts(d)[0][0], "· ", "·\n"), "\n")
		if want := "河边植物园园艺周报 ·\n2021年7月12日 ·\n林小雨、王明远"; strings.Join(lines, "\n") != want {
			t.Errorf("%d columns: kicker %q", columns, lines)
		}
	}
}

func TestCodeShrinksToKeepItsLines(t *testing.T) {
	for n, want := range map[int]float64{30: 9, 40: 8, 45: 7, 80: 9} {
		d, _ := compose(t, Options{Columns: 2}, digest.None, linkArticle(&doc.Code{Text: strings.Repeat("x", n) + "\ny"}))
		sizes := map[float64]int{}
		for _, it := range d.Pages[2].Items {
			if r, ok := it.(*page.TextItem); ok && r.Tag >= 0 && d.Tags[r.Tag].Role == "Code" {
				sizes[r.Run.Size] = max(sizes[r.Run.Size], len(r.Run.Glyphs))
			}
		}
		if len(sizes) != 1 || want != 9 && sizes[want] != n || sizes[want] == 0 {
			t.Errorf("lines of %d characters: %v, want size %g", n, sizes, want)
		}
	}
}

func TestEveryPaperHasATypeArea(t *testing.T) {
	for _, name := range paper.Names() {
		p, err := paper.Parse(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, size := range []float64{7, 9, 10.5, 12, 16} {
			for columns := 1; columns <= 2; columns++ {
				g := page.NewGeometry(p.Width, p.Height, size, columns, true)
				ems := g.Measure / size
				if math.Abs(ems-math.Round(ems)) > 1e-9 {
					t.Errorf("%s %g pt: measure of %g em", name, size, ems)
				}
				if g.Left < 0 || g.Edge(false) < 0 || g.Left+g.Block() > g.Width || g.Top+g.Depth() > g.Height || g.Lines < 4 {
					t.Errorf("%s %g pt, %d columns: %+v", name, size, columns, g)
				}
			}
		}
	}
	house := page.NewGeometry(paper.A4().Width, paper.A4().Height, 10.5, 1, false)
	if house.Measure != 441 || house.Lines != 40 || math.Abs(house.Top-62) > 0.1 || house.Pitch != 17.5 {
		t.Errorf("A4 is not the house page: %+v", house)
	}
}

func TestTitlesAreCutBetweenWords(t *testing.T) {
	for in, want := range map[string]string{
		"A garden, tea and books": "A garden", "茶园在图书馆前开放了": "茶园在图书馆前开放", "Extraordinarily": "Extraordi", "茶园tea开": "茶园tea开",
	} {
		if got := headline.Cut([]rune(in), min(9, len([]rune(in)))); got != want {
			t.Errorf("%s is cut to %q, want %q", in, got, want)
		}
	}
}

func TestKickerSaysNothingTwice(t *testing.T) {
	vol, _ := shelf(digest.Day, gardenArticle(), russianArticle())
	p, err := typeset.NewPress(vol, Options{})
	if err != nil {
		t.Fatal(err)
	}
	a := gardenArticle()
	for _, c := range []struct {
		edit func(*doc.Meta)
		want string
	}{
		{func(*doc.Meta) {}, "园艺周报 · 2021年7月12日 · 林小雨"},
		{func(m *doc.Meta) { m.Author = m.Source }, "园艺周报 · 2021年7月12日"},
		{func(m *doc.Meta) { m.Source, m.Author = "", "" }, "2021年7月12日"},
		{func(m *doc.Meta) { m.DateFrom = doc.DateNone }, "园艺周报 · 林小雨"},
	} {
		m := a.Meta
		c.edit(&m)
		if got := p.Kicker(&m); got != c.want {
			t.Errorf("got %q, want %q", got, c.want)
		}
	}
}

// On a page too small for a chapter's heading and the lines that it keeps, neither that
// nor the block of a title is torn.
func TestTitleBlocksAreNotTorn(t *testing.T) {
	small, err := paper.Parse("kindle")
	if err != nil {
		t.Fatal(err)
	}
	for _, size := range []float64{9, 12, 14, 16} {
		d, _ := compose(t, Options{Paper: small, FontSize: size}, digest.Day, gardenArticle(), russianArticle())
		titles := 0
		for i := range d.Pages {
			starts, titled := false, false
			for _, it := range d.Pages[i].Items {
				switch it := it.(type) {
				case *page.AnchorItem:
					starts = starts || strings.HasPrefix(it.Name, "a") && !strings.Contains(it.Name, ".")
				case *page.TextItem:
					titled = titled || it.Tag >= 0 && d.Tags[it.Tag].Role == "H2"
				}
			}
			if starts {
				titles++
			}
			if starts && !titled {
				t.Errorf("%g pt: page %s begins an article without its title", size, d.Pages[i].Label)
			}
		}
		if titles != 2 {
			t.Errorf("%g pt: %d articles begin", size, titles)
		}
	}
}
