package clean

import (
	"encoding/binary"
	"math/bits"
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

// countVisible returns the number of runes of s that are not white space; of
// the wide spaces only U+00A0 and U+3000 are told from letters.
func countVisible(s string) int {
	n, wide, last := 0, false, uint64(0)
	i := 0
	for ; i+8 <= len(s); i += 8 {
		w := load64(s[i:])
		high := w & highBits
		if high != 0 { // U+3000 ends in two bytes 80, U+00A0 begins with C2
			is80 := zeroBytes(w ^ highBits)
			wide = wide || is80&(is80<<8|last>>56) != 0 || zeroBytes(w^0xC2*lowBits) != 0
			last = is80
		} else {
			last = 0
		}
		inner := high &^ (w << 1 & highBits) // bytes 10xxxxxx go on with a rune
		blank := (w&^highBits + 0x5F*lowBits) ^ highBits
		n += 8 - bits.OnesCount64(inner|blank&highBits&^high)
	}
	for ; i < len(s); i++ {
		if s[i] > 0x20 && (s[i] < 0x80 || s[i] >= 0xC0) {
			n++
		}
		wide = wide || s[i] >= 0x80
	}
	if wide {
		n -= strings.Count(s, "\u3000") + strings.Count(s, "\u00a0")
	}
	return n
}

// zeroBytes returns the highest bit of each byte of w that is zero.
func zeroBytes(w uint64) uint64 {
	const rest = ^uint64(highBits)
	return ^((w&rest + rest) | w | rest)
}

// lowBits are the lowest bits of eight bytes.
const lowBits = 0x0101010101010101

// load64 returns the first eight bytes of s.
func load64(s string) uint64 {
	_ = s[7]
	return uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 |
		uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
}

// squash returns the letters and digits of s in lower case: two titles that
// differ only in marks and spaces have the same.
func squash(s string) string { return strings.Map(squashRune, s) }

func squashRune(r rune) rune {
	switch {
	case r < 0x80:
		if r >= 'A' && r <= 'Z' {
			return r | 0x20
		}
		if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' {
			return r
		}
		return -1
	case r >= 0x4E00 && r <= 0x9FFF:
		return r
	case unicode.IsLetter(r) || unicode.IsDigit(r):
		return unicode.ToLower(r)
	}
	return -1
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

// A habit is settled by so many neighbours of Han and Latin, or by what is
// found in so many bytes.
const (
	habitVotes = 60
	habitBytes = 32 << 10
)

// highBits are the highest bits of eight bytes.
const highBits = 0x8080808080808080

// tightHabit reports whether body mostly sets no space between Han and Latin
// letters that stand on one line. Where a source line ends between the two, the
// gap is then closed as well. Only Han followed by Latin is looked at.
func tightHabit(body []byte) bool {
	tight, spaced := 0, 0
	body = body[:min(len(body), habitBytes)]
	for i := 0; i+4 < len(body) && tight+spaced < habitVotes; {
		if i+8 <= len(body) && binary.NativeEndian.Uint64(body[i:])&highBits == 0 {
			i += 8 // ASCII
			continue
		}
		if body[i] < 0xE4 || body[i] > 0xE9 { // not the beginning of a common Han character
			i++
			continue
		}
		i += 3
		switch {
		case isAlnum(body[i]):
			tight++
		case body[i] == ' ' && isAlnum(body[i+1]):
			spaced++
		}
	}
	return tight >= spaced && tight > 0
}

func isAlnum(ch byte) bool { return ch|0x20 >= 'a' && ch|0x20 <= 'z' || ch >= '0' && ch <= '9' }

// plainSpan returns the length of the longest beginning of s that is made of
// printable ASCII, with single spaces inside, common Han and common Chinese
// marks: nothing that needs repair.
func plainSpan(s string) int {
	i := 0
	for i < len(s) {
		ch := s[i]
		if ch >= 0xE4 && ch <= 0xE9 && i+3 <= len(s) {
			i += 3
			continue
		}
		if ch > 0x20 && ch < 0x7F || ch == ' ' && i > 0 && i+1 < len(s) && isInk(s[i-1]) && isInk(s[i+1]) {
			i++
			continue
		}
		if ch < 0xE2 || i+3 > len(s) || !plainTriple(ch, s[i+1], s[i+2]) {
			return i
		}
		i += 3
	}
	return i
}

// isInk reports whether ch is a visible character of ASCII.
func isInk(ch byte) bool { return ch > 0x20 && ch < 0x7F }

// plainTriple judges a character of three bytes.
func plainTriple(a, b, c byte) bool {
	switch a {
	case 0xE2: // — ‘ ’ “ ” …
		return b == 0x80 && (c == 0x94 || c == 0x98 || c == 0x99 || c == 0x9C || c == 0x9D || c == 0xA6)
	case 0xE3: // U+3001 to U+303F
		return b == 0x80 && c > 0x80
	case 0xE4, 0xE5, 0xE6, 0xE7, 0xE8, 0xE9:
		return true
	case 0xEF: // full-width forms
		return b == 0xBC || b == 0xBD
	}
	return false
}
