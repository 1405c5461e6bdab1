package clean

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/wenzhai/wenzhai/convert/clean/rules"
)

// The table in docs is made from Rules, so that it cannot fall behind.
func TestDocumentation(t *testing.T) {
	const page, head = "../../docs/cleaning.md", "| rule | what |\n|---|---|\n"
	have, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	before, rest, ok := strings.Cut(string(have), head)
	if !ok {
		t.Fatalf("%s has no table of rules", page)
	}
	for strings.HasPrefix(rest, "| `") {
		_, rest, _ = strings.Cut(rest, "\n")
	}
	var b strings.Builder
	b.WriteString(before + head)
	for _, r := range rules.Rules() {
		fmt.Fprintf(&b, "| `%s` | %s |\n", r.Name, r.Doc)
	}
	b.WriteString(rest)
	if *update {
		if err := os.WriteFile(page, []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if string(have) != b.String() {
		t.Error("docs/cleaning.md is not what Rules says; run go test ./convert/clean -run Documentation -update")
	}
}
