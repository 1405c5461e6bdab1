package clean

import (
	"strings"
	"testing"

	"github.com/wenzhai/wenzhai/convert/doc"
	"github.com/wenzhai/wenzhai/tools/testtime"
)

// TestLinear cleans hostile texts of many small blocks, which would take many
// minutes if any step took time in the square of their number.
func TestLinear(t *testing.T) {
	const n = 800_000
	for _, c := range []struct {
		name, head, unit string
		format           doc.Format
	}{
		{"nothing but headings", "", "## 题\n\n", doc.Markdown},
		{"nothing but headings of a page", "<p>话。</p>", "<h2>题</h2>", doc.Page},
		{"headings of comments", "<p>这里说的是茶和雨。</p>", "<p>评论12</p>", doc.Page},
	} {
		testtime.Within(t, c.name, func() {
			Clean(Input{Format: c.format, Body: []byte(c.head + strings.Repeat(c.unit, n)), Meta: &doc.Meta{Title: "长文"}})
		})
	}
}
