package convert

import (
	"context"
	"regexp"
	"slices"
	"strings"

	"github.com/wenzhai/wenzhai/convert/article"
	"github.com/wenzhai/wenzhai/convert/diag"
	"github.com/wenzhai/wenzhai/convert/digest"
	"github.com/wenzhai/wenzhai/convert/doc"
	"github.com/wenzhai/wenzhai/convert/frame"
	"github.com/wenzhai/wenzhai/convert/parallel"
)

// scanned is what one source gave.
type scanned struct {
	sum   uint32
	heads []article.Head
	diags []diag.Diagnostic
	err   error // a source that was named cannot be read
}

func (l *Library) readHeads(ctx context.Context) error {
	l.progress.begin(len(l.sources))
	l.heads, l.items = make([]head, 0, len(l.sources)), make([]digest.Item, 0, len(l.sources))
	return parallel.Ordered(ctx, l.o.Workers, len(l.sources), func(i int) (scanned, error) {
		defer l.progress.step()
		return l.scan(i), nil
	}, func(i int, s scanned) error {
		if s.err != nil {
			return s.err
		}
		l.found = append(l.found, s.diags...)
		for _, h := range s.heads {
			l.share(&h.Meta, l.sources[i].Path())
			l.heads = append(l.heads, head{Body: h.Body, source: i, sum: s.sum, shared: len(s.heads) > 1})
			l.items = append(l.items, digest.Item{Meta: h.Meta, Fingerprint: h.Fingerprint, Chars: h.Chars})
		}
		return nil
	})
}

// scan reads source i, or asks the cache about it. An unreadable source has no
// heads and a diagnostic. Nothing that it returns shares memory with the file's
// bytes.
func (l *Library) scan(i int) scanned {
	src := l.sources[i]
	key, stamp := headsKey(src, l.scanOptions())
	if s, ok := l.recall(key, stamp); ok {
		return s
	}
	buf := l.buffers.get()
	defer func() { l.buffers.put(buf) }()
	data, err := src.ReadInto(buf)
	if err != nil {
		d := asDiagnostic(src.Path(), err)
		if src.Named() {
			d.Severity = diag.Error
			return scanned{err: d}
		}
		return scanned{diags: []diag.Diagnostic{d}}
	}
	buf = data
	in := article.Input{Path: src.Path(), Name: src.Name(), ModTime: src.ModTime(), Data: data, Front: src.Front(), Fragment: src.Fragment()}
	_, heads, ds := article.Scan(in, l.scanOptions())
	s := scanned{sum: checksum(data), heads: heads, diags: ds}
	l.remember(key, stamp, s)
	return s
}

func (l *Library) scanOptions() article.Options {
	return article.Options{Zone: l.o.Zone, ModTime: l.o.ModTime, Split: l.o.Split}
}

func (l *Library) plan(ctx context.Context) error {
	if l.together() {
		if err := l.pair(ctx); err != nil {
			return err
		}
	}
	selected := l.withPartners(l.selectHeads())
	pick := l.withoutLeftOut(selected)
	l.withheld = len(selected) - len(pick)
	if err := l.findUndated(ctx, pick); err != nil {
		return err
	}
	pick, err := l.dropEmpty(ctx, pick)
	if err != nil {
		return err
	}
	l.emptied = len(selected) - l.withheld - len(pick)
	l.searched = len(pick)
	if pick, err = l.match(ctx, pick); err != nil {
		return err
	}
	l.chosen = pick
	kept, err := l.dropNear(ctx, l.dropDuplicates(pick))
	if err != nil {
		return err
	}
	kept = l.joinPairs(kept)
	l.convertHeads(pick, kept)
	l.listed = digest.Order(l.items, pick, l.o.Newest)
	if l.o.ListOnly && l.o.Limit == 0 {
		kept = nil
	}
	l.volume = digest.Plan(l.items, kept, digest.Options{
		Zone: l.o.Zone, Newest: l.o.Newest, Limit: l.o.Limit, By: l.o.By, Title: l.o.Title, Author: l.o.Author,
		Layout: l.o.Layout, Seconds: l.seconds, Dates: digest.AskedFor(l.o.Selection.Since, l.o.Selection.Until, l.o.Zone),
	})
	l.limitListed()
	l.ui = l.o.UI
	if len(l.ui) == 0 {
		l.ui = frame.Default(l.volume.Langs...)
	}
	if l.volume.Title == "" {
		l.volume.Title = l.volume.DefaultTitle(l.ui.Lead())
	}
	return nil
}

func (l *Library) selectHeads() []int {
	var pick []int
	for i := range l.items {
		if l.o.Selection.Takes(&l.items[i].Meta) {
			pick = append(pick, i)
		}
	}
	return pick
}

// probeChars is the length below which an article may turn out empty once
// its boilerplate is gone, so that it is cleaned before the book is planned.
const probeChars = 600

// probeBytes is the length from which a body is cleaned before the book is
// planned, too: what is wrong with it shows in a list then. Few are so long.
const probeBytes = 256 << 10

// dropEmpty leaves out the short articles of which cleaning leaves nothing.
func (l *Library) dropEmpty(ctx context.Context, pick []int) ([]int, error) {
	return l.filter(ctx, pick, func(i int) bool {
		h := &l.heads[i]
		if l.items[i].Chars >= probeChars && (!l.o.ListOnly || h.End-h.Start < probeBytes) {
			return true
		}
		f, n := l.factsOf(i)
		if n.lost && l.o.Whole {
			return true // writing fails on it
		}
		if f.Blocks == 0 || strange(n.diagnostics) {
			l.notes.put(n)
		}
		return f.Blocks > 0
	}, func(i int) { l.planned = append(l.planned, l.notes.get(i).diagnostics...) })
}

// strange reports whether a body is no text as authors write them.
func strange(ds []diag.Diagnostic) bool {
	return slices.ContainsFunc(ds, func(d diag.Diagnostic) bool {
		return d.Code == diag.TooDeep || d.Code == diag.TooMany || d.Code == diag.LongParagraph || d.Code == diag.BrokenFile
	})
}

func (l *Library) match(ctx context.Context, pick []int) ([]int, error) {
	re := l.o.Match
	if re == nil {
		return pick, nil
	}
	return l.filter(ctx, pick, func(i int) bool {
		if l.matches(re, i) {
			return true
		}
		j, ok := l.partners[i]
		return ok && l.together() && l.matches(re, j)
	}, func(int) {})
}

func (l *Library) matches(re *regexp.Regexp, i int) bool {
	if re.MatchString(l.items[i].Meta.Title) {
		return true
	}
	a, _ := l.readText(i)
	return re.MatchString(strings.Join(doc.PlainBlocks(a.Blocks), "\n"))
}

// filter keeps, in order, the members of pick that keep holds for; keep runs
// in parallel, dropped in order.
func (l *Library) filter(ctx context.Context, pick []int, keep func(i int) bool, dropped func(i int)) ([]int, error) {
	var out []int
	err := parallel.Ordered(ctx, l.o.Workers, len(pick), func(k int) (bool, error) {
		return keep(pick[k]), nil
	}, func(k int, ok bool) error {
		if ok {
			out = append(out, pick[k])
		} else {
			dropped(pick[k])
		}
		return nil
	})
	return out, err
}

// dropDuplicates leaves out the members of pick that repeat another one, and
// says so.
func (l *Library) dropDuplicates(pick []int) []int {
	var out []int
	for k, of := range l.duplicates(pick) {
		i := pick[k]
		if of < 0 {
			out = append(out, i)
			continue
		}
		l.repeats[i] = pick[of]
		if l.o.KeepDuplicates {
			out = append(out, i)
			continue
		}
		m, kept := &l.items[i].Meta, &l.items[pick[of]].Meta
		l.planned = append(l.planned, diag.New(diag.Duplicate, m.Path, m.Line, "%q repeats %s:%d and is left out", m.Title, kept.Path, kept.Line))
	}
	return out
}

// allDuplicates is digest.Duplicates of all articles. It is asked for twice.
func (l *Library) allDuplicates() []int {
	if len(l.same) != len(l.items) {
		l.same = digest.Duplicates(l.items)
	}
	return l.same
}

// duplicates is digest.Duplicates of the members of pick.
func (l *Library) duplicates(pick []int) []int {
	if len(pick) == len(l.items) {
		return l.allDuplicates()
	}
	items := make([]digest.Item, len(pick))
	for k, i := range pick {
		items[k] = l.items[i]
	}
	return digest.Duplicates(items)
}

// limitListed cuts the list to what the limited volume holds, and the
// duplicates of that.
func (l *Library) limitListed() {
	if l.o.Limit <= 0 {
		return
	}
	in := map[int]bool{}
	for _, e := range l.volume.Entries() {
		in[e.Ref] = true
		if e.Second != nil {
			in[e.SecondRef] = true
		}
	}
	var out []int
	for _, i := range l.listed {
		of, repeats := l.repeats[i]
		if in[i] || repeats && in[of] {
			out = append(out, i)
		}
	}
	l.listed = out
}
