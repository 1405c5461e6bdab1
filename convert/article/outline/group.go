package outline

import "strings"

// group makes the entries of the blocks.
func (r *reader) group() {
	r.boxes[0].to = len(r.blocks)
	for i := range r.blocks {
		b := &r.blocks[i]
		r.o.Letters += len(b.text)
		r.o.Linked += b.linked
		if b.level > 0 && !b.leads() && r.o.Heading == "" {
			r.o.Heading = string(b.text[:min(len(b.text), 60)])
		}
	}
	heads := r.heads()
	owner := r.owners(heads)
	entry := make([]int, len(r.blocks)) // of the main link of a block, from 1
	for i := range r.blocks {
		if r.blocks[i].leads() {
			entry[i] = r.enterLinks(i, len(heads) == 0 || owner[i] == i)
		}
	}
	for i := range r.blocks {
		r.place(&r.blocks[i], owner[i], entry)
	}
}

// enterLinks adds the links of a block, and returns the number of the longest from 1.
func (r *reader) enterLinks(i int, main bool) (n int) {
	b := &r.blocks[i]
	lead := b.lead()
	for k, l := range b.links {
		if len(r.o.Entries) == maxEntries {
			r.o.More += len(b.links) - k
			return n
		}
		e := Entry{Ref: strings.Clone(l.ref), Name: oneLine(l.name)}
		if k == lead {
			e.Main, n = main, len(r.o.Entries)+1
		}
		r.o.Entries = append(r.o.Entries, e)
	}
	return n
}

// place gives a block that is text or a picture to its entry.
func (r *reader) place(b *block, owner int, entry []int) {
	var e *Entry
	if owner >= 0 && entry[owner] > 0 {
		e = &r.o.Entries[entry[owner]-1]
	}
	r.o.Picture = r.o.Picture || b.picture && owner < 0
	if !b.speaks() && b.level == 0 && owner < 0 {
		r.o.Loose += b.words()
	}
	switch {
	case !b.speaks():
	case e == nil && owner < 0:
		r.o.Rest += len(b.text)
	case e == nil: // beyond the limit
		r.o.More++
	default:
		e.Letters += len(b.text)
		if s := b.sample(); s != "" {
			if len(e.Samples) == maxSamples {
				e.Samples = e.Samples[:maxSamples-1] // the last one, too
			}
			e.Samples = append(e.Samples, s)
		}
	}
}

// heads returns the headings that are links, of the level that has most of them.
func (r *reader) heads() []int {
	var of [7][]int
	best := 0
	for i := range r.blocks {
		b := &r.blocks[i]
		if b.level > 0 && b.level < len(of) && b.leads() {
			of[b.level] = append(of[b.level], i)
			if len(of[b.level]) > len(of[best]) {
				best = b.level
			}
		}
	}
	return of[best]
}

// owners returns for each block the one with the link that it belongs to, or -1.
func (r *reader) owners(heads []int) []int {
	out := make([]int, len(r.blocks))
	for i := range out {
		out[i] = -1
	}
	if len(heads) == 0 {
		r.ownersByBox(out)
		return out
	}
	within := r.common(heads)
	for k, h := range heads {
		before, next := -1, within.to
		if k > 0 {
			before = heads[k-1]
		}
		if k+1 < len(heads) {
			next = heads[k+1]
		}
		x := r.part(h, within)
		if len(heads) == 1 || x.from <= before || x.to > next || x.to-x.from < 2 {
			x = box{from: h, to: r.flat(h, next)}
		}
		for i := x.from; i < x.to; i++ {
			out[i] = h
		}
	}
	return out
}

// flat returns where the text below heading h ends that stands before next: at a heading
// that is no link, below which the text is its own.
func (r *reader) flat(h, next int) int {
	for i := h + 1; i < next; i++ {
		if b := &r.blocks[i]; b.level > 0 && b.level <= r.blocks[h].level && !b.leads() {
			return i
		}
	}
	return next
}

// common returns the innermost box that holds all of these blocks.
func (r *reader) common(heads []int) box {
	first, last := heads[0], heads[len(heads)-1]
	at := r.blocks[first].box
	for at > 0 && (r.boxes[at].from > first || r.boxes[at].to <= last || len(heads) == 1) {
		at = r.boxes[at].parent
	}
	return r.boxes[at]
}

// part returns the largest box around block h that is smaller than within.
func (r *reader) part(h int, within box) box {
	at := r.blocks[h].box
	best := box{}
	for at >= 0 {
		x := r.boxes[at]
		if x.from <= within.from && x.to >= within.to {
			return best
		}
		best, at = x, x.parent
	}
	return best
}

// ownersByBox gives each text to the one link that the box around it leads to.
func (r *reader) ownersByBox(out []int) {
	first, several := make([]int, len(r.boxes)), make([]bool, len(r.boxes))
	for i := range r.blocks {
		b := &r.blocks[i]
		if !b.leads() {
			continue
		}
		out[i] = i
		ref := b.links[b.lead()].ref
		for at := b.box; at >= 0; at = r.boxes[at].parent {
			if first[at] == 0 {
				first[at] = i + 1
			} else if x := &r.blocks[first[at]-1]; x.links[x.lead()].ref != ref {
				several[at] = true
			}
		}
	}
	for i := range r.blocks {
		at := r.blocks[i].box
		for out[i] < 0 && at >= 0 && !several[at] {
			if lead := first[at] - 1; at > 0 || lead < i { // what stands above a link of the page's end is no part of it
				out[i] = lead
			}
			at = r.boxes[at].parent
		}
	}
}
