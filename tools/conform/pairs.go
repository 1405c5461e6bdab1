package conform

import (
	"context"
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/wenzhai/wenzhai/convert/digest"
	"github.com/wenzhai/wenzhai/convert/doc"
)

// Pairs is what a bilingual book of an archive must hold.
type Pairs struct {
	Layout       digest.Layout
	Chapters     int
	Titles       [][]string  // of every entry: its title, and that of its second text if it has one
	Lead, Second []string    // titles and leaf blocks of the leading and of the second texts, in book order
	Texts        [2][]string // the same without those of notes
	Notes        []string    // those of notes
	Rows         [][2]string // texts with which the two sides of a row begin, where both begin with a paragraph or heading
}

// ExpectPairs reads the archive at paths as the command line would with
// --bilingual.
func ExpectPairs(ctx context.Context, l digest.Layout, paths ...string) (*Pairs, error) {
	lib, err := open(ctx, l, paths)
	if err != nil {
		return nil, err
	}
	defer lib.Close()
	p := &Pairs{Layout: l}
	if lib.Volume().HasChapters() {
		p.Chapters = len(lib.Volume().Chapters)
	}
	for _, entry := range lib.Volume().Entries() {
		a, err := lib.Load(ctx, entry)
		if err != nil {
			return nil, err
		}
		titles := []string{a.Title}
		p.Lead = append(append(p.Lead, a.Title), leaves(a.Blocks)...)
		p.part(0, a.Title, a.Blocks)
		if s := a.Second; s != nil {
			titles = append(titles, s.Title)
			p.Second = append(append(p.Second, s.Title), leaves(s.Blocks)...)
			p.part(1, s.Title, s.Blocks)
			p.rows(a)
		}
		p.Titles = append(p.Titles, titles)
	}
	return p, nil
}

// part adds a title and a text to those of one side, and the text's notes to all notes.
func (p *Pairs) part(side int, title string, blocks []doc.Block) {
	text, notes := parted(blocks)
	p.Texts[side], p.Notes = append(append(p.Texts[side], title), text...), append(p.Notes, notes...)
}

func (p *Pairs) rows(a *doc.Article) {
	for _, m := range a.Second.Rows {
		if m.Lead.Len() == 0 || m.Second.Len() == 0 {
			continue
		}
		lead, second := opening(a.Blocks[m.Lead.From]), opening(a.Second.Blocks[m.Second.From])
		if lead != "" && second != "" {
			p.Rows = append(p.Rows, [2]string{lead, second})
		}
	}
}

// opening returns the characters by which a paragraph or heading is found on
// its first line.
func opening(b doc.Block) string {
	var in []doc.Inline
	switch b := b.(type) {
	case *doc.Paragraph:
		in = b.Inlines
	case *doc.Heading:
		in = b.Inlines
	}
	r := []rune(Squash(doc.PlainInlines(in)))
	return string(r[:min(len(r), 6)])
}

// BilingualPDF checks file against p: that it is sound, holds every character
// of both texts in order, names all titles in its outline, and that the two
// sides of every row begin level. It returns how many rows were compared.
func BilingualPDF(ctx context.Context, file string, p *Pairs) (rows int, err error) {
	if err := PDF(ctx, file); err != nil {
		return 0, err
	}
	pages, err := PDFPages(ctx, file)
	if err != nil {
		return 0, err
	}
	body, _ := bodies(pages, headMargin, footMargin)
	for _, text := range p.Texts {
		if err := inOrderAcross(body, text); err != nil {
			return 0, err
		}
	}
	if err := holdNotes(pages, p.Notes); err != nil {
		return 0, err
	}
	if err := p.outline(ctx, file); err != nil {
		return 0, err
	}
	if p.Layout == digest.Columns || p.Layout == digest.Facing {
		return p.level(pages)
	}
	return 0, nil
}

// inOrderAcross is InOrder for texts that share their pages: a part may go on
// behind what stands between it and the next page of its text.
func inOrderAcross(pages []string, parts []string) error {
	page, at := 0, 0
	for i, part := range parts {
		part = Squash(part)
		next, end, ok := follow(pages, page, at, part)
		if !ok {
			return fmt.Errorf("part %d of %d is not there, or not after the part before it: %q; page %d goes on with %q",
				i+1, len(parts), head(part, 60), page+1, head(pages[page][at:], 60))
		}
		page, at = next, end
	}
	return nil
}

// follow finds a part from a place on and returns where it ends.
func follow(pages []string, page, at int, part string) (int, int, bool) {
	const reach = 40 // pages: a text may run on without its partner
	for n := page; n < min(page+reach, len(pages)); n++ {
		if n > page {
			at = 0
		}
		if i := strings.Index(pages[n][at:], part); i >= 0 {
			return n, at + i + len(part), true
		}
		begun := longestStart(pages[n][at:], part)
		for m := n + 1; begun > 0 && m <= min(n+2, len(pages)-1); m++ {
			if p, e, ok := goesOn(pages, m, part[begun:]); ok {
				return p, e, true
			}
		}
	}
	return 0, 0, false
}

// goesOn finds the rest of a part on page m, or on that and those after it.
func goesOn(pages []string, m int, rest string) (page, end int, ok bool) {
	if i := strings.Index(pages[m], rest); i >= 0 {
		return m, i + len(rest), true
	}
	begun := longestStart(pages[m], rest)
	if begun == 0 {
		return 0, 0, false
	}
	for n := m + 1; n <= min(m+2, len(pages)-1); n++ {
		if p, e, ok := goesOn(pages, n, rest[begun:]); ok {
			return p, e, true
		}
	}
	return 0, 0, false
}

// longestStart returns the length of the longest beginning of part that stands
// in text.
func longestStart(text, part string) int {
	low, high := 0, len(part)
	for low < high {
		if mid := (low + high + 1) / 2; strings.Contains(text, part[:mid]) {
			low = mid
		} else {
			high = mid - 1
		}
	}
	return low
}

// outline checks that the outline names every entry by both its titles.
func (p *Pairs) outline(ctx context.Context, file string) error {
	items, err := Outline(ctx, file)
	if err != nil {
		return err
	}
	var want []string
	for _, t := range p.Titles {
		if p.Layout == digest.Sequential || len(t) == 2 && t[0] == t[1] {
			want = append(want, slices.Compact(slices.Clone(t))...)
		} else {
			want = append(want, strings.Join(t, " / "))
		}
	}
	return named(items, want)
}

// spot is where a line begins.
type spot struct {
	page int
	base float64
}

// level checks that the two sides of rows begin on one baseline, to 0.1 pt, on
// the same page or on facing ones.
func (p *Pairs) level(pages []TextPage) (int, error) {
	starts := map[string][]spot{}
	for n, page := range pages {
		for i, l := range page.Lines {
			r := []rune(firstLine(page.Lines[i:]))
			for k := 1; k <= min(len(r), 6); k++ {
				key := string(r[:k])
				starts[key] = append(starts[key], spot{n, l.Base})
			}
		}
	}
	apart := 0
	if p.Layout == digest.Facing {
		apart = 1
	}
	for i, row := range p.Rows {
		lead, second := found(starts, row[0]), found(starts, row[1])
		if !someLevel(lead, second, apart) {
			return i, fmt.Errorf("row %d of %d is not level: %q stands at %v, %q at %v", i+1, len(p.Rows), row[0], few(lead), row[1], few(second))
		}
	}
	return len(p.Rows), nil
}

// firstLine returns the text of the first of lines and of those that go on
// beside it: mutool parts what stands far apart.
func firstLine(lines []TextLine) (s string) {
	for i := range lines {
		if i > 0 && (math.Abs(lines[i].Base-lines[0].Base) > 1 || lines[i].X0 < lines[i-1].X0) || len(s) > 60 {
			break
		}
		s += Squash(lines[i].Plain)
	}
	return s
}

// found returns where lines begin with a text, or with as much of it as a line
// holds before a long word.
func found(starts map[string][]spot, text string) []spot {
	r := []rune(text)
	for n := len(r); n > 0; n-- {
		if s := starts[string(r[:n])]; len(s) > 0 {
			return s
		}
	}
	return nil
}

func few(s []spot) []spot { return s[:min(len(s), 4)] }

func someLevel(a, b []spot, apart int) bool {
	for _, p := range a {
		for _, q := range b {
			if q.page == p.page+apart && math.Abs(q.base-p.base) <= 0.1 {
				return true
			}
		}
	}
	return false
}
