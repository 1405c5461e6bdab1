package main

import (
	"math"
	"slices"
	"strings"

	"github.com/wenzhai/wenzhai/layout/page"
)

// level counts how the pages of a book end. A page should be full where what
// follows it does not begin a page.
type level struct {
	full, even, one int // pages that should be full; of these level, and one line short
	spreads, paired int // pairs of facing pages that should be full; of these of one depth
	noted, gaping   int // full pages with notes; of these with a gap of three lines or more above them
	last, short     int // last pages of several; of these with fewer than five lines
	alone           int // pages of notes alone
	notes, late     int // notes of authors; of these begin on a page behind that of their first call
	faults          []fault
}

// side is what a column of a page holds.
type side struct {
	top, foot float64 // baselines of its first and last line, or edges of a picture
	set       bool    // it holds more than notes
	line      bool    // its last thing is a line of text
	note      float64 // baseline of the first line of its notes; 0 without any
	last      float64 // baseline of the last
	text      string  // its last line
}

// levelOf judges the feet of the pages of a document whose lines are pitch
// apart.
func levelOf(d *page.Document, columns int, pitch float64) *level {
	all := make([][]side, len(d.Pages))
	for i := range d.Pages {
		all[i] = sidesOf(d, &d.Pages[i], columns)
	}
	foot := lastBaseline(all)
	l := &level{}
	l.calls(d)
	lack := make([]int, len(all)) // lines short; -1 for pages that need not be full
	for i, sides := range all {
		lack[i] = l.page(&d.Pages[i], i, sides, i > 0 && !d.Pages[i-1].Ends, foot, pitch)
		if i%2 == 0 && i > 0 && lack[i] >= 0 && lack[i-1] >= 0 {
			l.spreads++
			if lack[i] == lack[i-1] {
				l.paired++
			}
		}
	}
	return l
}

// calls counts the notes by the places of their calls (their names end in r and a number)
// and of themselves (n and that number).
func (l *level) calls(d *page.Document) {
	at := map[string]int{}
	for i := range d.Pages {
		for _, it := range d.Pages[i].Items {
			if a, ok := it.(*page.AnchorItem); ok {
				at[a.Name] = i
			}
		}
	}
	for name, i := range at {
		stem := strings.TrimRight(name, "0123456789")
		call, ok := strings.CutSuffix(stem, "n")
		if from, called := at[call+"r"+name[len(stem):]]; ok && called && name != stem {
			if l.notes++; i > from {
				l.late++
			}
		}
	}
}

// page judges page i, which goes on with what the page before it holds, and
// returns how many lines it is short.
func (l *level) page(p *page.Page, i int, sides []side, on bool, foot, pitch float64) int {
	lines, set, noted, short := 0, false, false, 0
	where := ""
	for c := range sides {
		s := &sides[c]
		lack := s.lack(foot, pitch)
		if set = set || s.set; s.set {
			lines += int(math.Round((s.foot-s.top)/pitch)) + 1
		}
		if noted = noted || s.note > 0; lack >= short {
			short, where = lack, s.text
		}
	}
	switch {
	case !set && noted:
		l.alone++
		l.faults = append(l.faults, fault{i + 1, "notes alone", ""})
	case p.Ends && on && set:
		if l.last++; lines < 5 {
			l.short++
			l.faults = append(l.faults, fault{i + 1, "short page", where})
		}
	}
	if p.Ends || !set {
		return -1
	}
	l.count(i, short, noted, where)
	return short
}

func (l *level) count(i, short int, noted bool, where string) {
	l.full++
	switch short {
	case 0:
		l.even++
	case 1:
		l.one++
		l.faults = append(l.faults, fault{i + 1, "one short", where})
	default:
		l.faults = append(l.faults, fault{i + 1, "more short", where})
	}
	if noted {
		if l.noted++; short >= 3 {
			l.gaping++
			l.faults = append(l.faults, fault{i + 1, "gap at notes", where})
		}
	}
}

// Gaps between the last line of text and the first one of the notes as they
// should be: empty lines, and the pitch of notes, in pitches of the text.
const (
	gapAbove  = 0.8
	notePitch = 12.5 / 17.5
)

// lack is how many more lines the column could hold. A line of text at its
// foot stands there within a point; a picture, a program or a table may end up to a
// line higher.
func (s *side) lack(foot, pitch float64) int {
	if !s.set {
		return 0
	}
	free := foot - s.foot
	if s.note > 0 {
		free = s.note - s.foot - (gapAbove+notePitch)*pitch
	}
	lack := int(math.Floor((free + 1) / pitch))
	if s.line && s.note == 0 && math.Abs(free-float64(lack)*pitch) > 1 {
		lack = max(lack, 0) + 1 // off the grid
	}
	return max(lack, 0)
}

// sidesOf returns what the columns of a page hold.
func sidesOf(d *page.Document, p *page.Page, columns int) []side {
	out := make([]side, columns)
	for _, it := range p.Items {
		switch it := it.(type) {
		case *page.TextItem:
			if it.Tag >= 0 {
				s := &out[columnOf(p, it.X, columns)]
				line := !within(d, it.Tag, "Code", "Table", "Formula", "Figure")
				s.text = s.add(it.Y, it.Y, line, within(d, it.Tag, "Note"), page.RunText(it.Run))
			}
		case *page.RectItem:
			if s := &out[columnOf(p, it.X, columns)]; it.Shade != page.Hair { // the ground of a program, a table's rule
				s.text = s.add(it.Y, it.Y+it.H, false, false, s.text)
			}
		case *page.PictureItem:
			s := &out[columnOf(p, it.X, columns)]
			s.text = s.add(it.Y, it.Y+it.H, false, false, "picture")
		}
	}
	return out
}

// within tells whether an element is in one of some roles.
func within(d *page.Document, tag int, roles ...string) bool {
	for ; tag >= 0; tag = d.Tags[tag].Parent {
		if slices.Contains(roles, d.Tags[tag].Role) {
			return true
		}
	}
	return false
}

func columnOf(p *page.Page, x float64, columns int) int {
	return max(min(int(x/p.Width*float64(columns)), columns-1), 0)
}

// add puts something between two heights into the column and returns what its
// last line is from then on.
func (s *side) add(top, foot float64, line, note bool, text string) string {
	if note {
		if s.note == 0 {
			s.note = top
		}
		s.last = max(s.last, foot)
		return s.text
	}
	if !s.set {
		s.top, s.set = top, true
	}
	s.top = min(s.top, top)
	switch {
	case foot > s.foot+0.01:
		s.foot, s.line = foot, line
		return text
	case foot > s.foot-0.01:
		return s.text + text
	}
	return s.text
}

// lastBaseline is where the last line of most columns stands that have one as
// low as any.
func lastBaseline(all [][]side) float64 {
	count := map[float64]int{}
	lowest := 0.0
	for _, sides := range all {
		for _, s := range sides {
			if y := math.Round(s.foot*10) / 10; s.line && s.note == 0 {
				count[y]++
			}
		}
	}
	for y, n := range count {
		if n > 3 || len(all) < 30 {
			lowest = max(lowest, y)
		}
	}
	return lowest
}

// Shares of the pages of a book of some length that must be level, may be more than
// a line short, and may have a gap above their notes.
const (
	mostLevel = 0.92
	mostMore  = 0.02
	mostGaps  = 0.02
	someFull  = 100
)

// uneven tells that too many pages are not level.
func (l *level) uneven() bool {
	of := func(n, all int) float64 { return float64(n) / float64(max(all, 1)) }
	return l.full >= someFull && (of(l.even, l.full) < mostLevel || of(l.full-l.even-l.one, l.full) > mostMore || of(l.gaping, l.noted) > mostGaps)
}

// lines are the results in words.
func (l *level) lines(r *result) {
	r.uneven = l.uneven()
	r.linef("pages that should be full: %d; level %s, one line short %s, more %s", l.full, share(l.even, l.full), share(l.one, l.full), share(l.full-l.even-l.one, l.full))
	r.linef("facing pages: %d; of one depth %s", l.spreads, share(l.paired, l.spreads))
	r.linef("pages with notes: %d; a gap of three lines or more above them %s", l.noted, share(l.gaping, l.noted))
	r.linef("notes of authors: %d; %d begin behind the page of their call", l.notes, l.late)
	r.linef("last pages: %d; under five lines %d; pages of notes alone %d", l.last, l.short, l.alone)
}
