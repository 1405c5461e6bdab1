package markdown

import (
	"html"
	"strings"
	"testing"

	"github.com/wenzhai/wenzhai/convert/clean/markdown/dialect"
	"github.com/wenzhai/wenzhai/tools/testtime"
)

// read returns the TeX of the formulas in the HTML of Markdown, those on lines of
// their own with "!" before them.
func read(t testing.TB, s string) (out []string, page string) {
	t.Helper()
	src, err := HTML(dialect.Options{}, s)
	if err != nil {
		t.Fatal(err)
	}
	page = string(src)
	for rest := page; ; {
		_, after, ok := strings.Cut(rest, "<math")
		if !ok {
			return out, page
		}
		attrs, after, _ := strings.Cut(after, "></math>")
		display, tex, _ := strings.Cut(attrs, `alttext="`)
		mark := ""
		if strings.Contains(display, "block") {
			mark = "!"
		}
		out = append(out, mark+html.UnescapeString(strings.TrimSuffix(tex, `"`)))
		rest = after
	}
}

func TestFormulasKeepTheirTeX(t *testing.T) {
	for in, want := range map[string]string{
		"内积 $a_1*b_1 + a_2*b_2$ 不变":                   "a_1*b_1 + a_2*b_2",
		"**粗 $x^2$ 体**，[链 $l_1$](https://a.example/)": "x^2 l_1",
		"# 题 $h<1$":                                           "h<1",
		"| a |\n|---|\n| $P(A|B)$ 与 $x$ |":                    "P(A|B) x",
		"- 项\n  $$\n  x \\\\\n  + z\n  $$\n- 次":               "!x \\\\\n+ z",
		"> 引\n> $$\n> r & s\n> - t\n> $$":                     "!r & s\n- t",
		"词\n$$\nx\n=====\ny\n$$\n词":                           "!x\n=====\ny",
		"行 $$k_2$$ 内":                                         "k_2",
		"$$k_2$$":                                             "!k_2",
		"得：$$\nE = mc^2\n$$":                                  "!E = mc^2",
		"```math\nm_1 * m_2\n```":                             "!m_1 * m_2",
		"> ~~~math\n> a\n> ~~~":                               "!a",
		"行内 $`g_1*g_2`$ 。":                                    "g_1*g_2",
		`\\(q\_1\\) 与 \\[a \\\\ b\\]`:                         "q_1 !a \\\\ b",
		"$$\nu \\\\\\\\\nv\n$$":                               "!u \\\\\nv",
		`式 \(p_1\) 与 \[p^2\]`:                                 "p_1 !p^2",
		"\\begin{align}\na &= b \\\\\n- c &= d\n\\end{align}": "!\\begin{align}\na &= b \\\\\n- c &= d\n\\end{align}",
		"$$\na\n\nb\n$$":                                      "!a\n\nb",
		"词[^1]\n\n[^1]: 注\n\n    $$\n    \\begin{aligned} a &= b \\\\ c &= d \\end{aligned}\n    $$\n\n    后": "!\\begin{aligned} a &= b \\\\ c &= d \\end{aligned}",
		"词\n:   释\n\n    $$\n    s_1 \\\\ s_2\n    $$":                                                        "!s_1 \\\\ s_2",
		"!!! note\n\n    $$\n    b_1\n    $$":                                                                 "!b_1",
		"=== \"甲\"\n\n    \\[ t_1 \\\\ t_2 \\]":                                                               "!t_1 \\\\ t_2",
		`$a\label{l}$，见 \eqref{eq:a_b} 与 \ref{l}`:                                                             `a\label{l} \eqref{eq:a_b} \ref{l}`,
		"<div>$$x^2$$</div>":              "!x^2",
		`$\frac{{a}}{{b}}$ 与 $x{% y %}z$`: `\frac{{a}}{{b}} x{% y %}z`,
		"$x &lt; y$":                      "x < y",
	} {
		got, page := read(t, in)
		if s := strings.Join(got, " "); s != want {
			t.Errorf("%q: %q, want %q\n%s", in, s, want, page)
		}
	}
}

func TestWhatIsNoFormulaStays(t *testing.T) {
	for _, in := range []string{
		"从 $5 到 $10", "`$x^2$`", "```\n$$x$$\n```", "    $x^2$", "脚注 \\[1\\]", "`` `$x_1$` ``", "<pre>$x_1$</pre>", "<code>$x_1$</code>", "<span title='$x_1$'>词</span>",
		"[词](https://a.example/?a=$x_1$&b=$y_2$)", "https://a.example/$x_1$", "~~~sh\necho $$\n~~~",
		"词[^1]\n\n[^1]: 注\n\n        $x^2$", "无式之文 \\eqref{a}", "`\\ref{a}` 与 $5",
	} {
		if got, page := read(t, in); len(got) > 0 {
			t.Errorf("%q: %q\n%s", in, got, page)
		}
	}
}

func TestFormulasTakeLittleTime(t *testing.T) {
	for _, s := range []string{"$", "$a ", "$$\n", "> $$\n", "\\[", "```math\n", "- $$x\n", "$`", "<$", "$a$ "} {
		testtime.Within(t, s, func() { read(t, strings.Repeat(s, 1<<18/len(s))) })
	}
}

// FuzzFormulas holds that a formula of plain TeX comes back to the last character,
// wherever it stands.
func FuzzFormulas(f *testing.F) {
	f.Add("x_1*y_2", "> 引 ", " 与")
	f.Add(`\frac{a}{b} \\ c`, "- ", "\n")
	f.Fuzz(func(t *testing.T, tex, before, after string) {
		got, page := read(t, before+"$\\alpha "+tex+"x$"+after)
		if strings.ContainsAny(page, "\uF8F0\uF8F1") && !strings.ContainsAny(before+tex+after, "\uF8F0\uF8F1") {
			t.Fatalf("a token is left: %q", page)
		}
		if before == "" && after == "" && strings.Trim(tex, "abcdefghij*_+=<> ") == "" && !strings.Contains(tex, "  ") && len(got) != 1 {
			t.Fatalf("%q: %q", tex, got)
		}
	})
}
