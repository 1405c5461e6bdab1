package shown

import (
	"sync"

	"github.com/wenzhai/wenzhai/layout/draw"
)

// maxKept bounds the bytes of drawings whose sizes and texts are remembered.
const maxKept = 8 << 20

// Drawings places the pictures of a book. It reads a drawing that stands in many places
// once. It may be used by several goroutines; nil remembers nothing.
type Drawings struct {
	mu    sync.Mutex
	known map[*byte]*draw.Drawing // by their first bytes; nil = it cannot be read
	kept  int
}

// read returns the size and the texts of a drawing, nil where it cannot be read. Its
// lines are read again when they are drawn: they take more memory than the drawing.
func (all *Drawings) read(data []byte) *draw.Drawing {
	if len(data) == 0 {
		return nil
	}
	if all == nil {
		all = &Drawings{}
	}
	all.mu.Lock()
	d, ok := all.known[&data[0]]
	all.mu.Unlock()
	if ok {
		return d
	}
	if d, _ = draw.Read(data); d != nil {
		d.Root = draw.Group{}
	}
	all.keep(data, d)
	return d
}

func (all *Drawings) keep(data []byte, d *draw.Drawing) {
	all.mu.Lock()
	defer all.mu.Unlock()
	if all.kept += len(data); all.kept > maxKept {
		return
	}
	if all.known == nil {
		all.known = map[*byte]*draw.Drawing{}
	}
	all.known[&data[0]] = d
}
