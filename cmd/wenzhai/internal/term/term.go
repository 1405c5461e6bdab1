// Package term prints messages, diagnostics and progress to standard error:
// as text, with colours on a terminal, or as one JSON object a line.
package term

import (
	"fmt"
	"io"
	"os"
	"strings"

	xterm "golang.org/x/term"

	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/message"
	"github.com/wenzhai/wenzhai/convert/diag"
)

// Options says how to print.
type Options struct {
	JSON    bool
	Quiet   bool // errors only
	Verbose bool // notes too
	Colour  bool // where the output is a terminal
	// Journal is what JOURNAL_STREAM of the environment holds: where it names the stream
	// that is printed to, lines begin with their level as sd-daemon(3) has it.
	Journal string
	// Messages is the language of messages as text; JSON is the same in any.
	Messages *message.Catalogue
}

// Printer prints to one stream. It is not safe for concurrent use.
type Printer struct {
	w      io.Writer
	o      Options
	levels bool // lines begin with their level
	counts [diag.Error + 1]int
	shown  map[diag.Code]int
	hidden []diag.Code // that were cut off, in order of first cutting
}

// most is how many findings of one code are printed as text without -v: an
// archive in which every article is undated is one finding to a reader.
const most = 12

// New returns a printer to w.
func New(w io.Writer, o Options) *Printer {
	o.Colour = o.Colour && isTerminal(w)
	return &Printer{w: w, o: o, levels: !o.JSON && isJournal(w, o.Journal), shown: map[diag.Code]int{}}
}

func isTerminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	return ok && xterm.IsTerminal(int(f.Fd()))
}

// Diagnostic prints d, and counts it whether or not it is printed.
func (p *Printer) Diagnostic(d diag.Diagnostic) {
	p.counts[d.Severity]++
	if d.Severity == diag.Note && !p.o.Verbose || d.Severity < diag.Error && p.o.Quiet {
		return
	}
	if p.o.JSON {
		p.object(d)
		return
	}
	p.shown[d.Code]++
	if n := p.shown[d.Code]; n > most && !p.o.Verbose {
		if n == most+1 {
			p.hidden = append(p.hidden, d.Code)
		}
		return
	}
	p.coloured(d.Severity, p.o.Messages.Finding(d))
}

// Failure prints the reason why a run ends.
func (p *Printer) Failure(message string) { p.FailureOf("", nil, message) }

// FailureOf prints a failure as Failure does; as JSON, with the value that it puts
// into words under a name.
func (p *Printer) FailureOf(name string, value any, message string) {
	if p.o.JSON {
		p.object(fact("error", message, name, value))
	} else {
		p.coloured(diag.Error, p.o.Messages.Failure(message))
	}
}

// Plain prints a message that is neither a finding nor a failure.
func (p *Printer) Plain(format string, args ...any) { p.Fact("", nil, format, args...) }

// Fact prints a message as Plain does; as JSON, with the value that it puts into
// words under a name.
func (p *Printer) Fact(name string, value any, format string, args ...any) {
	text := fmt.Sprintf(format, args...)
	switch {
	case p.o.Quiet:
	case p.o.JSON:
		p.object(fact("info", text, name, value))
	default:
		p.line(p.o.Messages.Text(text))
	}
}

func fact(severity, message, name string, value any) map[string]any {
	o := map[string]any{"severity": severity, "message": message}
	if name != "" {
		o[name] = value
	}
	return o
}

// Summary prints how many findings of each kind there were.
func (p *Printer) Summary() {
	for _, c := range p.hidden {
		p.Plain("%d more of %s (all show with -v)", p.shown[c]-most, c)
	}
	var parts []string
	for _, s := range []diag.Severity{diag.Error, diag.Warning, diag.Note} {
		if n := p.counts[s]; n > 0 {
			parts = append(parts, Count(n, s.String()))
		}
	}
	if len(parts) == 0 {
		return
	}
	s := strings.Join(parts, ", ")
	if p.counts[diag.Note] > 0 && !p.o.Verbose {
		s += " (notes show with -v)"
	}
	p.Plain("%s", s)
}

// Warnings returns how many warnings and errors were counted.
func (p *Printer) Warnings() int { return p.counts[diag.Warning] + p.counts[diag.Error] }

// Count returns "1 page", "2 pages".
func Count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

// coloured prints line with its severity's word in colour where wanted.
func (p *Printer) coloured(s diag.Severity, line string) {
	line = Harmless(line)
	if p.o.Colour {
		code := map[diag.Severity]string{diag.Note: "36", diag.Warning: "33", diag.Error: "31"}[s]
		word := p.o.Messages.Text(s.String())
		line = strings.Replace(line, word, "\x1b[1;"+code+"m"+word+"\x1b[0m", 1)
	}
	p.print(map[diag.Severity]int{diag.Note: 6, diag.Warning: 4, diag.Error: 3}[s], line)
}

func (p *Printer) line(s string) { p.print(6, Harmless(s)) }

// print prints a line of a level of syslog(3): 3 is an error, 4 a warning, 6 for
// information.
func (p *Printer) print(level int, line string) {
	if p.levels {
		line = fmt.Sprintf("<%d>%s", level, line)
	}
	fmt.Fprintln(p.w, line) //nolint:errcheck // nowhere to report that standard error is closed
}

func (p *Printer) object(v any) {
	e := NewJSON(p.w)
	e.Encode(v) //nolint:errcheck // nowhere to report that standard error is closed
}
