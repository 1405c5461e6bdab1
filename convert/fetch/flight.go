package fetch

import (
	"context"
	"errors"
	"sync"
)

// hosts counts the failures in a row of each host.
type hosts struct {
	mu     sync.Mutex
	failed map[string]int
}

// givenUp reports whether a host failed too often.
func (h *hosts) givenUp(host string) bool {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.failed[host] >= perHost
}

// note counts how asking a host ended. An answer of whatever kind ends a row of
// failures, unless the host is given up by then; what the host has no part in
// does not count.
func (h *hosts) note(host string, err error) {
	if errors.Is(err, context.Canceled) || errors.Is(err, ErrTime) || errors.Is(err, ErrTotal) || errors.Is(err, ErrPrivate) {
		return
	}
	h.mu.Lock()
	defer h.mu.Unlock()
	switch {
	case h.failed == nil:
		h.failed = map[string]int{}
	case h.failed[host] >= perHost:
		return
	}
	h.failed[host]++
	if err == nil || errors.Is(err, errAnswer) || errors.Is(err, ErrTooLarge) {
		h.failed[host] = 0
	}
}
