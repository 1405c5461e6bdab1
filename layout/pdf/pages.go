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

// labelStyle is how a page label counts (ISO 32000-2 §12.4.2).
type labelStyle struct {
	style  string // "D", "r", "R", or "" for no number
	number int
	prefix string
}

// parseLabel reads a folio: decimal or roman, or anything else as it is.
func parseLabel(label string) labelStyle {
	if n, err := strconv.Atoi(label); err == nil && n > 0 && strconv.Itoa(n) == label {
		return labelStyle{style: "D", number: n}
	}
	if n := parseRoman(label); n > 0 {
		return labelStyle{style: "r", number: n}
	}
	return labelStyle{prefix: label}
}

// parseRoman reads a lower-case roman number up to 399, 0 where s is none.
func parseRoman(s string) int {
	for n := 1; n < 400 && len(s) > 0 && len(s) < 16; n++ {
		if roman(n) == s {
			return n
		}
	}
	return 0
}

// roman writes n in lower-case roman numerals.
func roman(n int) string {
	values := []int{100, 90, 50, 40, 10, 9, 5, 4, 1}
	digits := []string{"c", "xc", "l", "xl", "x", "ix", "v", "iv", "i"}
	s := ""
	for i, v := range values {
		for ; n >= v; n -= v {
			s += digits[i]
		}
	}
	return s
}

// pageLabels writes the labels as ranges of a number tree, a new range where
// a label does not follow the one before.
func (f *finisher) pageLabels() string {
	out := []byte("<</Nums[")
	var last labelStyle
	for i, shown := range f.pages.labels {
		label := parseLabel(shown)
		follows := last
		if last.style != "" {
			follows.number++
		}
		if i == 0 || label != follows {
			out = fmt.Appendf(out, "%d<<", i)
			if label.style != "" {
				out = fmt.Appendf(out, "/S/%s/St %d", label.style, label.number)
			} else if label.prefix != "" {
				out = append(append(out, "/P"...), textString(label.prefix)...)
			}
			out = append(out, ">>"...)
		}
		last = label
	}
	return string(append(out, "]>>"...))
}
