package fetch

import "sync"

// quota is what may still be fetched.
type quota struct {
	mu   sync.Mutex
	left int64
}

func (q *quota) take(n int64) bool {
	q.mu.Lock()
	defer q.mu.Unlock()
	if n > q.left {
		return false
	}
	q.left -= n
	return true
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
		delete(f.calls, key) // the folder has it; memory need not
		f.mu.Unlock()
	}
	return c.data, c.err
}
