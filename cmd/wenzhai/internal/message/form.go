package message

import (
	"regexp"
	"strconv"
	"strings"
	"sync"
)

// form is a format in both languages.
type form struct {
	literals []string // around the holes: one more than these
	holes    []byte   // the verbs
	weight   int      // bytes of the literals
	longest  string   // of the literals
	pieces   []piece  // of the Chinese form
}

// piece is a part of a Chinese form: a literal, or what a hole of the English one held.
type piece struct {
	literal string
	hole    int  // from 0; -1 = none
	message bool // it is translated, too
}

var verb = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`%(?:\[(\d+)\])?[-+# 0]*[\d.]*([a-zA-Z%])`) })

// parse reads a format and its translation.
func parse(id, text string) *form {
	f := &form{}
	f.literals, _ = split(id, func(_ int, verb byte) { f.holes = append(f.holes, verb) })
	for _, l := range f.literals {
		f.weight += len(l)
		if len(l) > len(f.longest) {
			f.longest = l
		}
	}
	if len(f.holes) == 0 {
		return &form{literals: []string{id}, pieces: []piece{{text, -1, false}}}
	}
	var holes []piece
	literals, _ := split(text, func(n int, verb byte) { holes = append(holes, piece{"", n, verb == 'v' || verb == 'w'}) })
	for i, l := range literals {
		if l != "" || len(literals) == 1 {
			f.pieces = append(f.pieces, piece{l, -1, false})
		}
		if i < len(holes) && holes[i].hole < len(f.holes) {
			f.pieces = append(f.pieces, holes[i])
		}
	}
	return f
}

// split parts a format at its verbs, of which it gives note the number of their
// argument, from 0.
func split(format string, note func(n int, verb byte)) (literals []string, n int) {
	var b strings.Builder
	at := 0
	if strings.Contains(format, "%") {
		for _, m := range verb().FindAllStringSubmatchIndex(format, -1) {
			b.WriteString(format[at:m[0]])
			at = m[1]
			if format[m[4]] == '%' {
				b.WriteByte('%')
				continue
			}
			if m[2] >= 0 {
				i, _ := strconv.Atoi(format[m[2]:m[3]]) // digits, by the pattern
				n = i - 1
			}
			note(n, format[m[4]])
			n++
			literals = append(literals, b.String())
			b.Reset()
		}
	}
	b.WriteString(format[at:])
	return append(literals, b.String()), n
}

// match returns what the holes of f hold where s was made by it.
func (f *form) match(s string) ([]string, bool) {
	if !strings.Contains(s, f.longest) {
		return nil, false
	}
	rest, ok := strings.CutPrefix(s, f.literals[0])
	last := f.literals[len(f.literals)-1]
	if !ok || !strings.HasSuffix(rest, last) {
		return nil, false
	}
	for _, l := range f.literals[1:] {
		if !strings.Contains(rest, l) {
			return nil, false
		}
	}
	args := make([]string, len(f.holes))
	return args, f.holds(rest, 0, args)
}

// holds reports whether s is made of the holes from i on and what stands behind them.
func (f *form) holds(s string, i int, args []string) bool {
	if i == len(f.holes) {
		return s == ""
	}
	next := f.literals[i+1]
	if i == len(f.holes)-1 {
		args[i] = strings.TrimSuffix(s, next)
		return strings.HasSuffix(s, next) && fits(f.holes[i], args[i])
	}
	if f.holes[i] == 'q' {
		q, err := strconv.QuotedPrefix(s)
		args[i] = q
		return err == nil && strings.HasPrefix(s[len(q):], next) && f.holds(s[len(q)+len(next):], i+1, args)
	}
	if next == "" {
		return f.beside(s, i, args)
	}
	for at := 0; ; at++ {
		n := strings.Index(s[at:], next)
		if n < 0 {
			return false
		}
		at += n
		args[i] = s[:at]
		if fits(f.holes[i], s[:at]) && f.holds(s[at+len(next):], i+1, args) {
			return true
		}
	}
}

// beside parts s between two holes with nothing between them: before what was added to
// a message, or at its end.
func (f *form) beside(s string, i int, args []string) bool {
	for _, mark := range []string{"; ", ", ", " (", " "} {
		if at := strings.Index(s, mark); at >= 0 {
			args[i] = s[:at]
			if fits(f.holes[i], args[i]) && f.holds(s[at:], i+1, args) {
				return true
			}
		}
	}
	args[i] = s
	return fits(f.holes[i], s) && f.holds("", i+1, args)
}

// fits reports whether a verb of package fmt may have written s.
func fits(verb byte, s string) bool {
	switch verb {
	case 'd':
		return s != "" && strings.Trim(s, "0123456789") == "" || len(s) > 1 && s[0] == '-' && fits(verb, s[1:])
	case 'q':
		q, err := strconv.QuotedPrefix(s)
		return err == nil && q == s
	case 's', 'v', 'w':
		return true
	}
	return s != "" && !strings.Contains(s, " ")
}
