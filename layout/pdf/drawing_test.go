package pdf

import (
	"encoding/base64"
	"strings"
	"testing"

	"github.com/wenzhai/wenzhai/layout/draw"
	"github.com/wenzhai/wenzhai/layout/page"
)

// pond is a drawing with everything that a form can hold.
const pond = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 100"><defs>
	<linearGradient id="sky"><stop stop-color="#8cf"/><stop offset="1" stop-color="#fff"/></linearGradient>
	<radialGradient id="sun" fx=".3"><stop stop-color="#fd0"/><stop offset="1" stop-color="#fd0" stop-opacity="0"/></radialGradient>
	<pattern id="reed" width="6" height="6" patternUnits="userSpaceOnUse"><path d="M3 0v6" stroke="#284"/></pattern>
	<mask id="fog"><rect width="200" height="100" fill="url(#sky)"/></mask><clipPath id="shore"><circle cx="100" cy="50" r="45"/></clipPath>
	<marker id="tip" viewBox="0 0 4 4" refX="2" refY="2" orient="auto"><path d="M0 0l4 2-4 2z"/></marker></defs>
	<rect width="200" height="60" fill="url(#sky)"/><circle cx="160" cy="25" r="20" fill="url(#sun)"/>
	<g clip-path="url(#shore)"><rect y="60" width="200" height="40" fill="url(#reed)"/></g><g mask="url(#fog)"><rect y="50" width="200" height="10"/></g>
	<g opacity=".5"><circle cx="40" cy="70" r="20" fill="red"/><circle cx="60" cy="70" r="20" fill="blue" stroke="#000"/></g>
	<path d="M10 10C30 40 50 40 70 10" fill="none" stroke="#333" stroke-dasharray="4 2" marker-end="url(#tip)"/>
	<g transform="scale(2 1)"><circle cx="80" cy="50" r="8" stroke="#000" fill="none" stroke-width="3"/></g>
	<image x="150" y="70" width="20" height="20" href="data:image/png;base64,LEAF"/></svg>`

func drawingItem(t *testing.T, d *page.Document) *page.PictureItem {
	t.Helper()
	item := pictureItem(t, d, "png")
	item.Picture.Data = []byte(strings.Replace(pond, "LEAF", base64.StdEncoding.EncodeToString(pictureBytes(t, "png")), 1))
	var err error
	if item.Picture.Drawing, err = draw.Read(item.Picture.Data); err != nil {
		t.Fatal(err)
	}
	item.W, item.H = 300, 150
	return item
}

// TestDrawings: a drawing is a form, embedded once, and what viewers and checks make of
// it is no complaint.
func TestDrawings(t *testing.T) {
	s, d := newSetter(t), newDocument()
	for range 2 {
		pg := s.addPage(d, "1", "池塘")
		item := drawingItem(t, d)
		other := *item
		other.X, other.Tag = 20, -1
		pg.Items = append(pg.Items, item, &other)
	}
	ink := draw.RGB{R: 200}
	for _, it := range d.Pages[0].Items {
		if word, ok := it.(*page.TextItem); ok {
			word.Ink = &ink
		}
	}
	file := renderFile(t, d)
	if got := strings.Count(run(t, "qpdf", "--json=2", "--json-key=qpdf", file), `"/BBox": [`); got < 4 || got > 8 {
		t.Errorf("%d forms and patterns", got)
	}
	if plain := run(t, "qpdf", "--qdf", "--object-streams=disable", file, "-"); strings.Count(plain, "/V0 Do") != 4 || !strings.Contains(plain, ".784 0 0 rg") {
		t.Error("the form is not drawn four times, or the ink is not red")
	}
	for _, tool := range [][]string{{"mutool", "draw", "-q", "-o", t.TempDir() + "/p.png", file}, {"pdftoppm", "-png", "-r", "30", file, t.TempDir() + "/p"}} {
		run(t, tool[0], tool[1:]...)
	}
	checkStructure(t, file)
	if a, b := renderBytes(t, d, 1), renderBytes(t, d, 5); string(a) != string(b) {
		t.Error("the bytes depend on the number of workers")
	}
}
