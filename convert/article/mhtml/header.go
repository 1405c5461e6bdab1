package mhtml

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/simplifiedchinese"

	"github.com/wenzhai/wenzhai/convert/article/charset"
	"github.com/wenzhai/wenzhai/convert/letter"
	"github.com/wenzhai/wenzhai/convert/pattern"
)

var (
	encodedWord  = pattern.Lazy(`=\?([A-Za-z0-9_.:-]{1,40})(?:\*[A-Za-z-]*)?\?([bBqQ])\?([^?\s]*)\?=`)
	betweenWords = pattern.Lazy(`\?=\s+=\?`)
)

// decodeWord decodes the encoded words of a header (RFC 2047). Words of one charset
// that follow one another are decoded as one: some programs part letters.
func decodeWord(s string) string {
	if !strings.Contains(s, "=?") {
		return s
	}
	s = betweenWords().ReplaceAllString(s, "?==?")
	var out strings.Builder
	var held []byte
	name, end := "", 0
	flush := func() {
		out.WriteString(readable(string(held), name))
		held = nil
	}
	for _, m := range encodedWord().FindAllStringSubmatchIndex(s, -1) {
		if of := strings.ToLower(s[m[2]:m[3]]); m[0] != end || of != name {
			flush()
			out.WriteString(s[end:m[0]])
			name = of
		}
		held, end = append(held, wordBytes(s[m[4]:m[5]], s[m[6]:m[7]])...), m[1]
	}
	flush()
	return out.String() + s[end:]
}

// wordBytes returns the bytes of an encoded word.
func wordBytes(encoding, text string) []byte {
	if strings.EqualFold(encoding, "b") {
		return decodeBase64([]byte(text))
	}
	return decodeQuoted([]byte(strings.ReplaceAll(text, "_", "=20")))
}

// readable returns a text in UTF-8 that a charset was declared for, or none.
func readable(s, declared string) string {
	b := sevenBit([]byte(s), declared)
	if utf8.Valid(b) {
		return string(b)
	}
	return string(charset.DecodeAs(b, declared).Text)
}

// sevenBit returns a text in UTF-8 that is in a charset of seven bits, which nothing
// but its declaration tells from ASCII; others as they are.
func sevenBit(text []byte, declared string) []byte {
	if !letter.ASCII(text) {
		return text
	}
	var e encoding.Encoding
	switch strings.ToLower(declared) {
	case "iso-2022-jp", "iso-2022-jp-1", "iso-2022-jp-2", "iso-2022-jp-ms", "csiso2022jp":
		e = japanese.ISO2022JP
	case "hz-gb-2312", "hz":
		e = simplifiedchinese.HZGB2312
	default:
		return text
	}
	if out, err := e.NewDecoder().Bytes(text); err == nil {
		return out
	}
	return text
}

// senderName returns the name in "Name <address>", or the address.
func senderName(from string) string {
	name, address := parted(from)
	name = strings.TrimSpace(decodeWord(strings.Trim(strings.TrimSpace(name), `"'`)))
	if name = strings.Trim(strings.ReplaceAll(name, `\`, ""), `"' `); name != "" {
		return name
	}
	return strings.Trim(strings.TrimSpace(address), "<>")
}

// parted returns the name and the address of a sender: "Name <address>" or, as of old,
// "address (Name)".
func parted(from string) (name, address string) {
	name, address, ok := strings.Cut(from, "<")
	if ok {
		return name, address
	}
	address, name, _ = strings.Cut(from, " (")
	return strings.TrimSuffix(name, ")"), address
}

// listName returns the name of a list (RFC 2919): "Name <id>", or the first part of its
// ID where that is a word.
func listName(id string) string {
	name, rest, ok := strings.Cut(decodeWord(id), "<")
	if name = strings.Trim(strings.TrimSpace(name), `"`); name != "" || !ok {
		return name
	}
	label, _, _ := strings.Cut(rest, ".")
	if len(label) > 40 || strings.ContainsAny(label, "0123456789") {
		return "" // a number of a service that sends for many
	}
	return label
}

// reflow joins the lines of a text that were parted where a space ends them (RFC
// 3676); with delSp that space goes as well.
func reflow(text []byte, delSp bool) []byte {
	var out bytes.Buffer
	depth, soft := 0, false
	for line := range bytes.Lines(text) {
		line = bytes.TrimRight(line, "\r\n")
		bare := bytes.TrimLeft(line, ">")
		quotes := len(line) - len(bare)
		bare = bytes.TrimPrefix(bare, []byte(" "))
		goesOn := soft && quotes == depth && string(bare) != "-- "
		if !goesOn {
			out.WriteString("\n" + strings.Repeat(">", quotes) + strings.Repeat(" ", min(quotes, 1)))
		}
		depth, soft = quotes, bytes.HasSuffix(bare, []byte(" ")) && string(bare) != "-- "
		if soft && delSp {
			bare = bare[:len(bare)-1]
		}
		out.Write(bare)
	}
	return bytes.TrimPrefix(out.Bytes(), []byte("\n"))
}
