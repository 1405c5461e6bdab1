package series

import (
	"sync"
	"testing"
)

func TestNumbersGoOnFromArticleToArticle(t *testing.T) {
	n := New(10)
	for i, c := range []struct {
		notes int
		opens bool
		want  int // the first number
	}{
		{3, true, 1}, {0, false, 4}, {4, false, 4}, {5, false, 8}, // 8 to 12: may stand on a page with 1
		{6, false, 13}, {5, false, 19}, // no article may have small numbers now
		{2, false, 1}, {2, true, 1}, {30, false, 3}, {1, false, 33}, {10, false, 34}, {1, false, 1},
	} {
		if got := n.Take(i, c.notes, c.opens).Number + 1; got != c.want {
			t.Errorf("article %d begins with %d, want %d", i, got, c.want)
		}
	}
}

func TestNumbersDoNotDependOnWhoAsksFirst(t *testing.T) {
	n := New(5)
	got := make([]Taken, 40)
	var wg sync.WaitGroup
	for i := len(got) - 1; i >= 0; i-- {
		wg.Go(func() { got[i] = n.Take(i, i%4, i%9 == 0) })
	}
	wg.Wait()
	one := New(5)
	for i := range got {
		if want := one.Take(i, i%4, i%9 == 0); got[i] != want {
			t.Errorf("article %d: %v, want %v", i, got[i], want)
		}
	}
}
