package convert

import (
	"context"
	"slices"

	"github.com/wenzhai/wenzhai/convert/bilingual"
	"github.com/wenzhai/wenzhai/convert/doc"
)

// pair finds the pairs among all articles of the archive, selected or not, but
// for those that repeat another one. What it found is in partners and
// unpaired. The only errors are those of ctx and of the bundled dictionary.
func (l *Library) pair(ctx context.Context) error {
	if l.partners != nil {
		return nil
	}
	l.partners = map[int]int{}
	var metas []*doc.Meta
	var refs []int
	for i, of := range l.allDuplicates() {
		if of < 0 {
			metas = append(metas, &l.items[i].Meta)
			refs = append(refs, i)
		}
	}
	by := l.o.PairBy
	if by == nil {
		by = bilingual.ByAll()
	}
	pairs, ds := bilingual.FindPairs(metas, by, l.o.Lead, l.o.Only)
	for _, p := range pairs {
		l.partners[refs[p.A]], l.partners[refs[p.B]] = refs[p.B], refs[p.A]
	}
	l.unpaired = ds
	if !slices.Contains(by, bilingual.ByContent) {
		return nil
	}
	return l.pairHalves(ctx, refs)
}
