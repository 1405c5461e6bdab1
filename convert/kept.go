package convert

import (
	"hash/crc32"
	"sync"

	"github.com/wenzhai/wenzhai/convert/doc"
)

// checksum tells whether a file is still what it was when its heads were
// read.
func checksum(data []byte) uint32 {
	return crc32.Checksum(data, crc32.MakeTable(crc32.Castagnoli))
}

// buffers hands out memory to read files into, again and again: an archive's
// bytes would else be garbage many times the size of what is kept of them.
type buffers struct{ pool sync.Pool }

// largestBuffer is the size in bytes of what is not handed out again.
const largestBuffer = 1 << 20

func (b *buffers) get() []byte {
	if p, ok := b.pool.Get().(*[]byte); ok {
		return *p
	}
	return nil
}

func (b *buffers) put(buf []byte) {
	if cap(buf) > 0 && cap(buf) <= largestBuffer {
		b.pool.Put(&buf)
	}
}

// bounded keeps values whose sizes together are at most room; a value that does not
// fit is not kept. A room of 0 keeps nothing.
type bounded[K comparable, V any] struct {
	room int

	mu   sync.Mutex
	kept map[K]sized[V]
	size int
}

type sized[V any] struct {
	value V
	size  int
}

// fits reports whether there is room for a value.
func (b *bounded[K, V]) fits(size int) bool {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.size+size <= b.room
}

// put keeps v under k. The first value is kept whatever its size where first is true.
func (b *bounded[K, V]) put(k K, v V, size int, first bool) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if _, ok := b.kept[k]; ok || b.size+size > b.room && !(first && b.size == 0) {
		return
	}
	if b.kept == nil {
		b.kept = map[K]sized[V]{}
	}
	b.kept[k] = sized[V]{v, size}
	b.size += size
}

// get returns what is kept under k, for good where last is true.
func (b *bounded[K, V]) get(k K, last bool) (v V, ok bool) {
	b.mu.Lock()
	defer b.mu.Unlock()
	s, ok := b.kept[k]
	if ok && last {
		delete(b.kept, k)
		b.size -= s.size
	}
	return s.value, ok
}

// textCache keeps decoded texts of sources: of files that hold several articles,
// so that each is not read once an article, and of those that were read first,
// as long as they are few. One of several articles is kept whatever its size: taking
// apart a large export for each of its articles would not end.
type textCache struct{ shared, first bounded[int, []byte] }

func newTextCache() *textCache {
	return &textCache{bounded[int, []byte]{room: 32 << 20}, bounded[int, []byte]{room: 1 << 20}}
}

func (c *textCache) get(source int) ([]byte, bool) {
	if t, ok := c.first.get(source, false); ok {
		return t, true
	}
	return c.shared.get(source, false)
}

// keptBodyBytes bounds the texts that the articles were cleaned from which are kept
// from planning for whoever needs them next.
const keptBodyBytes = 2 << 20

// bodyKey names an article as its file has it, or one of its two texts, read as a
// format.
type bodyKey struct {
	article int
	half    half
	format  doc.Format
}

type keptBody struct {
	article *doc.Article
	note    note
	bytes   int // of the text that it was cleaned from
}
