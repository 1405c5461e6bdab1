package readable

import "strconv"

// ContextNames are the names of the features of the second stage, in their order.
var ContextNames = append(append([]string{}, FeatureNames...), contextNames()...)

const (
	nearChances = 3 // neighbours on each side
	boxChances  = 4 // boxes around a block
	wideChances = 8 // neighbours that are summed on each side
)

func contextNames() []string {
	out := []string{"chance"}
	for i := 1; i <= nearChances; i++ {
		out = append(out, "chance-"+strconv.Itoa(i), "chance+"+strconv.Itoa(i))
	}
	for i := 1; i <= boxChances; i++ {
		out = append(out, "box-chance"+strconv.Itoa(i))
	}
	return append(out, "shape-chance", "wide-before", "wide-after", "mass-before", "mass-after", "mass")
}

// mass is a sum of chances, by their characters.
type mass struct{ of, chars float32 }

func (m *mass) add(chance, chars float32) { m.of, m.chars = m.of+chance*chars, m.chars+chars }

func (m *mass) mean() float32 {
	if m.chars == 0 {
		return 0
	}
	return m.of / m.chars
}

// Context returns the features of the second stage: those of each block, and what the
// first stage said of it and of those around it.
func Context(blocks []*Block, chances []float32) [][]float32 {
	boxes, shapes, before := map[*box]*mass{}, map[*shape]*mass{}, make([]float32, len(blocks)+1)
	for i, x := range blocks {
		n := float32(min(x.chars, maxCaption))
		for b, up := x.box, 0; b != nil && up < boxChances; b, up = b.up, up+1 {
			massOf(boxes, b).add(chances[i], n)
		}
		massOf(shapes, x.alike).add(chances[i], n)
		before[i+1] = before[i] + chances[i]*n
	}
	at := func(i int) float32 {
		if i < 0 || i >= len(chances) {
			return 0
		}
		return chances[i]
	}
	all := before[len(blocks)]
	out := make([][]float32, len(blocks))
	for i, x := range blocks {
		f := append(make([]float32, 0, len(ContextNames)), x.Features...)
		f = append(f, chances[i])
		for d := 1; d <= nearChances; d++ {
			f = append(f, at(i-d), at(i+d))
		}
		b := x.box
		for range boxChances {
			f = append(f, massOf(boxes, b).mean())
			if b != nil && b.up != nil {
				b = b.up
			}
		}
		var wide [2]float32
		for d := 1; d <= wideChances; d++ {
			wide[0], wide[1] = wide[0]+at(i-d)/wideChances, wide[1]+at(i+d)/wideChances
		}
		f = append(f, massOf(shapes, x.alike).mean(), wide[0], wide[1])
		out[i] = append(f, before[i]/max(all, 1), (all-before[i+1])/max(all, 1), logOf(int(all)))
	}
	return out
}

func massOf[K comparable](of map[K]*mass, k K) *mass {
	m := of[k]
	if m == nil {
		m = &mass{}
		of[k] = m
	}
	return m
}
