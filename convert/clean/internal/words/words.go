// Package words reads lists of words.
package words

import (
	"strings"
)

// Set returns the words of names, which white space parts.
func Set(names string) map[string]bool {
	out := map[string]bool{}
	for _, n := range strings.Fields(names) {
		out[n] = true
	}
	return out
}
