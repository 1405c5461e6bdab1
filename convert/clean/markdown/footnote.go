package markdown

import (
	"regexp"
	"strings"
)

// noteDefinition is the beginning of a note's text, noteMark a mark of a note.
var (
	noteDefinition = regexp.MustCompile(`^[> \t]*\[\^([^\]\s]+)\]:`)
	wideDefinition = regexp.MustCompile(`^[> \t]*\[\^([^\]\s]+)\]：`)
	noteMark       = regexp.MustCompile(`\[\^([^\]\s]+)\]`)
)

// keepNotes has the texts of notes that nothing calls, and those of a note that has
// one already, read as text: the parser would drop them.
func keepNotes(s string) string {
	if !strings.Contains(s, "[^") {
		return s
	}
	s = narrowColons(s)
	if !strings.Contains(s, "]:") {
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

// narrowColons has notes whose texts follow full-width colons, as keyboards of Chinese
// write them, read as notes where no other text has their name.
func narrowColons(s string) string {
	if !strings.Contains(s, "]：") {
		return s
	}
	marks, texts := map[string]int{}, map[string]bool{}
	eachNoteLine(s, func(line string) string {
		for _, m := range noteMark.FindAllStringSubmatch(line, -1) {
			marks[m[1]]++
		}
		if d := noteDefinition.FindStringSubmatch(line); d != nil {
			texts[d[1]] = true
		}
		return line
	})
	return eachNoteLine(s, func(line string) string {
		d := wideDefinition.FindStringSubmatch(line)
		if d == nil || texts[d[1]] || marks[d[1]] < 2 {
			return line
		}
		texts[d[1]] = true
		return strings.Replace(line, "]：", "]: ", 1)
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
