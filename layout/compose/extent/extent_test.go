package extent

import (
	"strings"
	"testing"
)

// A very long line of a program is parted, with nothing lost.
func TestPartLines(t *testing.T) {
	long := strings.Repeat("茶", maxLine)
	for in, want := range map[string]string{
		"":                         "",
		"a\n" + long + "\nb":       "a\n" + long + "\nb",
		long + "a":                 long + "\na",
		long + long + "a\n" + long: long + "\n" + long + "\na\n" + long,
	} {
		if got := partLines(in); got != want {
			t.Errorf("%.20q (%d bytes): %d bytes", in, len(in), len(got))
		}
	}
}
