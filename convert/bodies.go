package convert

import (
	"context"
	"fmt"
	"slices"
	"sync"

	"github.com/wenzhai/wenzhai/convert/article/lang"
	"github.com/wenzhai/wenzhai/convert/bilingual"
	"github.com/wenzhai/wenzhai/convert/bilingual/lexicon"
	"github.com/wenzhai/wenzhai/convert/clean"
	"github.com/wenzhai/wenzhai/convert/clean/formula"
	"github.com/wenzhai/wenzhai/convert/diag"
	"github.com/wenzhai/wenzhai/convert/doc"
	"github.com/wenzhai/wenzhai/convert/math"
	"github.com/wenzhai/wenzhai/convert/parallel"
	"github.com/wenzhai/wenzhai/convert/picture"
)

// bodies reads and cleans the bodies of articles. What was looked at is kept, as
// far as there is room, until it is taken: an article is cleaned once.
type bodies struct {
	*articles
	options  Bodies
	cleaning cleaning
	kept     parallel.Bounded[bodyKey, keptBody]
	splitter func() (*bilingual.Aligner, error) // made when the first article with two texts may be there
	stated   string                             // the options of cleaning, as factsKey has them
	decoding *parallel.Budget                   // of memory for pictures
	decoders *picture.Decoders
	math     *math.Reader
	asked    func(i int) []string // places in article i that others link to; nil = nobody knows
}

// newBodies returns a reader of bodies; errors are values of diag.Diagnostic.
func newBodies(o Bodies, a *articles) (*bodies, error) {
	b := &bodies{articles: a, options: o, decoding: parallel.NewBudget(picture.Room), splitter: sync.OnceValues(newSplitter), kept: parallel.Bounded[bodyKey, keptBody]{Room: keptBodyBytes}}
	b.decoders, b.math = picture.NewDecoders(b.decoding), math.NewReader()
	var err error
	b.stated = fmt.Sprintf("%+v %+v", o.Cleaning, o.SourceCleaning)
	b.cleaning, err = newCleaning(o.Cleaning, o.SourceCleaning)
	return b, err
}

// newSplitter returns what takes apart articles that hold two texts.
func newSplitter() (*bilingual.Aligner, error) {
	d, err := lexicon.Bundled()
	if err != nil {
		return nil, err
	}
	return bilingual.NewAligner(bilingual.Options{Dictionary: d}), nil
}

// look returns article i, or the one of its two texts that it is, cleaned. Its
// blocks are not to be changed: whoever comes next gets them too.
func (b *bodies) look(i int) (*doc.Article, note) { return b.half(i, false) }

// take is look for who needs the article last and may change it.
func (b *bodies) take(i int) (*doc.Article, note) { return b.half(i, true) }

// read takes article i, with its pictures and its formulas as they are set.
func (b *bodies) read(ctx context.Context, i int, fetch Fetcher) (*doc.Article, note) {
	a, n := b.take(i)
	n.diagnostics = append(slices.Clip(n.diagnostics), b.math.Article(a)...)
	n.diagnostics = append(n.diagnostics, b.pictures(ctx, a, b.surroundings(&b.heads[i]), fetch)...)
	if n.rows == nil { // which count blocks
		a.Blocks = setApart(a.Blocks)
		if b.options.Images {
			a.Blocks = joinMissing(a.Blocks, b.options.HideMissing)
		}
	}
	return a, n
}

// half returns article i, or the one of two texts that it is: the other one is
// kept for who comes next.
func (b *bodies) half(i int, last bool) (*doc.Article, note) {
	h := &b.heads[i]
	if h.half == whole {
		return b.whole(i, last)
	}
	first := i
	if h.half == secondHalf {
		first = h.of
	}
	k, ok := b.kept.Get(bodyKey{first, h.half, h.Format}, last)
	if !ok {
		a, n := b.whole(first, last)
		one, other, ok := b.split(a, n)
		if !ok {
			n.ref = i
			return a, n // the file changed, which n says
		}
		k = one
		if h.half == secondHalf {
			k, other = other, one
		}
		b.kept.Put(bodyKey{first, firstHalf + secondHalf - h.half, h.Format}, other, other.bytes, false)
	}
	a, n := *k.article, k.note
	n.ref = i
	return &a, n
}

// split returns the two texts of an article. What cleaning found is the first's.
func (b *bodies) split(a *doc.Article, n note) (first, second keptBody, ok bool) {
	al, err := b.splitter()
	if err != nil {
		return first, second, false
	}
	both, ok := al.Split(a, lang.Detect)
	n.rows = both.Rows
	both.Lead.Definitions, both.Second.Definitions = a.Definitions, a.Definitions
	return keptBody{article: both.Lead, note: n}, keptBody{article: both.Second, note: note{lost: n.lost, rows: turned(both.Rows)}}, ok
}

// turned returns rows with their sides changed.
func turned(rows []doc.Match) []doc.Match {
	if rows == nil {
		return nil
	}
	out := make([]doc.Match, len(rows))
	for i, r := range rows {
		out[i] = doc.Match{Lead: r.Second, Second: r.Lead, Confidence: r.Confidence}
	}
	return out
}

// texts takes both texts of a pair, or those of article i where it is its own
// partner: others may be loading them at the same time, and change theirs.
func (b *bodies) texts(i, j int) (x, y *doc.Article) {
	x, n := b.take(i)
	if i != j {
		y, _ = b.take(j)
		return x, y
	}
	one, other, ok := b.split(x, n)
	if !ok {
		return x, x
	}
	return one.article, other.article
}

// whole returns article i as its file has it.
func (b *bodies) whole(i int, last bool) (*doc.Article, note) {
	key := bodyKey{i, whole, b.heads[i].Format}
	k, ok := b.kept.Get(key, last)
	var asked []string
	if b.asked != nil {
		asked = b.asked(i)
	}
	if !ok || len(asked) > 0 && !k.asked { // what planning read was not asked for
		k = b.clean(i, asked)
		if !last {
			b.kept.Put(key, k, k.bytes, false)
		}
	}
	a := *k.article // its head may be changed
	return &a, k.note
}

// seenLines returns what the archive says of the lines of article i.
func (b *bodies) seenLines(i int) *clean.Seen {
	if b.seen == nil || b.heads[i].half != whole {
		return nil
	}
	return b.seen().Of(b.edgesOf(i))
}

// clean reads and cleans article i as its file has it; its figures have no
// pictures yet: they are decoded when the book is written.
func (b *bodies) clean(i int, asked []string) keptBody {
	h := &b.heads[i]
	a := &doc.Article{Meta: *b.meta(i)}
	n := note{ref: i}
	text, err := b.text(h)
	if err != nil {
		n.diagnostics, n.lost = []diag.Diagnostic{asDiagnostic(a.Path, err)}, true
		return keptBody{article: a, note: n}
	}
	r := b.cleaning.clean(clean.Input{
		Meta: &a.Meta, Format: h.Format, Body: text[h.Start:h.End], Valid: true, Line: h.BodyLine, Seen: b.seenLines(i), Policy: b.cleaning.policy(&a.Meta, h.Own), Asked: asked, Standfirst: h.Standfirst,
		Resource: func(name string) (string, []byte, error) { return b.surroundings(h).Resource(name) },
	})
	a.Blocks, a.Definitions, n.dropped, n.diagnostics, n.places = r.Blocks, formula.FrontDefinitions(text[:h.Start])+r.Definitions, r.Dropped, r.Diagnostics, r.Places
	if len(a.Blocks) == 0 {
		n.diagnostics = append(n.diagnostics, diag.New(diag.EmptyArticle, a.Path, a.Line, "nothing is left of %q after cleaning (%d parts dropped)", a.Title, len(r.Dropped)))
	}
	return keptBody{a, n, h.End - h.Start, len(asked) > 0}
}
