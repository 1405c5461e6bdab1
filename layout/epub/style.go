package epub

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

// outside finds what names another file in a style sheet.
var outside = regexp.MustCompile(`(?i)@import|url\(\s*["']?\s*(?:[^"'\s)]{0,5})`)

// styleSheet returns the house style followed by the user's own.
func (o *Options) styleSheet() ([]byte, error) {
	house := houseStyle
	if o.Vertical {
		house = append(bytes.Clone(houseStyle), verticalStyle...)
	}
	return withOwn(house, o.CSS)
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

// balanced checks that comments, strings and braces are closed: an open one
// makes reading systems drop what follows.
func balanced(css []byte) error {
	depth, line := 0, 1
	for i := 0; i < len(css); i++ {
		switch c := css[i]; c {
		case '\n':
			line++
		case '\\':
			i++
		case '{':
			depth++
		case '}':
			if depth--; depth < 0 {
				return fmt.Errorf("line %d: } without {", line)
			}
		case '"', '\'':
			n := closing(css[i+1:], c)
			if n < 0 {
				return fmt.Errorf("line %d: string without end", line)
			}
			i += n + 1
		case '/':
			if i+1 < len(css) && css[i+1] == '*' {
				n := bytes.Index(css[i+2:], []byte("*/"))
				if n < 0 {
					return fmt.Errorf("line %d: comment without end", line)
				}
				line += bytes.Count(css[i:i+n+4], []byte("\n"))
				i += n + 3
			}
		}
	}
	if depth > 0 {
		return errors.New("a { is never closed")
	}
	return nil
}

// closing returns the place of the quotation mark that ends a string, or -1 where
// the line ends first.
func closing(css []byte, mark byte) int {
	for i := 0; i < len(css); i++ {
		switch css[i] {
		case mark:
			return i
		case '\\':
			i++
		case '\n':
			return -1
		}
	}
	return -1
}
