package sequence

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/wenzhai/wenzhai/convert/archive/order"
	"github.com/wenzhai/wenzhai/convert/archive/shelf"
	"github.com/wenzhai/wenzhai/convert/article"
	"github.com/wenzhai/wenzhai/convert/digest"
	"github.com/wenzhai/wenzhai/convert/doc"
)

// pagesOf reads lines "name [date] [=position] [<parent] [title]".
func pagesOf(lines ...string) []Page {
	var out []Page
	for i, l := range lines {
		words := strings.Fields(l)
		p := Page{Ref: i, Name: words[0], Title: words[0]}
		for _, w := range words[1:] {
			var n float64
			switch {
			case w == "dated":
				p.Dated = true
			case strings.HasPrefix(w, "<"):
				p.Place = &article.Place{Parent: w[1:]}
			default:
				if _, err := fmt.Sscanf(w, "=%g", &n); err == nil {
					if p.Place == nil {
						p.Place = &article.Place{}
					}
					p.Place.Position, p.Place.Positioned = n, true
				} else {
					p.Title = w
				}
			}
		}
		out = append(out, p)
	}
	return out
}

func shown(pages []Page, placed []Placed) []string {
	var out []string
	for _, x := range placed {
		s := pages[x.Ref].Name
		for in := x.Section; in != nil; in = in.In {
			s = in.Title + " > " + s
		}
		out = append(out, s)
	}
	return out
}

func TestOf(t *testing.T) {
	part := &order.Section{Title: "上篇"}
	half := 1.5
	for _, tt := range []struct {
		name  string
		tree  shelf.Tree
		pages []Page
		want  []string
	}{
		{
			"list",
			shelf.Tree{Folder: "src", Entries: []order.Entry{{Target: "src/z.md"}, {Target: "src/a.md", Section: part}}},
			pagesOf("src/a.md", "src/more/q.md", "src/z.md dated"),
			[]string{"src/z.md", "上篇 > src/a.md", "more > src/more/q.md"},
		},
		{
			"list of issues",
			shelf.Tree{Folder: ".", Entries: []order.Entry{{Target: "b.md"}, {Target: "a.md"}}},
			pagesOf("a.md dated", "b.md dated"), nil,
		},
		{
			"book of dated chapters",
			shelf.Tree{Folder: ".", Docs: true, Entries: []order.Entry{{Target: "b.md"}, {Target: "a.md"}}},
			pagesOf("a.md dated", "b.md dated", "news.md dated"),
			[]string{"b.md", "a.md"},
		},
		{
			"generated",
			shelf.Tree{Folder: "docs", Docs: true, Site: true, Prefixed: true, Folders: map[string]shelf.Folder{"docs/sub": {Label: "其间", Position: &half}}},
			pagesOf("docs/10-c.md", "docs/2-b.md", "docs/a.md =3", "docs/sub/x.md", "docs/1-one.md", "docs/z.md"),
			[]string{"docs/1-one.md", "其间 > docs/sub/x.md", "docs/2-b.md", "docs/a.md", "docs/10-c.md", "docs/z.md"},
		},
		{"files first", shelf.Tree{Folder: ".", Docs: true, FilesFirst: true}, pagesOf("a/x.md", "z.md", "index.md"), []string{"index.md", "z.md", "a > a/x.md"}},
		{
			"weights",
			shelf.Tree{Folder: "content", Site: true},
			pagesOf("content/docs/_index.md Docs", "content/docs/a.md =20 dated", "content/docs/b.md =10 dated", "content/docs/in/_index.md =5 内", "content/docs/in/c.md =1", "content/docs/leaf/index.md =7", "content/posts/p.md dated", "content/posts/q.md dated"),
			[]string{"content/docs/_index.md", "内 > content/docs/in/_index.md", "内 > content/docs/in/c.md", "content/docs/leaf/index.md", "content/docs/b.md", "content/docs/a.md"},
		},
		{"posts", shelf.Tree{Folder: "content", Site: true}, pagesOf("content/a.md dated", "content/b.md =1 dated", "content/c.md dated"), nil},
		{
			"parents",
			shelf.Tree{Folder: ".", Site: true},
			pagesOf("index.md =1 Home", "g.md =2 Guide", "b.md <Guide =2 B", "a.md <Guide =1 A", "d.md <B D", "z.md =3 Z"),
			[]string{"index.md", "Guide > g.md", "Guide > a.md", "Guide > B > b.md", "Guide > B > d.md", "z.md"},
		},
		{"parents in a circle", shelf.Tree{Folder: ".", Docs: true}, pagesOf("a.md <B A", "b.md <A B", "c.md C"), []string{"c.md", "A > a.md", "A > b.md"}},
		{"plain weights", shelf.Tree{Folder: "."}, pagesOf("a.md =3", "b.md =1", "c.md dated", "d.md"), []string{"b.md", "a.md", "d.md"}},
		{
			"numbers",
			shelf.Tree{Folder: "."},
			pagesOf("01-甲/1.md", "01-甲/2.md", "第二部/10.md", "第二部/9.md"),
			[]string{"甲 > 01-甲/1.md", "甲 > 01-甲/2.md", "第二部 > 第二部/9.md", "第二部 > 第二部/10.md"},
		},
		{"notes", shelf.Tree{Folder: "."}, pagesOf("b.md", "a.md"), nil},
	} {
		got := shown(tt.pages, Of(&shelf.Shelf{Tree: tt.tree}, tt.pages, false))
		if !slices.Equal(got, tt.want) {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
		if all := Of(&shelf.Shelf{Tree: tt.tree}, tt.pages, true); len(all) != len(tt.pages) {
			t.Errorf("%s: with force %d of %d pages", tt.name, len(all), len(tt.pages))
		}
	}
}

func TestIssues(t *testing.T) {
	day := func(d int) time.Time {
		if d == 0 {
			return time.Time{}
		}
		return time.Date(2021, 3, d, 0, 0, 0, 0, time.UTC)
	}
	for _, tt := range []struct {
		name  string
		files []string // with their days
		want  string
	}{
		{"between", []string{"w/issue-11.md 1", "w/issue-12.md 0", "w/issue-13.md 15", "w/other.md 8"}, "issue-11 issue-12 other issue-13"},
		{"around", []string{"第十期.md 0", "第11期.md 5", "第12期.md 0", "第9期.md 0"}, "第9期 第十期 第11期 第12期"},
		{"of two years", []string{"2023-52.md 1", "2024-01.md 0", "2024-02.md 15", "other.md 20"}, "2023-52 2024-01 2024-02 other"},
		{"third issue of a year", []string{"报2024年第2期.md 1", "报2024年第3期.md 0", "报2024年第10期.md 3"}, "报2024年第2期 报2024年第3期 报2024年第10期"},
		{"another series", []string{"week-1.md 1", "day-2.md 0", "week-3.md 3"}, "week-1 week-3 day-2"},
		{"another folder", []string{"a/week-1.md 1", "b/week-2.md 0", "a/week-3.md 3"}, "week-1 week-3 week-2"},
		{"out of order", []string{"week-1.md 9", "week-2.md 0", "week-3.md 3"}, "week-3 week-1 week-2"},
		{"years", []string{"2020.md 1", "2021.md 0", "2022.md 3"}, "2020 2022 2021"},
	} {
		var items []digest.Item
		var pick []int
		for i, f := range tt.files {
			var name string
			var d int
			fmt.Sscan(f, &name, &d) //nolint:errcheck // written above
			m := doc.Meta{Path: name, Title: "题", Date: day(d)}
			if d > 0 {
				m.DateFrom = doc.DateFrontMatter
			}
			items, pick = append(items, digest.Item{Meta: m}), append(pick, i)
		}
		a := Articles{Items: items, Shelves: func(bool) []shelf.Shelf { return nil }, Source: func(i int) (int, *article.Place) { return i, nil }}
		var got []string
		for _, i := range digest.Order(items, pick, a.Places(digest.ByDate), false) {
			name := items[i].Meta.Path
			got = append(got, strings.TrimSuffix(name[strings.LastIndex(name, "/")+1:], ".md"))
		}
		if want := strings.Fields(tt.want); !slices.Equal(got, want) {
			t.Errorf("%s: %q, want %q", tt.name, got, want)
		}
	}
}
