package main

import (
	"fmt"
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
)

const (
	mistakesPage   = "../../docs/mistakes.md"
	mistakesScript = "testdata/script/mistakes.txtar"
)

// mistakeRow is a line of the tables of docs/mistakes.md.
var mistakeRow = regexp.MustCompile("(?m)^\\| `(wenzhai [^`]*)` \\| (\\d) \\| (.*) \\|$")

// The script that makes the mistakes is made of the page that lists them, so
// that neither says what the other does not.
func TestMistakes(t *testing.T) {
	page, err := os.ReadFile(mistakesPage)
	if err != nil {
		t.Fatal(err)
	}
	rows := mistakeRow.FindAllStringSubmatch(string(page), -1)
	if lines := strings.Count(string(page), "\n| `"); lines != len(rows) || len(rows) < 40 {
		t.Fatalf("%d of %d rows can be read; want all, and 40", len(rows), lines)
	}
	var b strings.Builder
	b.WriteString("# Made of docs/mistakes.md by go test ./cmd/wenzhai -run TestMistakes -update; the files are written by hand.\nmkdir empty\n")
	for _, r := range rows {
		fmt.Fprintf(&b, "exitcode %s %s\ngrep '%s' err\n", r[2], r[1], messagePattern(r[3]))
	}
	b.WriteString("\n")
	script, err := txtar.ParseFile(mistakesScript)
	if err != nil {
		t.Fatal(err)
	}
	if *update {
		script.Comment = []byte(b.String())
		if err := os.WriteFile(mistakesScript, txtar.Format(script), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if string(script.Comment) != b.String() {
		t.Errorf("%s is not what %s says; run go test ./cmd/wenzhai -run TestMistakes -update", mistakesScript, mistakesPage)
	}
}

// messagePattern returns a regular expression for a message of the page, in the
// quoting of scripts.
func messagePattern(message string) string {
	parts := strings.Split(strings.ReplaceAll(message, `\|`, "|"), "…")
	for i, p := range parts {
		parts[i] = regexp.QuoteMeta(p)
	}
	return strings.ReplaceAll(strings.Join(parts, ".*"), "'", "''")
}
