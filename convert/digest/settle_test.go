package digest

import (
	"testing"
	"time"

	"github.com/wenzhai/wenzhai/convert/doc"
	"github.com/wenzhai/wenzhai/convert/letter"
)

// Dates that may be read both ways follow those that may not, where these agree.
func TestSettleDays(t *testing.T) {
	for _, c := range []struct {
		about string
		sure  []letter.DayOrder
		month time.Month // of 05-06-2024
		dated bool
	}{
		{"no other date", nil, time.May, false},
		{"others say nothing", []letter.DayOrder{letter.AnyFirst}, time.May, false},
		{"the day first", []letter.DayOrder{letter.DayFirst, letter.AnyFirst, letter.DayFirst}, time.June, true},
		{"the month first", []letter.DayOrder{letter.MonthFirst}, time.May, true},
		{"both", []letter.DayOrder{letter.MonthFirst, letter.DayFirst}, time.May, false},
	} {
		at := time.Date(2024, time.May, 6, 8, 0, 0, 0, time.UTC)
		items := []Item{{Meta: doc.Meta{Path: "a.md", Line: 1, Date: at}, Order: letter.EitherFirst}}
		for _, o := range c.sure {
			items = append(items, Item{Meta: doc.Meta{Path: "b.md", Line: 1, Date: at}, Order: o})
		}
		dated := Inherit(items, nil)
		if got := items[0].Meta.Date; got.Month() != c.month || dated[Start{Path: "a.md"}] != c.dated || got.Hour() != 8 {
			t.Errorf("%s: %v, %v", c.about, got, dated)
		}
		for _, it := range items[1:] {
			if it.Meta.Date != at {
				t.Errorf("%s: another date became %v", c.about, it.Meta.Date)
			}
		}
	}
}
