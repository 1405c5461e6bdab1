package term

import (
	"bytes"
	"strings"
	"testing"

	"github.com/wenzhai/wenzhai/convert/diag"
)

func finding(c diag.Code) diag.Diagnostic { return diag.New(c, "a.md", 1, "found") }

func TestWhatIsPrinted(t *testing.T) {
	for _, c := range []struct {
		name string
		o    Options
		want string
	}{
		{"plain", Options{}, "undated too-large done summary"},
		{"quiet", Options{Quiet: true}, "too-large"},
		{"verbose", Options{Verbose: true}, "duplicate undated too-large done summary"},
	} {
		var b bytes.Buffer
		p := New(&b, c.o)
		p.Diagnostic(finding(diag.Duplicate))
		p.Diagnostic(finding(diag.Undated))
		p.Diagnostic(finding(diag.TooLarge))
		p.Plain("done")
		p.Summary()
		var got []string
		for _, line := range strings.Split(b.String(), "\n") {
			for _, word := range []string{"[duplicate]", "[undated]", "[too-large]", "done"} {
				if strings.Contains(line, word) {
					got = append(got, strings.Trim(word, "[]"))
				}
			}
			if strings.HasPrefix(line, "1 error, 1 warning, 1 note") {
				got = append(got, "summary")
			}
		}
		if s := strings.Join(got, " "); s != c.want {
			t.Errorf("%s: %q, want %q\n%s", c.name, s, c.want, b.String())
		}
		if p.Warnings() != 2 {
			t.Errorf("%s: %d warnings counted, want 2", c.name, p.Warnings())
		}
	}
}

func TestManyOfOneKindAreCutOff(t *testing.T) {
	var b bytes.Buffer
	p := New(&b, Options{})
	for range 300 {
		p.Diagnostic(finding(diag.Undated))
	}
	p.Summary()
	if n := strings.Count(b.String(), "[undated]"); n != most {
		t.Errorf("%d lines, want %d", n, most)
	}
	if want := "288 more of undated (all show with -v)\n300 warnings\n"; !strings.HasSuffix(b.String(), want) {
		t.Errorf("ends with %q", b.String()[len(b.String())-60:])
	}
	b.Reset()
	p = New(&b, Options{JSON: true})
	for range 300 {
		p.Diagnostic(finding(diag.Undated))
	}
	if n := strings.Count(b.String(), "\n"); n != 300 {
		t.Errorf("%d JSON lines, want 300", n)
	}
}

func TestControlCharactersDoNotReachTheTerminal(t *testing.T) {
	var b bytes.Buffer
	New(&b, Options{}).Diagnostic(diag.New(diag.Undated, "a\x1b[31m\r\n.md", 1, "\u009b2J"))
	if strings.ContainsAny(strings.TrimSuffix(b.String(), "\n"), "\x1b\r\n\u009b") {
		t.Errorf("printed %q", b.String())
	}
}
