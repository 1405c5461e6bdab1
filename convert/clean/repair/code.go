package repair

import (
	"strings"

	"github.com/wenzhai/wenzhai/convert/letter"
)

// tabWidth is the distance of tab stops in program text.
const tabWidth = 4

// CodeText repairs program text: tabs become spaces, junk goes, and so do
// empty lines at both ends and white space at line ends.
func CodeText(s string) string {
	s = strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n")
	lines := strings.Split(s, "\n")
	for i, l := range lines {
		lines[i] = strings.TrimRight(expandTabs(strings.Map(codeRune, l)), " ")
	}
	for len(lines) > 0 && lines[0] == "" {
		lines = lines[1:]
	}
	for len(lines) > 0 && lines[len(lines)-1] == "" {
		lines = lines[:len(lines)-1]
	}
	return strings.Join(lines, "\n")
}

func codeRune(r rune) rune {
	switch {
	case r == '\t':
		return r
	case r == 0xA0, r == 0x2028, r == 0x2029:
		return ' '
	case letter.Junk(r), r == 0x200C, r == 0x200D:
		return -1
	}
	return r
}

func expandTabs(s string) string {
	if !strings.Contains(s, "\t") {
		return s
	}
	var b strings.Builder
	col := 0
	for _, r := range s {
		if r == '\t' {
			n := tabWidth - col%tabWidth
			b.WriteString(strings.Repeat(" ", n))
			col += n
			continue
		}
		b.WriteRune(r)
		col++
	}
	return b.String()
}
