package reasons

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"github.com/wenzhai/wenzhai/convert/archive"
	"github.com/wenzhai/wenzhai/convert/input"
)

// OtherFiles returns the files that were passed over and may hold text, by
// suffix.
func OtherFiles(all []archive.Skipped) map[string]int {
	out := map[string]int{}
	for _, s := range all {
		if s.Kind != "" && (s.Kind[0] == '.' || s.Kind == noExtension) && !input.Furniture(s.Kind) {
			out[s.Kind] += s.Count
		}
	}
	return out
}

const noExtension = "no extension"

// Suffix returns the suffix of a name as OtherFiles counts them.
func Suffix(name string) string {
	if ext := strings.ToLower(path.Ext(name)); ext != "" {
		return ext
	}
	return noExtension
}

// Skipped says how many files were passed over, and of which kinds most were.
func Skipped(kinds []archive.Skipped) string {
	n := 0
	var named []string
	kinds = slices.Clone(kinds)
	slices.SortStableFunc(kinds, func(a, b archive.Skipped) int { return b.Count - a.Count })
	for i, k := range kinds {
		n += k.Count
		if i < 4 {
			named = append(named, fmt.Sprintf("%d %s", k.Count, k.Kind))
		}
	}
	if n == 0 {
		return "0"
	}
	return fmt.Sprintf("%d (%s)", n, strings.Join(named, ", "))
}
