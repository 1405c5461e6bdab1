package script

import "unicode/utf8"

// step is tables in the order in which they are asked: the first that has a
// word that the text begins with replaces it, though a later one has a longer.
type step []*table

// text is characters with places to keep sight of, ascending and in bytes.
type text struct {
	s    string
	cuts []int // of the pieces it was made of
	ends []int // of the parts that are converted apart; nil = it is one part
}

// apply replaces every word of t.
func (s step) apply(t text) text {
	out := text{cuts: make([]int, 0, len(t.cuts))}
	if t.ends != nil {
		out.ends = make([]int, 0, len(t.ends))
	}
	b := make([]byte, 0, len(t.s)+len(t.s)/8)
	ends, cut := t.ends, 0
	if ends == nil {
		ends = []int{len(t.s)}
	}
	at := 0
	for _, end := range ends {
		for at < end {
			n, value := s.match(t.s[at:end])
			if n == 0 {
				_, n = utf8.DecodeRuneInString(t.s[at:end])
				value = t.s[at : at+n]
			}
			for ; cut < len(t.cuts) && t.cuts[cut] < at+n; cut++ {
				out.cuts = append(out.cuts, len(b)+within(t.s[at:at+n], value, t.cuts[cut]-at))
			}
			b = append(b, value...)
			at += n
		}
		if t.ends != nil {
			out.ends = append(out.ends, len(b))
		}
	}
	for ; cut < len(t.cuts); cut++ {
		out.cuts = append(out.cuts, len(b))
	}
	out.s = string(b)
	return out
}

func (s step) match(rest string) (int, string) {
	for _, t := range s {
		if n, value := t.match(rest); n > 0 {
			return n, value
		}
	}
	return 0, ""
}

// within returns where the place at, in bytes, of word is in what the word
// became: after as many characters, or at the end where the number changed.
func within(word, value string, at int) int {
	if at == 0 {
		return 0
	}
	if utf8.RuneCountInString(word) != utf8.RuneCountInString(value) {
		return len(value)
	}
	n := 0
	for range utf8.RuneCountInString(word[:at]) {
		_, size := utf8.DecodeRuneInString(value[n:])
		n += size
	}
	return n
}
