package convert

import (
	"context"
	"errors"
	"slices"
	"time"

	"github.com/wenzhai/wenzhai/convert/diag"
)

// Reading is an archive whose heads are read, for several books of it.
type Reading struct{ l *Library }

// Read reads the heads of all articles at o.Paths. Of o it takes what says what
// to read and how: Paths, Stdin, Zone, ModTime, Split, Cache, Workers, Progress.
// Errors are those of Open; the reading is then good for Diagnostics alone.
// Otherwise the caller closes it, after the libraries that it gave.
func Read(ctx context.Context, o Options) (*Reading, error) {
	if o.Zone == nil {
		o.Zone = time.UTC
	}
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
	if r.l == nil {
		return l, errNotOpen
	}
	l.archive, l.borrowed, l.sources = r.l.archive, true, r.l.sources
	// Planning changes these.
	l.heads, l.items, l.found = slices.Clone(r.l.heads), slices.Clone(r.l.items), slices.Clone(r.l.found)
	return l, l.open(ctx)
}

// Diagnostics returns what was found by reading heads.
func (r *Reading) Diagnostics() []diag.Diagnostic {
	if r.l == nil {
		return nil
	}
	return r.l.Diagnostics()
}

// Close releases the archive.
func (r *Reading) Close() error {
	if r.l == nil {
		return nil
	}
	return r.l.Close()
}

// errNotOpen is what a Library or a Reading says that Open or Read did not give.
var errNotOpen = errors.New("no archive is open: a library comes from Open or from Reading.Library")
