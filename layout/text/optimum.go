package text

import (
	"github.com/wenzhai/wenzhai/fonts"
)

// Whole-paragraph breaking: the breaks that make the sum of the lines' costs
// least (D. E. Knuth, M. F. Plass, "Breaking Paragraphs into Lines", 1981),
// found by dynamic programming over the nodes. All figures are whole numbers,
// so the same paragraph breaks alike on every machine.

// Costs of a break, in the unit of lineCost: a line that is one part in a
// hundred of the measure too short or too long costs 100.
const (
	costHyphen    = 3_000   // of a Western word in Chinese text
	costWestern   = 14_000  // in Western text, whose spaces give more
	costHyphenRow = 12_000  // for a second one in a row
	costStub      = 100_000 // for a last line that is the end of a word, where it cannot be helped
	costShortEnd  = 3_000   // last line shorter than the indent
	costLoose     = 20_000  // a line that cannot be filled
	costLine      = 1 << 24 // each line of a heading
	costOver      = 1 << 42 // a line over the measure
	unreached     = 1 << 62
)

// passes is the number of searches, each more lenient than the one before.
const passes = 3

// tolerances is how loose a line may be in each pass, in 1/1000 of the measure
// by which it may fall short; the last pass takes every line.
func tolerances() [passes]int64 { return [3]int64{60, 250, 1 << 20} }

// westernTolerance is that of the first pass in Western text: what its spaces take.
const westernTolerance = 100

// breaker is one search. It knows the places where lines may end, with their
// prices, and what stands between them, but no characters.
type breaker struct {
	nodes    []node
	sums     []sums
	width    int64     // of a line after its hanging indent
	short    int64     // a last line under this width is too short
	loose    int64     // the pass's tolerance as a width
	slack    int64     // no line shrinks by more
	worst    breakKind // that the pass takes
	word     int32     // the last cell before the last word
	even     int64     // what the lines of a heading would measure if all were alike
	gain     int64     // what each line takes off the cost, where more lines than need be are wanted
	ragged   bool
	balanced bool
	western  bool
}

// newBreaker prepares the search for the lines of a paragraph among the breaks found.
func newBreaker(p *Paragraph, f *breakFinder) breaker {
	b := breaker{nodes: f.nodes, sums: f.sums, width: max(f.measure-f.rest, 1000), short: max(f.first-f.rest, 0), gain: p.gain}
	b.ragged = p.Align != Justify
	b.balanced = b.ragged && (p.Align == Centre || len(f.spans) > 0 && f.spans[0].style.Role == fonts.Heading)
	b.slack = b.width/4 + 1
	b.western = f.spans[f.cells[0].span].western
	total := b.end().right - b.nodes[0].left
	b.even = total / ((total + b.width - 1) / b.width)
	f.price(b.balanced)
	for i := len(b.nodes) - 2; i > 0 && b.word == 0; i-- {
		if b.nodes[i].kind != brkHyphen {
			b.word = b.nodes[i].end
		}
	}
	return b
}

// isStub reports whether the last line would hold nothing but the end of a word.
func (b *breaker) isStub(from *node) bool { return from.kind == brkHyphen && from.end > b.word }

// end is the node where the piece ends.
func (b *breaker) end() *node { return &b.nodes[len(b.nodes)-1] }

// optimise returns the nodes of the best way.
func (b *breaker) optimise() []node {
	for pass, t := range tolerances() {
		if b.ragged && pass < passes-1 {
			continue // how far a ragged line may fall short has no limit
		}
		if b.western && pass == 0 {
			t = westernTolerance
		}
		b.loose = t * (b.width / 1000)
		b.worst = brkAvoid
		if pass == passes-1 {
			b.worst = brkDesperate
		}
		if b.search() {
			break
		}
	}
	return trace(b.nodes)
}

// search fills in prev of all reachable nodes and tells whether the end is
// reached.
func (b *breaker) search() bool {
	nodes := b.nodes
	nodes[0].cost = 0
	oldest := 0
	for j := 1; j < len(nodes); j++ {
		n := &nodes[j]
		n.cost, n.prev = unreached, -1
		for oldest < j-1 && (nodes[oldest].cost == unreached || n.right-nodes[oldest].left-b.width > b.slack) {
			oldest++
		}
		if n.kind <= b.worst {
			b.reach(j, oldest)
		}
	}
	return b.end().prev >= 0
}

// reach finds the best line that ends at node j.
func (b *breaker) reach(j, oldest int) {
	n := &b.nodes[j]
	last := j == len(b.nodes)-1
	for i := oldest; i < j; i++ {
		from := &b.nodes[i]
		if from.cost-b.gain >= n.cost || last && b.worst < brkDesperate && b.isStub(from) {
			continue
		}
		spare := b.width - (n.right - from.left)
		if spare > b.loose && !last && n.prev >= 0 {
			break
		}
		if spare > b.loose && !last && b.loose < b.width {
			break
		}
		cost, ok := b.lineCost(from, n, spare, last)
		if !ok {
			continue
		}
		if cost += from.cost - b.gain; cost < n.cost {
			n.cost, n.prev = cost, int32(i)
		}
	}
	if n.prev >= 0 && n.kind == brkHyphen {
		n.hyphens = b.nodes[n.prev].hyphens + 1
	} else {
		n.hyphens = 0
	}
}

// lineCost is the cost of the line between two nodes, which is spare too
// short (above 0) or too long (below 0).
func (b *breaker) lineCost(from, to *node, spare int64, last bool) (int64, bool) {
	cost := b.breakCost(from, to, last)
	share := spare * 1000 / b.width // in 1/1000 of the measure
	switch {
	case spare < 0:
		used, ok := b.shrinkUse(from, to, -spare)
		if !ok || b.ragged {
			return cost + costOver + min(-share, 1000)<<32, b.worst == brkDesperate
		}
		return cost + share*share + used, true
	case last && !b.balanced:
		if to.right-from.left < b.short {
			cost += costShortEnd
		}
		return cost, true
	case b.balanced:
		off := (b.even - (to.right - from.left)) * 1000 / b.width
		if last && off > 0 {
			off /= 2 // the last line of a heading may be the shorter one
		}
		return cost + costLine + off*off, true
	case b.ragged:
		return cost + share*share, true
	}
	return cost + share*share + b.stretchUse(from, to, spare), true
}

// breakCost is the price of the break itself. It is higher for hyphens in a
// row; a third one is as good as forbidden.
func (b *breaker) breakCost(from, to *node, last bool) int64 {
	switch {
	case last && b.isStub(from):
		return costStub
	case last && from.kind == brkHyphen:
		return from.price
	case last:
		return 0
	case to.kind != brkHyphen || from.hyphens == 0:
		return to.price
	case from.hyphens == 1:
		return to.price + costHyphenRow
	}
	return to.price + int64(from.hyphens)*costHyphenRow + 8*costHyphenRow
}

// shrinkUse prices how far a line must shrink; deep classes cost more.
func (b *breaker) shrinkUse(from, to *node, need int64) (int64, bool) {
	x, y := &b.sums[from.next], &b.sums[to.end]
	have, shallow := int64(0), int64(0)
	for k := range y.shrink {
		have += int64(y.shrink[k] - x.shrink[k])
		if glueClass(k) == shrinkPause {
			shallow = have
		}
	}
	if need > have {
		return 0, false
	}
	ratio := need * 1000 / have
	cost := ratio * ratio / 200
	if deep := need - shallow; deep > 0 {
		share := deep * 1000 / b.width
		cost += 400 + 4*share*share
	}
	return cost, true
}

// stretchUse prices how far the glue of a line is opened.
func (b *breaker) stretchUse(from, to *node, need int64) int64 {
	x, y := &b.sums[from.next], &b.sums[to.end]
	have := int64(0)
	for k := range y.stretch {
		have += int64(y.stretch[k] - x.stretch[k])
	}
	if need > have {
		share := (need - have) * 1000 / b.width
		return costLoose + share*share*100
	}
	if have == 0 {
		return 0
	}
	ratio := need * 1000 / have
	return ratio * ratio / 100
}

// trace keeps the nodes of the best way, in order.
func trace(nodes []node) []node {
	at := int32(len(nodes) - 1)
	next := int32(-1)
	for at >= 0 { // turn prev around
		prev := nodes[at].prev
		nodes[at].prev = next
		at, next = prev, at
	}
	out := 0
	for at = 0; at >= 0; out++ {
		following := nodes[at].prev
		nodes[out] = nodes[at]
		at = following
	}
	return nodes[:out]
}

// firstFit fills every line as full as its natural width allows, or, where a
// little shrinking lets one more break in, that far.
func (b *breaker) firstFit() []node {
	from, best := 0, 0
	for j := 1; j < len(b.nodes); j++ {
		n := &b.nodes[j]
		for {
			spare := b.width - (n.right - b.nodes[from].left)
			_, ok := b.lineCost(&b.nodes[from], n, spare, j == len(b.nodes)-1)
			if ok || best == from {
				break
			}
			b.nodes[best].prev = int32(from)
			from = best
		}
		if best == from || rank(n.kind) <= rank(b.nodes[best].kind) {
			best = j
		}
	}
	b.end().prev = int32(from)
	return trace(b.nodes)
}

// rank orders the kinds of breaks for first fit, which takes the last break
// of the best rank on the line.
func rank(k breakKind) int {
	if k < brkAvoid {
		return 0
	}
	return int(k)
}
