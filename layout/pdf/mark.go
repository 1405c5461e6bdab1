package pdf

import (
	"fmt"
	"math"
	"strconv"

	"github.com/wenzhai/wenzhai/layout/page"
	"github.com/wenzhai/wenzhai/layout/text"
)

// Sections that are no element of the structure tree.
const (
	outside      = -3 // nothing is open
	layoutMatter = -2 // an artifact of layout: a rule, a ground
	pageMatter   = -1 // an artifact of pagination: running head, folio
)

// contentWriter writes a content stream. It opens and closes text objects and
// marked content as needed and says nothing twice.
type contentWriter struct {
	data   []byte
	tags   []page.Tag
	langs  []string // by tag: its language
	marked []int    // by MCID

	// What is to be used next, set by the reader.
	font int // number of the face
	size int
	ink  [3]int

	// What the stream has said so far.
	started          bool
	inText           bool
	section          int
	lang             string // of the open span, "" = none is open
	saidFont         int
	saidSize         int
	saidInk          [3]int // black at the start
	originX, originY int
}

// text draws a run with its origin in thousandths of a point. Shown is what
// gopdf wrote of it.
func (w *contentWriter) text(m mark, x, y int, shown []byte) (err error) {
	if int(m.n) != w.font {
		return fmt.Errorf("a run of face %d is drawn in face %d", m.n, w.font)
	}
	w.open(m, pageMatter)
	w.useInk()
	if !w.inText {
		w.data = append(w.data, "BT\n"...)
		w.inText, w.originX, w.originY = true, 0, 0
	}
	if w.font != w.saidFont || w.size != w.saidSize {
		w.data = append(append(w.data, '/'), familyName(w.font)...)
		w.data = append(w.data, ' ')
		w.number(w.size)
		w.data = append(w.data, "Tf\n"...)
		w.saidFont, w.saidSize = w.font, w.size
	}
	w.number(x - w.originX)
	w.number(y - w.originY)
	w.data = append(w.data, "Td"...)
	w.originX, w.originY = x, y
	w.data, err = appendShow(w.data, shown, m.code, m.run.Glyphs, m.tail)
	return err
}

// rect fills a box.
func (w *contentWriter) rect(m mark, box [4]int) {
	w.open(m, layoutMatter)
	w.endText()
	w.useInk()
	for _, v := range box {
		w.number(v)
	}
	w.data = append(w.data, "re f\n"...)
}

// picture draws an XObject, named by its index in the plan.
func (w *contentWriter) picture(m mark, ctm matrix) {
	w.open(m, layoutMatter)
	w.endText()
	w.data = append(w.data, "q "...)
	for _, v := range ctm {
		w.number(int(math.Round(v * 1000)))
	}
	w.data = append(append(w.data, "cm "...), pictureName(int(m.n))...)
	w.data = append(w.data, " Do Q\n"...)
}

// open brings the stream into the mark's marked content.
func (w *contentWriter) open(m mark, artifact int) {
	section, lang := m.tag, ""
	if m.run != nil {
		lang = m.run.Lang
	}
	if section < 0 {
		section, lang = artifact, ""
	} else if lang == w.langs[section] {
		lang = ""
	}
	if !w.started {
		w.started, w.section = true, outside
	}
	if section == w.section && lang == w.lang {
		return
	}
	w.endSpan()
	if section != w.section {
		w.endSection()
		w.beginSection(section)
	}
	if lang != "" {
		w.endText()
		w.data = append(append(w.data, "/Span<</Lang"...), textString(lang)...)
		w.data = append(w.data, ">>BDC\n"...)
		w.lang = lang
	}
}

func (w *contentWriter) beginSection(section int) {
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
func (w *contentWriter) endText() {
	if w.inText {
		w.data = append(w.data, "ET\n"...)
		w.inText = false
	}
}

func (w *contentWriter) endSpan() {
	if w.lang != "" {
		w.endText()
		w.data = append(w.data, "EMC\n"...)
		w.lang = ""
	}
}

func (w *contentWriter) endSection() {
	w.endText()
	if w.section != outside {
		w.data = append(w.data, "EMC\n"...)
	}
	w.section = outside
}

// close ends everything that is open.
func (w *contentWriter) close() {
	if w.started {
		w.endSpan()
		w.endSection()
	}
}

func (w *contentWriter) useInk() {
	if w.ink == w.saidInk {
		return
	}
	w.saidInk = w.ink
	if w.ink[0] == w.ink[1] && w.ink[1] == w.ink[2] {
		w.number(w.ink[0])
		w.data = append(w.data, "g\n"...)
		return
	}
	for _, v := range w.ink {
		w.number(v)
	}
	w.data = append(w.data, "rg\n"...)
}

func (w *contentWriter) number(v int) { w.data = append(appendMilli(w.data, v), ' ') }

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

// appendShow appends the codes that gopdf wrote of a run, "[<00010002>]", with
// the distances between the glyphs: as a TJ array, or as one string for Tj
// where there are none. It fails where they are not the codes of the run.
func appendShow(out, array []byte, codes []uint16, glyphs []text.Glyph, t tail) ([]byte, error) {
	if !shows(array, codes) || len(codes) < len(glyphs) {
		return nil, fmt.Errorf("%s does not show the %d glyphs of its run", array, len(glyphs))
	}
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
		return append(out[:len(out)-1], ")Tj\n"...), nil
	}
	return append(out, ")]TJ\n"...), nil
}

// shows tells whether an array that gopdf wrote shows the codes.
func shows(array []byte, codes []uint16) bool {
	if len(array) != len("[<>]")+4*len(codes) {
		return false
	}
	digits := array[len("[<"):]
	for i, want := range codes {
		code := uint16(0)
		for _, c := range digits[4*i : 4*i+4] {
			code = code<<4 | uint16(nibble(c))
		}
		if code != want || code == 0 {
			return false
		}
	}
	return true
}

// nibble returns the value of an upper-case hexadecimal digit.
func nibble(c byte) byte {
	if c <= '9' {
		return c - '0'
	}
	return c - 'A' + 10
}

// appendCode appends a code of two bytes.
func appendCode(out []byte, code uint16) []byte {
	return appendByte(appendByte(out, byte(code>>8)), byte(code))
}

// appendByte appends one byte of a literal string.
func appendByte(out []byte, c byte) []byte {
	switch c {
	case '(', ')', '\\':
		return append(out, '\\', c)
	case '\r':
		return append(out, '\\', 'r')
	case '\n':
		return append(out, '\\', 'n')
	}
	return append(out, c)
}

func pictureName(n int) string { return "/P" + strconv.Itoa(n) }
