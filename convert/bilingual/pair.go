package bilingual

import (
	"cmp"
	"hash/maphash"
	"slices"
	"strings"

	"github.com/wenzhai/wenzhai/convert/diag"
	"github.com/wenzhai/wenzhai/convert/doc"
)

// Evidence is what makes two articles a pair.
type Evidence uint8

// The kinds of evidence, strongest first.
const (
	ByKey     Evidence = iota // front matter names the other article
	ByAddress                 // both name the same address
	BySuffix                  // post.en.md and post.zh.md
	ByFolder                  // en/post.md and zh/post.md
	ByContent                 // one article holds both texts (Aligner.Split)
	evidences
)

// String returns the name that `--pair-by` takes.
func (e Evidence) String() string {
	return [...]string{"key", "address", "suffix", "folder", "content"}[e]
}

// ByAll returns all kinds of evidence.
func ByAll() []Evidence { return []Evidence{ByKey, ByAddress, BySuffix, ByFolder, ByContent} }

// ParseEvidence returns the kind of evidence of a name.
func ParseEvidence(name string) (Evidence, bool) {
	for e := range evidences {
		if e.String() == name {
			return e, true
		}
	}
	return 0, false
}

// Pair is two articles in different languages of which one translates the
// other, as indexes into what FindPairs was given; A < B.
type Pair struct {
	A, B int
	By   Evidence
}

// FindPairs pairs the articles of an archive by the kinds of evidence named,
// the strongest first: an article that one kind has paired is no longer asked
// about. Where a kind of evidence leaves more than one choice it decides
// nothing. Of a text in three languages, the two are a pair that are wanted;
// else Chinese goes with English before Russian. Pairs are in order of A. ByContent is passed over: what one article
// holds its text tells.
//
// The diagnostics name the articles that stayed alone for that reason
// (diag.PairConflict), and those that have no partner though their name or
// folder promises one (diag.Unpaired).
func FindPairs(metas []*doc.Meta, by []Evidence, want ...doc.Lang) ([]Pair, []diag.Diagnostic) {
	f := &finder{metas: metas, want: want, seed: maphash.MakeSeed(), partner: make([]int, len(metas)), rivals: map[int][]int{}, last: map[string]int{}}
	for i, m := range metas {
		f.partner[i] = -1
		if m.Index > 0 {
			f.last[m.Path] = max(f.last[m.Path], m.Index)
		}
	}
	for e := range evidences {
		if e != ByContent && slices.Contains(by, e) {
			f.pairBy(e)
		}
	}
	slices.SortFunc(f.pairs, func(x, y Pair) int { return x.A - y.A })
	return f.pairs, f.leftovers(by)
}

type finder struct {
	metas   []*doc.Meta
	seed    maphash.Seed
	partner []int
	want    []doc.Lang
	pairs   []Pair
	rivals  map[int][]int       // articles that were not paired, with whom they could be
	called  map[string][]string // files by what front matter may call them; nil until it is needed
	last    map[string]int      // of files of many articles the index of the last
}

// bond is what the articles of a group share.
type bond struct {
	by  Evidence
	key string
}

// name returns what the path of article i says.
func (f *finder) name(i int) name { return parseName(f.metas[i].Path) }

// pairBy pairs what shares a key of evidence e.
func (f *finder) pairBy(e Evidence) {
	var keys []string
	groups := map[string][]int{}
	for _, i := range f.sharing(e) {
		for _, k := range f.keys(e, i) {
			g, ok := groups[k]
			if !ok {
				keys = append(keys, k)
			}
			if len(g) == 0 || g[len(g)-1] != i {
				groups[k] = append(g, i)
			}
		}
	}
	for _, k := range keys {
		f.pairGroup(bond{e, k}, groups[k])
	}
}

// sharing returns the articles that have a key of evidence e in common with
// another one, or seem to, in order. In a large archive most have none, and their
// keys need not be held.
func (f *finder) sharing(e Evidence) []int {
	type keyed struct {
		hash uint64
		i    int32
	}
	all := make([]keyed, 0, len(f.metas))
	for i := range f.metas {
		for _, k := range f.keys(e, i) {
			all = append(all, keyed{maphash.String(f.seed, k), int32(i)})
		}
	}
	slices.SortFunc(all, func(a, b keyed) int { return cmp.Compare(a.hash, b.hash) })
	var out []int
	for n := range all {
		if n > 0 && all[n-1].hash == all[n].hash || n+1 < len(all) && all[n+1].hash == all[n].hash {
			out = append(out, int(all[n].i))
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// pairGroup pairs the articles of one group that have no partner yet. Those of
// one language have to be parted by their place in their file, or stay alone.
func (f *finder) pairGroup(b bond, group []int) {
	if b.by == ByKey && !slices.ContainsFunc(group, func(i int) bool { return !owns(f.metas[i], b.key) }) {
		return // one file's articles
	}
	var free []int
	for _, i := range group {
		if f.partner[i] < 0 && (b.by != ByAddress || !f.crowded(i, group)) {
			free = append(free, i)
		}
	}
	for _, i := range free {
		if f.partner[i] >= 0 {
			continue
		}
		choice := f.choices(b, i, free)
		if len(choice) == 1 && slices.Equal(f.choices(b, choice[0], free), []int{i}) {
			f.join(i, choice[0], b.by)
			continue
		}
		if len(choice) > 1 {
			f.rivals[i] = choice
		}
	}
}

// crowded reports whether group holds another article of i's file and language:
// what all of them share is an address of the file, or of where they were found.
func (f *finder) crowded(i int, group []int) bool {
	return slices.ContainsFunc(group, func(j int) bool {
		return j != i && f.metas[j].Path == f.metas[i].Path && f.metas[j].Lang == f.metas[i].Lang
	})
}

// choices returns the articles of group that may be the translation of i: in
// another language, that nearest to it where there are several.
func (f *finder) choices(b bond, i int, group []int) []int {
	var out []int
	for _, j := range group {
		if j != i && f.partner[j] < 0 && f.differ(b.by, i, j) && f.bound(b, i, j) {
			out = append(out, j)
		}
	}
	if len(out) < 2 {
		return out
	}
	nearest := out[:0:0]
	best := 99
	for _, j := range out {
		d := f.distance(f.metas[i].Lang, f.metas[j].Lang)
		if d < best {
			best, nearest = d, nearest[:0]
		}
		if d == best {
			nearest = append(nearest, j)
		}
	}
	return nearest
}

// differ reports whether two articles are in different languages, by their
// text or by what their names say.
func (f *finder) differ(e Evidence, i, j int) bool {
	a, b := f.metas[i], f.metas[j]
	if e >= BySuffix {
		x, y := f.name(i), f.name(j)
		if x.lang != "" && y.lang != "" {
			return x.lang != y.lang
		}
	}
	return a.Lang != b.Lang
}

// distance orders the pairs of languages: first those in which a book is
// wanted, then Chinese with English, with Russian, English with Russian.
func (f *finder) distance(a, b doc.Lang) int {
	far := 0
	for _, w := range f.want {
		if w != "" && !a.Is(w) && !b.Is(w) {
			far += 10
		}
	}
	x, y := min(rank(a), rank(b)), max(rank(a), rank(b))
	switch {
	case x == 0 && y == 2:
		return far
	case x == y:
		return far + 3
	case x == 0:
		return far + 1
	}
	return far + 2
}

func (f *finder) join(i, j int, e Evidence) {
	f.partner[i], f.partner[j] = j, i
	f.pairs = append(f.pairs, Pair{min(i, j), max(i, j), e})
}

// leftovers reports the articles that could not be paired.
func (f *finder) leftovers(by []Evidence) []diag.Diagnostic {
	folders := f.pairedFolders()
	promises := len(folders) > 0 && slices.Contains(by, BySuffix)
	var out []diag.Diagnostic
	for i, m := range f.metas {
		switch rivals := f.free(f.rivals[i]); {
		case f.partner[i] >= 0:
		case len(rivals) > 1:
			out = append(out, diag.New(diag.PairConflict, m.Path, m.Line, "%q could be paired with %s", m.Title, f.list(rivals)))
		case promises && f.breaksPromise(i, folders):
			out = append(out, diag.New(diag.Unpaired, m.Path, m.Line, "no translation of %q was found", m.Title))
		}
	}
	return out
}

// breaksPromise reports whether article i has a name like those that were paired
// in its folder.
func (f *finder) breaksPromise(i int, folders map[string]bool) bool {
	n := f.name(i)
	return n.marked() && folders[n.folder]
}

func (f *finder) free(of []int) []int {
	var out []int
	for _, i := range of {
		if f.partner[i] < 0 {
			out = append(out, i)
		}
	}
	return out
}

// pairedFolders returns the folders, without their language, in which an
// article was paired by its name.
func (f *finder) pairedFolders() map[string]bool {
	out := map[string]bool{}
	for i := range f.metas {
		if f.partner[i] >= 0 {
			out[f.name(i).folder] = true
		}
	}
	return out
}

func (f *finder) list(of []int) string {
	var s []string
	for _, i := range of[:min(len(of), 3)] {
		s = append(s, f.metas[i].Path)
	}
	if len(of) > 3 {
		s = append(s, "…")
	}
	return strings.Join(s, ", ")
}
