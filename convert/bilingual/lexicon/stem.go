package lexicon

import (
	_ "embed" // lists of words
	"strings"
	"unicode/utf8"

	"github.com/wenzhai/wenzhai/convert/letter"
)

// Stem returns the part of a lower-case word that its forms share, roughly:
// alignment needs no more. Words of other scripts are returned as they are.
func Stem(w string) string {
	r, _ := utf8.DecodeRuneInString(w)
	switch {
	case r < 0x80:
		return stemEnglish(w)
	case r >= 0x400 && r < 0x500:
		return stemRussian(w)
	}
	return w
}

var (
	//go:embed data/irregular.txt
	irregularList string
	//go:embed data/endings-ru.txt
	endingsList string
	//go:embed data/function-words.txt
	functionList string
)

// Lists of words; they are never written after they are built. irregular maps
// frequent irregular forms of English to the word they belong to.
var (
	irregular      = letter.Table(irregularList)
	russianEndings = letter.Lines(endingsList) // the longest first
	functionWords  = letter.Table(functionList)
)

func stemEnglish(w string) string {
	if len(w) <= 7 {
		if word, ok := irregular[w]; ok {
			w = word
		}
	}
	for _, s := range [...]string{"ingly", "edly", "ing", "ied", "ies", "ed", "es", "s", "ly", "ness", "ment", "er", "est"} {
		if len(w) >= len(s)+3 && strings.HasSuffix(w, s) && !strings.HasSuffix(w, "ss") {
			w = undouble(w[:len(w)-len(s)])
			break
		}
	}
	if len(w) > 3 && strings.IndexByte("eyi", w[len(w)-1]) >= 0 {
		w = w[:len(w)-1]
	}
	return w
}

// undouble takes back the doubling in "stopped" and "running".
func undouble(w string) string {
	n := len(w)
	if n > 3 && w[n-1] == w[n-2] && strings.IndexByte("bdgmnprt", w[n-1]) >= 0 {
		return w[:n-1]
	}
	return w
}

func stemRussian(w string) string {
	w = strings.ReplaceAll(w, "ё", "е")
	for _, s := range russianEndings {
		if len(w) >= len(s)+6 && strings.HasSuffix(w, s) {
			return w[:len(w)-len(s)]
		}
	}
	return w
}

// isFunctionWord reports whether a lower-case word says too little to match
// a translation by.
func isFunctionWord(w string) bool {
	if len(w) > 16 {
		return false
	}
	_, ok := functionWords[w]
	return ok || len(w) == 1
}
