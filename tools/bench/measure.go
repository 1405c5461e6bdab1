package main

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"time"

	"github.com/pdfcpu/pdfcpu/pkg/api"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"
)

// usage is what one run took.
type usage struct {
	cpu    time.Duration // user and system, over all processors
	peakMB float64       // largest resident set
	wall   time.Duration
}

// child runs a command below a process of its own and returns what it used: Linux
// counts the memory of the parent that forks as the child's until it has more.
func child(command ...string) (usage, error) {
	self, err := os.Executable()
	if err != nil {
		return usage{}, err
	}
	c := exec.Command(self, append([]string{"-measure"}, command...)...)
	c.Stderr = os.Stderr
	out, err := c.Output()
	if err != nil {
		return usage{}, fmt.Errorf("%s: %w", command[0], err)
	}
	var u usage
	_, err = fmt.Sscan(string(out), (*int64)(&u.cpu), &u.peakMB)
	return u, err
}

// measure runs a command and prints what it used.
func measure(command []string) error {
	u, err := measured(exec.Command(command[0], command[1:]...))
	if err == nil {
		fmt.Println(int64(u.cpu), u.peakMB)
	}
	return err
}

// measured runs a command and returns what it used, as the system tells.
func measured(c *exec.Cmd) (usage, error) {
	var messages strings.Builder
	c.Stderr = &messages
	start := time.Now()
	if err := c.Run(); err != nil {
		return usage{}, fmt.Errorf("%w\n%s", err, messages.String())
	}
	wall := time.Since(start)
	r, ok := c.ProcessState.SysUsage().(*syscall.Rusage)
	if !ok {
		return usage{}, errors.New("this system does not tell what a child used")
	}
	return usage{c.ProcessState.UserTime() + c.ProcessState.SystemTime(), float64(r.Maxrss) * 1024 / 1e6, wall}, nil
}

// turns runs several commands in turn, n times each, and returns the median
// usage of each: what slows the machine down slows all of them.
func turns(n int, commands ...[]string) ([]usage, error) {
	all := make([][]usage, len(commands))
	for range n {
		for i, c := range commands {
			u, err := child(c...)
			if err != nil {
				return nil, err
			}
			all[i] = append(all[i], u)
		}
	}
	out := make([]usage, len(commands))
	for i := range all {
		out[i] = median(all[i])
	}
	return out, nil
}

// median returns the medians of the runs' CPU and of their memory.
func median(runs []usage) usage {
	slices.SortFunc(runs, func(a, b usage) int { return int(a.cpu - b.cpu) })
	cpu := runs[len(runs)/2].cpu
	slices.SortFunc(runs, func(a, b usage) int { return int(a.peakMB - b.peakMB) })
	return usage{cpu: cpu, peakMB: runs[len(runs)/2].peakMB}
}

// book is the command that makes a book of an archive.
func (b *bed) book(kind, archive, out string, more ...string) []string {
	return append([]string{b.bin, kind, "-q", "--dedupe", "off", archive, "-o", out}, more...)
}

func (b *bed) out(name string) string { return filepath.Join(b.tmp, name) }

func countPages(path string) (int, error) {
	model.ConfigPath = "disable" // pdfcpu must not write a configuration of its own
	return api.PageCountFile(path)
}

func megabytes(path string) (float64, error) {
	i, err := os.Stat(path)
	if err != nil {
		return 0, err
	}
	return float64(i.Size()) / 1e6, nil
}
