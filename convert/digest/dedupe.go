package digest

import (
	"cmp"
	"hash/maphash"
	"net/url"
	"strings"
	"time"

	"github.com/wenzhai/wenzhai/convert/doc"
	"github.com/wenzhai/wenzhai/convert/letter"
)

// Duplicates returns for each of items the index of the item that it repeats,
// or -1. Two articles are the same when their texts have the same
// fingerprint, and where that is a few words also the same title or day, or
// when they have the same address and language and either
// the same title or about the same length: two scrapes of one page; in one
// file, the same title and date; or when a feed names both alike, or they are of one
// Copy. Of a
// group of equals the one with the longest text is kept, of those the one with
// the earliest date, of those the first: a repost is not the article. Of two shapes
// the lower one is kept, unless it is much shorter.
// A translation shares the address of its original but not its language, so
// both stay.
func Duplicates(items []Item) []int {
	g := newGroups(len(items))
	byText := make(map[uint64]int32, len(items))
	byPage := newPages(items, len(items), pageKey, samePage)
	byID := newPages(items, 0, idKey, sameEntry)
	byCopy := map[int]int{}
	for i := range items {
		it := &items[i]
		for _, k := range textKeys(it, byPage.seed) {
			if j, ok := byText[k]; ok {
				g.join(int(j), i)
			} else {
				byText[k] = int32(i)
			}
		}
		if j := byPage.add(i); j >= 0 {
			g.join(j, i)
		}
		if it.Meta.ID != "" {
			if j := byID.add(i); j >= 0 {
				g.join(j, i)
			}
		}
		if it.Copy > 0 {
			if j, ok := byCopy[it.Copy]; ok {
				g.join(j, i)
			} else {
				byCopy[it.Copy] = i
			}
		}
	}
	return g.keepFullest(items)
}

// fewChars is the length below which two articles may well have one text: a
// notice that recurs.
const fewChars = 100

// textKeys returns hashes of what two articles with one text share: the text,
// and of a short one its title or its day.
func textKeys(it *Item, seed maphash.Seed) []uint64 {
	switch {
	case it.Fingerprint == 0:
		return nil
	case it.Chars >= fewChars:
		return []uint64{it.Fingerprint}
	}
	day := it.Meta.Date.Format(time.DateOnly)
	return []uint64{
		it.Fingerprint ^ maphash.String(seed, letter.Key(it.Meta.Title)),
		it.Fingerprint ^ maphash.String(seed, "\x00"+day),
	}
}

// pages finds the articles of one page, or of one entry of a feed. There may be very many, and few share
// theirs: it holds hashes, and chains what has the same.
type pages struct {
	items []Item
	key   func(*Item) string // what articles of one page share, or ""
	same  func(a, b *Item) bool
	seed  maphash.Seed
	ends  map[uint64][2]int32 // the first and the last article of a chain
	next  []int32             // in its chain; 0 = none
}

func newPages(items []Item, size int, key func(*Item) string, same func(a, b *Item) bool) *pages {
	return &pages{items: items, key: key, same: same, seed: maphash.MakeSeed(), ends: make(map[uint64][2]int32, size)}
}

// add adds article i, and returns the first one that is the same, or -1.
func (p *pages) add(i int) int {
	key := p.key(&p.items[i])
	if key == "" {
		return -1
	}
	if p.next == nil {
		p.next = make([]int32, len(p.items))
	}
	h := maphash.String(p.seed, key)
	chain, ok := p.ends[h]
	if !ok {
		p.ends[h] = [2]int32{int32(i), int32(i)}
		return -1
	}
	same := -1
	for j := chain[0]; ; j = p.next[j] {
		if p.key(&p.items[j]) == key && p.same(&p.items[j], &p.items[i]) {
			same = int(j)
			break
		}
		if j == chain[1] {
			break
		}
	}
	p.next[chain[1]] = int32(i)
	p.ends[h] = [2]int32{chain[0], int32(i)}
	return same
}

// pageKey identifies the page an article was scraped from; "" where the
// address is missing or names only a site.
func pageKey(it *Item) string {
	u, err := url.Parse(it.Meta.URL)
	if err != nil || u.Host == "" {
		return ""
	}
	query := doc.Untracked(u.RawQuery)
	if strings.Trim(u.Path, "/") == "" && query == "" {
		return ""
	}
	host := strings.TrimPrefix(strings.ToLower(u.Host), "www.")
	return string(it.Meta.Lang) + " " + host + strings.TrimSuffix(u.Path, "/") + "?" + query
}

// samePage reports whether two articles of one address are one. Those of one file
// were hardly scraped twice, and a feed may give all of them the address of the
// site's list: they need one title and day.
func samePage(a, b *Item) bool {
	sameTitle := letter.Key(a.Meta.Title) == letter.Key(b.Meta.Title)
	if a.Meta.Path == b.Meta.Path {
		return sameTitle && a.Meta.Date.Equal(b.Meta.Date)
	}
	return sameTitle || min(a.Chars, b.Chars)*10 >= max(a.Chars, b.Chars)*9
}

// idKey identifies the entry of a feed that an article is.
func idKey(it *Item) string { return string(it.Meta.Lang) + " " + it.Meta.ID }

// sameEntry reports whether two articles that feeds name alike are one, which its
// author may have changed. Some feeds name all their entries alike.
func sameEntry(a, b *Item) bool {
	sameTitle := letter.Key(a.Meta.Title) == letter.Key(b.Meta.Title)
	if a.Meta.Path == b.Meta.Path {
		return sameTitle
	}
	return sameTitle || min(a.Chars, b.Chars)*2 >= max(a.Chars, b.Chars)
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
	best := make([]int, len(items)) // of each root
	for i := range items {
		if r := g.root(i); r == i || better(&items[i], &items[best[r]]) {
			best[r] = i // a root is the first of its group
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

// letters returns the length of an item's text without what stands around it.
func (it *Item) letters() int { return cmp.Or(it.Letters, it.Chars) }

// better reports whether a is to be kept rather than b, which comes before it.
func better(a, b *Item) bool {
	switch {
	case a.Shape < b.Shape:
		return a.letters()*10 >= b.letters()*7
	case a.Shape > b.Shape:
		return b.letters()*10 < a.letters()*7
	case a.Chars != b.Chars:
		return a.Chars > b.Chars
	case a.Meta.Dated() != b.Meta.Dated():
		return a.Meta.Dated()
	}
	return a.Meta.Date.Before(b.Meta.Date)
}
