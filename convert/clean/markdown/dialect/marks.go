package dialect

import (
	"strings"

	"github.com/wenzhai/wenzhai/convert/clean/markdown/dialect/known"
)

// keys reads a row of keys of a keyboard: ++ctrl+alt+del++. Others' pluses stay.
func keys(r *reader, rest string) (n int, text string) {
	before := r.tail()
	if n, text = known.Keys(rest); n > 0 && (before >= 0x80 || !isNameByte(before)) && (n == len(rest) || rest[n] != '+') {
		return n, text
	}
	n = len(rest) - len(strings.TrimLeft(rest, "+"))
	return n, rest[:n]
}

// generated reads a line of mkdocstrings, "::: package.module", and the options indented
// below it: the generator writes what stands there out of programs.
func generated(r *reader, text string) bool {
	name, ok := strings.CutPrefix(strings.TrimSpace(text), "::: ")
	name = strings.TrimSpace(name)
	if !ok || name == "" || strings.ContainsAny(name, " \t{[") || !known.IsModule(name) ||
		!strings.Contains(name, ".") && (!r.indentedNext("") || isBoxKind(name) || r.o.formNamed(name) != "") {
		return false
	}
	r.noteUnknown("::: " + name)
	for r.pos < len(r.src) {
		line, _, _ := strings.Cut(r.src[r.pos:], "\n")
		if isBlank(line) || indentOf(line) < 4 {
			break
		}
		r.pos = min(r.pos+len(line)+1, len(r.src))
		r.at++
	}
	r.write("\n")
	return true
}

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
