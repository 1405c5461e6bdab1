package parallel

import (
	"context"
	"errors"
	"slices"
	"sync/atomic"
	"testing"
	"time"
)

func TestQueueKeepsTheOrder(t *testing.T) {
	for _, workers := range []int{1, 2, 7} {
		var got []int
		q := NewQueue(context.Background(), workers, func(r int) error { got = append(got, r); return nil })
		var want []int
		for i := range 50 {
			want = append(want, i)
			if err := q.Add(func() (int, error) { time.Sleep(time.Duration(i%3) * time.Millisecond); return i, nil }); err != nil {
				t.Fatal(err)
			}
		}
		if err := q.Close(); err != nil || !slices.Equal(got, want) {
			t.Errorf("%d workers: %v, error %v", workers, got, err)
		}
	}
}

func TestQueueIsBounded(t *testing.T) {
	var under, most atomic.Int32
	q := NewQueue(context.Background(), 3, func(int) error { return nil })
	for range 40 {
		if err := q.Add(func() (int, error) {
			n := under.Add(1)
			for m := most.Load(); n > m && !most.CompareAndSwap(m, n); m = most.Load() {
			}
			time.Sleep(time.Millisecond)
			under.Add(-1)
			return 0, nil
		}); err != nil {
			t.Fatal(err)
		}
	}
	if err := q.Close(); err != nil || most.Load() > 3 {
		t.Errorf("%d at once, error %v", most.Load(), err)
	}
}

func TestQueueStopsAtTheFirstError(t *testing.T) {
	bad := errors.New("bad")
	for _, workers := range []int{1, 4} {
		for _, where := range []string{"work", "emit"} {
			var emitted, started atomic.Int32
			q := NewQueue(context.Background(), workers, func(r int) error {
				if emitted.Add(1); where == "emit" && r == 5 {
					return bad
				}
				return nil
			})
			for i := range 100 {
				if err := q.Add(func() (int, error) {
					started.Add(1)
					if where == "work" && i == 5 {
						return 0, bad
					}
					return i, nil
				}); err != nil {
					break
				}
			}
			if err := q.Close(); !errors.Is(err, bad) || emitted.Load() > 6 || started.Load() > 20 {
				t.Errorf("%s, %d workers: error %v, %d emitted, %d started", where, workers, err, emitted.Load(), started.Load())
			}
		}
	}
}

func TestQueueEndsWithItsContext(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	q := NewQueue(ctx, 2, func(int) error { return nil })
	cancel()
	if err := q.Add(func() (int, error) { return 0, nil }); !errors.Is(err, context.Canceled) {
		t.Errorf("Add: %v", err)
	}
	if err := q.Close(); !errors.Is(err, context.Canceled) {
		t.Errorf("Close: %v", err)
	}
}
