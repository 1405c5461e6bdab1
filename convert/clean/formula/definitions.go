package formula

import (
	"bytes"
	"strings"
)

// Definitions returns the definitions of TeX that the settings of MathJax and
// KaTeX on a page make, macros: {RR: "\\mathbb{R}", ip: ["\\langle #1\\rangle", 1]},
// as \def.
func Definitions(body []byte) string {
	if bytes.IndexByte(body, '\\') < 0 || !bytes.Contains(body, []byte("cros")) { // nothing is called; begins with a rarer letter
		return ""
	}
	var b strings.Builder
	rest := string(body)
	for range maxSettings {
		at := strings.Index(rest, "acros")
		if at < 1 {
			break
		}
		before := rest[at-1]
		rest = rest[at+len("acros"):]
		in := strings.TrimLeft(strings.TrimLeft(rest, `"'`), " \t\r\n")
		if in, ok := strings.CutPrefix(in, ":"); ok && (before == 'm' || before == 'M') {
			if in, ok := strings.CutPrefix(strings.TrimLeft(in, " \t\r\n"), "{"); ok {
				readMacros(&b, in)
			}
		}
	}
	return b.String()
}

// The places of a body that are looked at, and the macros read of one.
const (
	maxSettings = 20
	maxMacros   = 200
)

// readMacros writes the macros of an object of JavaScript, whose opening brace is read.
func readMacros(b *strings.Builder, s string) {
	l := scriptLexer{s}
	for range maxMacros {
		name, ok := l.name()
		if !ok || !l.take(':') {
			return
		}
		body, args := "", ""
		if l.take('[') {
			if body, ok = l.quoted(); !ok {
				return
			}
			if l.take(',') {
				args = l.number()
			}
			for l.take(',') { // a default of the first argument
				if _, ok := l.quoted(); !ok {
					return
				}
			}
			if !l.take(']') {
				return
			}
		} else if body, ok = l.quoted(); !ok {
			return
		}
		writeMacro(b, name, args, body)
		if !l.take(',') {
			return
		}
	}
}

// writeMacro writes one macro as a definition of TeX. Where the number of its
// arguments is not said, it is that of the highest in its body.
func writeMacro(b *strings.Builder, name, args, body string) {
	name = strings.TrimPrefix(name, `\`)
	if name == "" || len(body) > 1000 || strings.Trim(name, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ@") != "" {
		return
	}
	if args == "" {
		for n := '9'; n >= '1'; n-- {
			if strings.Contains(body, "#"+string(n)) {
				args = string(n)
				break
			}
		}
	}
	n := 0
	if args != "" {
		n = int(args[0] - '0')
	}
	b.WriteString(`\def\` + name)
	for i := range n {
		b.WriteString("#" + string(rune('1'+i)))
	}
	b.WriteString("{" + body + "}\n")
}

// scriptLexer reads the tokens of a literal of JavaScript or JSON.
type scriptLexer struct{ s string }

func (l *scriptLexer) skip() {
	for {
		l.s = strings.TrimLeft(l.s, " \t\r\n")
		if rest, ok := strings.CutPrefix(l.s, "//"); ok {
			_, l.s, _ = strings.Cut(rest, "\n")
			continue
		}
		return
	}
}

func (l *scriptLexer) take(c byte) bool {
	l.skip()
	if l.s == "" || l.s[0] != c {
		return false
	}
	l.s = l.s[1:]
	return true
}

// name reads a key, with quotation marks or without.
func (l *scriptLexer) name() (string, bool) {
	l.skip()
	if l.s != "" && (l.s[0] == '"' || l.s[0] == '\'') {
		return l.quoted()
	}
	n := 0
	for n < len(l.s) && (l.s[n]|0x20 >= 'a' && l.s[n]|0x20 <= 'z') {
		n++
	}
	name := l.s[:n]
	l.s = l.s[n:]
	return name, n > 0
}

func (l *scriptLexer) number() string {
	l.skip()
	n := 0
	for n < len(l.s) && l.s[n] >= '0' && l.s[n] <= '9' {
		n++
	}
	v := l.s[:n]
	l.s = l.s[n:]
	return v
}

// quoted reads a string, with its escapes read.
func (l *scriptLexer) quoted() (string, bool) {
	l.skip()
	if l.s == "" || strings.IndexByte("\"'`", l.s[0]) < 0 {
		return "", false
	}
	var b strings.Builder
	for i := 1; i < len(l.s); i++ {
		switch c := l.s[i]; {
		case c == l.s[0]:
			l.s = l.s[i+1:]
			return b.String(), true
		case c == '\\' && i+1 < len(l.s):
			i++
			b.WriteByte(l.s[i])
		case c == '\n':
			return "", false
		default:
			b.WriteByte(c)
		}
	}
	return "", false
}
