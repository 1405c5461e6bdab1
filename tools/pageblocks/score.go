package main

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/wenzhai/wenzhai/convert/clean/readable"
	"github.com/wenzhai/wenzhai/convert/letter"
)

// score is what was found of the pages of a suite.
type score struct{ pages, found, tooMuch, missed, precision, recall, lost float64 }

// report prints precision, recall and F of what is taken of pages, as the suites count
// them.
func report(pages []*page, take func(*readable.Block) bool) {
	all := map[string]*score{}
	for _, p := range pages {
		s := all[p.suite]
		if s == nil {
			s = &score{}
			all[p.suite] = s
		}
		s.pages++
		var b strings.Builder
		for _, x := range p.blocks {
			if x.Caption || take(x) {
				b.WriteString(x.Text + "\n")
			}
		}
		if p.Body == "" {
			s.pieces(p, letter.Key(b.String()))
		} else {
			s.text(p, shingles(b.String()))
		}
	}
	for _, k := range slices.Sorted(maps.Keys(all)) {
		p, r := all[k].result()
		fmt.Printf("  %-10s P %.3f R %.3f F %.3f, %v pages with under half of the text\n", k, p, r, 2*p*r/(p+r), all[k].lost)
	}
}

func (s *score) result() (precision, recall float64) {
	if s.found > 0 {
		return s.found / (s.found + s.tooMuch), s.found / (s.found + s.missed)
	}
	return s.precision / s.pages, s.recall / s.pages
}

// pieces counts the pieces of a page that stand in what was taken.
func (s *score) pieces(p *page, key string) {
	found := held(key, p.With)
	s.found, s.missed, s.tooMuch = s.found+found, s.missed+float64(len(p.With))-found, s.tooMuch+held(key, p.Without)
	if found*2 < float64(len(p.With)) {
		s.lost++
	}
}

func held(key string, pieces []string) (n float64) {
	for _, w := range pieces {
		if strings.Contains(key, letter.Key(w)) {
			n++
		}
	}
	return n
}

// text compares the shingles of what was taken with those of the truth.
func (s *score) text(p *page, mine map[string]int) {
	same, gold, all := 0, total(p.gold), total(mine)
	for k, n := range mine {
		same += min(n, p.gold[k])
	}
	s.precision += float64(same) / float64(max(all, 1))
	s.recall += float64(same) / float64(max(gold, 1))
	if same*2 < gold {
		s.lost++
	}
}
