// Package report collects what cleaning has to say about one body: what was
// dropped, and diagnostics, with their lines.
package report

import (
	"cmp"
	"slices"
	"strings"

	"github.com/wenzhai/wenzhai/convert/clean/internal/runes"
	"github.com/wenzhai/wenzhai/convert/diag"
)

// Dropped is a part of a body that a rule kept out of the result.
type Dropped struct {
	Rule    string // the name of one of Rules
	Line    int    // 1-based line in the file where the part begins, as near as can be told
	Excerpt string // its first 80 runes; its tag when it has no text
	Chars   int    // its characters, white space not counted
}

// Log collects what is to be said about one body, with the lines.
type Log struct {
	path        string // of the article's file
	lines       []int  // of the lines that are looked at, those of the body; nil = the same
	loc         locator
	Dropped     []Dropped
	Diagnostics []diag.Diagnostic
}

// New returns a log of an article in the file path, whose body begins on line.
func New(path string, body []byte, line int) *Log {
	return &Log{path: path, loc: locator{body: body, first: max(line, 1)}}
}

// Drop records that rule kept text (or, without text, the markup hint) out.
func (l *Log) Drop(rule, text, hint string) {
	l.DropHead(rule, text, hint, runes.CountVisible(text))
}

// Undo takes back the first drop that rule made.
func (l *Log) Undo(rule string) {
	if i := slices.IndexFunc(l.Dropped, func(d Dropped) bool { return d.Rule == rule }); i >= 0 {
		l.Dropped = slices.Delete(l.Dropped, i, i+1)
	}
}

// DropHead is drop for a part of chars characters of which text is the
// beginning.
func (l *Log) DropHead(rule, text, hint string, chars int) {
	text = strings.Join(strings.Fields(text), " ")
	shown := text
	shown = cmp.Or(shown, hint)
	l.Dropped = append(l.Dropped, Dropped{
		Rule: rule, Line: l.loc.line(text, hint), Excerpt: excerpt(shown, 80), Chars: chars,
	})
}

// Warn records a diagnostic about the article.
func (l *Log) Warn(code diag.Code, line int, format string, args ...any) {
	if at := line - l.loc.first; at >= 0 && len(l.lines) > 0 {
		line = l.loc.first + l.lines[min(at, len(l.lines)-1)] - 1
	}
	l.Diagnostics = append(l.Diagnostics, diag.New(code, l.path, line, format, args...))
}

// Reline tells of each line of what is looked at, which one of the body (from 1) it
// comes from; nil says that it is the body.
func (l *Log) Reline(lines []int) { l.lines = lines }

// First returns the line on which the body begins.
func (l *Log) First() int { return l.loc.first }

// Line returns the line of the body on which text begins, or that of its first.
func (l *Log) Line(text string) int { return l.loc.line(text, "") }

// Rewind tells that what follows is recorded from the beginning of the body on.
func (l *Log) Rewind() {
	if l != nil {
		l.loc.rewind()
	}
}

// excerpt returns the first n runes of s.
func excerpt(s string, n int) string {
	for i := range s {
		if n == 0 {
			return s[:i]
		}
		n--
	}
	return s
}
