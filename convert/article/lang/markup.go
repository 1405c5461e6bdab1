package lang

import (
	"bytes"
	"html"
	"unicode/utf8"

	"github.com/wenzhai/wenzhai/convert/article/scan"
	"github.com/wenzhai/wenzhai/convert/doc"
	"github.com/wenzhai/wenzhai/convert/letter"
	"github.com/wenzhai/wenzhai/convert/math/tex"
)

// markup returns the length of the markup, or of the one character that is
// none, at body[at:].
func (t *Tally) markup(body []byte, at int) int {
	rest := body[at:]
	switch rest[0] {
	case '$', '\\':
		return t.formula(body, at)
	case '<':
		return t.tag(rest)
	case '&':
		return t.entity(rest, at)
	}
	if t.format != doc.Markdown {
		return 1
	}
	switch rest[0] {
	case '`', '~':
		return t.backticks(body, at)
	case ']':
		return t.target(body, at)
	case '[':
		if at == 0 || body[at-1] == '\n' {
			return definition(rest)
		}
	case ' ', '\t':
		if at == 0 || body[at-1] == '\n' {
			return t.indent(rest, at)
		}
	}
	return 1
}

// indent takes a line of ASCII after four spaces or a tab for code.
func (t *Tally) indent(b []byte, at int) int {
	n := len(b) - len(bytes.TrimLeft(b, " "))
	if n < 4 && !bytes.HasPrefix(b[n:], []byte("\t")) {
		return max(n, 1)
	}
	if line := scan.Line(b); letter.ASCII(line) {
		t.plainUntil = max(t.plainUntil, at+len(line))
	}
	return max(n, 1)
}

// The ends of markup that a tally looks for.
const (
	commentEnd = iota
	tagEnd
	scriptEnd
	styleEnd
)

// find returns the offset after an end of markup in b, or -1. Where the rest of
// the body has none it says so without looking again, or a body of opening
// brackets would take time in the square of its length.
func (t *Tally) find(end int, b []byte) int {
	if t.missing[end] {
		return -1
	}
	n := -1
	switch end {
	case commentEnd:
		n = bytes.Index(b, []byte("-->")) + len("-->")
	case tagEnd:
		n = bytes.IndexByte(b, '>') + 1
	case scriptEnd:
		n = scan.IndexFold(b, "</script") + 1
	case styleEnd:
		n = scan.IndexFold(b, "</style") + 1
	}
	if n <= 0 || end == commentEnd && n < len("-->") {
		t.missing[end] = true
		return -1
	}
	return n
}

// tag steps over an HTML tag or comment, and over the whole of a script or a
// style sheet.
func (t *Tally) tag(b []byte) int {
	if bytes.HasPrefix(b, []byte("<!--")) {
		return max(t.find(commentEnd, b[2:])+2, 4)
	}
	name, closing := scan.TagName(b)
	if len(name) == 0 && !bytes.HasPrefix(b, []byte("<!")) {
		return 1
	}
	end := t.find(tagEnd, b)
	if end < 0 {
		return 1
	}
	switch {
	case closing && !isCode(name):
	case scan.IsName(name, "script"):
		return end + max(t.find(scriptEnd, b[end:])-1, 0)
	case scan.IsName(name, "style"):
		return end + max(t.find(styleEnd, b[end:])-1, 0)
	case isCode(name) && closing:
		t.codeDepth = max(t.codeDepth-1, 0)
	case isCode(name):
		t.codeDepth++
	}
	return end
}

// isCode reports whether a tag's name is that of an element of program text
// or a formula.
func isCode(name []byte) bool {
	return scan.IsName(name, "pre") || scan.IsName(name, "code") || scan.IsName(name, "kbd") || scan.IsName(name, "math")
}

// maxEntity is the longest character reference that is decoded.
const maxEntity = 12

// entity counts the letter that a character reference stands for.
func (t *Tally) entity(b []byte, at int) int {
	end := bytes.IndexByte(b[:min(len(b), maxEntity)], ';') + 1
	if end == 0 {
		return 1
	}
	for _, r := range html.UnescapeString(string(b[:end])) {
		switch {
		case r >= utf8.RuneSelf:
			t.rune(r, at)
		case asciiFold[r] != 0 && b[1] == '#':
			t.ascii(byte(r), at)
		}
	}
	return end
}

// backticks steps over a code fence or finds the end of a code span.
func (t *Tally) backticks(body []byte, at int) int {
	n := 1
	for at+n < len(body) && body[at+n] == body[at] {
		n++
	}
	if n >= 3 && startsLine(body, at) {
		t.fenced = !t.fenced
		return n
	}
	if body[at] == '`' && !t.fenced && at >= t.plainUntil {
		rest := body[at+n : min(len(body), at+n+maxTarget)]
		if end := bytes.IndexByte(rest, '`'); end >= 0 && bytes.IndexByte(rest[:end], '\n') < 0 {
			t.plainUntil = at + n + end
		}
	}
	return n
}

// startsLine reports whether at most three spaces stand between the start of a
// line and an offset.
func startsLine(body []byte, at int) bool {
	for back := 0; back <= 3; back++ {
		if at-back == 0 || body[at-back-1] == '\n' {
			return true
		}
		if body[at-back-1] != ' ' {
			return false
		}
	}
	return false
}

// target returns the length of ](target) or ][label] at body[at:], or 1. Inside
// one line that lacks the closing sign it looks only once.
func (t *Tally) target(body []byte, at int) int {
	rest := body[at:]
	if len(rest) < 2 || at < t.openUntil {
		return 1
	}
	closing := byte(')')
	switch rest[1] {
	case '(':
	case '[':
		closing = ']'
	default:
		return 1
	}
	n := bytes.IndexAny(rest[2:], string(closing)+"\n")
	if n >= 0 && rest[2+n] == closing {
		return n + 3
	}
	t.openUntil = len(body)
	if n >= 0 {
		t.openUntil = at + 2 + n
	}
	return 1
}

// maxFormula is how far the end of a formula is looked for, in bytes.
const maxFormula = 2 << 10

// formula returns the length of the sign of TeX at body[at:]; the letters of a
// formula that it begins are of no language.
func (t *Tally) formula(body []byte, at int) int {
	rest := body[at:min(len(body), at+maxFormula)]
	if t.code(at) || len(rest) < 3 {
		return 1
	}
	style := tex.Sure
	if t.format == doc.Markdown {
		style = tex.Dollars | tex.Escaped | tex.Markdown
	}
	if rest[0] == '$' && bytes.IndexByte(rest[1:], '$') < 0 || rest[0] == '\\' && bytes.IndexByte([]byte(`([\\b`), rest[1]) < 0 {
		return 1
	}
	if f, ok := tex.Find(string(body[max(0, at-4):at]), string(rest), style); ok {
		t.plainUntil = max(t.plainUntil, at+f.Len)
		return 1
	}
	if rest[1] == rest[0] {
		return 2
	}
	return 1
}

// maxTarget is the longest code span in bytes.
const maxTarget = 1 << 10

// definition returns the length of a link definition "[label]: target" up to
// its line's end, or 1.
func definition(b []byte) int {
	line, _, _ := bytes.Cut(b, []byte("\n"))
	if i := bytes.IndexByte(line, ']'); i > 0 && i+1 < len(line) && line[i+1] == ':' {
		return len(line)
	}
	return 1
}
