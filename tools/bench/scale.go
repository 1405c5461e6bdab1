package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"

	"github.com/wenzhai/wenzhai/tools/genarchive"
)

// The sizes of the archives.
const (
	many = 100_000
	few  = 1_000
)

// scale measures runs on many made-up articles, and keeps where things are.
type scale struct {
	bin, dir string
	large    string // folder of the large archive
	small    string
	work     string // for configurations, caches, states and books
	n        int
	over     bool
	cpu      map[string]float64 // seconds, of each run
	only     string
	ctx      context.Context //nolint:containedctx // of the one run of this program
	environ  []string
}

// runScale measures wenzhai on n made-up articles, which stay in dir, and reports
// whether all figures keep their limits.
func runScale(ctx context.Context, bin, dir string, n int, only string) (bool, error) {
	bin, err := filepath.Abs(bin)
	if err != nil {
		return false, err
	}
	if dir, err = filepath.Abs(dir); err != nil {
		return false, err
	}
	s := &scale{bin: bin, dir: dir, n: n, cpu: map[string]float64{}, only: only, ctx: ctx}
	if s.large, err = s.archive(n); err != nil {
		return false, err
	}
	if s.small, err = s.archive(few); err != nil {
		return false, err
	}
	s.work = filepath.Join(dir, "work")
	if err := errors.Join(os.RemoveAll(s.work), os.MkdirAll(s.work, 0o755)); err != nil {
		return false, err
	}
	defer os.RemoveAll(s.work)
	s.environ = append(os.Environ(), "XDG_CACHE_HOME="+filepath.Join(s.work, "cache"), "XDG_STATE_HOME="+filepath.Join(s.work, "state"))
	fmt.Printf("load %s\n%-52s %18s %18s %9s\n", load(), "", "wall", "memory", "processor")
	for _, r := range s.runs() {
		if err := s.measure(r); err != nil {
			return false, err
		}
	}
	s.ratios()
	fmt.Printf("load %s\n", load())
	return !s.over, nil
}

// archive returns a folder of n articles. It gets its name when it is whole.
func (s *scale) archive(n int) (string, error) {
	path := filepath.Join(s.dir, fmt.Sprint("archive-", n))
	if _, err := os.Stat(path); err == nil {
		return path, nil
	}
	fmt.Fprintf(os.Stderr, "making %d articles in %s\n", n, path)
	part := path + ".part"
	if err := errors.Join(os.RemoveAll(part), os.MkdirAll(part, 0o755)); err != nil {
		return "", err
	}
	o := genarchive.Options{N: n, Seed: 1, Bytes: 27_000, PerWeek: 300, First: time.Date(2015, 1, 5, 0, 0, 0, 0, time.UTC)}
	if err := genarchive.Write(part, o); err != nil {
		return "", err
	}
	// The cache keeps nothing of files that are younger than two seconds.
	time.Sleep(3 * time.Second)
	return path, os.Rename(part, path)
}

// one is one run. Limits of 0 are none.
type one struct {
	name    string
	args    []string
	before  func() error
	seconds float64
	memory  float64 // MB
}

// measure runs wenzhai and prints what it took.
func (s *scale) measure(r one) error {
	if !strings.Contains(r.name, s.only) {
		return nil
	}
	if r.before != nil {
		if err := r.before(); err != nil {
			return err
		}
	}
	c := exec.CommandContext(s.ctx, s.bin, r.args...)
	c.Env, c.Dir = s.environ, s.work
	u, err := measured(c)
	if err != nil {
		return fmt.Errorf("%s: %w", r.name, err)
	}
	s.cpu[r.name] = u.cpu.Seconds()
	fmt.Printf("%-52s %18s %18s %7.1f s\n", r.name, s.figure(u.wall.Seconds(), r.seconds, "s"), s.figure(u.peakMB, r.memory, "MB"), s.cpu[r.name])
	return nil
}

// figure shows a value beside its limit.
func (s *scale) figure(v, limit float64, unit string) string {
	switch {
	case limit == 0:
		return fmt.Sprintf("%.1f %s      ", v, unit)
	case v > limit:
		s.over = true
		return fmt.Sprintf("%.1f > %g %s!", v, limit, unit)
	}
	return fmt.Sprintf("%.1f ≤ %g %s", v, limit, unit)
}

// ratios prints what an article costs in the large archive, by what it costs in
// the small one.
func (s *scale) ratios() {
	for _, kind := range []string{"list", "epub in volumes"} {
		large, ok1 := s.cpu[kind+", nothing cached"]
		small, ok2 := s.cpu[kind+", 1,000 articles"]
		if !ok1 || !ok2 {
			continue
		}
		ratio := large / float64(s.n) / (small / few)
		fmt.Printf("%-52s %18s\n", kind+": processor time per article, ratio", s.figure(ratio, 1.2, ""))
	}
}

func load() string {
	data, err := os.ReadFile("/proc/loadavg")
	if err != nil {
		return "unknown"
	}
	return strings.Join(strings.Fields(string(data))[:3], " ")
}
