package pdf

import (
	"flag"
	"fmt"
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/pdfcpu/pdfcpu/pkg/api"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"

	"github.com/wenzhai/wenzhai/fonts"
	"github.com/wenzhai/wenzhai/layout/page"
	"github.com/wenzhai/wenzhai/layout/text"
	"github.com/wenzhai/wenzhai/tools/conform/matterhorn"
)

var update = flag.Bool("update-objects", false, "rewrite the golden objects of the finishing pass")

// checkStructure fails on any failure of the Matterhorn rules and of pdfcpu.
func checkStructure(t *testing.T, name string) {
	t.Helper()
	file, err := matterhorn.Open(t.Context(), name)
	if err != nil {
		t.Fatal(err)
	}
	for _, failure := range matterhorn.Check(file) {
		t.Error(failure)
	}
	if err := api.ValidateFile(name, strict()); err != nil {
		t.Errorf("pdfcpu: %v", err)
	}
}

func strict() *model.Configuration {
	model.ConfigPath = "disable" // pdfcpu would write to the home folder
	conf := model.NewDefaultConfiguration()
	conf.ValidationMode = model.ValidationStrict
	return conf
}

// journal is a document with everything a page can hold.
func journal(t testing.TB) *page.Document {
	s, d := newSetter(t), newDocument()
	d.Info.Subject, d.Info.Keywords = "茶与铁路", []string{"tea", "поезд"}
	first := page.Page{Width: 420, Height: 595, Label: "i"}
	heading := &text.Style{Role: fonts.Heading, Size: 16, Colour: text.Black}
	first.Items = append(first.Items, &page.AnchorItem{Name: "garden", Y: 40})
	first.Items = append(first.Items, s.runs(50, 60, "花园 𠮷", heading, addTag(d, "H1", 1))...)
	toc := addTag(d, "TOC", 1)
	entry := addTag(d, "Link", addTag(d, "TOCI", toc))
	first.Items = append(first.Items, s.runs(50, 90, "星图 2", body(), entry)...)
	first.Items = append(first.Items, &page.LinkItem{X: 50, Y: 80, W: 60, H: 14, Target: "#stars", Tag: entry})
	first.Items = append(first.Items, tableItems(s, d, 120)...)
	first.Items = append(first.Items, s.runs(200, 570, "i", &text.Style{Role: fonts.Heading, Size: 8, Colour: text.Grey}, -1)...)
	d.Pages = append(d.Pages, first)

	second := page.Page{Width: 595, Height: 842, Label: "1"} // of another size
	second.Items = append(second.Items, &page.AnchorItem{Name: "stars", Y: 40})
	second.Items = append(second.Items, s.runs(50, 60, "星图", heading, addTag(d, "H2", 1))...)
	p := addTag(d, "P", 1)
	d.Tags[p].Lang = "en"
	link := addTag(d, "Link", p)
	accent := &text.Style{Role: fonts.Body, Size: 10.5, Colour: text.Accent, Underline: true}
	second.Items = append(second.Items, s.runs(50, 90, "See the ", body(), p)...)
	second.Items = append(second.Items, s.runs(100, 90, "чай", accent, link)...)
	second.Items[len(second.Items)-1].(*page.TextItem).Run.Lang = "ru"
	second.Items = append(second.Items, &page.LinkItem{X: 100, Y: 80, W: 20, H: 14, Target: "https://example.org/чай?a=(1)&b=<2>", Tag: link})
	second.Items = append(second.Items, s.runs(130, 90, "2", &text.Style{Size: 6, Rise: 4, Strike: true}, p)...)
	second.Items = append(second.Items, &page.RectItem{X: 50, Y: 110, W: 100, H: 0.4, Shade: page.Hair}, pictureItem(t, d, "png palette"))
	d.Pages = append(d.Pages, second)
	d.Outline = []page.OutlineItem{{Level: 1, Title: "花园 𠮷 (1)", Target: "garden"}, {Level: 2, Title: "Stars\x1b", Target: "stars"}}
	return d
}

// tableItems sets a table with an empty cell.
func tableItems(s *setter, d *page.Document, y float64) []page.Item {
	table := addTag(d, "Table", 1)
	var items []page.Item
	for r, cells := range [][]string{{"茶", "", "℃"}, {"绿", "80", ""}} {
		row := addTag(d, "TR", table)
		for c, cell := range cells {
			role := "TD"
			if r == 0 {
				role = "TH"
			}
			items = append(items, s.runs(50+40*float64(c), y+20*float64(r), cell, body(), addTag(d, role, row))...)
		}
	}
	return items
}

func TestJournal(t *testing.T) {
	file := renderFile(t, journal(t))
	checkStructure(t, file)
	info := run(t, "pdfinfo", file)
	for _, want := range []string{"花园笔记 𠮷", "林小茶", "茶与铁路", "tea, поезд", "Tagged:          yes", "Tue Nov 14 22:13:20 2023 UTC"} {
		if !strings.Contains(info, want) {
			t.Errorf("pdfinfo does not say %q:\n%s", want, info)
		}
	}
	if got := run(t, "pdfinfo", "-struct", file); strings.Count(got, "TD") != 3 || strings.Count(got, "TH:") != 3 {
		t.Errorf("the empty cells of the table are lost:\n%s", got)
	}
}

// TestOutlineAndLinksLead reads the destinations back.
func TestOutlineAndLinksLead(t *testing.T) {
	name := renderFile(t, journal(t))
	f, err := os.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	marks, err := api.Bookmarks(f, strict())
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	var walk func(level int, marks []pdfcpu.Bookmark)
	walk = func(level int, marks []pdfcpu.Bookmark) {
		for _, m := range marks {
			got = append(got, fmt.Sprintf("%d %s -> %d", level, m.Title, m.PageFrom))
			walk(level+1, m.Kids)
		}
	}
	walk(1, marks)
	if want := []string{"1 花园 𠮷 (1) -> 1", "2 Stars  -> 2"}; cmp.Diff(want, got) != "" {
		t.Error(cmp.Diff(want, got))
	}
	file, err := matterhorn.Open(t.Context(), name)
	if err != nil {
		t.Fatal(err)
	}
	pages := file.Pages()
	toStars := file.Dict(file.List(pages[0].Dict["/Annots"])[0])
	if want := fmt.Sprint([]any{pages[1].Ref, "/XYZ", nil, 802.0, nil}); fmt.Sprint(file.List(toStars["/Dest"])) != want {
		t.Errorf("the contents lead to %v, want %v", toStars["/Dest"], want)
	}
	outside := file.Dict(file.List(pages[1].Dict["/Annots"])[0])
	if got, want := file.Dict(outside["/A"])["/URI"], "u:https://example.org/%D1%87%D0%B0%D0%B9?a=(1)&b=%3C2%3E"; got != want {
		t.Errorf("the link leads to %v, want %v", got, want)
	}
	if got, want := fmt.Sprint(outside["/Rect"]), "[100 762 120 748]"; got != want {
		t.Errorf("the link is at %s, want %s", got, want)
	}
}

// TestGoldenObjects holds the objects of a small document, streams left out.
func TestGoldenObjects(t *testing.T) {
	file := renderFile(t, journal(t))
	got := run(t, "qpdf", "--json=2", "--json-key=qpdf", "--json-stream-data=none", file)
	got = regexp.MustCompile(`"/(Length1?|DL)": \d+|\[\s+"u?b?:?[0-9a-f]{32}",\s+"[^"]*"\s+\]|/[A-Z]{6}\+`).ReplaceAllStringFunc(got, func(s string) string {
		if strings.HasSuffix(s, "+") {
			return "/SUBSET+"
		}
		return `"…"`
	})
	const golden = "testdata/journal.json"
	if *update {
		if err := os.WriteFile(golden, []byte(got), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Error(diff)
	}
}

func TestPageLabels(t *testing.T) {
	cases := []struct {
		labels []string
		want   string
	}{
		{[]string{"1", "2", "3"}, "0<</S/D/St 1>>"},
		{[]string{"", "1", "2", "5"}, "0<<>>1<</S/D/St 1>>3<</S/D/St 5>>"},
		{[]string{"xiv", "封面", "封面", "01"}, "0<</P(xiv)>>1<</P<FEFF5C019762>>>3<</P(01)>>"},
		{[]string{"", "", "7"}, "0<<>>2<</S/D/St 7>>"},
	}
	for _, c := range cases {
		f := finisher{pages: &collector{labels: c.labels}}
		if got, want := f.pageLabels(), "<</Nums["+c.want+"]>>"; got != want {
			t.Errorf("%q: %s, want %s", c.labels, got, want)
		}
	}
}

func TestPageTree(t *testing.T) {
	for _, n := range []int{1, 31, 32, 33, 1024, 1025, 1100} {
		o := newObjectWriter(&strings.Builder{})
		tree := pageTree{out: o}
		for i := range n {
			k := (i + n/3) % n // as pages come: the front matter last
			tree.page(k)
			tree.parent(k)
		}
		root := tree.write()
		counted := 0
		for _, object := range o.plain {
			value := string(object.value)
			_, list, _ := strings.Cut(value, "/Kids[")
			kids := strings.Count(list, " 0 R")
			if kids < 1 || kids > treeFanOut {
				t.Errorf("%d pages: a node has %d kids", n, kids)
			}
			if (object.id == root) == strings.Contains(value, "/Parent ") {
				t.Errorf("%d pages: %s has a parent, or none", n, value)
			}
			if object.id == root {
				counted, _ = entry(object.value, "/Count ")
			}
		}
		if counted != n {
			t.Errorf("the root counts %d pages of %d", counted, n)
		}
	}
}

func TestNestOutline(t *testing.T) {
	// A level is skipped, and the first entry is not the highest.
	nodes := nestOutline([]int{2, 1, 2, 4, 3, 1})
	parents := []int{0, 0, 2, 3, 3, 0}
	for i, n := range nodes[1:] {
		if n.parent != parents[i] {
			t.Errorf("entry %d stands under node %d, want %d", i, n.parent, parents[i])
		}
		if n.next > 0 && nodes[n.next].prev != i+1 {
			t.Errorf("entry %d: its next one does not lead back", i)
		}
	}
	root, long := nodes[0], nodes[2]
	if root.first != 1 || root.last != 6 || root.kids != 3 || long.under != 3 || long.kids != 1 || nodes[3].first != 4 || nodes[3].last != 5 {
		t.Errorf("nodes %+v", nodes)
	}
}
