// Package diag holds wenzhai's diagnostics: typed values that name a file, a
// line, what was found, what was expected and what to do. Nothing that
// wenzhai drops, repairs or cannot draw goes without one.
package diag

import (
	"fmt"
	"strings"
)

// Severity tells a warning from an error.
type Severity uint8

// The severities. An Error ends a run, but for those that are found in a finished
// book; a Warning means that a file or a part of an article is missing from the
// book, changed or incomplete; a Note is information that is counted but shown
// only with -v.
const (
	Note Severity = iota
	Warning
	Error
)

// String returns "note", "warning" or "error".
func (s Severity) String() string { return [...]string{"note", "warning", "error"}[s] }

// MarshalText gives s its name in JSON.
func (s Severity) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

// Diagnostic is one finding. The zero Line means the file as a whole; an
// empty Path the run as a whole.
type Diagnostic struct {
	Severity Severity `json:"severity"`
	Code     Code     `json:"code"`
	Path     string   `json:"path,omitempty"`
	Line     int      `json:"line,omitempty"` // 1-based
	Message  string   `json:"message"`
	Hint     string   `json:"hint,omitempty"` // what to do; may be empty
}

// String formats d as PATH:LINE: warning[code]: message; hint: what to do.
func (d Diagnostic) String() string {
	var b strings.Builder
	if d.Path != "" {
		b.WriteString(d.Path)
		if d.Line > 0 {
			fmt.Fprintf(&b, ":%d", d.Line)
		}
		b.WriteString(": ")
	}
	fmt.Fprintf(&b, "%s[%s]: %s", d.Severity, d.Code, d.Message)
	if d.Hint != "" {
		b.WriteString("; hint: ")
		b.WriteString(d.Hint)
	}
	return b.String()
}

// Error makes a Diagnostic usable as an error value.
func (d Diagnostic) Error() string { return d.String() }

// New returns a diagnostic with its code's own severity and hint.
func New(code Code, path string, line int, format string, args ...any) Diagnostic {
	info := registry[code]
	return Diagnostic{
		Severity: info.Severity, Code: code, Path: path, Line: line,
		Message: fmt.Sprintf(format, args...), Hint: info.Hint,
	}
}
