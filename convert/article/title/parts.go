package title

import (
	"slices"
	"strings"
)

// separators part a title from the name of its site.
var separators = []string{" - ", " – ", " — ", " | ", " · ", "｜", "|", "_", "-", "－", "—", "–"}

// LastPart parts a title at its last separator. A dash of two em is none: what
// follows it is a part of the title (破折号, GB/T 15834 §4.13).
func LastPart(title string) (head, tail string, ok bool) {
	at, width := -1, 0
	for _, sep := range separators {
		if i := strings.LastIndex(title, sep); i > 0 && i+len(sep) > at+width {
			at, width = i, len(sep)
		}
	}
	if at < 0 || strings.HasSuffix(title[:at+width], "——") || strings.HasPrefix(title[at:], "——") {
		return title, "", false
	}
	head, tail = strings.TrimSpace(title[:at]), strings.TrimSpace(title[at+width:])
	return head, tail, head != "" && tail != ""
}

// WithoutSite strips " - Site" from the end of a title where Site is one of names,
// and then, too, what stands between: one of behind, a section or an author.
func WithoutSite(title string, names []string, behind ...string) string {
	for {
		head, tail, ok := LastPart(title)
		if !ok || !IsOneOf(tail, names) {
			return title
		}
		title, names = head, append(slices.Clip(names), behind...)
	}
}

// IsOneOf reports whether s is one of names in any case; "" is none.
func IsOneOf(s string, names []string) bool {
	return s != "" && slices.ContainsFunc(names, func(n string) bool { return strings.EqualFold(s, n) })
}
