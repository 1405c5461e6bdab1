package parallel

import "context"

// Queue runs work on several goroutines while more of it is still being found,
// and hands the results on in the order of Add. It is for one caller's
// goroutine; Close must be called in any case. The zero Queue has no context,
// runs on all usable processors and drops the results.
type Queue[R any] struct {
	ctx     context.Context
	workers int
	emit    func(R) error
	running []chan outcome[R] // in order of Add
	err     error
}

type outcome[R any] struct {
	r   R
	err error
}

// NewQueue returns a queue whose work runs on up to workers goroutines (all
// usable processors where workers < 1). Emit gets the results, on the goroutine
// of Add and Close.
func NewQueue[R any](ctx context.Context, workers int, emit func(R) error) *Queue[R] {
	return &Queue[R]{ctx: ctx, workers: Workers(workers), emit: emit}
}

// Add starts work. It waits while as much is under way as there are workers,
// so that memory is bounded, and returns the first error of work, emit or the
// context; nothing is started after an error.
func (q *Queue[R]) Add(work func() (R, error)) error {
	if q.err == nil && q.ctx != nil {
		q.err = q.ctx.Err()
	}
	for q.err == nil && len(q.running) >= Workers(q.workers) {
		q.next()
	}
	if q.err != nil || work == nil {
		return q.err
	}
	done := make(chan outcome[R], 1)
	q.running = append(q.running, done)
	if q.workers == 1 {
		r, err := work()
		done <- outcome[R]{r, err}
		return nil
	}
	go func() {
		r, err := work()
		done <- outcome[R]{r, err}
	}()
	return nil
}

// next waits for the oldest work and emits its result, unless there was an
// error before.
func (q *Queue[R]) next() {
	o := <-q.running[0]
	q.running = q.running[1:]
	if q.err == nil {
		q.err = o.err
	}
	if q.err == nil && q.emit != nil {
		q.err = q.emit(o.r)
	}
}

// Close waits for all work, emits what is left and returns the first error.
func (q *Queue[R]) Close() error {
	for len(q.running) > 0 {
		q.next()
	}
	if q.err == nil && q.ctx != nil {
		q.err = q.ctx.Err()
	}
	return q.err
}
