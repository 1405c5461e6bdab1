package pdf

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"math"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/wenzhai/wenzhai/fonts"
	"github.com/wenzhai/wenzhai/fonts/sfnt"
	"github.com/wenzhai/wenzhai/layout/page"
	"github.com/wenzhai/wenzhai/layout/text"
)

// sources are paragraphs with what readers get wrong: characters beyond
// U+FFFF, full-width quotes, quotes of both kinds in one line, Cyrillic.
var sources = []string{
	"他说：“春天到了。”𠮷野家的茶🌱🚂，ёлка и “tea”—O’Hara。",
	"图书馆里有１２本《星图》，℃ ‰ ①② café naïve",
	"一二三四五六七八九十，Поезд идёт в 9:30!",
	"𠮷𠮷𠮷 (a\\b) <c> [d] {e} %f /g #h",
}

func TestTextCopiesAsItWasSet(t *testing.T) {
	s, d := newSetter(t), newDocument()
	s.addPage(d, "1", sources...)
	file := renderFile(t, d)
	if got, want := copied(t, file), strings.Join(sources, ""); got != want {
		t.Errorf("copied\n%s\nset\n%s", got, want)
	}
	words := run(t, "pdftotext", "-raw", file, "-")
	if got, want := strings.Join(strings.Fields(words), ""), strings.Join(strings.Fields(strings.Join(sources, "")), ""); got != want {
		t.Errorf("Poppler reads\n%s\nset\n%s", got, want)
	}
}

// TestGapsAreNoSpaces sets gaps of all sizes that justification and the rules
// for Han beside Latin make; no reader may take them for spaces.
func TestGapsAreNoSpaces(t *testing.T) {
	s, d := newSetter(t), newDocument()
	pg := s.addPage(d, "1")
	var want strings.Builder
	for i := range 40 {
		line := fmt.Sprintf("第%d行有“茶”和Tea – 在花园里。", i)
		want.WriteString(line)
		items := s.runs(50, 40+13*float64(i), line, body(), addTag(d, "P", 1))
		spread(items, float64(i*10)/1000*10.5)
		pg.Items = append(pg.Items, items...)
		if i%2 == 0 { // running heads too
			for _, item := range items {
				item.(*page.TextItem).Tag = -1
			}
		}
	}
	file := renderFile(t, d)
	if got := copied(t, file); got != want.String() {
		t.Errorf("MuPDF copies\n%s\nset\n%s", got, want.String())
	}
	if got := strings.NewReplacer("\n", "", "\f", "").Replace(run(t, "pdftotext", "-raw", file, "-")); got != want.String() {
		t.Errorf("Poppler copies\n%s\nset\n%s", got, want.String())
	}
}

// spread opens every gap, within the runs and between them.
func spread(items []page.Item, by float64) {
	moved := 0.0
	for _, item := range items {
		it := item.(*page.TextItem)
		it.X += moved
		justify(it.Run, int16(math.Round(by*1000/it.Run.Size)))
		moved += by * float64(len(it.Run.Glyphs))
	}
}

// TestGlyphsStandWhereTheyWerePlaced reads the origins of glyphs back, with
// trimmed, shifted and opened gaps.
func TestGlyphsStandWhereTheyWerePlaced(t *testing.T) {
	s, d := newSetter(t), newDocument()
	pg := s.addPage(d, "1")
	items := s.runs(50.333, 100.777, "“花园”（茶）：星图，四五六七", body(), addTag(d, "P", 1))
	run := items[0].(*page.TextItem).Run
	adjusts := []int16{-500, 0, -250, -500, 250, 333, 77, -77, 125, 500, 999, -333, 1, 2, 3}
	shifts := []int16{-500, 0, 0, -500, 100, 0, -77, 0, 0, 0, 0, 0, 5, 0, 0}
	var want []float64
	x := 50.333
	for i := range run.Glyphs {
		g := &run.Glyphs[i]
		g.Adjust, g.Shift = adjusts[i], shifts[i]
		want = append(want, x+float64(g.Shift)*run.Size/1000)
		x += (float64(run.Face.Advance(g.ID)) + float64(g.Adjust)) * run.Size / 1000
	}
	pg.Items = append(pg.Items, items...)
	for i, got := range origins(t, renderFile(t, d)) {
		if math.Abs(got[0]-want[i]) > 0.02 || math.Abs(got[1]-100.777) > 0.02 {
			t.Errorf("glyph %d at %.3f, %.3f, want %.3f, 100.777", i, got[0], got[1], want[i])
		}
	}
}

// origins returns the origin of every glyph as MuPDF draws it.
func origins(t *testing.T, file string) [][2]float64 {
	t.Helper()
	trace := run(t, "mutool", "draw", "-q", "-F", "trace", file)
	var all [][2]float64
	for _, m := range regexp.MustCompile(`<g unicode="[^"]*" glyph="[^"]*" x="([^"]*)" y="([^"]*)"`).FindAllStringSubmatch(trace, -1) {
		x, errX := strconv.ParseFloat(m[1], 64)
		y, errY := strconv.ParseFloat(m[2], 64)
		if errX != nil || errY != nil {
			t.Fatal(errX, errY)
		}
		all = append(all, [2]float64{x, 595 - y})
	}
	if len(all) == 0 {
		t.Fatal("no glyphs in the trace")
	}
	return all
}

// TestWordsStayApart sets a space or line end that no glyph draws.
func TestWordsStayApart(t *testing.T) {
	s, d := newSetter(t), newDocument()
	pg := s.addPage(d, "1")
	tag := addTag(d, "P", 1)
	link := addTag(d, "Link", tag)
	add := func(x, y float64, str string, tag int, space bool) {
		items := s.runs(x, y, str, body(), tag)
		items[0].(*page.TextItem).Space = space
		pg.Items = append(pg.Items, items...)
	}
	add(50, 60, "the old", tag, true)
	add(50, 80, "library", tag, true) // a line end
	add(100, 80, "garden ", link, true)
	add(150, 80, "gate", tag, true) // a space is there already
	pg.Items = append(pg.Items, &page.LinkItem{X: 100, Y: 70, W: 40, H: 12, Target: "https://example.org/", Tag: link})
	add(50, 100, "茶馆", addTag(d, "P", 1), false)
	file := renderFile(t, d)
	if got := structureText(t, file); got != "the old library garden gate\n茶馆\n" {
		t.Errorf("the structure tree reads %q", got)
	}
	if got := copied(t, file); got != "the old library garden gate茶馆" {
		t.Errorf("copied %q", got)
	}
}

// structureText reads the text of every P element as the structure tree holds it.
func structureText(t *testing.T, file string) string {
	t.Helper()
	var b strings.Builder
	for _, line := range strings.Split(run(t, "pdfinfo", "-struct-text", file), "\n") {
		line = strings.TrimSpace(line)
		if line == "P (block)" && b.Len() > 0 {
			b.WriteByte('\n')
		}
		if strings.HasPrefix(line, `"`) {
			b.WriteString(strings.Trim(line, `"`))
		}
	}
	b.WriteByte('\n')
	return b.String()
}

func TestSpecialRunes(t *testing.T) {
	s, d := newSetter(t), newDocument()
	pg := s.addPage(d, "1")
	items := s.runs(50, 60, "libra-A茶", body(), addTag(d, "P", 1))
	glyphs := items[0].(*page.TextItem).Run.Glyphs
	glyphs[5].Rune = text.SoftHyphen
	glyphs[6].Rune = 'Α' // the same glyph stands for a Greek letter
	items[1].(*page.TextItem).Run.Glyphs[0].Rune = text.DashCluster
	pg.Items = append(pg.Items, items...)
	pg.Items = append(pg.Items, s.runs(50, 80, "A", body(), addTag(d, "P", 1))...)
	if got := copied(t, renderFile(t, d)); got != "libra\u00ADΑ——A" {
		t.Errorf("copied %q", got)
	}
}

func TestSameBytesForAnyWorkers(t *testing.T) {
	d := bookOf(t, 2*chunkPages+6)
	d.Pages[3].Items = append(d.Pages[3].Items, pictureItem(t, d, "png"))
	d.Pages[140].Items = append(d.Pages[140].Items, pictureItem(t, d, "png"))
	one := renderBytes(t, d, 1)
	for _, workers := range []int{2, 8} {
		if !bytes.Equal(one, renderBytes(t, d, workers)) {
			t.Errorf("%d workers give other bytes", workers)
		}
	}
}

func TestRenderErrors(t *testing.T) {
	cases := []struct {
		name, want string
		spoil      func(d *page.Document)
	}{
		{"link", `"nowhere"`, func(d *page.Document) {
			d.Pages[0].Items = append(d.Pages[0].Items, &page.LinkItem{Target: "#nowhere", Tag: -1})
		}},
		{"outline", `"lost"`, func(d *page.Document) {
			d.Outline = []page.OutlineItem{{Level: 1, Title: "Tea", Target: "lost"}}
		}},
		{"pages", "no pages", func(d *page.Document) { d.Pages = nil }},
		{"size", "no size", func(d *page.Document) { d.Pages[0].Width = 0 }},
		{"NaN", "no size", func(d *page.Document) { d.Pages[0].Height = math.NaN() }},
		{"tag", "tag 99", func(d *page.Document) {
			it := d.Pages[0].Items[0].(*page.TextItem)
			d.Pages[0].Items = append(d.Pages[0].Items, &page.TextItem{Tag: 99, Space: true, Run: it.Run})
		}},
		{"role", `"Teapot"`, func(d *page.Document) { d.Tags[1].Role = "Teapot" }},
		{"parent", "parent 1", func(d *page.Document) { d.Tags[1].Parent = 1 }},
		{"picture", `"leaf.png"`, func(d *page.Document) {
			broken := &page.Picture{Name: "leaf.png", MediaType: "image/png", Data: []byte("\x89PNG\r\n\x1a\nno")}
			d.Pages[0].Items = append(d.Pages[0].Items, &page.PictureItem{W: 1, H: 1, Picture: broken, Tag: -1})
		}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			s, d := newSetter(t), newDocument()
			s.addPage(d, "1", "茶")
			c.spoil(d)
			err := render(context.Background(), &bytes.Buffer{}, d, 1)
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("error %v, want one that names %s", err, c.want)
			}
		})
	}
}

func TestRenderStops(t *testing.T) {
	d := bookOf(t, chunkPages+6)
	full := errors.New("the disk is full")
	if err := render(context.Background(), failingWriter{full}, d, 2); !errors.Is(err, full) {
		t.Errorf("error %v, want that of the writer", err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if err := render(ctx, &bytes.Buffer{}, d, 2); !errors.Is(err, context.Canceled) {
		t.Errorf("error %v, want that of the context", err)
	}
}

type failingWriter struct{ err error }

func (w failingWriter) Write([]byte) (int, error) { return 0, w.err }

func TestEmptyDocuments(t *testing.T) {
	s := newSetter(t)
	for name, d := range map[string]*page.Document{
		"no items": {Info: page.Info{Title: "Tea", Lang: "en"}, Pages: []page.Page{{Width: 100, Height: 100}}},
		"blank page within": func() *page.Document {
			d := newDocument()
			s.addPage(d, "i", "茶")
			s.addPage(d, "")
			s.addPage(d, "1", "星")
			return d
		}(),
	} {
		t.Run(name, func(t *testing.T) {
			if file := renderFile(t, d); strings.TrimSpace(run(t, "pdfinfo", file)) == "" {
				t.Error("pdfinfo says nothing")
			}
		})
	}
}

func TestTooManyCharacters(t *testing.T) {
	face := newSetter(t).fonts.Faces()[0]
	c := newCollector()
	codes := c.codes.faces[c.codes.face(face)]
	for i := range sfnt.MaxGlyphs + 1 {
		codes.use(coded{gid: 1, r: rune(i)})
	}
	f := newFinisher(c, &bytes.Buffer{})
	if err := f.embedFaces(context.Background(), 1); err == nil || !strings.Contains(err.Error(), face.Name()) {
		t.Errorf("error %v, want one that names the face", err)
	}
}

// TestDotsOfStress: dots stand under Chinese characters and kana, in no other place, and
// are no part of the text.
func TestDotsOfStress(t *testing.T) {
	s, d := newSetter(t), newDocument()
	pg := s.addPage(d, "1")
	stressed := &text.Style{Role: fonts.BodyItalic, Size: 10.5, Dots: true}
	pg.Items = append(pg.Items, s.runs(50, 60, "湖の边，lake。", stressed, addTag(d, "P", 1))...)
	file := renderFile(t, d)
	_, drawn, _ := strings.Cut(run(t, "mutool", "draw", "-q", "-F", "trace", file), "<stroke_path")
	drawn, _, _ = strings.Cut(drawn, "</stroke_path>")
	if n := strings.Count(drawn, "<moveto"); n != 3 || !strings.Contains(drawn, `linecap="1,1,1"`) {
		t.Errorf("%d dots with round ends, want 3: %s", n, drawn)
	}
	if got := copied(t, file); got != "湖の边，lake。" {
		t.Errorf("copied %q", got)
	}
}
