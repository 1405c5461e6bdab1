// Package pinyin gives the readings of Chinese text, character by character,
// as ruby for learners. Words decide what a character reads (银行 yínháng, 行走
// xíngzǒu); they are those of CC-CEDICT. Where a character stands by itself,
// rules on its neighbours decide (rules.go).
//
// Tones are those of the dictionary: 一 and 不 keep theirs whatever follows, as
// GB/T 16159-2012 §6.5 has it.
package pinyin

import (
	"slices"
	"unicode/utf8"

	"github.com/wenzhai/wenzhai/convert/letter"
)

// Text returns the reading of each character of s, with its tone mark
// ("zhòng"), "" for what is not a Chinese character or has no known reading.
func (r *Reader) Text(s string) []string {
	runes := []rune(s)
	out := make([]string, len(runes))
	for from := 0; from < len(runes); {
		if !isHanzi(runes[from]) {
			from++
			continue
		}
		to := from + 1
		for to < len(runes) && isHanzi(runes[to]) {
			to++
		}
		r.run(runes, from, to, out)
		from = to
	}
	return out
}

// isHanzi reports whether c is a Chinese character, which has a reading.
func isHanzi(c rune) bool { return letter.Ideograph(c) || c == '〇' }

// run reads the Chinese characters all[from:to].
func (r *Reader) run(all []rune, from, to int, out []string) {
	simple := make([]rune, to-from)
	for i := range simple {
		simple[i] = r.simple(all[from+i])
	}
	at := 0
	for _, n := range r.words(all[from:to], simple) {
		if n == 1 {
			out[from+at] = mark(r.single(all, simple, from, at))
		} else {
			reading, _ := r.reading(simple[at : at+n])
			for i, s := range reading {
				out[from+at+i] = mark(s)
			}
		}
		at += n
	}
}

// single returns how the character at all[from+at] reads as a word of one
// character.
func (r *Reader) single(all, simple []rune, from, at int) string {
	known := r.chars[all[from+at]]
	if len(known) == 0 {
		known = r.chars[simple[at]]
	}
	if len(known) == 0 {
		return ""
	}
	var before, after rune
	if i := from + at; i > 0 {
		before = r.simple(all[i-1])
	}
	if i := from + at + 1; i < len(all) {
		after = r.simple(all[i])
	}
	if s := alone(simple[at], before, after, at); slices.Contains(known, s) {
		return s
	}
	return known[0]
}

// The costs of words: the fewest words win, and characters that mostly stand by
// themselves cost less than others.
const (
	wordCost     = 10
	particleCost = 6
	fixedCost    = 4
	singleCost   = 11
)

// words parts a run of characters into words and returns their lengths. Of
// partings at the same cost the one with the longest last words is taken.
func (r *Reader) words(run, simple []rune) []int {
	n := len(run)
	cost, size := make([]int, n+1), make([]int, n+1)
	for i := 1; i <= n; i++ {
		cost[i], size[i] = cost[i-1]+r.alone(simple[i-1]), 1
	}
	for end := 1; end <= n; end++ {
		cost[end], size[end] = cost[end-1]+r.alone(simple[end-1]), 1
		for k := 2; k <= min(end, maxWord); k++ {
			if r.ends[simple[end-1]]&(1<<k) == 0 {
				continue
			}
			if c := cost[end-k] + r.cost(simple[end-k:end]); c <= cost[end] && r.isWord(run[end-k:end], simple[end-k:end]) {
				cost[end], size[end] = c, k
			}
		}
	}
	var out []int
	for end := n; end > 0; end -= size[end] {
		out = append(out, size[end])
	}
	slices.Reverse(out)
	return out
}

// cost returns what a word costs.
func (r *Reader) cost(simple []rune) int {
	if len(simple) == 2 {
		if _, ok := fixed[string(simple)]; ok {
			return fixedCost
		}
	}
	return wordCost
}

func (r *Reader) alone(c rune) int {
	if _, ok := particles[c]; ok {
		return particleCost
	}
	return singleCost
}

// isWord reports whether simple is a word whose reading its characters, which
// may be Traditional, can have: 發 in 头发 cannot read fà.
func (r *Reader) isWord(run, simple []rune) bool {
	reading, ok := r.reading(simple)
	if !ok {
		return false
	}
	for i, c := range run {
		if c != simple[i] && !slices.Contains(r.chars[c], reading[i]) {
			return false
		}
	}
	return true
}

// reading returns the syllables of a word.
func (r *Reader) reading(simple []rune) ([]string, bool) {
	var key [maxWord * utf8.UTFMax]byte
	b := key[:0]
	for _, c := range simple {
		b = utf8.AppendRune(b, c)
	}
	s, ok := r.readings[string(b)]
	return s, ok
}
