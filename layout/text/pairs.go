package text

import "sync"

// breakKind says whether, and at what price, a line may end after a cell.
type breakKind uint8

const (
	brkNo        breakKind = iota
	brkYes                 // freely
	brkURL                 // inside a URL or path
	brkHyphen              // with a hyphen added
	brkAvoid               // only if the lines about it get much better
	brkLone                // would leave a lone character on the last line
	brkEmergency           // inside a unit wider than the measure
	brkDesperate           // the like, against the kinsoku rules
)

// glueClass orders what a line gives up or takes in (typography of CLREQ
// §3.2.2 and JLREQ §3.8): lower classes go first.
type glueClass uint8

const (
	shrinkWord    glueClass = iota // word spaces, down to 1/4 em
	shrinkMid                      // interpuncts
	shrinkBracket                  // the blank half of brackets and quotes
	shrinkPause                    // of ，、；：
	shrinkGap                      // Han–Latin gaps, down to 1/8 em
	shrinkStop                     // of 。！？
	shrinks                        // how many there are
)

const (
	stretchWord glueClass = iota // word spaces, up to 1/2 em
	stretchGap                   // Han–Latin gaps, up to 1/3 em
	stretchHan                   // all gaps between Han, evenly, up to 1/4 em
	stretches                    // how many there are
)

// pair is what stands between two neighbours. Lengths in 1/1000 em.
type pair struct {
	extra        int16 // added by nature: the Han–Latin gap; negative where blanks are compressed
	shrink       int16 // how much may be taken away
	stretch      int16 // how much may be added
	shrinkClass  glueClass
	stretchClass glueClass
	brk          breakKind
}

type pairTable [classCount][classCount]pair

// The widths of the rules, in 1/1000 em.
const (
	halfEm     = 500
	gapWidth   = 250 // Han–Latin gap (CLREQ §3.2.2)
	gapShrink  = 125 // … down to 1/8
	gapStretch = 83  // … up to 1/3
	hanStretch = 250 // no gap between Han opens wider than 1/4 em
)

// mainlandPairs and centredPairs return the two tables, which are never changed.
var (
	mainlandPairs = sync.OnceValue(func() *pairTable { return newPairTable(false) })
	centredPairs  = sync.OnceValue(func() *pairTable { return newPairTable(true) })
)

// newPairTable works out the rules for two neighbours. Centred marks
// (Taiwan, Hong Kong) fill their em and keep it; only brackets have a blank
// half there (CLREQ §3.1.6).
func newPairTable(centred bool) *pairTable {
	t := new(pairTable)
	for a := range class(classCount) {
		for b := range class(classCount) {
			p := &t[a][b]
			p.brk = breakBetween(a, b)
			p.setBlank(a, b, centred)
			p.setGap(a, b)
			p.setStretch(a, b)
		}
	}
	return t
}

// trailing is the blank after the ink of a mark, leading the blank before it.
func trailing(c class, centred bool) int16 {
	if c == cClose || !centred && (c == cPause || c == cStop) {
		return halfEm
	}
	return 0
}

func leading(c class) int16 {
	if c == cOpen {
		return halfEm
	}
	return 0
}

// setBlank compresses two blanks that meet, and the blank before the raised
// number of a note, and lets a remaining blank shrink (CLREQ §3.1.6.1, JLREQ
// §3.1.4).
func (p *pair) setBlank(a, b class, centred bool) {
	tail, head := trailing(a, centred), leading(b)
	blank := tail + head
	if blank == 0 || b == cCont {
		return
	}
	meets := a.mark() && (b.mark() || b == cMid || b == cSpace || b == cWPost) || b == cOpen && (a == cMid || a == cSpace)
	if centred && (a == cPause || a == cStop || b == cPause || b == cStop) {
		meets = false
	}
	if meets {
		p.extra -= halfEm
		blank -= halfEm
	}
	if b == cClose || b == cPause || b == cStop {
		return
	}
	p.shrink = blank
	switch {
	case blank == 0 || head > 0 || a == cClose:
		p.shrinkClass = shrinkBracket
	case a == cPause:
		p.shrinkClass = shrinkPause
	default:
		p.shrinkClass = shrinkStop
	}
}

// setGap puts the gap between Han and Western letters or figures (CLREQ §3.2.2).
func (p *pair) setGap(a, b class) {
	before := b == cAlpha || b == cDigit || b == cSym || b == cWOpen || b == cWPre
	after := a == cAlpha || a == cDigit || a == cSym || a == cWClose || a == cWPost || a == cWPoint
	if a.han() && before || after && b.han() {
		p.extra, p.shrink, p.stretch = gapWidth, gapShrink, gapStretch
		p.shrinkClass, p.stretchClass = shrinkGap, stretchGap
	}
}

// setStretch lets gaps between Han open, but not before a closing mark, nor
// inside or beside dashes, points, connectors and solidi (CLREQ §3.2.2).
func (p *pair) setStretch(a, b class) {
	left := a.han() || a == cClose || a == cPause || a == cStop || a == cPost
	right := b.han() || b == cOpen || b == cPre
	punctuated := (a == cClose || a == cPause || a == cStop) && (b.western() && b != cSpace && b != cGlue)
	if left && right || punctuated || b == cOpen && (a == cAlpha || a == cDigit) {
		p.stretch, p.stretchClass = hanStretch, stretchHan
	}
}

// neverFirst are the classes that may not begin a line (CLREQ §3.1.7, GB/T
// 15834 §5.1, UAX #14 LB13), dashes and ellipses among them as in strict
// setting; neverLast those that may not end one.
func neverFirst(c class) bool {
	switch c {
	case cHanTail, cClose, cPause, cStop, cMid, cConn, cDash, cEll, cSolidus, cPost,
		cWPost, cWClose, cWPoint, cHyphen, cWDash, cGlue, cCont:
		return true
	}
	return false
}

func neverLast(c class) bool {
	switch c {
	case cOpen, cPre, cSolidus, cWPre, cWOpen, cGlue:
		return true
	}
	return false
}

// breakBetween gives the break between two neighbours; words, numbers and
// URLs get theirs in units.go.
func breakBetween(a, b class) breakKind {
	switch {
	case a.space() && b == cSolidus, a == cEll && b == cDash: // ……|——
		return brkAvoid
	case b.space(), neverFirst(b), neverLast(a):
		return brkNo
	case a.space():
		return brkYes
	case a == cConn && (b == cDigit || b == cAlpha):
		return brkAvoid
	case a == cHyphen:
		return brkNo // units.go opens those between letters
	case a == cWDash:
		return brkYes
	case a.western() && b.western():
		return brkNo
	}
	return brkYes
}
