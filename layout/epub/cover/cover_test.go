package cover

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/wenzhai/wenzhai/fonts"
)

func testCanvas(t *testing.T) *canvas {
	t.Helper()
	set, err := fonts.Bundled()
	if err != nil {
		t.Fatal(err)
	}
	return newCanvas(set)
}

// TestTitleFits checks that no title leaves the measure, that words stay whole
// and that lines neither begin nor end with a mark that may not stand there.
func TestTitleFits(t *testing.T) {
	c := testCanvas(t)
	for _, title := range []string{
		"花园", "Дайджест о садах", "The Weekly Garden and Library Reader’s Digest of 2021",
		"关于“茶园”、图书馆与铁路的一年：长标题也要排得好看，不可溢出，也不可只剩一个字", "Donaudampfschifffahrtsgesellschaft",
		strings.Repeat("很长的题目，", 80), strings.Repeat("x", 500), "مرحبا", "🌱",
	} {
		size, lines := c.fitTitle(title)
		if len(lines) == 0 || len(lines) > titleLines {
			t.Errorf("%.20s: %d lines", title, len(lines))
		}
		for i, l := range lines {
			r := []rune(l)
			if c.width(l)*size > coverMeasure*1000 || i > 0 && strings.ContainsRune(closing16, r[0]) || strings.ContainsRune(opening16, r[len(r)-1]) {
				t.Errorf("%.20s at %d: line %q", title, size, l)
			}
		}
	}
	if _, lines := c.fitTitle("Дайджест о садах"); !slices.Equal(lines, []string{"Дайджест", "о садах"}) && !slices.Equal(lines, []string{"Дайджест о", "садах"}) {
		t.Errorf("words are cut: %q", lines)
	}
}

func at(y int, m time.Month, d int) time.Time {
	return time.Date(y, m, d, 23, 0, 0, 0, time.FixedZone("CST", 8*3600))
}

func TestDays(t *testing.T) {
	for name, c := range map[string]struct {
		dates         []time.Time
		columns, rows int
		first         int // cell of the first article
	}{
		"one day":  {[]time.Time{at(2021, 7, 14)}, 7, 1, 2},
		"weeks":    {[]time.Time{at(2021, 7, 4), at(2021, 7, 5)}, 7, 2, 6},
		"months":   {[]time.Time{at(2021, 1, 31), at(2021, 12, 1)}, 31, 12, 30},
		"years":    {[]time.Time{at(2001, 3, 1), at(2021, 12, 1)}, 12, 21, 2},
		"decades":  {[]time.Time{at(1891, 3, 1), at(2021, 12, 1)}, 10, 14, 1},
		"for ages": {[]time.Time{at(1000, 3, 1), at(9999, 12, 1)}, 1000, 9, 0},
		"undated":  {nil, 7, 0, -1},
	} {
		got := days(c.dates, 0)
		if rows := (len(got.cells) + got.columns - 1) / got.columns; got.columns != c.columns || rows != c.rows {
			t.Errorf("%s: %d × %d, expected %d × %d", name, got.columns, rows, c.columns, c.rows)
		}
		if first := slices.IndexFunc(got.cells, func(n int) bool { return n > 0 }); first != c.first {
			t.Errorf("%s: first article in cell %d, expected %d", name, first, c.first)
		}
	}
	if c := days([]time.Time{at(2021, 1, 1), at(2021, 6, 1)}, 2); c.cells[31+28] != -1 || c.cells[31+27] != 0 {
		t.Error("29 February 2021 has a cell, or the 28th has none")
	}
}
