package cli

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/help"
)

// english is a run of three words of English; named is what may hold some: texts in
// quotes and brackets of code, paths, addresses, flags, keys, examples.
var (
	english = regexp.MustCompile(`[A-Za-z]+('s)? [a-z]+ [a-z]{2,}`)
	named   = regexp.MustCompile("\"[^\"\n]*\"|`[^`\n]*`|(?m:^ +wenzhai .*$)|(?m:^ +(curl|cat) .*$)|wenzhai [a-z]+ [^，。；]*|https?://[^ ，。；]*|[-./\\w]*[-./_\\d][-./\\w]*|\\[[^\\]\n]*\\]|\\([^)\n]*\\)|（[^）\n]*）")
)

// inChinese runs a command line with a language; it returns what it printed.
func inChinese(lang, line string) (out, errs string) {
	var a, b bytes.Buffer
	env := System()
	env.Stdin, env.Stdout, env.Stderr = strings.NewReader(""), &a, &b
	env.Now = func() time.Time { return time.Date(2024, 5, 20, 8, 0, 0, 0, time.UTC) }
	env.Getenv = func(name string) string { return map[string]string{"LANG": lang}[name] }
	Run(context.Background(), env, strings.Fields(line))
	return a.String(), b.String()
}

func checkChinese(t *testing.T, line, text string) {
	t.Helper()
	for l := range strings.Lines(text) {
		if found := english.FindString(named.ReplaceAllString(l, "·")); found != "" {
			t.Errorf("%s: %q is English: %s", strings.TrimSpace(line), found, l)
		}
	}
}

// No command says anything in English where the language is Chinese, and JSON is the
// same in both.
func TestChinese(t *testing.T) {
	t.Chdir(t.TempDir())
	writeMistaken(t)
	lines := mistakes + `
list a
list --left-out a
list a --tag x
list a --since 2030-01-01
list -v a
check a
check -v a x.epub
fonts
fonts a
extract --rules
extract a/a.md
epub a -o x.epub
epub a -o y.epub --dry-run
epub a -o x.epub
pdf a -o x.pdf --font-size 9
build --config good.toml --dry-run --now 2024-05-06T06:00:00+08:00
build --config good.toml --now 2024-05-06T06:00:00+08:00
build status --config good.toml --now 2024-05-06T06:00:00+08:00
build history --config good.toml
catalog .
align a/a.md a/b.md
init
`
	for line := range strings.Lines(strings.TrimSpace(lines)) {
		out, errs := inChinese("zh_CN.UTF-8", line)
		if strings.HasPrefix(line, "extract a/a.md") || strings.HasPrefix(line, "align a/a.md a/b.md") {
			out = "" // the articles themselves
		}
		checkChinese(t, line, out+errs)
		if strings.HasPrefix(line, "epub ") || strings.HasPrefix(line, "init") || strings.HasPrefix(line, "align ") {
			continue
		}
		for _, more := range []string{" --log-format json", " --json"} {
			name, rest, _ := strings.Cut(strings.TrimSuffix(line, "\n"), " ")
			if name == "build" && (strings.HasPrefix(rest, "status") || strings.HasPrefix(rest, "history")) {
				sub, after, _ := strings.Cut(rest, " ")
				name, rest = name+" "+sub, after
			}
			line := name + more + " " + rest
			out, errs := inChinese("zh_CN.UTF-8", line)
			wantOut, wantErrs := inChinese("C", line)
			if more == " --json" && !strings.Contains(out, "{") {
				continue
			}
			if more == " --log-format json" {
				out, wantOut = "", "" // a table for people
			} else {
				errs, wantErrs = "", ""
			}
			if out != wantOut || errs != wantErrs {
				t.Errorf("%s: JSON is another one in Chinese:\n%s%s\nin English:\n%s%s", line, out, errs, wantOut, wantErrs)
			}
		}
	}
}

// writeMistaken writes the files that command lines of tests name.
func writeMistaken(t *testing.T) {
	const head = "[digest.w]\npaths = \"a\"\nperiod = \"week\"\noutput = \"w.epub\"\n"
	for name, text := range map[string]string{
		"a/a.md":       "---\ntitle: 渡口\ndate: 2024-05-01\n---\n潮水退到石阶以下，渡工把缆绳收进舱里。\n\n![缆绳](rope.png)\n",
		"a/b.md":       "---\ntitle: 渡口\ndate: 2024-05-01\n---\n潮水退到石阶以下，渡工把缆绳收进舱里。\n\n![缆绳](rope.png)\n",
		"a/c.md":       "---\ntitle: \"a: b: c\ndraft: true\n---\n舱里很干。\n",
		"a/d.txt":      "",
		"a/e.docx":     "x",
		"junk.bin":     "junk\n",
		"damaged.toml": "title = \"x\n",
		"good.toml":    "state = \"state\"\n" + head,
		"pattern.toml": head + "match = \"(\"\n",
		"number.toml":  head + "limit = 1.5\n",
		"large.toml":   "limit = 99999999999999999999\n",
		"hook.toml":    "state = \"state\"\n" + head + "after = [\"./junk.bin\"]\n",
	} {
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// Help and manual pages of all commands are in Chinese.
func TestChineseHelp(t *testing.T) {
	env := System()
	env.Getenv = func(name string) string { return map[string]string{"LANG": "zh_CN.UTF-8"}[name] }
	a := newApp(env, nil)
	root := a.root()
	root.DisableAutoGenTag = true
	help.Translate(root, a.messages)
	for _, c := range help.All(root) {
		line := strings.TrimPrefix(c.CommandPath(), "wenzhai") + " --help"
		out, errs := inChinese("zh_CN.UTF-8", line)
		if c.Name() == "bash" || c.Name() == "zsh" || c.Name() == "fish" || c.Name() == "powershell" {
			continue
		}
		checkChinese(t, line, out+errs)
		var page bytes.Buffer
		if err := help.Manual(&page, c, a.messages); err != nil {
			t.Fatal(err)
		}
		text := strings.NewReplacer(`\-`, "-", `\fB`, "", `\fP`, "", `\&`, "").Replace(page.String())
		checkChinese(t, "man "+c.CommandPath(), text)
	}
}
