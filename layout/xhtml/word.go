package xhtml

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Run writes running text, with the marks of notes as links.
func (r *Renderer) Run(s string) {
	if r.notes != nil && !r.inLink {
		r.markRun(s)
	} else {
		r.plainRun(s)
	}
}

// plainRun writes running text. In a Chinese passage the apostrophe inside a
// Western word (O’Riordan’s) would take a Chinese face's full-width mark and
// tear the word apart; such words are marked as written in letters, which lets
// a reading system choose a Western face, and the style sheet asks Chinese
// ones for the narrow form.
func (r *Renderer) plainRun(s string) {
	if !r.Lang.IsChinese() {
		r.Text(s)
		return
	}
	plain := r.Text
	if r.Vertical {
		plain = r.upright
	}
	for {
		at := apostrophe(s)
		if at < 0 {
			plain(s)
			return
		}
		from, to := wordAround(s, at)
		plain(s[:from])
		r.Element("span", s[from:to], "class", "word", "xml:lang", "und-Latn", "lang", "und-Latn")
		s = s[to:]
	}
}

// apostrophe returns the offset of the first U+2019 between two letters that
// are not Chinese; -1 if there is none.
func apostrophe(s string) int {
	for from := 0; ; {
		i := strings.Index(s[from:], "’")
		if i < 0 {
			return -1
		}
		at := from + i
		from = at + len("’")
		before, _ := utf8.DecodeLastRuneInString(s[:at])
		after, _ := utf8.DecodeRuneInString(s[from:])
		if western(before) && western(after) {
			return at
		}
	}
}

// wordAround returns the range of the word, apostrophes and all, that holds
// the offset at.
func wordAround(s string, at int) (from, to int) {
	outside := func(c rune) bool { return !western(c) && c != '’' }
	from = strings.LastIndexFunc(s[:at], outside)
	if from >= 0 {
		_, n := utf8.DecodeRuneInString(s[from:])
		from += n
	}
	from = max(from, 0)
	if n := strings.IndexFunc(s[at:], outside); n >= 0 {
		return from, at + n
	}
	return from, len(s)
}

func western(c rune) bool { return unicode.In(c, unicode.Latin) }
