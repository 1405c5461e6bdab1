package main

import (
	"cmp"
	"maps"
	"path"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"github.com/wenzhai/wenzhai/convert/clean"
	"github.com/wenzhai/wenzhai/convert/doc"
)

// want is what a careful editor would have left of an article.
type want struct {
	title, date string
	text        []string // paragraphs, headings, items, rows of tables, captions
	pictures    []string // addresses
	captions    []string
}

// got is what cleaning left.
type got struct {
	meta     *doc.Meta
	text     []string
	pictures []string
	captions []string
	dropped  []clean.Dropped
}

// newGot reads the result of cleaning one article.
func newGot(m *doc.Meta, blocks []doc.Block, dropped []clean.Dropped) got {
	g := got{meta: m, text: doc.PlainBlocks(blocks), dropped: dropped}
	doc.Walk(blocks, func(b doc.Block) bool {
		if f, ok := b.(*doc.Figure); ok {
			g.pictures = append(g.pictures, f.Src)
			if len(f.Caption) > 0 {
				g.captions = append(g.captions, doc.PlainInlines(f.Caption))
			}
		}
		return true
	})
	return g
}

// letters returns the letters and digits of s in lower case.
func letters(s string) []rune {
	var out []rune
	for _, r := range s {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			out = append(out, unicode.ToLower(r))
		}
	}
	return out
}

// gramSize is how many letters make a gram.
const gramSize = 5

// grams counts the runs of gramSize letters of text; a shorter text is one.
func grams(text []string) map[string]int {
	out := map[string]int{}
	s := letters(strings.Join(text, " "))
	if len(s) > 0 && len(s) < gramSize {
		out[string(s)]++
	}
	for i := 0; i+gramSize <= len(s); i++ {
		out[string(s[i:i+gramSize])]++
	}
	return out
}

// score is the sum over articles.
type score struct {
	articles              int
	wanted, had, both     int // grams
	losers                []string
	pictures, seen        int // wanted, and found among them
	captions, said        int
	titles, dates         int // right ones
	titleCount, dateCount int
	extra                 int // pictures that are not wanted
	droppedBy             map[string]int
	worst                 []worst
}

// worst is an article with its own precision and recall.
type worst struct {
	name              string
	precision, recall float64
	lost, tooMuch     []string
	pictures          []string // lost ones
}

// add scores one article and returns its own figures.
func (s *score) add(name string, w want, g got) worst {
	s.articles++
	a, b := grams(w.text), grams(g.text)
	wanted, had, both := total(a), total(b), 0
	for k, n := range a {
		both += min(n, b[k])
	}
	s.wanted, s.had, s.both = s.wanted+wanted, s.had+had, s.both+both
	x := worst{name: name, precision: share(both, had), recall: share(both, wanted)}
	if x.recall < 0.9 {
		s.losers = append(s.losers, name)
	}
	x.pictures = s.addPictures(w, g)
	if x.recall < 1 || x.precision < 1 || len(x.pictures) > 0 {
		x.lost, x.tooMuch = missing(w.text, g.text, b), missing(g.text, w.text, a)
		s.worst = append(s.worst, x)
	}
	s.addHead(w, g)
	if s.droppedBy == nil {
		s.droppedBy = map[string]int{}
	}
	for _, d := range g.dropped {
		s.droppedBy[d.Rule] += d.Chars
	}
	return x
}

// addPictures scores pictures and captions and returns the pictures lost.
func (s *score) addPictures(w want, g got) (lost []string) {
	s.pictures += len(w.pictures)
	left := map[string]int{}
	for _, p := range g.pictures {
		left[pictureName(p)]++
	}
	for _, p := range w.pictures {
		if left[pictureName(p)] > 0 {
			left[pictureName(p)]--
			s.seen++
			continue
		}
		lost = append(lost, p)
	}
	for _, n := range left {
		s.extra += n
	}
	s.captions += len(w.captions)
	captions := slices.Clone(g.captions)
	for _, c := range w.captions {
		for i, have := range captions {
			if string(letters(have)) == string(letters(c)) {
				captions[i] = ""
				s.said++
				break
			}
		}
	}
	return lost
}

var sizeSuffix = regexp.MustCompile(`-\d+x\d+(\.\w+)$`)

// pictureName returns the file of a picture's address, whatever size of it is
// asked for.
func pictureName(address string) string {
	name, _, _ := strings.Cut(address, "?")
	if name = path.Base(name); len(name) < len("0.jpg") {
		return address
	}
	return sizeSuffix.ReplaceAllString(name, "$1")
}

// addHead scores the title and the date where they are known.
func (s *score) addHead(w want, g got) {
	if w.title != "" {
		s.titleCount++
		if string(letters(w.title)) == string(letters(g.meta.Title)) {
			s.titles++
		}
	}
	if w.date != "" {
		s.dateCount++
		if dateOf(g.meta, len(w.date)) == w.date {
			s.dates++
		}
	}
}

// dateOf writes a date as 2006-01-02 or, with more room, 2006-01-02 15:04.
func dateOf(m *doc.Meta, room int) string {
	switch {
	case !m.Dated():
		return "none"
	case room > len("2006-01-02"):
		return m.Date.Format("2006-01-02 15:04")
	}
	return m.Date.Format("2006-01-02")
}

// missing returns the texts of which hardly a gram is in other, whose grams are
// have.
func missing(text, other []string, have map[string]int) []string {
	var out []string
	whole := string(letters(strings.Join(other, " ")))
	for _, t := range text {
		if short := letters(t); len(short) < gramSize && strings.Contains(whole, string(short)) {
			continue
		}
		all, found := 0, 0
		for k, n := range grams([]string{t}) {
			all += n
			found += min(n, have[k])
		}
		if all > 0 && found*2 < all {
			out = append(out, t)
		}
	}
	return out
}

func total(m map[string]int) int {
	n := 0
	for _, v := range m {
		n += v
	}
	return n
}

// share returns a of b, 1 where b is nothing.
func share(a, b int) float64 {
	if b == 0 {
		return 1
	}
	return float64(a) / float64(b)
}

// sortedKeys returns the keys of m, the largest value first.
func sortedKeys(m map[string]int) []string {
	return slices.SortedFunc(maps.Keys(m), func(a, b string) int { return cmp.Or(m[b]-m[a], strings.Compare(a, b)) })
}
