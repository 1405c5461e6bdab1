package title

import (
	"strings"
	"testing"
)

func TestLongTitlesAreCutAtWords(t *testing.T) {
	for _, test := range []struct {
		in    string
		cut   bool
		until string
	}{
		{strings.Repeat("garden ", 80), false, "garden"},
		{strings.Repeat("garden ", 120), true, "garden…"},
		{strings.Repeat("春天的园子", 100), false, "春天的园子"},
		{strings.Repeat("春天的园子", 130), true, "春天的园子…"},
		{strings.Repeat("春天 garden", 90), true, "…"},
		{strings.Repeat("x", 700), true, "x…"},
	} {
		got := Clean(test.in)
		if IsCut(got) != test.cut || !strings.HasSuffix(got, test.until) {
			t.Errorf("%.20s: cut %v, ends in %q", test.in, IsCut(got), got[len(got)-20:])
		}
	}
}
