package node

import (
	"iter"
	"strings"

	"golang.org/x/net/html"

	"github.com/wenzhai/wenzhai/convert/clean/internal/runes"
	"github.com/wenzhai/wenzhai/convert/letter"
)

// maxName is the length of the longest class name or id that is read.
const maxName = 64

// Words yields the words of a class name or id: the runs of letters, in lower
// case, cut where a capital follows a small letter. A run of up to three letters
// between digits is a part of some code, not a word.
func Words(name string) iter.Seq[string] {
	return func(yield func(string) bool) {
		if len(name) > maxName {
			return
		}
		run, code := 0, false // length of the run before i; whether a digit is before it
		for i := 0; i <= len(name); i++ {
			var ch byte
			if i < len(name) {
				ch = name[i]
			}
			digit := ch >= '0' && ch <= '9'
			cut := run > 0 && !code && runes.IsUpper(ch) && !runes.IsUpper(name[i-1])
			if letter.Alpha(ch) && !cut {
				run++
				continue
			}
			if (run > 3 || run > 0 && !code && !digit) && !yield(strings.ToLower(name[i-run:i])) {
				return
			}
			run, code = 0, digit
			if cut {
				run = 1
			}
		}
	}
}

// Names yields the class names of n and its id.
func Names(n *html.Node) iter.Seq[string] {
	return func(yield func(string) bool) {
		for _, a := range n.Attr {
			if a.Key != "class" && a.Key != "id" {
				continue
			}
			for name := range strings.FieldsSeq(a.Val) {
				if !yield(name) {
					return
				}
			}
		}
	}
}

// HasWord reports whether one of n's class names or its id holds one of words.
func HasWord(n *html.Node, words map[string]bool) bool {
	for name := range Names(n) {
		for w := range Words(name) {
			if words[w] {
				return true
			}
		}
	}
	return false
}
