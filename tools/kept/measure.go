package main

import (
	"slices"
	"strings"
	"unicode"

	"github.com/wenzhai/wenzhai/convert/clean"
)

// gram is how many letters in a row show that they are in the book.
const gram = 6

// losses are the letters of a source that are nowhere.
type losses struct {
	source  []rune // its visible characters
	is      []bool // letters or digits
	covered []bool
	letters int
	spare   int // characters that the report counts and does not say where
}

// measure counts the letters of f's source and those that are neither in the book
// nor dropped with a report.
func (f *file) measure() (int, *losses) {
	l := &losses{}
	for _, r := range f.source {
		if !unicode.IsSpace(r) && unicode.IsPrint(r) {
			l.source, l.is = append(l.source, unicode.ToLower(r)), append(l.is, isLetter(r))
		}
	}
	l.covered = make([]bool, len(l.source))
	l.coverBook(f.book.String())
	l.coverLines(f.source, f.book.String())
	from := 0
	for _, d := range f.dropped {
		from = l.coverDrop(d, from)
	}
	all := 0
	for i, is := range l.is {
		if is {
			all++
		}
		if is && !l.covered[i] {
			l.letters++
		}
	}
	l.letters = max(0, l.letters-l.spare)
	return all, l
}

func isLetter(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// letters returns the letters and digits of s in small letters.
func letters(s string) []rune {
	var out []rune
	for _, r := range s {
		if isLetter(r) {
			out = append(out, unicode.ToLower(r))
		}
	}
	return out
}

// coverBook covers the runs of gram letters that the book has, each as often as
// it has it.
func (l *losses) coverBook(book string) {
	have := map[string]int{}
	b := letters(book)
	for i := 0; i+gram <= len(b); i++ {
		have[string(b[i:i+gram])]++
	}
	var at []int // places of letters
	var s []rune
	for i, is := range l.is {
		if is {
			at, s = append(at, i), append(s, l.source[i])
		}
	}
	for i := 0; i+gram <= len(s); i++ {
		if key := string(s[i : i+gram]); have[key] > 0 {
			have[key]--
			for _, k := range at[i : i+gram] {
				l.covered[k] = true
			}
		}
	}
}

// coverLines covers short lines that are lines of the book, too.
func (l *losses) coverLines(source, book string) {
	have := map[string]int{}
	for line := range strings.SplitSeq(book, "\n") {
		have[string(letters(line))]++
	}
	at := 0
	for line := range strings.SplitSeq(source, "\n") {
		from := at
		for _, r := range line {
			if !unicode.IsSpace(r) && unicode.IsPrint(r) {
				at++
			}
		}
		if key := string(letters(line)); key != "" && len([]rune(key)) < 2*gram && have[key] > 0 {
			have[key]--
			l.cover(from, at)
		}
	}
}

func (l *losses) cover(from, to int) {
	for i := from; i < min(to, len(l.covered)); i++ {
		l.covered[i] = true
	}
}

// coverDrop covers what a rule dropped, looked for from a place on, and returns
// its end.
func (l *losses) coverDrop(d clean.Dropped, from int) int {
	var said []rune
	for _, r := range d.Excerpt {
		if !unicode.IsSpace(r) && unicode.IsPrint(r) {
			said = append(said, unicode.ToLower(r))
		}
	}
	whole := said
	said = said[:min(len(said), 24, max(d.Chars, 0))]
	if len(said) == 0 {
		return from
	}
	for _, start := range []int{from, 0} {
		if at := l.find(said, start); at >= 0 {
			l.cover(at, at+d.Chars)
			return at + d.Chars
		}
	}
	l.coverParts(whole)
	l.spare += max(0, d.Chars-len(whole))
	return from
}

// find returns the first place from start on where said stands and is not covered
// yet, or -1.
func (l *losses) find(said []rune, start int) int {
	for i := start; i+len(said) <= len(l.source); i++ {
		if l.source[i] == said[0] && slices.Equal(l.source[i:i+len(said)], said) && l.lacks(i, i+len(said)) {
			return i
		}
	}
	return -1
}

// lacks reports whether a letter from one place to another is not covered.
func (l *losses) lacks(from, to int) bool {
	for i := from; i < to; i++ {
		if l.is[i] && !l.covered[i] {
			return true
		}
	}
	return false
}

// coverParts covers what is said of a drop whose parts stand apart in the source.
func (l *losses) coverParts(said []rune) {
	for len(said) > 1 {
		n := 0
		for i := range l.source {
			k := 0
			for i+k < len(l.source) && k < len(said) && !l.covered[i+k] && l.source[i+k] == said[k] {
				k++
			}
			if k > n {
				n = k
			}
		}
		if n < 2 {
			return
		}
		at := l.find(said[:n], 0)
		if at < 0 {
			return
		}
		l.cover(at, at+n)
		said = said[n:]
	}
}

// The most excerpts that are shown of a file, and the characters of each.
const (
	maxExcerpts = 6
	maxExcerpt  = 100
)

// excerpts returns what is lost, the first places.
func (l *losses) excerpts() []string {
	var out []string
	for i := 0; i < len(l.source) && len(out) < maxExcerpts; i++ {
		if !l.is[i] || l.covered[i] {
			continue
		}
		end := i
		for k := i; k < len(l.source) && k < end+gram; k++ {
			if l.is[k] && !l.covered[k] {
				end = k
			}
		}
		out = append(out, string(l.source[max(0, i-8):i])+"⟦"+string(l.source[i:min(end+1, i+maxExcerpt)])+"⟧"+string(l.source[end+1:min(end+9, len(l.source))]))
		i = end
	}
	return out
}
