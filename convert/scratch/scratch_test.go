package scratch

import (
	"bufio"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/wenzhai/wenzhai/tools/testtime"
)

// TestMain lets the test binary stand for a process that holds a file until it is
// killed.
func TestMain(m *testing.M) {
	if dir := os.Getenv("SCRATCH_HOLD"); dir != "" {
		f, err := Create(dir, 0o644)
		if err != nil {
			os.Exit(1)
		}
		s, err := NewSpool(dir)
		if err != nil {
			os.Exit(1)
		}
		s.WriteString("spooled")
		os.Stdout.WriteString(f.name + "\n")
		io.Copy(io.Discard, os.Stdin)
		os.Exit(0)
	}
	os.Exit(m.Run())
}

func list(t *testing.T, dir string) []string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, e := range entries {
		out = append(out, e.Name())
	}
	return out
}

func TestSweepLeavesWhatIsHeld(t *testing.T) {
	dir := t.TempDir()
	holder := testtime.Command(t, os.Args[0])
	holder.Env = append(os.Environ(), "SCRATCH_HOLD="+dir)
	in, err := holder.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	out, err := holder.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := holder.Start(); err != nil {
		t.Fatal(err)
	}
	name, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		t.Fatal(err)
	}
	others := []string{"book.epub", ".wenzhai", ".other-1234"}
	for _, o := range others {
		if err := os.WriteFile(filepath.Join(dir, o), nil, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Mkdir(filepath.Join(dir, prefix+"folder"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink("book.epub", filepath.Join(dir, prefix+"link")); err != nil {
		t.Fatal(err)
	}
	if err := Sweep(dir); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(strings.TrimSpace(name)); err != nil {
		t.Errorf("the file of a live process: %v", err)
	}
	holder.Process.Kill()
	holder.Wait()
	if err := Sweep(dir); err != nil {
		t.Fatal(err)
	}
	if got := list(t, dir); len(got) != len(others)+2 {
		t.Errorf("after the process died there are %v", got)
	}
	if err := Sweep(filepath.Join(dir, "nowhere")); err != nil {
		t.Errorf("a folder that is not there: %v", err)
	}
}

// Files are made, given their names and swept at once: none is lost.
func TestSweepingWhileOthersWrite(t *testing.T) {
	dir := t.TempDir()
	done := make(chan bool)
	var sweeper, writers sync.WaitGroup
	sweeper.Go(func() {
		for {
			select {
			case <-done:
				return
			default:
				if err := Sweep(dir); err != nil {
					t.Error(err)
				}
			}
		}
	})
	for w := range 4 {
		writers.Go(func() {
			for range 200 {
				f, err := Create(dir, 0o644)
				if err != nil {
					t.Error(err)
					return
				}
				if err := f.Place(filepath.Join(dir, string(rune('a'+w)))); err != nil {
					t.Error(err)
				}
			}
		})
	}
	writers.Wait()
	close(done)
	sweeper.Wait()
	if got := strings.Join(list(t, dir), " "); got != "a b c d" {
		t.Errorf("the folder holds %s", got)
	}
}

func TestKeep(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "book")
	if err := os.WriteFile(path, []byte("old"), 0o644); err != nil {
		t.Fatal(err)
	}
	old, err := Keep(path)
	if err != nil {
		t.Fatal(err)
	}
	fresh, err := Create(dir, 0o644)
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(fresh.Place(path), Sweep(dir), old.Place(path)); err != nil {
		t.Fatal(err)
	}
	if data, err := os.ReadFile(path); err != nil || string(data) != "old" {
		t.Errorf("the file holds %q (%v)", data, err)
	}
	if got := list(t, dir); len(got) != 1 {
		t.Errorf("the folder holds %v", got)
	}
}

func TestSpools(t *testing.T) {
	dir := t.TempDir()
	s, err := NewSpool(dir)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.WriteString("text"); err != nil {
		t.Fatal(err)
	}
	b := make([]byte, 4)
	if _, err := s.ReadAt(b, 0); err != nil || string(b) != "text" {
		t.Errorf("read %q (%v)", b, err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if got := list(t, dir); len(got) != 0 {
		t.Errorf("left: %v", got)
	}
	var none *NoPlace
	_, err = NewSpool(filepath.Join(dir, "nowhere"))
	if !errors.As(err, &none) || !strings.Contains(err.Error(), "nowhere: no such file or directory") {
		t.Errorf("in a folder that is not there: %v", err)
	}
}
