package equation

import (
	"strings"

	"github.com/wenzhai/wenzhai/convert/math/tex"
)

// reference is a \ref or \eqref: bytes [From, To) of a formula.
type reference struct {
	Label    string
	From, To int
	brackets bool // \eqref
}

// shown is what a reference to an equation shows.
func (r reference) shown(e equation) string {
	if r.brackets {
		return "(" + e.Number + ")"
	}
	return e.Number
}

// references returns those in TeX in their order.
func references(tex string) (out []reference) {
	if !strings.Contains(tex, "ref") {
		return nil
	}
	for i := 0; i < len(tex); {
		if tex[i] != '\\' {
			i++
			continue
		}
		word := commandOf(tex[i:])
		n := len(word)
		if word == `\ref` || word == `\eqref` {
			if arg, m := argument(tex[i+n:]); m > 0 {
				out = append(out, reference{Label: arg, From: i, To: i + n + m, brackets: word == `\eqref`})
				n += m
			}
		}
		i += n
	}
	return out
}

// alone returns the references of a formula that shows nothing else but punctuation:
// what stands between them is text.
func alone(tex string) []reference {
	list := references(tex)
	at := 0
	for _, r := range list {
		if strings.Trim(tex[at:r.From], between) != "" {
			return nil
		}
		at = r.To
	}
	if strings.Trim(tex[at:], between) != "" {
		return nil
	}
	return list
}

const between = " ,;~-–—，、；()（）"

// commandOf returns the command that s, which starts with a backslash, begins with.
func commandOf(s string) string { return s[:tex.Command(s)] }

// argument returns what stands in the braces that s begins with, and how much of s
// that takes.
func argument(s string) (arg string, n int) {
	from := len(s) - len(strings.TrimLeft(s, " "))
	if !strings.HasPrefix(s[from:], "{") {
		return "", 0
	}
	if n = tex.Group(s[from:]); n == 0 {
		return "", 0
	}
	return strings.TrimSpace(s[from+1 : from+n-1]), from + n
}
