package lexicon

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// Link says that a term of A has a translation among those of B.
type Link struct {
	To int32   // a term of B
	P  float32 // probability that the translation of the term holds it
}

// Place is where a term stands: its segment and its place among the
// segment's terms.
type Place struct{ Segment, Slot int32 }

// Side is one text of an Index.
type Side struct {
	Terms [][]int32 // by segment: the distinct terms that have a link, in order
	Size  []float64 // by segment: words
	Share []float64 // by term: its share of the text's words
	Lone  []int     // by segment: terms without a link, which count where both texts are in one language
}

// Index is what two texts have in common: their terms, and which of them
// translate each other.
type Index struct {
	A, B   Side
	Links  [][]Link  // by term of A
	Places [][]Place // by term of B
}

// Sources are the lexica that links come from. Each may be nil.
type Sources struct {
	Dictionary, User *Dictionary
	Learned          []*Learned
}

// The probabilities of links that no lexicon gives.
const (
	sameNumber = 0.7
	sameWord   = 0.6
	cognate    = 0.4
)

// NewIndex finds the links between two texts, given by segment. Where one is
// Chinese it is a; of Russian and English, Russian.
func NewIndex(a, b []Terms, s Sources) *Index {
	x := &indexer{s: s, ids: map[string]int32{}, termOf: map[string]int32{}}
	x.bothHan = share(a) > 0.5 && share(b) > 0.5
	x.readB(b)
	x.readA(a)
	x.dropUnlinked()
	return &x.out
}

// share returns how much of a text is Chinese.
func share(text []Terms) float64 {
	han, all := 0.0, 0.0
	for i := range text {
		all += text[i].Size
		for _, run := range text[i].Han {
			han += float64(utf8.RuneCountInString(run)) / hanPerWord
		}
	}
	return han / max(all, 1)
}

type indexer struct {
	s       Sources
	bothHan bool
	out     Index
	ids     map[string]int32   // terms of B
	counts  []int32            // of terms of B
	linked  []bool             // terms of B
	names   []string           // terms of B
	bySound map[string][]int32 // terms of B; nil until it is needed
	termOf  map[string]int32   // terms of A; -1: has no link
	countsA []int32
	buffer  []Link
}

// each visits the terms of one segment: words, and pairs of characters where
// both sides are Chinese.
func (x *indexer) each(t *Terms, visit func(string)) {
	for _, w := range t.Words {
		visit(w)
	}
	if x.bothHan {
		for _, run := range t.Han {
			pairs(run, visit)
		}
	}
}

// pairs visits every two neighbours of a run, or its only character.
func pairs(run string, visit func(string)) {
	_, n := utf8.DecodeRuneInString(run)
	if n == len(run) {
		visit(run)
		return
	}
	for at := 0; at+n < len(run); {
		_, m := utf8.DecodeRuneInString(run[at+n:])
		visit(run[at : at+n+m])
		at, n = at+n, m
	}
}

func (x *indexer) readB(b []Terms) {
	total := 0.0
	for i := range b {
		var terms []int32
		total += b[i].Size
		x.each(&b[i], func(w string) {
			id, ok := x.ids[w]
			if !ok {
				id = int32(len(x.counts))
				x.ids[w] = id
				x.counts = append(x.counts, 0)
				x.names = append(x.names, w)
				x.out.Places = append(x.out.Places, nil)
			}
			x.counts[id]++
			if p := x.out.Places[id]; len(p) > 0 && p[len(p)-1].Segment == int32(i) {
				return
			}
			x.out.Places[id] = append(x.out.Places[id], Place{int32(i), int32(len(terms))})
			terms = append(terms, id)
		})
		x.out.B.Terms = append(x.out.B.Terms, terms)
		x.out.B.Size = append(x.out.B.Size, b[i].Size)
	}
	x.linked = make([]bool, len(x.counts))
	x.out.B.Share = shares(x.counts, total)
}

// elsewhere is the length in words of the text that is thought to surround a
// text and to lack its words: in a short text every word is frequent, and yet
// hardly one is there by chance.
const elsewhere = 300

func shares(counts []int32, total float64) []float64 {
	out := make([]float64, len(counts))
	for i, n := range counts {
		out[i] = float64(n) / (total + elsewhere)
	}
	return out
}

func (x *indexer) readA(a []Terms) {
	total := 0.0
	for i := range a {
		var terms []int32
		lone := 0
		add := func(id int32) {
			x.countsA[id]++
			if !slices.Contains(terms, id) {
				terms = append(terms, id)
			}
		}
		x.each(&a[i], func(w string) {
			if id := x.term(w); id >= 0 {
				add(id)
			} else {
				lone++
			}
		})
		if !x.bothHan {
			for _, run := range a[i].Han {
				x.words(run, add)
			}
		}
		total += a[i].Size
		x.out.A.Terms = append(x.out.A.Terms, terms)
		x.out.A.Lone = append(x.out.A.Lone, lone)
		x.out.A.Size = append(x.out.A.Size, a[i].Size)
	}
	x.out.A.Share = shares(x.countsA, total)
}

// words parts a run of Chinese into words that have a translation in B, the
// longest first, and passes over the characters in none.
func (x *indexer) words(run string, add func(int32)) {
	for at := 0; at < len(run); {
		r, n := utf8.DecodeRuneInString(run[at:])
		took := n
		for end := x.reach(run, at, r); end > at; {
			if id := x.term(run[at:end]); id >= 0 {
				add(id)
				took = end - at
				break
			}
			_, m := utf8.DecodeLastRuneInString(run[at:end])
			end -= m
		}
		at += took
	}
}

// reach returns the end of the longest word that may begin at at with r.
func (x *indexer) reach(run string, at int, r rune) int {
	longest := 0
	for _, d := range []*Dictionary{x.s.Dictionary, x.s.User} {
		if d != nil {
			longest = max(longest, d.longest[r])
		}
	}
	for _, l := range x.s.Learned {
		longest = max(longest, l.longest[r])
	}
	end := at
	for ; longest > 0 && end < len(run); longest-- {
		_, n := utf8.DecodeRuneInString(run[end:])
		end += n
	}
	return end
}

// term returns the number of a term of A, or -1 if nothing in B translates it.
func (x *indexer) term(w string) int32 {
	if id, ok := x.termOf[w]; ok {
		return id
	}
	links := x.links(w)
	id := int32(-1)
	if len(links) > 0 {
		id = int32(len(x.out.Links))
		x.out.Links = append(x.out.Links, append([]Link(nil), links...))
		x.countsA = append(x.countsA, 0)
		for _, l := range links {
			x.linked[l.To] = true
		}
	}
	x.termOf[w] = id
	return id
}

// links finds the translations of a term of A in B, each once.
func (x *indexer) links(w string) []Link {
	x.buffer = x.buffer[:0]
	if id, ok := x.ids[w]; ok {
		x.link(id, identity(w))
	}
	for _, l := range x.s.Learned {
		for _, e := range l.entries[w] {
			if id, ok := x.ids[e.term]; ok {
				x.link(id, e.p)
			}
		}
	}
	for _, d := range []*Dictionary{x.s.User, x.s.Dictionary} {
		if d != nil {
			x.translations(w, d.entries[w])
		}
	}
	if len(x.buffer) == 0 {
		x.cognates(w)
	}
	return x.buffer
}

func identity(w string) float32 {
	if w[0] == '#' {
		return sameNumber
	}
	return sameWord
}

// translations adds those of the words of a dictionary's entry that stand in
// B. The more words an entry has, the less each is likely to be the one.
func (x *indexer) translations(w, entry string) {
	if entry == "" {
		return
	}
	n := float32(1 + strings.Count(entry, " "))
	p := 0.6 / (1 + 0.25*n)
	if len(w) <= 4 { // one character: a part of many words
		p *= 0.6
	}
	for word := range strings.SplitSeq(entry, " ") {
		low := strings.ToLower(word)
		if id, ok := x.ids[Stem(low)]; ok {
			x.link(id, p)
		}
	}
}

// link adds a link, or makes it as probable as p.
func (x *indexer) link(to int32, p float32) {
	for i := range x.buffer {
		if x.buffer[i].To == to {
			x.buffer[i].P = max(x.buffer[i].P, p)
			return
		}
	}
	x.buffer = append(x.buffer, Link{to, p})
}

// dropUnlinked takes the terms of B that nothing in A translates out of its
// segments.
func (x *indexer) dropUnlinked() {
	for i := range x.out.Places {
		x.out.Places[i] = x.out.Places[i][:0]
	}
	for i, terms := range x.out.B.Terms {
		kept := terms[:0]
		for _, t := range terms {
			if x.linked[t] {
				x.out.Places[t] = append(x.out.Places[t], Place{int32(i), int32(len(kept))})
				kept = append(kept, t)
			}
		}
		x.out.B.Terms[i] = kept
		x.out.B.Lone = append(x.out.B.Lone, len(terms)-len(kept))
	}
}
