package main

import (
	"context"
	"math"
	"math/rand/v2"
	"slices"

	"github.com/wenzhai/wenzhai/convert/clean/readable"
	"github.com/wenzhai/wenzhai/convert/parallel"
)

// row is a block to learn from.
type row struct {
	f      []float32
	label  float64 // 1 = of the article
	weight float64
}

// params say how trees are learnt.
type params struct {
	trees, depth int
	rate         float64
	least        float64 // weight of a leaf
	ridge        float64
	rows         float64 // share of them that a tree is grown on
	features     float64 // share of them that a node may part by
}

const maxBins = 48

// cuts returns for each feature the values that part rows into bins of about one size.
func cuts(rows []*row) [][]float32 {
	if len(rows) == 0 {
		return nil
	}
	out := make([][]float32, len(rows[0].f))
	for f := range out {
		all := make([]float32, len(rows))
		for i, r := range rows {
			all[i] = r.f[f]
		}
		slices.Sort(all)
		var vals []float32
		for b := 1; b < maxBins; b++ {
			v := all[b*(len(all)-1)/maxBins]
			if v < all[len(all)-1] && (len(vals) == 0 || v > vals[len(vals)-1]) {
				vals = append(vals, v)
			}
		}
		distinct := slices.Compact(slices.Clone(all))
		if len(distinct) <= maxBins {
			vals = distinct[:len(distinct)-1]
		}
		out[f] = vals
	}
	return out
}

// binned returns for each feature the bins of rows.
func binned(rows []*row, at [][]float32) [][]uint8 {
	out := make([][]uint8, len(at))
	for f, vals := range at {
		out[f] = make([]uint8, len(rows))
		for i, r := range rows {
			b, _ := slices.BinarySearch(vals, r.f[f])
			out[f][i] = uint8(b)
		}
	}
	return out
}

// slope is the gradient of a row and the second derivative.
type slope struct{ grad, hess float64 }

// grower grows trees on the gradients of rows.
type grower struct {
	params
	at     [][]float32
	bins   [][]uint8
	slopes []slope
	tree   readable.Tree
	chance *rand.Rand // the same in each run
}

// learn returns a model of rows.
func learn(rows []*row, p params) readable.Forest {
	at := cuts(rows)
	g := &grower{params: p, at: at, bins: binned(rows, at), slopes: make([]slope, len(rows)), chance: rand.New(rand.NewPCG(1, 2))}
	odds := make([]float64, len(rows))
	var m readable.Forest
	for range p.trees {
		all := make([]int32, 0, len(rows))
		for i, r := range rows {
			c := 1 / (1 + math.Exp(-odds[i]))
			g.slopes[i] = slope{r.weight * (r.label - c), r.weight * c * (1 - c)}
			if g.chance.Float64() < p.rows {
				all = append(all, int32(i))
			}
		}
		g.tree = nil
		g.grow(all, p.depth)
		for i, r := range rows {
			odds[i] += float64(g.tree.Value(r.f))
		}
		m = append(m, g.tree)
	}
	return m
}

// grow adds a node for rows, and those below it, and returns its number.
func (g *grower) grow(rows []int32, depth int) int {
	at := len(g.tree)
	g.tree = append(g.tree, readable.Split{})
	var sg, sh float64
	for _, i := range rows {
		sg, sh = sg+g.slopes[i].grad, sh+g.slopes[i].hess
	}
	if depth > 0 {
		if f, b := g.best(rows, sg, sh); f >= 0 {
			var left, right []int32
			for _, i := range rows {
				if int(g.bins[f][i]) <= b {
					left = append(left, i)
				} else {
					right = append(right, i)
				}
			}
			l := g.grow(left, depth-1)
			r := g.grow(right, depth-1)
			g.tree[at] = readable.Split{Feature: f, Value: g.at[f][b], Left: l, Right: r}
			return at
		}
	}
	g.tree[at].Value = float32(g.rate * sg / (sh + g.ridge))
	return at
}

// found is the best way that is known to part rows.
type found struct {
	feature, at int
	gain        float64
}

// best returns the feature and the bin that part rows best, or -1.
func (g *grower) best(rows []int32, sg, sh float64) (feature, at int) {
	var some []int
	for f := range g.at {
		if g.chance.Float64() < g.features {
			some = append(some, f)
		}
	}
	of := make([]found, len(some))
	if len(rows) < 2000 {
		for i, f := range some {
			of[i] = g.bestOf(f, rows, sg, sh)
		}
	} else {
		_ = parallel.Ordered(context.Background(), 0, len(some), func(i int) (struct{}, error) {
			of[i] = g.bestOf(some[i], rows, sg, sh)
			return struct{}{}, nil
		}, nil)
	}
	best := found{feature: -1, gain: 1e-3}
	for _, x := range of {
		if x.gain > best.gain {
			best = x
		}
	}
	return best.feature, best.at
}

// bestOf returns where feature f parts rows best.
func (g *grower) bestOf(f int, rows []int32, sg, sh float64) found {
	best := found{feature: f}
	gain := func(a, b float64) float64 { return a * a / (b + g.ridge) }
	base := gain(sg, sh)
	var sums [maxBins + 2]slope
	bins := g.bins[f]
	for _, i := range rows {
		s := &sums[bins[i]]
		s.grad += g.slopes[i].grad
		s.hess += g.slopes[i].hess
	}
	var lg, lh float64
	for b := range g.at[f] {
		lg, lh = lg+sums[b].grad, lh+sums[b].hess
		if lh < g.least || sh-lh < g.least {
			continue
		}
		if x := gain(lg, lh) + gain(sg-lg, sh-lh) - base; x > best.gain {
			best.at, best.gain = b, x
		}
	}
	return best
}
