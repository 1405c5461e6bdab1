package text

import "strings"

// prices are the costs of the kinds of breaks.
var prices = [...]int64{
	brkHyphen:    costHyphen,
	brkURL:       100,
	brkAvoid:     6_000,
	brkLone:      1 << 34,
	brkEmergency: 1 << 27,
	brkDesperate: 1 << 36,
}

// price gives every node the cost of a break there. That of a heading is
// balanced: its lines end with a phrase where they can.
func (f *breakFinder) price(balanced bool) {
	for i := 1; i < len(f.nodes)-1; i++ {
		n := &f.nodes[i]
		n.price = prices[n.kind]
		switch {
		case n.kind == brkHyphen:
			n.price = f.hyphenPrice(n)
		case n.kind == brkYes && balanced:
			n.price = f.phrasePrice(n)
		}
	}
}

// hyphenPrice is higher in Western text.
func (f *breakFinder) hyphenPrice(n *node) int64 {
	if f.spans[f.cells[n.end].span].western {
		return costWestern
	}
	return costHyphen
}

// phrasePrice makes a heading break after marks and spaces and before opening
// brackets rather than inside a phrase; particles give a hint of phrases.
func (f *breakFinder) phrasePrice(n *node) int64 {
	before, after := &f.cells[n.end], &f.cells[n.next]
	switch {
	case n.next-n.end > 1, before.cls.mark(), before.cls == cDash, after.cls == cOpen:
		return 0
	case strings.ContainsRune("的了是着过過们們", before.r), strings.ContainsRune("和与與及或在将將被给給对對从從为為向以", after.r):
		return 7_000
	case before.cls.western() != after.cls.western():
		return 12_000
	}
	return 20_000
}
