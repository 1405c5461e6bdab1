package clean

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// isHan reports whether r is written without spaces to its neighbours of the
// same kind: Han, kana, bopomofo.
func isHan(r rune) bool {
	switch {
	case r < 0x2E80:
		return false
	case r >= 0x4E00 && r <= 0x9FFF:
		return true
	case r >= 0xAC00 && r <= 0xD7A3: // Hangul is written with spaces
		return false
	}
	return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Bopomofo)
}

// isFullMark reports whether r is a full-width punctuation mark, which holds
// its own white space.
func isFullMark(r rune) bool {
	switch {
	case r < 0x3001 || r > 0xFF65:
		return false
	case r <= 0x3003, r >= 0x3008 && r <= 0x3011, r >= 0x3014 && r <= 0x301F:
		return true
	case r < 0xFF01:
		return r >= 0xFE10 && r <= 0xFE19 || r >= 0xFE30 && r <= 0xFE4F
	}
	return r <= 0xFF0F || r >= 0xFF1A && r <= 0xFF20 || r >= 0xFF3B && r <= 0xFF40 || r >= 0xFF5B
}

// isWide reports whether r is Han or a full-width mark.
func isWide(r rune) bool { return isHan(r) || isFullMark(r) }

// isSoftMark reports whether r is a mark that Chinese and Latin share; its
// neighbour tells which it is.
func isSoftMark(r rune) bool {
	switch r {
	case '“', '”', '‘', '’', '—', '…', '·', '–', '%', '％', '℃':
		return true
	}
	return false
}

func isLatinOrDigit(r rune) bool {
	return r < 0x250 && (unicode.IsLetter(r) || unicode.IsDigit(r))
}

// isSpace reports whether r is white space of any kind that stands for a gap.
func isSpace(r rune) bool {
	if r < 0x80 {
		return r == ' ' || r >= '\t' && r <= '\r'
	}
	switch {
	case r == 0x85, r == 0xA0, r == 0x1680, r >= 0x2000 && r <= 0x200A,
		r == 0x2028, r == 0x2029, r == 0x202F, r == 0x205F, r == 0x3000:
		return true
	}
	return false
}

// isLineEnd reports whether r is white space that ends a source line.
func isLineEnd(r rune) bool {
	return r == '\n' || r == '\r' || r == '\v' || r == '\f' || r == 0x85 || r == 0x2028 || r == 0x2029
}

// isJunk reports whether r must not reach a page: controls, zero-width
// characters, soft hyphens, direction marks, non-characters. The zero-width
// joiners are judged by keepJoiner.
func isJunk(r rune) bool {
	switch {
	case r < 0x20, r >= 0x7F && r < 0xA0:
		return true
	case r < 0xAD:
		return false
	case r == 0xAD, r == 0x61C, r == 0x180E, r >= 0x200B && r <= 0x200F, r >= 0x202A && r <= 0x202E,
		r >= 0x2060 && r <= 0x206F, r == 0xFEFF, r >= 0xFFF0 && r <= 0xFFFB, r == 0xFFFC:
		return true
	case r >= 0xFDD0 && r <= 0xFDEF, r&0xFFFE == 0xFFFE, r >= 0xE0000 && r <= 0xE0FFF && !isEmojiTag(r):
		return true
	}
	return false
}

// isEmojiTag reports whether r is one of the tag characters that spell the
// flag of a region inside an emoji.
func isEmojiTag(r rune) bool { return r >= 0xE0020 && r <= 0xE007F || r >= 0xE0100 && r <= 0xE01EF }

// keepJoiner reports whether a zero-width joiner or non-joiner between prev and
// next shapes them: inside an emoji, or in a script that joins its letters.
func keepJoiner(prev, next rune) bool {
	if prev == 0xFE0F || prev >= 0x1F000 || prev >= 0x2190 && prev < 0x2E80 {
		return next >= 0x1F000 || next >= 0x2190 && next < 0x2E80
	}
	return joins(prev) && joins(next)
}

// joins reports whether r belongs to the Arabic, Syriac or an Indic script.
func joins(r rune) bool { return r >= 0x600 && r < 0xE00 }

// isSentenceEnd reports whether r closes a sentence.
func isSentenceEnd(r rune) bool {
	switch r {
	case '。', '！', '？', '…', '.', '!', '?', '”', '’', '」', '』', '）', ')', '；', '"':
		return true
	}
	return false
}

// countVisible returns the number of runes of s that are not white space.
func countVisible(s string) int {
	n := 0
	for _, r := range s {
		if !isSpace(r) {
			n++
		}
	}
	return n
}

// squash returns the letters and digits of s in lower case: two titles that
// differ only in marks and spaces have the same.
func squash(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, s)
}

// lastRune returns the last rune of s that is not white space, or 0.
func lastRune(s string) rune {
	s = strings.TrimRightFunc(s, isSpace)
	if s == "" {
		return 0
	}
	r, _ := utf8.DecodeLastRuneInString(s)
	return r
}

// tightHabit reports whether body mostly sets no space between Han and Latin
// letters that stand on one line. Where a source line ends between the two, the
// gap is then closed as well.
func tightHabit(body string) bool {
	tight, spaced := 0, 0
	var prev rune
	gap := false
	for _, r := range body {
		if r == ' ' {
			if gap { // two spaces are layout, not habit
				prev = 0
			}
			gap = true
			continue
		}
		if isHan(prev) && isLatinOrDigit(r) || isLatinOrDigit(prev) && isHan(r) {
			if gap {
				spaced++
			} else {
				tight++
			}
		}
		prev, gap = r, false
	}
	return tight >= spaced && tight > 0
}
