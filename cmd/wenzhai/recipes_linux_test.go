package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
	"testing"
	"time"

	"go.yaml.in/yaml/v4"

	"github.com/wenzhai/wenzhai/tools/testtime"
)

// recipe returns the first block of code of a document of the project that has
// all of these words.
func recipe(t *testing.T, document string, words ...string) string {
	t.Helper()
	data, err := os.ReadFile("../../" + document)
	if err != nil {
		t.Fatal(err)
	}
next:
	for _, m := range regexp.MustCompile("(?ms)^```[a-z]*\n(.*?)^```").FindAllStringSubmatch(string(data), -1) {
		for _, w := range words {
			if !strings.Contains(m[1], w) {
				continue next
			}
		}
		return m[1]
	}
	t.Fatalf("%s has no block with %q", document, words)
	return ""
}

// week is an archive with an article of last week, as the digests' zone has it.
func (s site) week() {
	zone, err := time.LoadLocation("Asia/Shanghai")
	if err != nil {
		s.t.Fatal(err)
	}
	date := testtime.Now(s.t).In(zone).AddDate(0, 0, -7).Format(time.DateOnly)
	s.put("archive/tea.md", fmt.Sprintf("---\ntitle: 茶山\ndate: %s\n---\n清晨的茶园里有雾，采茶的人说，雾散之前摘下的叶子最软。\n", date))
}

// newest returns the only EPUB of the site's folder out.
func (s site) newest() []byte {
	s.t.Helper()
	names, err := filepath.Glob(s.path("out/*.epub"))
	if err != nil || len(names) != 1 {
		s.t.Fatalf("books: %v, error %v", names, err)
	}
	data, err := os.ReadFile(names[0])
	if err != nil {
		s.t.Fatal(err)
	}
	return data
}

// shell runs a script with an environment and no other.
func (s site) shell(script string, env ...string) string {
	s.t.Helper()
	c := testtime.Command(s.t, "bash", "-e", "-o", "pipefail", "-c", script)
	c.Dir, c.Env = s.dir, append(testtime.Environ(), env...)
	out, err := c.CombinedOutput()
	if err != nil {
		s.t.Fatalf("%v\n%s\n%s", err, script, out)
	}
	return string(out)
}

// bin is a folder with wenzhai and other programs, as scripts.
func (s site) bin(programs map[string]string) string {
	s.t.Helper()
	if err := os.MkdirAll(s.path("bin"), 0o755); err != nil {
		s.t.Fatal(err)
	}
	if err := os.Symlink(command(s.t).Path, s.path("bin/wenzhai")); err != nil {
		s.t.Fatal(err)
	}
	for name, script := range programs {
		if err := os.WriteFile(s.path("bin/"+name), []byte("#!/bin/sh\n"+script), 0o755); err != nil {
			s.t.Fatal(err)
		}
	}
	return s.path("bin") + ":/usr/local/bin:/usr/bin:/bin"
}

// README's recipe word for word: a home with nothing but an archive. A script
// stands for crontab, and /bin/sh runs its line with the environment that cron
// gives (crontab(5)).
func TestReadmeCronRecipe(t *testing.T) {
	home := newSite(t, "")
	s := site{t, home.path("articles-and-books")}
	s.week()
	path := home.bin(map[string]string{"crontab": `case $1 in
-l) cat "$HOME/table" 2>/dev/null || { echo "no crontab for $LOGNAME" >&2; exit 1; } ;;
-) cat >"$HOME/table.new" && mv "$HOME/table.new" "$HOME/table" ;;
*) exit 2 ;;
esac
`})
	env := []string{"HOME=" + home.dir, "LOGNAME=reader", "PATH=" + path}
	// As typed in: an error does not end the shell.
	home.shell("set +e +o pipefail\n"+recipe(t, "README.md", "crontab"), env...)
	table, err := os.ReadFile(home.path("table"))
	if err != nil {
		t.Fatal(err)
	}
	line := strings.SplitN(strings.TrimSuffix(string(table), "\n"), " ", 6)
	if len(line) != 6 || strings.Join(line[:5], " ") != "0 6 * * *" || strings.ContainsAny(line[5], "%\n") {
		t.Fatalf("the table is %q", table)
	}
	for _, want := range []string{"written", "unchanged"} {
		c := testtime.Command(t, "/bin/sh", "-c", line[5]+" --json")
		c.Dir, c.Env = home.dir, append(testtime.Environ(), "HOME="+home.dir, "LOGNAME=reader", "SHELL=/bin/sh", "PATH=/usr/bin:/bin")
		out, err := c.CombinedOutput()
		if err != nil || !strings.Contains(string(out), `"status":"`+want+`"`) {
			t.Errorf("%v: %s, want %s", err, out, want)
		}
	}
	s.newest()
}

// unit returns the values of a unit's setting.
func unit(text, setting string) (out []string) {
	for _, m := range regexp.MustCompile(`(?m)^`+setting+`=(.*)$`).FindAllStringSubmatch(text, -1) {
		out = append(out, strings.Fields(m[1])...)
	}
	return out
}

// The units are sound to systemd itself, and the service's command does its
// work in the environment that they give it: as a user who may write to the three
// folders named and nowhere else, and without a network.
func TestSystemdRecipe(t *testing.T) {
	service, timer := recipe(t, "docs/digests.md", "[Service]"), recipe(t, "docs/digests.md", "[Timer]")
	s := newSite(t, profile("weekly", "week"))
	s.week()
	binary := command(t).Path
	copied, err := os.ReadFile(binary)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(s.path("wenzhai"), copied, 0o755); err != nil {
		t.Fatal(err)
	}
	// What the units name lies elsewhere here, and nothing else is changed.
	here := strings.NewReplacer("/usr/local/bin/wenzhai", s.path("wenzhai"), "/srv/digests", s.dir, "/var/lib", s.path("var/lib"), "/var/cache", s.path("var/cache"))
	s.put("wenzhai.service", here.Replace(service))
	s.put("wenzhai.timer", timer)
	for _, args := range [][]string{{"verify", "--man=no", s.path("wenzhai.service"), s.path("wenzhai.timer")}, {"calendar", unit(timer, "OnCalendar")[0] + " " + unit(timer, "OnCalendar")[1]}} {
		if out, err := testtime.Command(t, "systemd-analyze", args...).CombinedOutput(); err != nil || strings.Contains(string(out), "Unknown") {
			t.Errorf("systemd-analyze %q: %v (run make setup if it is missing)\n%s", args, err, out)
		}
	}
	writable := []string{
		here.Replace(unit(service, "ReadWritePaths")[0]),
		s.path("var/lib/" + unit(service, "StateDirectory")[0]), s.path("var/cache/" + unit(service, "CacheDirectory")[0]),
	}
	argv := strings.Fields(here.Replace(strings.Join(unit(service, "ExecStart"), " ")))
	for _, want := range []string{"", "unchanged"} {
		args := argv
		if want != "" {
			args = append(args, "--json")
		}
		c := testtime.Command(t, args[0], args[1:]...)
		c.Dir = here.Replace(unit(service, "WorkingDirectory")[0])
		c.Env = append(strings.Fields(here.Replace(strings.Join(unit(service, "Environment"), " "))), append(testtime.Environ(), "PATH=/usr/bin:/bin", "USER=digests")...)
		confine(t, s, c, writable)
		if out, err := c.CombinedOutput(); err != nil || !strings.Contains(string(out), want) || want == "" && len(out) > 0 {
			t.Errorf("%q: %v\n%s", args, err, out)
		}
	}
	s.newest()
	if left, err := filepath.Glob(s.path("var/lib/wenzhai/*.json")); err != nil || len(left) != 1 {
		t.Errorf("states: %v, error %v", left, err)
	}
}

// confine lets c run as a user who may write to some folders alone, without a
// network where root starts it: others may not take that away.
func confine(t *testing.T, s site, c *exec.Cmd, writable []string) {
	t.Helper()
	root := os.Getuid() == 0
	mode := func(dir string, m os.FileMode) {
		if err := os.MkdirAll(dir, 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.Chmod(dir, m); err != nil {
			t.Fatal(err)
		}
	}
	for _, dir := range writable {
		mode(dir, 0o755)
		if err := os.Chown(dir, owner(root), owner(root)); err != nil {
			t.Fatal(err)
		}
	}
	if root {
		mode(filepath.Dir(s.dir), 0o755)
		c.SysProcAttr = &syscall.SysProcAttr{Cloneflags: syscall.CLONE_NEWNET, Credential: &syscall.Credential{Uid: nobody, Gid: nobody}}
		return
	}
	for _, dir := range []string{s.dir, s.path("archive"), s.path("var/lib"), s.path("var/cache")} {
		mode(dir, 0o555)
		t.Cleanup(func() { os.Chmod(dir, 0o755) })
	}
}

// nobody is the user without rights of every Linux system.
const nobody = 65534

func owner(root bool) int {
	if root {
		return nobody
	}
	return os.Getuid()
}

// The steps of the CI recipe as they stand, in a clone of a repository as
// actions/checkout makes it. A script stands for the go command.
func TestCIRecipe(t *testing.T) {
	var flow struct {
		On   map[string]any
		Jobs map[string]struct {
			RunsOn      string            `yaml:"runs-on"`
			Permissions map[string]string `yaml:"permissions"`
			Steps       []struct{ Uses, Run string }
		}
	}
	if err := yaml.Unmarshal([]byte(recipe(t, "docs/digests.md", "runs-on")), &flow); err != nil {
		t.Fatal(err)
	}
	job, ok := flow.Jobs["digests"]
	if !ok || job.RunsOn != "ubuntu-latest" || flow.On["schedule"] == nil || job.Permissions["contents"] != "write" {
		t.Fatalf("the workflow is %+v", flow)
	}
	s := newSite(t, "")
	path := s.bin(map[string]string{"go": `case "$*" in
"install github.com/wenzhai/wenzhai/cmd/wenzhai@latest") mkdir -p "$HOME/go/bin" && mv "` + s.path("bin/wenzhai") + `" "$HOME/go/bin/" ;;
"env GOPATH") echo "$HOME/go" ;;
*) exit 2 ;;
esac
`})
	env := []string{"HOME=" + s.dir, "PATH=" + path, "GITHUB_PATH=" + s.path("paths"), "GIT_CONFIG_NOSYSTEM=1"}
	remote := site{t, s.path("upstream")}
	remote.put("wenzhai.toml", "state = \".state\"\n"+profile("weekly", "week"))
	remote.week()
	s.shell(`git init -q -b main upstream && cd upstream && git add . && git -c user.name=x -c user.email=x@example.org commit -qm first
cd .. && git clone -q --bare upstream remote.git`, env...)
	for run := range 2 {
		work := site{t, s.path(fmt.Sprint("work-", run))}
		s.shell("git clone -q remote.git "+work.dir, env...)
		for i, step := range job.Steps {
			if step.Uses != "" && !strings.HasPrefix(step.Uses, "actions/checkout@") || (step.Uses == "") == (step.Run == "") {
				t.Fatalf("step %d is %+v", i, step)
			}
			if step.Run == "" || run > 0 && strings.Contains(step.Run, "go install") {
				continue
			}
			// A step's shell, and how a step adds to the path of those after it.
			out := work.shell(step.Run, append(env, "PATH="+strings.Join(append(lines(s.path("paths")), path), ":"))...)
			if want := []string{"written", "unchanged"}[run]; strings.Contains(step.Run, "--json") && !strings.Contains(out, `"status":"`+want+`"`) {
				t.Errorf("run %d: %s", run, out)
			}
		}
		work.newest()
	}
	if got := s.shell("git -C remote.git log --format=%s", env...); got != "New issues\nfirst\n" {
		t.Errorf("the commits are %q", got)
	}
}

func lines(path string) []string {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil
	}
	return strings.Fields(string(data))
}
