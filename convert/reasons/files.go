package reasons

import (
	"path"
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
