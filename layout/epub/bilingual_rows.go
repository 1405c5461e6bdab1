package epub

import (
	"bytes"
	"reflect"

	"github.com/wenzhai/wenzhai/convert/doc"
)

// rung is what stands side by side: a run of the leading text's blocks and the
// run of the second's that translates it. One of them may be empty.
type rung struct{ lead, second []doc.Block }

// rungs returns the rows of a bilingual article, parted where both sides begin
// or end with a block that the book sets once for both.
func rungs(art *doc.Article) []rung {
	var out []rung
	for _, g := range joined2(covered(art)) {
		out = append(out, g.parts()...)
	}
	return out
}

// covered returns the rows with every block of either text in one of them, in
// order, whatever the rows say: no text may get lost here.
func covered(art *doc.Article) []rung {
	var out []rung
	lead, second := 0, 0
	add := func(toLead, toSecond int) {
		toLead, toSecond = min(max(toLead, lead), len(art.Blocks)), min(max(toSecond, second), len(art.Second.Blocks))
		if toLead > lead || toSecond > second {
			out = append(out, rung{art.Blocks[lead:toLead], art.Second.Blocks[second:toSecond]})
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
func joined2(rows []rung) []rung {
	var out []rung
	for _, g := range rows {
		if n := len(out) - 1; n >= 0 && len(g.lead)+len(g.second) == 1 && len(out[n].lead)+len(out[n].second) == 1 {
			j := rung{append(out[n].lead[:len(out[n].lead):len(out[n].lead)], g.lead...), append(out[n].second[:len(out[n].second):len(out[n].second)], g.second...)}
			if len(j.lead) == 1 && len(j.second) == 1 && same(j.lead[0], j.second[0]) {
				out[n] = j
				continue
			}
		}
		out = append(out, g)
	}
	return out
}

// parts takes from both ends of g what is set once for both texts.
func (g rung) parts() []rung {
	m, n := len(g.lead), len(g.second)
	front, back := 0, 0
	for front < min(m, n) && joint(g.lead[front], g.second[front]) {
		front++
	}
	for back < min(m, n)-front && joint(g.lead[m-1-back], g.second[n-1-back]) {
		back++
	}
	var out []rung
	for i := range front {
		out = append(out, rung{g.lead[i : i+1], g.second[i : i+1]})
	}
	if m+n > 2*(front+back) {
		out = append(out, rung{g.lead[front : m-back], g.second[front : n-back]})
	}
	for i := back; i > 0; i-- {
		out = append(out, rung{g.lead[m-i : m-i+1], g.second[n-i : n-i+1]})
	}
	return out
}

// joint reports whether two blocks are set as one: headings under each other,
// and what is the same in both texts.
func joint(a, b doc.Block) bool {
	_, x := a.(*doc.Heading)
	_, y := b.(*doc.Heading)
	return x && y || same(a, b)
}

// same reports whether two blocks are the same picture, program or rule.
func same(a, b doc.Block) bool {
	switch a := a.(type) {
	case *doc.Figure:
		b, ok := b.(*doc.Figure)
		return ok && samePicture(a, b)
	case *doc.Code:
		b, ok := b.(*doc.Code)
		return ok && a.Text == b.Text
	case *doc.Rule:
		_, ok := b.(*doc.Rule)
		return ok
	}
	return false
}

func samePicture(a, b *doc.Figure) bool {
	if a.Image != nil && b.Image != nil {
		return bytes.Equal(a.Image.Data, b.Image.Data)
	}
	return a.Src != "" && a.Src == b.Src
}

// alike reports whether two lists of blocks have the same kinds in the same
// order: then they are set one by one.
func alike(a, b []doc.Block) bool {
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

// halves parts a rung that is too large for one document, or reports that it
// cannot be parted.
func (g rung) halves() (a, b rung, ok bool) {
	var x, y bool
	a.lead, b.lead, x = halfBlocks(g.lead)
	a.second, b.second, y = halfBlocks(g.second)
	return a, b, x || y
}

func halfBlocks(list []doc.Block) (a, b []doc.Block, ok bool) {
	if n := len(list) / 2; n > 0 {
		return list[:n], list[n:], true
	}
	if len(list) == 1 {
		if x, y, ok := halves(list[0]); ok {
			return []doc.Block{x}, []doc.Block{y}, true
		}
	}
	return list, nil, false
}
