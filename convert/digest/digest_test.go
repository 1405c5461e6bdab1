package digest

import (
	"slices"
	"testing"
	"time"

	"github.com/wenzhai/wenzhai/convert/doc"
	"github.com/wenzhai/wenzhai/convert/frame"
)

var shanghai = time.FixedZone("CST", 8*3600)

func at(s string) time.Time {
	t, err := time.Parse(time.RFC3339, s)
	if err != nil {
		panic(err)
	}
	return t
}

func item(title, date string) Item {
	m := doc.Meta{Title: title, Lang: doc.Hans}
	if date != "" {
		m.Date, m.DateFrom = at(date), doc.DateFrontMatter
	}
	return Item{Meta: m, Chars: 100}
}

func all(items []Item) []int {
	out := make([]int, len(items))
	for i := range out {
		out[i] = i
	}
	return out
}

func titles(v *Volume) []string {
	var out []string
	for _, e := range v.Entries() {
		out = append(out, e.Title)
	}
	return out
}

func TestPlanOrdersByInstantAcrossZones(t *testing.T) {
	items := []Item{
		item("noon-utc", "2021-07-12T05:34:00Z"),
		item("undated", ""),
		item("morning-local", "2021-07-12T07:51:00+08:00"),
		item("tie-a", "2021-06-29T20:23:00+08:00"),
		item("tie-b", "2021-06-29T12:23:00Z"),
	}
	v := Plan(items, all(items), Options{Zone: shanghai})
	want := []string{"tie-a", "tie-b", "morning-local", "noon-utc", "undated"}
	if got := titles(v); !slices.Equal(got, want) {
		t.Errorf("oldest first: %v, want %v", got, want)
	}
	v = Plan(items, all(items), Options{Zone: shanghai, Newest: true})
	want = []string{"noon-utc", "morning-local", "tie-a", "tie-b", "undated"}
	if got := titles(v); !slices.Equal(got, want) {
		t.Errorf("newest first: %v, want %v", got, want)
	}
	for i, e := range v.Entries() {
		if e.N != i {
			t.Errorf("entry %d has N %d", i, e.N)
		}
	}
}

func TestChaptersBeginInTheArchivesZone(t *testing.T) {
	items := []Item{
		item("late-on-the-11th-utc", "2021-07-11T23:51:00Z"),
		item("same-local-day", "2021-07-12T05:34:00Z"),
		item("next-local-day", "2021-07-12T16:00:00Z"),
		item("undated", ""),
	}
	v := Plan(items, all(items), Options{Zone: shanghai, By: Day})
	var labels []string
	for i := range v.Chapters {
		labels = append(labels, v.Chapters[i].Label(doc.Hans))
	}
	want := []string{"2021年7月12日 星期一", "2021年7月13日 星期二", "日期不详"}
	if !slices.Equal(labels, want) {
		t.Errorf("got %v, want %v", labels, want)
	}
	if n := len(v.Chapters[0].Entries); n != 2 {
		t.Errorf("first chapter has %d entries, want 2", n)
	}
	if got := v.Period(); got != "2021-07-12–2021-07-13" {
		t.Errorf("period %q", got)
	}
}

func TestAutoByFollowsTheSpan(t *testing.T) {
	for _, c := range []struct {
		first, last string
		want        By
	}{
		{"2021-06-28T00:00:00Z", "2021-06-28T10:00:00Z", Day},
		{"2021-06-28T00:00:00Z", "2021-08-20T00:00:00Z", Day},
		{"2021-01-01T00:00:00Z", "2021-12-31T00:00:00Z", Month},
		{"2014-02-04T00:00:00Z", "2025-01-01T00:00:00Z", Year},
	} {
		if got := autoBy(at(c.first), at(c.last)); got != c.want {
			t.Errorf("%s to %s: %v, want %v", c.first, c.last, got, c.want)
		}
	}
	if got := autoBy(time.Time{}, time.Time{}); got != None {
		t.Errorf("undated: %v, want none", got)
	}
}

func TestChapterLabels(t *testing.T) {
	d := time.Date(2021, 6, 28, 0, 0, 0, 0, shanghai)
	ui := frame.UI{doc.Hans, doc.English}
	for _, c := range []struct {
		chapter Chapter
		want    []string
	}{
		{Chapter{By: Week, Date: d}, []string{"2021年6月28日—2021年7月4日", "28 June 2021 – 4 July 2021"}},
		{Chapter{By: Month, Date: d}, []string{"2021年6月", "June 2021"}},
		{Chapter{By: Source, Name: "灯笼博物馆"}, []string{"灯笼博物馆"}},
		{Chapter{By: Tag}, []string{"其他", "Other"}},
		{Chapter{By: None}, []string{""}},
	} {
		if got := c.chapter.Labels(ui); !slices.Equal(got, c.want) {
			t.Errorf("%v: got %v, want %v", c.chapter.By, got, c.want)
		}
	}
}

func TestWeekBeginsOnMonday(t *testing.T) {
	for _, d := range []string{"2021-06-28T00:00:00+08:00", "2021-07-04T23:59:59+08:00"} {
		if got := begin(at(d).In(shanghai), Week).Format("2006-01-02"); got != "2021-06-28" {
			t.Errorf("week of %s begins on %s", d, got)
		}
	}
}

func TestChaptersBySourceGather(t *testing.T) {
	a, b, c := item("1", "2021-06-01T00:00:00Z"), item("2", "2021-06-02T00:00:00Z"), item("3", "2021-06-03T00:00:00Z")
	a.Meta.Source, b.Meta.Source, c.Meta.Source = "园", "馆", "园"
	items := []Item{a, b, c}
	v := Plan(items, all(items), Options{Zone: shanghai, By: Source})
	if got, want := titles(v), []string{"1", "3", "2"}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	for i, e := range v.Entries() {
		if e.N != i {
			t.Errorf("entry %q has N %d, want %d", e.Title, e.N, i)
		}
	}
	if !slices.Equal(v.Sources, []string{"园", "馆"}) {
		t.Errorf("sources %v", v.Sources)
	}
}

func TestSelection(t *testing.T) {
	m := doc.Meta{Lang: doc.Hans, Tags: []string{"Tea", "山"}, Source: "气象站", Date: at("2021-06-28T12:00:00Z"), DateFrom: doc.DateBody}
	for _, c := range []struct {
		name string
		sel  Selection
		want bool
	}{
		{"everything", Selection{}, true},
		{"language family", Selection{Langs: []doc.Lang{"zh"}}, true},
		{"other script", Selection{Langs: []doc.Lang{doc.Hant}}, false},
		{"tag, case", Selection{Tags: []string{"tea"}}, true},
		{"other tag", Selection{Tags: []string{"coffee"}}, false},
		{"source", Selection{Sources: []string{"气象站"}}, true},
		{"from the instant on", Selection{Since: at("2021-06-28T12:00:00Z")}, true},
		{"before the instant", Selection{Until: at("2021-06-28T12:00:00Z")}, false},
	} {
		if got := c.sel.Takes(&m); got != c.want {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
	}
	undated := doc.Meta{Lang: doc.Hans}
	if s := (Selection{Since: at("2021-06-28T12:00:00Z")}); s.Takes(&undated) {
		t.Error("an undated article passed a date selection")
	}
}

func TestDuplicates(t *testing.T) {
	page := func(title, url string, lang doc.Lang, fp uint64, chars int) Item {
		return Item{Meta: doc.Meta{Path: title, Title: title, URL: url, Lang: lang}, Fingerprint: fp, Chars: chars}
	}
	items := []Item{
		0:  page("茶山", "https://tea.example/1", doc.Hans, 1, 100),
		1:  page("茶山（更新）", "http://www.tea.example/1/", doc.Hans, 2, 104),  // same page, longer: kept
		2:  page("Tea hill", "https://tea.example/1", doc.English, 3, 100), // translation: stays
		3:  page("同文", "", doc.Hans, 9, 50),
		4:  page("同文异题", "https://other.example/x", doc.Hans, 9, 50), // same text
		5:  page("站首页甲", "https://tea.example/", doc.Hans, 11, 80),
		6:  page("站首页乙", "https://tea.example", doc.Hans, 12, 80), // only a site: stays
		7:  page("上篇", "https://tea.example/2", doc.Hans, 13, 100),
		8:  page("下篇", "https://tea.example/2", doc.Hans, 14, 300), // another part at one address: stays
		9:  page("空", "", doc.Hans, 0, 0),
		10: page("空", "", doc.Hans, 0, 0), // nothing is known of the text: stays
		11: page("渡口", "https://tea.example/3?p=1&utm_source=rss#top", doc.Hans, 15, 100),
		12: page("渡口", "https://tea.example/3?p=1", doc.Hans, 16, 140), // the same page, longer: kept
		13: page("渡口", "https://tea.example/3?p=2", doc.Hans, 17, 140), // another page
	}
	want := []int{1, -1, -1, -1, 3, -1, -1, -1, -1, -1, -1, 12, -1, -1}
	if got := Duplicates(items); !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}
