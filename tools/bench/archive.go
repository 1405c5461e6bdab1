package main

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/pdfcpu/pdfcpu/pkg/api"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"
)

// archiveDir returns the real posts where there are any, else a folder with
// many copies of the samples.
func archiveDir(tmp string) (string, error) {
	if c := os.Getenv("WENZHAI_CORPUS"); c != "" {
		dir := filepath.Join(c, "posts")
		_, err := os.Stat(dir)
		return dir, err
	}
	dir := filepath.Join(tmp, "archive")
	for i := range 20 {
		if err := os.CopyFS(filepath.Join(dir, fmt.Sprintf("copy%02d", i)), os.DirFS("samples/archive")); err != nil {
			return "", err
		}
	}
	return dir, nil
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

func countPages(path string) (int, error) {
	model.ConfigPath = "disable" // pdfcpu must not write a configuration of its own
	return api.PageCountFile(path)
}
