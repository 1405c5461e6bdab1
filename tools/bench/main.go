// Command bench measures the built wenzhai against floors and prints ratios:
// wall clocks differ from machine to machine, ratios hardly.
//
// It reads $WENZHAI_CORPUS/posts where that is set, else the samples many
// times over, so that it runs anywhere.
package main

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"sort"
	"syscall"
	"time"

	"github.com/klauspost/compress/flate"
	"golang.org/x/net/html"
)

func main() {
	bin := flag.String("bin", "bin/wenzhai", "the binary to measure")
	runs := flag.Int("runs", 5, "runs of each; the median counts")
	flag.Parse()
	if err := bench(*bin, *runs); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

func bench(bin string, runs int) error {
	tmp, err := os.MkdirTemp("", "wenzhai-bench-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(tmp)
	archive, err := archiveDir(tmp)
	if err != nil {
		return err
	}
	files, size, err := readAll(archive)
	if err != nil {
		return err
	}
	fmt.Printf("archive: %d files, %.1f MB; medians of %d runs\n", len(files), float64(size)/1e6, runs)
	if err := benchEPUB(bin, archive, tmp, files, runs); err != nil {
		return err
	}
	return benchPDF(bin, archive, tmp, runs)
}

// benchEPUB compares a whole run with a floor that only parses the same
// bytes and deflates the same output.
func benchEPUB(bin, archive, tmp string, files [][]byte, runs int) error {
	book := filepath.Join(tmp, "b.epub")
	own, err := median(runs, func() (usage, error) { return child(bin, "epub", "-q", "--dedupe", "off", archive, "-o", book) })
	if err != nil {
		return err
	}
	content, err := unzip(book)
	if err != nil {
		return err
	}
	floor, err := median(runs, func() (usage, error) { return parseAndDeflate(files, content) })
	if err != nil {
		return err
	}
	fmt.Printf("epub: %.2f CPU s, %.0f MB peak; floor (x/net/html parse + deflate) %.2f CPU s; ratio %.2f (at most 3)\n",
		own.cpu.Seconds(), own.peakMB, floor.cpu.Seconds(), own.cpu.Seconds()/floor.cpu.Seconds())
	return nil
}

func benchPDF(bin, archive, tmp string, runs int) error {
	book := filepath.Join(tmp, "b.pdf")
	own, err := median(runs, func() (usage, error) { return child(bin, "pdf", "-q", "--dedupe", "off", archive, "-o", book) })
	if err != nil {
		return err
	}
	pages, err := countPages(book)
	if err != nil {
		return err
	}
	fmt.Printf("pdf: %.2f CPU s for %d pages, %.0f MB peak; %.2f CPU s per 1,000 pages (at most 5), ratio %.2f\n",
		own.cpu.Seconds(), pages, own.peakMB, own.cpu.Seconds()/float64(pages)*1000, own.cpu.Seconds()/float64(pages)*1000/5)
	return nil
}

// usage is what one run took.
type usage struct {
	cpu    time.Duration // user and system, over all processors
	peakMB float64
}

// child runs a command and reads its usage from the system.
func child(name string, args ...string) (usage, error) {
	c := exec.Command(name, args...)
	c.Stderr = os.Stderr
	if err := c.Run(); err != nil {
		return usage{}, fmt.Errorf("%s: %w", name, err)
	}
	r, ok := c.ProcessState.SysUsage().(*syscall.Rusage)
	if !ok {
		return usage{}, errors.New("this system does not tell what a child used")
	}
	return usage{c.ProcessState.UserTime() + c.ProcessState.SystemTime(), float64(r.Maxrss) / 1024}, nil
}

// parseAndDeflate is the floor; it runs on one goroutine in this process.
func parseAndDeflate(files [][]byte, content []byte) (usage, error) {
	before, err := ownCPU()
	if err != nil {
		return usage{}, err
	}
	for _, f := range files {
		if _, err := html.Parse(bytes.NewReader(f)); err != nil {
			return usage{}, err
		}
	}
	w, err := flate.NewWriter(io.Discard, flate.DefaultCompression)
	if err != nil {
		return usage{}, err
	}
	if _, err := w.Write(content); err != nil {
		return usage{}, err
	}
	if err := w.Close(); err != nil {
		return usage{}, err
	}
	after, err := ownCPU()
	return usage{cpu: after - before}, err
}

func ownCPU() (time.Duration, error) {
	var r syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &r); err != nil {
		return 0, err
	}
	return time.Duration(r.Utime.Nano() + r.Stime.Nano()), nil
}

func median(n int, run func() (usage, error)) (usage, error) {
	all := make([]usage, n)
	for i := range all {
		u, err := run()
		if err != nil {
			return u, err
		}
		all[i] = u
	}
	sort.Slice(all, func(i, j int) bool { return all[i].cpu < all[j].cpu })
	return all[n/2], nil
}

// readAll reads every file below dir.
func readAll(dir string) (files [][]byte, size int, err error) {
	err = filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		b, err := os.ReadFile(path)
		files, size = append(files, b), size+len(b)
		return err
	})
	return files, size, err
}
