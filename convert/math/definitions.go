package math

import (
	"strings"

	scan "github.com/wenzhai/wenzhai/convert/math/tex"
)

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
		if !ok || rest == "" || scan.IsLetter(rest[0]) {
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
			return min(at+max(scan.Command(s[at:]), 1), len(s))
		}
		// parameters, up to the body
		for at < len(s) && s[at] != '{' && s[at] != '\n' {
			at++
		}
		n := scan.Group(s[at:])
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
		return scan.Group(s)
	}
	return scan.Command(s)
}

func spaces(s string) int { return len(s) - len(strings.TrimLeft(s, " \t\r\n")) }
