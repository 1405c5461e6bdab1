// Package parallel runs work on several processors and hands the results on
// in order, so that output never depends on the number of workers.
package parallel

import (
	"context"
	"runtime"
)

// Workers returns n, or the number of usable processors where n < 1.
func Workers(n int) int {
	if n < 1 {
		return runtime.GOMAXPROCS(0)
	}
	return n
}

// waiting is how many results per worker of Ordered wait for earlier ones.
const waiting = 4

// Ordered calls work(i) for i in 0..n-1 on up to workers goroutines and
// emit(i, result) in order of i on the caller's goroutine. At most a few
// results per worker wait at a time, so memory is bounded. It stops at the
// first error of emit, of work (in order of i) or of ctx, waits for running
// work, and returns that error. Without work there is nothing to emit.
func Ordered[R any](ctx context.Context, workers, n int, work func(i int) (R, error), emit func(i int, r R) error) error {
	if work == nil {
		return ctx.Err()
	}
	next := 0
	q := NewQueue(ctx, min(Workers(workers), max(n, 1)), func(r R) error {
		next++
		if emit == nil {
			return nil
		}
		return emit(next-1, r)
	})
	q.most *= waiting
	for i := range n {
		if q.Add(func() (R, error) { return work(i) }) != nil {
			break
		}
	}
	return q.Close()
}
