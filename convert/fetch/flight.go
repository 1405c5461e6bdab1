package fetch

import (
	"context"
	"errors"
	"sync"
	"sync/atomic"
)

// quota is how many bytes connections may still carry.
type quota struct{ left atomic.Int64 }

// take notes that n bytes came, and reports whether there may be more.
func (q *quota) take(n int) bool { return q.left.Add(-int64(n)) >= 0 }

func (q *quota) spent() bool { return q.left.Load() < 0 }

// hosts counts the failures in a row of each host.
type hosts struct {
	mu      sync.Mutex
	failed  map[string]int
	dropped map[string]bool
}

func (h *hosts) givenUp(host string) bool {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.dropped[host]
}

// note counts how asking a host ended. An answer of whatever kind ends a row of
// failures; what the host has no part in does not count.
func (h *hosts) note(host string, err error) {
	if errors.Is(err, context.Canceled) || errors.Is(err, ErrTime) || errors.Is(err, ErrTotal) || errors.Is(err, ErrPrivate) {
		return
	}
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.failed == nil {
		h.failed, h.dropped = map[string]int{}, map[string]bool{}
	}
	if err == nil || errors.Is(err, errAnswer) || errors.Is(err, ErrTooLarge) {
		h.failed[host] = 0
		return
	}
	if h.failed[host]++; h.failed[host] >= perHost {
		h.dropped[host] = true
	}
}

// flight makes equal calls at the same time one, and remembers which failed, so
// that a dead server is asked once for a picture that many articles show.
type flight struct {
	mu    sync.Mutex
	calls map[string]*call
}

type call struct {
	done chan struct{}
	data []byte
	err  error
}

// known reports whether a call ended badly, or has not ended.
func (f *flight) known(key string) bool {
	f.mu.Lock()
	defer f.mu.Unlock()
	_, ok := f.calls[key]
	return ok
}

func (f *flight) once(key string, do func() ([]byte, error)) ([]byte, error) {
	f.mu.Lock()
	if c, ok := f.calls[key]; ok {
		f.mu.Unlock()
		<-c.done
		return c.data, c.err
	}
	if f.calls == nil {
		f.calls = map[string]*call{}
	}
	c := &call{done: make(chan struct{})}
	f.calls[key] = c
	f.mu.Unlock()
	c.data, c.err = do()
	close(c.done)
	if c.err == nil {
		f.mu.Lock()
		delete(f.calls, key) // the store has it; memory need not
		f.mu.Unlock()
	}
	return c.data, c.err
}
