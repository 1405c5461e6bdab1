package convert

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"time"

	"github.com/wenzhai/wenzhai/convert/diag"
	"github.com/wenzhai/wenzhai/convert/digest"
	"github.com/wenzhai/wenzhai/convert/doc"
	"github.com/wenzhai/wenzhai/convert/frame"
	"github.com/wenzhai/wenzhai/convert/parallel"
	"github.com/wenzhai/wenzhai/convert/reasons"
	"github.com/wenzhai/wenzhai/convert/script"
)

// plan is what goes into a book, and what does not.
type plan struct {
	volume    *digest.Volume // nil: planning failed
	ui        frame.UI
	chosen    []int             // selected articles before duplicates are dropped and pairs joined
	listed    []int             // of these, what the volume may hold, in its order, and what that repeats
	repeats   map[int]int       // of articles to those that they repeat
	rewritten map[int]bool      // leading texts whose second is their own conversion
	undated   []int             // that a selection by date leaves out for that alone
	found     []diag.Diagnostic // on what is left out

	out      map[int]string // selected articles that something else left out: by package reasons
	searched int            // articles that Options.Match was tried on
}

// without notes why those of before are not among after, which are some of them in the
// same order.
func (x *plan) without(before, after []int, why string) []int {
	left := after
	for _, i := range before {
		if len(left) > 0 && left[0] == i {
			left = left[1:]
		} else {
			x.out[i] = why
		}
	}
	return after
}

// planner makes a plan of articles. Where the book takes two texts as one article,
// or converts some, it changes their heads and adds articles of its own.
type planner struct {
	*bodies
	o        *Options
	script   *script.Converter
	pairs    *pairs
	notes    *noteBook
	progress *progress
}

// together reports whether the book takes pairs as one article each.
func (o *Options) together() bool { return o.Layout != digest.Apart || o.Only != "" }

func (p *planner) plan(ctx context.Context) (x plan, err error) {
	if p.o.together() {
		if err = p.pairs.find(ctx, p); err != nil {
			return x, err
		}
	}
	x.out = map[int]string{}
	selected := p.withPartners(p.selected())
	pick := x.without(selected, p.letIn(selected), reasons.Issue)
	if x.undated, err = p.undated(ctx, pick); err != nil {
		return x, err
	}
	full, empty, err := p.full(ctx, pick)
	if err != nil {
		return x, err
	}
	x.without(pick, full, reasons.Empty)
	sized, err := p.match(ctx, full, p.sized())
	if err != nil {
		return x, err
	}
	x.searched = len(x.without(full, sized, reasons.Length))
	if x.chosen, err = p.match(ctx, sized, p.matched()); err != nil {
		return x, err
	}
	x.without(sized, x.chosen, reasons.Match)
	once, err := p.distinct(ctx, x.chosen)
	if err != nil {
		return x, err
	}
	leads, seconds, others := p.join(once.kept)
	x.rewritten = p.convertHeads(x.chosen, leads, seconds)
	x.repeats, x.found = once.repeats, slices.Concat(empty, once.found, others)
	p.makeVolume(&x, leads, seconds)
	return x, nil
}

// makeVolume makes the volume of leading texts and their second ones.
func (p *planner) makeVolume(x *plan, leads []int, seconds map[int]int) {
	o := p.o
	if o.ListOnly && o.Limit == 0 {
		leads = nil
	}
	places := p.places(o.Order)
	x.volume = digest.Plan(p.items, leads, digest.Options{
		Places: places,
		Zone:   o.Zone, Newest: o.Newest, Limit: o.Limit, By: o.By, Title: cmp.Or(o.Title, p.site.Title), Author: cmp.Or(o.Author, p.site.Author),
		Layout: o.Layout, Seconds: seconds, Dates: digest.AskedFor(o.Selection.Since, o.Selection.Until, o.Zone),
	})
	x.listed = digest.Order(p.items, x.chosen, places, o.Newest)
	if o.Limit > 0 {
		in := x.inVolume()
		x.listed = slices.DeleteFunc(x.listed, func(i int) bool {
			of, repeats := x.repeats[i]
			return !in[i] && !(repeats && in[of])
		})
	}
	if x.ui = o.UI; len(x.ui) == 0 {
		x.ui = frame.Default(x.volume.Langs...)
	}
	if x.volume.Title == "" {
		x.volume.Title = x.volume.DefaultTitle(x.ui.Lead())
	}
}

// texts returns the articles that the texts of an entry come from.
func (x *plan) texts(e *digest.Entry) []int {
	if e.Second == nil || x.rewritten[e.Ref] {
		return []int{e.Ref}
	}
	return []int{e.Ref, e.SecondRef}
}

// inVolume returns the articles of the volume's entries.
func (x *plan) inVolume() map[int]bool {
	in := map[int]bool{}
	for _, e := range x.volume.Entries() {
		in[e.Ref] = true
		if e.Second != nil {
			in[e.SecondRef] = true
		}
	}
	return in
}

// selected returns the articles that the selection takes.
func (p *planner) selected() []int {
	var pick []int
	for i := range p.items {
		if p.o.Selection.Takes(&p.items[i].Meta) {
			pick = append(pick, i)
		}
	}
	return pick
}

// letIn returns those of pick that o.LeaveOut lets in.
func (p *planner) letIn(pick []int) []int {
	if p.o.LeaveOut == nil {
		return pick
	}
	return slices.DeleteFunc(slices.Clone(pick), func(i int) bool { return p.o.LeaveOut(&p.items[i]) })
}

// undated returns the articles that a selection by date leaves out because they
// have none, though all else selects them; pick are those that it takes.
func (p *planner) undated(ctx context.Context, pick []int) ([]int, error) {
	sel := p.o.Selection
	if sel.Since.IsZero() && sel.Until.IsZero() {
		return nil, nil
	}
	sel.Since, sel.Until = time.Time{}, time.Time{}
	var out []int
	for i := range p.items {
		m := &p.items[i].Meta
		if _, in := slices.BinarySearch(pick, i); !in && !m.Dated() && sel.Takes(m) {
			out = append(out, i)
		}
	}
	if len(out) == 0 {
		return nil, nil
	}
	same := p.allDuplicates()
	out = slices.DeleteFunc(out, func(i int) bool { return same[i] >= 0 })
	out, err := p.match(ctx, p.letIn(out), p.sized())
	if err != nil {
		return nil, err
	}
	return p.match(ctx, out, p.matched())
}

// probeChars is the length below which an article may turn out empty once
// its boilerplate is gone, so that it is cleaned before the book is planned.
const probeChars = 600

// probeBytes is the length from which a body is cleaned before the book is
// planned, too: what is wrong with it shows in a list then. Few are so long.
const probeBytes = 256 << 10

// full returns those of pick of which cleaning leaves something, and what was
// found of the others.
func (p *planner) full(ctx context.Context, pick []int) (out []int, empty []diag.Diagnostic, err error) {
	type probe struct {
		full bool
		note note
	}
	err = parallel.Ordered(ctx, p.o.Workers, len(pick), func(k int) (probe, error) {
		i := pick[k]
		h := &p.heads[i]
		if p.items[i].Chars >= probeChars && (!p.o.ListOnly || h.End-h.Start < probeBytes) {
			return probe{full: true}, nil
		}
		f, n := p.facts(i, false)
		if n.lost && p.o.Whole {
			return probe{full: true}, nil // writing fails on it
		}
		if f.Blocks == 0 || strange(n.diagnostics) {
			p.notes.put(n, true)
		}
		return probe{f.Blocks > 0, n}, nil
	}, func(k int, x probe) error {
		if x.full {
			out = append(out, pick[k])
		} else {
			empty = append(empty, x.note.diagnostics...)
		}
		return nil
	})
	return out, empty, err
}

// strange reports whether a body is no text as authors write them.
func strange(ds []diag.Diagnostic) bool {
	return slices.ContainsFunc(ds, func(d diag.Diagnostic) bool {
		return d.Code == diag.TooDeep || d.Code == diag.TooMany || d.Code == diag.LongParagraph || d.Code == diag.BrokenFile
	})
}

// match returns those of pick that fit, or whose partners do; nil takes all.
func (p *planner) match(ctx context.Context, pick []int, fits func(i int) bool) (out []int, err error) {
	if fits == nil {
		return pick, nil
	}
	err = parallel.Ordered(ctx, p.o.Workers, len(pick), func(k int) (bool, error) {
		if fits(pick[k]) {
			return true, nil
		}
		j, ok := p.pairs.of[pick[k]]
		return ok && p.o.together() && fits(j), nil
	}, func(k int, ok bool) error {
		if ok {
			out = append(out, pick[k])
		}
		return nil
	})
	return out, err
}

// matched returns what tells articles in which o.Match finds something; nil where
// nothing is looked for.
func (p *planner) matched() func(i int) bool {
	re := p.o.Match
	if re == nil {
		return nil
	}
	return func(i int) bool { return re.MatchString(p.items[i].Meta.Title) || re.MatchString(p.plain(i)) }
}

// sized returns what tells articles of a length that o asks for, nil where it asks
// for none.
func (p *planner) sized() func(i int) bool {
	if p.o.MinChars <= 0 && p.o.MaxChars <= 0 {
		return nil
	}
	return func(i int) bool {
		f, _ := p.facts(i, false)
		return f.Chars >= p.o.MinChars && (p.o.MaxChars <= 0 || f.Chars <= p.o.MaxChars)
	}
}

// plain returns the cleaned text of article i.
func (b *bodies) plain(i int) string {
	a, _ := b.look(i)
	return strings.Join(doc.PlainBlocks(a.Blocks), "\n")
}
