package letter

import (
	"strings"
	"unicode/utf8"
)

// Space reports whether r is white space of any kind that stands for a gap:
// unicode.IsSpace, quick for ASCII.
func Space(r rune) bool {
	if r < utf8.RuneSelf {
		return r == ' ' || r >= '\t' && r <= '\r'
	}
	switch {
	case r == 0x85, r == 0xA0, r == 0x1680, r >= 0x2000 && r <= 0x200A,
		r == 0x2028, r == 0x2029, r == 0x202F, r == 0x205F, r == 0x3000:
		return true
	}
	return false
}

// LineEnd reports whether r is white space that ends a source line.
func LineEnd(r rune) bool {
	return r >= '\n' && r <= '\r' || r == 0x85 || r == 0x2028 || r == 0x2029
}

// OneLine returns s on one line: without white space at its ends, and with one
// space for each run of it inside.
func OneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// LastRune returns the last rune of s that is not white space, or 0.
func LastRune(s string) rune {
	s = strings.TrimRightFunc(s, Space)
	if s == "" {
		return 0
	}
	r, _ := utf8.DecodeLastRuneInString(s)
	return r
}

// Invisible reports whether r is a zero-width character or a direction mark
// (U+200B to U+200F), a word joiner or a byte order mark.
func Invisible(r rune) bool {
	return r >= 0x200B && r <= 0x200F || r == 0xFEFF || r == 0x2060
}

// Junk reports whether r must not reach a page: controls, white space of ASCII
// but the space, zero-width characters, soft hyphens, direction marks,
// non-characters. The zero-width joiners are judged by KeepJoiner.
func Junk(r rune) bool {
	switch {
	case r < 0x20, r >= 0x7F && r < 0xA0:
		return true
	case r < 0xAD:
		return false
	case r == 0xAD, r == 0x61C, r == 0x180E, r >= 0x200B && r <= 0x200F, r >= 0x202A && r <= 0x202E,
		r >= 0x2060 && r <= 0x206F, r == 0xFEFF, r >= 0xFFF0 && r <= 0xFFFB, r == 0xFFFC:
		return true
	case r >= 0xFDD0 && r <= 0xFDEF, r&0xFFFE == 0xFFFE, r >= 0xE0000 && r <= 0xE0FFF && !emojiTag(r):
		return true
	}
	return false
}

// emojiTag reports whether r is one of the tag characters that spell the flag of
// a region inside an emoji, or a variation selector for ideographs.
func emojiTag(r rune) bool { return r >= 0xE0020 && r <= 0xE007F || r >= 0xE0100 && r <= 0xE01EF }

// KeepJoiner reports whether a zero-width joiner or non-joiner between prev and
// next shapes them: inside an emoji, in a script that joins its letters (Arabic,
// Syriac, the Indic scripts, Khmer, Mongolian), or behind the sign by which an Indic
// consonant loses its vowel, whatever follows (The Unicode Standard §12.1).
func KeepJoiner(prev, next rune) bool {
	if prev >= 0x900 && prev < 0xE00 && prev&0x7F == 0x4D || prev == 0xDCA {
		return true
	}
	if prev == 0xFE0F || prev >= 0x1F000 || prev >= 0x2190 && prev < 0x2E80 {
		return next >= 0x1F000 || next >= 0x2190 && next < 0x2E80
	}
	return joins(prev) && joins(next)
}

func joins(r rune) bool {
	return r >= 0x600 && r < 0xE00 || r >= 0x1000 && r < 0x10A0 || r >= 0x1780 && r < 0x18B0 || r >= 0xA840 && r < 0xAC00 || r >= 0x10A00 && r < 0x12000
}
