package parallel

import "sync"

// Buffers hands out memory to read files into, again and again: an archive's
// bytes would else be garbage many times the size of what is kept of them.
type Buffers struct{ pool sync.Pool }

// largestBuffer is the size in bytes of what is not handed out again.
const largestBuffer = 1 << 20

// Get returns memory that was put back, or nil.
func (b *Buffers) Get() []byte {
	if b == nil {
		return nil
	}
	if p, ok := b.pool.Get().(*[]byte); ok {
		return *p
	}
	return nil
}

// Put takes memory back that nobody uses any more.
func (b *Buffers) Put(buf []byte) {
	if b != nil && cap(buf) > 0 && cap(buf) <= largestBuffer {
		b.pool.Put(&buf)
	}
}
