// Package notion knows how Notion names the files of its exports: each by its title
// and an ID of 32 hexadecimal digits.
package notion

import (
	"path"
	"slices"
	"strings"
)

// idLength is how many digits an ID has.
const idLength = 32

// Untitled returns a file's name without its extension and its ID, and the ID; ok is
// false for names that have none.
func Untitled(name string) (title, id string, ok bool) {
	stem := strings.TrimSuffix(name, path.Ext(name))
	at := len(stem) - idLength
	if at < 0 || at > 0 && stem[at-1] != ' ' || strings.Trim(stem[at:], "0123456789abcdef") != "" {
		return "", "", false
	}
	return strings.TrimSuffix(stem[:at], " "), stem[at:], true
}

// Repeats reports whether a file is a table of a database that says no more than files
// that are there: the pages of the database, or the table of all of it, "…_all.csv".
// names lists a folder.
func Repeats(file string, names func(folder string) []string) bool {
	stem, table := strings.CutSuffix(file, ".csv")
	if !table || names == nil {
		return false
	}
	stem, whole := strings.CutSuffix(stem, "_all")
	dir, base := path.Split(stem)
	title, id, ok := Untitled(base + ".csv")
	if !ok {
		return false
	}
	dir = path.Clean(dir)
	if !whole && slices.Contains(names(dir), base+"_all.csv") {
		return true
	}
	return slices.ContainsFunc(append(slices.Clone(names(path.Join(dir, title))), names(path.Join(dir, title+" "+id))...), isPage)
}

// isPage reports whether a file of a name is a page.
func isPage(name string) bool {
	_, _, ok := Untitled(name)
	return ok && (strings.HasSuffix(name, ".md") || strings.HasSuffix(name, ".html"))
}
