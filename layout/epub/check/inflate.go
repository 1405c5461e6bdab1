package check

import (
	"archive/zip"
	"bytes"
	"io"
	"io/fs"
	"sync"

	"github.com/klauspost/compress/flate"
)

// inflaters returns a decompressor for zip that uses its tables and windows
// again: each is some 40 KB, and a book has thousands of files. klauspost's is
// the faster one, by a third once more where it reads from memory; checksums are
// verified by zip.
func inflaters() zip.Decompressor {
	pool := &sync.Pool{New: func() any { return &inflater{r: flate.NewReader(nil)} }}
	return func(r io.Reader) io.ReadCloser {
		i, ok := pool.Get().(*inflater)
		if !ok {
			return flate.NewReader(r)
		}
		i.pool, i.failed = pool, nil
		i.open(r)
		return i
	}
}

// largestPacked is the size in bytes up to which a packed file is read as a whole.
const largestPacked = 1 << 20

// inflater gives itself back when it is closed.
type inflater struct {
	r      io.ReadCloser
	pool   *sync.Pool // nil: it is not in use
	packed bytes.Buffer
	failed error // of reading what is packed
}

func (i *inflater) open(r io.Reader) {
	if s, ok := r.(interface{ Size() int64 }); ok && s.Size() <= largestPacked {
		i.packed.Reset()
		_, i.failed = i.packed.ReadFrom(r)
		r = bytes.NewReader(i.packed.Bytes())
	}
	if err := i.r.(flate.Resetter).Reset(r, nil); err != nil {
		i.r = flate.NewReader(r)
	}
}

// Read implements io.Reader.
func (i *inflater) Read(p []byte) (int, error) {
	if i.pool == nil {
		return 0, fs.ErrClosed
	}
	if i.failed != nil {
		return 0, i.failed
	}
	return i.r.Read(p)
}

// Close implements io.Closer.
func (i *inflater) Close() error {
	if i.pool == nil {
		return nil
	}
	err := i.r.Close()
	pool := i.pool
	i.pool = nil
	pool.Put(i)
	return err
}
