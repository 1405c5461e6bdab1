package parallel

import "sync"

// Bounded keeps values whose sizes together are at most Room bytes; a value that
// does not fit is not kept. A room of 0 keeps nothing. It is safe for concurrent use.
type Bounded[K comparable, V any] struct {
	Room int

	mu   sync.Mutex
	kept map[K]sized[V]
	size int
}

type sized[V any] struct {
	value V
	size  int
}

// Fits reports whether there is room for a value.
func (b *Bounded[K, V]) Fits(size int) bool {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.size+size <= b.Room
}

// Put keeps v under k. The first value is kept whatever its size where first is true.
func (b *Bounded[K, V]) Put(k K, v V, size int, first bool) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if _, ok := b.kept[k]; ok || b.size+size > b.Room && !(first && b.size == 0) {
		return
	}
	if b.kept == nil {
		b.kept = map[K]sized[V]{}
	}
	b.kept[k] = sized[V]{v, size}
	b.size += size
}

// Get returns what is kept under k, for good where last is true.
func (b *Bounded[K, V]) Get(k K, last bool) (v V, ok bool) {
	b.mu.Lock()
	defer b.mu.Unlock()
	s, ok := b.kept[k]
	if ok && last {
		delete(b.kept, k)
		b.size -= s.size
	}
	return s.value, ok
}

// Size returns the sizes of what is kept together.
func (b *Bounded[K, V]) Size() int {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.size
}
