package generated

import (
	"cmp"
	"slices"
	"strings"
	"time"
	"unicode"

	"github.com/wenzhai/wenzhai/convert/digest/shape"
	"github.com/wenzhai/wenzhai/convert/doc"
	"github.com/wenzhai/wenzhai/convert/letter"
)

// Post is what Copies asks of an article.
type Post struct {
	Title    string
	Lang     doc.Lang
	Date     time.Time       // zero if undated
	Slugs    func() []string // last parts of its addresses
	Shape    shape.Of
	Snapshot string // the folder in which one page is kept in several shapes; "" = it is in none
}

// Copies returns numbers of n articles: those of one number above 0 are one article in
// several shapes: its source, the page that was made of it, its entry in a feed; nil
// where there are no such. text returns what stands in an article.
//
// They are one where title, language, day and the last part of their addresses agree.
// Where addresses do not, some runs of letters of one have to stand in the other. What
// is undated agrees with any day.
func Copies(n int, at func(i int) Post, text func(i int) []byte) []int {
	if at == nil || text == nil {
		return nil
	}
	c := copies{at: at, text: text, of: make([]int, n)}
	for i := range c.of {
		c.of[i] = i
	}
	c.snapshots(n)
	if c.mixed(n) {
		c.titles(n)
	}
	if !c.found {
		return nil
	}
	size := make([]int, n)
	for i := range c.of {
		size[c.root(i)]++
	}
	out := make([]int, n)
	for i := range out {
		if r := c.root(i); size[r] > 1 {
			out[i] = r + 1
		}
	}
	return out
}

type copies struct {
	at    func(i int) Post
	text  func(i int) []byte
	of    []int // of each article one before it that it is a copy of, or itself
	found bool
	left  int // comparisons of texts that may still be made
}

func (c *copies) root(i int) int {
	for c.of[i] != i {
		c.of[i] = c.of[c.of[i]]
		i = c.of[i]
	}
	return i
}

func (c *copies) join(a, b int) {
	a, b = c.root(a), c.root(b)
	c.of[max(a, b)] = min(a, b)
	c.found = true
}

// snapshots joins what is kept of one page.
func (c *copies) snapshots(n int) {
	first := map[string]int{}
	for i := range n {
		if s := c.at(i).Snapshot; s != "" {
			if k, ok := first[s]; ok {
				c.join(k, i)
			} else {
				first[s] = i
			}
		}
	}
}

// mixed reports whether there are articles of several shapes.
func (c *copies) mixed(n int) bool {
	for i := 1; i < n; i++ {
		if c.at(i).Shape != c.at(0).Shape {
			return true
		}
	}
	return false
}

// titled is an article by the hash of its title and its language.
type titled struct {
	key uint64
	at  int32
}

// maxCompared bounds how many pairs of texts are compared, and maxNamesakes how many
// articles of one title.
const (
	maxCompared  = 50_000
	maxNamesakes = 12
)

// titles joins articles of one title.
func (c *copies) titles(n int) {
	c.left = maxCompared
	all := make([]titled, 0, n)
	for i := range n {
		p := c.at(i)
		if k := letter.Key(p.Title); k != "" {
			all = append(all, titled{letter.Hash(k + "\x00" + string(p.Lang)), int32(i)})
		}
	}
	slices.SortFunc(all, func(a, b titled) int { return cmp.Or(cmp.Compare(a.key, b.key), cmp.Compare(a.at, b.at)) })
	for from := 0; from < len(all); {
		to := from + 1
		for to < len(all) && all[to].key == all[from].key {
			to++
		}
		if to-from > 1 {
			c.namesakes(all[from:to])
		}
		from = to
	}
}

// namesakes joins those of one title that are one: each source or page with what is of
// another shape and nearest to it in time.
func (c *copies) namesakes(all []titled) {
	posts := make([]Post, len(all))
	order := make([]int, len(all))
	for k := range all {
		posts[k], order[k] = c.at(int(all[k].at)), k
	}
	slices.SortStableFunc(order, func(a, b int) int { return posts[a].Date.Compare(posts[b].Date) })
	for n, k := range order {
		for _, l := range order[n+1 : min(len(order), n+1+maxNamesakes)] {
			x, y := &posts[k], &posts[l]
			if x.Shape == y.Shape || !sameDay(x.Date, y.Date) {
				continue
			}
			if i, j := int(all[k].at), int(all[l].at); c.one(x, y, i, j, posts) {
				c.join(i, j)
			}
		}
	}
}

// one reports whether two articles of one title and day are one.
func (c *copies) one(x, y *Post, i, j int, all []Post) bool {
	if c.root(i) == c.root(j) {
		return false
	}
	of := y.Slugs()
	same := func(s string) bool { return strings.ContainsFunc(s, unicode.IsLetter) && slices.Contains(of, s) }
	if slices.ContainsFunc(x.Slugs(), same) && only(x, all) && only(y, all) {
		return true
	}
	if c.left--; c.left < 0 {
		return false
	}
	return stands(words(c.text(i)), words(c.text(j)))
}

// only reports whether p is the only one of its title, shape and day: several may be
// different texts.
func only(p *Post, all []Post) bool {
	n := 0
	for k := range all {
		if all[k].Shape == p.Shape && sameDay(all[k].Date, p.Date) {
			n++
		}
	}
	return n == 1
}

// sameDay reports whether two moments may be of one day, in whatever zones they were
// written down; none is of any.
func sameDay(a, b time.Time) bool {
	return a.IsZero() || b.IsZero() || a.Sub(b).Abs() < 26*time.Hour
}

// The runs of letters by which texts are compared.
const (
	run      = 14
	runs     = 7
	leastRun = 40 // letters of a text that can be compared
)

// stands reports whether the shorter of two texts stands in the longer one.
func stands(a, b string) bool {
	x, y := []rune(a), []rune(b)
	if len(x) > len(y) {
		x, a, b = y, b, a
	}
	if len(x) < leastRun {
		return len(x) > 0 && strings.Contains(b, a)
	}
	have := 0
	for k := range runs {
		at := k * (len(x) - run) / (runs - 1)
		if strings.Contains(b, string(x[at:at+run])) {
			have++
		}
	}
	return have >= 5
}
