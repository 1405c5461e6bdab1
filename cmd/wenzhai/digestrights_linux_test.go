package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// asNobody lets c run without the rights of root, which no file refuses.
func asNobody(t *testing.T, s site, c *exec.Cmd) {
	t.Helper()
	if os.Getuid() != 0 {
		return
	}
	data, err := os.ReadFile(c.Path)
	if err != nil {
		t.Fatal(err)
	}
	c.Path = s.path("wenzhai")
	if err := os.WriteFile(c.Path, data, 0o755); err != nil {
		t.Fatal(err)
	}
	err = filepath.Walk(s.dir, func(path string, _ os.FileInfo, err error) error {
		if err != nil {
			return err
		}
		return os.Lchown(path, 65534, 65534)
	})
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(filepath.Dir(s.dir), 0o755); err != nil {
		t.Fatal(err)
	}
	c.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: 65534, Gid: 65534}}
}

func TestBuildWithoutRights(t *testing.T) {
	for _, c := range []struct{ name, lock, says string }{
		{"read-only output", "out", "permission denied"},
		{"state", "state/wenzhai", "the state cannot be locked"},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := faulty(t, "")
			if c.lock != "out" { // a new folder without the lock file of the first run
				if err := os.RemoveAll(s.path(c.lock)); err != nil {
					t.Fatal(err)
				}
				if err := os.MkdirAll(s.path(c.lock), 0o755); err != nil {
					t.Fatal(err)
				}
			}
			before := s.files()
			run := s.command("build", "--now", secondWeek)
			run.Args[0] = "wenzhai"
			asNobody(t, s, run)
			if err := os.Chmod(s.path(c.lock), 0o555); err != nil {
				t.Fatal(err)
			}
			code, said := s.run(run)
			if code != 1 || !strings.Contains(said, c.says) {
				t.Errorf("exit %d\n%s", code, said)
			}
			os.Remove(s.path("wenzhai"))
			if got := s.files(); got != before {
				t.Errorf("the files are now\n%s", got)
			}
			if err := os.Chmod(s.path(c.lock), 0o755); err != nil {
				t.Fatal(err)
			}
			s.right("")
		})
	}
}
