package pdf

import (
	"fmt"
	"math"
	"strconv"
)

// treeFanOut is how many kids a node of the page tree has at most.
const treeFanOut = 32

// pageTree is a balanced page tree (ISO 32000-2 §7.7.3). How many pages there
// are shows only at its end, so numbers are given out when they are asked for.
type pageTree struct {
	out   *objectWriter
	pages []int // object numbers, 0 = none yet
	nodes []int // those of the level above the pages, likewise
}

// page returns the object number of page i.
func (t *pageTree) page(i int) int { return t.number(&t.pages, i) }

// parent returns the object number of the node above page i.
func (t *pageTree) parent(i int) int { return t.number(&t.nodes, i/treeFanOut) }

func (t *pageTree) number(of *[]int, i int) int {
	for len(*of) <= i {
		*of = append(*of, 0)
	}
	if (*of)[i] == 0 {
		(*of)[i] = t.out.alloc(1)
	}
	return (*of)[i]
}

// write adds the nodes above the pages and returns the number of the root.
func (t *pageTree) write() int {
	kids, level, under := t.pages, t.nodes, 1 // under: pages under a kid
	for {
		var above []int
		if len(level) > 1 {
			above = make([]int, (len(level)+treeFanOut-1)/treeFanOut)
			for i := range above {
				above[i] = t.out.alloc(1)
			}
		}
		for i, id := range level {
			dict := []byte("<</Type/Pages")
			if above != nil {
				dict = fmt.Appendf(dict, "/Parent %d 0 R", above[i/treeFanOut])
			}
			from, to := i*treeFanOut, min((i+1)*treeFanOut, len(kids))
			dict = fmt.Appendf(dict, "/Count %d/Kids[", min(to*under, len(t.pages))-from*under)
			for _, kid := range kids[from:to] {
				dict = fmt.Appendf(dict, "%d 0 R ", kid)
			}
			t.out.add(id, append(dict, "]>>"...))
		}
		if above == nil {
			return level[0]
		}
		kids, level, under = level, above, under*treeFanOut
	}
}

// points writes a length with up to three decimals.
func points(v float64) string {
	return string(appendMilli(nil, int(math.Round(v*1000))))
}

// pageLabels writes the labels as ranges of a number tree (ISO 32000-2
// §12.4.2), a new range where a label does not follow the one before. What is no
// decimal number stands as it is.
func (f *finisher) pageLabels() string {
	out := []byte("<</Nums[")
	last, before := 0, ""
	for i, label := range f.pages.labels {
		n, err := strconv.Atoi(label)
		if err != nil || n < 1 || strconv.Itoa(n) != label {
			n = 0
		}
		follows := i > 0 && (n == 0 && label == before || n > 1 && n == last+1)
		switch {
		case follows:
		case n > 0:
			out = fmt.Appendf(out, "%d<</S/D/St %d>>", i, n)
		case label == "":
			out = fmt.Appendf(out, "%d<<>>", i)
		default:
			out = fmt.Appendf(out, "%d<</P%s>>", i, textString(label))
		}
		last, before = n, label
	}
	return string(append(out, "]>>"...))
}
