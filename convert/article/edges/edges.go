// Package edges takes sums of the first and the last lines of a body, so that an
// archive can tell which of them stand in many articles. It looks at a few
// thousand bytes of a body and parses nothing: a line that it reads in another
// way than package clean is one of which nothing is known.
package edges

import (
	"bytes"

	"github.com/wenzhai/wenzhai/convert/article/scan"
	"github.com/wenzhai/wenzhai/convert/letter"
)

// So many lines from the beginning and the end of a body are summed.
const (
	first = 2
	last  = 6
)

// Sums are letter.Sum of the first and the last lines of a body, 0 where it has no
// more.
type Sums [first + last]uint32

// The bytes of a body that are looked at, from its beginning and before its end.
const (
	headBytes = 1 << 9
	tailBytes = 3 << 9
)

// Of returns the sums of a body of any format.
func Of(body []byte) (out Sums) {
	n := 0
	eachLine(body[:min(len(body), headBytes)], func(line []byte) bool {
		if sum := letter.Sum(line); sum != 0 {
			out[n] = sum
			n++
		}
		return n < first
	})
	n = 0
	eachLine(body[max(0, len(body)-tailBytes):], func(line []byte) bool {
		if sum := letter.Sum(line); sum != 0 {
			out[first+n%last] = sum
			n++
		}
		return true
	})
	return out
}

// maxTag is the length of the longest tag or address that is passed over.
const maxTag = 1 << 10

// eachLine calls visit with the text of each line of b, without markup, until it
// returns false: a paragraph, an item, a heading, or what a tag for a line break
// ends. It is not kept after the call.
func eachLine(b []byte, visit func(line []byte) bool) {
	line := make([]byte, 0, 512)
	end := func() bool {
		ok := visit(line)
		line = line[:0]
		return ok
	}
	for i := 0; i < len(b); {
		from := i
		for i < len(b) && !isMark[b[i]] {
			i++
		}
		line = append(line, b[from:i]...)
		if i == len(b) {
			break
		}
		n, ends := markLength(b[i:], line)
		if n == 0 {
			line, n = append(line, b[i]), 1
		}
		if i += n; ends && !end() {
			return
		}
	}
	visit(line)
}

// isMark tells the bytes with which markup and the ends of lines begin.
var isMark = [256]bool{'<': true, '&': true, ']': true, '\n': true}

// markLength returns the length of the mark that b begins with, behind line, and
// whether it ends the line; 0 where it is none.
func markLength(b, line []byte) (n int, ends bool) {
	switch b[0] {
	case '<':
		if n = tagLength(b); n > 0 {
			name, _ := scan.TagName(b)
			ends = scan.IsBlock(name) || scan.IsName(name, "br")
		}
		return n, ends
	case '&':
		return 1 + entityLength(b[1:]), false
	case ']':
		if len(b) > 1 && b[1] == '(' {
			n = 2 + bytes.IndexByte(b[2:min(len(b), 2+maxTag)], ')') + 1
		}
		return n, false
	}
	return 1, endsLine(b[1:], line)
}

// tagLength returns the length of the tag or comment that b begins with, or 0.
func tagLength(b []byte) int {
	if name, _ := scan.TagName(b); len(name) == 0 && !bytes.HasPrefix(b, []byte("<!")) {
		return 0
	}
	return bytes.IndexByte(b[:min(len(b), maxTag)], '>') + 1
}

// entityLength returns the length of what stands between & and the ; of an entity,
// with the ;, or 0.
func entityLength(b []byte) int {
	return bytes.IndexByte(b[:min(len(b), 10)], ';') + 1
}

// endsLine reports whether the line before a line feed ends there: what follows is
// blank or an item, or the line was a heading.
func endsLine(rest, line []byte) bool {
	next := bytes.TrimLeft(scan.Line(rest), " \t>")
	if len(next) == 0 || len(line) > 0 && line[0] == '#' {
		return true
	}
	i := 0
	for i < len(next) && next[i] >= '0' && next[i] <= '9' {
		i++
	}
	return next[0] == '#' || i > 0 && i < len(next) && (next[i] == '.' || next[i] == ')') ||
		len(next) > 1 && bytes.IndexByte([]byte("-*+"), next[0]) >= 0 && next[1] == ' '
}
