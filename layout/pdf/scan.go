package pdf

import (
	"bytes"
	"fmt"
	"strconv"
)

// rawObject is one indirect object as gopdf wrote it.
type rawObject struct {
	id     int
	dict   []byte // the object's value, "<<...>>" for dictionaries and streams
	stream []byte // the stream's bytes, nil where there is none
}

// scanObjects returns the indirect objects of a PDF written by gopdf, in
// order. It reads the file from its head, object by object, and needs no
// cross-reference table: gopdf writes "N 0 obj", the value, for a stream the
// bytes counted by a direct /Length, and "endobj".
func scanObjects(file []byte) ([]rawObject, error) {
	var objects []rawObject
	s := scanner{data: file}
	for {
		s.skipSpace()
		if s.at("xref") {
			return objects, nil
		}
		o, err := s.object()
		if err != nil {
			return nil, fmt.Errorf("read canvas at byte %d: %w", s.pos, err)
		}
		objects = append(objects, o)
	}
}

// scanner steps through PDF syntax (ISO 32000-2 §7.2 and §7.3).
type scanner struct {
	data []byte
	pos  int
}

func isSpace(c byte) bool {
	return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == 0
}

func isDelimiter(c byte) bool {
	switch c {
	case '(', ')', '<', '>', '[', ']', '{', '}', '/', '%':
		return true
	}
	return false
}

// skipSpace passes white space and comments.
func (s *scanner) skipSpace() {
	for s.pos < len(s.data) {
		switch c := s.data[s.pos]; {
		case isSpace(c):
			s.pos++
		case c == '%':
			for s.pos < len(s.data) && s.data[s.pos] != '\n' {
				s.pos++
			}
		default:
			return
		}
	}
}

func (s *scanner) at(word string) bool {
	return bytes.HasPrefix(s.data[s.pos:], []byte(word))
}

// expect passes word, or fails naming it.
func (s *scanner) expect(word string) error {
	s.skipSpace()
	if !s.at(word) {
		return fmt.Errorf("want %q", word)
	}
	s.pos += len(word)
	return nil
}

func (s *scanner) object() (rawObject, error) {
	id, err := strconv.Atoi(string(s.token()))
	if err != nil {
		return rawObject{}, fmt.Errorf("object number: %w", err)
	}
	if err := s.expect("0"); err != nil {
		return rawObject{}, err
	}
	if err := s.expect("obj"); err != nil {
		return rawObject{}, err
	}
	o := rawObject{id: id, dict: s.value()}
	s.skipSpace()
	if s.at("stream") {
		if o.stream, err = s.stream(o.dict); err != nil {
			return o, fmt.Errorf("object %d: %w", id, err)
		}
	}
	return o, s.expect("endobj")
}

// stream reads the bytes that follow a stream's dictionary.
func (s *scanner) stream(dict []byte) ([]byte, error) {
	s.pos += len("stream\n")
	n, err := strconv.Atoi(string(dictValue(dict, "Length")))
	if err != nil || n < 0 || s.pos+n > len(s.data) {
		return nil, fmt.Errorf("stream of length %q", dictValue(dict, "Length"))
	}
	data := s.data[s.pos : s.pos+n : s.pos+n]
	s.pos += n
	return data, s.expect("endstream")
}

// value passes one value and returns its bytes. A reference "N 0 R" is one
// value. It returns nil at the end of the data or before a closing bracket.
func (s *scanner) value() []byte {
	s.skipSpace()
	start := s.pos
	if s.pos >= len(s.data) || s.data[s.pos] == ']' || s.at(">>") {
		return nil
	}
	switch {
	case s.at("<<"):
		s.nested(2, ">>")
	case s.at("["):
		s.nested(1, "]")
	default:
		first := s.token()
		if isNumber(first) {
			s.reference()
		}
	}
	return s.data[start:s.pos]
}

// nested passes values up to the closing bracket.
func (s *scanner) nested(open int, closing string) {
	s.pos += open
	for s.value() != nil {
	}
	s.skipSpace()
	if s.at(closing) {
		s.pos += len(closing)
	}
}

// reference passes "0 R" where it follows an object number.
func (s *scanner) reference() {
	if s.at(" 0 R") && (s.pos+4 == len(s.data) || isSpace(s.data[s.pos+4]) || isDelimiter(s.data[s.pos+4])) {
		s.pos += len(" 0 R")
	}
}

// token passes one name, number, keyword, string or lone bracket.
func (s *scanner) token() []byte {
	s.skipSpace()
	start := s.pos
	if s.pos >= len(s.data) {
		return nil
	}
	switch c := s.data[s.pos]; {
	case c == '(':
		s.literal()
	case s.at("<<"), s.at(">>"):
		s.pos += 2
	case c == '<':
		s.pos = s.after('>')
	case c == '/':
		s.pos++
		s.regular()
	case isDelimiter(c):
		s.pos++
	default:
		s.regular()
	}
	return s.data[start:s.pos]
}

// after returns the place behind the next c.
func (s *scanner) after(c byte) int {
	if i := bytes.IndexByte(s.data[s.pos:], c); i >= 0 {
		return s.pos + i + 1
	}
	return len(s.data)
}

func (s *scanner) regular() {
	for s.pos < len(s.data) && !isSpace(s.data[s.pos]) && !isDelimiter(s.data[s.pos]) {
		s.pos++
	}
}

// literal passes a string in balanced parentheses.
func (s *scanner) literal() {
	depth := 0
	for s.pos < len(s.data) {
		c := s.data[s.pos]
		s.pos++
		switch c {
		case '\\':
			s.pos = min(s.pos+1, len(s.data))
		case '(':
			depth++
		case ')':
			if depth--; depth == 0 {
				return
			}
		}
	}
}

func isNumber(token []byte) bool {
	for _, c := range token {
		if c < '0' || c > '9' {
			return false
		}
	}
	return len(token) > 0
}

// dictValue returns the value of a key of a dictionary, nil where it has none.
// The key is given without its solidus.
func dictValue(dict []byte, key string) []byte {
	s := scanner{data: dict}
	if s.expect("<<") != nil {
		return nil
	}
	for {
		name := s.value()
		if name == nil {
			return nil
		}
		value := s.value()
		if len(name) > 1 && name[0] == '/' && string(name[1:]) == key {
			return value
		}
	}
}

// references returns the object numbers that a value refers to, in order.
func references(value []byte) []int {
	var ids []int
	mapReferences(value, func(id int) int {
		ids = append(ids, id)
		return id
	})
	return ids
}

// mapReferences returns value with the number of every reference replaced.
// Strings are left alone.
func mapReferences(value []byte, to func(id int) int) []byte {
	out := make([]byte, 0, len(value)+8)
	s := scanner{data: value}
	for last := 0; ; {
		s.skipSpace()
		start := s.pos
		token := s.token()
		if len(token) == 0 {
			return append(out, value[last:]...)
		}
		if isNumber(token) && s.at(" 0 R") {
			id, _ := strconv.Atoi(string(token))
			out = append(out, value[last:start]...)
			out = strconv.AppendInt(out, int64(to(id)), 10)
			last = s.pos
			s.reference()
		}
	}
}
