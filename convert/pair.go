package convert

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"github.com/wenzhai/wenzhai/convert/article/lang"
	"github.com/wenzhai/wenzhai/convert/bilingual"
	"github.com/wenzhai/wenzhai/convert/diag"
	"github.com/wenzhai/wenzhai/convert/digest"
	"github.com/wenzhai/wenzhai/convert/doc"
	"github.com/wenzhai/wenzhai/convert/parallel"
)

// half says which of the two texts of an article that holds both is meant.
type half uint8

const (
	whole half = iota
	firstHalf
	secondHalf
)

// pairs are the articles of an archive that are translations of each other.
type pairs struct {
	of    map[int]int // both ways; an article that holds both texts, and stays one, is its own; nil until they are looked for
	found []diag.Diagnostic
}

// find finds the pairs among all articles of p, selected or not, but for those
// that repeat another one. It looks for them once. The only errors are those of
// ctx and of the bundled dictionary.
func (x *pairs) find(ctx context.Context, p *planner) error {
	if x.of != nil {
		return nil
	}
	x.of = map[int]int{}
	var metas []*doc.Meta
	var refs []int
	for i, of := range p.allDuplicates() {
		if of < 0 {
			metas = append(metas, &p.items[i].Meta)
			refs = append(refs, i)
		}
	}
	by := p.o.PairBy
	if by == nil {
		by = bilingual.ByAll()
	}
	found, ds := bilingual.FindPairs(metas, by, p.o.Lead, p.o.Only)
	for _, f := range found {
		x.of[refs[f.A]], x.of[refs[f.B]] = refs[f.B], refs[f.A]
	}
	x.found = ds
	if !slices.Contains(by, bilingual.ByContent) {
		return nil
	}
	return x.findHalves(ctx, p, refs)
}

// findHalves looks among refs for articles without a partner that hold both
// texts. In a book of pairs each becomes two: its second text is an article
// after all others. Elsewhere it is its own partner.
func (x *pairs) findHalves(ctx context.Context, p *planner, refs []int) error {
	refs = slices.DeleteFunc(refs, func(i int) bool {
		_, paired := x.of[i]
		return paired || !p.heads[i].TwoScripts
	})
	type place struct {
		path string
		line int
	}
	all := make([]bilingual.Both, len(refs))
	err := parallel.Ordered(ctx, p.o.Workers, len(refs), func(k int) (bilingual.Both, error) { return p.both(refs[k]) }, func(k int, both bilingual.Both) error {
		all[k] = both
		return nil
	})
	found := map[place]bool{}
	var parted []diag.Diagnostic
	for k, both := range all {
		if both.Lead == nil {
			continue
		}
		i, j, one, other := refs[k], refs[k], both.Lead.Meta, both.Second.Meta
		found[place{one.Path, one.Line}] = true
		// Where the book is to be in a language that neither text is in, the
		// article stays as it is.
		if only := p.o.Only; p.o.together() && (only == "" || one.Lang.Is(only) || other.Lang.Is(only)) {
			j = p.part(i, one, other)
			parted = append(parted, takenApart(&one, &other, both.Labels))
		}
		x.of[i], x.of[j] = j, i
	}
	x.found = append(slices.DeleteFunc(x.found, func(d diag.Diagnostic) bool { return found[place{d.Path, d.Line}] }), parted...)
	return err
}

// both returns the heads of the two texts of article i; none where it holds one.
func (p *planner) both(i int) (bilingual.Both, error) {
	al, err := p.splitter()
	if err != nil {
		return bilingual.Both{}, err
	}
	a, _ := p.look(i)
	both, ok := al.Split(a, lang.Detect)
	if !ok {
		return bilingual.Both{}, nil
	}
	both.Lead.Blocks, both.Second.Blocks = nil, nil
	return both, nil
}

// part makes article i its first text, and its second one an article, whose number
// it returns.
func (p *planner) part(i int, one, other doc.Meta) int {
	// The address is the first's: the second is no page that repeats another.
	other.URL = ""
	p.keepMeta(i)
	second := p.heads[i]
	second.half, second.of = secondHalf, i
	p.heads[i].half = firstHalf
	p.items[i].Meta = one
	return p.add(second, digest.Item{Meta: other, Chars: p.items[i].Chars})
}

// takenApart says that an article became two.
func takenApart(one, other *doc.Meta, labels []string) diag.Diagnostic {
	left := ""
	if len(labels) > 0 {
		left = fmt.Sprintf("; left out: %q", labels)
	}
	return diag.New(diag.BothTexts, one.Path, one.Line, "%q (%s) and %q (%s) were one article%s", one.Title, one.Lang, other.Title, other.Lang, left)
}

// withPartners adds the translations of what is picked: whoever selects an
// article of a bilingual book by date, language or tag means both its texts.
func (p *planner) withPartners(pick []int) []int {
	if !p.o.together() {
		return pick
	}
	for _, i := range pick {
		if j, ok := p.pairs.of[i]; ok {
			pick = append(pick, j)
		}
	}
	slices.Sort(pick)
	return slices.Compact(pick)
}

// join leaves of each pair in pick only the leading text, with the second texts
// of those that lead, or only that in the language asked for; others tells of
// texts that are left out for that.
func (p *planner) join(pick []int) (leads []int, seconds map[int]int, others []diag.Diagnostic) {
	if !p.o.together() {
		return pick, nil, nil
	}
	seconds = map[int]int{}
	for _, i := range pick {
		j, ok := p.pairs.of[i]
		_, in := slices.BinarySearch(pick, j)
		only := p.o.Only != ""
		switch {
		case !ok || !in || only && !p.eitherWill(i, j):
			leads = append(leads, i)
		case p.leads(i, j):
			p.dateLike(i, j)
			leads = append(leads, i)
			if !only {
				seconds[i] = j
			}
		case only:
			m, in := &p.items[i].Meta, &p.items[j].Meta
			others = append(others, diag.New(diag.OtherText, m.Path, m.Line, "%q (%s) is left out: %q (%s) goes in", m.Title, m.Lang, in.Title, in.Lang))
		}
	}
	return leads, seconds, others
}

// eitherWill reports whether, of articles i and j, the one in the language that
// the book is to be in may stand for both: not where neither is in it, nor where
// both are in the very same.
func (p *planner) eitherWill(i, j int) bool {
	a, b := p.items[i].Meta.Lang, p.items[j].Meta.Lang
	return a != b && (a.Is(p.o.Only) || b.Is(p.o.Only))
}

// leads reports whether article i goes before its partner j: it is in the
// language asked for, or both or none are and its own is earlier in the usual
// order, Chinese first.
func (p *planner) leads(i, j int) bool {
	a, b := p.items[i].Meta.Lang, p.items[j].Meta.Lang
	want := cmp.Or(p.o.Only, p.o.Lead, "zh")
	if x, y := a.Is(want), b.Is(want); x != y {
		return x
	}
	return cmp.Or(bilingual.Compare(a, b), i-j) < 0
}

// dateLike gives article i the date of its partner j if it has none.
func (p *planner) dateLike(i, j int) {
	a, b := &p.items[i].Meta, &p.items[j].Meta
	if !a.Dated() && b.Dated() {
		p.keepMeta(i)
		a.Date, a.DateOnly, a.DateFrom = b.Date, b.DateOnly, b.DateFrom
	}
}

// convertHeads converts what is known of the articles in pick. In a bilingual
// book, a Chinese one among leads that has no translation keeps its script: its
// conversion becomes its second text. Of the two texts of a pair in both
// scripts neither is converted.
func (p *planner) convertHeads(pick, leads []int, seconds map[int]int) (rewritten map[int]bool) {
	if p.script == nil {
		return nil
	}
	stays := map[int]bool{}
	rewritten = map[int]bool{}
	for _, i := range leads {
		j, paired := seconds[i]
		switch {
		case paired && p.items[i].Meta.Lang.IsChinese() && p.items[j].Meta.Lang.IsChinese():
			stays[i], stays[j] = true, true
		case !paired && p.o.Layout != digest.Apart && p.script.Changes(p.items[i].Meta.Lang):
			seconds[i] = p.addConversion(i)
			rewritten[i], stays[i] = true, true
		}
	}
	for _, i := range pick {
		if !stays[i] {
			p.keepMeta(i)
			p.script.Meta(&p.items[i].Meta)
		}
	}
	return rewritten
}

// addConversion makes the conversion of article i an article, or i that where it
// is in the script to lead, and returns the number of the other one.
func (p *planner) addConversion(i int) int {
	p.keepMeta(i)
	j := p.add(p.heads[i], p.items[i])
	converted := j
	if p.script.To() == p.o.Lead {
		converted = i
	}
	// The address is the first's: the second is no page that repeats another.
	p.items[j].Meta.URL = ""
	p.script.Meta(&p.items[converted].Meta)
	return j
}
