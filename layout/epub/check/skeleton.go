package check

import (
	"bytes"
	"unicode/utf8"
)

// skeleton returns data with every stretch of plain text between tags cut down
// to one letter and its line ends. A document is well-formed with its skeleton,
// on the same lines, and encoding/xml, which reads text byte by byte, is done
// with it in half the time. What is not plain (references, characters that XML
// forbids, anything inside a tag, comment or section) stays as it is.
func skeleton(data []byte) []byte {
	return appendSkeleton(make([]byte, 0, len(data)/4+64), data)
}

// appendSkeleton appends the skeleton of data to out.
func appendSkeleton(out, data []byte) []byte {
	for len(data) > 0 {
		tag := bytes.IndexByte(data, '<')
		if tag < 0 {
			tag = len(data)
		}
		out = appendStretch(out, data[:tag])
		data = data[tag:]
		end := markupEnd(data)
		out = append(out, data[:end]...)
		data = data[end:]
	}
	return out
}

// appendStretch appends text, cut down if it is plain.
func appendStretch(out, text []byte) []byte {
	letter := false
	for i, c := range text {
		switch {
		case c == ' ' || c == '\t' || c == '\n' || c == '\r':
		case c < ' ', c == '&', c == ']', c == 0xEF && forbidden(text[i:]):
			return append(out, text...)
		default:
			letter = true
		}
	}
	if !utf8.Valid(text) {
		return append(out, text...)
	}
	if letter {
		out = append(out, 'x')
	}
	for range bytes.Count(text, []byte("\n")) {
		out = append(out, '\n')
	}
	return out
}

// forbidden reports whether text begins with U+FFFE or U+FFFF (XML 1.0 §2.2).
func forbidden(text []byte) bool {
	return len(text) >= 3 && text[1] == 0xBF && text[2] >= 0xBE
}

// markupEnd returns the offset behind the tag, comment, section or declaration
// that data begins with; all of data where it has no end, or may hold others.
func markupEnd(data []byte) int {
	behind := func(mark string) int {
		if i := bytes.Index(data, []byte(mark)); i >= 0 {
			return i + len(mark)
		}
		return len(data)
	}
	switch {
	case bytes.HasPrefix(data, []byte("<?")):
		return behind("?>")
	case bytes.HasPrefix(data, []byte("<!DOCTYPE html>")):
		return len("<!DOCTYPE html>")
	case bytes.HasPrefix(data, []byte("<!")):
		return len(data)
	}
	quote := byte(0)
	for i, c := range data {
		switch {
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '"' || c == '\'':
			quote = c
		case c == '>':
			return i + 1
		}
	}
	return len(data)
}
