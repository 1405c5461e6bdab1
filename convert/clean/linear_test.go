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
	for _, c := range []struct {
		name, head, unit string
		format           doc.Format
		n                int
	}{
		{"nothing but headings", "", "## 题\n\n", doc.Markdown, 600_000},
		{"headings of comments", "<p>这里说的是茶和雨。</p>", "<p>评论12</p>", doc.Page, 150_000},
		{"private notes that are found nowhere", "话。\n\n", "%%a%%\n\n", doc.Markdown, 100_000},
		{"notes", "话。\n\n", "话[^1]\n\n[^2]: 注\n\n", doc.Markdown, 150_000},
		{"rubies in rubies", "话。", "<ruby>", doc.HTML, 3000},
	} {
		testtime.Within(t, c.name, func() {
			Clean(Input{Format: c.format, Body: []byte(c.head + strings.Repeat(c.unit, c.n)), Meta: &doc.Meta{Title: "长文"}})
		})
	}
}
