// Package tex finds formulas of TeX in text: by the marks around them, and by
// what stands between, since a dollar sign is more often money. It reads no TeX
// beyond what that takes.
package tex

import (
	"strings"
	"unicode/utf8"
)

// Formula is a formula found in a text.
type Formula struct {
	TeX     string // its source, without the marks around it
	Len     int    // bytes of the text that it takes, with its marks
	Display bool   // its marks set it on lines of its own: $$, \[, an environment
	Marks   string // the opening mark: "$", "$$", `\(`, `\[`, `\\(`, `\\[`, `\begin`, or `\ref`
}

// Style says which marks count in a text.
type Style uint8

// The styles may be added.
const (
	Dollars  Style = 1 << iota // single dollar signs, if what they hold is no price
	Sure                       // single dollar signs around what can be nothing but TeX
	Escaped                    // \\( and \\[, which Markdown leaves as \( and \[
	Markdown                   // a text whose \( or \[ may stand for a bracket
)

// maxLen is the length in bytes of the longest formula that is looked for, maxLine
// that between single dollar signs.
// maxNested is how many formulas in the braces of another, as of \text{if $x$}, or
// environments of one name within each other are passed over.
const (
	maxLen    = 32 << 10
	maxLine   = 16 << 10
	maxNested = 16
)

// Find returns the formula that s begins with. before is what stands before it in
// the text, of which only the end counts.
func Find(before, s string, style Style) (f Formula, ok bool) {
	if len(s) < 3 {
		return f, false
	}
	switch {
	case strings.HasPrefix(s, "$$"):
		return dollars(s)
	case s[0] == '$' && style&(Dollars|Sure) != 0:
		return dollar(before, s, style)
	case style&Escaped != 0 && (strings.HasPrefix(s, `\\(`) || strings.HasPrefix(s, `\\[`)):
		return brackets(s, s[:3], style)
	case strings.HasPrefix(s, `\(`), strings.HasPrefix(s, `\[`):
		return brackets(s, s[:2], style)
	case strings.HasPrefix(s, `\begin{`):
		return environment(s)
	case strings.HasPrefix(s, `\ref{`), strings.HasPrefix(s, `\eqref{`):
		return reference(s)
	}
	return f, false
}

// maxLabel is the length in bytes of the longest label of an equation.
const maxLabel = 100

// reference reads \ref{LABEL} and \eqref{LABEL}, which stand in text as well.
func reference(s string) (Formula, bool) {
	from := strings.IndexByte(s, '{') + 1
	n := strings.IndexAny(s[from:min(len(s), from+maxLabel)], "{}\\\n$")
	if n < 1 || s[from+n] != '}' {
		return Formula{}, false
	}
	n += from + 1
	return Formula{TeX: s[:n], Len: n, Marks: `\ref`}, true
}

// Next returns where in s a formula begins that is not before from, or -1.
func Next(s string, from int, style Style) (at int, f Formula) {
	for from < len(s) {
		i := strings.IndexAny(s[from:], `$\`)
		if i < 0 {
			return -1, f
		}
		at = from + i
		if f, ok := Find(s[:at], s[at:], style); ok {
			return at, f
		}
		from = at + 1
		if from < len(s) && (s[at] == '\\' || s[from] == '$') { // an escaped character, a row of dollar signs
			from++
		}
		for from < len(s) && s[at] == '$' && s[from] == '$' {
			from++
		}
	}
	return -1, f
}

// Marked reports whether a formula may stand in s: quick, and often wrong.
func Marked(s string) bool {
	return strings.IndexByte(s, '$') >= 0 || strings.Contains(s, `\(`) || strings.Contains(s, `\[`) || strings.Contains(s, `\begin{`)
}

// dollars reads $$…$$.
func dollars(s string) (Formula, bool) {
	in := s[2:min(len(s), maxLen)]
	end := closing(in, "$$")
	if end <= 0 || strings.HasPrefix(in[end+2:], "$") || strings.TrimSpace(in[:end]) == "" || in[0] == '$' || !isWhole(in, end) {
		return Formula{}, false
	}
	return Formula{TeX: in[:end], Len: end + 4, Display: true, Marks: "$$"}, true
}

// isWhole reports whether in[:end] may be one formula: where an empty line stands in
// it, its marks have lines of their own, and it holds no other blocks.
func isWhole(in string, end int) bool {
	x := in[:end]
	if blankLine(strings.Trim(x, "\n")) < 0 {
		return true
	}
	return ownLines(in, end) && !strings.Contains(x, "```") && !strings.Contains(x, "\n#") && !prose(x)
}

// ownLines reports whether the marks around in[:end] stand on lines of their own.
func ownLines(in string, end int) bool {
	first, _, _ := strings.Cut(in, "\n")
	last := in[strings.LastIndexByte(in[:end], '\n')+1 : end]
	return strings.TrimSpace(first) == "" && strings.TrimSpace(last) == ""
}

// blankLine returns where an empty line stands in s, or -1.
func blankLine(s string) int {
	at := 0
	for line := range strings.Lines(s) {
		if strings.TrimSpace(line) == "" {
			return at
		}
		at += len(line)
	}
	return -1
}

// closing returns where mark stands in s, not escaped and not within braces, or -1.
// Braces of which one is missing do not count.
func closing(s, mark string) int {
	depth, first, nested := 0, -1, 0
	for i := 0; i < len(s); i++ {
		if strings.HasPrefix(s[i:], mark) {
			if depth <= 0 {
				return i
			}
			if first < 0 {
				first = i
			}
			if nested++; nested > maxNested {
				return first
			}
			i += len(mark) - 1
			continue
		}
		switch s[i] {
		case '\\':
			i++
		case '{':
			depth++
		case '}':
			depth--
		}
	}
	return first
}

// brackets reads \(…\) or \[…\], perhaps with doubled backslashes.
func brackets(s, mark string, style Style) (Formula, bool) {
	shut := strings.Replace(strings.Replace(mark, "(", ")", 1), "[", "]", 1)
	in := s[len(mark):min(len(s), maxLen)]
	end := shutting(in, mark, shut)
	if end <= 0 || strings.TrimSpace(in[:end]) == "" || strings.TrimSpace(strings.ReplaceAll(in[:end], `\`, "")) == "" {
		return Formula{}, false
	}
	f := Formula{TeX: in[:end], Len: len(mark) + end + len(shut), Display: mark[len(mark)-1] == '[', Marks: mark}
	if !isWhole(in, end) {
		return Formula{}, false
	}
	if len(mark) == 3 {
		f.TeX = unescape(f.TeX)
		return f, !prose(f.TeX)
	}
	if style&Markdown != 0 && !isMath(f.TeX, f.Display && !strings.Contains(strings.TrimSpace(f.TeX), "\n")) {
		return Formula{}, false
	}
	return f, !prose(f.TeX)
}

// shutting returns where the mark that ends a formula stands in s, -1 where none
// does or another formula begins before. A backslash before a mark makes a line
// end of it, with a space behind: \\[2pt].
func shutting(s, begin, end string) int {
	for i := 0; i < len(s); i++ {
		if strings.HasPrefix(s[i:], end) {
			return i
		}
		if strings.HasPrefix(s[i:], begin) && (i == 0 || s[i-1] != '\\') {
			return -1
		}
		if s[i] == '\\' && len(end) == 2 {
			i++
		}
	}
	return -1
}

// environments are those that set a formula without any other mark.
var environments = []string{
	"equation", "align", "alignat", "aligned", "alignedat", "flalign", "gather", "gathered", "multline", "eqnarray", "split", "cases", "rcases", "dcases",
	"matrix", "pmatrix", "bmatrix", "Bmatrix", "vmatrix", "Vmatrix", "smallmatrix", "array", "math", "displaymath", "CD", "subequations",
}

// Environment returns the name of the environment that s begins, without its
// star, if it sets a formula.
func Environment(s string) (name string, ok bool) {
	rest, ok := strings.CutPrefix(s, `\begin{`)
	if !ok {
		return "", false
	}
	name, _, ok = strings.Cut(rest[:min(len(rest), 20)], "}")
	if !ok {
		return "", false
	}
	for _, e := range environments {
		if strings.TrimSuffix(name, "*") == e {
			return name, true
		}
	}
	return "", false
}

// environment reads \begin{NAME}…\end{NAME}, with others of its name inside.
func environment(s string) (Formula, bool) {
	name, ok := Environment(s)
	if !ok {
		return Formula{}, false
	}
	in := s[:min(len(s), maxLen)]
	begin, end := `\begin{`+name+"}", `\end{`+name+"}"
	depth := 0
	for i := 0; i < len(in); i++ {
		switch {
		case in[i] != '\\':
		case strings.HasPrefix(in[i:], begin):
			if depth++; depth > maxNested {
				return Formula{}, false
			}
		case strings.HasPrefix(in[i:], end):
			if depth--; depth == 0 {
				n := i + len(end)
				return Formula{TeX: in[:n], Len: n, Display: true, Marks: `\begin`}, true
			}
		default:
			i++
		}
	}
	return Formula{}, false
}

// dollar reads $…$ in a line of text.
func dollar(before, s string, style Style) (Formula, bool) {
	in := s[1:min(len(s), maxLine)]
	first, _ := utf8.DecodeRuneInString(in)
	if isSpace(first) || first == '$' {
		return Formula{}, false
	}
	end := lineEnd(in)
	if end <= 0 {
		return Formula{}, false
	}
	x := in[:end]
	last, _ := utf8.DecodeLastRuneInString(x)
	after, _ := utf8.DecodeRuneInString(in[end+1:])
	if isSpace(last) || after >= '0' && after <= '9' || after == '$' || last == '\\' && !strings.HasSuffix(x, `\\`) && x != `\` {
		return Formula{}, false
	}
	prev, _ := utf8.DecodeLastRuneInString(before)
	if before == "" {
		prev = ' '
	}
	if !inDollars(x, prev, after, end+1 == len(in)) || style&Dollars == 0 && !certain(x) {
		return Formula{}, false
	}
	return Formula{TeX: x, Len: end + 2, Marks: "$"}, true
}

// lineEnd returns where the dollar sign stands that ends a formula in a line, or
// -1: the first that is not escaped and not in braces. Where a brace behind a command is
// never closed, it is the first: the formula is broken.
func lineEnd(s string) int {
	depth, nested, lines, first := 0, 0, 0, -1
scan:
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '\\':
			i++
		case '{':
			depth++
		case '}':
			depth--
		case '\n':
			if lines++; lines > 20 || strings.TrimSpace(firstLine(s[i+1:])) == "" {
				break scan
			}
		case '$':
			if depth <= 0 {
				return i
			}
			if first < 0 {
				first = i
			}
			if nested++; nested > maxNested {
				break scan
			}
		}
	}
	if first > 0 && takesArgument(s[:first]) {
		return first
	}
	return -1
}

// takesArgument reports whether a command of letters with a brace behind it stands in
// a line.
func takesArgument(s string) bool {
	if strings.Contains(s, "\n") {
		return false
	}
	for {
		_, rest, ok := strings.Cut(s, `\`)
		if !ok {
			return false
		}
		s = strings.TrimLeftFunc(rest, func(r rune) bool { return r < utf8.RuneSelf && IsLetter(byte(r)) })
		if s != rest && strings.HasPrefix(s, "{") {
			return true
		}
	}
}

func firstLine(s string) string { line, _, _ := strings.Cut(s, "\n"); return line }

func isSpace(r rune) bool { return r == ' ' || r == '\t' || r == '\n' || r == '\r' || r == 0x3000 }
