package highlight

import (
	"strings"
	"testing"

	"github.com/wenzhai/wenzhai/tools/testtime"
)

// The parts of a program make it up again, in every language, whatever it is.
func TestSpansKeepEveryCharacter(t *testing.T) {
	const program = "// 茶 <b>\n\tif (x == \"水\") { return 1.5; } # y 'z\n<a href=\"x\">&amp;</a>\n\n+ line\n- line"
	for _, l := range registry().Lexers {
		name := l.Config().Name
		var b strings.Builder
		spans := Spans(name, program)
		for i, s := range spans {
			b.WriteString(s.Text)
			if s.Text == "" || i > 0 && s.Kind == spans[i-1].Kind {
				t.Errorf("%s: span %d of %v", name, i, spans)
			}
		}
		if b.String() != program {
			t.Errorf("%s: %q", name, b.String())
		}
	}
	if n := len(registry().Lexers); n < 60 {
		t.Errorf("%d languages", n)
	}
}

func TestSpans(t *testing.T) {
	for _, c := range []struct {
		language, program string
		want              []Span
	}{
		{"go", "func main() {\n} // 茶", []Span{{Keyword, "func"}, {Plain, " "}, {Name, "main"}, {Plain, "() {\n} "}, {Comment, "// 茶"}}},
		{"PY", "a = 'b'\nc", []Span{{Plain, "a = "}, {String, "'b'"}, {Plain, "\nc"}}},
		{"c++", "int a;\nb", []Span{{Type, "int"}, {Plain, " a;\nb"}}},
		{"go", "func main() {}\n", nil},
		{"diff", "- a\n+ b", []Span{{Removed, "- a\n"}, {Added, "+ b"}}},
		{"no-language", "func main() {}", nil},
		{"", "func", nil},
		{"a.go", "func", nil},
		{"go", strings.Repeat("a ", maxText), nil},
		{"go", strings.Repeat("a", maxLine+1), nil},
		{"go", "", nil},
	} {
		got := Spans(c.language, c.program)
		same := len(got) == len(c.want)
		for i := range got {
			same = same && got[i] == c.want[i]
		}
		if !same {
			t.Errorf("%s: %v, want %v", c.language, got, c.want)
		}
	}
}

func TestHostileProgramsTakeNoTime(t *testing.T) {
	for _, language := range []string{"html", "bash", "js"} {
		for _, unit := range []string{"(", "<", "\"", "/*", "$(", "<<A\n"} {
			testtime.Within(t, language+" "+unit, func() { Spans(language, strings.Repeat(strings.Repeat(unit, 100)+"\n", maxText/110/len(unit))) })
		}
	}
}
