// Package nearest finds the name that somebody likely meant who wrote another:
// of a command, a flag, a value, a key.
package nearest

import "strings"

// Name returns the one of names that word was likely meant to be, or "". Case
// does not count; a name that begins with the word, or that the word begins
// with, is near to it.
func Name(word string, names []string) string {
	w := []rune(strings.ToLower(word))
	best, least := "", max(2, len(w)/3)+1
	if len(w) < 3 {
		least = 2
	}
	for _, name := range names {
		n := []rune(strings.ToLower(name))
		d := distance(w, n)
		if d > 1 && min(len(w), len(n)) > 2 && samePrefix(w, n) {
			d = 1
		}
		if d < least && d < len(w) {
			best, least = name, d
		}
	}
	return best
}

// Hint returns "; did you mean NAME?" where Name finds a name, else "".
func Hint(word string, names []string) string {
	if n := Name(word, names); n != "" {
		return "; did you mean " + n + "?"
	}
	return ""
}

// Or joins names with commas and "or".
func Or(names []string) string {
	last := max(len(names)-1, 0)
	if last == 0 {
		return strings.Join(names, "")
	}
	return strings.Join(names[:last], ", ") + " or " + names[last]
}

// samePrefix reports whether one of a and b begins with the other.
func samePrefix(a, b []rune) bool {
	return strings.HasPrefix(string(a), string(b)) || strings.HasPrefix(string(b), string(a))
}

// distance returns the least number of insertions, deletions, replacements
// and swaps of neighbours that make a into b (optimal string alignment).
func distance(a, b []rune) int {
	rows := [3][]int{make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)}
	for j := range rows[1] {
		rows[1][j] = j
	}
	for i := range len(a) {
		above, row := rows[1], rows[2]
		row[0] = i + 1
		for j := range len(b) {
			cost := 1
			if a[i] == b[j] {
				cost = 0
			}
			row[j+1] = min(above[j+1]+1, row[j]+1, above[j]+cost)
			if i > 0 && j > 0 && a[i] == b[j-1] && a[i-1] == b[j] {
				row[j+1] = min(row[j+1], rows[0][j-1]+1)
			}
		}
		rows = [3][]int{above, row, rows[0]}
	}
	return rows[1][len(b)]
}
