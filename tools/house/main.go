// Command house prints the figures of this module's shape, and with -check
// fails where one is over its limit: files and lines of a package, methods of a
// type, lines of functions (median, 90th percentile, longest), documented exported
// names, and the direction of imports between cmd, layout, convert and fonts.
package main

import (
	"flag"
	"fmt"
	"io"
	"os"
)

// Limits of the house. A package, type or function over one of them is two
// things under one name.
const (
	maxFiles   = 25
	maxLines   = 3500
	maxMethods = 35
	maxFunc    = 60
	maxP50     = 10
	maxP90     = 24
)

func main() {
	root := flag.String("root", ".", "folder of the module")
	check := flag.Bool("check", false, "print only what is over a limit, and fail if anything is")
	flag.Parse()
	h, err := measure(*root)
	if err != nil {
		fmt.Fprintln(os.Stderr, "house:", err)
		os.Exit(2)
	}
	if !*check {
		h.print(os.Stdout)
	}
	over := h.faults()
	for _, f := range over {
		fmt.Fprintln(os.Stderr, "house:", f)
	}
	if len(over) > 0 {
		os.Exit(1)
	}
}

// print writes a row a package with the lengths of its functions, then the figures of the whole.
func (h *house) print(w io.Writer) {
	fmt.Fprintf(w, "%-42s %5s %6s %4s %4s %4s  %s\n", "package", "files", "lines", "P50", "P90", "max", "largest type (methods)")
	files, lines := 0, 0
	for _, p := range h.packages {
		name, n := p.largest()
		fmt.Fprintf(w, "%-42s %5d %6d %4d %4d %4d  %s %d\n", p.path, p.files, p.lines,
			percentile(p.functions, 50), percentile(p.functions, 90), percentile(p.functions, 100), name, n)
		files, lines = files+p.files, lines+p.lines
	}
	fmt.Fprintf(w, "\n%d packages, %d files, %d lines without tests, %d of data and documents beside them\n", len(h.packages), files, lines, h.other)
	fmt.Fprintf(w, "functions: %d, lines P50 %d, P90 %d, longest %d\n", len(h.functions), percentile(h.functions, 50), percentile(h.functions, 90), percentile(h.functions, 100))
	fmt.Fprintf(w, "exported names: %d, documented %d\n", h.exported, h.exported-len(h.undocumented))
}

// faults names everything that is over its limit.
func (h *house) faults() []string {
	var out []string
	add := func(format string, args ...any) { out = append(out, fmt.Sprintf(format, args...)) }
	for _, p := range h.packages {
		if p.files > maxFiles {
			add("%s: %d files, at most %d: part it", p.path, p.files, maxFiles)
		}
		if p.lines > maxLines {
			add("%s: %d lines, at most %d: part it", p.path, p.lines, maxLines)
		}
		if name, n := p.largest(); n > maxMethods {
			add("%s.%s: %d methods, at most %d: it is two things", p.path, name, n, maxMethods)
		}
	}
	for _, f := range h.functions {
		if f.lines > maxFunc {
			add("%s: function of %d lines, at most %d", f.place, f.lines, maxFunc)
		}
	}
	if n := percentile(h.functions, 50); n > maxP50 {
		add("half of all functions have over %d lines, at most %d", n, maxP50)
	}
	if n := percentile(h.functions, 90); n > maxP90 {
		add("a tenth of all functions have over %d lines, at most %d", n, maxP90)
	}
	for _, u := range h.undocumented {
		add("%s: exported and not documented", u)
	}
	return append(out, h.upward()...)
}
