package pdf

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	"github.com/wenzhai/wenzhai/layout/page"
	"github.com/wenzhai/wenzhai/layout/text"
)

// TestCanvasIsThePage reads what gopdf itself wrote, before it is finished:
// every run is one operation that shows the run's codes, in its face and size,
// its colour and at its place.
func TestCanvasIsThePage(t *testing.T) {
	s, d := newSetter(t), newDocument()
	pg := s.addPage(d, "1", "花园里的茶，garden tea 茶。", "星图 Поезд 𠮷")
	link := body()
	link.Size, link.Colour = 8.25, text.Accent
	pg.Items = append(pg.Items, s.runs(50.5, 300, "铁路 rail", link, addTag(d, "P", 1))...)
	words := s.runs(50, 330, "the", body(), addTag(d, "P", 1))
	more := s.runs(50, 350, "gate", body(), len(d.Tags)-1)
	more[0].(*page.TextItem).Space = true // copied text needs a space behind "the"
	pg.Items = append(append(pg.Items, words...), more...)
	p, c := drawn(t, d)
	var want []string
	for k, item := range d.Pages[0].Items {
		it := item.(*page.TextItem)
		ink := inks[it.Run.Style.Colour]
		var codes strings.Builder
		f := p.codes.faces[p.codes.index[it.Run.Face]]
		for i := range it.Run.Glyphs {
			fmt.Fprintf(&codes, "%04X", f.code(codedAt(it.Run.Glyphs, i, p.tails[0][k])))
		}
		if p.tails[0][k].space() {
			fmt.Fprintf(&codes, "%04X", f.code(space(f.face)))
		}
		want = append(want, fmt.Sprintf("%.2f %.2f %s %v %.3f %.3f %.3f %s", it.X, 595-it.Y, it.Run.Face.Name(), it.Run.Size,
			float64(ink.r)/255, float64(ink.g)/255, float64(ink.b)/255, &codes))
	}
	got := shown(t, p, c)
	if len(got) != len(want) {
		t.Fatalf("%d operations of %d runs", len(got), len(want))
	}
	for i := range want {
		if got[i] != want[i] {
			t.Errorf("run %d is drawn as\n%s, want\n%s", i, got[i], want[i])
		}
	}
}

// drawn returns the first canvas of a document.
func drawn(t *testing.T, d *page.Document) (*plan, *canvas) {
	t.Helper()
	p, err := newPlan(d)
	if err != nil {
		t.Fatal(err)
	}
	faces, err := canvasFaces(&p.codes)
	if err != nil {
		t.Fatal(err)
	}
	c, err := drawChunk(p, faces, 0)
	if err != nil {
		t.Fatal(err)
	}
	return p, c
}

// shown lists the text operations of a canvas.
func shown(t *testing.T, p *plan, c *canvas) []string {
	t.Helper()
	operation := regexp.MustCompile(`BT\n(\S+ \S+) TD\n/F(\d+) (\S+) Tf 0 Tc 0 Ts\n(\S+ \S+ \S+) rg\n\[<([0-9A-F]*)>\] TJ\nET\n`)
	var all []string
	for _, m := range operation.FindAllStringSubmatch(string(c.file), -1) {
		var font int
		if _, err := fmt.Sscan(m[2], &font); err != nil || font < 1 || font > len(c.faces) {
			t.Fatalf("font %s of %d", m[2], len(c.faces))
		}
		all = append(all, strings.Join([]string{m[1], p.codes.faces[c.faces[font-1]].face.Name(), m[3], m[4], m[5]}, " "))
	}
	return all
}

// TestCanvasFonts reads the fonts of an unfinished canvas: they have every code
// with its advance.
func TestCanvasFonts(t *testing.T) {
	s, d := newSetter(t), newDocument()
	s.addPage(d, "1", "花园里的茶，garden tea。")
	p, c := drawn(t, d)
	objects, err := scanObjects(c.file)
	if err != nil {
		t.Fatal(err)
	}
	var widths []string
	for _, o := range objects {
		if string(dictValue(o.dict, "Subtype")) == "/CIDFontType2" {
			widths = append(widths, string(dictValue(o.dict, "W")))
		}
	}
	if len(widths) != len(c.faces) || len(widths) < 2 {
		t.Fatalf("%d fonts for %d faces", len(widths), len(c.faces))
	}
	for i, n := range c.faces {
		f := p.codes.faces[n]
		for code := 1; code < len(f.pairs); code++ {
			if want := fmt.Sprintf("%d[%d]", code, f.advance(code)); !strings.Contains(widths[i], want) {
				t.Errorf("%s: %s lacks %s", f.face.Name(), widths[i], want)
			}
		}
	}
}
