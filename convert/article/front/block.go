package front

import (
	"bytes"
	"strings"

	"github.com/wenzhai/wenzhai/convert/article/scan"
)

// titleBlock reads the title block of Pandoc: up to three lines "% title", "% authors",
// "% date", of which any may go on in indented lines, and an empty line. Of one line
// alone it reports false: that may be anything.
func titleBlock(b []byte, line int) (Matter, bool) {
	f := Matter{line: line}
	var values []string
	scan.Lines(b, func(at int, l []byte) bool {
		text, begins := bytes.CutPrefix(l, []byte("%"))
		switch {
		case begins:
			values = append(values, strings.TrimSpace(string(text)))
		case len(values) > 0 && len(l) > 0 && l[0] == ' ' && !scan.IsBlank(l):
			values[len(values)-1] += "; " + strings.TrimSpace(string(l))
		default:
			if scan.IsBlank(l) {
				f.End = min(at+len(l)+1, len(b))
			}
			return false
		}
		return len(values) <= 3
	})
	if f.End == 0 || len(values) < 2 || len(values) > 3 || values[0] == "" {
		return Matter{}, false
	}
	for i, v := range values {
		f.addLine(i, v)
	}
	return f, true
}

// addLine adds a line of a title block.
func (f *Matter) addLine(i int, v string) {
	switch i {
	case 0:
		f.Add("title", f.line, strings.ReplaceAll(v, "; ", " "))
	case 1:
		f.Add("author", f.line+1, strings.Split(v, ";")...)
	default:
		f.Add("date", f.line+2, v)
	}
}
