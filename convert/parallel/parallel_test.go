package parallel

import (
	"context"
	"errors"
	"fmt"
	"testing"
)

func TestOrderedKeepsOrderForAnyWorkers(t *testing.T) {
	for _, workers := range []int{0, 1, 2, 3, 8, 100} {
		for _, n := range []int{0, 1, 7, 500} {
			t.Run(fmt.Sprintf("%d workers, %d jobs", workers, n), func(t *testing.T) {
				next := 0
				err := Ordered(t.Context(), workers, n, func(i int) (int, error) { return i * i, nil }, func(i, r int) error {
					if i != next || r != i*i {
						t.Fatalf("got %d: %d, want %d: %d", i, r, next, next*next)
					}
					next++
					return nil
				})
				if err != nil || next != n {
					t.Fatalf("%d of %d emitted, error %v", next, n, err)
				}
			})
		}
	}
}

var errWork = errors.New("work failed")

func TestOrderedStopsAtTheFirstErrorInOrder(t *testing.T) {
	for _, workers := range []int{1, 8} {
		emitted := 0
		err := Ordered(t.Context(), workers, 100, func(i int) (int, error) {
			if i >= 5 {
				return 0, fmt.Errorf("%d: %w", i, errWork)
			}
			return i, nil
		}, func(int, int) error { emitted++; return nil })
		if !errors.Is(err, errWork) || err.Error() != "5: work failed" || emitted != 5 {
			t.Errorf("%d workers: error %v after %d", workers, err, emitted)
		}
	}
}

func TestOrderedPassesOnErrorsOfEmit(t *testing.T) {
	for _, workers := range []int{1, 8} {
		err := Ordered(t.Context(), workers, 100, func(i int) (int, error) { return i, nil }, func(i, _ int) error {
			if i == 3 {
				return errWork
			}
			return nil
		})
		if !errors.Is(err, errWork) {
			t.Errorf("%d workers: error %v", workers, err)
		}
	}
}

func TestOrderedStopsWhenCancelled(t *testing.T) {
	for _, workers := range []int{1, 4} {
		ctx, cancel := context.WithCancel(t.Context())
		err := Ordered(ctx, workers, 1000, func(i int) (int, error) { return i, nil }, func(i, _ int) error {
			if i == 10 {
				cancel()
			}
			return nil
		})
		if !errors.Is(err, context.Canceled) {
			t.Errorf("%d workers: error %v", workers, err)
		}
	}
}
