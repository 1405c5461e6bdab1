package article

import (
	"fmt"
	"strings"
	"testing"

	"github.com/wenzhai/wenzhai/tools/testtime"
)

// TestLinear reads hostile texts that would take many minutes if any step took time
// in the square of their length.
func TestLinear(t *testing.T) {
	const n = 128 << 10
	for _, unit := range []string{
		"<a ", "<!-- ", "<script>", "<h1x ", "<h1>", "](", "[", "[a](", "`x", "``` ", "&", "{", "- ", "a: b\n", "a\n===\n", "<", "*",
		"2021-06-28 ", "2021-06-28\n", "快讯 | 2021-06-28\n", "二", "\t", "[#]: a: b\n", "<p>2021-06-28", "|", "<title>", "<meta name=a>",
		"&lt;b&gt;", "茶\n", "\u3000", "\r", "a: [\n", "? ", "[a, ", "{a: ",
	} {
		for _, prefix := range []string{"", "---\ntitle: x\n---\n", "---\ntitle: [", "<html>", "# ", "[#]: a: b\n", "+++\na = "} {
			for _, name := range []string{"a.md", "a.txt"} {
				testtime.Within(t, fmt.Sprintf("%s with %q and many %q", name, prefix, unit), func() { scanText(name, prefix+strings.Repeat(unit, n/len(unit))) })
			}
		}
	}
}
