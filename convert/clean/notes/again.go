package notes

import (
	"cmp"
	"slices"
	"strings"

	"github.com/wenzhai/wenzhai/convert/clean/internal/node"
)

// again takes links for calls of a note that another link with the same mark calls:
// notes lead back to one of their calls only.
func (f *finder) again() {
	more := false
	for i := range f.links {
		l := &f.links[i]
		to := f.ids[l.frag]
		if len(f.notes) == 0 || to == nil || f.called[l.n] {
			continue
		}
		x := f.byTarget[to.n]
		if x == nil || len(x.calls) == 0 || to.pos < l.pos && !x.named || x.holds(l.n) || isBackLink(l.n) {
			continue
		}
		if mark := node.Text(l.n); x.Label != "" && isMark(mark) && strings.HasSuffix(core(mark), x.Label) && !f.onlyLinks(l.n) {
			x.calls = append(x.calls, l)
			f.called[l.n], more = true, true
		}
	}
	if !more {
		return
	}
	for _, x := range f.notes {
		slices.SortStableFunc(x.calls, func(a, b *link) int { return a.pos - b.pos })
	}
	slices.SortStableFunc(f.notes, func(a, b *found) int { return cmp.Compare(a.calls[0].pos, b.calls[0].pos) })
}
