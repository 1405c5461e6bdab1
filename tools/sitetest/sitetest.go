// Package sitetest holds the files of sites for tests.
package sitetest

import (
	"maps"
	"slices"
	"strings"
)

// Tree is files by their slash-separated names.
type Tree map[string]string

// Text returns the text of a file; "" where there is none.
func (t Tree) Text(name string) string { return t[name] }

// Names returns the names of the files and folders in a folder, sorted.
func (t Tree) Names(folder string) []string {
	held := map[string]bool{}
	for name := range t {
		if folder == "." || strings.HasPrefix(name, folder+"/") {
			first, _, _ := strings.Cut(strings.TrimPrefix(name, folder+"/"), "/")
			held[first] = true
		}
	}
	return slices.Sorted(maps.Keys(held))
}
