// Package plain makes readable text of the TeX of formulas, for titles and contents,
// which hold no formulas: E=mc², a/b, α ≤ β.
package plain

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"github.com/wenzhai/wenzhai/convert/doc"
	"github.com/wenzhai/wenzhai/convert/math/tex"
)

// The longest TeX in bytes that is read, and how deep its groups may nest: others
// stay TeX.
const (
	maxTeX   = 8 << 10
	maxDepth = 40
)

// TeX returns a formula as text. It never fails: commands that it does not know stand
// as their names.
func TeX(source string) string {
	if len(source) > maxTeX {
		return source
	}
	r := &reader{rest: source}
	out := strings.Join(strings.Fields(r.all(0)), " ")
	if out == "" {
		return strings.TrimSpace(source)
	}
	return out
}

// Text returns s with the formulas between marks of TeX in it as text.
func Text(s string) string {
	if !tex.Marked(s) {
		return s
	}
	const style = tex.Dollars | tex.Escaped | tex.Markdown
	at, f := tex.Next(s, 0, style)
	if at < 0 {
		return s
	}
	var b strings.Builder
	for ; at >= 0; at, f = tex.Next(s, 0, style) {
		b.WriteString(s[:at])
		b.WriteString(TeX(f.TeX))
		s = s[at+f.Len:]
	}
	return b.String() + s
}

// Inlines is doc.PlainInlines with formulas as text.
func Inlines(in []doc.Inline) string {
	some := false
	doc.EachInline(in, func(i doc.Inline) {
		_, is := i.(*doc.Formula)
		some = some || is
	})
	if !some {
		return doc.PlainInlines(in)
	}
	var b strings.Builder
	for _, i := range in {
		f, is := i.(*doc.Formula)
		switch inner := doc.Inner(i); {
		case is:
			b.WriteString(TeX(f.TeX))
		case inner != nil:
			b.WriteString(Inlines(*inner))
		default:
			b.WriteString(doc.PlainInlines([]doc.Inline{i}))
		}
	}
	return b.String()
}

// reader reads TeX from its beginning.
type reader struct{ rest string }

// all returns the text up to the end or to a brace that closes.
func (r *reader) all(depth int) string {
	var b strings.Builder
	for r.rest != "" && r.rest[0] != '}' {
		if last, _ := utf8.DecodeLastRuneInString(b.String()); r.named() && (unicode.IsLetter(last) || unicode.IsDigit(last)) {
			b.WriteByte(' ')
		}
		b.WriteString(r.one(depth))
	}
	return b.String()
}

// named reports whether the name of a function comes next.
func (r *reader) named() bool {
	if r.rest[0] != '\\' {
		return false
	}
	n := 1
	for n < len(r.rest) && tex.IsLetter(r.rest[n]) {
		n++
	}
	return commands()[r.rest[1:n]].kind == function
}

// one returns the text of what comes next: a character, a group, a command with its
// arguments.
func (r *reader) one(depth int) string {
	c, n := utf8.DecodeRuneInString(r.rest)
	switch c {
	case '\\':
		return r.command(depth)
	case '{':
		return r.group(depth)
	case '^', '_':
		r.rest = r.rest[1:]
		return script(byte(c), r.argument(depth))
	}
	r.rest = r.rest[n:]
	switch c {
	case '~', '\n', '\t':
		return " "
	case '&', '$':
		return ""
	case '\'':
		return "′"
	}
	return string(c)
}

// group returns the text of a group in braces.
func (r *reader) group(depth int) string {
	r.rest = r.rest[1:]
	if depth >= maxDepth {
		return ""
	}
	s := r.all(depth + 1)
	r.rest = strings.TrimPrefix(r.rest, "}")
	return s
}

// argument returns the text of an argument, a group or what else comes next.
func (r *reader) argument(depth int) string {
	r.rest = strings.TrimLeft(r.rest, " \n\t")
	if r.rest == "" || r.rest[0] == '}' || depth >= maxDepth {
		return ""
	}
	return strings.TrimSpace(r.one(depth + 1))
}

// option returns the text in square brackets, if they come next.
func (r *reader) option() string {
	in, ok := strings.CutPrefix(r.rest, "[")
	end := strings.IndexByte(in, ']')
	if !ok || end < 0 {
		return ""
	}
	r.rest = in[end+1:]
	return (&reader{rest: in[:end]}).all(maxDepth)
}

func (r *reader) command(depth int) string {
	n := 1
	for n < len(r.rest) && tex.IsLetter(r.rest[n]) {
		n++
	}
	if n == 1 {
		return r.escaped()
	}
	name := r.rest[1:n]
	r.rest = strings.TrimPrefix(strings.TrimLeft(r.rest[n:], " \n\t"), "*")
	switch c := commands()[name]; c.kind {
	case sign:
		return c.text
	case relation:
		return " " + c.text + " "
	case function:
		return name + r.apart()
	case noLook:
		return r.bare(name)
	case noArgument:
		r.argument(depth)
		return ""
	case space:
		return " "
	case accent:
		return marked(r.argument(depth), c.text)
	}
	return r.shaped(name, depth)
}

// bare reads the delimiter behind \left and the like, of which a full stop shows nothing.
func (r *reader) bare(name string) string {
	if (name == "left" || name == "right" || name == "middle") && strings.HasPrefix(r.rest, ".") {
		r.rest = r.rest[1:]
	}
	return ""
}

// apart is the space between the name of a function and what follows it.
func (r *reader) apart() string {
	if c, _ := utf8.DecodeRuneInString(r.rest); unicode.IsLetter(c) || unicode.IsDigit(c) || c == '\\' {
		return " "
	}
	return ""
}

// escaped reads a command of one sign.
func (r *reader) escaped() string {
	if len(r.rest) < 2 {
		r.rest = ""
		return ""
	}
	_, n := utf8.DecodeRuneInString(r.rest[1:])
	c := r.rest[1 : 1+n]
	r.rest = r.rest[1+n:]
	switch c {
	case `\`:
		return ", "
	case ",", ";", ":", ">", " ", "\n":
		return " "
	case "!", "(", ")", "[", "]":
		return ""
	case "|":
		return "‖"
	}
	return c
}

// shaped reads the commands whose arguments have places.
func (r *reader) shaped(name string, depth int) string {
	switch name {
	case "frac", "dfrac", "tfrac", "cfrac":
		over := r.argument(depth)
		return whole(over) + "/" + whole(r.argument(depth))
	case "binom", "dbinom", "tbinom":
		over := r.argument(depth)
		return "C(" + over + ", " + r.argument(depth) + ")"
	case "sqrt":
		root := map[string]string{"3": "∛", "4": "∜"}
		o := r.option()
		sign, ok := root[o]
		if !ok {
			raised, _ := formOf(o, 0)
			sign = raised + "√"
		}
		return sign + whole(r.argument(depth))
	case "mathbb", "Bbb":
		s := r.argument(depth)
		if f, ok := formOf(s, 2); ok {
			return f
		}
		return s
	case "pmod":
		return " (mod " + r.argument(depth) + ")"
	case "textcolor", "colorbox", "stackrel", "overset", "underset":
		r.argument(depth)
		return r.argument(depth)
	case "not":
		return marked(r.argument(depth), stroke)
	}
	return name + r.apart()
}

// whole returns s in brackets where it is more than a letter, a number or a word.
func whole(s string) string {
	for i, c := range s {
		if !unicode.IsLetter(c) && !unicode.IsDigit(c) && !unicode.IsMark(c) && !unicode.Is(unicode.No, c) && !strings.ContainsRune("∞.′ₐ√ℓℏ", c) || i > 0 && c == '√' {
			return "(" + s + ")"
		}
	}
	return s
}

// script returns a raised or lowered text.
func script(mark byte, s string) string {
	kind := 0
	if mark == '_' {
		kind = 1
	}
	if f, ok := formOf(s, kind); ok {
		return f
	}
	if s == "" {
		return ""
	}
	if utf8.RuneCountInString(s) == 1 || mark == '_' && strings.TrimFunc(s, unicode.IsLetter) == "" {
		return string(mark) + s
	}
	return string(mark) + "(" + s + ")"
}

// marked returns a letter with a mark above or below it where one character has both,
// as faces seldom place marks by themselves; else the text without it, unless the mark
// is a stroke, which says the contrary.
func marked(s, mark string) string {
	if whole := norm.NFC.String(s + mark); utf8.RuneCountInString(whole) == utf8.RuneCountInString(s) || mark == stroke {
		return whole
	}
	return s
}

const stroke = "\u0338"
