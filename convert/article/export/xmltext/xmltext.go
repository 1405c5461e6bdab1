// Package xmltext reads XML as feeds and exports have it: damaged, with characters
// that XML does not allow, and with the entities of HTML. It expands no entities that
// a document type defines, and opens nothing.
package xmltext

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"
)

// MaxNesting is how deep elements of a file are nested: a note lies in its element
// as text.
const MaxNesting = 100

// New returns what reads a text in UTF-8, whatever its declaration says.
func New(text []byte) *xml.Decoder {
	d := xml.NewDecoder(bytes.NewReader(text))
	d.Strict = false
	d.Entity = xml.HTMLEntity
	d.CharsetReader = func(_ string, r io.Reader) (io.Reader, error) { return r, nil }
	return d
}

// Root returns the name of the first element, in lower case and with its
// prefix, or "".
func Root(b []byte) string {
	d := New(b)
	for {
		tok, err := d.RawToken()
		if err != nil {
			return ""
		}
		switch t := tok.(type) {
		case xml.CharData:
			if len(bytes.TrimSpace(t)) > 0 {
				return ""
			}
		case xml.StartElement:
			return strings.ToLower(strings.TrimPrefix(t.Name.Space+":"+t.Name.Local, ":"))
		}
	}
}

// WithoutControls returns text without the characters that XML does not allow,
// written out or as a reference: exports hold them, and one of them would end
// the reading (XML 1.0 §2.2).
func WithoutControls(text []byte) []byte {
	if bytes.Contains(text, []byte("&#")) {
		text = reference.ReplaceAllFunc(text, func(ref []byte) []byte {
			digits, base := strings.ToLower(string(ref[2:len(ref)-1])), 10
			if digits[0] == 'x' {
				digits, base = digits[1:], 16
			}
			n, err := strconv.ParseUint(digits, base, 31)
			if err != nil || !utf8.ValidRune(rune(n)) || isControl(rune(n)) {
				return nil
			}
			return ref
		})
	}
	if utf8.Valid(text) && !bytes.ContainsFunc(text, isControl) {
		return text
	}
	return bytes.Map(func(r rune) rune {
		if isControl(r) {
			return -1
		}
		return r
	}, text)
}

// reference matches a reference to a character by its number.
var reference = regexp.MustCompile(`&#(?:[0-9]{1,10}|[xX][0-9a-fA-F]{1,8});`)

func isControl(r rune) bool {
	return r < ' ' && r != '\t' && r != '\n' && r != '\r' || r == 0xFFFE || r == 0xFFFF
}

// Reason returns what an XML error says, without its line: that counts from
// where reading began.
func Reason(err error) string {
	var s *xml.SyntaxError
	if errors.As(err, &s) {
		return s.Msg
	}
	return fmt.Sprint(err)
}

// Attribute returns the value of an Attribute of an element, whatever its prefix and
// the case of its name; "" for none.
func Attribute(t xml.StartElement, name string) string {
	for _, a := range t.Attr {
		if strings.EqualFold(a.Name.Local, name) {
			return strings.TrimSpace(a.Value)
		}
	}
	return ""
}

// WithoutSpace returns b, which is base 64, without white space and controls.
func WithoutSpace(b []byte) []byte {
	return bytes.Map(func(c rune) rune {
		if c <= ' ' {
			return -1
		}
		return c
	}, b)
}
