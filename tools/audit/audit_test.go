package main

import (
	"context"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/wenzhai/wenzhai/convert/digest"
	"github.com/wenzhai/wenzhai/layout/compose"
	"github.com/wenzhai/wenzhai/layout/page"
	"github.com/wenzhai/wenzhai/layout/text"
)

// em is the type size of the pages that tests make up; a line holds twenty.
const em = 10.0

// typeset places lines of Han, one em a character, on the pitch of 16 pt from
// the given height on. A leading "　" is an indent of an em.
func typeset(y float64, lines ...string) []glyph {
	var out []glyph
	for i, l := range lines {
		x := 50.0
		for _, r := range l {
			if r != '　' {
				out = append(out, glyph{r: r, left: x, right: x + em, y: y + 16*float64(i), size: em})
			}
			x += em
		}
	}
	return out
}

// full lines of twenty characters.
const (
	opening = "　　园丁在图书馆前的空地上种下三十六株茶"
	middle  = "孩子们放学以后常来浇水也常来读木牌上的字"
	ending  = "夜里下过一场小雨早晨叶子亮得像擦过一样。"
)

// page 1 as it should be: paragraphs that fill their lines.
func sound() []string {
	return []string{opening, middle, "茶树发了新芽。", opening, middle, middle, "到了五月才开。", opening, ending, "　　雨停了，园里没有人。"}
}

func rulesOf(faults []fault) []string {
	var out []string
	for _, f := range faults {
		out = append(out, f.rule)
	}
	slices.Sort(out)
	return out
}

func TestSoundPage(t *testing.T) {
	r := auditPrinted([][]glyph{typeset(100, sound()...)})
	if len(r.faults) != 0 || r.justified != 6 {
		t.Errorf("%d lines judged, faults: %v", r.justified, r.faults)
	}
}

// TestPlantedFaults: each fault, put into a sound page, is found, and nothing
// else.
func TestPlantedFaults(t *testing.T) {
	replace := func(at int, lines ...string) func() [][]glyph {
		return func() [][]glyph {
			all := sound()
			copy(all[at:], lines)
			return [][]glyph{typeset(100, all...)}
		}
	}
	shift := func(line int, from rune, by float64) func() [][]glyph {
		return func() [][]glyph {
			all := typeset(100, sound()...)
			moved := false
			for i := range all {
				if all[i].y == 100+16*float64(line) {
					if moved = moved || all[i].r == from; moved {
						all[i].left, all[i].right = all[i].left+by, all[i].right+by
					}
				}
			}
			return [][]glyph{all}
		}
	}
	nudge := func(line int, r rune, by float64) func() [][]glyph {
		return func() [][]glyph {
			all := typeset(100, sound()...)
			at := slices.IndexFunc(all, func(g glyph) bool { return g.y == 100+16*float64(line) && g.r == r })
			all[at].left, all[at].right = all[at].left+by, all[at].right+by
			return [][]glyph{all}
		}
	}
	tests := []struct {
		rule  string
		pages func() [][]glyph
	}{
		{"start", replace(4, "孩子们放学以后常来浇水也常来读木牌上的", "，子们放学以后常来浇水也常来读木牌上的字")},
		{"end", replace(4, "孩子们放学以后常来浇水也常来读木牌上的（", middle)},
		{"dash", replace(4, "孩子们放学以后常来浇水也常来读木牌上的—", "—子们放学以后常来浇水也常来读木牌上的字")},
		{"number", replace(4, "孩子们放学以后常来浇水也常来读木牌上的2", "6子们放学以后常来浇水也常来读木牌上的字")},
		{"number", replace(4, "孩子们放学以后常来浇水也常来读木牌上的6", "年子们放学以后常来浇水也常来读木牌上的字")},
		{"lone end", replace(6, "开。")},
		{"ragged", shift(4, '字', 0.8)},
		{"wide gap", nudge(1, '常', 2.7)},
		{"letters", func() [][]glyph {
			return [][]glyph{append(typeset(100, sound()[:9]...), glyph{'t', 70, 75, 244, em}, glyph{'e', 77, 82, 244, em})}
		}},
		{"widow", func() [][]glyph {
			return [][]glyph{typeset(100, append(sound(), opening, middle)...), typeset(100, append([]string{"发了新芽。"}, sound()...)...)}
		}},
	}
	for _, test := range tests {
		r := auditPrinted(test.pages())
		var found []string
		for _, f := range r.faults {
			if f.rule != "ragged" || test.rule == "ragged" {
				found = append(found, f.rule)
			}
		}
		if !slices.Equal(found, []string{test.rule}) {
			t.Errorf("%s planted, %v found", test.rule, r.faults)
		}
	}
}

// TestColumns: two columns are read one after the other.
func TestColumns(t *testing.T) {
	left := typeset(100, sound()...)
	right := typeset(100, sound()...)
	for i := range right {
		right[i].left, right[i].right = right[i].left+220, right[i].right+220
	}
	r := auditPrinted([][]glyph{append(left, right...)})
	if len(r.faults) != 0 || r.justified != 12 {
		t.Errorf("%d lines judged, faults: %v", r.justified, r.faults)
	}
}

// TestPageFaults spoils a document whose structure is known.
func TestPageFaults(t *testing.T) {
	d := &page.Document{Tags: []page.Tag{{Role: "Document", Parent: -1}, {Role: "P"}, {Role: "H1"}, {Role: "P"}}, Pages: make([]page.Page, 2)}
	put := func(p, tag int, y float64) {
		run := &text.GlyphRun{Style: &text.Style{}, Width: 200, Glyphs: []text.Glyph{{Rune: '茶'}}}
		if p == 1 && y == 100 {
			run.Width = 40
		}
		d.Pages[p].Items = append(d.Pages[p].Items, &page.TextItem{X: 50, Y: y, Run: run, Tag: tag})
	}
	put(0, 1, 700)
	put(0, 1, 716)
	put(1, 1, 100)
	put(1, 2, 140)
	put(1, 3, 160)
	if got := rulesOf(pageFaults(d)); !slices.Equal(got, []string{"widow"}) {
		t.Errorf("a lone last line at a head: %v", got)
	}
	d.Pages = make([]page.Page, 2)
	put(0, 1, 700)
	put(0, 2, 740)
	put(1, 3, 100)
	put(1, 3, 116)
	if got := rulesOf(pageFaults(d)); !slices.Equal(got, []string{"heading alone"}) {
		t.Errorf("a heading at a foot: %v", got)
	}
	d.Pages = make([]page.Page, 2)
	put(0, 1, 740)
	put(1, 1, 100)
	put(1, 1, 116)
	if got := rulesOf(pageFaults(d)); len(got) > 0 {
		t.Errorf("a first line at a foot: %v", got)
	}
}

// TestSamples: the book of the sample archive breaks no rule, seen from its
// layout.
func TestSamples(t *testing.T) {
	var out strings.Builder
	archive := filepath.Join("..", "..", "samples", "archive")
	if err := run(context.Background(), &out, []string{archive}, compose.Options{}, digest.Apart, 3); err != nil {
		t.Errorf("%v\n%s", err, out.String())
	}
	if !strings.Contains(out.String(), "first fit") || !strings.Contains(out.String(), "no faults") {
		t.Errorf("the audit says:\n%s", out.String())
	}
}

func TestPrint(t *testing.T) {
	r := &result{faults: []fault{{3, "start", "乙"}, {1, "start", "甲"}, {0, "ragged", "丙"}}}
	r.edge(1000, 4)
	var out strings.Builder
	r.print(&out, 1)
	for _, want := range []string{"99.60 % of 1000", "start              2\n      p. 1: 甲\n", "丙"} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("%q is not in\n%s", want, out.String())
		}
	}
	if !r.breaks() {
		t.Error("a prohibited line start is no fault")
	}
	r = &result{faults: []fault{{0, "ragged", "丙"}}}
	if r.edge(1000, 4); r.breaks() {
		t.Error("four ragged lines in a thousand are too many")
	}
	if r.edge(1000, 6); !r.breaks() {
		t.Error("six ragged lines in a thousand are few enough")
	}
}

// TestLevel: pages that end level, one line short and more, with notes and
// without, and last pages.
func TestLevel(t *testing.T) {
	const pitch = 17.5
	d := &page.Document{Tags: []page.Tag{{Role: "Document", Parent: -1}, {Role: "P"}, {Role: "Note"}}}
	put := func(ends bool, notes int, feet ...float64) {
		p := page.Page{Width: 500, Ends: ends}
		run := &text.GlyphRun{Style: &text.Style{}, Glyphs: []text.Glyph{{Rune: '茶'}}}
		for _, y := range feet {
			p.Items = append(p.Items, &page.TextItem{X: 50, Y: y, Run: run, Tag: 1})
		}
		for n := range notes {
			p.Items = append(p.Items, &page.TextItem{X: 50, Y: 750 - 12.5*float64(notes-1-n), Run: run, Tag: 2})
		}
		d.Pages = append(d.Pages, p)
	}
	put(false, 0, 100, 750)
	put(false, 0, 100, 732.5)               // one short
	put(false, 0, 100, 732.5)               // and level with the page that it faces
	put(false, 1, 100, 750-17.5-14)         // less than a line short
	put(false, 1, 100, 750-17.5-14-4*pitch) // four
	put(false, 0, 100, 745)                 // off the grid
	put(true, 0, 100, 117.5)                // two lines alone
	put(true, 0, 100)                       // a chapter of one line
	put(false, 2)
	l := levelOf(d, 1, pitch)
	l.faults = nil
	if want := (level{full: 6, even: 2, one: 3, spreads: 2, paired: 1, noted: 2, gaping: 1, last: 1, short: 1, alone: 1}); !reflect.DeepEqual(*l, want) {
		t.Errorf("%+v, want %+v", *l, want)
	}
}

func TestUneven(t *testing.T) {
	for _, c := range []struct {
		l    level
		want bool
	}{
		{level{full: 200, even: 190, one: 8}, false},
		{level{full: 200, even: 180, one: 18}, true},
		{level{full: 200, even: 190, one: 4}, true},
		{level{full: 200, even: 198, one: 2, noted: 50, gaping: 2}, true},
		{level{full: 20, even: 10, one: 2}, false},
	} {
		if got := c.l.uneven(); got != c.want {
			t.Errorf("%+v: %v", c.l, got)
		}
	}
}
