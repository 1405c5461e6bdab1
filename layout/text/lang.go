package text

import (
	"slices"
	"strings"
)

// centredMarks tells whether a language sets its marks in the middle of the
// em (CLREQ §3.1.6: Taiwan, Hong Kong, Macau).
func centredMarks(lang string) bool {
	l := strings.ToLower(lang)
	return strings.HasPrefix(l, "zh") && !strings.Contains(l, "hans") &&
		slices.ContainsFunc([]string{"hant", "-tw", "-hk", "-mo"}, func(part string) bool { return strings.Contains(l, part) })
}

// primary is the primary subtag of a language tag, in lower case.
func primary(lang string) string {
	if i := strings.IndexAny(lang, "-_"); i >= 0 {
		lang = lang[:i]
	}
	return strings.ToLower(lang)
}

// eastern tells that a language sets its text in em squares. An unnamed
// language is taken for Chinese.
func eastern(lang string) bool {
	switch primary(lang) {
	case "", "zh", "ja", "ko", "yue", "und", "mul":
		return true
	}
	return false
}

// hyphenated tells whether Latin words in text of a language are taken for
// English, and Cyrillic words for Russian.
func hyphenated(lang string) (latin, cyrillic bool) {
	switch primary(lang) {
	case "en", "ru":
		return true, true
	case "uk", "be", "bg", "sr", "mk", "kk", "mn":
		return true, false
	}
	return eastern(lang), eastern(lang)
}
