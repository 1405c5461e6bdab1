package letter

import "strings"

// Lines returns the words of a list, a word a line; lines that begin with # are
// comments.
func Lines(list string) []string {
	var out []string
	for line := range strings.Lines(list) {
		if line = strings.TrimSpace(line); line != "" && line[0] != '#' {
			out = append(out, line)
		}
	}
	return out
}

// Table returns what the words of a list stand for: in each line a word, a space,
// and that, if there is any.
func Table(list string) map[string]string {
	out := map[string]string{}
	for _, line := range Lines(list) {
		word, meaning, _ := strings.Cut(line, " ")
		out[word] = meaning
	}
	return out
}
