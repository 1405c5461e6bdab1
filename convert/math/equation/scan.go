package equation

import (
	"strconv"
	"strings"
)

// environments are those that number their rows, or of false all of them together.
var environments = map[string]bool{"equation": false, "multline": false, "align": true, "gather": true, "alignat": true, "flalign": true, "eqnarray": true}

// label is a name of an equation.
type label struct{ name, number string }

// scanner reads a formula and writes it with numbers.
type scanner struct {
	tex     string
	display bool
	next    int // number of the next equation
	out     strings.Builder
	labels  []label

	open   []string // environments around the place
	braces int
	inside bool // one whose equations have numbers
	rows   bool // each of its rows
	auto   bool // also where they do not say so
	named  bool // there is one in the formula
	row    row
}

// row is the state of an equation.
type row struct {
	ink    bool // it shows something
	tag    string
	none   bool // \notag
	labels []string
}

func (s *scanner) read() {
	for i := 0; i < len(s.tex); {
		switch s.tex[i] {
		case '\\':
			i += s.command(i)
			continue
		case '{':
			s.braces++
		case '}':
			s.braces--
		}
		s.row.ink = s.row.ink || s.tex[i] > ' '
		s.out.WriteByte(s.tex[i])
		i++
	}
	s.auto = s.display && !s.named && len(s.row.labels) > 0
	s.end()
}

// command reads a command and returns its length with what is read of its arguments.
func (s *scanner) command(i int) int {
	word := commandOf(s.tex[i:])
	n := len(word)
	arg, m := "", 0
	switch word {
	case `\label`, `\begin`, `\end`:
		if arg, m = argument(s.tex[i+n:]); m == 0 {
			break
		}
		n += m
		switch {
		case word == `\label`:
			s.row.labels = append(s.row.labels, arg)
			return n
		case word == `\begin`:
			s.begin(arg)
		case len(s.open) > 0:
			s.close()
		}
	case `\tag`:
		star := strings.HasPrefix(s.tex[i+n:], "*")
		if star {
			n++
		}
		if arg, m = argument(s.tex[i+n:]); m > 0 {
			n += m
			s.row.tag = arg
		}
	case `\notag`, `\nonumber`:
		s.row.none = true
	case `\\`:
		if s.inside && s.rows && len(s.open) == 1 && s.braces == 0 {
			s.end()
		}
	default:
		s.row.ink = true
	}
	s.out.WriteString(s.tex[i : i+n])
	return n
}

// begin enters an environment.
func (s *scanner) begin(name string) {
	s.open = append(s.open, name)
	s.row.ink = true
	if len(s.open) > 1 || s.braces != 0 {
		return
	}
	plain := strings.TrimSuffix(name, "*")
	if rows, ok := environments[plain]; ok {
		s.inside, s.rows, s.auto, s.named = true, rows, plain == name, true
		s.row = row{labels: s.row.labels}
	}
}

// close leaves an environment.
func (s *scanner) close() {
	s.open = s.open[:len(s.open)-1]
	if len(s.open) > 0 || !s.inside {
		return
	}
	s.end()
	s.inside = false
}

// end ends an equation: it gets a number, unless it has one or is to have none. Without
// one its labels name nothing.
func (s *scanner) end() {
	number := s.row.tag
	if number == "" && s.auto && s.row.ink && !s.row.none {
		number = strconv.Itoa(s.next)
		s.next++
		s.out.WriteString(` \tag{` + number + "}")
	}
	if number != "" {
		for _, l := range s.row.labels {
			s.labels = append(s.labels, label{l, number})
		}
	}
	s.row = row{}
}
