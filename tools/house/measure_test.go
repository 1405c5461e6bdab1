package main

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// TestFaults: each limit is seen where it is passed, in a module made for it.
func TestFaults(t *testing.T) {
	root := t.TempDir()
	write := func(name, text string) {
		t.Helper()
		path := filepath.Join(root, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	write("convert/big/a.go", "package big\n\ntype t struct{}\n"+strings.Repeat("\nfunc (t) m() {}\n", maxMethods+1)+strings.Repeat("\n", maxLines))
	for i := range maxFiles + 1 {
		write("convert/many/f"+string(rune('a'+i))+".go", "package many\n")
	}
	write("convert/up/up.go", "package up\n\nimport (\n\t_ \""+module+"/layout\"\n\t_ \""+module+"/fonts\"\n)\n\nfunc Bare() {"+strings.Repeat("\n", maxFunc)+"}\n\n// Told is.\ntype Told int\n")
	write("convert/up/up_test.go", "package up\n\nfunc Helper() {}\n")
	write("layout/testdata/x.go", "not Go")
	h, err := measure(root)
	if err != nil {
		t.Fatal(err)
	}
	got := strings.Join(h.faults(), "\n")
	for _, want := range []string{
		"convert/big: 3575 lines, at most 3500: part it",
		"convert/big.t: 36 methods, at most 35: it is two things",
		"convert/many: 26 files, at most 25: part it",
		"convert/up/up.go:8: Bare: function of 61 lines, at most 60",
		"convert/up/up.go:8: Bare: exported and not documented",
		"convert/up imports layout, which is not below it",
		"convert/up imports fonts, which is not below it",
	} {
		if !slices.Contains(strings.Split(got, "\n"), want) {
			t.Errorf("missing %q in\n%s", want, got)
		}
	}
	if n := strings.Count(got, "\n") + 1; n != 7 {
		t.Errorf("%d faults, want 7:\n%s", n, got)
	}
}
