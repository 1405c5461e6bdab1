package main

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/wenzhai/wenzhai/convert/letter"
)

// score is what was found of the pages of a suite.
type score struct{ pages, found, tooMuch, missed, precision, recall, lost float64 }

// report prints precision, recall and F of texts of pages, as the suites count them; of
// each page, too, if asked.
func report(pages []*page, each bool, texts map[*page]string) {
	all := map[string]*score{}
	for _, p := range pages {
		s := all[p.suite]
		if s == nil {
			s = &score{}
			all[p.suite] = s
		}
		var one score
		if p.Body == "" {
			one.pieces(p, letter.Key(texts[p]))
		} else {
			one.text(p, shingles(texts[p]))
		}
		s.add(&one)
		if each {
			precision, recall := one.result()
			fmt.Printf("%s/%s P %.3f R %.3f\n", p.suite, p.name, precision, recall)
		}
	}
	for _, k := range slices.Sorted(maps.Keys(all)) {
		p, r := all[k].result()
		fmt.Printf("  %-10s P %.3f R %.3f F %.3f, %v pages with under half of the text\n", k, p, r, 2*p*r/(p+r), all[k].lost)
	}
}

// taken returns the texts of the blocks that have a feature, and of captions.
func taken(pages []*page, feature int) map[*page]string {
	out := map[*page]string{}
	for _, p := range pages {
		var b strings.Builder
		for _, x := range p.blocks {
			if x.Caption || x.Features[feature] > 0 {
				b.WriteString(x.Text + "\n")
			}
		}
		out[p] = b.String()
	}
	return out
}

func (s *score) add(x *score) {
	s.pages++
	s.found, s.tooMuch, s.missed = s.found+x.found, s.tooMuch+x.tooMuch, s.missed+x.missed
	s.precision, s.recall, s.lost = s.precision+x.precision, s.recall+x.recall, s.lost+x.lost
}

func (s *score) result() (precision, recall float64) {
	if all := s.found + s.missed; all > 0 {
		return s.found / max(s.found+s.tooMuch, 1), s.found / all
	}
	n := max(s.pages, 1)
	return s.precision / n, s.recall / n
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
