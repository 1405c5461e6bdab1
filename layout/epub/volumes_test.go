package epub

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/wenzhai/wenzhai/convert/digest"
	"github.com/wenzhai/wenzhai/convert/doc"
)

// months is a book of chapters with so many articles each. Every article holds
// kilobytes of text that hardly compress, and its own picture.
func months(t *testing.T, counts ...int) (*digest.Volume, []*doc.Article) {
	t.Helper()
	vol := &digest.Volume{Title: "园艺月刊", Langs: []doc.Lang{doc.Hans}, First: day(1), Last: day(28)}
	var arts []*doc.Article
	for c, n := range counts {
		ch := digest.Chapter{By: digest.Month, Date: day(1).AddDate(0, c, 0)}
		for range n {
			i := len(arts)
			meta := doc.Meta{Path: "x", Title: fmt.Sprintf("第%d篇", i), Date: day(1).AddDate(0, c, 0), DateFrom: doc.DateBody, Lang: doc.Hans}
			var s strings.Builder
			for k := range 1500 {
				s.WriteRune(rune(0x4e00 + (i*7919+k*k*31)%20000))
			}
			arts = append(arts, &doc.Article{Meta: meta, Blocks: []doc.Block{
				para(s.String()),
				&doc.Figure{Alt: "图", Image: &doc.Image{Data: square(t, uint8(i))}},
			}})
			ch.Entries = append(ch.Entries, digest.Entry{Meta: meta, N: i, Ref: i})
		}
		vol.Chapters = append(vol.Chapters, ch)
	}
	return vol.Cut(vol.Chapters, 0), arts
}

// shape lists the numbers of articles of every chapter of every volume.
func shape(vols []*digest.Volume) [][]int {
	var out [][]int
	for _, v := range vols {
		var n []int
		for i := range v.Chapters {
			n = append(n, len(v.Chapters[i].Entries))
		}
		out = append(out, n)
	}
	return out
}

func TestSplitByArticles(t *testing.T) {
	for _, c := range []struct {
		counts []int
		most   int
		want   [][]int
	}{
		{[]int{3, 3, 3}, 0, [][]int{{3, 3, 3}}},
		{[]int{3, 3, 3}, 9, [][]int{{3, 3, 3}}},
		{[]int{3, 3, 3}, 7, [][]int{{3, 3}, {3}}},
		{[]int{3, 3, 3}, 3, [][]int{{3}, {3}, {3}}},
		{[]int{1, 8, 2}, 5, [][]int{{1}, {5}, {3, 2}}},
		{[]int{1, 10}, 5, [][]int{{1}, {5}, {5}}},
		{[]int{3}, 1, [][]int{{1}, {1}, {1}}},
	} {
		vol, _ := months(t, c.counts...)
		got := Split(vol, Limit{Articles: c.most}, &Report{})
		if fmt.Sprint(shape(got)) != fmt.Sprint(c.want) {
			t.Errorf("%v, at most %d: %v, want %v", c.counts, c.most, shape(got), c.want)
		}
		n := 0
		for _, v := range got {
			for _, e := range v.Entries() {
				if e.N != n {
					t.Errorf("%v, at most %d: entry %d is number %d", c.counts, c.most, n, e.N)
				}
				n++
			}
		}
	}
}

func TestSplitBySize(t *testing.T) {
	vol, arts := months(t, 6, 6, 30, 2)
	whole, rep := build(t, vol, arts, Options{UI: both, KeepImages: true})
	for _, share := range []int{2, 3, 5, 8} {
		limit := Limit{Bytes: int64(len(whole) / share)}
		vols := Split(vol, limit, &rep)
		if len(vols) < share {
			t.Errorf("%d volumes of 1/%d of the book", len(vols), share)
		}
		var titles []string
		for i, v := range vols {
			data, _ := build(t, v, arts, Options{UI: both, KeepImages: true})
			verify(t, data)
			if int64(len(data)) > limit.Bytes && v.Len() > 1 {
				t.Errorf("volume %d of %d with %d articles: %d bytes, limit %d", i+1, len(vols), v.Len(), len(data), limit.Bytes)
			}
			for _, e := range v.Entries() {
				titles = append(titles, e.Title)
			}
		}
		if len(titles) != len(arts) || !slices.IsSortedFunc(titles, func(a, b string) int {
			var m, n int
			_, _ = fmt.Sscanf(a, "第%d篇", &m)
			_, _ = fmt.Sscanf(b, "第%d篇", &n)
			return m - n
		}) {
			t.Errorf("articles %v", titles)
		}
	}
}

func TestVolumeSaysWhichItIs(t *testing.T) {
	vol, arts := months(t, 2, 2)
	vols := Split(vol, Limit{Articles: 2}, &Report{})
	first, _ := build(t, vols[0], arts, Options{UI: both, Series: "园艺", Issue: "7"})
	second, _ := build(t, vols[1], arts, Options{UI: both})
	verify(t, second)
	opf := file(t, second, root+opfFile)
	for _, want := range []string{
		">园艺月刊 · 第 2 册</dc:title>",
		`<meta property="belongs-to-collection" id="volumes">园艺月刊</meta>`,
		`<meta refines="#volumes" property="collection-type">set</meta>`,
		`<meta refines="#volumes" property="group-position">2</meta>`,
		`<meta name="calibre:series" content="园艺月刊"/>`,
		`<meta name="calibre:series_index" content="2"/>`,
	} {
		if !strings.Contains(opf, want) {
			t.Errorf("no %s in\n%s", want, opf)
		}
	}
	if !strings.Contains(file(t, first, root+opfFile), `<meta refines="#periodical" property="group-position">7</meta>`) {
		t.Error("the periodical's issue is not named")
	}
	if page := file(t, second, root+"xhtml/title.xhtml"); !strings.Contains(page, "第 2 册") || !strings.Contains(page, "Vol. 2") {
		t.Errorf("title page:\n%s", page)
	}
	if strings.Contains(file(t, second, root+"xhtml/a00001.xhtml"), "上一篇") {
		t.Error("the first article of a volume leads to one that is not in it")
	}
	if uid(t, first) == uid(t, second) {
		t.Error("two volumes with one identifier")
	}
}

func uid(t *testing.T, data []byte) string {
	t.Helper()
	_, rest, _ := strings.Cut(file(t, data, root+opfFile), `<dc:identifier id="pub-id">`)
	id, _, _ := strings.Cut(rest, "<")
	return id
}

// TestLargeContents checks that a book with more articles than a contents page
// should hold leads to them by way of its chapters' pages.
func TestLargeContents(t *testing.T) {
	for name, c := range map[string]struct {
		by    digest.By
		pages int
	}{"in chapters": {digest.Month, 1}, "flat": {digest.None, 3}} {
		vol := &digest.Volume{Title: "园艺月刊", Langs: []doc.Lang{doc.Hans}}
		for m := range 2 {
			ch := digest.Chapter{By: c.by, Date: day(1).AddDate(0, m, 0)}
			for i := range 1000 {
				ch.Entries = append(ch.Entries, digest.Entry{Meta: doc.Meta{Path: "x", Title: fmt.Sprint("篇", i), Lang: doc.Hans}, N: m*1000 + i})
			}
			vol.Chapters = append(vol.Chapters, ch)
			if c.by == digest.None && m == 1 {
				vol.Chapters[0].Entries = append(vol.Chapters[0].Entries, ch.Entries...)
				vol.Chapters = vol.Chapters[:1]
			}
		}
		load := func(_ context.Context, e *digest.Entry) (*doc.Article, error) {
			return &doc.Article{Meta: e.Meta, Blocks: []doc.Block{para("雨后的园子。")}}, nil
		}
		var b strings.Builder
		if _, err := Write(t.Context(), &b, vol, load, Options{UI: both, Cover: Cover{Kind: CoverNone}}); err != nil {
			t.Fatal(err)
		}
		data := []byte(b.String())
		verify(t, data)
		files, err := unzip(data)
		if err != nil {
			t.Fatal(err)
		}
		n := 0
		for f := range files {
			if strings.HasPrefix(f, root+textDir+"t") && f != root+textDir+titleFile {
				n++
			}
		}
		if n != c.pages || !strings.Contains(string(files[root+"xhtml/a00900.xhtml"]), `href="../xhtml/t0001.xhtml"`) {
			t.Errorf("%s: %d pages of contents, want %d", name, n, c.pages)
		}
		if strings.Contains(string(files[root+opfFile]), `idref="nav-xhtml"`) {
			t.Errorf("%s: the navigation document is among the pages to read", name)
		}
	}
}

func TestIdentifierKeepsThroughABuild(t *testing.T) {
	vol, arts := months(t, 3)
	before, _ := build(t, vol, arts, Options{Cover: Cover{Kind: CoverNone}})
	vol.Chapters[0].Entries = vol.Chapters[0].Entries[:2]
	after, _ := build(t, vol.Cut(vol.Chapters, 0), arts, Options{Cover: Cover{Kind: CoverNone}})
	if uid(t, before) != uid(t, after) {
		t.Error("one article more makes another book of the same digest")
	}
	if a, b := IdentifierOf("weekly", "2021-W26"), IdentifierOf("weekly", "2021-W27"); a == b || len(a) != len("urn:uuid:")+36 {
		t.Errorf("identifiers %s, %s", a, b)
	}
}
