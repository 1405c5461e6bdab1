package cut

import (
	"bytes"
	"reflect"

	"github.com/wenzhai/wenzhai/convert/doc"
)

// Rung is what stands side by side: a run of the leading text's blocks and the
// run of the second's that translates it. One of them may be empty.
type Rung struct{ Lead, Second []doc.Block }

// Rungs returns the rows of a bilingual article, parted where both sides begin
// or end with a block that the book sets once for both.
func Rungs(art *doc.Article) []Rung {
	if art == nil || art.Second == nil {
		return nil
	}
	var out []Rung
	for _, g := range joined2(covered(art)) {
		out = append(out, g.parts()...)
	}
	return out
}

// covered returns the rows with every block of either text in one of them, in
// order, whatever the rows say: no text may get lost here.
func covered(art *doc.Article) []Rung {
	var out []Rung
	lead, second := 0, 0
	add := func(toLead, toSecond int) {
		toLead, toSecond = min(max(toLead, lead), len(art.Blocks)), min(max(toSecond, second), len(art.Second.Blocks))
		if toLead > lead || toSecond > second {
			out = append(out, Rung{art.Blocks[lead:toLead], art.Second.Blocks[second:toSecond]})
		}
		lead, second = toLead, toSecond
	}
	for _, m := range art.Second.Rows {
		add(m.Lead.From, second)
		add(lead, m.Second.From)
		add(m.Lead.To, m.Second.To)
	}
	add(len(art.Blocks), second)
	add(lead, len(art.Second.Blocks))
	return out
}

// joined2 joins neighbours of which each has one block, on different sides,
// where the two are the same picture, program or rule.
func joined2(rows []Rung) []Rung {
	var out []Rung
	for _, g := range rows {
		if n := len(out) - 1; n >= 0 && len(g.Lead)+len(g.Second) == 1 && len(out[n].Lead)+len(out[n].Second) == 1 {
			j := Rung{append(out[n].Lead[:len(out[n].Lead):len(out[n].Lead)], g.Lead...), append(out[n].Second[:len(out[n].Second):len(out[n].Second)], g.Second...)}
			if len(j.Lead) == 1 && len(j.Second) == 1 && Same(j.Lead[0], j.Second[0]) {
				out[n] = j
				continue
			}
		}
		out = append(out, g)
	}
	return out
}

// parts takes from both ends of g what is set once for both texts.
func (g Rung) parts() []Rung {
	m, n := len(g.Lead), len(g.Second)
	front, back := 0, 0
	for front < min(m, n) && joint(g.Lead[front], g.Second[front]) {
		front++
	}
	for back < min(m, n)-front && joint(g.Lead[m-1-back], g.Second[n-1-back]) {
		back++
	}
	var out []Rung
	for i := range front {
		out = append(out, Rung{g.Lead[i : i+1], g.Second[i : i+1]})
	}
	if m+n > 2*(front+back) {
		out = append(out, Rung{g.Lead[front : m-back], g.Second[front : n-back]})
	}
	for i := back; i > 0; i-- {
		out = append(out, Rung{g.Lead[m-i : m-i+1], g.Second[n-i : n-i+1]})
	}
	return out
}

// joint reports whether two blocks are set as one: headings under each other,
// and what is the same in both texts.
func joint(a, b doc.Block) bool {
	_, x := a.(*doc.Heading)
	_, y := b.(*doc.Heading)
	return x && y || Same(a, b)
}

// Same reports whether two blocks are the same picture, program, formula or rule.
func Same(a, b doc.Block) bool {
	switch a := a.(type) {
	case *doc.Figure:
		b, ok := b.(*doc.Figure)
		return ok && SamePicture(a, b)
	case *doc.Code:
		b, ok := b.(*doc.Code)
		return ok && a.Text == b.Text
	case *doc.Formula:
		b, ok := b.(*doc.Formula)
		return ok && a.TeX == b.TeX && a.MathML == b.MathML && a.Display == b.Display
	case *doc.Rule:
		_, ok := b.(*doc.Rule)
		return ok
	}
	return false
}

// SamePicture reports whether two figures show one picture.
func SamePicture(a, b *doc.Figure) bool {
	if a == nil || b == nil {
		return a == b
	}
	if a.Image != nil && b.Image != nil {
		return bytes.Equal(a.Image.Data, b.Image.Data)
	}
	return a.Src != "" && a.Src == b.Src
}

// Alike reports whether two lists of blocks have the same kinds in the same
// order: then they are set one by one.
func Alike(a, b []doc.Block) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if reflect.TypeOf(a[i]) != reflect.TypeOf(b[i]) {
			return false
		}
	}
	return true
}

// Halves parts a Rung that is too large for one document, or reports that it
// cannot be parted.
func (g Rung) Halves() (a, b Rung, ok bool) {
	var x, y bool
	a.Lead, b.Lead, x = halfBlocks(g.Lead)
	a.Second, b.Second, y = halfBlocks(g.Second)
	return a, b, x || y
}

func halfBlocks(list []doc.Block) (a, b []doc.Block, ok bool) {
	if n := len(list) / 2; n > 0 {
		return list[:n], list[n:], true
	}
	if len(list) == 1 {
		if x, y, ok := Block(list[0]); ok {
			return []doc.Block{x}, []doc.Block{y}, true
		}
	}
	return list, nil, false
}
