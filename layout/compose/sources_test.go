package compose

import (
	"fmt"
	"strings"
	"testing"

	"github.com/wenzhai/wenzhai/convert/digest"
	"github.com/wenzhai/wenzhai/convert/doc"
	"github.com/wenzhai/wenzhai/layout/page"
)

// indexLines returns the text of the pages from that with the index's anchor
// on, a line of type each.
func indexLines(d *page.Document) (out []string) {
	inside, y := false, 0.0
	for i := range d.Pages {
		for _, it := range d.Pages[i].Items {
			switch it := it.(type) {
			case *page.AnchorItem:
				inside = inside || it.Name == sourcesAnchor
			case *page.TextItem:
				if !inside || it.Tag < 0 {
					continue
				}
				if it.Y != y {
					out = append(out, "")
				}
				y = it.Y
				out[len(out)-1] += page.RunText(it.Run)
			}
		}
	}
	return out
}

func TestTheIndexNamesSourcesCountsAndPages(t *testing.T) {
	var articles []*doc.Article
	for n, source := range []string{"园艺周报", "茶园", "园艺周报", "", "园艺周报"} {
		articles = append(articles, &doc.Article{
			Meta:   doc.Meta{Path: fmt.Sprint(n), Title: fmt.Sprintf("第 %d 篇", n+1), Lang: doc.Hans, Source: source},
			Blocks: []doc.Block{para(strings.Repeat("园丁从河边挑来三桶水。", 60+10*n))},
		})
	}
	d, _ := compose(t, Options{}, digest.None, articles...)
	places := map[string]string{}
	for i := range d.Pages {
		for _, it := range d.Pages[i].Items {
			if a, ok := it.(*page.AnchorItem); ok {
				places[a.Name] = d.Pages[i].Label
			}
		}
	}
	want := []string{
		"来源", "Sources",
		fmt.Sprintf("园艺周报　共 3 篇　%s, %s, %s", places["a1"], places["a3"], places["a5"]),
		"茶园　共 1 篇　" + places["a2"],
		"其他　共 1 篇　" + places["a4"],
	}
	if got := indexLines(d); strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("index\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	if o := d.Outline[len(d.Outline)-1]; o.Title != "来源" || o.Level != 1 || places[o.Target] != fmt.Sprint(len(d.Pages)) {
		t.Errorf("the outline ends with %+v; the book has %d pages", o, len(d.Pages))
	}
}

func TestNoIndexWithoutSources(t *testing.T) {
	d, _ := compose(t, Options{}, digest.None, russianArticle())
	if got := indexLines(d); len(got) > 0 || len(d.Outline) != 1 {
		t.Errorf("index %q, outline %+v", got, d.Outline)
	}
}
