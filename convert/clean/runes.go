package clean

import (
	"encoding/binary"
	"math/bits"
	"strings"

	"github.com/wenzhai/wenzhai/convert/letter"
)

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
		case letter.Alnum(body[i]):
			tight++
		case body[i] == ' ' && letter.Alnum(body[i+1]):
			spaced++
		}
	}
	return tight >= spaced && tight > 0
}

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
