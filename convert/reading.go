package convert

import (
	"cmp"
	"context"
	"errors"
	"time"

	"github.com/wenzhai/wenzhai/convert/diag"
)

// Reading is an archive whose heads are read, for several books of it.
type Reading struct{ articles articles }

// Read reads the heads of all articles at o.Paths; of o it takes Source and
// Running. It fails with a diag.Diagnostic when a named path cannot be opened
// (diag.PathMissing, diag.Unreadable, diag.BrokenArchive) or when nothing that
// could be an article was found (diag.NoArticles). The reading is then good for
// Diagnostics alone, which hold what else was seen. Otherwise the caller closes
// it, after the libraries that it gave.
func Read(ctx context.Context, o Options) (*Reading, error) {
	o.fill()
	a, err := readArticles(ctx, &o)
	return &Reading{a}, err
}

// fill puts what the zero values of o stand for in their place.
func (o *Options) fill() {
	o.Zone = cmp.Or(o.Zone, time.UTC)
}

// Library plans the book of o, whose Source has to be that of the reading.
func (r *Reading) Library(ctx context.Context, o Options) (*Library, error) {
	l, err := newLibrary(o)
	if err != nil {
		return l, err
	}
	if r.articles.archive == nil {
		return l, errNotOpen
	}
	l.articles = r.articles.clone()
	return l, l.makePlan(ctx)
}

// Diagnostics returns what was found by reading heads.
func (r *Reading) Diagnostics() []diag.Diagnostic {
	return append([]diag.Diagnostic(nil), r.articles.found...)
}

// Close releases the archive.
func (r *Reading) Close() error {
	if r.articles.archive == nil {
		return nil
	}
	return r.articles.archive.Close()
}

// errNotOpen is what a Library or a Reading says that Open or Read did not give.
var errNotOpen = errors.New("no archive is open: a library comes from Open or from Reading.Library")
