package main

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// onFullDisk calls run while a folder of the site lies on a disk of its own with
// so many pages free. It reports false where disks cannot be mounted.
func (s site) onFullDisk(folder string, free int, run func()) bool {
	s.t.Helper()
	dir := s.path(folder)
	if err := os.MkdirAll(dir, 0o755); err != nil {
		s.t.Fatal(err)
	}
	files := contents(s.t, dir)
	page := os.Getpagesize()
	pages := free
	for _, data := range files {
		pages += (len(data) + page - 1) / page
	}
	// A disk of no pages would be one without a limit.
	spare := max(0, 1-pages)
	err := syscall.Mount("tmpfs", dir, "tmpfs", 0, fmt.Sprintf("size=%d,mode=0755", (pages+spare)*page))
	if errors.Is(err, fs.ErrPermission) {
		return false
	}
	if err != nil {
		s.t.Fatal(err)
	}
	fill(s.t, dir, files)
	if spare > 0 {
		fill(s.t, dir, map[string][]byte{"other": make([]byte, page)})
	}
	func() {
		defer func() {
			os.Remove(filepath.Join(dir, "other"))
			files = contents(s.t, dir)
			if err := syscall.Unmount(dir, 0); err != nil {
				s.t.Error(err)
			}
		}()
		run()
	}()
	fill(s.t, dir, files)
	return true
}

// Every place that a build writes to, on a disk that is full: the issues before
// stay, nothing is left about, the exit code tells, and the next run is right.
// Where mounting is not allowed, TestBuildOnAFullDisk stands for it.
func TestBuildOnDisksThatAreFull(t *testing.T) {
	for _, c := range []struct {
		folder string
		free   int // pages
		code   int
		says   string
		built  bool // the second issue is there
	}{
		{"out", 2, 1, "no space left on the device", false},
		{"out", 0, 1, "no space left on the device", false},
		{"state/wenzhai", 0, 1, "the state was not written, so the next run builds this again", true},
		{"cache/wenzhai", 0, 0, "", true},
		{"cache/wenzhai", 40, 0, "", true},
		{"tmp", 0, 0, "", true},
	} {
		t.Run(fmt.Sprint(c.folder, " ", c.free), func(t *testing.T) {
			s := faulty(t, "")
			if strings.HasPrefix(c.folder, "cache") {
				for i := range 300 {
					s.put(fmt.Sprintf("archive/old/%04d.md", i), fmt.Sprintf("---\ntitle: 旧页 %d\ndate: 2001-01-01\n---\n旧页。\n", i))
				}
				time.Sleep(2500 * time.Millisecond) // until files are old enough to be remembered
			}
			first := s.books()["weekly-2021-W26.epub"]
			before := s.files()
			code, said := c.code, c.says
			mounted := s.onFullDisk(c.folder, c.free, func() { code, said = s.build("--now", secondWeek) })
			if code != c.code || !strings.Contains(said, c.says) {
				t.Errorf("exit %d\n%s", code, said)
			}
			if mounted && c.built {
				before = strings.Replace(before, "out/weekly-2021-W26.json", "out/weekly-2021-W26.json\nout/weekly-2021-W27.epub\nout/weekly-2021-W27.json", 1)
			}
			if got := s.files(); got != before || !bytes.Equal(s.books()["weekly-2021-W26.epub"], first) {
				t.Errorf("the files are now\n%s\nwant\n%s", got, before)
			}
			if left, err := filepath.Glob(s.path("cache/wenzhai/.*")); err != nil || len(left) > 0 {
				t.Errorf("left in the cache: %v, %v", left, err)
			}
			s.right("")
		})
	}
}
