package text

import (
	"sync"
	"unicode"
)

// class is what a character is for breaking and spacing. The full-width
// classes follow CLREQ §3.1 and JLREQ §3.9, the Western ones UAX #14.
type class uint8

const (
	// Characters set in the em square.
	cHan       class = iota // ideographs, kana, full-width letters, symbols, emoji
	cHanTail                // the like that may not begin a line: 々 ー ゃ (JLREQ cl-09 to cl-11)
	cOpen                   // （「《“
	cClose                  // ）」》”
	cPause                  // ，、；：
	cStop                   // 。！？
	cMid                    // ·・ interpuncts
	cConn                   // ～－ and a single — : connectors (GB/T 15834 §4.13)
	cDash                   // —— as one unit, and its kin
	cEll                    // …… each point group
	cSolidus                // ／ and / : at neither edge (GB/T 15834 §5.1.9)
	cPost                   // ％℃ after a number
	cPre                    // ￥ before a number
	cIdeoSpace              // U+3000

	// Characters set by their own width.
	cAlpha
	cDigit
	cSym    // glued to their word: @ # & +
	cWPost  // % ‰ ~ ² : never first in a line
	cWPre   // $ € № : never last in a line
	cWOpen  // ( [ « and “ in Western text
	cWClose // ) ] » and ” in Western text
	cWPoint // . , ; : ! ?
	cHyphen // - : a line may end after it, between letters
	cWDash  // — and – in Western text
	cSpace  // breakable space
	cGlue   // no-break space
	cCont   // continues the cluster before it: combining marks, selectors

	classCount // how many there are

	// Characters whose script the context decides (context.go).
	cQuote // “ ” ‘ ’ " '
	cBar   // — –
	cDots  // …
	cPoint // ·

	// Characters that are never printed.
	cBreak // U+200B and the soft hyphen: a line may end here
	cNone  // controls, byte order marks, direction marks
)

// western tells that a class is set by its own width with a Latin face.
func (c class) western() bool { return c >= cAlpha && c <= cGlue }

// han tells that a class is set as ideographs are.
func (c class) han() bool { return c == cHan || c == cHanTail }

// mark tells that a class is a full-width punctuation mark with a blank half.
func (c class) mark() bool { return c >= cOpen && c <= cStop }

// spaceLike tells that a class is blank.
func (c class) spaceLike() bool { return c.space() || c == cGlue }

// space tells that a class vanishes at a line's edge.
func (c class) space() bool { return c == cSpace || c == cIdeoSpace }

// classTable holds the class of every character of the basic plane.
type classTable [0x10000]class

// fixedClasses names the characters of small classes, in order of the rules
// they come from: CLREQ §3.1.2 to §3.1.5, GB/T 15834 §5.1, JLREQ appendix A.
var fixedClasses = [...]struct {
	class class
	chars string
}{
	{cHanTail, "々〻ー゛゜ゝゞヽヾぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿ"},
	{cOpen, "（［｛〈《「『【〔〖〘〚｟〝﹁﹃﹙﹛﹝"},
	{cClose, "）］｝〉》」』】〕〗〙〛｠〞〟﹂﹄﹚﹜﹞"},
	{cPause, "，、；：﹐﹑﹔﹕"},
	{cStop, "。！？．﹒﹖﹗"},
	{cMid, "・‧"},
	{cConn, "～〜－゠﹣〰"},
	{cDash, "⸺⸻―─━"},
	{cEll, "⋯‥"},
	{cSolidus, "／＼/\\"},
	{cPost, "％℃℉￠﹪"},
	{cPre, "￥＄￡￦﹩＃＠"},
	{cIdeoSpace, "\u3000"},
	{cWPost, "%‰‱~′″‴°⁰¹²³⁴⁵⁶⁷⁸⁹"},
	{cWPre, "$€£¥№₽₴₩₹§"},
	{cWOpen, "([{«‹„‚¿¡｢⟨"},
	{cWClose, ")]}»›｣⟩"},
	{cWPoint, ".,;:!?｡､‼⁇⁈⁉؟،؛।॥"},
	{cHyphen, "-‐"},
	{cSym, "\u2011"},
	{cSpace, " \t\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2008\u2009\u200a\u205f"},
	{cGlue, "\u00a0\u2007\u202f"},
	{cQuote, "“”‘’\"'"},
	{cBar, "—–"},
	{cDots, "…"},
	{cPoint, "·"},
	{cBreak, "\u00ad\u200b"},
	{cCont, "\u200d"},
	{cNone, "\u200e\u200f\u2028\u2029\u202a\u202b\u202c\u202d\u202e\u2060\u2061\u2062\u2063\u2064\u2065\u2066\u2067\u2068\u2069\ufeff\u200c\u061c"},
}

// emRanges are the characters of the basic plane set like Han.
var emRanges = [...][2]rune{
	{0x1100, 0x115F},
	{0x2190, 0x23FF},
	{0x2460, 0x27BF},
	{0x2900, 0x2BFF},
	{0x2E80, 0xA4CF},
	{0xA960, 0xA97F},
	{0xAC00, 0xD7A3},
	{0xE000, 0xFAFF},
	{0xFE30, 0xFE6F},
	{0xFF01, 0xFFEF},
	{0xFFFC, 0xFFFD},
}

// classes returns the table, which is never changed.
var classes = sync.OnceValue(newClassTable)

func newClassTable() *classTable {
	t := new(classTable)
	for i := range t {
		t[i] = cSym
	}
	t.fillTable(unicode.L, cAlpha)
	t.fillTable(unicode.M, cCont)
	for _, r := range emRanges {
		t.fill(r[0], r[1], cHan)
	}
	t.fill(0x1160, 0x11FF, cCont) // conjoining vowels and finals (UAX #29 GB7)
	t.fill(0x302A, 0x302F, cCont)
	t.fill(0x3099, 0x309A, cCont)
	t.fill(0xFE00, 0xFE0F, cCont)
	t.fill('0', '9', cDigit)
	t.fill(0, 0x1F, cNone)
	t.fill(0x7F, 0x9F, cNone)
	for _, f := range fixedClasses {
		for _, r := range f.chars {
			t[r] = f.class
		}
	}
	return t
}

func (t *classTable) fill(first, last rune, c class) {
	for r := first; r <= last; r++ {
		t[r] = c
	}
}

func (t *classTable) fillTable(table *unicode.RangeTable, c class) {
	for _, r := range table.R16 {
		for u := int(r.Lo); u <= int(r.Hi); u += int(r.Stride) {
			t[u] = c
		}
	}
}

// of gives the class of any character.
func (t *classTable) of(r rune) class {
	if uint32(r) < uint32(len(t)) {
		return t[r]
	}
	return astralClass(r)
}

func astralClass(r rune) class {
	switch {
	case r >= 0x1F3FB && r <= 0x1F3FF, r >= 0xE0000 && r <= 0xE01EF:
		return cCont // skin tones, tags and variation selectors
	case r >= 0x1F000 && r <= 0x1FAFF, r >= 0x16FE0 && r <= 0x18CFF, r >= 0x1AFF0 && r <= 0x1B2FF, r >= 0x20000 && r <= 0x3FFFF, r >= 0xF0000:
		return cHan
	case unicode.Is(unicode.M, r):
		return cCont
	case unicode.IsLetter(r):
		return cAlpha
	}
	return cSym
}

// Printed tells whether a character of a span gets a glyph. Line-break and
// direction controls, byte order marks and soft hyphens do not; neither do
// spaces at a line's edge, which Printed cannot know.
func Printed(r rune) bool {
	c := classes().of(r)
	return c != cBreak && c != cNone
}
