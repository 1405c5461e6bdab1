package script

import "unicode/utf8"

// step is tables in the order in which they are asked: the first that has a
// word that the text begins with replaces it, though a later one has a longer.
type step []*table

// text is characters with places to keep sight of: cuts, ascending, in bytes.
type text struct {
	s    string
	cuts []int
}

// head returns the first n bytes of t with the cuts before its end.
func (t text) head(n int) text {
	i := 0
	for i < len(t.cuts) && t.cuts[i] < n {
		i++
	}
	return text{t.s[:n], t.cuts[:i]}
}

// tail returns t without its first n bytes. It changes the cuts of t.
func (t text) tail(n int) text {
	i := 0
	for i < len(t.cuts) && t.cuts[i] < n {
		i++
	}
	for k := i; k < len(t.cuts); k++ {
		t.cuts[k] -= n
	}
	return text{t.s[n:], t.cuts[i:]}
}

// writer gathers converted text.
type writer struct {
	b    []byte
	cuts []int
}

func (w *writer) text() text { return text{string(w.b), w.cuts} }

func (w *writer) add(t text) {
	for _, c := range t.cuts {
		w.cuts = append(w.cuts, len(w.b)+c)
	}
	w.b = append(w.b, t.s...)
}

// apply replaces every word of t.
func (s step) apply(t text) text {
	w := writer{b: make([]byte, 0, len(t.s)+len(t.s)/8)}
	cut := 0
	for at := 0; at < len(t.s); {
		n, value := s.match(t.s[at:])
		if n == 0 {
			_, n = utf8.DecodeRuneInString(t.s[at:])
			value = t.s[at : at+n]
		}
		for ; cut < len(t.cuts) && t.cuts[cut] < at+n; cut++ {
			w.cuts = append(w.cuts, len(w.b)+within(t.s[at:at+n], value, t.cuts[cut]-at))
		}
		w.b = append(w.b, value...)
		at += n
	}
	for ; cut < len(t.cuts); cut++ {
		w.cuts = append(w.cuts, len(w.b))
	}
	return w.text()
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
