package main

import (
	"bytes"
	"fmt"
	"os"
	"slices"
	"strings"
)

// texts are the distinct texts of licences, in the order in which they are
// first needed.
type texts struct {
	all   []string
	works [][]string // of each text, the names of the works
}

// add adds the licences of w and returns their numbers, from 1.
func (t *texts) add(w work) ([]int, error) {
	numbers := []int{}
	for _, path := range w.texts {
		data, err := os.ReadFile(path)
		if err != nil {
			return nil, fmt.Errorf("the licence of %s: %w", w.name, err)
		}
		text := normal(data)
		i := slices.Index(t.all, text)
		if i < 0 {
			i = len(t.all)
			t.all, t.works = append(t.all, text), append(t.works, nil)
		}
		if !slices.Contains(t.works[i], w.name) {
			t.works[i] = append(t.works[i], w.name)
		}
		if !slices.Contains(numbers, i+1) {
			numbers = append(numbers, i+1)
		}
	}
	if len(numbers) == 0 && !strings.Contains(w.what, "public domain") {
		return nil, fmt.Errorf("%s has no licence", w.name)
	}
	return numbers, nil
}

// normal brings a text into a form in which equal ones are equal: line ends, and
// no white space at the ends of lines and of the text.
func normal(data []byte) string {
	data = bytes.TrimPrefix(data, []byte("\xef\xbb\xbf"))
	lines := strings.Split(strings.ReplaceAll(string(data), "\r\n", "\n"), "\n")
	for i, l := range lines {
		lines[i] = strings.TrimRight(l, " \t\f")
	}
	return strings.Trim(strings.Join(lines, "\n"), "\n")
}

// write writes the texts with their numbers.
func (t *texts) write(b *bytes.Buffer) {
	for i, text := range t.all {
		fmt.Fprintf(b, "\n%s\n[%d] %s\n%s\n\n%s\n", strings.Repeat("=", 80), i+1, strings.Join(t.works[i], ", "), strings.Repeat("=", 80), text)
	}
}
