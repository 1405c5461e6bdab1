package salvage

import (
	"bytes"
	"io"
)

// windowSize is how many bytes of an archive are held while it is searched.
const windowSize = 1 << 16

// window reads an archive from its beginning to its end a block at a time: what
// is looked for at many places that lie close together is read once.
type window struct {
	r    io.ReaderAt
	size int64
	at   int64 // of data
	data []byte
	buf  [windowSize]byte
}

// bytes returns n bytes at a place, or fewer at the end of the archive. They are
// good until the next call. n is at most windowSize.
func (w *window) bytes(at int64, n int) []byte {
	if at < w.at || at+int64(n) > w.at+int64(len(w.data)) {
		w.at = at
		// What cannot be read is as good as not there.
		got, _ := w.r.ReadAt(w.buf[:min(windowSize, max(w.size-at, 0))], at)
		w.data = w.buf[:got]
	}
	from := min(int(at-w.at), len(w.data))
	return w.data[from:min(from+n, len(w.data))]
}

// find returns the first place at or after at where sign stands, or -1.
func (w *window) find(at int64, sign []byte) int64 {
	for {
		w.bytes(at, len(sign))
		rest := w.data[min(int(at-w.at), len(w.data)):]
		if i := bytes.Index(rest, sign); i >= 0 {
			return at + int64(i)
		}
		if len(rest) < len(sign) {
			return -1
		}
		at += int64(len(rest) - len(sign) + 1) // it may lie across two blocks
	}
}
