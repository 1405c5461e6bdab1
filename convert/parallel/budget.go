package parallel

import (
	"context"

	"golang.org/x/sync/semaphore"
)

// Budget bounds what the workers of a run hold at a time, in bytes: memory that
// grew with the number of workers would be bounded by nothing. A nil Budget
// bounds nothing, nor does a zero one.
type Budget struct {
	size int64
	free *semaphore.Weighted
}

// NewBudget returns a budget of size bytes.
func NewBudget(size int64) *Budget { return &Budget{size, semaphore.NewWeighted(size)} }

// Hold waits until n bytes are free, takes them and returns a function that gives
// them back. Who asks for more than there is waits for all of it. A worker must
// not ask again before it gave back what it holds, or two of them could wait
// for each other. The error is that of ctx.
func (b *Budget) Hold(ctx context.Context, n int64) (release func(), err error) {
	if b == nil || b.free == nil {
		return func() {}, nil
	}
	n = min(max(n, 0), b.size)
	if err := b.free.Acquire(ctx, n); err != nil {
		return nil, err
	}
	return func() { b.free.Release(n) }, nil
}
