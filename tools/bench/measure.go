package main

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"syscall"
	"time"

	"github.com/pdfcpu/pdfcpu/pkg/api"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"
)

// usage is what one run took.
type usage struct {
	cpu    time.Duration // user and system, over all processors
	peakMB float64       // largest resident set
}

// measureFlag makes this program run a command and print its usage: a process
// of its own, because Linux counts the memory of the parent that forks as the
// child's until it has more.
const measureFlag = "-measure"

// child runs a command and returns what it used.
func child(command ...string) (usage, error) {
	self, err := os.Executable()
	if err != nil {
		return usage{}, err
	}
	c := exec.Command(self, append([]string{measureFlag}, command...)...)
	c.Stderr = os.Stderr
	out, err := c.Output()
	if err != nil {
		return usage{}, fmt.Errorf("%s: %w", command[0], err)
	}
	var nanoseconds int64
	var bytes float64
	if _, err := fmt.Sscan(string(out), &nanoseconds, &bytes); err != nil {
		return usage{}, err
	}
	return usage{time.Duration(nanoseconds), bytes / 1e6}, nil
}

// measure runs a command and prints its CPU time and its largest resident set
// in bytes, as the system tells them.
func measure(command []string) error {
	c := exec.Command(command[0], command[1:]...)
	c.Stderr = os.Stderr
	if err := c.Run(); err != nil {
		return err
	}
	r, ok := c.ProcessState.SysUsage().(*syscall.Rusage)
	if !ok {
		return errors.New("this system does not tell what a child used")
	}
	_, err := fmt.Println(int64(c.ProcessState.UserTime()+c.ProcessState.SystemTime()), r.Maxrss*1024)
	return err
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
	return usage{cpu, runs[len(runs)/2].peakMB}
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
