package dialect

import "strings"

// fence is the row of marks that began the program text in which lines stand, or "".
type fence string

// takes reports whether a line, without what stands before it in lists and quotes,
// is program text between fences, or a fence.
func (f *fence) takes(line string) bool {
	text := strings.TrimRight(line, " \t\r\n")
	n := rowLen(text)
	if *f != "" {
		if n >= len(*f) && n == len(text) && text[0] == (*f)[0] {
			*f = ""
		}
		return true
	}
	if n < 3 || text[0] == '`' && strings.Contains(text[n:], "`") {
		return false
	}
	*f = fence(text[:n])
	return true
}

// rowLen returns the length of the row of ` or ~ that s begins with.
func rowLen(s string) int {
	n := 0
	for n < len(s) && (s[n] == '`' || s[n] == '~') && s[n] == s[0] {
		n++
	}
	return n
}

// prefixLen returns the length of what stands before the text of a line: white
// space, marks of quotations and items of lists.
func prefixLen(line string) int {
	i := 0
	for markers := 0; markers < 16; markers++ {
		for i < len(line) && (line[i] == ' ' || line[i] == '\t') {
			i++
		}
		n := markerLen(line[i:])
		if n == 0 {
			break
		}
		i += n
	}
	return i
}

// markerLen returns the length of the mark of a quotation or an item of a list that
// s begins with, or 0.
func markerLen(s string) int {
	n := 0
	switch {
	case s == "":
		return 0
	case s[0] == '>':
		return 1
	case strings.IndexByte("-+*", s[0]) >= 0:
		n = 1
	default:
		for n < len(s) && n < 9 && s[n] >= '0' && s[n] <= '9' {
			n++
		}
		if n == 0 || n == len(s) || s[n] != '.' && s[n] != ')' {
			return 0
		}
		n++
	}
	if n < len(s) && (s[n] == ' ' || s[n] == '\t') {
		return n + 1
	}
	return 0
}

// continued returns the prefix of a line that goes on with what one with this
// prefix began: spaces stand for the marks of items.
func continued(prefix string) string {
	return strings.Map(func(r rune) rune {
		if r == '>' || r == '\t' {
			return r
		}
		return ' '
	}, prefix)
}

// withoutPrefix takes what continued returned off a line, as far as it is there.
func withoutPrefix(line, prefix string) string {
	for i := 0; i < len(prefix) && line != ""; i++ {
		switch {
		case line[0] == prefix[i] || line[0] == ' ' && prefix[i] == '\t':
			line = line[1:]
		case prefix[i] == '>' && strings.HasPrefix(strings.TrimLeft(line, " "), ">"):
			line = strings.TrimLeft(line, " ")[1:]
		case prefix[i] == ' ':
		default:
			return line
		}
	}
	return line
}

// isBlank reports whether a line shows nothing.
func isBlank(line string) bool { return strings.TrimSpace(line) == "" }

// maxSpan is the length of the longest code span.
const maxSpan = 32 << 10

// codeLen returns the length of the code span that s begins with, or of its row of
// backticks where none ends it on the line.
func codeLen(s string) int {
	n := rowLen(s)
	s = s[:min(len(s), n+maxSpan)]
	for from := n; ; {
		i := strings.Index(s[from:], s[:n])
		if i < 0 {
			return n
		}
		from += i
		row := rowLen(s[from:])
		if from += row; row == n {
			return from
		}
	}
}
