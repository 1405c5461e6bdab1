package links

import (
	"maps"
	"slices"
	"strings"
	"sync"

	"github.com/wenzhai/wenzhai/convert/doc"
)

// Book is what a Guide asks of a book. The functions may be called from several
// goroutines.
type Book struct {
	// Place returns the place of an article in the book, or nil. It is a new one.
	Place func(i int) *doc.Place
	// Body returns the text of an article of the book that may hold links to places
	// in others; nil of others.
	Body func(i int) []byte
	// Read returns the blocks of an article and its places by their fragments.
	Read func(i int) (blocks []doc.Block, places map[string]string)
	// Keep has links that lead nowhere stay as their sources have them.
	Keep bool
	// Site is the address of the site whose sources the articles are; "" = not known.
	// Links from its top that lead to no article lead there.
	Site string
}

// Guide leads the links of a book's articles to their places.
type Guide struct {
	index  *Index
	book   Book
	wanted func() map[int][]string // of articles the places that others link to
	found  sync.Map                // article → func() inArticle
}

// NewGuide returns a guide through a book of articles of x. It asks for what it needs
// when the first article is led.
func NewGuide(x *Index, b Book) *Guide {
	g := &Guide{index: x, book: b}
	g.wanted = sync.OnceValue(g.findWanted)
	return g
}

// usable reports whether g has what it needs: a zero Guide has not.
func (g *Guide) usable() bool {
	return g != nil && g.index.size() > 0 && g.book.Place != nil && g.book.Body != nil && g.book.Read != nil
}

// Asked returns the places in article i that links with its path, most of them of
// others, lead to.
func (g *Guide) Asked(i int) []string {
	if !g.usable() {
		return nil
	}
	return g.wanted()[i]
}

// maxWanted bounds the places of an article that others link to.
const maxWanted = 5000

func (g *Guide) findWanted() map[int][]string {
	out := map[int][]string{}
	for i := range g.index.n {
		EachRef(g.book.Body(i), func(ref string) bool {
			if ref[0] == '#' {
				return true // its own reading sees to that
			}
			to, fragment, ok := g.find(i, ref)
			if ok && fragment != "" && len(out[to]) < maxWanted && !slices.Contains(out[to], fragment) {
				out[to] = append(out[to], fragment)
			}
			return true
		})
	}
	return out
}

// find returns where ref, as it stands in the text of article i, may lead.
func (g *Guide) find(i int, ref string) (to int, fragment string, ok bool) {
	if strings.Contains(ref, "://") {
		return g.index.Address(i, ref)
	}
	if to, fragment, ok = g.index.Find(i, ref); !ok && ref[0] != '/' && !strings.Contains(ref, ":") {
		return g.index.Find(i, Named+ref)
	}
	return to, fragment, ok
}

// Lead has the links in blocks of article from lead to their places in the book; those
// that lead nowhere become text. places are those of the article, as Settle gives them.
func (g *Guide) Lead(from int, blocks []doc.Block, places map[string]string) {
	if !g.usable() || from < 0 || from >= g.index.n {
		return
	}
	w := walk{g, from, sync.OnceValue(func() inArticle { return newInArticle(blocks, places) })}
	doc.EachText(blocks, func(in *[]doc.Inline) {
		if holdsLink(*in) {
			*in = w.inlines(*in)
		}
	})
}

// holdsLink reports whether there is a link in in.
func holdsLink(in []doc.Inline) bool {
	return slices.ContainsFunc(in, func(i doc.Inline) bool {
		_, link := i.(*doc.Link)
		inner := doc.Inner(i)
		return link || inner != nil && holdsLink(*inner)
	})
}

// walk leads the links of one article.
type walk struct {
	*Guide
	from int
	own  func() inArticle
}

func (w walk) inlines(in []doc.Inline) []doc.Inline {
	out := in[:0:0]
	for _, i := range in {
		if inner := doc.Inner(i); inner != nil && holdsLink(*inner) {
			*inner = w.inlines(*inner)
		}
		if l, ok := i.(*doc.Link); ok && !w.link(l) {
			out = append(out, l.Inlines...)
			continue
		}
		out = append(out, i)
	}
	return out
}

// link finds where l leads, and reports whether that is anywhere.
func (w walk) link(l *doc.Link) bool {
	if l.To != nil && l.To.ID != "" { // in this text
		id := l.To.ID
		if l.To = w.book.Place(w.from); l.To != nil {
			l.To.ID, l.To.Long = id, w.own().long
		}
		return l.To != nil
	}
	if l.Ref == "" {
		if to, fragment, ok := w.index.Address(w.from, l.URL); ok && to != w.from {
			l.To = w.to(to, fragment)
		}
		return true
	}
	to, fragment, ok := w.index.Find(w.from, l.Ref)
	switch url := w.index.at(to).URL; {
	case !ok:
		if Suffixed(l.Ref) && !Suffixed(w.index.at(w.from).URL) {
			l.URL = "" // a file of a site's sources is no page of it
		} else if l.URL == "" && w.book.Site != "" && l.Ref[0] == '/' {
			l.URL = w.book.Site + l.Ref
		}
	case to == w.from && fragment != "":
		if l.To = w.to(to, fragment); l.To != nil && l.To.ID == "" {
			l.To = nil
		}
	default:
		if l.To = w.to(to, fragment); l.To != nil || Suffixed(l.Ref) || url != "" {
			l.URL = url
		}
	}
	return l.To != nil || l.URL != "" || w.book.Keep
}

// to returns the place in the book that a fragment names in article i, or where that
// is not there the article's beginning; nil where the article is not in the book.
func (w walk) to(i int, fragment string) *doc.Place {
	p := w.book.Place(i)
	if p == nil || fragment == "" {
		return p
	}
	in := w.own
	if i != w.from {
		in = w.placesIn(i)
	}
	if p.ID = in().ids[fragment]; p.ID != "" {
		p.Long = in().long
	}
	return p
}

// inArticle are the places in an article.
type inArticle struct {
	ids  map[string]string // of fragments
	long bool              // as doc.Place has it
}

// newInArticle returns those of places that are in blocks, which may be one of two
// texts.
func newInArticle(blocks []doc.Block, places map[string]string) inArticle {
	here := IDs(blocks)
	ids := maps.Clone(places)
	maps.DeleteFunc(ids, func(_, id string) bool { return !here[id] })
	return inArticle{ids, isLong(blocks)}
}

// placesIn returns the places in article i, which is read once for that.
func (g *Guide) placesIn(i int) func() inArticle {
	f, _ := g.found.LoadOrStore(i, sync.OnceValue(func() inArticle {
		if len(g.Asked(i)) == 0 {
			return inArticle{}
		}
		return newInArticle(g.book.Read(i))
	}))
	return f.(func() inArticle)
}

// longText is the length of a text in bytes from which its markup may be too long for
// one document.
const longText = 60_000

func isLong(blocks []doc.Block) bool {
	n := 0
	for _, s := range doc.PlainBlocks(blocks) {
		n += len(s) + 100
	}
	return n > longText
}
