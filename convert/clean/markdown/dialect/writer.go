package dialect

import (
	"slices"
	"strings"

	"github.com/wenzhai/wenzhai/convert/clean/internal/report"
	"github.com/wenzhai/wenzhai/convert/diag"
)

// writer takes what comes of a body: pieces of text, and findings.
type writer struct {
	out       []string // pieces
	lines     []int    // of each piece, the line that it comes from
	at        int      // number of the line that is read, from 1
	lastLine  int      // the first of out that belongs to the line before
	prefix    string   // of the line: what one that goes on with it has
	rawPrefix string   // as it stands
	marked    bool     // an item of a list begins on the line
	ink       bool     // something was written behind the prefix

	log     *report.Log
	within  int               // the line of the body that the text is included on; 0: it is the body
	open    int               // findings about markup that nothing ends
	unknown map[string]*count // tags without a form
}

// count is how often something was found, and where first.
type count struct {
	shown string
	n     int
	line  int
}

// write appends a piece to the output.
func (r *writer) write(s string) {
	if s == "" {
		return
	}
	r.out, r.lines = append(r.out, s), append(r.lines, r.at)
	r.inked(s)
}

// inked notes whether something stands on the line, behind its prefix, after s.
func (r *writer) inked(s string) {
	if i := strings.LastIndexByte(s, '\n'); i >= 0 {
		r.ink = !isBlank(strings.Trim(s[i+1:], "> "))
		return
	}
	r.ink = r.ink || !isBlank(s)
}

// tail returns the last byte that was written, or 0.
func (r *writer) tail() byte {
	if last := r.last(); last != "" {
		return last[len(last)-1]
	}
	return 0
}

// last returns the last piece of the output that is not empty, or "".
func (r *writer) last() string {
	for i := len(r.out) - 1; i >= max(0, len(r.out)-20); i-- {
		if r.out[i] != "" {
			return r.out[i]
		}
	}
	return ""
}

// endsWith reports whether what was written ends with s, within one piece.
func (r *writer) endsWith(s string) bool { return strings.HasSuffix(r.last(), s) }

// wasBlank reports whether the line that was written last shows nothing.
func (r *writer) wasBlank() bool {
	if len(r.out) == 0 {
		return true
	}
	if !strings.HasSuffix(r.out[len(r.out)-1], "\n") {
		return !r.ink
	}
	for i := len(r.out) - 1; i >= 0; i-- {
		s := r.out[i]
		if i == len(r.out)-1 {
			s = s[:len(s)-1]
		}
		at := strings.LastIndexByte(s, '\n')
		if strings.Trim(s[at+1:], "> \t\r") != "" {
			return false
		}
		if at >= 0 {
			return true
		}
	}
	return true
}

// begin sets what is known of a line by its prefix.
func (r *writer) begin(prefix string) {
	r.rawPrefix, r.prefix, r.ink = prefix, continued(prefix), false
	r.marked = strings.Trim(prefix, "> \t") != ""
}

// lineNo returns the number in the file of the line that is read.
func (r *writer) lineNo() int {
	if r.within > 0 {
		return r.within
	}
	return r.log.First() + r.at - 1
}

// noteUnknown counts a tag without a form.
func (r *writer) noteUnknown(shown string) {
	c := r.unknown[shown]
	if c == nil {
		if len(r.unknown) >= maxUnknown {
			return
		}
		c = &count{shown: shown, line: r.lineNo()}
		r.unknown[shown] = c
	}
	c.n++
}

// sayUnknown reports the tags without a form, in the order of their lines.
func (r *writer) sayUnknown() {
	if len(r.unknown) == 0 {
		return
	}
	all := make([]*count, 0, len(r.unknown))
	for _, c := range r.unknown {
		all = append(all, c)
	}
	slices.SortFunc(all, func(a, b *count) int {
		if a.line != b.line {
			return a.line - b.line
		}
		return strings.Compare(a.shown, b.shown)
	})
	for _, c := range all {
		times := ""
		if c.n > 1 {
			times = " (" + number(c.n) + " times)"
		}
		r.log.Warn(diag.UnknownTag, c.line, "%s is not known%s; what it holds stays", c.shown, times)
	}
}

// maxUnknown is the number of names of unknown tags that are counted.
const maxUnknown = 100

// sayOpen reports markup that nothing ends, once a line.
func (r *writer) sayOpen(what, read string) {
	if r.open++; r.open <= maxOpen {
		r.log.Warn(diag.OpenMarkup, r.lineNo(), "nothing ends the %s that begins here; it is read as %s", what, read)
	}
}

// maxOpen is the number of findings about markup that nothing ends, of one body.
const maxOpen = 20

func (r *writer) missing(what string) {
	if r.open++; r.open <= maxOpen {
		r.log.Warn(diag.IncludeMissing, r.lineNo(), "the file %q that is to stand here cannot be had", clip(what))
	}
}

// piece returns the piece of output for s: behind other words of a line as it is,
// else on lines of its own; restBlank says that nothing follows on the line.
func (r *writer) piece(s string, ink, restBlank bool) string {
	if s == "" || ink {
		return strings.ReplaceAll(s, "\n", " ")
	}
	before := ""
	if !r.marked {
		before = "\n" + r.prefix
	}
	after := "\n" + r.prefix
	if !restBlank {
		after += "\n" + r.prefix
	}
	return before + strings.ReplaceAll(s, "\n", "\n"+r.prefix) + after
}

// contOrMark returns the prefix of the line that is read, with the mark of an item
// as an item has it.
func (r *writer) contOrMark() string {
	if r.marked {
		return r.rawPrefix
	}
	return r.prefix
}
