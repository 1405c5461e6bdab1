package links

import (
	"slices"
	"strconv"
	"strings"

	"github.com/wenzhai/wenzhai/convert/doc"
)

// Settle gives IDs to the headings and anchors of an article that fragments lead to,
// and returns the ID that each of these has; other anchors go. An anchor has the
// name that its source gives it until then; a heading has the names that generators
// make of its text.
func Settle(blocks []doc.Block, fragments []string) map[string]string {
	var all targets
	all.read(blocks)
	hit := make([]string, len(all.list))
	found := map[string]int{}
	for _, f := range fragments {
		if n, ok := all.find(f); ok {
			found[f], hit[n] = n, "x"
		}
	}
	number := 0
	for n := range hit {
		if hit[n] != "" {
			number++
			hit[n] = "p" + strconv.Itoa(number)
			all.name(all.list[n], hit[n])
		}
	}
	if len(all.raw) > 0 {
		doc.EachText(blocks, func(in *[]doc.Inline) { *in = all.settled(*in) })
	}
	out := make(map[string]string, len(found))
	for f, n := range found {
		out[f] = hit[n]
	}
	return out
}

// target is a place that links may lead to.
type target struct {
	heading *doc.Heading
	anchor  *doc.Anchor
}

// targets are those of an article, in its order.
type targets struct {
	list  []target
	raw   map[string]int      // by the names that the source gives
	keep  map[doc.Inline]bool // anchors that somebody asks for
	slugs *slugger            // nil: no heading yet
}

func (t *targets) read(blocks []doc.Block) {
	t.raw, t.keep = map[string]int{}, map[doc.Inline]bool{}
	doc.Walk(blocks, func(b doc.Block) bool {
		h, _ := b.(*doc.Heading)
		if h != nil {
			if t.slugs == nil {
				t.slugs = newSlugger()
			}
			t.slugs.add(len(t.list), doc.PlainInlines(h.Inlines))
			t.list = append(t.list, target{heading: h})
		}
		for text := range doc.Texts(b) {
			doc.EachInline(*text, func(i doc.Inline) {
				if a, ok := i.(*doc.Anchor); ok {
					t.anchor(h, a)
				}
			})
		}
		return true
	})
}

// anchor enters an anchor, which in a heading is one of its names.
func (t *targets) anchor(h *doc.Heading, a *doc.Anchor) {
	if _, taken := t.raw[a.ID]; taken {
		return
	}
	if h != nil {
		t.raw[a.ID] = len(t.list) - 1
		return
	}
	t.raw[a.ID] = len(t.list)
	t.list = append(t.list, target{anchor: a})
}

// name gives a target its ID.
func (t *targets) name(x target, id string) {
	if x.heading != nil {
		x.heading.ID = id
		return
	}
	x.anchor.ID, t.keep[x.anchor] = id, true
}

// find returns the number of the target of a fragment.
func (t *targets) find(fragment string) (int, bool) {
	fragment, _, _ = strings.Cut(fragment, ":~:")
	for _, f := range []string{fragment, fragment[strings.LastIndexByte(fragment, '#')+1:]} {
		if n, ok := t.raw[f]; ok {
			return n, true
		}
		if t.slugs != nil {
			if n, ok := t.slugs.find(f); ok {
				return n, true
			}
		}
	}
	return 0, false
}

// settled returns in without anchors that nobody asks for.
func (t *targets) settled(in []doc.Inline) []doc.Inline {
	return slices.DeleteFunc(in, func(i doc.Inline) bool {
		if inner := doc.Inner(i); inner != nil {
			*inner = t.settled(*inner)
		}
		a, ok := i.(*doc.Anchor)
		return ok && !t.keep[a]
	})
}
