// Package cache keeps what was found out about files from one run to the next:
// values by key, each good as long as its file has the same stamp. It is one
// file, read whole when it is opened and written whole, and only if something
// changed, when it is saved: every run needs every value, so that an index on
// disk has nothing to give until far larger archives (docs/scale.md). Losing it
// costs time and nothing else: whatever is wrong with the file, the cache is
// empty then.
package cache

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"io"
	"os"
	"path/filepath"
	"sync"
	"time"

	"github.com/wenzhai/wenzhai/convert/regular"
	"github.com/wenzhai/wenzhai/convert/scratch"
)

// Stamp tells a file from an edited one without reading it.
type Stamp struct {
	Size         int64
	MTime, CTime int64  // nanoseconds since 1970; 0 = unknown
	File         uint64 // number of the file on its device; 0 = unknown
}

// Store is an opened cache, safe for concurrent use.
type Store struct {
	path   string
	salt   string
	opened int64 // nanoseconds since 1970

	mu    sync.Mutex
	old   table
	fresh journal // put in this run
}

// table is the values of a file, without unpacking them: there are hundreds of
// thousands.
type table struct {
	data []byte
	at   map[key]int // number of the value of a key
	from []int       // where in data each value begins, its key first
	used []bool      // asked for in this run
	live int         // how many are used
}

type key [16]byte

type value struct {
	stamp Stamp
	data  []byte
}

// Options says how a cache is opened.
type Options struct {
	Salt   string    // of whoever makes the values; values of another salt are not used
	Now    time.Time // the wall clock
	Verify bool      // use no value, but keep those that are put
}

// racy is how long before now a file may have been edited without showing
// later, since clocks tick coarsely and differ between machines. Values of
// such files are not kept.
const racy = 2 * time.Second

// smallest is the number of values below which there is nothing to gain.
const smallest = 256

// maxCache bounds the bytes of a cache file that is read.
const maxCache = 4 << 30

const magic = "wenzhai cache 2\n"

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// Open reads the cache in a file. A file that is missing, damaged or of another
// salt is an empty cache.
func Open(path string, o Options) *Store {
	s := &Store{path: path, salt: o.Salt, opened: o.Now.UnixNano(), fresh: newJournal(path)}
	data, err := regular.Read(path, maxCache)
	if err == nil && !o.Verify {
		s.old = decode(data, s.salt)
	}
	return s
}

func hashed(k string) (out key) {
	sum := sha256.Sum256([]byte(k))
	copy(out[:], sum[:])
	return out
}

// Get returns the value of a key if it was put with the same stamp. It must not
// be changed.
func (s *Store) Get(k string, stamp Stamp) ([]byte, bool) {
	h := hashed(k)
	s.mu.Lock()
	defer s.mu.Unlock()
	if v, ok := s.fresh.get(h); ok {
		return v.data, v.stamp == stamp
	}
	n, ok := s.old.at[h]
	if !ok {
		return nil, false
	}
	v := s.old.value(n)
	if v.stamp != stamp {
		return nil, false
	}
	if !s.old.used[n] {
		s.old.used[n] = true
		s.old.live++
	}
	return v.data, true
}

// Put sets the value of a key.
func (s *Store) Put(k string, stamp Stamp, data []byte) {
	if limit := s.opened - int64(racy); stamp.MTime >= limit || stamp.CTime >= limit {
		return
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	h := hashed(k)
	s.fresh.put(h, value{stamp, data})
	if n, ok := s.old.at[h]; ok && s.old.used[n] {
		s.old.used[n] = false
		s.old.live--
	}
}

// Worthwhile reports whether there is something new to save.
func (s *Store) Worthwhile() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.worthwhile()
}

func (s *Store) worthwhile() bool {
	fresh := len(s.fresh.at)
	return s.fresh.err != nil || s.old.live+fresh >= smallest && (fresh > 0 || s.old.live != len(s.old.at))
}

// Save writes the values that were asked for or put since Open, if they differ
// from what the file holds. The file is whole at every moment.
func (s *Store) Save() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if !s.worthwhile() {
		return nil
	}
	if s.fresh.err != nil {
		return s.fresh.err
	}
	if err := os.MkdirAll(filepath.Dir(s.path), 0o700); err != nil {
		return err
	}
	f, err := scratch.Create(filepath.Dir(s.path), 0o600)
	if err != nil {
		return err
	}
	if err := errors.Join(s.write(f), f.Sync()); err != nil {
		return errors.Join(err, f.Discard())
	}
	return f.Place(s.path)
}

// Close lets go of what was put and not saved.
func (s *Store) Close() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.fresh.close()
}

// write writes the file: the magic line, the salt with its length, every value,
// and a checksum of all before it. A value is its key, its stamp and its data
// with its length. Numbers are varints.
func (s *Store) write(out io.Writer) error {
	sum := crc32.New(castagnoli)
	w := bufio.NewWriterSize(io.MultiWriter(out, sum), 1<<20)
	w.WriteString(magic)                                    //nolint:errcheck // the last write tells
	w.Write(binary.AppendUvarint(nil, uint64(len(s.salt)))) //nolint:errcheck // likewise
	w.WriteString(s.salt)                                   //nolint:errcheck // likewise
	for n, used := range s.old.used {
		if used {
			w.Write(s.old.raw(n)) //nolint:errcheck // likewise
		}
	}
	if err := s.fresh.writeTo(w); err != nil {
		return err
	}
	if err := w.Flush(); err != nil {
		return err
	}
	_, err := out.Write(binary.LittleEndian.AppendUint32(nil, sum.Sum32()))
	return err
}

func encode(k key, v value) []byte {
	out := append([]byte(nil), k[:]...)
	for _, n := range []uint64{uint64(v.stamp.Size), uint64(v.stamp.MTime), uint64(v.stamp.CTime), v.stamp.File, uint64(len(v.data))} {
		out = binary.AppendUvarint(out, n)
	}
	return append(out, v.data...)
}

// decode reads what write wrote; the table shares the bytes of data. Of
// anything else it makes an empty one.
func decode(data []byte, salt string) table {
	if len(data) < len(magic)+4 || !bytes.HasPrefix(data, []byte(magic)) {
		return table{}
	}
	body, sum := data[:len(data)-4], data[len(data)-4:]
	if binary.LittleEndian.Uint32(sum) != crc32.Checksum(body, castagnoli) {
		return table{}
	}
	r := reader{rest: body[len(magic):]}
	if string(r.bytes(r.uvarint())) != salt || r.bad {
		return table{}
	}
	t := table{data: body, at: map[key]int{}}
	for len(r.rest) > 0 {
		from := len(body) - len(r.rest)
		k, _ := r.value()
		if r.bad {
			return table{}
		}
		t.at[k] = len(t.from)
		t.from = append(t.from, from)
	}
	t.used = make([]bool, len(t.from))
	return t
}

// raw returns value n as the file holds it.
func (t *table) raw(n int) []byte {
	if n+1 < len(t.from) {
		return t.data[t.from[n]:t.from[n+1]]
	}
	return t.data[t.from[n]:]
}

func (t *table) value(n int) value {
	r := reader{rest: t.raw(n)}
	_, v := r.value()
	return v
}

// reader takes values off the front of rest; bad tells that it was too short.
type reader struct {
	rest []byte
	bad  bool
}

func (r *reader) value() (k key, v value) {
	copy(k[:], r.bytes(uint64(len(k))))
	v.stamp = Stamp{int64(r.uvarint()), int64(r.uvarint()), int64(r.uvarint()), r.uvarint()}
	v.data = r.bytes(r.uvarint())
	return k, v
}

func (r *reader) bytes(n uint64) []byte {
	if n > uint64(len(r.rest)) {
		r.bad, r.rest = true, nil
		return nil
	}
	out := r.rest[:n:n]
	r.rest = r.rest[n:]
	return out
}

func (r *reader) uvarint() uint64 {
	v, n := binary.Uvarint(r.rest)
	if n <= 0 {
		r.bad, r.rest = true, nil
		return 0
	}
	r.rest = r.rest[n:]
	return v
}
