package page

import (
	"math"
	"slices"
)

// filling is a column that is tried: how deep what it holds is, and how much of
// that can give way.
type filling struct {
	g      Geometry
	room   float64 // how deep it may be
	y      float64 // foot of the last unit
	units  int     // that it holds
	run    int     // of these the last ones that are of one block, from its first on
	feet   []foot
	stood  []*Note    // that stand in columns of the page before
	group  int        // counts the places where the column could end, from 1
	called int        // the last group that calls notes
	gives  [gives]int // places that may take a line more, by kind
	yields int        // lines that pictures may give up
	closes int        // gaps that may be closed by a line: those above articles
}

// give is a kind of place that may take a line more so that the page ends level.
// The kinds are in the order in which they are taken.
type give uint8

const (
	noGive      give = iota
	giveOpening      // above an article
	giveFigure       // above and below a picture and the like
	giveHeading      // above a heading
	giveApart        // above and below a list, a quotation, a program and the like
	giveLonger       // a paragraph in one line more
	giveBelow        // below the title of an article
	giveAgain        // a second line above an article
	gives
)

// givePrice is what a line costs in a place of a kind.
func givePrice(g give) int {
	return [gives]int{giveOpening: 8, giveFigure: 14, giveHeading: 18, giveApart: 20, giveLonger: 22, giveBelow: 26, giveAgain: 34}[g]
}

// begin empties the column, which may be as deep as room, but for notes that go on
// in it.
func (f *filling) begin(g Geometry, room float64, notes []foot) {
	*f = filling{g: g, room: room, group: 1, feet: append(f.feet[:0], notes...), stood: f.stood[:0]}
	for i := range f.feet {
		f.feet[i].group = 0
	}
}

// add puts a unit below what the page holds.
func (f *filling) add(u *unit) {
	top := f.y
	switch {
	case f.units == 0:
		top = u.headDepth(f.room)
	case u.start || u.snap:
		top = f.g.below(f.y, u.before)
		if u.below {
			top += u.headDepth(f.room - top)
		}
		f.gives[u.give]++
		if u.give == giveOpening {
			f.gives[giveAgain]++
			f.closes++
		}
	}
	f.y, f.units = top+u.strip.Depth, f.units+1
	switch {
	case u.start:
		f.run = 1
	case u.below:
		f.run = 0
	case f.run > 0:
		f.run++
	}
	if k := u.longer; k != nil && k.Longer != nil && f.run >= len(k.Strips) {
		f.gives[giveLonger]++
	}
	f.yields += u.yields
	if u.cost < widow || u.cost == together {
		f.group++
	}
	for _, n := range u.strip.Notes {
		if !stands(n, f.feet) && !slices.ContainsFunc(f.stood, func(m *Note) bool { return m.Key == n.Key }) {
			f.called = f.group
			for i := range n.Strips {
				f.feet = append(f.feet, foot{note: n, strip: &n.Strips[i], base: u.base, group: f.group})
			}
		}
	}
}

// lack is how many more lines the page could hold; below 0, how many are too
// many.
func (f *filling) lack() int {
	return int(math.Floor((f.room - f.y - feetDepth(f.feet, f.g) + 1e-4) / f.g.Pitch))
}

// short returns how many lines the page lacks, or gives way by below 0, how many of its
// notes do not begin on it, and whether it has room for what it holds.
func (f *filling) short() (lack, late int, ok bool) {
	if lack = f.lack(); -lack <= f.yields+f.closes {
		return lack, 0, true
	}
	late, ok = f.parts()
	return 0, late, ok
}

// price is what it costs to have the page end level as it lacks some lines, or
// to leave it short.
func (f *filling) price(lack int) int64 {
	if lack <= 0 {
		n := max(-lack-f.closes, 0)
		return int64(priceClose*min(-lack, f.closes) + 12*n + n*n)
	}
	price := 0
	for k, n := range f.opened(lack) {
		lack -= n
		price += n * givePrice(give(k))
	}
	return int64(price) + short(lack)
}

// short is the price of a page that is some lines short.
func short(lines int) int64 { return priceShort * int64(lines) * int64(lines+1) / 2 }

// rest returns the notes that have no room on the page: they go on on the next one.
func (f *filling) rest() []foot {
	if len(f.feet) == 0 || -f.lack() <= f.yields+f.closes {
		return nil
	}
	inOrder(f.feet)
	_, rest := parted(f.feet, f.room-f.y, f.g)
	return slices.Clone(rest)
}

// parts tells whether the notes that have no room on the page may go on on the next
// one, and how many of them do not begin on it. Only notes may do so that the last
// lines which no break parts call, where one of these notes begins on the page.
func (f *filling) parts() (late int, ok bool) {
	if len(f.feet) < 2*partNote {
		return 0, false
	}
	inOrder(f.feet)
	here, rest := parted(f.feet, f.room-f.y, f.g)
	for i := range rest {
		n := rest[i].note
		if slices.IndexFunc(rest, n.has) < i || slices.ContainsFunc(here, n.has) {
			continue
		}
		if late++; rest[i].group != f.called {
			return late, false
		}
	}
	begins := f.called == 0 || slices.ContainsFunc(here, func(h foot) bool { return h.group == f.called })
	return late, begins && len(here) >= partNote
}

// headDepth is how deep the head is that is repeated above u at the head of a
// column; 0 where it would leave no room for u.
func (u *unit) headDepth(room float64) (depth float64) {
	if u.start {
		return 0
	}
	for i := range u.head {
		depth += u.head[i].Depth
	}
	if depth+u.strip.Depth > room+eps {
		return 0
	}
	return depth
}

// opened returns how many gaps of each kind are opened where a page lacks lines,
// none where that does not bring it near its foot.
func (f *filling) opened(lack int) (n [gives]int) {
	rest := lack
	for k := giveOpening; k < gives && rest > 0; k++ {
		n[k] = min(rest, f.gives[k])
		rest -= n[k]
	}
	if rest > 1 {
		return [gives]int{}
	}
	return n
}

// fillColumn puts units in a column of their own that the search found: one that
// lacks some lines, or whose pictures yield some.
func (p *sheet) fillColumn(units []unit, lack int) {
	f := filling{g: p.g, room: p.room()}
	for i := range units {
		f.add(&units[i])
	}
	if n := f.opened(lack)[giveLonger]; n > 0 {
		more := lengthen(units, n)
		lack -= len(more) - len(units)
		units = more
	}
	f.gives[giveLonger] = 0
	open := f.opened(lack)
	for i := range units {
		u := &units[i]
		if i == 0 {
			p.y = 0
			if u.top = 0; !u.start {
				u.top = p.repeatHead(u, 0)
			}
		} else {
			n := u.takes(&open)
			if lack < 0 && u.start && u.give == giveOpening {
				n, lack = -1, lack+1
			}
			u.top = p.place(u) + float64(n)*p.g.Pitch
			if u.below {
				u.top = p.repeatHead(u, u.top)
			}
		}
		if n := min(-lack, u.yields); n > 0 {
			u.strip.shrinkPicture(float64(n) * p.g.Pitch)
			lack += n
		}
		p.column = append(p.column, *u)
		p.feet = append(p.feet, p.fresh(u, p.feet)...)
		p.y = u.top + u.strip.Depth
	}
	p.flush(len(p.column))
}

// canLengthen tells whether the paragraphs can be a line longer that are to be where
// a column of the units lacks some lines; those that cannot are so no more.
func canLengthen(g Geometry, room float64, units []unit, lack int) bool {
	f := filling{g: g, room: room}
	for i := range units {
		f.add(&units[i])
	}
	n, can := f.opened(lack)[giveLonger], true
	for i := range units {
		k := whole(units[:i+1])
		if k == nil || n <= 0 {
			continue
		}
		strips := k.Longer()
		n--
		if len(strips) != len(k.Strips)+1 {
			k.Longer, can = nil, false
			continue
		}
		k.Longer = func() []Strip { return strips }
	}
	return can
}

// whole returns the paragraph that the last units are all of, where it may be a line
// longer.
func whole(units []unit) *Block {
	n := len(units)
	k := units[n-1].longer
	if k == nil || k.Longer == nil || n < len(k.Strips) || units[n-len(k.Strips)].strip != &k.Strips[0] {
		return nil
	}
	return k
}

// lengthen returns the units of a page with up to n of its whole paragraphs in a
// line more.
func lengthen(units []unit, n int) []unit {
	out := make([]unit, 0, len(units)+n)
	for i := range units {
		out = append(out, units[i])
		k := whole(units[:i+1])
		if k == nil || n == 0 {
			continue
		}
		strips := k.Longer()
		if len(strips) != len(k.Strips)+1 {
			continue
		}
		n--
		at := len(out) - len(k.Strips)
		strips[0].Anchors, strips[0].Mark = k.Strips[0].Anchors, k.Strips[0].Mark
		out = append(out, out[len(out)-1])
		for s := range strips {
			out[at+s].strip = &strips[s]
		}
	}
	return out
}

// takes returns by how many lines the gap above u is opened, and takes them from
// the gaps to be opened.
func (u *unit) takes(open *[gives]int) (lines int) {
	if !u.start {
		return 0
	}
	for _, k := range [...]give{u.give, giveAgain} {
		if k == giveAgain && u.give != giveOpening || open[k] == 0 {
			continue
		}
		open[k]--
		lines++
	}
	return lines
}
