package main

import (
	"fmt"
	"os"
	"path/filepath"
)

// runs returns what is measured, in order: later runs use the cache of earlier
// ones.
func (b *bench) runs() []one {
	forget := func() error { return os.RemoveAll(filepath.Join(b.work, "cache")) }
	book := filepath.Join(b.work, "books", "v{n}.epub")
	volumes := func(dir string) []string {
		return []string{"epub", "-q", "--no-cache", "--max-articles", "1000", "-o", book, dir}
	}
	build := []string{"build", "-q", "--if-changed", "--now", "2015-01-20T06:00:00+08:00"}
	return []one{
		{name: "list, 1,000 articles", args: []string{"list", "-q", b.small}, before: forget},
		{name: "list, nothing cached", args: []string{"list", "-q", b.large}, seconds: 25, memory: 200},
		{name: "list, from the cache", args: []string{"list", "-q", b.large}, seconds: 2},
		{name: "build of a week as EPUB, from the cache of another", args: build, before: b.configure, seconds: 0},
		{name: "build of a week as EPUB, from the cache", args: build, before: b.forgetState, seconds: 3},
		{name: "build --if-changed, nothing changed", args: build, seconds: 3},
		{name: "list --json, nothing cached", args: []string{"list", "-q", "--json", b.large}, before: forget, memory: 256},
		{name: "list --json, from the cache", args: []string{"list", "-q", "--json", b.large}},
		{name: "epub in volumes, 1,000 articles", args: volumes(b.small), before: b.folder},
		{name: "epub in volumes, nothing cached", args: volumes(b.large), before: b.folder, seconds: 240, memory: 512},
	}
}

// folder makes an empty folder for books.
func (b *bench) folder() error {
	dir := filepath.Join(b.work, "books")
	if err := os.RemoveAll(dir); err != nil {
		return err
	}
	return os.MkdirAll(dir, 0o755)
}

func (b *bench) configure() error {
	config := fmt.Sprintf("[digest.weekly]\npaths = [%q]\nperiod = \"week\"\noutput = [\"weekly-{period}.epub\"]\n", b.large)
	return os.WriteFile(filepath.Join(b.work, "wenzhai.toml"), []byte(config), 0o644)
}

// forgetState takes away what was built, and leaves the cache.
func (b *bench) forgetState() error {
	if err := os.RemoveAll(filepath.Join(b.work, "state")); err != nil {
		return err
	}
	books, err := filepath.Glob(filepath.Join(b.work, "weekly-*.epub"))
	for _, p := range books {
		if err := os.Remove(p); err != nil {
			return err
		}
	}
	return err
}
