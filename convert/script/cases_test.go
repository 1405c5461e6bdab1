package script

import (
	"os"
	"strings"
	"testing"
)

// TestOpenCC goes through OpenCC's own cases and counts by configuration.
func TestOpenCC(t *testing.T) {
	data, err := os.ReadFile("testdata/opencc-cases.txt")
	if err != nil {
		t.Fatal(err)
	}
	converters := map[string]*Converter{}
	for _, n := range Names() {
		converters[n] = parse(t, n)
	}
	right, total, input := map[string]int{}, 0, ""
	for line := range strings.Lines(string(data)) {
		line = strings.TrimSuffix(line, "\n")
		if s, ok := strings.CutPrefix(line, ">"); ok {
			input = s
		}
		if line[0] == '>' || line[0] == '#' {
			continue
		}
		names, want, ok := strings.Cut(line, "=")
		if !ok {
			want = input
		}
		for n := range strings.SplitSeq(names, ",") {
			total++
			if got := converters[n].String(input); got == want {
				right[n]++
			} else {
				t.Errorf("%s\ngot  %s\nwant %s", n, got, want)
			}
		}
	}
	t.Logf("%d cases, right by configuration: %v", total, right)
	if total < 450 {
		t.Errorf("only %d cases", total)
	}
}
