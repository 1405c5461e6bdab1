package math

import (
	"strings"

	scan "github.com/wenzhai/wenzhai/convert/math/tex"
)

// prepared returns TeX in the form that Temml reads: it knows no
// \DeclareMathOperator, lets nobody define a command that it has itself, and takes
// an underscore in \text for an error, which MathJax does not, and no eqnarray.
func prepared(tex string) string {
	tex = aligned(tex)
	if !strings.Contains(tex, "command") && !strings.Contains(tex, `\DeclareMath`) && !strings.Contains(tex, "_") {
		return tex
	}
	var b strings.Builder
	for i := 0; i < len(tex); {
		if tex[i] != '\\' {
			b.WriteByte(tex[i])
			i++
			continue
		}
		n := max(scan.Command(tex[i:]), 1)
		word := tex[i : i+n]
		rest := tex[i+n:]
		switch word {
		case `\newcommand`, `\renewcommand`:
			rest = strings.TrimPrefix(rest, "*")
			if n := optional(&b, rest); n > 0 {
				i = len(tex) - len(rest) + n
				continue
			}
			if k := name(rest); k > 0 {
				b.WriteString(`\providecommand` + braced(rest[:k]) + `{}\renewcommand`)
				i = len(tex) - len(rest)
				continue
			}
		case `\DeclareMathOperator`:
			star := ""
			if strings.HasPrefix(rest, "*") {
				star, rest = "*", rest[1:]
			}
			if k := name(rest); k > 0 && scan.Group(rest[k:]) > 0 {
				m := scan.Group(rest[k:])
				b.WriteString(`\def` + strings.Trim(rest[:k], "{} ") + `{\operatorname` + star + rest[k:k+m] + "}")
				i = len(tex) - len(rest) + k + m
				continue
			}
		case `\text`, `\textbf`, `\textit`, `\textrm`, `\texttt`, `\textsf`, `\mbox`, `\textnormal`:
			if m := scan.Group(rest); m > 0 && !strings.Contains(rest[:m], "$") {
				b.WriteString(word + escapedText(rest[:m]))
				i += n + m
				continue
			}
		}
		b.WriteString(word)
		i += n
	}
	return b.String()
}

func braced(name string) string {
	if strings.HasPrefix(name, "{") {
		return name
	}
	return "{" + name + "}"
}

// escapedText returns text with its underscores escaped.
func escapedText(s string) string {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] == '_' && (i == 0 || s[i-1] != '\\') {
			b.WriteByte('\\')
		}
		b.WriteByte(s[i])
	}
	return b.String()
}

// optional writes a definition \x[N][DEFAULT]{BODY}, whose first argument may be left
// out, in terms of \def, and returns its length; 0 where s is no such.
func optional(b *strings.Builder, s string) int {
	at := name(s)
	command := strings.Trim(s[:at], "{} ")
	number, rest, ok := bracketed(s[at:])
	value, body, found := bracketed(rest)
	m := scan.Group(body)
	if !ok || !found || m == 0 || command == "" || len(number) != 1 || number[0] < '1' || number[0] > '9' {
		return 0
	}
	inner := command + "WithOption"
	b.WriteString(`\def` + inner + "[#1]")
	for n := byte('2'); n <= number[0]; n++ {
		b.WriteString("#" + string(rune(n)))
	}
	b.WriteString(body[:m] + `\def` + command + `{\@ifnextchar[{` + inner + "}{" + inner + "[" + value + "]}}")
	return len(s) - len(body) + m
}

// bracketed returns what stands in the square brackets that s begins with.
func bracketed(s string) (in, rest string, ok bool) {
	s, ok = strings.CutPrefix(strings.TrimLeft(s, " "), "[")
	if !ok {
		return "", s, false
	}
	return strings.Cut(s, "]")
}
