package compose

import (
	"strings"
	"testing"

	"github.com/wenzhai/wenzhai/convert/digest"
	"github.com/wenzhai/wenzhai/convert/doc"
	"github.com/wenzhai/wenzhai/layout/compose/internal/typeset"
	"github.com/wenzhai/wenzhai/layout/page"
)

func TestWidePicturesAndTablesRunOverBothColumns(t *testing.T) {
	long := para(strings.Repeat("园丁从河边挑来三桶水，", 30))
	wide := &doc.Table{Head: []doc.Row{{}}, Rows: []doc.Row{{}}}
	for range 9 {
		wide.Head[0] = append(wide.Head[0], cellOf("一月到三月"))
		wide.Rows[0] = append(wide.Rows[0], cellOf("12345.5 kg"))
	}
	quoted := &doc.Quote{Blocks: []doc.Block{&doc.Figure{Src: "c.png", Image: picturePNG(1400, 500)}}}
	a := linkArticle(long, &doc.Figure{Src: "a.png", Caption: say("河边的全景"), Image: picturePNG(1400, 500)}, long,
		&doc.Figure{Src: "b.png", Image: picturePNG(600, 500)}, long, wide, long, quoted)
	d, _ := compose(t, Options{Columns: 2, KeepImages: true}, digest.None, a)
	vol, _ := shelf(digest.None, a)
	p, err := typeset.NewPress(vol, Options{Columns: 2})
	if err != nil {
		t.Fatal(err)
	}
	if faults := audit(d, p.Geometry); len(faults) > 0 {
		t.Error(strings.Join(faults, "\n"))
	}
	var pictures []float64
	right := 0.0
	for i := range d.Pages {
		for _, it := range d.Pages[i].Items {
			switch it := it.(type) {
			case *page.PictureItem:
				pictures = append(pictures, it.W)
			case *page.TextItem:
				if it.Tag >= 0 && d.Tags[it.Tag].Role == "TD" {
					right = max(right, it.X-p.Geometry.Edge(i%2 == 0))
				}
			}
		}
	}
	if len(pictures) != 3 || pictures[0] <= p.Geometry.Measure || pictures[1] > p.Geometry.Measure || pictures[2] > p.Geometry.Measure {
		t.Errorf("pictures are %v wide, a column %g", pictures, p.Geometry.Measure)
	}
	if right < p.Geometry.Measure {
		t.Errorf("the table ends at %g, a column at %g", right, p.Geometry.Measure)
	}
}
