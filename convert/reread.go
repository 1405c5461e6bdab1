package convert

import (
	"context"
	"errors"
	"slices"

	"github.com/wenzhai/wenzhai/convert/diag"
)

// Reading is an archive whose heads are read, for several books of it.
type Reading struct{ l *Library }

// Read reads the heads of all articles at o.Paths. Of o it takes what says what
// to read and how: Paths, Stdin, Zone, ModTime, Split, Cache, Workers, Progress.
// Errors are those of Open; the reading is then good for Diagnostics alone.
// Otherwise the caller closes it, after the libraries that it gave.
func Read(ctx context.Context, o Options) (*Reading, error) {
	l := &Library{o: o, progress: progress{call: o.Progress}}
	if err := l.openArchive(ctx); err != nil {
		return &Reading{l}, err
	}
	if err := l.readHeads(ctx); err != nil {
		return &Reading{l}, errors.Join(err, l.Close())
	}
	return &Reading{l}, nil
}

// Library returns what Open returns for o, without reading the heads again. In
// all that Read takes o has to be what that was given.
func (r *Reading) Library(ctx context.Context, o Options) (*Library, error) {
	l, err := newLibrary(o)
	if err != nil {
		return l, err
	}
	l.archive, l.borrowed, l.sources = r.l.archive, true, r.l.sources
	// Planning changes these.
	l.heads, l.items, l.found = slices.Clone(r.l.heads), slices.Clone(r.l.items), slices.Clone(r.l.found)
	return l, l.open(ctx)
}

// Diagnostics returns what was found by reading heads.
func (r *Reading) Diagnostics() []diag.Diagnostic { return r.l.Diagnostics() }

// Close releases the archive.
func (r *Reading) Close() error { return r.l.Close() }
