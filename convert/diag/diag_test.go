package diag

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "rewrite docs/diagnostics.md")

const page = "../../docs/diagnostics.md"

// The page in docs is made from the registry, so that it cannot fall behind.
func TestDocumentation(t *testing.T) {
	var b strings.Builder
	b.WriteString(`# Diagnostics

wenzhai prints one line a finding to standard error, as ` + "`PATH:LINE: severity[code]: what; hint: what to do`" + `, and counts
them at the end. Notes show with ` + "`-v`" + `; ` + "`-q`" + ` leaves errors only; ` + "`--log-format json`" + ` prints an object a line;
` + "`--strict`" + ` turns warnings into exit code 3. This page is made by ` + "`go test ./convert/diag -update`" + `.

| code | severity | meaning | what to do |
|---|---|---|---|
`)
	for _, c := range Codes() {
		meaning, severity, hint := Describe(c)
		fmt.Fprintf(&b, "| `%s` | %s | %s | %s |\n", c, severity, meaning, hint)
	}
	if *update {
		if err := os.WriteFile(page, []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	have, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	if string(have) != b.String() {
		t.Error("docs/diagnostics.md is not what the registry says; run go test ./convert/diag -update")
	}
}

func TestString(t *testing.T) {
	for _, c := range []struct {
		d    Diagnostic
		want string
	}{
		{
			New(Undated, "archive/tea.md", 3, "no date in %q", "茶山"),
			`archive/tea.md:3: warning[undated]: no date in "茶山"; hint: add a date: line to its front matter`,
		},
		{Diagnostic{Severity: Error, Code: BadInput, Message: "wrong"}, "error[bad-input]: wrong"},
		{Diagnostic{Severity: Note, Code: Duplicate, Path: "a.md", Message: "twice"}, "a.md: note[duplicate]: twice"},
	} {
		if got := c.d.String(); got != c.want {
			t.Errorf("got  %s\nwant %s", got, c.want)
		}
	}
}

func TestEveryCodeIsDescribed(t *testing.T) {
	for _, c := range Codes() {
		if meaning, _, _ := Describe(c); meaning == "" {
			t.Errorf("%s has no meaning", c)
		}
	}
}
