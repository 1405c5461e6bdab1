package catalog

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"sync/atomic"
)

var errBounds = errors.New("looking into the book takes too much")

// bookFile is what a file of a folder can do.
type bookFile interface {
	fs.File
	io.ReadSeeker
	io.ReaderAt
}

// bounded is a file of which so much is read, and until its context ends.
type bounded struct {
	bookFile
	ctx  context.Context //nolint:containedctx // lives as long as one look into a book
	left atomic.Int64
}

// openBook opens a book. What is no regular file any more is not opened: a pipe
// would wait for its other end.
func openBook(ctx context.Context, fsys fs.FS, name string) (*bounded, error) {
	f, err := OpenRegular(fsys, name)
	if err != nil {
		return nil, err
	}
	file, ok := f.(bookFile)
	if !ok {
		return nil, errors.Join(fs.ErrInvalid, f.Close())
	}
	b := &bounded{bookFile: file, ctx: ctx}
	b.left.Store(maxRead)
	return b, nil
}

// OpenRegular opens a file of fsys if it is a regular one.
func OpenRegular(fsys fs.FS, name string) (fs.File, error) {
	if info, err := fs.Stat(fsys, name); err != nil || !info.Mode().IsRegular() {
		return nil, errors.Join(fs.ErrInvalid, err)
	}
	f, err := fsys.Open(name)
	if err != nil {
		return nil, err
	}
	if info, err := f.Stat(); err != nil || !info.Mode().IsRegular() {
		return nil, errors.Join(fs.ErrInvalid, err, f.Close())
	}
	return f, nil
}

func (b *bounded) take(n int) error {
	if b.left.Add(-int64(n)) < 0 {
		return errBounds
	}
	return b.ctx.Err()
}

// Read implements io.Reader.
func (b *bounded) Read(p []byte) (int, error) {
	if err := b.take(len(p)); err != nil {
		return 0, err
	}
	return b.bookFile.Read(p)
}

// ReadAt implements io.ReaderAt.
func (b *bounded) ReadAt(p []byte, off int64) (int, error) {
	if err := b.take(len(p)); err != nil {
		return 0, err
	}
	return b.bookFile.ReadAt(p, off)
}
