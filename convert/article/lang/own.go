package lang

import (
	"unicode"
	"unicode/utf8"

	"github.com/wenzhai/wenzhai/convert/doc"
)

// Own returns the language of a body by its letters and words, and whether these
// leave no doubt. The language by script alone, t, is made precise: of Latin letters
// by frequent words, of Cyrillic ones by the letters that others lack.
func Own(body []byte, t Tally) (l doc.Lang, sure bool) {
	switch l = t.Lang(); l {
	case doc.English:
		return latin(sample(body))
	case doc.Russian:
		return cyrillic(sample(body))
	case doc.Hans, doc.Hant:
		return l, max(t.hans, t.hant) > 2*min(t.hans, t.hant)+2
	case "":
		if t.other > 0 {
			l = foreign(sample(body))
		}
	}
	return l, l != ""
}

// foreign returns the language that is most written in the script of the first
// letter that is of none of the scripts that are counted, or "".
func foreign(b []byte) doc.Lang {
	scripts := [...]struct {
		lang   doc.Lang
		script *unicode.RangeTable
	}{
		{"el", unicode.Greek}, {"he", unicode.Hebrew}, {"ar", unicode.Arabic}, {"th", unicode.Thai}, {"hi", unicode.Devanagari}, {"ka", unicode.Georgian}, {"hy", unicode.Armenian},
	}
	for _, r := range string(b) {
		for _, s := range scripts {
			if r >= utf8.RuneSelf && unicode.Is(s.script, r) {
				return s.lang
			}
		}
	}
	return ""
}

// fewLetters is how many letters of one language alone may be those of a name.
const fewLetters = 2

// cyrillic tells the languages in Cyrillic letters apart: each has letters that
// the others lack, or lacks those that are frequent in the others.
func cyrillic(b []byte) (l doc.Lang, sure bool) {
	var ukrainian, belarusian, serbian, russian, hard, i, all int
	for _, r := range string(b) {
		if r < 0x400 || r > 0x52F {
			continue
		}
		all++
		switch unicode.ToLower(r) {
		case 'ї', 'є', 'ґ':
			ukrainian++
		case 'ў':
			belarusian++
		case 'і':
			i++
		case 'ј', 'љ', 'њ', 'ђ', 'ћ', 'џ':
			serbian++
		case 'ы', 'э', 'ё':
			russian++
		case 'ъ':
			hard++
		}
	}
	switch {
	case i+belarusian > fewLetters && belarusian > ukrainian:
		return "be", true
	case i+ukrainian > fewLetters && i+ukrainian > 4*russian:
		return "uk", true
	case serbian > fewLetters && serbian > 4*russian:
		return "sr", true
	case hard > fewLetters && russian == 0 && hard*200 > all: // one letter in 60 in Bulgarian, in 2,500 in Russian
		return "bg", true
	}
	return doc.Russian, russian > fewLetters
}
