package cli

import (
	"bytes"
	"context"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/exit"
)

// goish is what a message must not hold: names of functions and packages, and
// what these print of themselves.
var goish = regexp.MustCompile(`strconv|syscall|\bos\.|io/fs|pflag|cobra|errno|\b0x|: (open|stat|lstat|read|write|mkdir|listen tcp|fork/exec|exec:) \S+: |error parsing|invalid argument|invalid syntax|exit status|%!|<nil>|shorthand|arg\(s\)|accepts \d|requires at least`)

// mistakes are command lines that cannot be carried out, a line each.
const mistakes = `
list a --match (
list a --match [z-a]
list a --match a{9999}
list nowhere
list a --limit many
list a --limit 99999999999999999999
list a --jobs 1.5
list a --since 2021-02-30
list a --until tomorrow-ish
list a --period 2021-W54
list a --tz Mars/Olympus
list a --lang klingonese
list a --no-rule nothing
list a --config nofile.toml
list a --config a
list a --config damaged.toml
list a --tag a"b
list a --log-format
list a -Z
list a --=x
list -
epub
epub a --css nofile.css
epub a --css a
epub a --cover junk.bin
epub a --cover nofile.png
epub a --max-size NaN
epub a --max-size 1e9
epub a --max-articles -1
epub a --image-size 3
epub a --toc-depth 9
epub a --strict=perhaps
epub a -o a/a.md/x.epub
epub a --report a/a.md/x.json -o x.epub
pdf a --font junk.bin
pdf a --font nofile.ttf
pdf a --font-size NaN
pdf a --font-size big
pdf a --paper 210x
pdf a --columns 3
pdf a --dump-pages a/a.md/x.txt
align a/a.md
align a/a.md nowhere.md
align a/a.md a/a.md --dictionary nofile
align a/a.md a/a.md --dictionary junk.bin
align a/a.md a/a.md --learn nowhere
extract
extract a/a.md a/a.md
extract nowhere
check nowhere.epub
check nowhere
check
fonts nowhere
fonts --font junk.bin
serve a --listen abc
serve a --listen :99999
serve a --listen 192.0.2.1:99
serve nowhere
serve
catalog nowhere
catalog a/a.md
man --dir a/a.md
man x
init --config a/a.md/wenzhai.toml
init --config a/a.md
build
build --config a
build --config damaged.toml
build --config pattern.toml
build --config number.toml
build --config large.toml
build --config hook.toml --now 2024-05-06T06:00:00+08:00
build --config hook.toml --now yesterday
build --config hook.toml --periods 2021-W60
help nothing
completion nothing
version x
nothing
`

// No message speaks of the program's own parts, and each names what is wrong.
func TestMessagesAreForUsers(t *testing.T) {
	t.Chdir(t.TempDir())
	writeMistaken(t)
	for line := range strings.Lines(strings.TrimSpace(mistakes)) {
		var out, errs bytes.Buffer
		env := System()
		env.Stdin, env.Stdout, env.Stderr = strings.NewReader(""), &out, &errs
		env.Now = func() time.Time { return time.Date(2024, 5, 20, 8, 0, 0, 0, time.UTC) }
		env.Getenv = func(string) string { return "" }
		code := Run(context.Background(), env, strings.Fields(line))
		if code != exit.Failure && code != exit.BadUsage {
			t.Errorf("%s: exit code %d", strings.TrimSpace(line), code)
		}
		if found := goish.FindString(errs.String()); found != "" || errs.Len() == 0 {
			t.Errorf("%s: the message holds %q: %s", strings.TrimSpace(line), found, &errs)
		}
	}
}
