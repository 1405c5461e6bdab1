package epub

import (
	"cmp"
	"slices"

	"github.com/wenzhai/wenzhai/convert/digest"
	"github.com/wenzhai/wenzhai/layout/xhtml"
)

// Limit bounds each volume of a book that is too big for one. 0 sets no bound.
type Limit struct {
	Bytes    int64 // of the finished file
	Articles int
}

// Split parts vol into volumes that keep to limit, at the borders of chapters;
// inside a chapter only where it alone is too big, and never inside an
// article. size is the report of vol written whole, as a limit in bytes needs
// it. A book that keeps to the limit comes back as it is.
func Split(vol *digest.Volume, limit Limit, size *Report) []*digest.Volume {
	if vol == nil {
		return nil
	}
	size = cmp.Or(size, &Report{})
	s := splitter{limit: limit, sizes: size.sizes, images: map[string]bool{}}
	if limit.Bytes > 0 {
		// What every volume repeats: cover, style sheet, title page.
		s.limit.Bytes = max(limit.Bytes-size.fixed, 1)
	}
	n := 0
	for i := range vol.Chapters {
		c := &vol.Chapters[i]
		s.chapter(c, n)
		n += len(c.Entries)
	}
	s.close()
	if len(s.volumes) < 2 {
		return []*digest.Volume{vol}
	}
	out := make([]*digest.Volume, len(s.volumes))
	for i, chapters := range s.volumes {
		out[i] = vol.Cut(chapters, i+1)
	}
	return out
}

// entrySize is what one article adds to a book, in bytes of the archive.
type entrySize struct {
	text   int64
	images []packedSize
}

// Scaled returns the report of a book that was made of this one and has n bytes where
// this one has m: Split parts by it.
func (r Report) Scaled(n, m int64) Report {
	if m <= 0 {
		return r
	}
	part := func(bytes int64) int64 { return int64(float64(bytes) * float64(n) / float64(m)) }
	sizes := slices.Clone(r.sizes)
	for i := range sizes {
		sizes[i].text, sizes[i].images = part(sizes[i].text), slices.Clone(sizes[i].images)
		for k := range sizes[i].images {
			sizes[i].images[k].bytes = part(sizes[i].images[k].bytes)
		}
	}
	r.sizes, r.fixed = sizes, part(r.fixed)
	return r
}

type packedSize struct {
	name  string
	bytes int64
}

// What else a volume holds, in bytes of the archive: its title page, the heads
// of its package and contents, and for every document and every line of the
// contents some lines there.
const (
	frameBytes    = 6 << 10
	documentBytes = 90
	lineBytes     = 120
)

// indexBytes is what the contents, the package and the chapters' pages need
// for article c, on the safe side.
func (a *assembly) indexBytes(c *chapter) int64 {
	e := a.entries[c.index]
	n := lineBytes + 3*len(joined(a.titles(c.index))) + len(xhtml.Label(e.Source))
	for _, h := range c.headings {
		n += lineBytes + 2*len(joined(h.words))
	}
	return int64(n + documentBytes*(len(c.files)+len(c.images)))
}

// splitter fills volumes one after the other.
type splitter struct {
	limit   Limit
	sizes   []entrySize // of all entries; nil without a limit in bytes
	volumes [][]digest.Chapter

	open   []digest.Chapter // of the volume being filled
	count  int
	bytes  int64
	images map[string]bool // pictures in the volume being filled
}

// chapter adds c, whose first entry is number first, whole if it can.
func (s *splitter) chapter(c *digest.Chapter, first int) {
	if !s.takes(first, len(c.Entries)) {
		s.close()
	}
	if s.takes(first, len(c.Entries)) {
		s.enter(first, len(c.Entries))
		s.add(*c, 0, len(c.Entries))
		return
	}
	from := 0
	for i := range c.Entries {
		// An article that is too big by itself is a volume by itself.
		if i > from && !s.takes(first+i, 1) {
			s.add(*c, from, i)
			s.close()
			from = i
		}
		s.enter(first+i, 1)
	}
	s.add(*c, from, len(c.Entries))
}

// takes reports whether n entries from number first fit beside what the open
// volume holds.
func (s *splitter) takes(first, n int) bool {
	if s.limit.Articles > 0 && s.count+n > s.limit.Articles {
		return false
	}
	return s.limit.Bytes <= 0 || s.bytes+s.weigh(first, n, map[string]bool{}) <= s.limit.Bytes
}

// enter counts n entries from number first into the open volume.
func (s *splitter) enter(first, n int) {
	s.count += n
	if s.limit.Bytes > 0 {
		s.bytes += s.weigh(first, n, s.images)
	}
}

// weigh returns the bytes that n entries from number first add to the open
// volume, and enters their pictures into seen.
func (s *splitter) weigh(first, n int, seen map[string]bool) int64 {
	var sum int64
	for _, e := range s.sizes[first : first+n] {
		sum += e.text
		for _, p := range e.images {
			if !s.images[p.name] && !seen[p.name] {
				sum += p.bytes
				seen[p.name] = true
			}
		}
	}
	return sum
}

// add puts the entries from..to of c, which were counted, into the open
// volume.
func (s *splitter) add(c digest.Chapter, from, to int) {
	c.Entries = c.Entries[from:to:to]
	s.open = append(s.open, c)
}

func (s *splitter) close() {
	if len(s.open) > 0 {
		s.volumes = append(s.volumes, s.open)
	}
	s.open, s.count, s.bytes, s.images = nil, 0, 0, map[string]bool{}
}
