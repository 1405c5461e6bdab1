package compose

import (
	"math"
	"slices"
	"sync"

	"github.com/wenzhai/wenzhai/convert/doc"
)

// Notes are numbered through the book, so that no page has two of one number:
// those of an article go on where the article before it ended. They begin
// again with 1 at a chapter, which begins a page, and within a chapter where
// more notes than a page holds lie behind the last article with small numbers.

// counted is where numbering stands.
type counted struct {
	number int // the last number that was handed out
	total  int // how many notes the book has so far
}

// numbering hands numbers to the articles in order, whoever asks first.
type numbering struct {
	mu    sync.Mutex
	moved *sync.Cond
	turn  int // whose it is
	page  int // how many notes a page holds at most
	at    counted
	since int // notes behind the last article with numbers that a page may count up to
}

func newNumbering(page int) *numbering {
	n := &numbering{page: page}
	n.moved = sync.NewCond(&n.mu)
	return n
}

// take waits for the articles before number i and returns what they took; i
// itself takes so many notes. Opens says that it opens a chapter.
func (n *numbering) take(i, notes int, opens bool) counted {
	n.mu.Lock()
	defer n.mu.Unlock()
	for n.turn != i {
		n.moved.Wait()
	}
	if opens || n.since > n.page {
		n.at.number, n.since = 0, 0
	}
	before := n.at
	switch {
	case notes == 0:
	case before.number < n.page:
		n.since = 0
	default:
		n.since += notes
	}
	n.at.number, n.at.total = n.at.number+notes, n.at.total+notes
	n.turn++
	n.moved.Broadcast()
	return before
}

// notesOnPage is how many notes stand on a page at most.
func (p *press) notesOnPage() int {
	return int(math.Ceil(p.g.Depth()/p.notePitch)) * p.g.Columns
}

// numberRun gives the links in a run of blocks their numbers, in reading order,
// before anything is set: the same as setting the blocks would.
func (k *linkNotes) numberRun(s *setter, blocks []doc.Block) {
	if !k.on {
		return
	}
	l, places := look{Size: s.body}, s.places
	defer func() { s.places = places }()
	number := func(in []doc.Inline) {
		if hasLink(in) {
			s.spans(in, l)
		}
	}
	doc.Walk(blocks, func(b doc.Block) bool {
		switch b := b.(type) {
		case *doc.Paragraph:
			number(b.Inlines)
		case *doc.Definitions:
			for i := range b.Items {
				for _, term := range b.Items[i].Terms {
					number(term)
				}
				k.numberRun(s, b.Items[i].Blocks)
			}
			return false
		case *doc.Figure:
			number(b.Caption)
		case *doc.Table:
			number(b.Caption)
			for _, cell := range slices.Concat(slices.Concat(b.Head, b.Rows)...) {
				number(cell.Inlines) // before its blocks, or in their place
			}
		}
		return true
	})
}

func hasLink(in []doc.Inline) bool {
	return slices.ContainsFunc(in, func(i doc.Inline) bool {
		_, link := i.(*doc.Link)
		styled, ok := i.(*doc.Styled)
		return link || ok && hasLink(styled.Inlines)
	})
}
