package export

import (
	"strings"
	"testing"
)

// Damage on damage must not make the work grow with its square: each damaged
// item ends at the next one.
func TestDamageIsBounded(t *testing.T) {
	const n = 20000
	for _, part := range []string{"<item><title>a<", "<item><description><", "<item><b></x></item>", "<entry><content>\x00&#0;<"} {
		f, _ := Read([]byte("<rss>" + strings.Repeat(part, n)))
		bytes := 0
		for _, it := range f.Items {
			bytes += len(it.Body)
		}
		if len(f.Issues) > maxIssues+2 || bytes > n*len(part) {
			t.Errorf("%q: %d issues, %d items with %d bytes", part, len(f.Issues), len(f.Items), bytes)
		}
	}
}
