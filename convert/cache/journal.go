package cache

import (
	"bufio"
	"cmp"
	"io"
	"os"
	"path/filepath"
	"slices"

	"github.com/wenzhai/wenzhai/convert/scratch"
)

// journal holds the values that were put in this run, one behind the other as
// the cache's file has them. All but the last lie in a file without a name,
// which the system takes away with the process: a first reading of a large
// archive would else hold the whole cache in memory.
type journal struct {
	path    string // beside which that file is made
	at      map[key]stretch
	tail    []byte // what is not in the file yet
	flushed int64  // the length of what is
	file    *scratch.Spool
	nowhere bool  // there can be no such file: all stays in memory
	err     error // that the file cannot be written: nothing is kept any more
}

// stretch is where a value stands.
type stretch struct {
	from   int64
	length int32
}

// journalTail is how many bytes are held in memory.
const journalTail = 1 << 20

func newJournal(path string) journal { return journal{path: path, at: map[key]stretch{}} }

func (j *journal) put(k key, v value) {
	if j.err != nil {
		return
	}
	raw := encode(k, v)
	j.at[k] = stretch{j.flushed + int64(len(j.tail)), int32(len(raw))}
	j.tail = append(j.tail, raw...)
	if len(j.tail) >= journalTail && !j.nowhere {
		j.flush()
	}
}

// flush moves the tail into the file.
func (j *journal) flush() {
	if j.file == nil {
		f, err := spool(filepath.Dir(j.path))
		if j.nowhere = err != nil; j.nowhere {
			return
		}
		j.file = f
	}
	if _, j.err = j.file.WriteAt(j.tail, j.flushed); j.err != nil {
		j.at, j.tail = nil, nil
		return
	}
	j.flushed += int64(len(j.tail))
	j.tail = j.tail[:0]
}

func spool(dir string) (*scratch.Spool, error) {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, err
	}
	return scratch.NewSpool(dir)
}

func (j *journal) get(k key) (v value, ok bool) {
	s, ok := j.at[k]
	if !ok {
		return value{}, false
	}
	var raw []byte
	if s.from >= j.flushed {
		raw = slices.Clone(j.tail[s.from-j.flushed:][:s.length])
	} else {
		raw = make([]byte, s.length)
		if _, err := j.file.ReadAt(raw, s.from); err != nil {
			return value{}, false
		}
	}
	r := reader{rest: raw}
	_, v = r.value()
	return v, !r.bad
}

// writeTo writes the values, each once, as the cache's file has them.
func (j *journal) writeTo(w io.Writer) error {
	live := make([]stretch, 0, len(j.at))
	for _, s := range j.at {
		live = append(live, s)
	}
	slices.SortFunc(live, func(a, b stretch) int { return cmp.Compare(a.from, b.from) })
	var file *bufio.Reader
	if j.file != nil {
		file = bufio.NewReaderSize(io.NewSectionReader(j.file, 0, j.flushed), 1<<20)
	}
	at := int64(0)
	for _, s := range live {
		if s.from >= j.flushed {
			if _, err := w.Write(j.tail[s.from-j.flushed:][:s.length]); err != nil {
				return err
			}
			continue
		}
		if _, err := file.Discard(int(s.from - at)); err != nil {
			return err
		}
		if _, err := io.CopyN(w, file, int64(s.length)); err != nil {
			return err
		}
		at = s.from + int64(s.length)
	}
	return nil
}

// close lets go of the file.
func (j *journal) close() error {
	if j.file == nil {
		return nil
	}
	f := j.file
	*j = newJournal(j.path)
	return f.Close()
}
