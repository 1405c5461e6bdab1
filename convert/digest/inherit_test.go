package digest

import (
	"slices"
	"testing"
	"time"

	"github.com/wenzhai/wenzhai/convert/doc"
)

// What is kept of equal articles has what the others state.
func TestInherit(t *testing.T) {
	day := func(d int) doc.Meta {
		return doc.Meta{Date: time.Date(2023, 6, d, 8, 0, 0, 0, time.UTC), DateFrom: doc.DateBody}
	}
	bare := doc.Meta{Title: "石桥", Author: "陈"}
	later, first, other := day(9), day(3), day(1)
	later.Tags, later.URL, later.Author = []string{"河"}, "https://a.example/1", "林"
	items := []Item{{Meta: bare}, {Meta: later}, {Meta: first}, {Meta: other}}
	dated := Inherit(items, []int{-1, 0, 0, -1})
	m := items[0].Meta
	if len(dated) != 1 || !dated[Start{}] || m.Date != first.Date || m.DateFrom != doc.DateBody || m.Author != "陈" || !slices.Equal(m.Tags, later.Tags) || m.URL != later.URL {
		t.Errorf("%+v, dated %v", m, dated)
	}
	if items[3].Meta.URL != "" || items[3].Meta.Date != other.Date {
		t.Errorf("an article that nothing repeats became %+v", items[3].Meta)
	}
	dates := []Item{{Meta: day(5)}, {Meta: day(2)}}
	if dated := Inherit(dates, []int{-1, 0}); len(dated) > 0 || dates[0].Meta.Date.Day() != 5 {
		t.Error("a date was changed")
	}
}
