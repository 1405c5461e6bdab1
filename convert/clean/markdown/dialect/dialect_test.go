package dialect

import (
	"errors"
	"strings"
	"testing"

	"github.com/wenzhai/wenzhai/convert/clean/internal/report"
	"github.com/wenzhai/wenzhai/tools/testtime"
)

func plain(s string, files map[string]string) (string, *report.Log) {
	log := report.New("a.md", []byte(s), 1)
	text, _ := Plain(Options{Log: log, Path: "a.md", Title: "题", File: func(name string) (string, error) {
		if text, ok := files[name]; ok {
			return text, nil
		}
		return "", errors.New("not there")
	}}, s)
	return text, log
}

// TestUntouched checks that what is no notation of a dialect comes back as it is.
func TestUntouched(t *testing.T) {
	for _, s := range []string{
		"", "文。\n", "# 题\n\n- 一\n- 二\n\n> 引\n", "```\n{{< x >}}\n{% y %}\n::: tip\n```\n", "`{% x %}` 与 {a} 与 a{b}c\n", "a < b 与 <http://garden.example/>\n",
		"| a | b |\n|---|---|\n| {x} | y |\n", "![图](a.png)\n\n[链](b.md \"题\")\n", "<div>\n<p>文</p>\n</div>\n", "    {% 代码 %}\n", "\\{{< x >}}\n",
		"$\\frac{1}{2}$ 与 $$\n\\begin{x}\n{#a}\n$$\n", "<!-- {{< x >}} -->\n", "<pre>\n{% x %}\n</pre>\n", "价 100%，{%\n",
	} {
		if got, log := plain(s, nil); got != s || len(log.Diagnostics) > 0 {
			t.Errorf("%q became %q %v", s, got, log.Diagnostics)
		}
	}
}

// TestInclude checks what stands for the lines that ask for a file.
func TestInclude(t *testing.T) {
	files := map[string]string{
		"x.rs": "one\n// ANCHOR: part\ntwo\nthree\n// ANCHOR_END: part\nfour\n", "b.md": "包 **含** {{#include c.md}}\n", "c.md": "再包含",
		"loop.md": "圈{{#include loop.md}}", "/downloads/code/y.py": "y = 1\n",
	}
	for in, want := range map[string]string{
		"```rust\n{{#include x.rs}}\n```\n":              "```rust\none\ntwo\nthree\nfour\n```\n",
		"```rust\n{{#rustdoc_include x.rs:part}}\n```\n": "```rust\ntwo\nthree\n```\n",
		"```rust\n{{#include x.rs:6}}\n```\n":            "```rust\nfour\n```\n",
		"```rust\n{{#include x.rs:3:4}}\n```\n":          "```rust\ntwo\nthree\n```\n",
		"前 {{#include b.md}} 后\n":                        "前 包 **含** 再包含 后\n",
		"{{#include loop.md}}\n":                         "圈圈圈圈圈{{#include loop.md}}\n",
		"{% include_code lang:python y.py %}\n":          "\n~~~python\ny = 1\n~~~\n\n",
		"```js\n<<< x.rs{1,2}\n```\n":                    "```js\none\ntwo\nthree\nfour\n```\n",
		"--8<-- \"b.md\"\n":                              "包 **含** 再包含\n",
		"```js\n--8<-- \"x.rs:3:4\"\n```\n":              "```js\ntwo\nthree\n```\n",
		"{{#include no.md}}\n":                           "\n",
		"`{{#include b.md}}`\n":                          "`{{#include b.md}}`\n",
	} {
		if got, _ := plain(in, files); got != want {
			t.Errorf("%q became %q, not %q", in, got, want)
		}
	}
	if _, log := plain("\n{{#include no.md}}\n", files); len(log.Diagnostics) != 1 || log.Diagnostics[0].Line != 2 {
		t.Errorf("a file that is not there gives %v", log.Diagnostics)
	}
}

// TestLines checks that lines of the output lead back to those of the text.
func TestLines(t *testing.T) {
	s := "::: tip 题\n甲\n:::\n{% note %}\n乙\n{% endnote %}\n丙\n"
	text, lines := Plain(Options{Log: report.New("a.md", []byte(s), 1)}, s)
	for word, want := range map[string]int{"甲": 2, "乙": 5, "丙": 7} {
		before, _, _ := strings.Cut(text, word)
		if got := lines[strings.Count(before, "\n")]; got != want {
			t.Errorf("%s is on line %d, not %d", word, got, want)
		}
	}
}

// TestImports checks that tags name the files that imports of MDX give names to.
func TestImports(t *testing.T) {
	for in, want := range map[string]string{
		"<img src={Sea} width=\"80%\"/>\n": `<img src="../a.png" width="80%"/>`,
		"<img src={Sea.src}/>\n":           `<img src="../a.png"/>`,
		"<Image src={Sea} alt=\"海\"/>\n":   `src="../a.png"`,
		"`<img src={Sea}/>`\n":             "`<img src={Sea}/>`",
		"<img src={Other}/>\n":             `<img src=""/>`,
	} {
		if got, _ := plain("import Sea from '../a.png';\n\n<A/>\n\n"+in, nil); !strings.Contains(got, want) {
			t.Errorf("%q became %q, without %q", in, got, want)
		}
	}
}

func TestParseForm(t *testing.T) {
	for form, good := range map[string]bool{
		"box": true, "box:tip": true, "box:spaceship": false, "figure": true, "link:https://garden.example/{}": true, "link:https://garden.example": false,
		"code:mermaid": true, "drop": true, "": false, "inline": false,
	} {
		if _, err := ParseForm(form); (err == nil) != good {
			t.Errorf("%q: %v", form, err)
		}
	}
	for name, form := range forms() {
		if _, err := ParseForm(string(form)); err != nil || name != strings.ToLower(name) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// TestHostile reads a quarter of a megabyte of each beginning of a notation.
func TestHostile(t *testing.T) {
	for _, unit := range []string{
		"{{<", "{{< a ", "{{< a >}}", "{{%", "{{% a %}}\n", "{%", "{% a ", "{% note %}", "{% code %}", "{% code %}{% endcodex %}", "{% raw %}", ":::", "::: tip\n", "::: tip\n:::\n",
		"<!--", "<!-- tab a -->", "<A ", "<A {", "<A b={", "<A b=\"", "<Tabs>", "<div", "<div\n", "<style>", "<style", "!!! note\n    ", "!!! note\n", "???", "{#a", "{.a}", "]{.a}", "[a]{.a}",
		"![", "![a](", "![a](b =1x1)", "`", "``` ` ", "{{", "{{ a(", "{{ 'a' ", "{/*", "{{#include a}}\n", "[", "\\{{#", "{: .a}\n", "=== \"a\"\n    ", "# a {#b}\n", "##a\n", "export const a = {\n", "import {\n",
		"> {% note %}\n", "- {% note %}\n", "<p>\n**a**\n", "<?", "{% end %}", "{% tip %}{% end %}", ":material-a:", ":material-a:{", "{::comment}", "{::a}", "{:/", "--8<-- \"a\"\n",
	} {
		s := strings.Repeat(unit, 1<<18/len(unit))
		testtime.Within(t, unit, func() { plain(s, nil) })
		testtime.Within(t, "broken "+unit, func() { plain(s+"\n>}} %}} %} } ) --> */} ] </style> <X/>", nil) })
	}
}

func FuzzPlain(f *testing.F) {
	for _, s := range []string{
		"{% note info 题 %}\n文\n{% endnote %}", "{{< figure src=\"a.png\" caption='b' >}}", "- {% codeblock lang:go %}\n  x\n  {% endcodeblock %}\n", "::: tip 题\n:::: x\n:::\n", "!!! note \"a\"\n    b\n\n        c\nd",
		"> ::: warning\n> a\n> :::\n", "{{% tabs %}}{{% tab \"a\" %}}b{{% /tab %}}{{% /tabs %}}", "<Tabs>\n<TabItem label=\"a\">\nb\n</TabItem>\n</Tabs>", "import a from 'b'\n\n<A/>", "## a {#b .c}\n{: .d}\n",
		"![a|3](b.png =3x){width=5%}", "<div\n\n<style>a<!--b", "<br/>\n## a\n", "{{ \"a\" | b }}{{ site.x }}{{ f(a=\"b\") }}", "{{#include a.md:1:2}}", "[TOC]\n* a\n{:toc}\n", "\x00{{<\x00>}}", "<!-- tab a -->{% tabs %}<!-- tab b -->c<!-- endtab -->{% endtabs %}",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		files := map[string]string{"a.md": "x\n{{#include a.md}}\n", "b": "y"}
		text, _ := plain(s, files)
		if again, _ := plain(s, files); again != text {
			t.Errorf("%q gives %q and %q", s, text, again)
		}
		if len(text) > 400*len(s)+2000 {
			t.Errorf("%d bytes became %d", len(s), len(text))
		}
	})
}
