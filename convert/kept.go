package convert

import (
	"bytes"
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

// textCache keeps decoded texts of sources: of files that hold several articles,
// so that each is not read once an article, and of those that were read first,
// as long as they are few. Memory stays bounded: a text that does not fit is
// read again, unless it is the only one of several articles: taking apart a large
// export for each of its articles would not end.
type textCache struct {
	mu     sync.Mutex
	texts  map[int][]byte
	shared int // bytes of files that hold several articles
	first  int // bytes of those that were read first
}

const (
	sharedTextBytes = 32 << 20
	firstTextBytes  = 1 << 20
)

func (c *textCache) get(source int) ([]byte, bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	t, ok := c.texts[source]
	return t, ok
}

// put keeps the text of a source that holds several articles, where it fits.
func (c *textCache) put(source int, text []byte) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.shared == 0 || c.shared+len(text) <= sharedTextBytes {
		c.add(source, text, &c.shared)
	}
}

// keep keeps a copy of the text of a source that was just read, where it fits.
func (c *textCache) keep(source int, text []byte) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.first+len(text) <= firstTextBytes {
		c.add(source, bytes.Clone(text), &c.first)
	}
}

func (c *textCache) add(source int, text []byte, count *int) {
	if c.texts == nil {
		c.texts = map[int][]byte{}
	}
	if _, ok := c.texts[source]; !ok {
		c.texts[source] = text
		*count += len(text)
	}
}

// bodyCache keeps articles that were cleaned while the book was planned for
// whoever needs them next, as long as they fit.
type bodyCache struct {
	mu    sync.Mutex
	kept  map[bodyKey]keptBody
	bytes int
}

// bodyKey names an article as its file has it, or one of its two texts.
type bodyKey struct {
	article int
	half    half
}

type keptBody struct {
	article *doc.Article
	note    note
	bytes   int // of the text that it was cleaned from
}

// keptBodyBytes bounds the texts that kept articles were cleaned from.
const keptBodyBytes = 2 << 20

func (c *bodyCache) put(k bodyKey, b keptBody) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if _, ok := c.kept[k]; ok || c.bytes+b.bytes > keptBodyBytes {
		return
	}
	if c.kept == nil {
		c.kept = map[bodyKey]keptBody{}
	}
	c.kept[k] = b
	c.bytes += b.bytes
}

// get returns what is kept under k, for reading alone, or with last true for good.
func (c *bodyCache) get(k bodyKey, last bool) (keptBody, bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	b, ok := c.kept[k]
	if ok && last {
		delete(c.kept, k)
		c.bytes -= b.bytes
	}
	return b, ok
}
