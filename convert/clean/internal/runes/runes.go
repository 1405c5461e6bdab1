// Package runes counts and tells characters where cleaning needs more than package
// letter says.
package runes

import (
	"math/bits"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/wenzhai/wenzhai/convert/letter"
)

// CountVisible returns the number of runes of s that are not white space; of
// the wide spaces only U+00A0 and U+3000 are told from letters.
func CountVisible(s string) int {
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

// highBits are the highest bits of eight bytes.
const highBits = 0x8080808080808080

// HasInk reports whether s holds anything but white space and junk.
func HasInk(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return !letter.Space(r) && !letter.Junk(r) })
}

// IsUpper reports whether ch is a capital letter of ASCII.
func IsUpper(ch byte) bool { return ch >= 'A' && ch <= 'Z' }

// FirstRune returns the first rune of s.
func FirstRune(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

// IsNumber reports whether s is digits of ASCII, at least one.
func IsNumber(s string) bool { return s != "" && strings.Trim(s, "0123456789") == "" }

// PartEnd returns where to part s at most limit bytes from its beginning: behind
// a sentence, else a space, else anywhere between characters.
func PartEnd(s string, limit int) int {
	if len(s) <= limit {
		return len(s)
	}
	for !utf8.RuneStart(s[limit]) {
		limit--
	}
	head := s[limit/2 : limit]
	for _, marks := range []string{"。！？…", "\n", ".!?", " "} {
		if i := strings.LastIndexAny(head, marks); i >= 0 {
			_, n := utf8.DecodeRuneInString(head[i:])
			return limit/2 + i + n
		}
	}
	return limit
}

// StartsAny reports whether s begins with one of words.
func StartsAny(s string, words []string) bool {
	return slices.ContainsFunc(words, func(w string) bool { return strings.HasPrefix(s, w) })
}

// HoldsAny reports whether s holds one of words.
func HoldsAny(s string, words []string) bool {
	return slices.ContainsFunc(words, func(w string) bool { return strings.Contains(s, w) })
}

// CutAny cuts s at the first of marks, like strings.Cut.
func CutAny(s, marks string) (before, after string, ok bool) {
	i := strings.IndexAny(s, marks)
	if i < 0 {
		return s, "", false
	}
	_, n := utf8.DecodeRuneInString(s[i:])
	return s[:i], s[i+n:], true
}

// IsPlainSpace reports whether ch is white space of HTML but the form feed.
func IsPlainSpace(ch byte) bool { return ch == ' ' || ch == '\n' || ch == '\t' || ch == '\r' }

// LastOf returns the last rune of s, white space or not.
func LastOf(s string) rune {
	r, _ := utf8.DecodeLastRuneInString(s)
	return r
}

// HasMark reports whether s holds a mark of a sentence; those inside numbers are
// none.
func HasMark(s string) bool {
	for i := range len(s) {
		switch s[i] {
		case ',', '.', ';', '!', '?':
			if i+1 == len(s) || IsPlainSpace(s[i+1]) || s[i+1] >= utf8.RuneSelf {
				return true
			}
		case 0xE2, 0xE3, 0xEF: // the first byte of those beyond ASCII
			if r, _ := utf8.DecodeRuneInString(s[i:]); strings.ContainsRune("，。；！？…", r) {
				return true
			}
		}
	}
	return false
}

// Joint returns what stands between the description of a picture and its title, where
// that goes on behind it.
func Joint(description string) string {
	switch {
	case letter.SentenceEnd(letter.LastRune(description)):
		return " "
	case letter.HasUnspaced(description):
		return "："
	}
	return ": "
}
