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
		{"plain", Options{}, "undated path-missing done summary"},
		{"quiet", Options{Quiet: true}, "path-missing"},
		{"verbose", Options{Verbose: true}, "duplicate undated path-missing done summary"},
	} {
		var b bytes.Buffer
		p := New(&b, c.o)
		p.Diagnostic(finding(diag.Duplicate))
		p.Diagnostic(finding(diag.Undated))
		p.Diagnostic(finding(diag.PathMissing))
		p.Plain("done")
		p.Summary()
		var got []string
		for _, line := range strings.Split(b.String(), "\n") {
			for _, word := range []string{"[duplicate]", "[undated]", "[path-missing]", "done"} {
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

func TestHarmless(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"茶山 – a.md", "茶山 – a.md"},
		{"👩\u200d👩\u200d👧 é e\u0301 שלום\u200f", "👩\u200d👩\u200d👧 é e\u0301 שלום\u200f"},
		{"a\x1b]0;x\a.md", `a\x1b]0;x\a.md`},
		{"a\nb.md: error[x]: y", `a\nb.md: error[x]: y`},
		{"a\r\t\v\x00\x7f", `a\r\t\v\x00\x7f`},
		{"\u0085\u009b2J", `\u0085\u009b2J`},
		{"a\u202egpj.md\u2066x\u2069", `a\u202egpj.md\u2066x\u2069`},
		{"a\u2028b\u2029", `a\u2028b\u2029`},
		{"\x9b2J\xff\xe8\x8c", `\x9b2J\xff\xe8\x8c`},
		{"\ufffd", "\ufffd"},
	} {
		if got := Harmless(c.in); got != c.want {
			t.Errorf("%q: got %s, want %s", c.in, got, c.want)
		}
	}
}

func TestJSONEscapesControls(t *testing.T) {
	var b bytes.Buffer
	if err := NewJSON(&b).Encode(map[string]string{"path": "a\u009b\x7f\x1b<茶>.md"}); err != nil {
		t.Fatal(err)
	}
	if got, want := b.String(), `{"path":"a\u009b\u007f\u001b<茶>.md"}`+"\n"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}
