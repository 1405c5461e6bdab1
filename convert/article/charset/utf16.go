package charset

import (
	"bytes"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/unicode"
)

// utf16Sample is how many bytes are judged.
const utf16Sample = 4 << 10

// IsUTF16 reports whether data are text in UTF-16, marked as such or not.
func IsUTF16(data []byte) bool {
	_, _, ok := utf16Of(data)
	return ok || len(data) >= 2 && (data[0] == 0xFF && data[1] == 0xFE || data[0] == 0xFE && data[1] == 0xFF)
}

// utf16Of returns the encoding of text in UTF-16 without a byte order mark. Such
// a text has zero bytes, the halves of line ends and spaces, and one of the two
// byte orders gives characters that texts are made of.
func utf16Of(data []byte) (encoding.Encoding, string, bool) {
	sample := data[:min(len(data), utf16Sample)&^1]
	nul := bytes.Count(sample, []byte{0})
	if nul < 2 || nul*400 < len(sample) {
		return nil, "", false
	}
	little, big := readable16(sample, 1), readable16(sample, 0)
	// Nearly all of a text must be readable; of a text in ASCII with stray NULs
	// any pair of letters is an ideograph, so there four of five bytes in one
	// place must be zero.
	need := 0.95
	if isCleanASCII(sample) {
		little, big, need = zeroShare(sample, 1), zeroShare(sample, 0), 0.8
	}
	switch {
	case max(little, big) < need:
		return nil, "", false
	case little > big:
		return unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM), "utf-16le", true
	}
	return unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM), "utf-16be", true
}

// readable16 returns the share of units of sample, with their high bytes at
// even (0) or odd (1) places, that are printable ASCII, white space, letters of
// other alphabets, syllables, common ideographs or marks; 0 where none is a line end, a space or a bracket of markup.
func readable16(sample []byte, high int) float64 {
	good, gap := 0, false
	for i := 0; i < len(sample); i += 2 {
		switch u := uint16(sample[i+high])<<8 | uint16(sample[i+1-high]); {
		case u == '\n', u == '\r', u == ' ', u == '<', u == '{': // pages and data may be one line without a space
			good++
			gap = true
		case u == '\t', u > ' ' && u <= '~', u >= 0xA0 && u < 0x180, u >= 0x384 && u < 0x460, u >= 0x5D0 && u < 0x64A, u >= 0xE01 && u < 0xE5C,
			u >= 0x2010 && u < 0x2040, u >= 0x3000 && u < 0x3100, u >= 0x4E00 && u <= 0x9FFF, u >= 0xAC00 && u <= 0xD7A3, u >= 0xFF00 && u < 0xFF60:
			good++
		}
	}
	if !gap {
		return 0
	}
	return float64(2*good) / float64(len(sample))
}

// isCleanASCII reports whether sample holds printable ASCII, white space and
// zero bytes alone.
func isCleanASCII(sample []byte) bool {
	for _, b := range sample {
		if b != 0 && b != '\t' && b != '\n' && b != '\r' && (b < ' ' || b > '~') {
			return false
		}
	}
	return true
}

// zeroShare returns the share of zeros among the bytes at even (0) or odd (1)
// places; 0 where others are zero too.
func zeroShare(sample []byte, at int) float64 {
	zeros := 0
	for i := 0; i < len(sample); i += 2 {
		if sample[i+1-at] == 0 {
			return 0
		}
		if sample[i+at] == 0 {
			zeros++
		}
	}
	return float64(2*zeros) / float64(len(sample))
}
