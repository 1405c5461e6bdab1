// Package dialect turns what generators of sites add to Markdown (tags, shortcodes,
// containers, lists of attributes) into HTML and plain Markdown. What it does not
// know gives what it holds, and a finding.
//
// A body is read once, line by line: program text stays as it is; a line may begin
// or end a container (container.go), and in it tags may stand (tag.go), which
// known.Forms gives a Form and form.go writes. Whether something ends a tag is only
// known later: until then its piece of the output is that of a tag that stands
// alone.
package dialect

import (
	"regexp"
	"strings"

	"github.com/wenzhai/wenzhai/convert/clean/internal/report"
)

// Options says how a body is read; the zero value works.
type Options struct {
	Log   *report.Log
	Path  string          // of the article
	Title string          // of the article
	Forms map[string]Form // of tags, by names in small letters: the user's, before those that are known
	// File returns a text file of the archive by a name relative to the article;
	// nil where there are no files.
	File func(name string) (string, error)
}

// signs are what the notations of dialects begin with; where none of them stands in
// a body there is nothing to read.
var signs = []string{"{%", "{{", ":::", "!!!", "???", "=== ", "///", "{:", "{#", "{.", "![", "<", "){", "]{", "`{", "{/*", "[toc]", "[TOC]", "[[toc]]", "[[TOC]]", "@[", "!> ", "?> ", "##", "--8<--", "{ .", "{ #", "++"}

// Plain returns s as Markdown and HTML without what dialects add to it, and of each
// line the one of s that it comes from where that is not the same (nil: all are).
func Plain(o Options, s string) (text string, lines []int) {
	if !mayHold(s) {
		return s, nil
	}
	if o.Log == nil {
		o.Log = report.New(o.Path, []byte(s), 1)
	}
	r := newReader(&o, s)
	r.run()
	return r.end()
}

// mayHold reports whether one of signs stands in s.
func mayHold(s string) bool {
	for _, sign := range signs {
		if strings.Contains(s, sign) {
			return true
		}
	}
	return false
}

// reader reads one body.
type reader struct {
	input
	writer
	o *Options

	depth, spent int    // of files that include others; bytes of all
	code         fence  // around the line
	blank        bool   // the line before shows nothing, or is program text
	items        bool   // the last line at the margin is an item of a list
	html         bool   // the lines before are HTML, which Markdown would end at a blank line
	gapped       bool   // a blank line was set before the lines that are read
	heading      bool   // the line is a heading
	fragments    int    // of MDX, around the line
	mdx          answer // whether the body uses components
	hashes       answer // whether its headings lack a space

	opens   map[string][]opened // tags that may be ended, by name
	order   []string            // the names in opens of those of {% %}, for {% end %}
	boxes   []container
	indents []int // columns at which containers with indented content began
}

// answer is that to a question about a whole body, which is asked once.
type answer int8

const (
	unasked answer = iota
	yes
	no
)

func newReader(o *Options, s string) *reader {
	return &reader{
		input: input{src: s, next: map[string][2]int{}, none: map[string]bool{}}, writer: writer{log: o.Log, unknown: map[string]*count{}},
		o: o, blank: true, opens: map[string][]opened{},
	}
}

func (r *reader) run() {
	for r.pos < len(r.src) {
		line := r.src[r.pos:]
		if i := strings.IndexByte(line, '\n'); i >= 0 {
			line = line[:i+1]
		}
		line = line[:glued(line)]
		r.pos += len(line)
		if strings.HasSuffix(line, "\n") || r.pos == len(r.src) {
			r.at++
		}
		first := len(r.out)
		r.line(line)
		r.lastLine = first
	}
	r.closeBoxes(0)
}

// glued returns the length of a line up to the picture that it begins with, where an
// author forgot to end it before program text or a heading.
func glued(line string) int {
	if !strings.HasPrefix(line, "![") {
		return len(line)
	}
	for _, sign := range []string{")```", ")## ", ")### ", ")#### "} {
		if i := strings.Index(line, sign); i >= 0 && strings.Count(line[:i], "](") == 1 {
			return i + 1
		}
	}
	return len(line)
}

// end returns what was written, and says what was not known.
func (r *reader) end() (string, []int) {
	r.sayUnknown()
	text := strings.Join(r.out, "")
	if text == r.src {
		return r.src, nil
	}
	var lines []int
	for i, piece := range r.out {
		for range strings.Count(piece, "\n") {
			lines = append(lines, r.lines[i])
		}
	}
	return text, append(lines, r.at)
}

// line reads one line.
func (r *reader) line(line string) {
	if !strings.HasSuffix(line, "\n") && r.pos < len(r.src) {
		defer r.write("\n\n") // see glued
	}
	line = r.unindent(line)
	n := prefixLen(line)
	if r.code == "" && r.isIndentedCode(line) {
		r.write(r.codeLine(line))
		return
	}
	inCode := r.code != ""
	if r.code.takes(line[n:]) || inCode {
		if !inCode && r.html {
			r.write("\n")
		}
		r.html, r.blank = false, r.code == ""
		r.write(r.codeLine(line))
		return
	}
	r.begin(line[:n])
	switch {
	case r.container(line[:n], line[n:]), r.isContents(line[n:]), r.module(line), r.snippet(line[:n], line[n:]):
		r.blank = true
		return
	}
	if len(r.boxes) > 0 && r.boxes[0].open && isHeading(line[n:]) {
		r.closeBoxes(0)
	}
	line = r.gap(line)
	n = prefixLen(line)
	r.write(line[:n])
	r.ink, r.heading = false, isHeading(line[n:])
	r.inline(r.spacedHeading(line[n:]))
	r.blank = r.heading || r.wasBlank()
}

// isIndentedCode reports whether a line is program text by its indentation.
func (r *reader) isIndentedCode(line string) bool {
	code := r.blank && !r.items && (strings.HasPrefix(line, "    ") || strings.HasPrefix(line, "\t")) && !isBlank(line)
	if !code && !isBlank(line) && line[0] != ' ' && line[0] != '\t' {
		r.items = markerLen(line) > 0 && line[0] != '>'
	}
	return code
}

// inline reads the text of a line, behind its prefix.
func (r *reader) inline(rest string) {
	for rest != "" {
		i := strings.IndexAny(rest, "`\\{<!$+")
		if i < 0 {
			r.write(spacedFragments(rest))
			return
		}
		r.write(spacedFragments(rest[:i]))
		rest = rest[i:]
		n, text := 1, rest[:1]
		switch rest[0] {
		case '`':
			n = codeLen(rest)
			text = uncommented(rest[:n])
		case '\\':
			n, text = r.escaped(rest)
		case '$':
			n = r.formulaLen(rest)
			text = r.from(rest, n)
		case '{':
			n, text = r.curly(rest)
		case '<':
			n, text = r.angle(rest)
		case '!':
			n, text = picture(rest)
		case '+':
			n, text = keys(r, rest)
		}
		r.write(text)
		rest = r.advance(rest, n)
	}
}

// spacedFragments sets the addresses of places in the article that hold spaces in
// angle brackets, as Markdown asks for.
func spacedFragments(s string) string {
	if !strings.Contains(s, "](#") {
		return s
	}
	return fragment.ReplaceAllString(s, "](<$1>)")
}

var fragment = regexp.MustCompile(`\]\((#[^()<>"\n ]+ [^()<>"\n]*)\)`)

// advance returns what follows the next n bytes of rest, which ends where the next
// line begins: it may be a later line.
func (r *reader) advance(rest string, n int) string {
	if n <= len(rest) {
		return rest[n:]
	}
	to := r.pos - len(rest) + n
	r.at += strings.Count(r.src[r.pos:to], "\n")
	r.pos = to
	if i := strings.IndexByte(r.src[to:], '\n'); i >= 0 && !strings.HasSuffix(r.src[:to], "\n") {
		r.pos += i + 1
		r.at++
	} else if i < 0 {
		r.pos = len(r.src)
	}
	return r.src[to:r.pos]
}
