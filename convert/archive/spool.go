package archive

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"

	"github.com/wenzhai/wenzhai/convert/scratch"
)

// spool copies r, which unpacks a file of packed bytes, to a temporary file that
// Close removes, and spends what it copies of budget; nil: that is spent. With an
// error that is no *tooMuch, the file holds what came before it.
func (a *opener) spool(r io.Reader, packed int64, budget *budget) (*os.File, int64, error) {
	f, err := scratch.NewSpool("")
	if err != nil {
		return nil, 0, err
	}
	a.closers = append(a.closers, f)
	n, err := io.Copy(f.File, &meter{r: r, a: a, packed: packed, budget: budget})
	var p *fs.PathError
	if errors.As(err, &p) && p.Op == "write" {
		err = scratch.NewNoPlace("", err)
	}
	return f.File, n, err
}

// meter stops the reading of what unpacks to too much.
type meter struct {
	r      io.Reader
	a      *opener
	packed int64
	budget *budget
	n      int64
}

func (m *meter) Read(p []byte) (int, error) {
	n, err := m.r.Read(p)
	m.n += int64(n)
	m.a.spooled += int64(n)
	switch {
	case m.a.ctx.Err() != nil:
		return 0, m.a.ctx.Err()
	case m.n > ratioFloor && m.n/max(m.packed, 1) > maxRatio:
		return 0, &tooMuch{tooPacked}
	case m.a.spooled > maxSpooled:
		return 0, &tooMuch{fmt.Sprintf("packed files unpack to more than %d GiB; this one is left out", int64(maxSpooled)>>30)}
	case m.budget != nil && !m.budget.take(int64(n)):
		return 0, &tooMuch{tooDense + "; it is left out"}
	}
	return n, err
}
