package pdf

import (
	"crypto/sha256"
	"fmt"

	"github.com/wenzhai/wenzhai/fonts"
	"github.com/wenzhai/wenzhai/layout/page"
)

// chunkPages is how many pages one canvas draws. It keeps everything in memory
// until it is written. It must not depend on the number of workers, or the bytes
// would.
const chunkPages = 96

// pageCodes is about how many codes a page needs.
const pageCodes = 1200

// chunk is a run of pages on their way to a canvas, with all that drawing them
// needs to know of the rest of the document. Once it is complete nothing in it
// changes any more: chunks are drawn while later pages are collected.
type chunk struct {
	first int // number of the first page
	pages []page.Page
	items [][]drawn // by page and item
	codes []uint16  // of all runs
	tags  []page.Tag
	langs []string                                      // by tag: its own language or that of its parents
	hold  func(data []byte) (release func(), err error) // before a picture is decoded; nil = nothing is held
}

// drawn is what is known of an item before it is drawn: of a text its face and
// its codes, of a picture its number.
type drawn struct {
	n        int32 // index into the codebook's faces, or number of the picture
	from, to int32 // of a text: its codes in the chunk
	tail     tail
}

// codesOf returns the codes of a text.
func (c *chunk) codesOf(d drawn) []uint16 { return c.codes[d.from:d.to] }

// collector walks the pages in the order of writing and gives out codes,
// numbers of pictures and places of anchors.
type collector struct {
	codes    codebook
	tags     []page.Tag
	langs    []string // by tag
	anchors  map[string]place
	pictures map[[sha256.Size]byte]int
	known    map[*page.Picture]int // pictures of the open chunk, so that each is hashed once
	figures  map[int]box           // by tag: where the element's picture stands
	sizes    []size                // of the pages
	labels   []string

	open   *chunk   // the chunk being filled
	full   []*chunk // complete but for the run that waits
	tagged waiting  // the last run that belongs to an element
}

// place is where an anchor stands: a page, and a height from its foot.
type place struct {
	page int
	y    float64
}

// box is a rectangle on a page, measured from its foot.
type box struct{ left, foot, right, head float64 }

// size is that of a page; zero where no page of that number has come yet.
type size struct{ width, height float64 }

func newCollector() *collector {
	return &collector{
		codes:    codebook{index: make(map[*fonts.Face]int)},
		anchors:  make(map[string]place),
		pictures: make(map[[sha256.Size]byte]int),
		figures:  make(map[int]box),
	}
}

// add takes page n; tags is the structure tree as far as the pages refer to it.
// It returns the chunks that are complete by it. It fails on a page without a
// size, a tag outside the tree and a tree that is none.
func (c *collector) add(n int, pg page.Page, tags []page.Tag) ([]*chunk, error) {
	if err := c.takeTags(tags); err != nil {
		return nil, err
	}
	if err := checkPage(&pg, len(tags)); err != nil {
		return nil, fmt.Errorf("page %d: %w", n+1, err)
	}
	if c.open == nil || len(c.open.pages) == chunkPages || c.open.first+len(c.open.pages) != n {
		c.closeChunk()
		c.open = &chunk{first: n, codes: make([]uint16, 0, chunkPages*pageCodes)}
		c.known = make(map[*page.Picture]int)
	}
	c.open.pages = append(c.open.pages, pg)
	c.open.items = append(c.open.items, make([]drawn, len(pg.Items)))
	c.note(n, &pg)
	c.collect(n, &pg)
	return c.complete(), nil
}

// end returns what is left after the last page.
func (c *collector) end() []*chunk {
	c.tagged.settle(c, 0)
	c.closeChunk()
	return c.complete()
}

func (c *collector) closeChunk() {
	if c.open != nil {
		c.full = append(c.full, c.open)
		c.open = nil
	}
}

// complete returns the full chunks in which no run waits for its follower.
func (c *collector) complete() (out []*chunk) {
	for len(c.full) > 0 && c.full[0] != c.tagged.chunk {
		k := c.full[0]
		c.full = c.full[1:]
		k.tags, k.langs = c.tags, c.langs
		out = append(out, k)
	}
	return out
}

// takeTags takes what the structure tree has grown by.
func (c *collector) takeTags(tags []page.Tag) error {
	if err := checkTags(tags, len(c.langs)); err != nil {
		return err
	}
	for _, tag := range tags[min(len(c.langs), len(tags)):] {
		switch {
		case tag.Lang != "":
			c.langs = append(c.langs, tag.Lang)
		case tag.Parent >= 0:
			c.langs = append(c.langs, c.langs[tag.Parent])
		default:
			c.langs = append(c.langs, "")
		}
	}
	c.tags = tags
	return nil
}

// note keeps what other pages may refer to.
func (c *collector) note(n int, pg *page.Page) {
	for len(c.sizes) <= n {
		c.sizes = append(c.sizes, size{})
		c.labels = append(c.labels, "")
	}
	c.sizes[n], c.labels[n] = size{pg.Width, pg.Height}, pg.Label
	for _, item := range pg.Items {
		switch it := item.(type) {
		case *page.AnchorItem:
			if _, ok := c.anchors[it.Name]; !ok {
				c.anchors[it.Name] = place{n, pg.Height - it.Y}
			}
		case *page.PictureItem:
			if it.Tag >= 0 {
				c.figures[it.Tag] = box{it.X, pg.Height - it.Y - it.H, it.X + it.W, pg.Height - it.Y}
			}
		}
	}
}

// collect gives the page's texts their codes and its pictures their numbers.
func (c *collector) collect(n int, pg *page.Page) {
	var artifact waiting
	at := len(c.open.pages) - 1
	for k, item := range pg.Items {
		switch it := item.(type) {
		case *page.TextItem:
			if it.Run == nil || len(it.Run.Glyphs) == 0 {
				continue
			}
			w := &artifact
			if it.Tag >= 0 {
				w = &c.tagged
			}
			if w.item != nil {
				w.settle(c, c.tail(w, it, n))
			}
			*w = waiting{item: it, page: n, chunk: c.open, at: &c.open.items[at][k]}
			c.text(w)
		case *page.PictureItem:
			c.open.items[at][k].n = int32(c.pictureNumber(it.Picture))
		}
	}
	artifact.settle(c, 0)
}

// pictureNumber numbers the pictures by their bytes: equal ones are one.
func (c *collector) pictureNumber(p *page.Picture) int {
	if n, ok := c.known[p]; ok {
		return n
	}
	digest := sha256.Sum256(p.Data)
	n, ok := c.pictures[digest]
	if !ok {
		n = len(c.pictures)
		c.pictures[digest] = n
	}
	c.known[p] = n
	return n
}

// checkPage fails on a page without a size and on tags that are none.
func checkPage(pg *page.Page, tags int) error {
	if !(pg.Width > 0 && pg.Height > 0) { // also where either is no number
		return fmt.Errorf("no size: %g by %g points", pg.Width, pg.Height)
	}
	for _, item := range pg.Items {
		tag := -1
		switch it := item.(type) {
		case *page.TextItem:
			tag = it.Tag
		case *page.PictureItem:
			tag = it.Tag
		case *page.LinkItem:
			tag = it.Tag
		case *page.RectItem:
			if it.Part != nil {
				tag = it.Tag
			}
		}
		if tag < -1 || tag >= tags {
			return fmt.Errorf("tag %d is not in the structure tree of %d elements", tag, tags)
		}
	}
	return nil
}
