package main

import (
	"bytes"
	"compress/gzip"
	"errors"
	"io"
	"maps"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/wenzhai/wenzhai/tools/testtime"
)

// olderBook is how an older book of a format begins: enough to be replaced.
func olderBook(format string) []byte {
	return []byte(map[string]string{"epub": "PK\x03\x04" + strings.Repeat("\x00", 26) + "mimetypeapplication/epub+zip", "pdf": "%PDF-1.7\n"}[format] + " of long ago")
}

// contents reads the files of a folder, by name.
func contents(t *testing.T, dir string) map[string][]byte {
	t.Helper()
	out := map[string][]byte{}
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		data, err := os.ReadFile(filepath.Join(dir, e.Name()))
		if err != nil {
			t.Fatal(err)
		}
		out[e.Name()] = data
	}
	return out
}

func fill(t *testing.T, dir string, files map[string][]byte) {
	t.Helper()
	for name, data := range files {
		if err := os.WriteFile(filepath.Join(dir, name), data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// Runs that are killed at any moment leave the older book as it was, or the new one
// whole, and what they leave besides goes with the next run.
func TestKilledRunLeavesAWholeBook(t *testing.T) {
	for _, c := range []struct {
		name string
		args []string // files are named without their folder
	}{
		{"epub", []string{"epub", "-o", "b.epub", "--report", "r.json"}},
		{"volumes", []string{"epub", "-o", "b-{n}.epub", "--max-articles", "3"}},
		{"pdf", []string{"pdf", "-o", "b.pdf", "--report", "r.json", "--dump-pages", "p.txt"}},
		{"standard output", []string{"epub", "-o", "-", "--report", "r.json"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			s := newSite(t, "")
			s.put("in/page.md.gz", packedText(t, strings.Repeat("纸船顺水漂过石桥，孩子们在下一座桥上等着。\n\n", 40_000)))
			if err := os.Mkdir(s.path("out"), 0o755); err != nil {
				t.Fatal(err)
			}
			run := func() *exec.Cmd {
				c := s.command(append(c.args, "-q", "--no-cache", filepath.Join(absolute(t, samples), "garden"), s.path("in"))...)
				c.Dir = s.path("out")
				return c
			}
			whole := testtime.Took(func() {
				if code, said := s.run(run()); code != 0 {
					t.Fatal(said)
				}
			})
			fresh := contents(t, s.path("out"))
			old := map[string][]byte{}
			for name, data := range fresh {
				old[name] = append(data[:len(data):len(data)], " of long ago"...)
			}
			killed := 0
			for range 50 {
				fill(t, s.path("out"), old)
				c := run()
				if err := c.Start(); err != nil {
					t.Fatal(err)
				}
				time.Sleep(rand.N(whole * 11 / 10))
				c.Process.Kill()
				if c.Wait() != nil {
					killed++
				}
				for name, data := range contents(t, s.path("out")) {
					if want := old[name]; want != nil && !bytes.Equal(data, want) && !bytes.Equal(data, fresh[name]) {
						t.Fatalf("%s is neither the old one nor the new", name)
					}
				}
			}
			if killed == 0 {
				t.Error("no run was killed in time")
			}
			if code, said := s.run(run()); code != 0 {
				t.Fatal(said)
			}
			if got := contents(t, s.path("out")); len(got) != len(fresh) {
				t.Errorf("left in the folder: %v", slices.Sorted(maps.Keys(got)))
			}
			if got := contents(t, s.path("tmp")); len(got) != 0 {
				t.Errorf("left in the folder for temporary files: %v", slices.Sorted(maps.Keys(got)))
			}
		})
	}
}

// packedText returns text as gzip packs it.
func packedText(t *testing.T, text string) string {
	t.Helper()
	var b strings.Builder
	z := gzip.NewWriter(&b)
	if _, err := io.WriteString(z, text); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// A run that is told to stop leaves nothing behind and says so.
func TestInterruptedRunCleansUp(t *testing.T) {
	dir := t.TempDir()
	book := filepath.Join(dir, "b.pdf")
	c := command(t, "pdf", samples, "-o", book)
	var errs bytes.Buffer
	c.Stderr = &errs
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	time.Sleep(30 * time.Millisecond)
	if err := c.Process.Signal(os.Interrupt); err != nil {
		t.Fatal(err)
	}
	err := c.Wait()
	var exit *exec.ExitError
	if !errors.As(err, &exit) {
		t.Fatalf("the run ended with %v before it was interrupted", err)
	}
	if exit.ExitCode() != 130 && !strings.Contains(err.Error(), "signal: interrupt") {
		t.Errorf("ended with %v, want exit code 130\n%s", err, errs.Bytes())
	}
	left, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	if len(left) != 0 {
		t.Errorf("left behind: %v", left)
	}
}

// So it is with the folder for temporary files, which the message names.
func TestFullTemporaryFolder(t *testing.T) {
	run := command(t, "epub", samples, "-o", "-")
	c := testtime.Command(t, "bash", "-c", `ulimit -f 16; exec "$@"`, "limited", run.Path)
	c.Args = append(c.Args, run.Args[1:]...)
	var out, said bytes.Buffer
	c.Stdout, c.Stderr, c.Env = &out, &said, append(os.Environ(), "TMPDIR="+t.TempDir())
	err := c.Run()
	if c.ProcessState.ExitCode() != 1 || out.Len() > 0 || !strings.Contains(said.String(), "-: error[bad-output]: cannot be written: no temporary file can be written in ") {
		t.Errorf("%v, %d bytes, said\n%s", err, out.Len(), said.Bytes())
	}
}

// A disk that fills up half way through fails the run with a message and
// leaves the older book. The limit on file size stands for the disk.
func TestFullDisk(t *testing.T) {
	for _, format := range []string{"epub", "pdf"} {
		dir := t.TempDir()
		book := filepath.Join(dir, "b."+format)
		old := olderBook(format)
		if err := os.WriteFile(book, old, 0o644); err != nil {
			t.Fatal(err)
		}
		run := command(t, format, samples, "-o", book)
		c := testtime.Command(t, "bash", "-c", `ulimit -f 16; exec "$@"`, "limited", run.Path)
		c.Args = append(c.Args, run.Args[1:]...)
		out, err := c.CombinedOutput()
		var exit *exec.ExitError
		if !errors.As(err, &exit) || exit.ExitCode() != 1 {
			t.Errorf("%s: ended with %v, want exit code 1\n%s", format, err, out)
		}
		if !strings.Contains(string(out), "error[bad-output]") {
			t.Errorf("%s: the message names no output fault:\n%s", format, out)
		}
		got, err := os.ReadFile(book)
		if err != nil || !bytes.Equal(got, old) {
			t.Errorf("%s: the older book is changed (%v)", format, err)
		}
		if left, _ := os.ReadDir(dir); len(left) != 1 {
			t.Errorf("%s: left behind: %v", format, left)
		}
	}
}
