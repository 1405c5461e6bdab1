package main

import (
	"bytes"
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/cli"
	"github.com/wenzhai/wenzhai/tools/testtime"
)

// The moments of two issues.
const (
	firstWeek  = "2021-07-06T06:00:00+08:00"
	secondWeek = "2021-07-13T06:00:00+08:00"
)

// faulty returns a site with one issue built and a second one due.
func faulty(t *testing.T, more string) site {
	t.Helper()
	s := newSite(t, profile("weekly", "week")+more)
	for i := range 12 {
		s.put(fmt.Sprintf("archive/%02d.md", i), fmt.Sprintf("---\ntitle: 第 %d 页\ndate: 2021-07-%02d\n---\n%s\n", i, 1+i%8, strings.Repeat("雾从山谷里升起来，到了中午才散。", 60+i)))
	}
	if code, said := s.build("--now", firstWeek); code != 0 {
		t.Fatalf("exit %d\n%s", code, said)
	}
	return s
}

// files lists all files of the site but the cache, which only costs time.
func (s site) files() string {
	s.t.Helper()
	var out []string
	err := filepath.Walk(s.dir, func(path string, info os.FileInfo, err error) error {
		rel, _ := filepath.Rel(s.dir, path)
		if err == nil && !info.IsDir() && !strings.HasPrefix(rel, "cache") {
			out = append(out, rel)
		}
		return err
	})
	if err != nil {
		s.t.Fatal(err)
	}
	return strings.Join(out, "\n")
}

// right holds the site to what it must be after a fault is gone: one more run
// makes the second issue, and the files are those of a site that had no fault.
func (s site) right(more string) {
	s.t.Helper()
	if code, said := s.build("--now", secondWeek); code != 0 {
		s.t.Fatalf("after the fault: exit %d\n%s", code, said)
	}
	sound := faulty(s.t, more)
	if code, said := sound.build("--now", secondWeek); code != 0 {
		s.t.Fatal(said)
	}
	same(s.t, s, sound)
	for path, in := range s.issues("weekly") {
		if len(in) != 1 {
			s.t.Errorf("%s is in %v", path, in)
		}
	}
}

// limited runs a command with files limited to so many kilobytes, which stands
// for a full disk.
func (s site) limited(kilobytes int, args ...string) (int, string) {
	s.t.Helper()
	run := s.command(args...)
	c := testtime.Command(s.t, "bash", append([]string{"-c", fmt.Sprintf(`ulimit -f %d; exec "$@"`, kilobytes), "limited", run.Path}, run.Args[1:]...)...)
	c.Dir, c.Env = run.Dir, run.Env
	return s.run(c)
}

func TestBuildOnAFullDisk(t *testing.T) {
	t.Run("output", func(t *testing.T) {
		s := faulty(t, "")
		before, old := s.files(), s.books()
		code, said := s.limited(8, "build", "--now", secondWeek)
		if code != 1 || !strings.Contains(said, "error[bad-output]") {
			t.Errorf("exit %d\n%s", code, said)
		}
		if s.files() != before || !bytes.Equal(s.books()["weekly-2021-W26.epub"], old["weekly-2021-W26.epub"]) {
			t.Errorf("the files are now\n%s", s.files())
		}
		s.right("")
	})
	t.Run("state", func(t *testing.T) {
		s := faulty(t, "")
		names, _ := filepath.Glob(s.path("state/wenzhai/*.json"))
		data, err := os.ReadFile(names[0])
		if err != nil {
			t.Fatal(err)
		}
		// A digest that carried much: the state is larger than the book.
		many := strings.Repeat("\"archive/of/long/ago.md#0 0000000000000001\",\n", 20_000)
		grown := strings.Replace(string(data), `"carried": [`, `"carried": [`+many, 1)
		if err := os.WriteFile(names[0], []byte(grown), 0o644); err != nil {
			t.Fatal(err)
		}
		before := s.files()
		code, said := s.limited(300, "build", "--now", secondWeek)
		if code != 1 || !strings.Contains(said, "the state was not written, so the next run builds this again") {
			t.Errorf("exit %d\n%s", code, said)
		}
		if got := s.files(); got != strings.Replace(before, "out/weekly-2021-W26.json", "out/weekly-2021-W26.json\nout/weekly-2021-W27.epub\nout/weekly-2021-W27.json", 1) {
			t.Errorf("the files are now\n%s", got)
		}
		s.right("")
	})
	t.Run("cache", func(t *testing.T) {
		s := faulty(t, "")
		for i := range 3000 {
			s.put(fmt.Sprintf("archive/old/%04d.md", i), fmt.Sprintf("---\ntitle: 旧页 %d\ndate: 2001-01-01\n---\n旧页。\n", i))
		}
		time.Sleep(2500 * time.Millisecond) // until files are old enough to be remembered
		code, said := s.limited(200, "build", "--now", secondWeek)
		if left, _ := filepath.Glob(s.path("cache/wenzhai/*")); code != 0 || len(left) != 0 {
			t.Errorf("exit %d, left in the cache %v\n%s", code, left, said)
		}
		s.right("")
		if have, _ := filepath.Glob(s.path("cache/wenzhai/*")); len(have) != 1 {
			t.Errorf("the cache is %v", have)
		}
		damage(t, s)
	})
	t.Run("temporary folder", func(t *testing.T) {
		s := faulty(t, "")
		c := s.command("build", "--now", secondWeek)
		c.Env = append(c.Env, "TMPDIR="+s.path("nowhere"))
		if code, said := s.run(c); code != 0 {
			t.Errorf("exit %d\n%s", code, said)
		}
		s.right("")
	})
}

// damage spoils the cache: nothing but time may be lost.
func damage(t *testing.T, s site) {
	t.Helper()
	want := s.books()
	have, _ := filepath.Glob(s.path("cache/wenzhai/*"))
	data, err := os.ReadFile(have[0])
	if err != nil {
		t.Fatal(err)
	}
	for _, spoilt := range [][]byte{nil, data[:len(data)/2], append([]byte("x"), data...)} {
		if err := os.WriteFile(have[0], spoilt, 0o644); err != nil {
			t.Fatal(err)
		}
		if code, said := s.build("--periods", "2021-W26..2021-W27"); code != 0 {
			t.Errorf("exit %d\n%s", code, said)
		}
		for name, b := range s.books() {
			if !bytes.Equal(b, want[name]) {
				t.Errorf("%s is different with a spoilt cache", name)
			}
		}
	}
}

// Files that change while a book is made: it is whole and of one moment, or
// the older one stays.
func TestArchiveThatChangesMeanwhile(t *testing.T) {
	s := faulty(t, "")
	stop, done := make(chan bool), make(chan bool)
	go func() {
		defer close(done)
		for i := 0; ; i++ {
			select {
			case <-stop:
				return
			default:
			}
			text := fmt.Sprintf("---\ntitle: 变\ndate: 2021-07-06\n---\n%s\n", strings.Repeat("渡船来来去去。", 50+i%3))
			os.WriteFile(s.path("archive/changing.md"), []byte(text), 0o644)
			os.Remove(s.path("archive/vanishing.md"))
			os.WriteFile(s.path("archive/vanishing.md"), []byte(text+text), 0o644)
		}
	}()
	for range 12 {
		code, said := s.build("--periods", "2021-W27")
		if code != 0 && (code != 1 || !strings.Contains(said, "an article was lost while the book was being made")) {
			t.Errorf("exit %d\n%s", code, said)
		}
		if code == 0 && strings.Contains(said, "the file changed while it was being read") {
			t.Errorf("a book was written without a text\n%s", said)
		}
	}
	close(stop)
	testtime.Receive(t, done, "the writer to stop")
	os.Remove(s.path("archive/changing.md"))
	os.Remove(s.path("archive/vanishing.md"))
	s.right("")
}

// A run that is ended at any moment leaves the issues before it, and the next
// one puts all right.
func TestBuildEndedAtAnyMoment(t *testing.T) {
	for _, signal := range []syscall.Signal{syscall.SIGINT, syscall.SIGTERM, syscall.SIGKILL} {
		t.Run(signal.String(), func(t *testing.T) {
			t.Parallel()
			s := faulty(t, "")
			first := s.books()["weekly-2021-W26.epub"]
			whole := testtime.Took(func() {
				if code, said := s.build("--now", secondWeek); code != 0 {
					t.Fatal(said)
				}
			})
			whole2 := s.books()["weekly-2021-W27.epub"]
			for range 50 {
				c := s.command("build", "--now", secondWeek)
				if err := c.Start(); err != nil {
					t.Fatal(err)
				}
				time.Sleep(rand.N(whole * 11 / 10))
				c.Process.Signal(signal)
				c.Wait()
				// 130 is the word of a run that was told; one told before it could listen
				// dies of the signal.
				status := c.ProcessState.Sys().(syscall.WaitStatus)
				if code := status.ExitStatus(); code != 0 && code != 130 && (!status.Signaled() || status.Signal() != signal) {
					t.Fatalf("exit %d", code)
				}
				b := s.books()
				if !bytes.Equal(b["weekly-2021-W26.epub"], first) || !bytes.Equal(b["weekly-2021-W27.epub"], whole2) {
					t.Fatal("a book is neither the old one nor the new")
				}
			}
			s.right("")
			if f := s.files(); strings.Contains(f, "/.") || strings.Contains(f, "tmp/") {
				t.Errorf("litter:\n%s", f)
			}
		})
	}
}

func TestTwoBuildsAtOnce(t *testing.T) {
	s := faulty(t, "")
	config, err := os.ReadFile(s.path("wenzhai.toml"))
	if err != nil {
		t.Fatal(err)
	}
	s.put("wenzhai.toml", string(config)+`after = ["sh", "-c", "touch began; for i in $(seq 1200); do [ -e go ] && exit; sleep 0.05; done; exit 1"]`+"\n")
	slow := s.command("build", "--now", secondWeek)
	if err := slow.Start(); err != nil {
		t.Fatal(err)
	}
	testtime.Until(t, "the command afterwards to begin", func() bool { return isFile(s.path("began")) })
	before := s.files()
	if code, said := s.build("--now", secondWeek); code != 1 || !strings.Contains(said, "another run is building this digest") {
		t.Errorf("exit %d\n%s", code, said)
	}
	if got := s.files(); got != before {
		t.Errorf("the files are now\n%s", got)
	}
	s.put("go", "")
	if err := slow.Wait(); err != nil {
		t.Error(err)
	}
	s.right("")
}

func TestCorruptAndFutureStates(t *testing.T) {
	for text, says := range map[string]string{
		"{\"version\": 1, \"dig": "is damaged", "": "is damaged", "{}": "it has no version", "{\"version\": 99}": "is of a later wenzhai (version 99",
		"{\"version\": 1, \"unheard_of\": 1}": "is damaged",
	} {
		s := faulty(t, "")
		names, _ := filepath.Glob(s.path("state/wenzhai/*.json"))
		good, err := os.ReadFile(names[0])
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(names[0], []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		before := s.files()
		code, said := s.build("--now", secondWeek)
		if code != 1 || !strings.Contains(said, says) || !strings.Contains(said, "move") {
			t.Errorf("%q: exit %d\n%s", text, code, said)
		}
		if got := s.files(); got != before {
			t.Errorf("the files are now\n%s", got)
		}
		if err := os.WriteFile(names[0], good, 0o644); err != nil {
			t.Fatal(err)
		}
		s.right("")
	}
}

func TestWithoutHome(t *testing.T) {
	s := faulty(t, "")
	before := s.files()
	c := s.command("build", "--now", secondWeek)
	c.Env = []string{"PATH=" + os.Getenv("PATH")}
	code, said := s.run(c)
	if code != 2 || !strings.Contains(said, "set HOME or XDG_STATE_HOME") || s.files() != before {
		t.Errorf("exit %d\n%s\n%s", code, said, s.files())
	}
	config, err := os.ReadFile(s.path("wenzhai.toml"))
	if err != nil {
		t.Fatal(err)
	}
	s.put("wenzhai.toml", "state = \"state/here\"\n"+string(config))
	c = s.command("build", "--now", firstWeek)
	c.Env = []string{"PATH=" + os.Getenv("PATH")}
	if code, said := s.run(c); code != 0 {
		t.Errorf("exit %d\n%s", code, said)
	}
}

func TestCommandsAfterwards(t *testing.T) {
	for _, c := range []struct{ name, config, says string }{
		{"fails", `after = ["sh", "-c", "test -e better"]`, "exit code 1"},
		{"hangs", "after = [\"sh\", \"-c\", \"test -e better || sleep 60\"]\nafter_timeout = \"300ms\"", "took longer than 300ms and was stopped"},
		{"is not there", `after = ["sh", "-c", "test -e better || exec ./nothing"]`, "exit code 127"},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := faulty(t, "")
			config, err := os.ReadFile(s.path("wenzhai.toml"))
			if err != nil {
				t.Fatal(err)
			}
			s.put("wenzhai.toml", string(config)+c.config+"\n")
			code, said := s.build("--now", secondWeek)
			if code != 1 || !strings.Contains(said, c.says) {
				t.Errorf("exit %d\n%s", code, said)
			}
			if s.books()["weekly-2021-W27.epub"] == nil {
				t.Error("the book is gone")
			}
			// It is tried again until it works, and then no more.
			if code, said := s.build("--now", secondWeek, "--if-changed"); code != 1 || !strings.Contains(said, c.says) {
				t.Errorf("second time: exit %d\n%s", code, said)
			}
			s.put("better", "")
			if code, said := s.build("--now", secondWeek, "--if-changed"); code != 0 {
				t.Errorf("third time: exit %d\n%s", code, said)
			}
			os.Remove(s.path("better"))
			if code, said := s.build("--now", secondWeek, "--if-changed"); code != 0 {
				t.Errorf("it ran again: exit %d\n%s", code, said)
			}
			s.put("wenzhai.toml", string(config))
			s.right("")
		})
	}
}

// A machine whose clock was never set, or went back by years, builds nothing.
func TestClockThatCannotBeRight(t *testing.T) {
	s := faulty(t, "")
	if code, said := s.build("--now", secondWeek); code != 0 {
		t.Fatal(said)
	}
	before := s.files()
	t.Chdir(s.dir)
	for now, says := range map[time.Time]string{
		time.Unix(1000, 0).UTC():                     "the clock says 1970-01-01",
		time.Date(2021, 7, 1, 0, 0, 0, 0, time.UTC):  "but this digest is built through 2021-07-12",
		time.Date(2021, 7, 11, 0, 0, 0, 0, time.UTC): "", // back by a day: a clock set right
		time.Date(2021, 7, 13, 0, 0, 0, 0, time.UTC): "",
	} {
		var errs bytes.Buffer
		env := cli.Env{Stdin: strings.NewReader(""), Stdout: &errs, Stderr: &errs, Now: func() time.Time { return now }, Getenv: func(name string) string {
			return map[string]string{"XDG_STATE_HOME": s.path("state"), "XDG_CACHE_HOME": s.path("cache")}[name]
		}}
		code := cli.Run(context.Background(), env, []string{"build"})
		if (code == 0) != (says == "") || !strings.Contains(errs.String(), says) {
			t.Errorf("at %v: exit %d\n%s", now, code, errs.String())
		}
		if got := s.files(); got != before {
			t.Errorf("at %v the files are\n%s", now, got)
		}
	}
	s.right("")
}
