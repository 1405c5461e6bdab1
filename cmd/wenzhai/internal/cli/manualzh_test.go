package cli

import (
	"bytes"
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/txtar"
	"github.com/spf13/pflag"

	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/help"
	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/message"
	"github.com/wenzhai/wenzhai/convert/clean"
	"github.com/wenzhai/wenzhai/convert/diag"
)

var update = flag.Bool("update", false, "write the pages of docs/zh that are made by tests")

const manualZh = "../../../../docs/zh/"

// isPage compares a page of the Chinese manual with what it has to be.
func isPage(t *testing.T, name, want string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(name, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if have, err := os.ReadFile(name); err != nil || string(have) != want {
		t.Errorf("%s is not what the program says: run go test ./cmd/wenzhai/internal/cli -run Manual -update (%v)", name, err)
	}
	checkChinese(t, name, regexp.MustCompile("`[^`]*`").ReplaceAllString(want, "·"))
}

// The reference of commands is made of them.
func TestManualOfCommands(t *testing.T) {
	env := System()
	env.Getenv = func(name string) string { return map[string]string{"LANG": "zh"}[name] }
	a := newApp(env, nil)
	root := a.root()
	help.Translate(root, a.messages)
	var b strings.Builder
	b.WriteString("# 命令和参数\n\n本页由 `go test ./cmd/wenzhai/internal/cli -run Manual -update` 生成，与 `wenzhai 命令 --help` 相同。各参数的细节见 [cli.md](cli.md)。\n")
	for _, c := range help.All(root) {
		if c.HasParent() && c.Parent().Name() == "completion" {
			continue
		}
		fmt.Fprintf(&b, "\n## `%s`\n%s\n", strings.Replace(c.UseLine(), "[flags]", "[参数]", 1), c.Long)
		if c.Example != "" {
			fmt.Fprintf(&b, "\n```sh\n%s\n```\n", strings.ReplaceAll(strings.TrimPrefix(c.Example, "  "), "\n  ", "\n"))
		}
		flags := c.LocalFlags()
		if !flags.HasAvailableFlags() {
			continue
		}
		b.WriteString("\n| 参数 | 含义 | 默认 |\n|---|---|---|\n")
		flags.VisitAll(func(f *pflag.Flag) {
			what, usage := pflag.UnquoteUsage(f)
			name := "`--" + strings.TrimSpace(f.Name+" "+what) + "`"
			if f.Shorthand != "" {
				name = "`-" + f.Shorthand + "`, " + name
			}
			def := f.DefValue
			if def == "false" || def == "[]" || def == "" {
				def = ""
			} else {
				def = "`" + def + "`"
			}
			fmt.Fprintf(&b, "| %s | %s | %s |\n", name, strings.ReplaceAll(usage, "|", `\|`), def)
		})
	}
	isPage(t, manualZh+"commands.md", b.String())
}

// The pages of findings and of rules are made of their tables.
func TestManualOfFindings(t *testing.T) {
	m := message.Chinese()
	var b strings.Builder
	b.WriteString("# 检查结果\n\nwenzhai 把每个检查结果写成标准错误上的一行：`路径:行: 严重程度[代码]: 说明；提示：对策`，最后给出总数。说明用 `-v` 显示；`-q` 只留错误；\n`--log-format json` 每行印出一个对象；`--strict` 使警告以退出码 3 结束。本页由 `go test ./cmd/wenzhai/internal/cli -run Manual -update` 生成。\n\n| 代码 | 严重程度 | 含义 | 对策 |\n|---|---|---|---|\n")
	for _, c := range diag.Codes() {
		meaning, s, hint := diag.Describe(c)
		fmt.Fprintf(&b, "| `%s` | %s | %s | %s |\n", c, m.Text(s.String()), m.Text(meaning), m.Text(hint))
	}
	isPage(t, manualZh+"diagnostics.md", b.String())

	const page, head = manualZh + "cleaning.md", "| 规则 | 清理什么 |\n|---|---|\n"
	have, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	before, _, ok := strings.Cut(string(have), head)
	if !ok {
		t.Fatalf("%s has no table of rules", page)
	}
	b.Reset()
	b.WriteString(before + head)
	for _, r := range clean.Rules() {
		fmt.Fprintf(&b, "| `%s` | %s |\n", r.Name, m.Text(r.Doc))
	}
	isPage(t, page, b.String())
}

// mistakeLine is a line of a table of docs/mistakes.md.
var mistakeLine = regexp.MustCompile("^\\| `wenzhai ([^`]*)` \\| (\\d) \\|")

// The page of mistakes is made by making them.
func TestManualOfMistakes(t *testing.T) {
	english, err := os.ReadFile(manualZh + "../mistakes.md")
	if err != nil {
		t.Fatal(err)
	}
	files, err := txtar.ParseFile("../../testdata/script/mistakes.txtar")
	if err != nil {
		t.Fatal(err)
	}
	page, err := filepath.Abs(manualZh + "mistakes.md")
	if err != nil {
		t.Fatal(err)
	}
	t.Chdir(t.TempDir())
	if err := os.Mkdir("empty", 0o755); err != nil {
		t.Fatal(err)
	}
	for _, f := range files.Files {
		if err := os.MkdirAll(filepath.Dir(f.Name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(f.Name, f.Data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	headings := []string{"命令", "读取什么", "选择文章", "书的样子", "输出", "文摘", "对齐、检查和书目"}
	var b strings.Builder
	b.WriteString("# 常犯的错误\n\n在命令行上常犯的错误，wenzhai 怎样回答，以哪个[退出码](cli.md#退出码)结束。本页由 `go test ./cmd/wenzhai/internal/cli -run Manual -update` 把每个错误犯一遍写成。\n")
	for line := range strings.Lines(string(english)) {
		if strings.HasPrefix(line, "## ") {
			title := strings.TrimSpace(line[3:])
			if len(headings) > 0 {
				title, headings = headings[0], headings[1:]
			}
			fmt.Fprintf(&b, "\n## %s\n| 命令 | 退出码 | 消息 |\n|---|---|---|\n", title)
		}
		m := mistakeLine.FindStringSubmatch(line)
		if m == nil {
			continue
		}
		text := saidOf(m[1])
		fmt.Fprintf(&b, "| `wenzhai %s` | %s | %s |\n", m[1], m[2], strings.ReplaceAll(text, "|", `\|`))
	}
	isPage(t, page, b.String())
}

// saidOf makes a mistake and returns what the program says last of it, in Chinese.
func saidOf(line string) string {
	var args []string
	for _, w := range regexp.MustCompile(`'[^']*'|"[^"]*"|\S+`).FindAllString(line, -1) {
		args = append(args, strings.Trim(w, `'"`))
	}
	var out, errs bytes.Buffer
	env := System()
	env.Stdin, env.Stdout, env.Stderr = strings.NewReader(""), &out, &errs
	env.Now = func() time.Time { return time.Date(2024, 5, 20, 8, 0, 0, 0, time.UTC) }
	env.Getenv = func(name string) string { return map[string]string{"LANG": "zh_CN", "HOME": "/nowhere"}[name] }
	Run(context.Background(), env, args)
	all := strings.Split(strings.TrimSpace(errs.String()), "\n")
	i := slices.IndexFunc(all, func(s string) bool { return strings.Contains(s, "错误") })
	return all[max(i, 0)]
}
