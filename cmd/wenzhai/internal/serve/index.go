package serve

import (
	"context"
	"errors"
	"io/fs"
	"slices"
	"sync"
	"time"

	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/catalog"
)

// How long an answer waits for the folder to be looked through, and how often
// what was found so far shows meanwhile.
const (
	patience  = 2 * time.Second
	showEvery = time.Second
)

var errNotYet = errors.New("the folder is still being looked through")

// index keeps a catalogue of the folder. One goroutine looks through the folder
// when somebody asks; answers are made of what it showed last, and never wait
// for it longer than a moment.
type index struct {
	title string
	shelf *catalog.Shelf // of the goroutine that looks

	mu      sync.Mutex
	now     *shown        // nil: nothing was found yet
	began   time.Time     // of the look that runs
	running chan struct{} // closed when the look that runs has ended; nil: none runs
	next    chan struct{} // the same of the one after it, which sees what is new since; nil: nobody waits for it
}

// shown is a catalogue and the books in it. It does not change.
type shown struct {
	err   error // the folder could not be read
	books []catalog.Book
	byURL map[string]*catalog.Book // by path
	files map[string]catalog.File  // by name
}

// current returns what was shown last, without waiting.
func (x *index) current() *shown {
	x.mu.Lock()
	defer x.mu.Unlock()
	return x.now
}

// fresh returns the catalogue of the folder as it is now, or where that takes
// long, as it was found to be so far.
func (x *index) fresh(ctx context.Context) (*shown, error) {
	ended, wait := x.look()
	timer := time.NewTimer(wait)
	defer timer.Stop()
	select {
	case <-ended:
	case <-timer.C:
	case <-ctx.Done():
	}
	now := x.current()
	if now == nil {
		return nil, errNotYet
	}
	return now, now.err
}

// look has the folder looked through, from now on, and returns what is closed
// when that has ended, and how long to wait for it: a look that takes long
// already is not worth it.
func (x *index) look() (ended <-chan struct{}, wait time.Duration) {
	x.mu.Lock()
	defer x.mu.Unlock()
	if x.running == nil {
		x.running, x.began = make(chan struct{}), time.Now()
		go x.run()
		return x.running, patience
	}
	if x.next == nil {
		x.next = make(chan struct{})
	}
	if x.now == nil {
		return x.next, patience
	}
	return x.next, max(0, patience-time.Since(x.began))
}

// run looks through the folder until nobody waits for another look.
func (x *index) run() {
	for {
		x.lookOnce()
		x.mu.Lock()
		close(x.running)
		x.running, x.next, x.began = x.next, nil, time.Now()
		again := x.running != nil
		x.mu.Unlock()
		if !again {
			return
		}
	}
}

// lookOnce looks through the folder: for files first, which show at once by
// their names, then into those that are new.
func (x *index) lookOnce() {
	books, unread, err := x.shelf.List()
	x.show(books, err)
	if len(unread) == 0 || err != nil {
		return
	}
	at := make(map[string]int, len(books))
	for i := range books {
		at[books[i].Path] = i
	}
	full := slices.Clone(books)
	tick := time.NewTicker(showEvery)
	defer tick.Stop()
	for _, name := range unread {
		found := make(chan catalog.Book, 1)
		go func() { found <- x.shelf.Look(name) }()
		for waiting := true; waiting; {
			select {
			case full[at[name]] = <-found:
				waiting = false
			case <-tick.C:
				x.show(sorted(full), nil)
			}
		}
	}
	x.show(sorted(full), nil)
}

func sorted(books []catalog.Book) []catalog.Book {
	out := slices.Clone(books)
	catalog.Sort(out)
	return out
}

// show makes the catalogue of books, unless it is what shows already.
func (x *index) show(books []catalog.Book, err error) {
	if now := x.current(); now != nil && now.err == nil && err == nil && slices.Equal(now.books, books) {
		return
	}
	made := &shown{err: err, books: books, byURL: map[string]*catalog.Book{}, files: map[string]catalog.File{}}
	if err == nil {
		var files []catalog.File
		files, made.err = catalog.Make(x.title, books)
		for _, f := range files {
			made.files[f.Name] = f
		}
		for i := range books {
			made.byURL[books[i].Path] = &books[i]
		}
	}
	x.mu.Lock()
	x.now = made
	x.mu.Unlock()
}

func newIndex(fsys fs.FS, title string) *index {
	return &index{title: title, shelf: catalog.NewShelf(fsys)}
}
