package parallel

import "context"

// Queue runs work on several goroutines while more of it is still being found,
// and hands the results on in the order of Add. It is for one caller's
// goroutine; Close must be called in any case. The zero Queue has no context,
// runs its work on the caller's goroutine and drops the results.
type Queue[R any] struct {
	ctx     context.Context
	emit    func(R) error
	free    chan struct{}     // holds as many as may run at a time; nil: the caller runs them
	most    int               // that run, or are done and wait
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
	q := &Queue[R]{ctx: ctx, emit: emit, most: Workers(workers)}
	if q.most > 1 {
		q.free = make(chan struct{}, q.most)
	}
	return q
}

// Add starts work. It waits while as much is under way as there are workers,
// so that memory is bounded, and returns the first error of work, emit or the
// context; nothing is started after an error.
func (q *Queue[R]) Add(work func() (R, error)) error {
	for q.checkContext(); q.err == nil && work != nil; {
		if q.free == nil {
			r, err := work()
			q.take(outcome[R]{r, err})
			break
		}
		free, oldest := q.free, (chan outcome[R])(nil)
		if len(q.running) > 0 {
			oldest = q.running[0]
		}
		if len(q.running) == q.most {
			free = nil
		}
		select {
		case o := <-oldest:
			q.running = q.running[1:]
			q.take(o)
		case free <- struct{}{}:
			q.start(work)
			return nil
		}
	}
	return q.err
}

// start runs work, for which there is room.
func (q *Queue[R]) start(work func() (R, error)) {
	done := make(chan outcome[R], 1)
	q.running = append(q.running, done)
	go func() {
		r, err := work()
		done <- outcome[R]{r, err}
		<-q.free
	}()
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
	for ; len(q.running) > 0; q.running = q.running[1:] {
		q.take(<-q.running[0])
	}
	q.checkContext()
	return q.err
}

func (q *Queue[R]) checkContext() {
	if q.err == nil && q.ctx != nil {
		q.err = q.ctx.Err()
	}
}
