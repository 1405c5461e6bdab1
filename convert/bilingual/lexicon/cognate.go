package lexicon

import "strings"

// latin gives the Latin letters of the Cyrillic ones from а on, spelled so that
// names and loanwords come near their English forms.
var latin = [...]string{
	"a", "b", "v", "g", "d", "e", "z", "z", "i", "i", "k", "l", "m", "n", "o", "p", "r", "s", "t", "u", "f", "h", "c", "c", "s", "s", "", "i", "", "e", "u", "a",
}

// sounds returns the skeleton of a word by which names and loanwords of
// different scripts are compared: consonants, and a vowel only where the word
// begins with one; "" where there is too little to tell.
func sounds(w string) string {
	var b strings.Builder
	prev := byte(0)
	for _, r := range w {
		s := ""
		switch {
		case r >= 'а' && r <= 'я':
			s = latin[r-'а']
		case r >= 'a' && r <= 'z':
			s = string(r)
		default:
			return ""
		}
		for i := range len(s) {
			c := fold(s[i])
			if c == prev || strings.IndexByte("aeiouyhw", c) >= 0 && b.Len() > 0 {
				prev = c
				continue
			}
			b.WriteByte(c)
			prev = c
		}
	}
	if b.Len() < 4 {
		return ""
	}
	return b.String()[:4]
}

// fold makes letters of like sound the same.
func fold(c byte) byte {
	switch c {
	case 'c', 'q':
		return 'k'
	case 'z', 'x':
		return 's'
	case 'j', 'y':
		return 'i'
	case 'w':
		return 'v'
	}
	return c
}

// cognates links a Cyrillic word to the words of B that sound like it.
func (x *indexer) cognates(w string) {
	if rank(w) != rankRussian {
		return
	}
	if x.bySound == nil {
		x.bySound = map[string][]int32{}
		for id, name := range x.names {
			if s := sounds(name); s != "" {
				x.bySound[s] = append(x.bySound[s], int32(id))
			}
		}
	}
	if s := sounds(w); s != "" {
		for _, id := range x.bySound[s] {
			x.link(id, cognate)
		}
	}
}
