package clean

import (
	"strings"

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
	loc         locator
	dropped     []Dropped
	diagnostics []diag.Diagnostic
}

// newLog returns a log of an article in the file path, whose body begins on line.
func newLog(path string, body []byte, line int) *Log {
	return &Log{path: path, loc: locator{body: body, first: max(line, 1)}}
}

// drop records that rule kept text (or, without text, the markup hint) out.
func (l *Log) drop(rule, text, hint string) {
	l.dropHead(rule, text, hint, countVisible(text))
}

// dropHead is drop for a part of chars characters of which text is the
// beginning.
func (l *Log) dropHead(rule, text, hint string, chars int) {
	text = strings.Join(strings.Fields(text), " ")
	shown := text
	if shown == "" {
		shown = hint
	}
	l.dropped = append(l.dropped, Dropped{
		Rule: rule, Line: l.loc.line(text, hint), Excerpt: excerpt(shown, 80), Chars: chars,
	})
}

// warn records a diagnostic about the article.
func (l *Log) warn(code diag.Code, line int, format string, args ...any) {
	l.diagnostics = append(l.diagnostics, diag.New(code, l.path, line, format, args...))
}

// first returns the line on which the body begins.
func (l *Log) first() int { return l.loc.first }

// line returns the line of the body on which text begins, or that of its first.
func (l *Log) line(text string) int { return l.loc.line(text, "") }

// rewind tells that what follows is recorded from the beginning of the body on.
func (l *Log) rewind() { l.loc.rewind() }

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
