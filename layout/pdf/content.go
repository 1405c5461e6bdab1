package pdf

import (
	"fmt"
	"math"
	"strconv"
	"unicode"

	"github.com/wenzhai/wenzhai/layout/page"
	"github.com/wenzhai/wenzhai/layout/text"
)

// Sections that are no element of the structure tree.
const (
	outside      = -3 // nothing is open
	layoutMatter = -2 // an artifact of layout: a rule, a ground
	pageMatter   = -1 // an artifact of pagination: running head, folio
)

// part says what is drawn belongs to.
type part struct {
	tag  int    // index into Document.Tags, -1 = artifact
	lang string // its language; "" = that of the element

	actual string // what it copies as; "" = as its glyphs do
}

// content writes the content stream of a page, but for what gopdf draws. It
// opens and closes text objects and marked content as needed and says nothing
// twice.
type content struct {
	data    []byte
	ends    []int // of the stretches that gopdf's drawing parts
	tags    []page.Tag
	langs   []string  // by tag: its language
	marked  []int     // by MCID: index into Document.Tags
	letters []outline // of readings: each once, in order of their names

	// What the stream has said so far.
	inText           bool
	section          int
	lang, actual     string // of the open span; both "" = none is open
	face             int32
	size             int
	ink              rgb // black at the start
	originX, originY int
}

// pageBytes is about how long the content of a page is.
const pageBytes = 8 << 10

func newContent(k *chunk) content {
	return content{tags: k.tags, langs: k.langs, data: make([]byte, 0, pageBytes), section: outside, face: -1}
}

// yield ends a stretch, where there is one.
func (w *content) yield() bool {
	if n := len(w.ends); len(w.data) == 0 || n > 0 && w.ends[n-1] == len(w.data) {
		return false
	}
	w.ends = append(w.ends, len(w.data))
	return true
}

// around puts the stretches of the content between what else was drawn.
func (w *content) around(drawn [][]byte) ([]byte, error) {
	if len(drawn) != len(w.ends)+1 {
		return nil, errCanvas
	}
	if len(drawn) == 1 && len(drawn[0]) == 0 {
		return w.data, nil
	}
	size := len(w.data)
	for _, d := range drawn {
		size += len(d)
	}
	out := make([]byte, 0, size)
	from := 0
	for i, end := range append(w.ends, len(w.data)) {
		out = append(append(out, drawn[i]...), w.data[from:end]...)
		from = end
	}
	return out, nil
}

// text draws a run with its origin at (x, y) from the foot of the page, rounded
// to hundredths of a point.
func (w *content) text(of part, ink rgb, run *text.GlyphRun, d drawn, codes []uint16, x, y float64) {
	w.open(of, pageMatter)
	w.useInk(ink)
	if !w.inText {
		w.data = append(w.data, "BT\n"...)
		w.inText, w.originX, w.originY = true, 0, 0
	}
	w.useFace(run, d)
	atX, atY := hundredths(x), hundredths(y)
	w.number(atX - w.originX)
	w.number(atY - w.originY)
	w.data = append(w.data, "Td"...)
	w.originX, w.originY = atX, atY
	w.data = appendShow(w.data, codes, run.Glyphs, d.tail)
}

// dots draws the marks of stress under the Chinese characters and kana of a run that
// begins at x on a baseline (GB/T 15834 §A.1): lines of next to no length with round
// ends, since some readers draw none without a length.
func (w *content) dots(run *text.GlyphRun, x, y float64, ink rgb) {
	under := false
	for i := range run.Glyphs {
		g := &run.Glyphs[i]
		advance := float64(run.Face.Advance(g.ID))
		if unicode.In(g.Rune, unicode.Han, unicode.Hiragana, unicode.Katakana) {
			if !under {
				w.beginDots(0.14*run.Size, ink)
				under = true
			}
			at, foot := hundredths(x+(float64(g.Shift)+advance/2)*run.Size/1000), hundredths(y-0.3*run.Size)
			w.number(at)
			w.number(foot)
			w.data = append(w.data, "m "...)
			w.number(at + 10)
			w.number(foot)
			w.data = append(w.data, "l\n"...)
		}
		x += (advance + float64(g.Adjust)) * run.Size / 1000
	}
	if under {
		w.data = append(w.data, "S Q\n"...)
	}
}

// beginDots has the lines that follow, up to Q, be drawn with round ends.
func (w *content) beginDots(width float64, ink rgb) {
	w.open(part{tag: -1}, layoutMatter)
	w.endText()
	w.data = append(w.data, "q 1 J "...)
	w.number(milli(width))
	w.data = append(w.data, "w "...)
	for _, v := range []uint8{ink.r, ink.g, ink.b} {
		w.number(ink.milli(v))
	}
	w.data = append(w.data, "RG\n"...)
}

// turned draws a run as text does, but turned clockwise about its origin. It is a
// text object of its own: the next run counts from another line.
func (w *content) turned(of part, ink rgb, run *text.GlyphRun, d drawn, codes []uint16, x, y, turn float64) {
	w.open(of, pageMatter)
	w.useInk(ink)
	w.endText()
	w.data = append(w.data, "BT\n"...)
	w.inText = true
	w.useFace(run, d)
	sin, cos := math.Sincos(turn)
	for _, v := range []int{milli(cos), milli(-sin), milli(sin), milli(cos), hundredths(x), hundredths(y)} {
		w.number(v)
	}
	w.data = append(w.data, "Tm"...)
	w.data = appendShow(w.data, codes, run.Glyphs, d.tail)
	w.endText()
}

// form draws the form of a drawing, whose y runs down from (x, y).
func (w *content) form(of part, across, down, x, y float64, n int) {
	w.open(of, layoutMatter)
	w.endText()
	w.data = fmt.Appendf(w.data, "q %.6f 0 0 %.6f %s %s cm /V%d Do Q\n", across, -down, points(x), points(y), n)
}

func (w *content) useFace(run *text.GlyphRun, d drawn) {
	size := milli(run.Size)
	if d.n == w.face && size == w.size {
		return
	}
	w.data = append(append(w.data, '/'), familyName(int(d.n))...)
	w.data = append(w.data, ' ')
	w.number(size)
	w.data = append(w.data, "Tf\n"...)
	w.face, w.size = d.n, size
}

// open brings the stream into the marked content of a part.
func (w *content) open(of part, artifact int) {
	section, lang := of.tag, of.lang
	if section < 0 {
		section, lang, of.actual = artifact, "", ""
	} else if lang == w.langs[section] {
		lang = ""
	}
	if section == w.section && lang == w.lang && of.actual == w.actual {
		return
	}
	w.endSpan()
	if section != w.section {
		w.endSection()
		w.beginSection(section)
	}
	if lang != "" || of.actual != "" {
		w.endText()
		w.data = append(w.data, "/Span<<"...)
		if lang != "" {
			w.data = append(append(w.data, "/Lang"...), textString(lang)...)
		}
		if of.actual != "" {
			w.data = append(append(w.data, "/ActualText"...), textString(of.actual)...)
		}
		w.data = append(w.data, ">>BDC\n"...)
		w.lang, w.actual = lang, of.actual
	}
}

func (w *content) beginSection(section int) {
	w.section = section
	switch section {
	case pageMatter:
		w.data = append(w.data, "/Artifact<</Type/Pagination>>BDC\n"...)
	case layoutMatter:
		w.data = append(w.data, "/Artifact<</Type/Layout>>BDC\n"...)
	default:
		w.data = append(append(w.data, '/'), w.tags[section].Role...)
		w.data = append(w.data, "<</MCID "...)
		w.data = strconv.AppendInt(w.data, int64(len(w.marked)), 10)
		w.data = append(w.data, ">>BDC\n"...)
		w.marked = append(w.marked, section)
	}
}

// endText ends a text object; marked content must not cross its bounds.
func (w *content) endText() {
	if w.inText {
		w.data = append(w.data, "ET\n"...)
		w.inText = false
	}
}

func (w *content) endSpan() {
	if w.lang != "" || w.actual != "" {
		w.endText()
		w.data = append(w.data, "EMC\n"...)
		w.lang, w.actual = "", ""
	}
}

func (w *content) endSection() {
	w.endText()
	if w.section != outside {
		w.data = append(w.data, "EMC\n"...)
	}
	w.section = outside
}

// close ends everything that is open.
func (w *content) close() {
	w.endSpan()
	w.endSection()
}

func (w *content) useInk(ink rgb) {
	if ink == w.ink {
		return
	}
	w.ink = ink
	w.number(ink.milli(ink.r))
	if ink.r == ink.g && ink.g == ink.b {
		w.data = append(w.data, "g\n"...)
		return
	}
	w.number(ink.milli(ink.g))
	w.number(ink.milli(ink.b))
	w.data = append(w.data, "rg\n"...)
}

func (w *content) number(v int) { w.data = append(appendMilli(w.data, v), ' ') }

// appendMilli appends a number of thousandths, as short as it can be.
func appendMilli(out []byte, v int) []byte {
	if v < 0 {
		out, v = append(out, '-'), -v
	}
	whole, part := v/1000, v%1000
	if whole > 0 || part == 0 {
		out = strconv.AppendInt(out, int64(whole), 10)
	}
	if part == 0 {
		return out
	}
	out = append(out, '.', byte('0'+part/100))
	if part%100 != 0 {
		out = append(out, byte('0'+part/10%10))
	}
	if part%10 != 0 {
		out = append(out, byte('0'+part%10))
	}
	return out
}

// milli is a length in thousandths.
func milli(v float64) int { return int(math.Round(v * 1000)) }

// hundredths is a length in thousandths, rounded to tens of these.
func hundredths(v float64) int { return int(math.Round(v*100)) * 10 }

// appendShow appends the codes of a run with the distances between its glyphs:
// as a TJ array, or as one string for Tj where there are none.
func appendShow(out []byte, codes []uint16, glyphs []text.Glyph, t tail) []byte {
	start := len(out)
	out = append(out, "[("...)
	pieces := 1
	gap := func(kern int) {
		if kern != 0 {
			out = append(strconv.AppendInt(append(out, ')'), int64(-kern), 10), '(')
			pieces++
		}
	}
	for i, g := range glyphs {
		out = appendCode(out, codes[i])
		if i+1 < len(glyphs) {
			k := kern(g, glyphs[i+1])
			gap(k - widening*int(steps(k, g.Rune)))
		} else if t.space() {
			gap(int(g.Adjust) - int(g.Shift))
			out = appendCode(out, codes[i+1])
		}
	}
	if pieces == 1 {
		copy(out[start:], out[start+1:])
		return append(out[:len(out)-1], ")Tj\n"...)
	}
	return append(out, ")]TJ\n"...)
}

// appendCode appends a code of two bytes.
func appendCode(out []byte, code uint16) []byte {
	return appendByte(appendByte(out, byte(code>>8)), byte(code))
}

// appendByte appends one byte of a literal string. Carriage returns are escaped
// because readers fold them into line feeds.
func appendByte(out []byte, c byte) []byte {
	switch c {
	case '(', ')', '\\':
		return append(out, '\\', c)
	case '\r':
		return append(out, `\r`...)
	case '\n':
		return append(out, `\n`...)
	}
	return append(out, c)
}
