// Package series numbers the notes of a book, which articles are set in no order.
package series

import "sync"

// Taken is where numbering stands before an article.
type Taken struct {
	Number int // the last number that was handed out
	Total  int // how many notes the book has so far
}

// Numbers hands numbers to the articles in order, whoever asks first. They go
// through the book, so that no page has two notes of one number: those of an
// article go on where the article before it ended. They begin again with 1 at a
// chapter, which begins a page, and within a chapter where more notes than a page
// holds lie behind the last article with small numbers.
type Numbers struct {
	mu    sync.Mutex
	moved *sync.Cond
	turn  int // whose it is
	page  int // how many notes a page holds at most
	at    Taken
	since int // notes behind the last article with numbers that a page may count up to
}

// New returns numbers for a book whose pages hold so many notes at most.
func New(page int) *Numbers {
	n := &Numbers{page: page}
	n.moved = sync.NewCond(&n.mu)
	return n
}

// Take waits for the articles before number i, counted from 0, and returns what
// they took; i itself takes so many notes. Opens says that it opens a chapter.
func (n *Numbers) Take(i, notes int, opens bool) Taken {
	if n == nil || n.moved == nil {
		return Taken{}
	}
	n.mu.Lock()
	defer n.mu.Unlock()
	for n.turn != i {
		n.moved.Wait()
	}
	if opens || n.since > n.page {
		n.at.Number, n.since = 0, 0
	}
	before := n.at
	switch {
	case notes == 0:
	case before.Number < n.page:
		n.since = 0
	default:
		n.since += notes
	}
	n.at.Number, n.at.Total = n.at.Number+notes, n.at.Total+notes
	n.turn++
	n.moved.Broadcast()
	return before
}
