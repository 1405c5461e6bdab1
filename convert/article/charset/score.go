package charset

import (
	_ "embed"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"

	"github.com/wenzhai/wenzhai/convert/letter"
)

// sampleSize is how many bytes are decoded to score a candidate.
const sampleSize = 32 << 10

// candidate is a charset that undeclared bytes may be in.
type candidate struct {
	name     string
	encoding encoding.Encoding
	rate     func(r, prev rune) int // see score
}

// candidates returns the charsets to try; of equal scores the first wins.
func candidates() []candidate {
	return []candidate{
		{"gb18030", simplifiedchinese.GB18030, chinese()},
		{"big5", traditionalchinese.Big5, chinese()},
		{"windows-1251", charmap.Windows1251, cyrillic},
		{"koi8-r", charmap.KOI8R, cyrillic},
		{"windows-1252", charmap.Windows1252, latin},
	}
}

// likeliest returns the candidate whose reading of data scores highest for
// each byte above 0x7F.
func likeliest(data []byte) candidate {
	sample := highest(data)
	all := candidates()
	best, bestScore := all[0], -1<<62
	for _, c := range all {
		text, err := c.encoding.NewDecoder().Bytes(sample)
		if err != nil {
			continue
		}
		if s := score(text, c.rate); s > bestScore {
			best, bestScore = c, s
		}
	}
	return best
}

// highest returns the part of data to score: from the first byte above 0x7F
// on, so that no character is cut at its start.
func highest(data []byte) []byte {
	for i, b := range data {
		if b >= utf8.RuneSelf {
			data = data[i:]
			break
		}
	}
	if len(data) <= sampleSize {
		return data
	}
	// The end may cut a character; one replacement does not change a score.
	return data[:sampleSize]
}

// Weights of one character, per byte that encodes it. A reading in the wrong
// charset meets invalid sequences, private-use characters and rare Han.
const (
	invalid  = -40
	frequent = 6
	likely   = 2
	unlikely = -2
	strange  = -12
)

// commonHan are the most frequent characters of Chinese.
//
//go:embed common-han.txt
var commonHan string

// score rates a reading by its characters: rate says what one beyond ASCII is worth
// behind another. Of ASCII, control characters are a sign of a wrong reading, all
// else says nothing.
func score(text []byte, rate func(r, prev rune) int) int {
	sum, prev := 0, ' '
	for _, r := range string(text) {
		switch {
		case r == utf8.RuneError:
			sum += invalid
		case r >= utf8.RuneSelf:
			sum += rate(r, prev)
		case r < ' ' && r != '\n' && r != '\r' && r != '\t' && r != '\f':
			sum += strange
		}
		prev = r
	}
	return sum
}

// chinese returns what rates characters as Chinese.
func chinese() func(r, prev rune) int {
	common := make(map[rune]bool, 512)
	for _, line := range letter.Lines(commonHan) {
		for _, r := range line {
			common[r] = true
		}
	}
	return func(r, _ rune) int {
		switch {
		case common[r]:
			return 2 * frequent
		case r >= 0x4E00 && r <= 0x9FFF:
			return 1
		case r >= 0xE000 && r <= 0xF8FF, r >= 0x20000:
			return 2 * strange
		case r >= 0x3000 && r <= 0x303F, r >= 0xFF00 && r <= 0xFFEF, r >= 0x2010 && r <= 0x2027:
			return likely
		}
		return unlikely
	}
}

// cyrillic rates a character as Russian: small letters follow letters, capitals
// stand at the start of words.
func cyrillic(r, prev rune) int {
	switch {
	case (r >= 'а' && r <= 'я' || r == 'ё') && prev < utf8.RuneSelf && prev > ' ':
		return unlikely
	case strings.ContainsRune("оеаинтсрвлкмдпуя", r):
		return 5
	case r >= 'а' && r <= 'я', r == 'ё':
		return 2
	case r >= 'А' && r <= 'Я' && (prev < 'а' || prev > 'я'):
		return 1
	case strings.ContainsRune("«»—–№\u00a0", r):
		return likely
	}
	return strange
}

// latin rates a character as of a western European language: single accented
// letters among ASCII letters, and typographic punctuation.
func latin(r, prev rune) int {
	switch {
	case r < 0xA0:
		return invalid
	case r >= 0xC0 && r <= 0xFF && r != '×' && r != '÷':
		if prev < utf8.RuneSelf {
			return 5
		}
		return strange / 2
	case r >= 0x2013 && r <= 0x2026, strings.ContainsRune("«»\u00a0©®°€£", r):
		return 4
	}
	return unlikely
}
