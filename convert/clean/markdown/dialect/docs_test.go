package dialect

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/wenzhai/wenzhai/convert/clean/markdown/dialect/known"
)

var update = flag.Bool("update", false, "rewrite docs/shortcodes.md")

const page = "../../../../docs/shortcodes.md"

// The list in docs is made from the table, so that it cannot fall behind.
func TestDocumentation(t *testing.T) {
	have, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	head, _, ok := strings.Cut(string(have), "| form | names |\n")
	if !ok {
		t.Fatalf("%s has no table", page)
	}
	var b strings.Builder
	b.WriteString(head + "| form | names |\n|---|---|\n")
	seen := map[string]bool{}
	form := ""
	for line := range strings.Lines(known.Forms) {
		f, names, _ := strings.Cut(strings.TrimSpace(line), " ")
		if f == "" {
			continue
		}
		if f != form && form != "" {
			b.WriteString(" |\n")
		}
		if f != form {
			fmt.Fprintf(&b, "| `%s` |", f)
		}
		form = f
		for name := range strings.FieldsSeq(names) {
			if !seen[name] {
				b.WriteString(" " + name)
			}
			seen[name] = true
		}
	}
	b.WriteString(" |\n")
	if *update {
		if err := os.WriteFile(page, []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	} else if string(have) != b.String() {
		t.Error("docs/shortcodes.md is not what the table says; run go test ./convert/clean/markdown/dialect -update")
	}
}
