// Command benchscale measures wenzhai on 100,000 made-up articles (2.8 GB) and
// prints each figure beside its limit:
//
//	make bench-scale
//	go run ./tools/benchscale -bin bin/wenzhai -dir DIR
//
// The archives are made in DIR when they are not there, and stay. Other work on
// the machine makes wall time long: the load is printed, and processor time
// stands beside. It exits 1 where a figure is over its limit.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"strings"
	"syscall"
	"time"

	"github.com/wenzhai/wenzhai/tools/genarchive/gen"
)

// The sizes of the archives.
const (
	many = 100_000
	few  = 1_000
)

func main() {
	bin := flag.String("bin", "bin/wenzhai", "the binary to measure")
	dir := flag.String("dir", filepath.Join(os.TempDir(), "wenzhai-scale"), "folder for the archives (2.8 GB) and books")
	articles := flag.Int("n", many, "articles of the large archive")
	only := flag.String("only", "", "measure only the runs whose name has this in it")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	ok, err := run(ctx, *bin, *dir, *articles, *only)
	stop()
	if err != nil {
		fmt.Fprintln(os.Stderr, "benchscale:", err)
	}
	if err != nil || !ok {
		os.Exit(1)
	}
}

// bench is where things are.
type bench struct {
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

func run(ctx context.Context, bin, dir string, n int, only string) (bool, error) {
	bin, err := filepath.Abs(bin)
	if err != nil {
		return false, err
	}
	if dir, err = filepath.Abs(dir); err != nil {
		return false, err
	}
	b := &bench{bin: bin, dir: dir, n: n, cpu: map[string]float64{}, only: only, ctx: ctx}
	if b.large, err = b.archive(n); err != nil {
		return false, err
	}
	if b.small, err = b.archive(few); err != nil {
		return false, err
	}
	b.work = filepath.Join(dir, "work")
	if err := os.RemoveAll(b.work); err != nil {
		return false, err
	}
	if err := os.MkdirAll(b.work, 0o755); err != nil {
		return false, err
	}
	defer os.RemoveAll(b.work)
	b.environ = append(os.Environ(), "XDG_CACHE_HOME="+filepath.Join(b.work, "cache"), "XDG_STATE_HOME="+filepath.Join(b.work, "state"))
	fmt.Printf("load %s\n%-52s %18s %18s %9s\n", load(), "", "wall", "memory", "processor")
	for _, r := range b.runs() {
		if err := b.measure(r); err != nil {
			return false, err
		}
	}
	b.ratios()
	fmt.Printf("load %s\n", load())
	return !b.over, nil
}

// archive returns a folder of n articles. It gets its name when it is whole.
func (b *bench) archive(n int) (string, error) {
	path := filepath.Join(b.dir, fmt.Sprint("archive-", n))
	if _, err := os.Stat(path); err == nil {
		return path, nil
	}
	fmt.Fprintf(os.Stderr, "making %d articles in %s\n", n, path)
	part := path + ".part"
	if err := errors.Join(os.RemoveAll(part), os.MkdirAll(part, 0o755)); err != nil {
		return "", err
	}
	o := gen.Options{N: n, Seed: 1, Bytes: 27_000, PerWeek: 300, First: time.Date(2015, 1, 5, 0, 0, 0, 0, time.UTC)}
	if err := gen.Write(part, o); err != nil {
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
func (b *bench) measure(r one) error {
	if !strings.Contains(r.name, b.only) {
		return nil
	}
	if r.before != nil {
		if err := r.before(); err != nil {
			return err
		}
	}
	c := exec.CommandContext(b.ctx, b.bin, r.args...)
	c.Env, c.Dir = b.environ, b.work
	var messages strings.Builder
	c.Stderr = &messages
	start := time.Now()
	if err := c.Run(); err != nil {
		return fmt.Errorf("%s: %w\n%s", r.name, err, messages.String())
	}
	wall := time.Since(start).Seconds()
	use, ok := c.ProcessState.SysUsage().(*syscall.Rusage)
	if !ok {
		return errors.New("this system does not tell what a child used")
	}
	memory := float64(use.Maxrss) / 1024
	b.cpu[r.name] = (c.ProcessState.UserTime() + c.ProcessState.SystemTime()).Seconds()
	fmt.Printf("%-52s %18s %18s %7.1f s\n", r.name, b.figure(wall, r.seconds, "s"), b.figure(memory, r.memory, "MB"), b.cpu[r.name])
	return nil
}

// figure shows a value beside its limit.
func (b *bench) figure(v, limit float64, unit string) string {
	switch {
	case limit == 0:
		return fmt.Sprintf("%.1f %s      ", v, unit)
	case v > limit:
		b.over = true
		return fmt.Sprintf("%.1f > %g %s!", v, limit, unit)
	}
	return fmt.Sprintf("%.1f ≤ %g %s", v, limit, unit)
}

// ratios prints what an article costs in the large archive, by what it costs in
// the small one.
func (b *bench) ratios() {
	for _, kind := range []string{"list", "epub in volumes"} {
		large, ok1 := b.cpu[kind+", nothing cached"]
		small, ok2 := b.cpu[kind+", 1,000 articles"]
		if !ok1 || !ok2 {
			continue
		}
		ratio := large / float64(b.n) / (small / few)
		fmt.Printf("%-52s %18s\n", kind+": processor time per article, ratio", b.figure(ratio, 1.2, ""))
	}
}

func load() string {
	data, err := os.ReadFile("/proc/loadavg")
	if err != nil {
		return "unknown"
	}
	return strings.Join(strings.Fields(string(data))[:3], " ")
}
