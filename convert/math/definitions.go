package math

import "strings"

// Definitions returns those of the definitions in a formula that hold for what
// comes after it, in their order, or "".
func Definitions(tex string) string {
	if !strings.Contains(tex, `\newcommand`) && !strings.Contains(tex, `\renewcommand`) && !strings.Contains(tex, `\providecommand`) &&
		!strings.Contains(tex, `\def`) && !strings.Contains(tex, `\gdef`) && !strings.Contains(tex, `\DeclareMathOperator`) && !strings.Contains(tex, `\let`) {
		return ""
	}
	var b strings.Builder
	for i := 0; i < len(tex); {
		if tex[i] != '\\' {
			i++
			continue
		}
		n := definition(tex[i:])
		if n == 0 {
			i += 2
			continue
		}
		b.WriteString(tex[i : i+n])
		b.WriteByte('\n')
		i += n
	}
	return b.String()
}

// definers are the commands that define others.
var definers = []string{`\newcommand*`, `\newcommand`, `\renewcommand*`, `\renewcommand`, `\providecommand*`, `\providecommand`, `\DeclareMathOperator*`, `\DeclareMathOperator`, `\def`, `\gdef`, `\let`}

// definition returns the length of the definition that s begins with, or 0.
func definition(s string) int {
	for _, d := range definers {
		rest, ok := strings.CutPrefix(s, d)
		if !ok || rest == "" || isLetter(rest[0]) {
			continue
		}
		at := len(d) + spaces(rest)
		at += name(s[at:])
		if d == `\let` {
			at += spaces(s[at:])
			if at < len(s) && s[at] == '=' {
				at++
			}
			at += spaces(s[at:])
			return min(at+max(command(s[at:]), 1), len(s))
		}
		// parameters, up to the body
		for at < len(s) && s[at] != '{' && s[at] != '\n' {
			at++
		}
		n := group(s[at:])
		if n == 0 {
			return 0
		}
		return at + n
	}
	return 0
}

// name returns the length of the name that is defined: \x or {\x}.
func name(s string) int {
	if strings.HasPrefix(s, "{") {
		return group(s)
	}
	return command(s)
}

// command returns the length of the command that s begins with, or 0.
func command(s string) int {
	if s == "" || s[0] != '\\' {
		return 0
	}
	n := 1
	for n < len(s) && isLetter(s[n]) {
		n++
	}
	return min(max(n, 2), len(s))
}

// group returns the length of the group in braces that s begins with, or 0.
func group(s string) int {
	depth := 0
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '\\':
			i++
		case '{':
			depth++
		case '}':
			depth--
		}
		if depth == 0 {
			if i == 0 {
				return 0
			}
			return i + 1
		}
	}
	return 0
}

func spaces(s string) int { return len(s) - len(strings.TrimLeft(s, " \t\r\n")) }

func isLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }
