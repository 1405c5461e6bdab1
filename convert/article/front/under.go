package front

import (
	"bytes"

	"github.com/wenzhai/wenzhai/convert/article/scan"
)

// Under reads the properties that Notion writes below the heading of a page: lines of
// "Key: value" up to an empty one, one of which has a key that wenzhai knows. It reports
// false where no such lines follow.
func Under(text []byte) (Matter, bool) {
	head, rest, ok := bytes.Cut(text, []byte("\n\n"))
	name, heading := bytes.CutPrefix(head, []byte("# "))
	block, _, _ := bytes.Cut(rest, []byte("\n\n"))
	if !ok || !heading || bytes.Contains(head, []byte("\n")) || len(block) > maxUnclosed {
		return Matter{}, false
	}
	f := Matter{line: 3, End: min(len(head)+len(block)+4, len(text))}
	f.Add("title", 1, string(name))
	line, known := 2, false
	scan.Lines(block, func(_ int, l []byte) bool {
		line++
		var key, value string
		if key, value, ok = keyLine(l); ok {
			f.Add(key, line, value)
			known = known || knownKey(key)
		}
		return ok
	})
	return f, ok && known
}
