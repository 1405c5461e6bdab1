package digest

import (
	"slices"
	"unicode"

	"github.com/wenzhai/wenzhai/convert/letter"
)

// Sketch is a sample of a text's shingles (runs of a few letters), by which
// texts are compared without having them in memory: about one letter in four
// costs four bytes.
type Sketch struct {
	shingles []uint32 // sampled, ascending, each once
	numbers  []uint32 // all numbers of the text, likewise
	letters  int
}

// Letters returns how many letters and digits the text has.
func (s *Sketch) Letters() int { return s.letters }

const (
	hanShingle   = 4  // characters; two or three words
	otherShingle = 10 // letters; two words
	sampling     = 4  // one shingle in so many is kept
)

// NewSketch returns the sketch of a text. Only letters and digits count, without
// regard to case.
func NewSketch(text string) Sketch {
	var s Sketch
	letters := make([]rune, 0, len(text)/2)
	number := uint64(0)
	for _, r := range text {
		digit := r >= '0' && r <= '9'
		if digit {
			number = mix(number + uint64(r))
		} else if number != 0 {
			s.numbers = append(s.numbers, uint32(number))
			number = 0
		}
		if digit || unicode.IsLetter(r) {
			letters = append(letters, unicode.ToLower(r))
		}
	}
	if number != 0 {
		s.numbers = append(s.numbers, uint32(number))
	}
	s.letters = len(letters)
	s.shingles = shingles(letters)
	s.numbers = ordered(s.numbers)
	return s
}

// shingles samples by the hash, so that two texts keep the same shingles.
func shingles(letters []rune) []uint32 {
	var out []uint32
	for i := range letters {
		n := otherShingle
		if letter.Han(letters[i]) {
			n = hanShingle
		}
		if i+n > len(letters) {
			continue
		}
		h := uint64(0)
		for _, r := range letters[i : i+n] {
			h = mix(h + uint64(r))
		}
		if h%sampling == 0 {
			out = append(out, uint32(h>>32))
		}
	}
	return ordered(out)
}

// mix is the finaliser of splitmix64: every bit of the sum stirs every bit of
// the result.
func mix(z uint64) uint64 {
	z += 0x9e3779b97f4a7c15
	z = (z ^ z>>30) * 0xbf58476d1ce4e5b9
	z = (z ^ z>>27) * 0x94d049bb133111eb
	return z ^ z>>31
}

func ordered(s []uint32) []uint32 {
	slices.Sort(s)
	return slices.Compact(s)
}

// Repeat says which item another one repeats.
type Repeat struct {
	Of        int  // index, or -1: it repeats nothing
	Contained bool // its text stands whole in a longer one; else the two are nearly the same
}

// What makes texts the same. Bulletins that differ in their figures alone (the
// weather, prices) are not, so the numbers have to agree too.
const (
	nearShare      = 0.80 // of the shingles of both texts together
	containedShare = 0.90 // of the shorter text's shingles
	numberShare    = 0.80 // of the numbers, in either case
	leastLetters   = 60   // of a text that can be told to stand in another
	commonShingle  = 60   // texts that share a shingle which says nothing of them
)

// NearDuplicates compares items by the sketches of their texts and returns what
// each repeats. Of items that are nearly the same the fullest is kept, as
// Duplicates does; of one that stands whole in another, the longer. What is
// kept repeats nothing itself.
func NearDuplicates(items []Item, sketches []Sketch) []Repeat {
	g := newGroups(len(items))
	within := make([]int, len(items)) // the longest text that holds it, or -1
	for i := range within {
		within[i] = -1
	}
	eachLikely(sketches, func(i, j int) {
		a, b := &sketches[i], &sketches[j]
		both := shared(a.shingles, b.shingles)
		switch {
		case a.near(b, both):
			g.join(i, j)
		case b.holds(a, both):
			within[i] = longer(sketches, within[i], j)
		case a.holds(b, both):
			within[j] = longer(sketches, within[j], i)
		}
	})
	kept := g.keepFullest(items)
	out := make([]Repeat, len(items))
	for i := range items {
		out[i] = Repeat{Of: kept[i]}
	}
	for i := range items {
		if out[i].Of < 0 && within[i] >= 0 {
			out[i] = Repeat{Of: within[i], Contained: true}
		}
	}
	for i := range out {
		for n := 0; out[i].Of >= 0 && out[out[i].Of].Of >= 0 && n < len(out); n++ {
			out[i].Of = out[out[i].Of].Of
		}
		if out[i].Of == i { // the longer text was dropped in favour of this one
			out[i] = Repeat{Of: -1}
		}
	}
	return out
}

// near reports whether two texts with so many shingles in common are nearly
// the same.
func (s *Sketch) near(t *Sketch, both int) bool {
	all := len(s.shingles) + len(t.shingles) - both
	if all == 0 || float64(both) < nearShare*float64(all) {
		return false
	}
	n := shared(s.numbers, t.numbers)
	return float64(n) >= numberShare*float64(len(s.numbers)+len(t.numbers)-n)
}

// holds reports whether t stands whole in s.
func (s *Sketch) holds(t *Sketch, both int) bool {
	return t.letters >= leastLetters && len(t.shingles) < len(s.shingles) && float64(both) >= containedShare*float64(len(t.shingles)) &&
		float64(shared(s.numbers, t.numbers)) >= numberShare*float64(len(t.numbers))
}

func longer(sketches []Sketch, a, b int) int {
	if a < 0 || sketches[b].letters > sketches[a].letters {
		return b
	}
	return a
}

// shared counts what two ascending lists have in common.
func shared(a, b []uint32) (n int) {
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i] < b[j]:
			i++
		case a[i] > b[j]:
			j++
		default:
			n++
			i++
			j++
		}
	}
	return n
}

// eachLikely calls compare for the pairs j < i whose shingles make it worth
// while. Shingles that many texts have are boilerplate and lead nowhere.
func eachLikely(sketches []Sketch, compare func(i, j int)) {
	having := map[uint32][]int32{}
	count := make([]int32, len(sketches))
	for i := range sketches {
		var met []int32
		for _, h := range sketches[i].shingles {
			list := having[h]
			for _, j := range list {
				if count[j] == 0 {
					met = append(met, j)
				}
				count[j]++
			}
			if len(list) < commonShingle {
				having[h] = append(list, int32(i))
			}
		}
		slices.Sort(met)
		for _, j := range met {
			if least := min(len(sketches[i].shingles), len(sketches[j].shingles)); 3*int(count[j]) >= least {
				compare(i, int(j))
			}
			count[j] = 0
		}
	}
}
