package convert

import (
	"hash/crc32"
	"sync"

	"github.com/wenzhai/wenzhai/convert/doc"
	"github.com/wenzhai/wenzhai/convert/parallel"
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
// as long as they are few. One of several articles is kept whatever its size: taking
// apart a large export for each of its articles would not end.
type textCache struct{ shared, first parallel.Bounded[int, []byte] }

func newTextCache() *textCache {
	return &textCache{parallel.Bounded[int, []byte]{Room: 32 << 20}, parallel.Bounded[int, []byte]{Room: 1 << 20}}
}

func (c *textCache) get(source int) ([]byte, bool) {
	if t, ok := c.first.Get(source, false); ok {
		return t, true
	}
	return c.shared.Get(source, false)
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
	bytes   int  // of the text that it was cleaned from
	asked   bool // it has the places that other articles link to
}
