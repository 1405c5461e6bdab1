package main

import (
	"fmt"
	"html"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"unicode"
	"unicode/utf8"
)

// reportMissing prints the characters below the folder that no face has,
// most frequent first.
func reportMissing(folder string, covered map[rune]bool) error {
	counts := map[rune]int{}
	err := filepath.WalkDir(folder, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		text, err := os.ReadFile(path)
		if err == nil && utf8.Valid(text) {
			for _, r := range html.UnescapeString(string(text)) {
				counts[r]++
			}
		}
		return err
	})
	if err != nil {
		return err
	}
	var missing []rune
	for r := range counts {
		if !covered[r] && unicode.IsGraphic(r) {
			missing = append(missing, r)
		}
	}
	slices.SortFunc(missing, func(a, b rune) int {
		if d := counts[b] - counts[a]; d != 0 {
			return d
		}
		return int(a - b)
	})
	fmt.Printf("%d of %d distinct characters are in no face:\n", len(missing), len(counts))
	for _, r := range missing {
		fmt.Printf("%U %c %d\n", r, r, counts[r])
	}
	return nil
}
