package main

import (
	"strings"
	"testing"
)

// An article of more lines or blocks than are set on paper is cut in a PDF, which
// says so, and whole in an EPUB; the article beside it is in both.
func TestHostileLength(t *testing.T) {
	for about, body := range map[string]string{
		"a program of a million lines": "```\n" + strings.Repeat("x\n", 1_000_000) + "```\n",
		"headings":                     strings.Repeat("## 节\n\n", 110_000),
		"list items":                   strings.Repeat("## 节\n\n"+strings.Repeat("- 茶\n", 1000)+"\n", 60),
	} {
		t.Run(about, func(t *testing.T) {
			dir := t.TempDir()
			write(t, dir, "good.md", []byte(good))
			write(t, dir, "x.md", []byte("# 长文\n\n2021-06-28\n\n图前的话。\n\n"+body+"\n文后的话。\n"))
			whole := hostilePicture{name: "x.md"}
			whole.run(t, "epub", dir)
			cut := hostilePicture{name: "x.md", code: "long-article"}
			cut.run(t, "pdf", dir)
		})
	}
}
