package main

import (
	"cmp"
	"io"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/cli"
)

// BenchmarkBooks makes books of the samples, or of the archive that the environment
// names, as `make profile` has them made for the profile by which the program is
// compiled.
func BenchmarkBooks(b *testing.B) {
	archive := cmp.Or(os.Getenv("WENZHAI_CORPUS"), "../../samples/archive")
	dir := b.TempDir()
	day := time.Date(2024, 5, 1, 8, 0, 0, 0, time.UTC)
	env := cli.Env{Stdout: io.Discard, Stderr: os.Stderr, Now: func() time.Time { return day }, Getenv: func(string) string { return "" }}
	epub := []string{"epub", "--no-cache", "-q", archive, "-o", filepath.Join(dir, "a.epub")}
	pdf := []string{"pdf", "--no-cache", "-q", archive, "-o", filepath.Join(dir, "a.pdf")}
	list := []string{"list", "--no-cache", archive}
	for b.Loop() {
		for _, args := range slices.Concat(slices.Repeat([][]string{epub}, 8), [][]string{pdf, list}) {
			if code := cli.Main(env, args); code != 0 {
				b.Fatalf("wenzhai %q: exit code %d", args, code)
			}
		}
	}
}
