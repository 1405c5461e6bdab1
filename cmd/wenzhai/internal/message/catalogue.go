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
	"embed"
	"strings"
	"sync"
)

//go:embed zh/*.po
var files embed.FS

// Catalogue holds the messages of a language. The nil Catalogue is that of English. It
// is safe for concurrent use.
type Catalogue struct {
	exact map[string]string
	begin map[byte][]*form // by the first byte of their formats
	open  []*form          // that begin with what is filled in
}

var chinese = sync.OnceValue(func() *Catalogue {
	c := &Catalogue{exact: map[string]string{}, begin: map[byte][]*form{}}
	for _, e := range Entries() {
		c.add(e.ID, e.Text)
		if e.Plural != "" {
			c.add(e.Plural, e.Text)
		}
	}
	return c
})

// Chinese returns the catalogue of simplified Chinese, which is read when it is first
// asked for.
func Chinese() *Catalogue { return chinese() }

func (c *Catalogue) add(id, text string) {
	f := parse(id, text)
	switch {
	case len(f.holes) == 0:
		c.exact[f.literals[0]] = f.pieces[0].literal
	case f.literals[0] == "":
		c.open = append(c.open, f)
	default:
		c.begin[f.literals[0][0]] = append(c.begin[f.literals[0][0]], f)
	}
}

// Text returns a finished English message in the language of c; as it is where c does
// not know it.
func (c *Catalogue) Text(s string) string {
	if c == nil || s == "" {
		return s
	}
	return (&reader{c, map[string]reading{}}).read(s).text
}

// reading is a way of reading a text: what it says, and how many bytes of the text are
// known words.
type reading struct {
	text  string
	known int
}

// reader reads one message.
type reader struct {
	*Catalogue
	done map[string]reading
}

// read returns the reading of s that knows the most of it.
func (r *reader) read(s string) reading {
	if x, ok := r.exact[s]; ok {
		return reading{x, len(s)}
	}
	if s == "" || len(s) > longest {
		return reading{s, 0}
	}
	if x, ok := r.done[s]; ok {
		return x
	}
	best := reading{s, 0}
	r.done[s] = best
	for _, list := range [][]*form{r.begin[s[0]], r.open} {
		for _, f := range list {
			if args, ok := f.match(s); ok {
				best = better(best, r.fill(f, args))
			}
		}
	}
	for _, j := range joints {
		best = better(best, r.parts(s, j))
	}
	r.done[s] = best
	return best
}

// longest is the length of the longest text in bytes that is read: what is longer was
// made by no format.
const longest = 4000

func better(a, b reading) reading {
	if b.known > a.known {
		return b
	}
	return a
}

// short is the weight below which a form says too little: it is taken only where what
// is filled in is known.
const short = 8

// fill puts what was filled in into the Chinese form.
func (r *reader) fill(f *form, args []string) reading {
	var b strings.Builder
	known := f.weight - len(f.holes) // of two readings the plainer one
	for _, p := range f.pieces {
		switch {
		case p.hole < 0:
			b.WriteString(p.literal)
		case p.message:
			x := r.read(args[p.hole])
			if x.known == 0 && f.weight < short {
				return reading{}
			}
			known += x.known
			b.WriteString(x.text)
		default:
			b.WriteString(args[p.hole])
		}
	}
	return reading{b.String(), known}
}

// joint stands between messages that were joined: what it is in Chinese between two
// that are known, and how many bytes of it count as known words.
type joint struct {
	english, chinese string
	known            int
}

var joints = []joint{{"; ", "；", 0}, {": ", "：", 0}, {", ", "，", 0}, {" (", "（", 0}, {" or ", " 或 ", 4}, {" and ", " 和 ", 5}, {"\n", "\n", 0}}

// parts reads s as two messages with j between them.
func (r *reader) parts(s string, j joint) reading {
	best := reading{s, 0}
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
		a, b := r.read(left), r.read(right)
		if j.english == ": " && a.known == 0 {
			mark = j.english // a name before a message
		}
		if a.known+b.known > 0 {
			best = better(best, reading{a.text + mark + b.text + end, a.known + b.known + j.known})
		}
	}
}
