package main

import (
	"bytes"
	"errors"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/wenzhai/wenzhai/tools/testtime"
)

// olderBook is how an older book of a format begins: enough to be replaced.
func olderBook(format string) []byte {
	return []byte(map[string]string{"epub": "PK\x03\x04" + strings.Repeat("\x00", 26) + "mimetypeapplication/epub+zip", "pdf": "%PDF-1.7\n"}[format] + " of long ago")
}

// A run that is killed at any moment leaves the older book as it was, or the
// new one whole.
func TestKilledRunLeavesAWholeBook(t *testing.T) {
	for _, format := range []string{"epub", "pdf"} {
		t.Run(format, func(t *testing.T) {
			dir := t.TempDir()
			book := filepath.Join(dir, "b."+format)
			whole := testtime.Took(func() { wenzhai(t, ".", nil, format, "-q", samples, "-o", book) })
			fresh, err := os.ReadFile(book)
			if err != nil {
				t.Fatal(err)
			}
			old := olderBook(format)
			killed := 0
			for range 25 {
				if err := os.WriteFile(book, old, 0o644); err != nil {
					t.Fatal(err)
				}
				c := command(t, format, "-q", samples, "-o", book)
				if err := c.Start(); err != nil {
					t.Fatal(err)
				}
				time.Sleep(rand.N(whole * 11 / 10))
				c.Process.Kill()
				if err := c.Wait(); err != nil {
					killed++
				}
				got, err := os.ReadFile(book)
				if err != nil {
					t.Fatal(err)
				}
				if !bytes.Equal(got, old) && !bytes.Equal(got, fresh) {
					t.Fatalf("%d bytes that are neither the old book nor the new", len(got))
				}
			}
			if killed == 0 {
				t.Error("no run was killed in time")
			}
		})
	}
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
