package pdf

import (
	"fmt"
	"strconv"

	"github.com/wenzhai/wenzhai/layout/page"
)

// pageContent is a rewritten content stream.
type pageContent struct {
	data     []byte
	marked   []int       // by MCID: index into Document.Tags
	pictures map[int]int // by number: gopdf's object
}

// rewriteContent turns a content stream of gopdf into the final one: with
// marked content for every mark, without what is repeated, strings in bytes
// instead of digits, and the distances between glyphs. It interprets the few
// operators that gopdf writes and fails on any other, and where the operations
// are not those of marks: also where a run is in another face or has other
// codes. Fonts are the numbers of the faces of gopdf's fonts F1, F2 …
func rewriteContent(in []byte, fonts []int, marks []mark, tags []page.Tag, langs []string) (pageContent, error) {
	r := reader{
		fonts: fonts,
		s:     scanner{data: in},
		marks: marks,
		ctm:   identity,
		out:   contentWriter{tags: tags, langs: langs, data: make([]byte, 0, len(in)*3/4+64)},
	}
	for r.next() {
	}
	if r.err == nil && len(r.marks) > 0 {
		r.err = fmt.Errorf("%d operations are missing", len(r.marks))
	}
	if r.err != nil {
		return pageContent{}, fmt.Errorf("canvas content: %w", r.err)
	}
	r.out.close()
	return pageContent{r.out.data, r.out.marked, r.pictures}, nil
}

// matrix is a transformation [a b c d e f] (ISO 32000-2 §8.3.3).
type matrix [6]float64

var identity = matrix{1, 0, 0, 1, 0, 0}

// then returns the matrix that applies m first, then n.
func (m matrix) then(n matrix) matrix {
	return matrix{
		m[0]*n[0] + m[1]*n[2], m[0]*n[1] + m[1]*n[3],
		m[2]*n[0] + m[3]*n[2], m[2]*n[1] + m[3]*n[3],
		m[4]*n[0] + m[5]*n[2] + n[4], m[4]*n[1] + m[5]*n[3] + n[5],
	}
}

// reader interprets gopdf's content.
type reader struct {
	s        scanner
	operands [][]byte
	fonts    []int  // by gopdf's font number, less one: number of the face
	marks    []mark // still to come
	out      contentWriter
	pictures map[int]int
	err      error

	ctm   matrix
	saved []matrix
	box   [4]int // of the path, 1/1000 pt
	x, y  int    // of the text, 1/1000 pt
}

// next reads up to one operator and obeys it.
func (r *reader) next() bool {
	r.s.skipSpace()
	if r.s.pos >= len(r.s.data) || r.err != nil {
		return false
	}
	if r.s.at("[") {
		r.operands = append(r.operands, r.s.value())
		return true
	}
	token := r.s.token()
	if c := token[0]; c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' {
		r.operator(token)
		r.operands = r.operands[:0]
	} else {
		r.operands = append(r.operands, token)
	}
	return true
}

// operandCount is how many operands each operator takes.
func operandCount(operator string) int {
	switch operator {
	case "q", "Q", "BT", "ET", "f", "F":
		return 0
	case "Tc", "Ts", "TJ", "Do":
		return 1
	case "TD", "Tf":
		return 2
	case "rg":
		return 3
	case "re":
		return 4
	case "cm":
		return 6
	}
	return -1
}

func (r *reader) operator(name []byte) {
	if n := operandCount(string(name)); n < 0 || n != len(r.operands) {
		r.err = fmt.Errorf("the operator %s with %d operands", name, len(r.operands))
		return
	}
	switch string(name) {
	case "q":
		r.saved = append(r.saved, r.ctm)
	case "Q":
		r.restore()
	case "cm":
		var m matrix
		for i := range m {
			m[i] = float64(milli(r.operands[i])) / 1000
		}
		r.ctm = m.then(r.ctm)
	case "re":
		for i := range r.box {
			r.box[i] = milli(r.operands[i])
		}
	case "rg":
		for i := range r.out.ink {
			r.out.ink[i] = milli(r.operands[i])
		}
	case "TD":
		r.x, r.y = milli(r.operands[0]), milli(r.operands[1])
	case "Tf":
		r.useFont(r.operands[0], milli(r.operands[1]))
	case "Tc", "Ts":
		if milli(r.operands[0]) != 0 {
			r.err = fmt.Errorf("%s is set", name)
		}
	case "f", "F":
		r.paint(markRect, name)
	case "TJ":
		r.paint(markText, name)
	case "Do":
		r.paint(markPicture, name)
	}
}

func (r *reader) restore() {
	last := len(r.saved) - 1
	if last < 0 {
		r.err = fmt.Errorf("Q without q")
		return
	}
	r.ctm, r.saved = r.saved[last], r.saved[:last]
}

// paint passes a drawing operation on with its mark.
func (r *reader) paint(kind markKind, name []byte) {
	if len(r.marks) == 0 || r.marks[0].kind != kind {
		r.err = fmt.Errorf("%s was not drawn here", name)
		return
	}
	m := r.marks[0]
	r.marks = r.marks[1:]
	switch kind {
	case markText:
		r.err = r.out.text(m, r.x, r.y, r.operands[0])
	case markRect:
		r.out.rect(m, r.box)
	case markPicture:
		r.notePicture(m, r.operands[0])
		r.out.picture(m, r.ctm)
	}
}

// useFont turns gopdf's font name "/F1" into the number of a face.
func (r *reader) useFont(name []byte, size int) {
	n, err := strconv.Atoi(string(name[min(2, len(name)):]))
	if err != nil || n < 1 || n > len(r.fonts) {
		r.err = fmt.Errorf("font name %s", name)
		return
	}
	r.out.font, r.out.size = r.fonts[n-1], size
}

// notePicture reads gopdf's object number out of the name "/I12".
func (r *reader) notePicture(m mark, name []byte) {
	id, err := strconv.Atoi(string(name[min(2, len(name)):]))
	if err != nil {
		r.err = fmt.Errorf("picture name %s: %w", name, err)
		return
	}
	if r.pictures == nil {
		r.pictures = make(map[int]int)
	}
	r.pictures[int(m.n)] = id
}

// milli reads a decimal number in thousandths, further digits cut off.
func milli(token []byte) int {
	n, digits, negative := 0, -1, false
	for _, c := range token {
		switch {
		case c == '-':
			negative = true
		case c == '.':
			digits = 0
		case c >= '0' && c <= '9' && digits < 3:
			n = n*10 + int(c-'0')
			if digits >= 0 {
				digits++
			}
		}
	}
	for digits = max(digits, 0); digits < 3; digits++ {
		n *= 10
	}
	if negative {
		return -n
	}
	return n
}
