package pdf

import (
	"errors"
	"fmt"
	"regexp"
	"strings"
	"testing"

	"github.com/signintech/gopdf"

	"github.com/wenzhai/wenzhai/fonts"
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
	p, c := firstCanvas(t, d)
	spaces := 0
	var want []string
	for k, item := range d.Pages[0].Items {
		it := item.(*page.TextItem)
		ink := inks[it.Run.Style.Colour]
		var codes strings.Builder
		f := p.codes.faces[p.codes.index[it.Run.Face]]
		tail := c.chunk.items[0][k].tail
		for i := range it.Run.Glyphs {
			fmt.Fprintf(&codes, "%04X", f.code(codedAt(it.Run.Glyphs, i, tail)))
		}
		if tail.space() {
			fmt.Fprintf(&codes, "%04X", f.code(space(f.face)))
			spaces++
		}
		want = append(want, fmt.Sprintf("%.2f %.2f %s %v %.3f %.3f %.3f %s", it.X, 595-it.Y, it.Run.Face.Name(), it.Run.Size,
			float64(ink.r)/255, float64(ink.g)/255, float64(ink.b)/255, &codes))
	}
	if spaces != 1 {
		t.Errorf("%d spaces stand behind lines, want 1", spaces)
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

// firstCanvas returns the first canvas of a document of one chunk.
func firstCanvas(t *testing.T, d *page.Document) (*collector, *canvas) {
	t.Helper()
	p := newCollector()
	for i := range d.Pages {
		if _, err := p.add(i, d.Pages[i], d.Tags); err != nil {
			t.Fatal(err)
		}
	}
	chunks, err := p.end()
	if err != nil || len(chunks) != 1 {
		t.Fatalf("%d chunks, error %v", len(chunks), err)
	}
	c, err := drawChunk(chunks[0])
	if err != nil {
		t.Fatal(err)
	}
	return p, c
}

// shown lists the text operations of a canvas.
func shown(t *testing.T, p *collector, c *canvas) []string {
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

// TestCanvasFonts lets the codes of a face outgrow the font that gopdf has of
// it: later chunks get a larger one.
func TestCanvasFonts(t *testing.T) {
	s := newSetter(t)
	face, _, _ := s.fonts.Lookup(0, '茶', false)
	book := codebook{index: make(map[*fonts.Face]int)}
	known := canvasFonts{container: &gopdf.FontContainer{}}
	n := book.face(face)
	for gid := 1; gid <= 3*leastRoom; gid++ {
		code := book.faces[n].use(coded{gid: fonts.GID(gid), r: rune(0x4E00 + gid)})
		if int(code) != gid {
			t.Fatalf("code %d of glyph %d", code, gid)
		}
		if gid%100 != 0 {
			continue
		}
		container, err := known.have(&book)
		if err != nil {
			t.Fatal(err)
		}
		pdf := &gopdf.GoPdf{}
		pdf.Start(gopdf.Config{PageSize: *gopdf.PageSizeA4})
		pdf.AddPage()
		if err := pdf.AddTTFFontFromFontContainer(familyName(n), container); err != nil {
			t.Fatal(err)
		}
		if err := errors.Join(pdf.SetFont(familyName(n), "", 10), pdf.Text(string(character(code)))); err != nil {
			t.Errorf("gopdf does not know code %d: %v", code, err)
		}
	}
}
