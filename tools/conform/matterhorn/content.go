package matterhorn

import (
	"fmt"
	"strconv"
	"strings"
)

// section is an open marked-content sequence.
type section struct {
	name     string
	mcid     int // -1 = none
	artifact bool
	inText   bool // it was opened within a text object
}

// contentReport is what a content stream holds.
type contentReport struct {
	mcids    []int // in order of appearance
	tags     map[int]string
	fonts    []string // names of the fonts used
	failures []string

	open   []section
	inText bool
}

// readContent walks the operators of a content stream.
func readContent(data []byte) contentReport {
	r := contentReport{tags: make(map[int]string)}
	var operands []string
	for rest := data; ; {
		var token string
		token, rest = nextToken(rest)
		if token == "" {
			break
		}
		if !isOperator(token) {
			operands = append(operands, token)
			continue
		}
		r.operator(token, operands)
		operands = operands[:0]
	}
	if len(r.open) > 0 || r.inText {
		r.fail("content: %d sections are not closed", len(r.open))
	}
	return r
}

// operator follows one operator.
func (r *contentReport) operator(token string, operands []string) {
	switch token {
	case "BT", "ET":
		if r.inText == (token == "BT") {
			r.fail("content: %s is not nested", token)
		}
		r.inText = token == "BT"
	case "BDC", "BMC":
		s := newSection(operands, r.inText)
		r.enter(s)
		r.open = append(r.open, s)
	case "EMC":
		r.leave()
	case "Tf":
		if len(operands) == 2 {
			r.fonts = append(r.fonts, operands[0])
		}
	case "Tj", "TJ", "'", "\"", "f", "F", "f*", "S", "s", "B", "b", "Do", "sh":
		r.paint(token)
	}
}

// leave closes a section.
func (r *contentReport) leave() {
	last := len(r.open) - 1
	if last < 0 {
		r.fail("content: EMC without a beginning")
		return
	}
	if r.open[last].inText != r.inText {
		r.fail("content: marked content crosses a text object")
	}
	r.open = r.open[:last]
}

func (r *contentReport) fail(format string, args ...any) {
	r.failures = append(r.failures, fmt.Sprintf(format, args...))
}

func newSection(operands []string, inText bool) section {
	s := section{mcid: -1, inText: inText}
	if len(operands) > 0 {
		s.name = operands[0]
	}
	s.artifact = s.name == "/Artifact"
	for i, token := range operands {
		if token == "/MCID" && i+1 < len(operands) {
			s.mcid, _ = strconv.Atoi(operands[i+1])
		}
	}
	return s
}

// enter checks how a section is nested (Matterhorn 01-003, 01-004).
func (r *contentReport) enter(s section) {
	for _, o := range r.open {
		if s.artifact && o.mcid >= 0 {
			r.fail("01-003: an artifact inside tagged content")
		}
		if s.mcid >= 0 && o.artifact {
			r.fail("01-004: tagged content inside an artifact")
		}
		if s.mcid >= 0 && o.mcid >= 0 {
			r.fail("content: MCID %d inside MCID %d", s.mcid, o.mcid)
		}
	}
	if s.mcid >= 0 {
		if _, twice := r.tags[s.mcid]; twice {
			r.fail("content: MCID %d stands twice", s.mcid)
		}
		r.mcids = append(r.mcids, s.mcid)
		r.tags[s.mcid] = s.name
	}
}

// paint checks that what is drawn is tagged or an artifact (01-005).
func (r *contentReport) paint(operator string) {
	for _, o := range r.open {
		if o.artifact || o.mcid >= 0 {
			return
		}
	}
	r.fail("01-005: %s draws what is neither tagged nor an artifact", operator)
}

// isOperator tells an operator from an operand.
func isOperator(token string) bool {
	c := token[0]
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '\'' || c == '"'
}

// nextToken cuts one token off; strings are one token each, brackets too.
func nextToken(data []byte) (string, []byte) {
	i := 0
	for i < len(data) && strings.IndexByte(" \n\r\t\f\x00", data[i]) >= 0 {
		i++
	}
	data = data[i:]
	if len(data) == 0 {
		return "", nil
	}
	end := 1
	switch c := data[0]; {
	case c == '(':
		end = literalEnd(data)
	case strings.HasPrefix(string(data[:min(2, len(data))]), "<<"), strings.HasPrefix(string(data[:min(2, len(data))]), ">>"):
		end = 2
	case c == '<':
		for end < len(data) && data[end-1] != '>' {
			end++
		}
	case c == '[' || c == ']':
	default:
		for end < len(data) && strings.IndexByte(" \n\r\t\f\x00()<>[]/", data[end]) < 0 {
			end++
		}
	}
	return string(data[:end]), data[end:]
}

func literalEnd(data []byte) int {
	depth := 0
	for i := 0; i < len(data); i++ {
		switch data[i] {
		case '\\':
			i++
		case '(':
			depth++
		case ')':
			if depth--; depth == 0 {
				return i + 1
			}
		}
	}
	return len(data)
}
