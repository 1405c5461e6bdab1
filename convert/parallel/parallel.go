// Package parallel runs work on several processors and hands the results on
// in order, so that output never depends on the number of workers.
package parallel

import (
	"context"
	"runtime"
	"sync"
)

// Workers returns n, or the number of usable processors where n < 1.
func Workers(n int) int {
	if n < 1 {
		return runtime.GOMAXPROCS(0)
	}
	return n
}

// Ordered calls work(i) for i in 0..n-1 on up to workers goroutines and
// emit(i, result) in order of i on the caller's goroutine. At most a few
// results per worker wait at a time, so memory is bounded. It stops at the
// first error of emit, of work (in order of i) or of ctx, waits for running
// work, and returns that error. Without work there is nothing to emit.
func Ordered[R any](ctx context.Context, workers, n int, work func(i int) (R, error), emit func(i int, r R) error) error {
	if work == nil {
		return ctx.Err()
	}
	if emit == nil {
		emit = func(int, R) error { return nil }
	}
	workers = min(Workers(workers), n)
	if workers <= 1 {
		return serial(ctx, n, work, emit)
	}
	type result struct {
		r   R
		err error
	}
	ctx, cancel := context.WithCancel(ctx)
	var wg sync.WaitGroup
	defer wg.Wait()
	defer cancel()
	slots := make([]chan result, workers*4)
	for i := range slots {
		slots[i] = make(chan result, 1)
	}
	// A slot is free again once its result was emitted.
	free := make(chan struct{}, len(slots))
	jobs := make(chan int)
	for range workers {
		wg.Go(func() {
			for i := range jobs {
				r, err := work(i)
				slots[i%len(slots)] <- result{r, err}
			}
		})
	}
	wg.Go(func() {
		defer close(jobs)
		for i := range n {
			select {
			case free <- struct{}{}:
			case <-ctx.Done():
				return
			}
			select {
			case jobs <- i:
			case <-ctx.Done():
				return
			}
		}
	})
	for i := range n {
		select {
		case res := <-slots[i%len(slots)]:
			if res.err != nil {
				return res.err
			}
			if err := emit(i, res.r); err != nil {
				return err
			}
			<-free
		case <-ctx.Done():
			return ctx.Err()
		}
	}
	return nil
}

func serial[R any](ctx context.Context, n int, work func(i int) (R, error), emit func(i int, r R) error) error {
	for i := range n {
		if err := ctx.Err(); err != nil {
			return err
		}
		r, err := work(i)
		if err != nil {
			return err
		}
		if err := emit(i, r); err != nil {
			return err
		}
	}
	return nil
}
