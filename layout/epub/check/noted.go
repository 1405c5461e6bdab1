package check

import (
	"errors"
	"hash"
	"hash/crc32"
	"hash/maphash"
	"io"
	"sync"
)

// Noted is what a check needs to know of documents that were read while they were
// written: the finished file is then not unpacked for them. Of each place and each
// address a few bytes are kept, for a book may have very many. The zero Noted knows
// no document. It serves one book after the other.
type Noted struct {
	seed maphash.Seed
	sum  hash.Hash32 // of the whole file
	size int64

	mu     sync.Mutex
	faulty bool                // a document has a fault: the check of the file finds the words for it
	docs   map[uint64]struct{} // names of documents
	places map[uint64]struct{} // identifiers in them
	wants  map[uint64]struct{} // what links lead to: files, files of the spine, places
}

// Begin forgets what was noted and returns a writer that hands on to w the file
// that the documents to come will stand in.
func (n *Noted) Begin(w io.Writer) io.Writer {
	if n == nil || w == nil {
		return w
	}
	n.seed, n.sum, n.size, n.faulty = maphash.MakeSeed(), crc32.New(crc32.MakeTable(crc32.Castagnoli)), 0, false
	n.docs, n.places, n.wants = map[uint64]struct{}{}, map[uint64]struct{}{}, map[uint64]struct{}{}
	return io.MultiWriter(w, summed{n})
}

// summed notes the bytes of the file.
type summed struct{ n *Noted }

// Write never fails.
func (s summed) Write(p []byte) (int, error) {
	s.n.size += int64(len(p))
	return s.n.sum.Write(p)
}

// The kinds of keys, of which each is known by a number alone.
const (
	keyFile  = 'f'
	keySpine = 's' // a file that a hyperlink may lead to
	keyPlace = '#'
)

func (n *Noted) key(kind byte, name, id string) uint64 {
	var h maphash.Hash
	h.SetSeed(n.seed)
	_ = h.WriteByte(kind) // it never fails
	_, _ = h.WriteString(name)
	_ = h.WriteByte('#')
	_, _ = h.WriteString(id)
	return h.Sum64()
}

// Document reads an XHTML document of the book. It may be called from many
// goroutines. Before Begin it notes nothing.
func (n *Noted) Document(name string, data []byte) {
	if n == nil || n.docs == nil {
		return
	}
	w := workspaces.Get().(*workspace)
	d := parseDocument(name, data, &w.scanner)
	workspaces.Put(w)
	places, wants := make([]uint64, len(d.ids)), make([]uint64, 0, len(d.links))
	for i, id := range d.ids {
		places[i] = n.key(keyPlace, name, id)
	}
	faulty := d.broken || len(d.findings) > 0
	for _, l := range d.links {
		switch to, fault := target(name, l); {
		case fault != "":
			faulty = true
		case to.file == "":
		case to.fragment != "":
			wants = append(wants, n.key(keyPlace, to.file, to.fragment))
			fallthrough
		case l.anchor:
			wants = append(wants, n.key(keySpine, to.file, ""))
		default:
			wants = append(wants, n.key(keyFile, to.file, ""))
		}
	}
	n.mu.Lock()
	defer n.mu.Unlock()
	n.docs[n.key(keyFile, name, "")] = struct{}{}
	n.faulty = n.faulty || faulty
	add(n.places, places)
	add(n.wants, wants)
}

func add(to map[uint64]struct{}, keys []uint64) {
	for _, k := range keys {
		to[k] = struct{}{}
	}
}

// knows reports whether a document was read while it was written.
func (n *Noted) knows(name string) bool {
	if n == nil || len(n.docs) == 0 {
		return false
	}
	_, ok := n.docs[n.key(keyFile, name, "")]
	return ok
}

func (n *Noted) has(name, id string) bool {
	_, ok := n.places[n.key(keyPlace, name, id)]
	return ok
}

// Verify is the function of that name for the file of which n was noted.
func (n *Noted) Verify(r io.ReaderAt, size int64) error {
	if n == nil || r == nil || n.sum == nil {
		return Verify(r, size)
	}
	sum := crc32.New(crc32.MakeTable(crc32.Castagnoli))
	if _, err := io.Copy(sum, io.NewSectionReader(r, 0, size)); err != nil {
		return err
	}
	if n.size != size || n.sum.Sum32() != sum.Sum32() {
		return errors.Join(errors.New("the file does not hold what was written to it"), Verify(r, size))
	}
	if c := check(r, size, n); !n.faulty && len(c.findings) == 0 && n.reached(c) {
		return nil
	}
	return Verify(r, size)
}

// reached reports whether the book that c looked through has all that links of noted documents lead to.
func (n *Noted) reached(c *checker) bool {
	for name := range c.items {
		delete(n.wants, n.key(keyFile, name, ""))
		if _, ok := c.place[name]; ok || name == c.nav {
			delete(n.wants, n.key(keySpine, name, ""))
		}
	}
	for k := range n.places {
		delete(n.wants, k)
	}
	for name, d := range c.docs {
		for _, id := range d.ids {
			delete(n.wants, n.key(keyPlace, name, id))
		}
	}
	return len(n.wants) == 0
}
