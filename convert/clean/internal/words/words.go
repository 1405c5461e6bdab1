// Package words holds the lists of words by which bodies are read and judged: a
// file of text a rule or a subject. A file has a word a line in sections,
// "[NAME]" or, where the words are of one language, "[NAME LANGUAGE]"; a section
// in several languages is one list. Lines that begin with "# " are comments. A
// word with a space at its edge, or that begins with "[", stands in quotation
// marks, as in Go.
package words

import (
	"embed"
	"strconv"
	"strings"
	"sync"
)

//go:embed *.txt
var files embed.FS

// lists returns all lists by file and section: "share.class".
var lists = sync.OnceValue(func() map[string][]string {
	out := map[string][]string{}
	entries, _ := files.ReadDir(".")
	for _, e := range entries {
		text, _ := files.ReadFile(e.Name())
		read(out, strings.TrimSuffix(e.Name(), "txt"), string(text))
	}
	return out
})

// read adds the sections of a file to out; their names begin with prefix.
func read(out map[string][]string, prefix, text string) {
	name := ""
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		switch {
		case line == "" || strings.HasPrefix(line, "# "):
		case line[0] == '[':
			section, _, _ := strings.Cut(strings.Trim(line, "[]"), " ")
			name = prefix + section
		default:
			if w, err := strconv.Unquote(line); err == nil {
				line = w
			}
			out[name] = append(out[name], line)
		}
	}
}

// Of returns the words of a list in the order of its file, nil where there is
// none of that name.
func Of(name string) []string { return lists()[name] }

// List is Of for a variable: the list is made when it is needed first.
func List(name string) func() []string {
	return sync.OnceValue(func() []string { return Of(name) })
}

// Set is List for words that are looked up.
func Set(name string) func() map[string]bool {
	return sync.OnceValue(func() map[string]bool { return ToSet(Of(name)) })
}

// ToSet returns words as a set.
func ToSet(words ...[]string) map[string]bool {
	out := map[string]bool{}
	for _, list := range words {
		for _, w := range list {
			out[w] = true
		}
	}
	return out
}
