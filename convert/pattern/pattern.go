// Package pattern holds regular expressions that are compiled when they are first
// asked for: most runs meet few of the shapes that the program knows.
package pattern

import (
	"regexp"
	"sync"
)

// Lazy returns what compiles expr once, at its first call, and returns it. It panics
// there where expr is none.
func Lazy(expr string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(expr) })
}
