package convert

import (
	"slices"

	"github.com/wenzhai/wenzhai/convert/digest"
	"github.com/wenzhai/wenzhai/convert/input"
	"github.com/wenzhai/wenzhai/convert/reasons"
)

// Nothing is what Library.Nothing says: why no article was selected.
type Nothing = digest.Nothing

// Asked is a period that was asked for.
type Asked = digest.Asked

// Among is a choice of languages, tags or sources.
type Among = digest.Among

// Match is an expression that articles were searched for.
type Match = digest.Match

// Nothing returns why no article was selected.
func (l *Library) Nothing() Nothing {
	n := digest.WhyNothing(l.articles.items, &l.o.Selection, l.o.Zone)
	count := map[string]int{}
	for _, why := range l.plan.out {
		count[why]++
	}
	n.LeftOut, n.Empty, n.Length = count[reasons.Issue], count[reasons.Empty], count[reasons.Length]
	if l.o.Match != nil && l.plan.searched > 0 {
		n.Match = &Match{Expression: l.o.Match.String(), Searched: l.plan.searched}
	}
	return n
}

// LeftOut returns the files and articles that do not go in, by their paths: files
// that were passed over only where Source.LeftOut asked for them. Pictures, styles
// and what else articles are no texts of are not among them.
func (l *Library) LeftOut() []reasons.LeftOut {
	out := slices.Clone(l.articles.lists)
	for _, x := range l.articles.archive.LeftOut() {
		if !input.Furniture(x.Kind) {
			out = append(out, reasons.OfFile(x))
		}
	}
	for _, d := range slices.Concat(l.articles.found, l.plan.found) {
		if x, ok := reasons.OfFinding(&d); ok {
			out = append(out, x)
		}
	}
	listed := map[int]bool{}
	for _, i := range l.plan.listed {
		listed[i] = true
	}
	for i := range l.articles.items {
		m, why := &l.articles.items[i].Meta, l.plan.out[i]
		x := reasons.LeftOut{Path: m.Path, Line: m.Line, Meta: m}
		switch of, repeats := l.plan.repeats[i]; {
		case why == reasons.Empty: // a finding says so
			continue
		case why != "":
			x.Kind, x.Why = why, reasons.InWords(why)
		case repeats && !l.o.KeepDuplicates:
			x.Of = &l.articles.items[of].Meta
			x.Kind, x.Why = "duplicate", "repeats "+x.Of.Path
		case listed[i]:
			continue
		default:
			if x.Kind, x.Why = reasons.OfSelection(&l.o.Selection, m); x.Kind == "" {
				x.Kind, x.Why = "limit", "is beyond --limit"
			}
		}
		out = append(out, x)
	}
	reasons.Sort(out)
	return out
}
