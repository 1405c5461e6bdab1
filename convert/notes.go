package convert

import (
	"errors"
	"sync"

	"github.com/wenzhai/wenzhai/convert/clean"
	"github.com/wenzhai/wenzhai/convert/diag"
	"github.com/wenzhai/wenzhai/convert/doc"
)

// note is what reading one body found.
type note struct {
	ref         int
	lost        bool // the body could not be read
	diagnostics []diag.Diagnostic
	dropped     []clean.Dropped
	rows        []doc.Match       // of an article that held both its texts, where their places told them
	places      map[string]string // as clean.Result has them
}

// noteBook collects notes from several goroutines.
type noteBook struct {
	mu    sync.Mutex
	byRef map[int]note
}

// put keeps n, in the place of an older note of its article where again is true.
func (b *noteBook) put(n note, again bool) {
	if n.diagnostics == nil && n.dropped == nil && n.rows == nil {
		return // there are many like it
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.byRef == nil {
		b.byRef = map[int]note{}
	}
	if _, ok := b.byRef[n.ref]; again || !ok {
		b.byRef[n.ref] = n
	}
}

// inOrder returns the notes of refs that are there, in that order.
func (b *noteBook) inOrder(refs []int) []note {
	b.mu.Lock()
	defer b.mu.Unlock()
	var out []note
	for _, r := range refs {
		if n, ok := b.byRef[r]; ok {
			out = append(out, n)
		}
	}
	return out
}

// asDiagnostic returns err as a finding about path.
func asDiagnostic(path string, err error) diag.Diagnostic {
	var d diag.Diagnostic
	if errors.As(err, &d) {
		return d
	}
	return diag.New(diag.Unreadable, path, 0, "cannot be read: %v", err)
}

// progress counts finished steps.
type progress struct {
	mu          sync.Mutex
	call        func(done, total int)
	done, total int
}

func newProgress(call func(done, total int), total int) *progress {
	return &progress{call: call, total: total}
}

func (p *progress) begin(total int) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.done, p.total = 0, total
}

func (p *progress) step() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.done++
	if p.call != nil {
		p.call(p.done, p.total)
	}
}
