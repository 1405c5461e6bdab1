package main

import (
	"archive/zip"
	"bytes"
	stdflate "compress/flate"
	"io"
	"os"
	"path/filepath"
	"syscall"
	"time"

	"github.com/klauspost/compress/flate"
	"golang.org/x/net/html"
)

// floorArticles is the size of the archives for EPUB and page cost.
const floorArticles = 400

// epub compares a whole run with floors that only parse the same bytes and
// deflate the same output.
func (b *bed) epub() error {
	dir, err := b.archive(floorArticles)
	if err != nil {
		return err
	}
	book := b.out("b.epub")
	own, err := turns(b.runs, b.book("epub", dir, book))
	if err != nil {
		return err
	}
	content, err := unzip(book)
	if err != nil {
		return err
	}
	files, err := readAll(dir)
	if err != nil {
		return err
	}
	for _, f := range []struct {
		name string
		open func(io.Writer) (io.WriteCloser, error)
	}{
		{"klauspost", func(w io.Writer) (io.WriteCloser, error) { return flate.NewWriter(w, flate.DefaultCompression) }},
		{"standard", func(w io.Writer) (io.WriteCloser, error) {
			return stdflate.NewWriter(w, stdflate.DefaultCompression)
		}},
	} {
		var all []usage
		for range b.runs {
			u, err := parseAndDeflate(files, content, f.open)
			if err != nil {
				return err
			}
			all = append(all, u)
		}
		floor := median(all)
		verdict("EPUB CPU / floor, "+f.name, own[0].cpu.Seconds()/floor.cpu.Seconds(), 3,
			"%.2f s, %.0f MB peak; parse and deflate %.2f s", own[0].cpu.Seconds(), own[0].peakMB, floor.cpu.Seconds())
	}
	return nil
}

// parseAndDeflate is the floor; it runs on one goroutine in this process.
func parseAndDeflate(files [][]byte, content []byte, open func(io.Writer) (io.WriteCloser, error)) (usage, error) {
	before, err := ownCPU()
	if err != nil {
		return usage{}, err
	}
	for _, f := range files {
		if _, err := html.Parse(bytes.NewReader(f)); err != nil {
			return usage{}, err
		}
	}
	w, err := open(io.Discard)
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

// unzip returns the contents of all entries, joined.
func unzip(path string) ([]byte, error) {
	z, err := zip.OpenReader(path)
	if err != nil {
		return nil, err
	}
	defer z.Close()
	var b bytes.Buffer
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			return nil, err
		}
		if _, err := io.Copy(&b, r); err != nil {
			return nil, err
		}
		if err := r.Close(); err != nil {
			return nil, err
		}
	}
	return b.Bytes(), nil
}

// readAll reads the files of an archive that archive made.
func readAll(dir string) ([][]byte, error) {
	names, err := filepath.Glob(filepath.Join(dir, "*", "*"))
	if err != nil {
		return nil, err
	}
	var out [][]byte
	for _, name := range names {
		b, err := os.ReadFile(name)
		if err != nil {
			return nil, err
		}
		out = append(out, b)
	}
	return out, nil
}
