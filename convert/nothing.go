package convert

import "github.com/wenzhai/wenzhai/convert/digest"

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
	n.LeftOut, n.Empty = l.plan.withheld, l.plan.emptied
	if l.o.Match != nil && l.plan.searched > 0 {
		n.Match = &Match{Expression: l.o.Match.String(), Searched: l.plan.searched}
	}
	return n
}
