package convert

import (
	"sync"

	"github.com/wenzhai/wenzhai/convert/doc"
	"github.com/wenzhai/wenzhai/convert/links"
)

// places lead the links of a book's articles to each other.
type places struct {
	*articles
	plan   *plan
	index  func() *links.Index
	inBook func() []place // of each article its place; made when the first link leads to one
	keep   bool           // what leads nowhere in the archive stays as the source has it
}

// place is where an article stands in the book.
type place struct {
	n      int32 // of the entry, counted from 1; 0: not in the book
	second bool
}

func newPlaces(a *articles, p *plan) *places {
	x := &places{articles: a, plan: p}
	x.index = sync.OnceValue(func() *links.Index { return links.New(len(a.heads), x.linked) })
	x.inBook = sync.OnceValue(x.findEntries)
	return x
}

// linked is what an index of links is told of article i.
func (x *places) linked(i int) links.Article {
	m := x.meta(i)
	a := links.Article{Path: m.Path, First: m.Index == 0 && x.heads[i].half != secondHalf, Title: m.Title, URL: m.URL, Via: m.Via, Names: x.heads[i].Names}
	if m.Dated() {
		a.Date = m.Date
	}
	return a
}

// whole returns x for what shows the articles as they stand in the archive.
func (x *places) whole() *places {
	y := *x
	y.keep = true
	y.inBook = sync.OnceValue(func() []place {
		out := make([]place, len(x.heads))
		for i := range out {
			out[i].n = int32(i) + 1
		}
		return out
	})
	return &y
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

// lead has the links in blocks of article from lead to their places in the book; those
// that lead nowhere become text.
func (x *places) lead(from int, blocks []doc.Block) {
	doc.EachText(blocks, func(in *[]doc.Inline) {
		if links.Any(*in) {
			*in = x.inlines(from, *in)
		}
	})
}

func (x *places) inlines(from int, in []doc.Inline) []doc.Inline {
	out := in[:0:0]
	for _, i := range in {
		if inner := doc.Inner(i); inner != nil && links.Any(*inner) {
			*inner = x.inlines(from, *inner)
		}
		if l, ok := i.(*doc.Link); ok && !x.link(from, l) {
			out = append(out, l.Inlines...)
			continue
		}
		out = append(out, i)
	}
	return out
}

// link finds where l leads, and reports whether that is anywhere.
func (x *places) link(from int, l *doc.Link) bool {
	if l.Ref == "" {
		if to, _, ok := x.index().Address(from, l.URL); ok && to != from {
			l.To = x.to(to)
		}
		return true
	}
	to, fragment, ok := x.index().Find(from, l.Ref)
	switch {
	case !ok:
		if links.Suffixed(l.Ref) && !links.Suffixed(x.meta(from).URL) {
			l.URL = "" // a file of a site's sources is no page of it
		}
	case to == from && fragment != "":
		return x.keep
	default:
		if l.To = x.to(to); l.To != nil || links.Suffixed(l.Ref) || x.meta(to).URL != "" {
			l.URL = x.meta(to).URL
		}
	}
	return l.To != nil || l.URL != "" || x.keep
}

// to returns the place of article i in the book, or nil.
func (x *places) to(i int) *doc.Place {
	p := x.inBook()[i]
	if p.n == 0 {
		return nil
	}
	return &doc.Place{N: int(p.n) - 1, Second: p.second}
}
