package convert

import (
	"sync"

	"github.com/wenzhai/wenzhai/convert/doc"
	"github.com/wenzhai/wenzhai/convert/links"
)

// places say where the articles stand in the book, for the links between them.
type places struct {
	*bodies
	plan   *plan
	inBook func() []place // of each article; made when the first link leads to one
}

// place is where an article stands in the book.
type place struct {
	n      int32 // of the entry, counted from 1; 0: not in the book
	second bool
}

// newGuide returns a guide through the book of a plan.
func newGuide(b *bodies, p *plan) *links.Guide {
	x := &places{bodies: b, plan: p}
	x.inBook = sync.OnceValue(x.findEntries)
	return links.NewGuide(x.index(), links.Book{Place: x.place, Body: x.body, Read: x.read, Site: b.site.Top})
}

// newWholeGuide returns a guide through the articles as they stand in the archive.
func newWholeGuide(b *bodies) *links.Guide {
	x := &places{bodies: b}
	return links.NewGuide(x.index(), links.Book{
		Place: func(i int) *doc.Place { return &doc.Place{N: i} },
		Body:  func(int) []byte { return nil }, Read: x.read, Keep: true,
	})
}

func (x *places) index() *links.Index { return links.New(len(x.heads), x.linked) }

// linked is what an index of links is told of article i.
func (a *articles) linked(i int) links.Article {
	m := a.meta(i)
	l := links.Article{Path: m.Path, First: m.Index == 0 && a.heads[i].half != secondHalf, Title: m.Title, URL: m.URL, Via: m.Via, Names: a.heads[i].Names}
	if i < len(a.at) {
		l.At = a.at[i]
	}
	if m.Dated() {
		l.Date = m.Date
	}
	return l
}

// place returns where article i stands in the book, or nil.
func (x *places) place(i int) *doc.Place {
	p := x.inBook()[i]
	if p.n == 0 {
		return nil
	}
	return &doc.Place{N: int(p.n) - 1, Second: p.second}
}

// findEntries returns the places of the articles: one that is left out because it
// repeats another has the place of that.
func (x *places) findEntries() []place {
	out := make([]place, len(x.heads))
	for _, e := range x.plan.volume.Entries() {
		out[e.Ref] = place{n: int32(e.N) + 1}
		if e.Second != nil && out[e.SecondRef].n == 0 {
			out[e.SecondRef] = place{int32(e.N) + 1, e.SecondRef != e.Ref}
		}
	}
	for i := range out {
		of, ok := i, true
		for range 8 { // what repeats may be repeated
			if out[of].n > 0 {
				break
			}
			if of, ok = x.plan.repeats[of]; !ok {
				break
			}
		}
		if ok {
			out[i] = out[of]
		}
	}
	return out
}

// body returns the text of article i where that may hold links to places in others.
func (x *places) body(i int) []byte {
	if !x.heads[i].Refs || x.inBook()[i].n == 0 {
		return nil
	}
	return x.passage(i)
}

// passage returns the text of article i as its source has it.
func (a *articles) passage(i int) []byte {
	h := &a.heads[i]
	text, err := a.text(h)
	if err != nil {
		return nil // reading it says so
	}
	return text[h.Start:h.End]
}

// read returns article i for its places.
func (x *places) read(i int) ([]doc.Block, map[string]string) {
	a, n := x.look(i)
	return a.Blocks, n.places
}
