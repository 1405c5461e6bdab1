// Package witness knows which of the first and last lines of articles stand in
// several articles of a source: those are notices, whatever they say.
package witness

import (
	"slices"

	"github.com/wenzhai/wenzhai/convert/article/edges"
	"github.com/wenzhai/wenzhai/convert/clean"
	"github.com/wenzhai/wenzhai/convert/letter"
)

// Counts holds, by a key of a line of a source, or of a source, how many articles
// it has, from clean.Several on.
type Counts map[uint64]int

// Article is what an article says for others of its source.
type Article struct {
	Source, Title string
	Lines         edges.Sums
}

// titleBits are the bits in which a title stands below a line: articles of one
// title are versions of one.
const titleBits = 24

// key returns a key of a line of a source; of the source itself for no line.
func key(source, line uint32) uint64 {
	h := uint64(source)<<32 | uint64(line)
	h ^= h >> 31 // the numbers of SplitMix64
	h *= 0xBF58476D1CE4E5B9
	h ^= h >> 27
	return h >> titleBits
}

// Count counts the lines of articles.
func Count(articles []Article) Counts {
	all := make([]uint64, 0, (1+len(edges.Sums{}))*len(articles))
	for i := range articles {
		a := &articles[i]
		source, title := letter.Sum([]byte(a.Source)), uint64(letter.Sum([]byte(a.Title))&(1<<titleBits-1))
		all = append(all, key(source, 0)<<titleBits|title)
		for _, sum := range a.Lines {
			if sum != 0 {
				all = append(all, key(source, sum)<<titleBits|title)
			}
		}
	}
	slices.Sort(all)
	all = slices.Compact(all)
	out := Counts{}
	for from := 0; from < len(all); {
		to := from + 1
		for to < len(all) && all[to]>>titleBits == all[from]>>titleBits {
			to++
		}
		if to-from >= clean.Several {
			out[all[from]>>titleBits] = to - from
		}
		from = to
	}
	return out
}

// Of returns what is known of the lines of an article; nil where there is nothing.
func (c Counts) Of(a Article) *clean.Seen {
	source := letter.Sum([]byte(a.Source))
	out := &clean.Seen{Articles: c[key(source, 0)]}
	if out.Articles == 0 {
		return nil
	}
	for _, sum := range a.Lines {
		if sum != 0 {
			out.Lines = append(out.Lines, clean.SeenLine{Sum: sum, Articles: c[key(source, sum)]})
		}
	}
	return out
}
