package bilingual

import (
	"unicode"

	"github.com/wenzhai/wenzhai/convert/doc"
	"github.com/wenzhai/wenzhai/convert/letter"
)

// script is what a text is written in.
type script int8

const (
	han script = iota
	cyrillic
	latin
	scripts
)

// weights are the letters of a text by script, a Chinese character counting as
// the hanWidth letters that it stands for.
type weights [scripts]float64

func weigh(s string) weights {
	var w weights
	for _, r := range s {
		switch {
		case r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= 0xC0 && r < 0x250 && unicode.IsLetter(r):
			w[latin]++
		case r >= 0x400 && r < 0x530:
			w[cyrillic]++
		case letter.Ideograph(r):
			w[han] += hanWidth
		}
	}
	return w
}

func (w weights) plus(x weights) weights {
	for i := range w {
		w[i] += x[i]
	}
	return w
}

// The least that the smaller text of two must be, of the greater, and the most
// that a third script may be.
const (
	leastSecond = 0.35
	mostThird   = 0.1
)

// pair returns the two scripts in which a body is written in like parts.
func (w weights) pair() (two [2]script, ok bool) {
	order := [scripts]script{han, cyrillic, latin}
	for i := range order {
		for j := i; j > 0 && w[order[j]] > w[order[j-1]]; j-- {
			order[j], order[j-1] = order[j-1], order[j]
		}
	}
	first, second, third := w[order[0]], w[order[1]], w[order[2]]
	return [2]script{order[0], order[1]}, second > 0 && second >= leastSecond*first && third <= mostThird*first
}

// scriptOf returns the script that a language is written in.
func scriptOf(l doc.Lang) (script, bool) {
	switch {
	case l.IsChinese():
		return han, true
	case base(l) == doc.Russian:
		return cyrillic, true
	case l == "" || base(l) == "ja" || base(l) == "ko":
		return 0, false
	}
	return latin, true
}
