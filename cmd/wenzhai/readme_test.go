package main

import (
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// Both READMEs say the same: as many headings of each level, the same commands in the
// same order, as many rows of each table, the same pictures.
func TestReadmes(t *testing.T) {
	english, chinese := shapeOf(t, "../../README.md"), shapeOf(t, "../../README.zh-CN.md")
	for part, want := range english {
		if have := chinese[part]; !slices.Equal(have, want) {
			t.Errorf("%s: README.md has\n%s\nREADME.zh-CN.md\n%s", part, strings.Join(want, "\n"), strings.Join(have, "\n"))
		}
	}
}

var (
	pictureLink = regexp.MustCompile(`!\[[^\]]*\]\(([^)]*)\)`)
	comment     = regexp.MustCompile(` *#.*$`)
)

// shapeOf returns what a README has of each kind of part.
func shapeOf(t *testing.T, path string) map[string][]string {
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	out := map[string][]string{"headings": nil, "commands": nil, "tables": nil, "pictures": nil}
	code := false
	rows := 0
	for line := range strings.Lines(string(data) + "\n") {
		line = strings.TrimRight(line, "\n")
		for _, m := range pictureLink.FindAllStringSubmatch(line, -1) {
			out["pictures"] = append(out["pictures"], m[1])
		}
		switch {
		case strings.HasPrefix(line, "```"):
			code = !code
		case code:
			if s := strings.Join(strings.Fields(comment.ReplaceAllString(line, "")), " "); s != "" {
				out["commands"] = append(out["commands"], s)
			}
		case strings.HasPrefix(line, "#"):
			out["headings"] = append(out["headings"], line[:strings.IndexByte(line, ' ')])
		}
		if strings.HasPrefix(line, "|") {
			rows++
		} else if rows > 0 {
			out["tables"] = append(out["tables"], strings.Repeat("|", rows))
			rows = 0
		}
	}
	return out
}
