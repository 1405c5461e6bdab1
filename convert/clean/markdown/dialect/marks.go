package dialect

import "strings"

// snippetOf returns the file that a line of PyMdown names: --8<-- "file".
func snippetOf(text string) (file string, ok bool) {
	file, ok = strings.CutPrefix(strings.TrimSpace(text), "--8<--")
	file = strings.TrimSpace(file)
	if !ok || len(file) < 3 || quoteMark(file) == "" || file[len(file)-1] != file[0] {
		return "", false
	}
	return file[1 : len(file)-1], true
}

// snippet reads such a line.
func (r *reader) snippet(raw, text string) bool {
	file, ok := snippetOf(text)
	if ok {
		r.write(raw + includedText(r, file) + "\n")
	}
	return ok
}
