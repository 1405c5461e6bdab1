package math

import (
	"strings"

	scan "github.com/wenzhai/wenzhai/convert/math/tex"
)

// aligned returns TeX with align in place of eqnarray, which Temml does not know: the
// second of the two & around a relation becomes an empty group, so that a sign behind it
// stays one between two terms.
func aligned(tex string) string {
	if !strings.Contains(tex, "{eqnarray") {
		return tex
	}
	r := columns{}
	for len(tex) > 0 {
		n := max(scan.Command(tex), 1)
		if word := tex[:n]; word == `\begin` || word == `\end` {
			n += scan.Group(tex[n:])
		}
		r.write(tex[:n])
		tex = tex[n:]
	}
	return r.out.String()
}

// columns follows the columns of eqnarray.
type columns struct {
	out    strings.Builder
	inner  int // environments and groups around the place within eqnarray
	inside bool
	marks  int // & of the row
}

// write writes what comes next: a command, with the name of its environment, or a sign.
func (r *columns) write(s string) {
	switch {
	case !r.inside && strings.HasPrefix(s, `\begin{eqnarray`), r.inside && r.inner == 0 && strings.HasPrefix(s, `\end{eqnarray`):
		r.inside, r.inner, r.marks = !r.inside, 0, 0
		s = strings.Replace(s, "eqnarray", "align", 1)
	case !r.inside:
	case s == "{", strings.HasPrefix(s, `\begin{`):
		r.inner++
	case s == "}", strings.HasPrefix(s, `\end{`):
		r.inner--
	case r.inner > 0:
	case s == `\\`:
		r.marks = 0
	case s == "&":
		if r.marks++; r.marks == 2 {
			s = "{}"
		}
	}
	r.out.WriteString(s)
}
