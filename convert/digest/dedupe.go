package digest

import (
	"net/url"
	"strings"
	"unicode"
)

// Duplicates returns for each of items the index of the item that it repeats,
// or -1. Two articles are the same when their texts have the same
// fingerprint, or when they have the same address and language and either
// the same title or about the same length: two scrapes of one page. Of a
// group of equals the one with the longest text is kept, of those the one with
// the earliest date, of those the first: a repost is not the article.
// A translation shares the address of its original but not its language, so
// both stay.
func Duplicates(items []Item) []int {
	g := newGroups(len(items))
	byText := map[uint64]int{}
	byPage := map[string][]int{}
	for i := range items {
		it := &items[i]
		if it.Fingerprint != 0 {
			if j, ok := byText[it.Fingerprint]; ok {
				g.join(j, i)
			} else {
				byText[it.Fingerprint] = i
			}
		}
		key := pageKey(it)
		if key == "" {
			continue
		}
		for _, j := range byPage[key] {
			if samePage(&items[j], it) {
				g.join(j, i)
				break
			}
		}
		byPage[key] = append(byPage[key], i)
	}
	return g.keepFullest(items)
}

// pageKey identifies the page an article was scraped from; "" where the
// address is missing or names only a site.
func pageKey(it *Item) string {
	u, err := url.Parse(it.Meta.URL)
	if err != nil || u.Host == "" || strings.Trim(u.Path, "/") == "" && u.RawQuery == "" {
		return ""
	}
	host := strings.TrimPrefix(strings.ToLower(u.Host), "www.")
	return string(it.Meta.Lang) + " " + host + strings.TrimSuffix(u.Path, "/") + "?" + u.RawQuery
}

func samePage(a, b *Item) bool {
	if squash(a.Meta.Title) == squash(b.Meta.Title) {
		return true
	}
	return min(a.Chars, b.Chars)*10 >= max(a.Chars, b.Chars)*9
}

// squash reduces s to its letters and digits in lower case.
func squash(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, s)
}

// groups is a disjoint-set forest whose roots are the smallest members.
type groups []int

func newGroups(n int) groups {
	g := make(groups, n)
	for i := range g {
		g[i] = i
	}
	return g
}

func (g groups) root(i int) int {
	for g[i] != i {
		g[i] = g[g[i]]
		i = g[i]
	}
	return i
}

func (g groups) join(a, b int) {
	a, b = g.root(a), g.root(b)
	g[max(a, b)] = min(a, b)
}

func (g groups) keepFullest(items []Item) []int {
	best := make(map[int]int, len(items))
	for i := range items {
		r := g.root(i)
		if b, ok := best[r]; !ok || better(&items[i], &items[b]) {
			best[r] = i
		}
	}
	out := make([]int, len(items))
	for i := range items {
		if out[i] = best[g.root(i)]; out[i] == i {
			out[i] = -1
		}
	}
	return out
}

// better reports whether a is to be kept rather than b, which comes before it.
func better(a, b *Item) bool {
	switch {
	case a.Chars != b.Chars:
		return a.Chars > b.Chars
	case a.Meta.Dated() != b.Meta.Dated():
		return a.Meta.Dated()
	}
	return a.Meta.Date.Before(b.Meta.Date)
}
