package xhtml

import (
	"regexp"
	"strings"
)

// Run writes running text. In a Chinese passage the apostrophe inside a
// Western word (O’Riordan’s) would take a Chinese face's full-width mark and
// tear the word apart; such words are marked as written in letters, which lets
// a reading system choose a Western face, and the style sheet asks Chinese
// ones for the narrow form.
func (r *Renderer) Run(s string) {
	plain := r.Text
	if r.Vertical {
		plain = r.upright
	}
	switch {
	case !r.Lang.IsChinese():
		r.Text(s)
	case !strings.Contains(s, "’"):
		plain(s)
	default:
		parted(s, wordWithApostrophe, plain, func(word string) {
			r.Element("span", word, "class", "word", "xml:lang", "und-Latn", "lang", "und-Latn")
		})
	}
}

// parted has plain write s, but for what next finds in it, which marked writes.
// Next returns an empty range at the end where there is nothing more.
func parted(s string, next func(s string) (from, to int), plain, marked func(s string)) {
	for {
		from, to := next(s)
		plain(s[:from])
		if from == to {
			return
		}
		marked(s[from:to])
		s = s[to:]
	}
}

var apostrophe = regexp.MustCompile(`[\p{Latin}’]*\p{Latin}’\p{Latin}[\p{Latin}’]*|’s\b`)

// wordWithApostrophe returns the range of the first Western word with U+2019 between
// two of its letters, or of ’s behind something else (老子’s).
func wordWithApostrophe(s string) (from, to int) {
	if m := apostrophe.FindStringIndex(s); m != nil {
		return m[0], m[1]
	}
	return len(s), len(s)
}
