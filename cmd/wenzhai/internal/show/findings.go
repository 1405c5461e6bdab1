package show

import (
	"fmt"
	"io"
	"strings"

	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/message"
	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/term"
	"github.com/wenzhai/wenzhai/convert/diag"
	"github.com/wenzhai/wenzhai/layout/epub/check"
)

// Findings prints what a check finds, a line each, and counts it.
type Findings struct {
	W                       io.Writer
	JSON                    bool // an object a line
	Words                   *message.Catalogue
	Errors, Warnings, Notes int
}

// bookFinding is a finding about an e-book in its JSON form.
type bookFinding struct {
	Path     string        `json:"path"`
	File     string        `json:"file,omitempty"` // inside the book
	Line     int           `json:"line,omitempty"`
	Severity diag.Severity `json:"severity"`
	Code     check.Code    `json:"code"`
	Message  string        `json:"message"`
}

// Book prints a finding about the EPUB at path.
func (p *Findings) Book(path string, f *check.Finding) error {
	p.count(f.Severity)
	place := path
	if f.File != "" {
		place += "!" + f.File
	}
	if f.Line > 0 {
		place = fmt.Sprintf("%s:%d", place, f.Line)
	}
	return p.print(bookFinding{path, f.File, f.Line, f.Severity, f.Code, f.Message},
		fmt.Sprintf("%s: %s[%s]: %s", place, p.Words.Text(f.Severity.String()), f.Code, p.Words.Text(f.Message)))
}

// Diagnostics prints findings about an archive. Repetitions and translations without
// an original are notes to a book, and findings here.
func (p *Findings) Diagnostics(all []diag.Diagnostic) error {
	for _, d := range all {
		if d.Severity < diag.Warning && d.Code != diag.Duplicate && d.Code != diag.Unpaired {
			continue
		}
		p.count(d.Severity)
		if err := p.print(d, p.Words.Finding(d)); err != nil {
			return err
		}
	}
	return nil
}

func (p *Findings) count(s diag.Severity) {
	switch s {
	case diag.Error:
		p.Errors++
	case diag.Warning:
		p.Warnings++
	default:
		p.Notes++
	}
}

func (p *Findings) print(v any, line string) error {
	if p.JSON {
		return term.NewJSON(p.W).Encode(v)
	}
	_, err := fmt.Fprintln(p.W, term.Harmless(line))
	return err
}

// Summary says what was checked.
func (p *Findings) Summary(books, articles int) string {
	var parts []string
	if books > 0 {
		parts = append(parts, term.Count(books, "book"))
	}
	if articles > 0 || books == 0 {
		parts = append(parts, term.Count(articles, "article"))
	}
	s := fmt.Sprintf("checked %s: %s, %s", strings.Join(parts, ", "), term.Count(p.Errors, "error"), term.Count(p.Warnings, "warning"))
	if p.Notes > 0 {
		s += ", " + term.Count(p.Notes, "note")
	}
	return s
}
