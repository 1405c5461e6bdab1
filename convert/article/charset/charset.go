// Package charset turns bytes of an unknown or declared character set into
// UTF-8. Old Chinese archives seldom say what they are in; what they say is
// often wrong.
//
// The order of trust: a byte order mark; zero bytes as in UTF-16; the escape
// sequences of seven-bit charsets; valid UTF-8; a declaration that the bytes bear
// out; nearly valid UTF-8; the likeliest of the candidates by validity and frequency.
package charset

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/encoding/unicode/utf32"

	"github.com/wenzhai/wenzhai/convert/letter"
)

// Result is decoded text and how it came about.
type Result struct {
	Text    []byte // UTF-8 without a byte order mark; may share its bytes with the input
	Name    string // "utf-8", "gb18030", "big5", "windows-1251", …
	Guessed bool   // neither marked nor declared, and not UTF-8
	Or      string // of a guess: another charset that fits nearly as well, or ""
	Bad     int    // invalid sequences, each replaced by U+FFFD
	BadAt   int    // offset in Text of the first of them
}

// declaredIn is how many bytes are searched for a declaration (HTML §4.2.5.4
// asks for 1024; saved pages begin with long comments).
const declaredIn = 4096

// Decode returns data as UTF-8. It never fails: what cannot be decoded becomes
// U+FFFD and is counted.
func Decode(data []byte) Result { return DecodeAs(data, "") }

// DecodeAs is Decode for data that something outside of them, such as a header,
// declares to be in a charset; "" = nothing does.
func DecodeAs(data []byte, name string) Result {
	if r, ok := marked(data); ok {
		return r
	}
	if e, name, ok := utf16Of(data); ok {
		r := decodeWith(data, e, name)
		r.Guessed = true
		return r
	}
	if r, ok := sevenBit(data); ok {
		return r
	}
	if utf8.Valid(data) {
		return Result{Text: data, Name: "utf-8"}
	}
	for _, name := range []string{name, declared(data[:min(len(data), declaredIn)])} {
		if r, ok := decodeAs(data, name); ok {
			return r
		}
	}
	if nearlyUTF8(data) {
		return repaired(data, "utf-8")
	}
	c, or := likeliest(data)
	r := decodeWith(data, c.encoding, c.name)
	r.Guessed, r.Or = true, or
	return r
}

// sevenBit decodes data in a charset that changes to characters of two bytes
// by sequences of ASCII: ISO-2022-JP (RFC 1468), HZ (RFC 1843).
func sevenBit(data []byte) (Result, bool) {
	var r Result
	switch {
	case bytes.Contains(data, []byte("\x1B$B")), bytes.Contains(data, []byte("\x1B$@")):
		r = decodeWith(data, japanese.ISO2022JP, "iso-2022-jp")
	case bytes.Contains(data, []byte("~{")) && bytes.Contains(data, []byte("~}")) && letter.ASCII(data):
		r = decodeWith(data, simplifiedchinese.HZGB2312, "hz-gb-2312")
		if rate(chinese).sum(string(r.Text[:min(len(r.Text), largeSample)])) <= 0 {
			return r, false
		}
	default:
		return r, false
	}
	r.Guessed = true
	return r, r.Bad == 0
}

// marked decodes data that begin with a byte order mark.
func marked(data []byte) (Result, bool) {
	switch {
	case bytes.HasPrefix(data, []byte("\xEF\xBB\xBF")):
		return repaired(data[3:], "utf-8"), true
	case bytes.HasPrefix(data, []byte("\xFF\xFE\x00\x00")):
		return decodeWith(data[4:], utf32.UTF32(utf32.LittleEndian, utf32.IgnoreBOM), "utf-32le"), true
	case bytes.HasPrefix(data, []byte("\x00\x00\xFE\xFF")):
		return decodeWith(data[4:], utf32.UTF32(utf32.BigEndian, utf32.IgnoreBOM), "utf-32be"), true
	case bytes.HasPrefix(data, []byte("\xFF\xFE")):
		return decodeWith(data[2:], unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM), "utf-16le"), true
	case bytes.HasPrefix(data, []byte("\xFE\xFF")):
		return decodeWith(data[2:], unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM), "utf-16be"), true
	}
	return Result{}, false
}

// decodeAs decodes data by a declared name, or by another charset where that reads
// them as rare characters and the other as plain text. ok is false where more than one
// rune in a hundred shows the declaration to be wrong.
func decodeAs(data []byte, name string) (Result, bool) {
	e, err := htmlindex.Get(name)
	if err != nil {
		return Result{}, false
	}
	canonical, err := htmlindex.Name(e)
	if err != nil || canonical == "utf-8" || strings.HasPrefix(canonical, "utf-16") {
		return Result{}, false
	}
	if canonical == "gbk" {
		// GB2312 and GBK are subsets of GB18030, and are declared for it.
		e, canonical = simplifiedchinese.GB18030, "gb18030"
	}
	if c, or, ok := contradicted(data, canonical); ok {
		r := decodeWith(data, c.encoding, c.name)
		r.Guessed, r.Or = true, or
		return r, r.Bad*100 <= utf8.RuneCount(r.Text)
	}
	r := decodeWith(data, e, canonical)
	return r, r.Bad*100 <= utf8.RuneCount(r.Text)
}

// decodeWith decodes data and counts what could not be decoded.
func decodeWith(data []byte, e encoding.Encoding, name string) Result {
	text, err := e.NewDecoder().Bytes(data)
	if err != nil {
		return repaired(data, name)
	}
	r := Result{Text: text, Name: name, Bad: bytes.Count(text, []byte("\uFFFD"))}
	if r.Bad > 0 {
		r.BadAt = bytes.Index(text, []byte("\uFFFD"))
	}
	return r
}

// repaired returns data with each run of invalid bytes replaced by U+FFFD.
func repaired(data []byte, name string) Result {
	if utf8.Valid(data) {
		return Result{Text: data, Name: name}
	}
	mark := []byte("\uFFFD")
	r := Result{Text: bytes.ToValidUTF8(data, mark), Name: name}
	r.Bad = bytes.Count(r.Text, mark) - bytes.Count(data, mark)
	for !bytes.HasPrefix(r.Text[r.BadAt:], mark) || bytes.HasPrefix(data[r.BadAt:], mark) {
		_, n := utf8.DecodeRune(data[r.BadAt:])
		r.BadAt += n
	}
	return r
}

// nearlyUTF8 reports whether data are UTF-8 with some damage: many times more
// valid sequences of several bytes than invalid bytes. In other charsets such
// sequences are rare accidents.
func nearlyUTF8(data []byte) bool {
	valid, invalid := 0, 0
	for len(data) > 0 {
		c, n := utf8.DecodeRune(data)
		switch {
		case c == utf8.RuneError && n == 1:
			invalid++
		case n > 1:
			valid++
		}
		data = data[n:]
	}
	return valid > 4*invalid
}

// declared returns the charset that the start of a file declares: in an XML
// declaration, a <meta>, or a charset: or encoding: line of front matter.
func declared(head []byte) string {
	lower := bytes.ToLower(head)
	for _, mark := range []string{"charset", "encoding"} {
		for rest := lower; ; {
			i := bytes.Index(rest, []byte(mark))
			if i < 0 {
				break
			}
			rest = rest[i+len(mark):]
			if name := declaredValue(rest); name != "" {
				return name
			}
		}
	}
	return ""
}

// declaredValue returns the name in `="name"`, `=name` or `: name`.
func declaredValue(b []byte) string {
	b = bytes.TrimLeft(b, " \t")
	if len(b) == 0 || b[0] != '=' && b[0] != ':' {
		return ""
	}
	b = bytes.TrimLeft(b[1:], " \t\"'")
	n := 0
	for n < len(b) && n < 32 && (b[n] == '-' || b[n] == '_' || '0' <= b[n] && b[n] <= '9' || 'a' <= b[n] && b[n] <= 'z') {
		n++
	}
	name := string(b[:n])
	if _, err := htmlindex.Get(name); err != nil {
		return ""
	}
	return name
}
