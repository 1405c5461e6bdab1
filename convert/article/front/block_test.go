package front

import (
	"strings"
	"testing"
)

// FuzzTitleBlock checks that a title block ends inside the text, and that what it says
// stands in it.
func FuzzTitleBlock(f *testing.F) {
	for _, s := range []string{"% 茶\n% 林晚; 周舟\n% 2024-05-01\n\n正文", "% a\n  b\n% c\n\n", "%\n%\n%\n\n", "% a\n\n", "% a\n% b\n% c\n% d\n\n", "% a\n% b"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		m, ok := titleBlock([]byte(s), 1)
		if !ok {
			return
		}
		if m.End <= 0 || m.End > len(s) {
			t.Fatalf("%q ends at %d", s, m.End)
		}
		for _, fd := range m.Fields {
			for _, v := range fd.Values {
				if fd.Key != "title" && !strings.Contains(s[:m.End], v) && !strings.Contains(v, "; ") {
					t.Errorf("%q says %q: %q", s, fd.Key, v)
				}
			}
		}
	})
}
