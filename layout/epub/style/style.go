// Package style is the style sheet of the books: the house style, and what users add.
package style

import (
	"bytes"
	_ "embed"
	"errors"
	"fmt"
	"regexp"
	"unicode/utf8"
)

//go:embed book.css
var houseStyle []byte

//go:embed vertical.css
var verticalStyle []byte

// outside finds what names another file in a style sheet.
var outside = regexp.MustCompile(`(?i)@import|url\(\s*["']?\s*(?:[^"'\s)]{0,5})`)

// Sheet returns the house style, also for vertical writing where that is asked for,
// followed by the user's own, once that is found sound.
func Sheet(vertical bool, own []byte) ([]byte, error) {
	house := houseStyle
	if vertical {
		house = append(bytes.Clone(houseStyle), verticalStyle...)
	}
	return withOwn(house, own)
}

// withOwn returns house followed by own, once that is found sound.
func withOwn(house, own []byte) ([]byte, error) {
	own = bytes.TrimPrefix(own, []byte("\xef\xbb\xbf"))
	if len(bytes.TrimSpace(own)) == 0 {
		return house, nil
	}
	if !utf8.Valid(own) {
		return nil, errors.New("style sheet: not valid UTF-8")
	}
	for _, m := range outside.FindAll(own, -1) {
		if !bytes.HasSuffix(bytes.ToLower(m), []byte("data:")) {
			return nil, fmt.Errorf("style sheet: %s names another file; only data: addresses can go into the book", m)
		}
	}
	if err := balanced(own); err != nil {
		return nil, fmt.Errorf("style sheet: %w", err)
	}
	return append(append(bytes.Clone(house), '\n'), own...), nil
}

// cssParts are what balanced looks at: comments, strings, escapes, braces, and
// the beginnings of comments and strings that have no end.
var cssParts = regexp.MustCompile(`(?s)/\*.*?\*/|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|\\.|[{}]|/\*|["']`)

// balanced checks that comments, strings and braces are closed: an open one
// makes reading systems drop what follows.
func balanced(css []byte) error {
	depth := 0
	for _, m := range cssParts.FindAllIndex(css, -1) {
		fault := ""
		switch part := string(css[m[0]:m[1]]); part {
		case "{":
			depth++
		case "}":
			if depth--; depth < 0 {
				fault = "} without {"
			}
		case `"`, "'":
			fault = "string without end"
		case "/*":
			fault = "comment without end"
		}
		if fault != "" {
			return fmt.Errorf("line %d: %s", 1+bytes.Count(css[:m[0]], []byte("\n")), fault)
		}
	}
	if depth > 0 {
		return errors.New("a { is never closed")
	}
	return nil
}
