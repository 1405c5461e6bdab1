package digest

import (
	"slices"
	"strings"
	"testing"
)

func TestDuplicatesKeepTheEarliest(t *testing.T) {
	copyOf := func(date string, chars int) Item {
		it := item("茶山", date)
		it.Fingerprint, it.Chars = 7, chars
		return it
	}
	for _, c := range []struct {
		about string
		items []Item
		want  []int
	}{
		{"earlier than the first", []Item{copyOf("2021-07-01T00:00:00Z", 90), copyOf("2021-06-28T00:00:00Z", 90)}, []int{1, -1}},
		{"longer than the earliest", []Item{copyOf("2021-06-28T00:00:00Z", 90), copyOf("2021-07-01T00:00:00Z", 91)}, []int{1, -1}},
		{"a date rather than none", []Item{copyOf("", 90), copyOf("2021-07-01T00:00:00Z", 90)}, []int{1, -1}},
		{"the first of the same instant", []Item{copyOf("2021-06-28T08:00:00+08:00", 90), copyOf("2021-06-28T00:00:00Z", 90)}, []int{-1, 0}},
		{"the first without dates", []Item{copyOf("", 90), copyOf("", 90)}, []int{-1, 0}},
	} {
		if got := Duplicates(c.items); !slices.Equal(got, c.want) {
			t.Errorf("%s: %v, want %v", c.about, got, c.want)
		}
	}
}

// A feed may give all its articles one address; what is there twice has one title
// and date, too.
func TestArticlesOfOneFileAndAddress(t *testing.T) {
	var items []Item
	for i, s := range []string{"雾|2021-06-28", "桥|2021-06-28", "雾|2021-06-29", "雾|2021-06-28"} {
		title, day, _ := strings.Cut(s, "|")
		it := item(title, day+"T00:00:00Z")
		it.Meta.Path, it.Meta.Index, it.Meta.URL = "feed.xml", i, "https://tea.example/news"
		it.Fingerprint, it.Chars = uint64(i)+1, 200+i
		items = append(items, it)
	}
	if got, want := Duplicates(items), []int{3, -1, -1, -1}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestShortTextsMayRecur(t *testing.T) {
	notice := func(title, date string, chars int) Item {
		it := item(title, date)
		it.Fingerprint, it.Chars = 7, chars
		return it
	}
	for _, c := range []struct {
		about string
		items []Item
		want  []int
	}{
		{"another title on another day", []Item{notice("一", "2024-05-01T00:00:00Z", 49), notice("二", "2024-05-02T00:00:00Z", 49)}, []int{-1, -1}},
		{"another title on the same day", []Item{notice("一", "2024-05-01T00:00:00Z", 49), notice("二", "2024-05-01T09:00:00Z", 49)}, []int{-1, 0}},
		{"the same title on another day", []Item{notice("一", "2024-05-01T00:00:00Z", 49), notice("一", "2024-05-02T00:00:00Z", 49)}, []int{-1, 0}},
		{"a long text", []Item{notice("一", "2024-05-01T00:00:00Z", 400), notice("二", "2024-05-02T00:00:00Z", 400)}, []int{-1, 0}},
	} {
		if got := Duplicates(c.items); !slices.Equal(got, c.want) {
			t.Errorf("%s: %v, want %v", c.about, got, c.want)
		}
	}
}

// What feeds name alike is one entry, though its author changed it; a feed that names
// all its entries alike says nothing.
func TestEntriesOfFeeds(t *testing.T) {
	entry := func(path, id, title string, chars int) Item {
		it := item(title, "2021-06-28T00:00:00Z")
		it.Meta.Path, it.Meta.ID, it.Fingerprint, it.Chars = path, id, uint64(chars), chars
		return it
	}
	for _, c := range []struct {
		about string
		items []Item
		want  []int
	}{
		{"saved twice, changed between", []Item{entry("june.xml", "tag:1", "雾", 800), entry("july.xml", "tag:1", "雾（修订）", 900)}, []int{1, -1}},
		{"a summary and the whole text", []Item{entry("feed.xml", "tag:1", "雾", 100), entry("export.xml", "tag:1", "雾", 900)}, []int{1, -1}},
		{"two of one file", []Item{entry("feed.xml", "tag:1", "雾", 800), entry("feed.xml", "tag:1", "桥", 810)}, []int{-1, -1}},
		{"something else of that name", []Item{entry("a.xml", "A 1", "雾", 100), entry("b.xml", "A 1", "桥", 810)}, []int{-1, -1}},
		{"none", []Item{entry("a.xml", "", "雾", 800), entry("b.xml", "", "桥", 810)}, []int{-1, -1}},
	} {
		if got := Duplicates(c.items); !slices.Equal(got, c.want) {
			t.Errorf("%s: %v, want %v", c.about, got, c.want)
		}
	}
}
