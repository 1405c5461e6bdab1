package markdown

import (
	"regexp"
	"strings"
)

// noteDefinition is the beginning of a note's text, noteMark a mark of a note.
var (
	noteDefinition = regexp.MustCompile(`^[> \t]*\[\^([^\]\s]+)\]:`)
	noteMark       = regexp.MustCompile(`\[\^([^\]\s]+)\]`)
)

// keepNotes has the texts of notes that nothing calls, and those of a note that has
// one already, read as text: the parser would drop them.
func keepNotes(s string) string {
	if !strings.Contains(s, "]:") || !strings.Contains(s, "[^") {
		return s
	}
	called, defined := map[string]bool{}, map[string]bool{}
	eachNoteLine(s, func(line string) string {
		if d := noteDefinition.FindString(line); d != "" {
			line = line[len(d):]
		}
		for _, m := range noteMark.FindAllStringSubmatch(line, -1) {
			called[m[1]] = true
		}
		return line
	})
	return eachNoteLine(s, func(line string) string {
		d := noteDefinition.FindStringSubmatchIndex(line)
		if d == nil {
			return line
		}
		name := line[d[2]:d[3]]
		if called[name] && !defined[name] {
			defined[name] = true
			return line
		}
		at := d[2] - len("[^")
		return line[:at] + `\` + line[at:]
	})
}

// eachNoteLine returns s with change for each line outside of program text that may
// hold the mark of a note.
func eachNoteLine(s string, change func(line string) string) string {
	var b strings.Builder
	b.Grow(len(s) + 16)
	var code fence
	for line := range strings.Lines(s) {
		if !code.takes(line) && strings.Contains(line, "[^") {
			line = change(line)
		}
		b.WriteString(line)
	}
	return b.String()
}
