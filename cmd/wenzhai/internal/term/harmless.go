package term

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Harmless returns s as it may stand on one line of a terminal, whoever wrote it:
// names of files and titles come from outside. What a terminal acts on, what ends
// a line and what turns the direction of the text around it is escaped as in a Go
// string, and so are bytes that are no UTF-8; all else, joined emoji and marks of
// scripts among it, stays.
func Harmless(s string) string {
	if strings.IndexFunc(s, acts) < 0 && utf8.ValidString(s) {
		return s
	}
	var b strings.Builder
	for rest := s; rest != ""; {
		r, n := utf8.DecodeRuneInString(rest)
		if acts(r) || r == utf8.RuneError && n == 1 {
			quoted := strconv.QuoteToASCII(rest[:n])
			b.WriteString(quoted[1 : len(quoted)-1])
		} else {
			b.WriteString(rest[:n])
		}
		rest = rest[n:]
	}
	return b.String()
}

// acts reports whether r is a control character (C0, C1), a separator of lines or
// paragraphs, or one that embeds, overrides or isolates text of another direction
// (UAX #9 §2.1–2.5).
func acts(r rune) bool {
	return unicode.IsControl(r) || r == '\u2028' || r == '\u2029' || r >= '\u202a' && r <= '\u202e' || r >= '\u2066' && r <= '\u2069'
}

// NewJSON returns an encoder that escapes what a terminal acts on and JSON lets
// stand: DEL and the control characters of C1. Characters of markup stay.
func NewJSON(w io.Writer) *json.Encoder {
	e := json.NewEncoder(&controlEscaper{w})
	e.SetEscapeHTML(false)
	return e
}

// controlEscaper gets whole values from an encoder.
type controlEscaper struct{ w io.Writer }

func (c *controlEscaper) Write(p []byte) (int, error) {
	out := p
	if bytes.ContainsFunc(p, unlisted) {
		var b bytes.Buffer
		for _, r := range string(p) {
			if unlisted(r) {
				fmt.Fprintf(&b, `\u%04x`, r)
			} else {
				b.WriteRune(r)
			}
		}
		out = b.Bytes()
	}
	if _, err := c.w.Write(out); err != nil {
		return 0, err
	}
	return len(p), nil
}

// unlisted reports whether r is a control character that RFC 8259 §7 lets stand.
func unlisted(r rune) bool { return r >= 0x7f && r <= 0x9f }
