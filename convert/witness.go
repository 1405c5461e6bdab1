package convert

import (
	"slices"

	"github.com/wenzhai/wenzhai/convert/clean"
	"github.com/wenzhai/wenzhai/convert/letter"
)

// witness knows which of the first and last lines of articles stand in several of
// a source: those are notices, whatever they say.
type witness map[uint64]int // of a line of a source, or of a source, how many articles it has

// titleBits are the bits in which a title stands below a line: articles of one
// title are versions of one.
const titleBits = 24

// lineKey returns a key of a line of a source; of the source itself for no line.
func lineKey(source string, line uint32) uint64 {
	h := uint64(letter.Sum(source))<<32 | uint64(line)
	h ^= h >> 31 // the numbers of SplitMix64
	h *= 0xBF58476D1CE4E5B9
	h ^= h >> 27
	return h >> titleBits
}

// newWitness looks through the heads of an archive.
func newWitness(a *articles) witness {
	all := make([]uint64, 0, 6*len(a.heads))
	for i := range a.heads {
		m, title := a.meta(i), uint64(letter.Sum(a.meta(i).Title)&(1<<titleBits-1))
		if a.heads[i].Own {
			continue
		}
		all = append(all, lineKey(m.Source, 0)<<titleBits|title)
		for _, sum := range a.heads[i].Edges {
			if sum != 0 {
				all = append(all, lineKey(m.Source, sum)<<titleBits|title)
			}
		}
	}
	slices.Sort(all)
	all = slices.Compact(all)
	out := witness{}
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

// of returns what is known of the lines of article i.
func (w witness) of(a *articles, i int) *clean.Seen {
	source := a.meta(i).Source
	out := &clean.Seen{Articles: w[lineKey(source, 0)]}
	if out.Articles == 0 {
		return nil
	}
	for _, sum := range a.heads[i].Edges {
		if sum != 0 {
			out.Lines = append(out.Lines, clean.SeenLine{Sum: sum, Articles: w[lineKey(source, sum)]})
		}
	}
	return out
}
