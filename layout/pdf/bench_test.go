package pdf

import (
	"context"
	"fmt"
	"io"
	"testing"

	"github.com/wenzhai/wenzhai/layout/page"
	"github.com/wenzhai/wenzhai/layout/text"
)

// bookOf returns a document of n full pages, every line a Han run with a
// western word in it, justified, every fifth page a new article.
func bookOf(t testing.TB, n int) *page.Document {
	s, d := newSetter(t), newDocument()
	d.Pages = make([]page.Page, n)
	section := 1
	for i := range d.Pages {
		pg := &d.Pages[i]
		*pg = page.Page{Width: 595, Height: 842, Label: fmt.Sprint(i + 1)}
		if i%5 == 0 {
			section = addTag(d, "Sect", 0)
			name := fmt.Sprintf("article%d", i)
			pg.Items = append(pg.Items, &page.AnchorItem{Name: name, Y: 50})
			d.Outline = append(d.Outline, page.OutlineItem{Level: 1 + min(i%25, 1), Title: "第" + fmt.Sprint(i) + "篇", Target: name})
		}
		tag := 0
		for line := range 40 {
			if line%6 == 0 {
				tag = addTag(d, "P", section)
			}
			pg.Items = append(pg.Items, s.bookLine(72, 80+17*float64(line), i*40+line, tag)...)
		}
		pg.Items = append(pg.Items, s.runs(290, 810, fmt.Sprint(i+1), body(), -1)...)
	}
	return d
}

// bookLine sets a line of 40 characters that depends on seed alone.
func (s *setter) bookLine(x, y float64, seed, tag int) []page.Item {
	line := make([]rune, 0, 40)
	state := uint32(seed)*2654435761 + 1
	for i := range 36 {
		state = state*1664525 + 1013904223
		r := rune(0x4E00 + state>>8%5000)
		if _, _, ok := s.fonts.Lookup(0, r, false); !ok {
			r = '茶'
		}
		if i == 17 {
			line = append(line, []rune("Tea")...)
		}
		line = append(line, r)
	}
	items := s.runs(x, y, string(line), body(), tag)
	for _, item := range items {
		justify(item.(*page.TextItem).Run, int16(seed%40))
	}
	return items
}

// justify opens every gap of a run.
func justify(run *text.GlyphRun, by int16) {
	for i := range run.Glyphs {
		run.Glyphs[i].Adjust = by
	}
	run.Width += float64(by) * float64(len(run.Glyphs)) * run.Size / 1000
}

func BenchmarkRender(b *testing.B) {
	for _, pages := range []int{100, 1000} {
		d := bookOf(b, pages)
		b.Run(fmt.Sprint(pages), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if err := render(context.Background(), io.Discard, d, 1); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(pages*b.N)/b.Elapsed().Seconds(), "pages/s")
		})
	}
}
