// Package cache keeps what was found out about files from one run to the next:
// values by key, each good as long as its file has the same stamp. It is one
// file, read whole when it is opened and written whole, and only if something
// changed, when it is saved. That is several times faster than a database for
// what it is for, which needs every value at every run; docs/scale.md has the
// figures. Losing it costs time and nothing else: whatever is wrong with the
// file, the cache is empty then.
package cache

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"hash/crc32"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"time"

	"github.com/google/renameio/v2"
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
	verify bool

	mu      sync.Mutex
	old     map[key]value
	live    map[key]value // asked for or put in this run
	changed bool
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

var (
	magic = []byte("wenzhai cache 1\n")
	table = crc32.MakeTable(crc32.Castagnoli)
)

// Open reads the cache in a file. A file that is missing, damaged or of another
// salt is an empty cache.
func Open(path string, o Options) *Store {
	s := &Store{path: path, salt: o.Salt, opened: o.Now.UnixNano(), verify: o.Verify, old: map[key]value{}, live: map[key]value{}}
	data, err := os.ReadFile(path)
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
	v, ok := s.live[h]
	if !ok {
		v, ok = s.old[h]
	}
	if !ok || v.stamp != stamp {
		return nil, false
	}
	s.live[h] = v
	return v.data, true
}

// Put sets the value of a key.
func (s *Store) Put(k string, stamp Stamp, data []byte) {
	if limit := s.opened - int64(racy); stamp.MTime >= limit || stamp.CTime >= limit {
		return
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.live[hashed(k)] = value{stamp, data}
	s.changed = true
}

// Worthwhile reports whether there is something new to save.
func (s *Store) Worthwhile() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.worthwhile()
}

func (s *Store) worthwhile() bool {
	return len(s.live) >= smallest && (s.changed || len(s.live) != len(s.old))
}

// Save writes the values that were asked for or put since Open, if they differ
// from what the file holds. The file is whole at every moment.
func (s *Store) Save() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if !s.worthwhile() {
		return nil
	}
	f, err := renameio.NewPendingFile(s.path, renameio.WithTempDir(filepath.Dir(s.path)), renameio.WithPermissions(0o600))
	if err != nil {
		return err
	}
	defer f.Cleanup() //nolint:errcheck // after a success there is nothing to clean up; after an error, that one counts
	if _, err := f.Write(encode(s.live, s.salt)); err != nil {
		return err
	}
	if err := f.CloseAtomicallyReplace(); err != nil {
		return err
	}
	s.changed, s.old = false, s.live
	return nil
}

// The file is the magic line, the salt with its length, every value, and a
// checksum of all before it. A value is its key, its stamp and its data with
// its length. Numbers are varints.
func encode(values map[key]value, salt string) []byte {
	keys := make([]key, 0, len(values))
	size := len(magic) + len(salt) + 64
	for k, v := range values {
		keys = append(keys, k)
		size += len(v.data) + 64
	}
	slices.SortFunc(keys, func(a, b key) int { return bytes.Compare(a[:], b[:]) })
	out := append(make([]byte, 0, size), magic...)
	out = binary.AppendUvarint(out, uint64(len(salt)))
	out = append(out, salt...)
	for _, k := range keys {
		v := values[k]
		out = append(out, k[:]...)
		out = binary.AppendVarint(out, v.stamp.Size)
		out = binary.AppendVarint(out, v.stamp.MTime)
		out = binary.AppendVarint(out, v.stamp.CTime)
		out = binary.AppendUvarint(out, v.stamp.File)
		out = binary.AppendUvarint(out, uint64(len(v.data)))
		out = append(out, v.data...)
	}
	return binary.LittleEndian.AppendUint32(out, crc32.Checksum(out, table))
}

// decode reads what encode wrote; values share the bytes of data. Of anything
// else it makes no values.
func decode(data []byte, salt string) map[key]value {
	out := map[key]value{}
	if len(data) < len(magic)+4 || !bytes.HasPrefix(data, magic) {
		return out
	}
	body, sum := data[:len(data)-4], data[len(data)-4:]
	if binary.LittleEndian.Uint32(sum) != crc32.Checksum(body, table) {
		return out
	}
	r := reader{rest: body[len(magic):]}
	if string(r.bytes(r.uvarint())) != salt || r.bad {
		return out
	}
	for len(r.rest) > 0 {
		var k key
		copy(k[:], r.bytes(uint64(len(k))))
		st := Stamp{r.varint(), r.varint(), r.varint(), r.uvarint()}
		v := value{st, r.bytes(r.uvarint())}
		if r.bad {
			return map[key]value{}
		}
		out[k] = v
	}
	return out
}

// reader takes values off the front of rest; bad tells that it was too short.
type reader struct {
	rest []byte
	bad  bool
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

func (r *reader) varint() int64 {
	v, n := binary.Varint(r.rest)
	if n <= 0 {
		r.bad, r.rest = true, nil
		return 0
	}
	r.rest = r.rest[n:]
	return v
}
