package main

import (
	"bytes"
	"cmp"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"
)

// readingsHeader names the source, as its licence asks.
const readingsHeader = "# CC-CEDICT, https://cc-cedict.org/, by MDBG and the CC-CEDICT editors; CC BY-SA 4.0, see CC-CEDICT-LICENSE.txt.\n" +
	"# Changed: only the Pinyin of characters and of Simplified words is kept, one reading a word, in lower case.\n"

// tally counts what speaks for each reading of a word or a character.
type tally map[string]map[string]int

func (t tally) add(word, reading string, weight int) {
	if t[word] == nil {
		t[word] = map[string]int{}
	}
	t[word][reading] += weight
}

// ranked returns the readings of word, the most likely first.
func (t tally) ranked(word string) []string {
	counts := t[word]
	return slices.SortedFunc(maps.Keys(counts), func(a, b string) int {
		return cmp.Or(counts[b]-counts[a], strings.Compare(b, a)) // a neutral tone before others
	})
}

// readings returns the Pinyin of words as text: the header; a line a character
// with all its readings, the most usual first, and its Simplified form if it
// has another; an empty line; a line a Simplified word with its reading, which is left out where it is the most
// usual one of each character.
func readings(entries []entry) []byte {
	words, chars, forms := tally{}, tally{}, map[[2]rune]int{}
	for _, e := range entries {
		addReading(words, chars, e)
		countForms(forms, e)
	}
	simple := simpleForms(forms)
	var b bytes.Buffer
	b.WriteString(readingsHeader)
	usual := map[rune]string{}
	for _, c := range slices.Sorted(maps.Keys(chars)) {
		all := chars.ranked(c)
		r, _ := utf8.DecodeRuneInString(c)
		usual[r] = all[0]
		b.WriteString(c + "\t" + strings.Join(all, " "))
		if s, ok := simple[r]; ok {
			b.WriteString("\t" + string(s))
		}
		b.WriteString("\n")
	}
	b.WriteString("\n")
	for _, w := range slices.Sorted(maps.Keys(words)) {
		best := words.ranked(w)[0]
		b.WriteString(w)
		if best != spelled(w, usual) {
			b.WriteString("\t" + best)
		}
		b.WriteString("\n")
	}
	return b.Bytes()
}

// simpleForms returns the Simplified forms of characters that are Traditional
// alone: 宁 is a rare one, but mostly the Simplified form of 寧.
func simpleForms(forms map[[2]rune]int) map[rune]rune {
	out := map[rune]rune{}
	pairs := []rune(simplification(forms))
	for i := 0; i < len(pairs); i += 2 {
		out[pairs[i]] = pairs[i+1]
	}
	for p := range forms {
		if p[0] != p[1] {
			delete(out, p[1])
		}
	}
	return out
}

// addReading counts one entry. Readings that definitions call variants, names
// or old count for less.
func addReading(words, chars tally, e entry) {
	s, t := []rune(e.Simplified), []rune(e.Traditional)
	syllables := strings.Fields(strings.ToLower(e.Pinyin))
	if len(s) != len(syllables) || len(s) != len(t) || len(s) > maxChars || strings.IndexFunc(e.Simplified, notHan) >= 0 || slices.ContainsFunc(syllables, notSyllable) {
		return
	}
	weight := sense(e)
	for i := range s {
		if len(s) > 1 {
			weight = 2
		}
		chars.add(string(s[i]), syllables[i], weight)
		if t[i] != s[i] {
			chars.add(string(t[i]), syllables[i], weight)
		}
	}
	if len(s) > 1 {
		words.add(e.Simplified, strings.Join(syllables, " "), sense(e))
	}
}

// sense returns how much an entry's definitions say.
func sense(e entry) int {
	n := 0
	for _, d := range e.English {
		switch {
		case strings.HasPrefix(d, "surname "), strings.Contains(d, "variant of"), strings.HasPrefix(d, "CL:"), strings.Contains(d, "(old)"), strings.Contains(d, "also written"):
		default:
			n += 2
		}
	}
	if e.Pinyin != strings.ToLower(e.Pinyin) {
		return 1 + min(n, 1)
	}
	return 1 + n
}

// notSyllable reports whether s is no syllable with its tone.
func notSyllable(s string) bool {
	n := len(s) - 1
	return n < 1 || s[n] < '1' || s[n] > '5' || strings.Trim(s[:n], "abcdefghijklmnopqrstuvwxyz:") != ""
}

func spelled(word string, usual map[rune]string) string {
	var out []string
	for _, r := range word {
		out = append(out, usual[r])
	}
	return strings.Join(out, " ")
}
