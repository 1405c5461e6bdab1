package program

import (
	"strings"
	"testing"

	"golang.org/x/net/html"

	"github.com/wenzhai/wenzhai/tools/testtime"
)

func TestFence(t *testing.T) {
	for info, want := range map[string][2]string{
		"": {}, "go": {"go", ""}, "Go  ": {"go", ""}, "text": {}, "js{1,3-5}": {"js", ""}, "{r, echo=FALSE}": {"r", ""},
		`jsx title="/src/a b.js" live`: {"jsx", "/src/a b.js"}, "js:title=a.js": {"js", "a.js"}, "python:file.py": {"python", "file.py"},
		"sh [npm]": {"sh", "npm"}, "js a.js": {"js", "a.js"}, "ts twoslash": {"ts", ""}, "ts:no-line-numbers": {"ts", ""},
		`{.python filename="x.py"}`: {"python", "x.py"}, "c++": {"c++", ""}, "c#": {"c#", ""}, ".gitignore": {"gitignore", ""},
		"rust,editable": {"rust", ""}, "[a](b)": {"", "a"}, "js caption:'图'": {"js", "图"},
		"一段话": {"一段话", ""},
	} {
		if l, title := Fence(info); l != want[0] || title != want[1] {
			t.Errorf("%q: %q %q, want %q", info, l, title, want)
		}
	}
}

func TestUnmarked(t *testing.T) {
	for in, want := range map[string]string{
		"a":                       "a",
		"a // [!code focus]\nb":   "a\nb",
		"# [!code ++:2]\na\nb\nc": "+ a\n+ b\n  c",
		"<p> <!-- [!code --] -->\n<b> <!-- x -->": "- <p>\n  <b> <!-- x -->",
		"x = '[!code ++]'":                        "x = '[!code ++]'",
		"a // [!code ++:99999999999999999999]\nb": "+ a\n+ b",
	} {
		if got := Unmarked(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

// What is long or deep is read in time.
func TestHostileProgramsAreReadInTime(t *testing.T) {
	const n = 100_000
	for name, page := range map[string]string{
		"lines":    "<pre>" + strings.Repeat("<div></div>", n) + "</pre>",
		"controls": "<pre>" + strings.Repeat("<i class=copy>", 400) + strings.Repeat("茶 ", n) + "</pre>",
		"numbers":  "<pre>" + strings.Repeat("<i class=gutter>", 400) + strings.Repeat("1 ", n) + "</pre>",
		"boxes":    strings.Repeat("<div class=code>", 400) + strings.Repeat("<b>1</b>", n),
		"tables":   strings.Repeat("<table><tr><td>", 80) + strings.Repeat("<td class=gutter>x", n),
		"marks":    "<pre>" + strings.Repeat("a // [!code ++:99999]\n", n/10) + "</pre>",
		"comments": "<pre>" + strings.Repeat("// [!code ++", n) + "</pre>",
		"fence":    "<pre>" + strings.Repeat("title=", n) + "</pre>",
	} {
		root, err := html.Parse(strings.NewReader(page))
		if err != nil {
			t.Fatal(name, err)
		}
		testtime.Within(t, name, func() {
			for x := range root.Descendants() {
				if x.Type == html.ElementNode && x.Data != "i" && x.Data != "b" {
					Find(x)
				}
			}
			text := Text(root, nil)
			Unmarked(text)
			WithoutHidden(text)
			Fence(text)
		})
	}
}

func FuzzText(f *testing.F) {
	f.Add("<pre class='brush: go'><ol><li>a<li><br>b</ol><table><tr><td class=gutter>1<td>x</table></pre>", "js [a] {1}")
	f.Add("<table class=highlight><tr><td class=blob-num><td><span data-code-marker='+'>a</table>", "rust,ignore title='x'")
	f.Fuzz(func(t *testing.T, page, info string) {
		root, err := html.Parse(strings.NewReader(page))
		if err != nil {
			return
		}
		for x := range root.Descendants() {
			if in, title := Find(x); in != nil && strings.Contains(title, "\n") {
				t.Errorf("title %q", title)
			}
			Language(x)
		}
		text := Text(root, nil)
		Unmarked(text)
		WithoutHidden(text)
		if l, title := Fence(info); strings.ContainsAny(l, " \n\"<>") || title != strings.TrimSpace(title) {
			t.Errorf("%q: %q %q", info, l, title)
		}
	})
}
