package digest

import (
	"slices"
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
