// Package tomltext bounds the shape of TOML before it is decoded: the decoder
// takes time in the square of how many keys and tables there are, and of
// how deep keys are.
package tomltext

import (
	"bytes"
	"fmt"
)

// What a text may have, far above what anybody writes.
const (
	maxBytes = 1 << 20
	maxParts = 100 // of a dotted key
	maxDepth = 200 // of lists and tables in one another
)

// Error says on which line a text is over a limit.
type Error struct {
	Line    int // from 1
	Message string
}

// Error returns the message alone.
func (e *Error) Error() string { return e.Message }

// Check returns an *Error where a text is over a limit: the largest number of
// its keys, with the headers of tables and each part of dotted ones counted, or
// one that no caller raises. Whether it is TOML at all, the decoder says.
func Check(text []byte, keys int) error {
	if len(text) > maxBytes {
		return &Error{1, fmt.Sprintf("there are over %d MB of TOML", maxBytes>>20)}
	}
	s := scan{text: text, most: keys}
	for s.at < len(text) && s.over == "" {
		s.step()
	}
	if s.over == "" {
		return nil
	}
	return &Error{1 + bytes.Count(text[:s.at], []byte("\n")), s.over}
}

// scan goes through a text.
type scan struct {
	text   []byte
	at     int
	most   int  // keys
	within bool // a line, behind its first character
	header bool // of a table
	parts  int  // of the key or number at hand
	depth  int
	keys   int
	over   string
}

// step passes a character, a string or a comment.
func (s *scan) step() {
	c := s.text[s.at]
	begins := !s.within
	s.within = s.within || c != ' ' && c != '\t'
	switch c {
	case '"', '\'':
		s.at = stringEnd(s.text, s.at)
		return
	case '#':
		if n := bytes.IndexByte(s.text[s.at:], '\n'); n >= 0 {
			s.at += n
		} else {
			s.at = len(s.text)
		}
		return
	case '.':
		s.parts++
	case '\n', ',':
		s.parts = 0
	case '=':
		s.key(1 + s.parts)
		s.parts = 0
	case '[', '{':
		s.open(begins)
	case ']', '}':
		if s.header {
			s.key(s.parts)
		}
		s.depth, s.parts, s.header = max(0, s.depth-1), 0, false
	}
	if c == '\n' {
		s.within = false
	}
	if s.parts >= maxParts {
		s.over = fmt.Sprintf("a key has over %d parts", maxParts)
	}
	if s.over == "" {
		s.at++
	}
}

// key counts the parts of a key or of the header of a table.
func (s *scan) key(parts int) {
	if s.keys += parts; s.keys > s.most {
		s.over = fmt.Sprintf("there are over %d keys and tables", s.most)
	}
}

// open takes an opening bracket, which may be the first of its line.
func (s *scan) open(begins bool) {
	if s.depth == 0 && begins {
		s.header = true
		s.key(1)
	}
	s.parts = 0
	if s.depth++; s.depth > maxDepth {
		s.over = fmt.Sprintf("lists and tables are more than %d deep", maxDepth)
	}
}

// stringEnd returns the end of the string that begins at a place; one that is
// not closed ends with its line, or with the text if it may have several lines.
func stringEnd(text []byte, at int) int {
	quote := text[at]
	long := bytes.Repeat([]byte{quote}, 3)
	several := bytes.HasPrefix(text[at:], long)
	if several {
		at += len(long)
	} else {
		at++
	}
	for ; at < len(text); at++ {
		switch {
		case text[at] == '\\' && quote == '"':
			at++
		case !several && text[at] == '\n':
			return at
		case several && bytes.HasPrefix(text[at:], long):
			return at + len(long)
		case !several && text[at] == quote:
			return at + 1
		}
	}
	return len(text)
}
