package main

import (
	"fmt"
	"os"
	"path/filepath"
)

// runs returns what is measured, in order: later runs use the cache of earlier
// ones.
func (s *scale) runs() []one {
	forget := func() error { return os.RemoveAll(filepath.Join(s.work, "cache")) }
	book := filepath.Join(s.work, "books", "v{n}.epub")
	volumes := func(dir string) []string {
		return []string{"epub", "-q", "--no-cache", "--max-articles", "1000", "-o", book, dir}
	}
	build := []string{"build", "-q", "--if-changed", "--now", "2015-01-20T06:00:00+08:00"}
	return []one{
		{name: "list, 1,000 articles", args: []string{"list", "-q", s.small}, before: forget},
		{name: "list, nothing cached", args: []string{"list", "-q", s.large}, seconds: 25, memory: 200},
		{name: "list, from the cache", args: []string{"list", "-q", s.large}, seconds: 2},
		{name: "build of a week as EPUB, from the cache of another", args: build, before: s.configure, seconds: 0},
		{name: "build of a week as EPUB, from the cache", args: build, before: s.forgetState, seconds: 3},
		{name: "build --if-changed, nothing changed", args: build, seconds: 3},
		{name: "list --json, nothing cached", args: []string{"list", "-q", "--json", s.large}, before: forget, memory: 256},
		{name: "list --json, from the cache", args: []string{"list", "-q", "--json", s.large}},
		{name: "epub in volumes, 1,000 articles", args: volumes(s.small), before: s.folder},
		{name: "epub in volumes, nothing cached", args: volumes(s.large), before: s.folder, seconds: 240, memory: 512},
	}
}

// folder makes an empty folder for books.
func (s *scale) folder() error {
	dir := filepath.Join(s.work, "books")
	if err := os.RemoveAll(dir); err != nil {
		return err
	}
	return os.MkdirAll(dir, 0o755)
}

func (s *scale) configure() error {
	config := fmt.Sprintf("[digest.weekly]\npaths = [%q]\nperiod = \"week\"\noutput = [\"weekly-{period}.epub\"]\n", s.large)
	return os.WriteFile(filepath.Join(s.work, "wenzhai.toml"), []byte(config), 0o644)
}

// forgetState takes away what was built, and leaves the cache.
func (s *scale) forgetState() error {
	if err := os.RemoveAll(filepath.Join(s.work, "state")); err != nil {
		return err
	}
	books, err := filepath.Glob(filepath.Join(s.work, "weekly-*.epub"))
	for _, p := range books {
		if err := os.Remove(p); err != nil {
			return err
		}
	}
	return err
}
