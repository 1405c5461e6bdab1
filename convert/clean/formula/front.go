package formula

import (
	"bytes"
	"strings"
)

// maxFront is the length of the longest front matter that is looked through.
const maxFront = 64 << 10

// FrontDefinitions returns the definitions of TeX that front matter makes for the
// formulas of its article, under a key macros: in braces, as settings of MathJax
// and KaTeX have them, or a line each.
func FrontDefinitions(front []byte) string {
	if len(front) > maxFront || !bytes.Contains(front, []byte("acros:")) {
		return ""
	}
	var b strings.Builder
	b.WriteString(Definitions(front))
	inside := -1 // the indent of the key, in its lines
	for line := range strings.Lines(string(front)) {
		text := strings.TrimSpace(line)
		indent := len(line) - len(strings.TrimLeft(line, " \t"))
		switch {
		case text == "":
		case text == "macros:":
			inside = indent
		case inside < 0:
		case indent <= inside:
			inside = -1
		default:
			frontMacro(&b, text)
		}
	}
	return b.String()
}

// frontMacro writes the definition of a line NAME: BODY, or NAME: [BODY, ARGUMENTS].
func frontMacro(b *strings.Builder, line string) {
	key, value, ok := strings.Cut(line, ":")
	if !ok {
		return
	}
	name, value := strings.ReplaceAll(strings.Trim(key, `"' `), `\\`, `\`), strings.TrimSpace(value)
	if strings.HasPrefix(value, "[") || strings.HasPrefix(value, `"`) {
		readMacros(b, strings.TrimLeft(name, `\`)+":"+value)
		return
	}
	if in := strings.Trim(value, "'"); len(in) == len(value)-2 {
		value = strings.ReplaceAll(in, "''", "'")
	}
	writeMacro(b, name, "", value)
}
