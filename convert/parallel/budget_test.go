package parallel

import (
	"context"
	"errors"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

func TestBudget(t *testing.T) {
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute) // for a deadlock
	defer cancel()
	b := NewBudget(100)
	var held, most atomic.Int64
	var wg sync.WaitGroup
	for i := range 64 {
		wg.Go(func() {
			n := int64(i * 3) // some ask for more than there is
			release, err := b.Hold(ctx, n)
			if err != nil {
				t.Error(err)
				return
			}
			now := held.Add(min(n, 100))
			for m := most.Load(); now > m && !most.CompareAndSwap(m, now); m = most.Load() {
			}
			held.Add(-min(n, 100))
			release()
		})
	}
	wg.Wait()
	if most.Load() > 100 {
		t.Errorf("%d were held of 100", most.Load())
	}
}

func TestBudgetStopsWaiting(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	b := NewBudget(1)
	if _, err := b.Hold(ctx, 1); err != nil {
		t.Fatal(err)
	}
	cancel()
	if _, err := b.Hold(ctx, 1); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
	if _, err := (*Budget)(nil).Hold(ctx, 9); err != nil {
		t.Error(err)
	}
}
