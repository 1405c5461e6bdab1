package pdf

import (
	"fmt"
	"strings"
	"time"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/wenzhai/wenzhai/convert/letter"
)

// textString writes s as a PDF text string (ISO 32000-2 §7.9.2.2): a literal
// where it is plain ASCII, otherwise UTF-16BE with a byte order mark, with
// surrogate pairs above U+FFFF. Control characters become spaces, for ESC
// would begin a language code; what is not UTF-8 becomes U+FFFD.
func textString(s string) string {
	s = withoutControls(s)
	if letter.ASCII(s) {
		return literalString(s)
	}
	out := []byte("<FEFF")
	for _, r := range s {
		out = appendUTF16(out, r)
	}
	return string(append(out, '>'))
}

// withoutControls puts spaces for control characters.
func withoutControls(s string) string {
	return strings.Map(func(r rune) rune {
		if r < 0x20 || r == 0x7F {
			return ' '
		}
		return r
	}, s)
}

// literalString writes bytes as a string in parentheses.
func literalString(s string) string {
	out := []byte{'('}
	for i := range len(s) {
		out = appendByte(out, s[i])
	}
	return string(append(out, ')'))
}

// appendUTF16 appends r in UTF-16BE as hexadecimal digits.
func appendUTF16(out []byte, r rune) []byte {
	if r1, r2 := utf16.EncodeRune(r); r1 != utf8.RuneError {
		return appendHex(appendHex(out, uint16(r1)), uint16(r2))
	}
	if !utf8.ValidRune(r) {
		r = utf8.RuneError
	}
	return appendHex(out, uint16(r))
}

// appendHex appends four hexadecimal digits.
func appendHex(out []byte, v uint16) []byte {
	const digits = "0123456789ABCDEF"
	return append(out, digits[v>>12], digits[v>>8&15], digits[v>>4&15], digits[v&15])
}

// nameObject writes s as a name (ISO 32000-2 §7.3.5).
func nameObject(s string) string {
	out := []byte{'/'}
	for i := range len(s) {
		if c := s[i]; c <= ' ' || c >= 0x7F || strings.IndexByte("()<>[]{}/%#", c) >= 0 {
			out = fmt.Appendf(out, "#%02X", c)
		} else {
			out = append(out, c)
		}
	}
	return string(out)
}

// dateString writes Unix seconds as a PDF date (ISO 32000-2 §7.9.4), in UTC.
func dateString(seconds int64) string {
	return "(D:" + time.Unix(seconds, 0).UTC().Format("20060102150405") + "+00'00')"
}

// asciiURI writes an absolute URI as an ASCII string: bytes outside the
// repertoire of RFC 3986 are percent-encoded.
func asciiURI(uri string) string {
	var out []byte
	for i := range len(uri) {
		c := uri[i]
		if c > ' ' && c < 0x7F && !strings.ContainsRune(`<>"{}|\^`+"`", rune(c)) {
			out = append(out, c)
		} else {
			out = fmt.Appendf(out, "%%%02X", c)
		}
	}
	return string(out)
}
