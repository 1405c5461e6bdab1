package convert

import (
	"cmp"
	"hash/crc32"

	"github.com/wenzhai/wenzhai/convert/doc"
	"github.com/wenzhai/wenzhai/convert/parallel"
)

// checksum tells whether a file is still what it was when its heads were
// read.
func checksum(data []byte) uint32 {
	return crc32.Checksum(data, crc32.MakeTable(crc32.Castagnoli))
}

// textCache keeps decoded texts of sources: of files that hold several articles,
// so that each is not read once an article, and of those that were read first,
// as long as they are few. One of several articles is kept whatever its size: taking
// apart a large export for each of its articles would not end.
type textCache struct{ shared, first parallel.Bounded[int, []byte] }

// newTextCache returns a cache of room bytes of texts that were read first; 0 = 1 MB.
func newTextCache(room int) *textCache {
	return &textCache{parallel.Bounded[int, []byte]{Room: 32 << 20}, parallel.Bounded[int, []byte]{Room: cmp.Or(room, 1<<20)}}
}

// get returns the text of h's source. One of a single article is given for good: a
// body is seldom read twice.
func (c *textCache) get(h *head) ([]byte, bool) {
	if t, ok := c.first.Get(h.source, !h.shared); ok {
		return t, true
	}
	return c.shared.Get(h.source, false)
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
