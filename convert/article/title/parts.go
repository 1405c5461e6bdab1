package title

import (
	"strings"
)

// titleSeparators part a title from the name of its site.
func titleSeparators() []string {
	return []string{" - ", " – ", " — ", " | ", " · ", "｜", "|", "_", "-", "－", "—", "–"}
}

// LastPart parts a title at its last separator.
func LastPart(title string) (head, tail string, ok bool) {
	at, width := -1, 0
	for _, sep := range titleSeparators() {
		if i := strings.LastIndex(title, sep); i > 0 && i+len(sep) > at+width {
			at, width = i, len(sep)
		}
	}
	if at < 0 {
		return title, "", false
	}
	head, tail = strings.TrimSpace(title[:at]), strings.TrimSpace(title[at+width:])
	return head, tail, head != "" && tail != ""
}

// IsOneOf reports whether s is one of names in any case; "" is none.
func IsOneOf(s string, names []string) bool {
	for _, n := range names {
		if n != "" && strings.EqualFold(s, n) {
			return true
		}
	}
	return false
}
