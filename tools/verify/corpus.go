package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/wenzhai/wenzhai/tools/conform"
	"github.com/wenzhai/wenzhai/tools/conform/matterhorn"
)

// corpus makes and checks the books of every folder of $WENZHAI_CORPUS.
func (r *runner) corpus(ctx context.Context, _ []string) error {
	corpus := os.Getenv("WENZHAI_CORPUS")
	if corpus == "" {
		return errors.New("WENZHAI_CORPUS names no folder of archives")
	}
	entries, err := os.ReadDir(corpus)
	if err != nil {
		return err
	}
	out := r.keep
	if out == "" {
		if out, err = os.MkdirTemp("", "wenzhai-corpus-"); err != nil {
			return err
		}
		defer os.RemoveAll(out)
	}
	for _, e := range entries {
		if e.IsDir() && (r.only == "" || strings.Contains(","+r.only+",", ","+e.Name()+",")) {
			r.archive(ctx, filepath.Join(corpus, e.Name()), filepath.Join(out, e.Name()))
		}
	}
	return nil
}

// archive checks the books of one archive, which are made in dir.
func (r *runner) archive(ctx context.Context, archive, dir string) {
	var want *conform.Expected
	r.step(archive, "read", func() (err error) {
		want, err = conform.Expect(ctx, archive)
		return errors.Join(err, os.MkdirAll(dir, 0o755))
	})
	if want == nil {
		return
	}
	for _, c := range conform.Cases() {
		if r.format != "" && r.format != c.Format {
			continue
		}
		var book *conform.Book
		r.step(archive, c.Name(), func() (err error) {
			book, err = c.Make(ctx, r.run(ctx), want, c.File(dir), archive)
			return err
		})
		if book == nil {
			continue
		}
		for _, check := range c.Checks {
			r.step(archive, c.Name()+": "+check.Name, func() error { return errors.Join(check.Run(ctx, book)...) })
		}
	}
	if r.format != "pdf" {
		r.step(archive, "epub, all modes", func() error { return r.modes(ctx, archive, filepath.Join(dir, "modes"), want) })
	}
}

// pdf checks the structure of PDF files.
func (r *runner) pdf(ctx context.Context, files []string) error {
	for _, name := range files {
		file, err := matterhorn.Open(ctx, name)
		if err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		r.step(name, "structure", func() error {
			var failures []error
			for _, f := range matterhorn.Check(file) {
				failures = append(failures, errors.New(f))
			}
			return errors.Join(failures...)
		})
	}
	return nil
}
