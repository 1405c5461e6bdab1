package main

import (
	"path/filepath"
	"strings"
	"testing"
	"unicode"
)

// Names of files and titles never reach a terminal as what it acts on, on either
// stream; what they hold beside that stays readable.
func TestNamesOnATerminal(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"a\x1b]0;x\a.md", "b\n2021-06-28 forged.md", "c\r.md", "d\u202egpj.md", "e\u009b2J.md", "f\x9b\xff.md", "g\u2066\u2028.md", "👩\u200d👧.md"} {
		write(t, dir, name, []byte("# 标\u202e题"+strings.ToValidUTF8(name[:1], "")+"\n\n2021-06-28\n\n正文\x1b[31m里的话"+name[:1]+"，说的是茶，没有字的是\U000f0000。\n\n![](gone.png)\n"))
	}
	out := t.TempDir()
	for _, args := range [][]string{
		{"list", dir},
		{"list", "--json", dir},
		{"check", dir},
		{"check", "--json", dir},
		{"fonts", dir},
		{"fonts", "--json", dir},
		{"list", "--log-format", "json", "-v", dir},
		{"epub", "-v", dir, "-o", filepath.Join(out, "a\x1b\u202e.epub")},
		{"check", filepath.Join(out, "a\x1b\u202e.epub")},
		{"pdf", dir, "-o", filepath.Join(out, "b\x1b\n.pdf")},
		{"list", filepath.Join(dir, "no\x1b\nsuch")},
		{"list", "--lang", "\x1b\u202e", dir},
		{"x\x1b\u202e"},
		{"build", "--config", "\x1b\u202e.toml"},
	} {
		stdout, stderr, _ := measured(t, args...)
		for _, s := range []string{stdout, stderr} {
			if i := strings.IndexFunc(s, func(r rune) bool {
				json := strings.HasPrefix(s, "{") // which escapes by its own rules
				return unicode.IsControl(r) && r != '\n' || !json && (r >= '\u2028' && r <= '\u202e' || r >= '\u2066' && r <= '\u2069')
			}); i >= 0 {
				t.Errorf("%q: printed %q", args, s[max(i-30, 0):min(i+30, len(s))])
			}
			for _, line := range strings.Split(s, "\n") {
				if strings.HasPrefix(line, "2021-06-28 forged") {
					t.Errorf("%q: a name forged the line %q", args, line)
				}
			}
		}
		if args[0] == "list" && args[1] == dir && (!strings.Contains(stdout, "👩\u200d👧.md") || !strings.Contains(stdout, `d\u202egpj.md`)) {
			t.Errorf("names are not readable:\n%s", stdout)
		}
	}
}
