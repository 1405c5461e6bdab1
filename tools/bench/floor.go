package main

import (
	"archive/zip"
	"bytes"
	stdflate "compress/flate"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"

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
	for _, f := range deflaters {
		var all []usage
		for range b.runs {
			took, err := timed(func() error { return parseAndDeflate(files, content, f.open) })
			if err != nil {
				return err
			}
			all = append(all, usage{cpu: took})
		}
		floor := median(all).cpu.Seconds()
		verdict("EPUB CPU / floor, "+f.name, own[0].cpu.Seconds()/floor, 3,
			"%.2f s, %.0f MB peak; parse and deflate %.2f s", own[0].cpu.Seconds(), own[0].peakMB, floor)
	}
	return nil
}

// deflaters are the libraries that a floor may deflate with.
var deflaters = []struct {
	name string
	open func(io.Writer) (io.WriteCloser, error)
}{
	{"klauspost", func(w io.Writer) (io.WriteCloser, error) { return flate.NewWriter(w, flate.DefaultCompression) }},
	{"standard", func(w io.Writer) (io.WriteCloser, error) {
		return stdflate.NewWriter(w, stdflate.DefaultCompression)
	}},
}

// parseAndDeflate is the floor; it runs on one goroutine in this process.
func parseAndDeflate(files [][]byte, content []byte, open func(io.Writer) (io.WriteCloser, error)) error {
	for _, f := range files {
		if _, err := html.Parse(bytes.NewReader(f)); err != nil {
			return err
		}
	}
	w, err := open(io.Discard)
	if err != nil {
		return err
	}
	_, err = w.Write(content)
	return errors.Join(err, w.Close())
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
		data, err := fs.ReadFile(z, f.Name)
		if err != nil {
			return nil, err
		}
		b.Write(data)
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
