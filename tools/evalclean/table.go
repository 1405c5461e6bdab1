package main

import (
	"fmt"
	"io"
	"maps"
	"os"
	"slices"
	"strings"
)

// table collects lines of figures.
type table struct {
	w       io.Writer
	verbose bool
	ok      bool // every figure reaches its floor
	lines   []string
	notes   []string
}

// floor is what a set of articles must reach.
type floor struct{ precision, recall, pictures, heads float64 }

const head = "%-22s %8s %9s %9s %7s %9s %9s %8s %8s"

func (t *table) add(name string, s *score, f floor, verbose bool) {
	t.line(fmt.Sprintf("%-22s %8d %9.4f %9.4f %7d %9s %9s %8s %8s", name, s.articles, share(s.both, s.had), share(s.both, s.wanted), len(s.losers),
		of(s.seen, s.pictures), of(s.said, s.captions), of(s.titles, s.titleCount), of(s.dates, s.dateCount)))
	if share(s.both, s.had) < f.precision || share(s.both, s.wanted) < f.recall || share(s.seen, s.pictures) < f.pictures ||
		share(s.titles+s.dates, s.titleCount+s.dateCount) < f.heads {
		t.ok = false
		t.note("%s is below its floor: precision %.4f, recall %.4f, pictures %.4f, titles and dates %.4f", name, f.precision, f.recall, f.pictures, f.heads)
	}
	if !strings.Contains(name, "/") {
		t.line(dropLine(name, s.droppedBy))
	}
	t.explain(name, s, verbose)
}

// part scores the articles of one part, by groups and as a whole.
type part struct {
	*table
	name   string
	groups map[string]*score
	all    score
}

// add scores an article of a group, and notes a wrong title or date.
func (p *part) add(group, name string, w want, g got) {
	if p.groups == nil {
		p.groups = map[string]*score{}
	}
	if p.groups[group] == nil {
		p.groups[group] = &score{}
	}
	p.groups[group].add(name, w, g)
	p.all.add(name, w, g)
	if w.title != "" && string(letters(w.title)) != string(letters(g.meta.Title)) {
		p.note("%s: title %q, want %q", name, g.meta.Title, w.title)
	}
	if d := dateOf(g.meta, len(w.date)); w.date != "" && d != w.date {
		p.note("%s: date %s, want %s", name, d, w.date)
	}
}

// print adds a line for each group, and one for all, which reach a floor.
func (p *part) print(f floor) {
	for _, g := range slices.Sorted(maps.Keys(p.groups)) {
		p.table.add(p.name+"/"+g, p.groups[g], floor{}, p.verbose)
	}
	p.table.add(p.name, &p.all, f, false)
}

// dropLine says how many characters each rule dropped, the most first.
func dropLine(part string, by map[string]int) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s: characters dropped:", part)
	for _, rule := range sortedKeys(by) {
		if by[rule] > 0 {
			fmt.Fprintf(&b, " %s %d", rule, by[rule])
		}
	}
	return b.String()
}

// explain notes what single articles lost or have too much.
func (t *table) explain(name string, s *score, verbose bool) {
	if len(s.losers) > 0 {
		t.note("%s: over 10 %% lost: %s", name, strings.Join(s.losers, ", "))
	}
	if !verbose {
		return
	}
	slices.SortStableFunc(s.worst, func(a, b worst) int { return strings.Compare(a.name, b.name) })
	for _, x := range s.worst {
		t.note("%s: precision %.4f, recall %.4f", x.name, x.precision, x.recall)
		for _, l := range x.lost {
			t.note("    lost     %.300s", l)
		}
		for _, l := range x.pictures {
			t.note("    picture  %.300s", l)
		}
		for _, l := range x.tooMuch {
			t.note("    too much %.300s", l)
		}
	}
	if s.extra > 0 {
		t.note("%s: %d pictures that are not wanted", name, s.extra)
	}
}

func (t *table) line(s string) { t.lines = append(t.lines, strings.TrimRight(s, " ")) }

func (t *table) note(format string, args ...any) {
	t.notes = append(t.notes, fmt.Sprintf(format, args...))
}

func of(a, b int) string {
	if b == 0 {
		return "-"
	}
	return fmt.Sprintf("%d/%d", a, b)
}

// text returns the table.
func (t *table) text() string {
	var b strings.Builder
	fmt.Fprintf(&b, head+"\n", "articles of", "articles", "precision", "recall", "lost10%", "pictures", "captions", "titles", "dates")
	for _, l := range t.lines {
		b.WriteString(l + "\n")
	}
	return b.String()
}

func (t *table) print() error {
	if _, err := io.WriteString(t.w, t.text()); err != nil {
		return err
	}
	for _, n := range t.notes {
		if _, err := fmt.Fprintln(t.w, n); err != nil {
			return err
		}
	}
	return nil
}

// compare prints how the table differs from the one kept, in the parts that were
// measured, and keeps it if asked.
func (t *table) compare(path string, update bool) error {
	kept, err := os.ReadFile(path)
	if err != nil && !os.IsNotExist(err) {
		return err
	}
	old, now := strings.Split(strings.TrimSpace(string(kept)), "\n"), strings.Split(strings.TrimSpace(t.text()), "\n")
	parts := map[string]bool{}
	for _, l := range now {
		parts[partOf(l)] = true
	}
	same := t.lacking("+", now, old, nil)
	if t.lacking("-", old, now, parts) && same {
		fmt.Fprintln(t.w, "the same as", path)
	}
	if !update {
		return nil
	}
	return os.WriteFile(path, []byte(t.text()), 0o644)
}

// lacking prints the lines that others lack, of some parts or of all, and reports
// whether there are none.
func (t *table) lacking(mark string, lines, others []string, parts map[string]bool) bool {
	none := true
	for _, l := range lines {
		if l != "" && (parts == nil || parts[partOf(l)]) && !slices.Contains(others, l) {
			none = false
			fmt.Fprintf(t.w, "%s %s\n", mark, l)
		}
	}
	return none
}

// partOf returns what a line is about: "gold" of "gold/wiki 9 …".
func partOf(line string) string {
	if i := strings.IndexAny(line, "/ :"); i >= 0 {
		return line[:i]
	}
	return line
}
