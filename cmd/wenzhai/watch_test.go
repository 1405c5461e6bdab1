package main

import (
	"bytes"
	"fmt"
	"os"
	"strings"
	"syscall"
	"testing"

	"github.com/wenzhai/wenzhai/tools/testtime"
)

// wenzhai watch builds again when an article, a style sheet or the
// configuration changes, goes on after mistakes, and ends when told to.
func TestWatch(t *testing.T) {
	s := newSite(t, profile("weekly", "week")+"css = \"style.css\"\n")
	page := "---\ntitle: 雾\ndate: 2021-06-30\n---\n" + strings.Repeat("雾从山谷里升起来，到了中午才散。", 50)
	s.put("archive/a.md", page)
	s.put("style.css", "p { margin: 0 }")
	c := s.command("watch", "--now", firstWeek)
	said, err := os.Create(s.path("said"))
	if err != nil {
		t.Fatal(err)
	}
	defer said.Close()
	c.Stdout, c.Stderr = said, said
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	runs := 0
	wait := func(sign string) {
		t.Helper()
		runs++
		var b []byte
		testtime.Until(t, fmt.Sprintf("run %d of watch", runs), func() bool {
			var err error
			if b, err = os.ReadFile(s.path("said")); err != nil {
				t.Fatal(err)
			}
			return bytes.Count(b, []byte("watching for changes")) >= runs
		})
		if !strings.Contains(string(b[bytes.LastIndex(b[:len(b)-1], []byte("\n"))+1:])+string(b), sign) {
			t.Errorf("after run %d it says\n%s", runs, b)
		}
	}
	wait("1 article")
	s.put("archive/b.md", strings.Replace(page, "雾\n", "又一日\n", 1)+"又一日。")
	wait("2 articles")
	before := s.books()["weekly-2021-W26.epub"]
	s.put("style.css", "p { margin: 1em }")
	wait("2 articles")
	if bytes.Equal(before, s.books()["weekly-2021-W26.epub"]) {
		t.Error("the new style is not in the book")
	}
	config, err := os.ReadFile(s.path("wenzhai.toml"))
	if err != nil {
		t.Fatal(err)
	}
	s.put("wenzhai.toml", string(config)+"nonsense = 1\n")
	wait("unknown key nonsense")
	s.put("wenzhai.toml", string(config))
	wait("2 articles")
	if err := c.Process.Signal(syscall.SIGINT); err != nil {
		t.Fatal(err)
	}
	c.Wait()
	if code := c.ProcessState.ExitCode(); code != 130 {
		t.Errorf("exit %d", code)
	}
}
