package parallel

import "context"

// Queue runs work on several goroutines while more of it is still being found,
// and hands the results on in the order of Add. It is for one caller's
// goroutine; Close must be called in any case. The zero Queue has no context,
// runs its work on the caller's goroutine and drops the results.
type Queue[R any] struct {
	ctx     context.Context
	emit    func(R) error
	workers int               // that may be at work; below 2 the caller works
	most    int               // works that wait, are done or are being done
	running []chan outcome[R] // in order of Add
	jobs    chan func()       // nil: no worker is there
	started int
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
	n := Workers(workers)
	return &Queue[R]{ctx: ctx, emit: emit, workers: n, most: n}
}

// Add starts work. It waits while as much is under way as there are workers,
// so that memory is bounded, and returns the first error of work, emit or the
// context; nothing is started after an error.
func (q *Queue[R]) Add(work func() (R, error)) error {
	q.checkContext()
	for q.err == nil && q.takeOldest(len(q.running) >= q.most) {
	}
	switch {
	case q.err != nil || work == nil:
	case q.workers < 2:
		r, err := work()
		q.take(outcome[R]{r, err})
	default:
		q.start(work)
	}
	return q.err
}

// start has a worker do work, for which there is room. Workers stay for what
// comes next, with the stacks that they have grown.
func (q *Queue[R]) start(work func() (R, error)) {
	done := make(chan outcome[R], 1)
	q.running = append(q.running, done)
	if q.jobs == nil {
		q.jobs, q.started = make(chan func(), q.most), 0
	}
	q.jobs <- func() {
		r, err := work()
		done <- outcome[R]{r, err}
	}
	if q.started < q.workers {
		q.started++
		go run(q.jobs)
	}
}

// run does jobs until there will be no more.
func run(jobs <-chan func()) {
	for job := range jobs {
		job()
	}
}

// takeOldest takes the result of the oldest work, if it is there or is to be
// waited for, and reports whether it did.
func (q *Queue[R]) takeOldest(wait bool) bool {
	if len(q.running) == 0 || !wait && len(q.running[0]) == 0 {
		return false
	}
	o := <-q.running[0]
	q.running = q.running[1:]
	q.take(o)
	return true
}

// take emits a result, unless there was an error before.
func (q *Queue[R]) take(o outcome[R]) {
	if q.err == nil {
		q.err = o.err
	}
	if q.err == nil && q.emit != nil {
		q.err = q.emit(o.r)
	}
}

// Close waits for all work, emits what is left and returns the first error.
func (q *Queue[R]) Close() error {
	for q.takeOldest(true) {
	}
	if q.jobs != nil {
		close(q.jobs)
		q.jobs = nil
	}
	q.checkContext()
	return q.err
}

func (q *Queue[R]) checkContext() {
	if q.err == nil && q.ctx != nil {
		q.err = q.ctx.Err()
	}
}
