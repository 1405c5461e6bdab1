package main

import (
	"bytes"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/wenzhai/wenzhai/tools/testtime"
)

// maxEnding is how long a run may take to end once it is told to: twice what
// docs/cli.md says, for busy machines.
const maxEnding = 4 * time.Second

// started is a run that is to be interrupted.
type started struct {
	*exec.Cmd
	errs bytes.Buffer
	temp string // its folder for temporary files
}

func start(t *testing.T, stdin io.Reader, args ...string) *started {
	t.Helper()
	s := &started{Cmd: command(t, args...), temp: t.TempDir()}
	s.Env = append(s.Environ(), "TMPDIR="+s.temp)
	s.Stdin, s.Stderr = stdin, &s.errs
	s.WaitDelay = 10 * time.Second
	if err := s.Start(); err != nil {
		t.Fatal(err)
	}
	return s
}

// ends waits for the end of a run that was told to stop, which must come in time,
// with exit code 130, and leave nothing in the folders.
func (s *started) ends(t *testing.T, folders ...string) {
	t.Helper()
	var err error
	if took := testtime.Took(func() { err = s.Wait() }); took > maxEnding {
		t.Errorf("took %v to end\n%s", took, &s.errs)
	}
	var exit *exec.ExitError
	switch {
	case err == nil: // it was done before
	case !errors.As(err, &exit):
		t.Error(err)
	case exit.ExitCode() != 130 && !exit.Sys().(syscall.WaitStatus).Signaled() && s.Args[1] != "check":
		t.Errorf("ended with %v\n%s", err, &s.errs)
	}
	for _, dir := range append(folders, s.temp) {
		left, err := os.ReadDir(dir)
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range left {
			if strings.HasPrefix(e.Name(), ".") || strings.HasPrefix(e.Name(), "wenzhai-") {
				t.Errorf("left behind: %s", e)
			}
		}
	}
}

func (s *started) signal(t *testing.T, sig os.Signal) {
	t.Helper()
	if err := s.Process.Signal(sig); err != nil && !errors.Is(err, os.ErrProcessDone) {
		t.Fatal(err)
	}
}

// slowInputs take seconds, most of them in work that looks at no context.
func slowInputs(t *testing.T) []hostileInput {
	return []hostileInput{
		{about: "article of 11 MB", name: "x.md", data: longArticle()},
		{about: "11 MB of HTML", name: "x.html", data: []byte("<p>2021-06-28</p>" + strings.Repeat("<p><b>雾和雨</b> and <i>rain</i></p>", 200_000))},
		{about: "zip of 20,000 articles", name: "x.zip", data: packAll(t, numbered(20_000, ".md", func(int) []byte { return []byte(good) })...)},
	}
}

func longArticle() []byte {
	return []byte("# 长\n\n2021-06-28\n\n" + strings.Repeat("茶山上的雾和雨 and the rain, 一直说到天黑。", 200_000))
}

// SIGINT ends a run with any hostile input within two seconds, at whatever moment
// it comes, and SIGTERM does; nothing is left behind.
func TestInterruptedByHostileInput(t *testing.T) {
	moments := []time.Duration{20 * time.Millisecond, 120 * time.Millisecond, 400 * time.Millisecond}
	signals := []os.Signal{os.Interrupt, syscall.SIGTERM}
	formats := []string{"pdf", "epub", "check", "list"}
	inputs := append(append(slowInputs(t), hostileArchives(t)...), hostileInputs(t)...)
	for i, h := range inputs {
		t.Run(h.about, func(t *testing.T) {
			t.Parallel()
			dir, out := t.TempDir(), t.TempDir()
			write(t, dir, "good.md", []byte(good))
			write(t, dir, h.name, h.data)
			for name, data := range h.more {
				write(t, dir, name, data)
			}
			args := []string{formats[i%len(formats)], dir}
			if i%len(formats) < 2 {
				args = append(args, "-o", filepath.Join(out, "b."+args[0]))
			}
			s := start(t, nil, args...)
			time.Sleep(moments[i%len(moments)])
			s.signal(t, signals[i%len(signals)])
			s.ends(t, out)
		})
	}
}

// A run that waits for what does not come ends, too.
func TestInterruptedWhileItWaits(t *testing.T) {
	silent, writer, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer silent.Close()
	defer writer.Close()
	for _, args := range [][]string{{"list", "-"}, {"list", "/dev/stdin"}, {"pdf", "-", "-o", filepath.Join(t.TempDir(), "b.pdf")}, {"check", "-"}, {"extract", "-"}, {"epub", "-", "--watch", "-o", filepath.Join(t.TempDir(), "b.epub")}} {
		s := start(t, silent, args...)
		time.Sleep(150 * time.Millisecond)
		s.signal(t, os.Interrupt)
		s.ends(t)
	}
}

// The second signal ends a run at once.
func TestInterruptedTwice(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, "x.md", longArticle())
	s := start(t, nil, "list", dir)
	time.Sleep(200 * time.Millisecond)
	s.signal(t, os.Interrupt)
	time.Sleep(100 * time.Millisecond)
	s.signal(t, os.Interrupt)
	var err error
	took := testtime.Took(func() { err = s.Wait() })
	var exit *exec.ExitError
	if !errors.As(err, &exit) || exit.ExitCode() != 130 || took > maxEnding/4 {
		t.Errorf("%v after %v", err, took)
	}
}

// A command after an issue that does not heed the signal is ended with the run,
// with all that it started.
func TestInterruptedHook(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, "a.md", []byte(good))
	write(t, dir, "hook.sh", []byte("trap '' TERM INT\necho $$ > began\nwhile true; do sleep 0.1; done\n"))
	write(t, dir, "wenzhai.toml", []byte("[digest.w]\noutput = \"b.epub\"\nperiod = \"week\"\npaths = [\"a.md\"]\nafter = [[\"sh\", \"hook.sh\"]]\n"))
	c := command(t, "build", "--now", "2021-07-06T06:00:00+08:00")
	c.Dir = dir
	s := &started{Cmd: c, temp: t.TempDir()}
	s.Stderr = &s.errs
	s.Env = append(s.Environ(), "XDG_STATE_HOME="+t.TempDir(), "TMPDIR="+s.temp)
	if err := s.Start(); err != nil {
		t.Fatal(err)
	}
	began := filepath.Join(dir, "began")
	testtime.Until(t, "the command to begin", func() bool {
		data, err := os.ReadFile(began)
		return err == nil && len(data) > 0
	})
	pid, err := os.ReadFile(began)
	if err != nil {
		t.Fatal(err)
	}
	s.signal(t, syscall.SIGTERM)
	s.ends(t, dir)
	if out, err := testtime.Command(t, "kill", "-0", strings.TrimSpace(string(pid))).CombinedOutput(); err == nil {
		t.Errorf("the command lives on %s", out)
	}
}

// What is no file and no folder is refused, not waited for.
func TestPipesAsInput(t *testing.T) {
	dir := t.TempDir()
	pipe := filepath.Join(dir, "p.md")
	if err := syscall.Mkfifo(pipe, 0o644); err != nil {
		t.Fatal(err)
	}
	write(t, dir, "good.md", []byte(good))
	for _, args := range [][]string{
		{"list", pipe},
		{"list", "/dev/zero"},
		{"check", pipe},
		{"extract", pipe},
		{"epub", dir, "-o", filepath.Join(dir, "b.epub"), "--css", pipe},
		{"epub", dir, "-o", filepath.Join(dir, "b.epub"), "--cover", pipe},
		{"pdf", dir, "-o", filepath.Join(dir, "b.pdf"), "--font", pipe},
		{"build", "--config", pipe},
		{"list", dir, "--config", pipe},
		{"align", pipe, pipe},
	} {
		s := start(t, nil, args...)
		over := time.AfterFunc(5*time.Second, func() { s.Process.Kill() })
		err := s.Wait()
		var exit *exec.ExitError
		if !over.Stop() || !errors.As(err, &exit) || exit.ExitCode() != 1 && exit.ExitCode() != 2 {
			t.Errorf("%v: ended with %v\n%s", args, err, &s.errs)
		}
	}
	s := start(t, nil, "list", dir)
	if err := s.Wait(); err != nil || !strings.Contains(s.errs.String(), "p.md: warning[unreadable]") {
		t.Errorf("a pipe in a folder: %v\n%s", err, &s.errs)
	}
}
