// Package message says what the program has to say in the language of its reader.
// Everything in the program is an English text or format; the files zh/*.po give each
// its Chinese form. A finished message is read by these formats: the reading that
// covers the most of it is taken, and what it filled in goes into the Chinese form. So
// messages stay values in English in files, caches and JSON, and are translated where
// they are printed and nowhere else.
//
// In a Chinese form %s, %d and %q stand for what was filled in as it is, and %v for
// what is a message itself and is translated, too; %[2]s is the second one.
package message

import (
	"bytes"
	"embed"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/wenzhai/wenzhai/convert/letter"
)

//go:embed zh/*.po
var files embed.FS

// Catalogue holds the messages of a language. The nil Catalogue is that of English. It
// is safe for concurrent use.
type Catalogue struct {
	exact map[string]string
	forms map[string][]*form // by the first bytes of their longest literal, see sign
}

// sign is how many bytes of a literal forms are found by; those of shorter literals
// stand below "".
const sign = 3

var chinese = sync.OnceValue(func() *Catalogue {
	c := &Catalogue{exact: map[string]string{}, forms: map[string][]*form{}}
	for _, e := range Entries() {
		c.add(e.ID, e.Text)
		if e.Plural != "" {
			c.add(e.Plural, e.Text)
		}
		if strings.Contains(e.ID, "`") { // the description of a flag, as messages quote it
			c.add(strings.ReplaceAll(e.ID, "`", ""), strings.ReplaceAll(e.Text, "`", ""))
		}
	}
	return c
})

// Chinese returns the catalogue of simplified Chinese, which is read when it is first
// asked for.
func Chinese() *Catalogue { return chinese() }

func (c *Catalogue) add(id, text string) {
	f := parse(id, text)
	if len(f.holes) == 0 {
		c.exact[f.literals[0]] = f.pieces[0].literal
		return
	}
	key := ""
	if len(f.longest) >= sign {
		key = f.longest[:sign]
	}
	c.forms[key] = append(c.forms[key], f)
}

// Text returns a finished English message in the language of c; as it is where c does
// not know it.
func (c *Catalogue) Text(s string) string {
	if c == nil || s == "" {
		return s
	}
	return (&reader{c, map[string]reading{}}).read(s).text
}

// Knows reports whether a text is one of c by itself, with nothing filled in.
func (c *Catalogue) Knows(s string) bool {
	if c == nil {
		return false
	}
	_, ok := c.exact[s]
	return ok
}

// reading is a way of reading a text: what it says, how many bytes of the text are
// known words, and whether nothing in it is a message that is not known.
type reading struct {
	text  string
	known int
	whole bool
}

// reader reads one message.
type reader struct {
	*Catalogue
	done map[string]reading
}

// read returns the reading of s that knows the most of it.
func (r *reader) read(s string) reading {
	if x, ok := r.exact[s]; ok {
		return reading{x, len(s), true}
	}
	best := reading{text: s}
	if s == "" || len(s) > longest || len(r.done) > most {
		return best
	}
	if x, ok := r.done[s]; ok {
		return x
	}
	r.done[s] = best
	best = r.form(s)
	for _, j := range joints {
		if !best.whole {
			best = better(best, r.parts(s, j))
		}
	}
	r.done[s] = best
	return best
}

// form returns the reading of s by one form that knows the most of it.
func (r *reader) form(s string) reading {
	best := reading{text: s}
	try := func(f *form) {
		if args, ok := f.match(s); ok {
			best = better(best, r.fill(f, args))
		}
	}
	for _, f := range r.forms[""] {
		try(f)
	}
	for i := 0; i+sign <= len(s); i++ {
		for _, f := range r.forms[s[i:i+sign]] {
			if strings.HasPrefix(s[i:], f.longest) {
				try(f)
			}
		}
	}
	return best
}

// longest is the length of the longest text in bytes that is read: what is longer was
// made by no format.
const longest = 1000

// most is how many parts of a message are read: what has more was not written by us.
const most = 400

func better(a, b reading) reading {
	if b.known > a.known || b.known == a.known && b.whole && !a.whole {
		return b
	}
	return a
}

// short is the weight below which a form says too little: it is taken only where what
// is filled in is known, or a path or a quoted word, and where it says next to nothing, is known and of
// some length.
const short = 8

// fill puts what was filled in into the Chinese form.
func (r *reader) fill(f *form, args []string) reading {
	var b strings.Builder
	known := f.weight - len(f.holes) + bytes.Count(f.holes, []byte("d")) // of two readings the plainer one
	whole := f.weight >= short
	for _, p := range f.pieces {
		switch {
		case p.hole < 0:
			add(&b, p.literal)
		case p.message:
			x := r.read(args[p.hole])
			name := f.weight >= 4 && !strings.Contains(args[p.hole], " ") && strings.ContainsAny(args[p.hole], `./"`)
			if x.known == 0 && f.weight < short && !name || x.known < 2*short && f.weight < 4 {
				return reading{}
			}
			known += x.known
			whole = whole && (x.whole || !strings.Contains(args[p.hole], " "))
			add(&b, x.text)
		default:
			whole = whole && !strings.Contains(args[p.hole], "; ") && !strings.Contains(args[p.hole], ": ")
			add(&b, args[p.hole])
		}
	}
	return reading{b.String(), known, whole}
}

// add adds s, with a space between Chinese characters and others where s begins, and
// with none between Chinese ones.
func add(b *strings.Builder, s string) {
	before, _ := utf8.DecodeLastRuneInString(b.String())
	after, _ := utf8.DecodeRuneInString(s)
	switch {
	case letter.Han(before) && after < 0x80 && (unicode.IsLetter(after) || unicode.IsDigit(after)),
		before < 0x80 && (unicode.IsLetter(before) || unicode.IsDigit(before)) && letter.Han(after):
		b.WriteByte(' ')
	case before == ' ' && letter.Wide(after):
		text := b.String()
		if rest := strings.TrimRight(text, " "); letter.Wide(letter.LastRune(rest)) {
			b.Reset()
			b.WriteString(rest)
		}
	}
	b.WriteString(s)
}

// joint stands between messages that were joined: what it is in Chinese between two
// that are known, and how many bytes of it count as known words.
type joint struct {
	english, chinese string
	known            int
}

var brackets = joint{" (", "（", 0}

var joints = []joint{{"; ", "；", 0}, {": ", "：", 0}, {", ", "，", 0}, brackets, {" or ", " 或 ", 4}, {" and ", " 和 ", 5}, {"\n", "\n", 0}}

// first reads the first of several messages: by one form, or with more in brackets.
func (r *reader) first(s string) reading {
	if x, ok := r.exact[s]; ok {
		return reading{x, len(s), true}
	}
	best := r.form(s)
	if !best.whole && strings.HasSuffix(s, ")") {
		best = better(best, r.parts(s, brackets))
	}
	return best
}

// parts reads s as two messages with j between them, of which the second may be
// several.
func (r *reader) parts(s string, j joint) reading {
	best := reading{text: s}
	for at, i := 0, 0; ; at = i + len(j.english) {
		if i = strings.Index(s[at:], j.english); i < 0 {
			return best
		}
		i += at
		left, right := s[:i], s[i+len(j.english):]
		mark := j.chinese
		end := ""
		if j.english == " (" {
			var closed bool
			if right, closed = strings.CutSuffix(right, ")"); !closed {
				continue
			}
			end = "）"
		}
		// What is one word is a name or a value, though it may be a word of ours, too.
		a, b := reading{text: left, whole: true}, reading{text: right, whole: true}
		if strings.Contains(left, " ") {
			a = r.first(left)
		} else if severity, code, ok := strings.Cut(left, "["); ok && r.Knows(severity) && strings.HasSuffix(code, "]") {
			a = reading{r.exact[severity] + "[" + code, len(severity), true} // of a finding
		}
		if strings.Contains(right, " ") {
			b = r.read(right)
		}
		if a.known == 0 && (j.english == ": " || j.english == ", ") && strings.ContainsFunc(left, unicode.IsLetter) {
			mark = j.english // behind a name
		}
		if a.known+b.known > 0 {
			best = better(best, reading{a.text + mark + b.text + end, a.known + b.known + j.known, a.whole && b.whole})
		}
	}
}
