package pdf

import (
	"fmt"
	"math"
	"strconv"
)

// treeFanOut is how many kids a node of the page tree has at most.
const treeFanOut = 32

// pageTree is a balanced page tree (ISO 32000-2 §7.7.3). Level 0 are the
// pages, every further level the nodes above, the last level the root.
type pageTree struct {
	levels []treeLevel
}

type treeLevel struct{ first, count int } // object numbers in a row

// newPageTree gives out the numbers of n pages and the nodes above them.
func newPageTree(o *objectWriter, n int) pageTree {
	t := pageTree{levels: []treeLevel{{o.alloc(n), n}}}
	for {
		n = max(1, (n+treeFanOut-1)/treeFanOut)
		t.levels = append(t.levels, treeLevel{o.alloc(n), n})
		if n == 1 {
			return t
		}
	}
}

// page returns the object number of page i.
func (t *pageTree) page(i int) int { return t.levels[0].first + i }

// parent returns the object number of the node above page i.
func (t *pageTree) parent(i int) int { return t.levels[1].first + i/treeFanOut }

// root returns the object number of the root.
func (t *pageTree) root() int { return t.levels[len(t.levels)-1].first }

// write adds the nodes above the pages.
func (t *pageTree) write(o *objectWriter) {
	under := 1 // pages under a kid of this level
	for l, level := range t.levels[1:] {
		kids := t.levels[l]
		for i := range level.count {
			dict := []byte("<</Type/Pages")
			if level.first != t.root() {
				dict = fmt.Appendf(dict, "/Parent %d 0 R", t.levels[l+2].first+i/treeFanOut)
			}
			from, to := i*treeFanOut, min((i+1)*treeFanOut, kids.count)
			pages := min(to*under, t.levels[0].count) - from*under
			dict = fmt.Appendf(dict, "/Count %d/Kids[", pages)
			for k := from; k < to; k++ {
				dict = fmt.Appendf(dict, "%d 0 R ", kids.first+k)
			}
			o.add(level.first+i, append(dict, "]>>"...))
		}
		under *= treeFanOut
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
	for i := range f.plan.doc.Pages {
		label := parseLabel(f.plan.doc.Pages[i].Label)
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
