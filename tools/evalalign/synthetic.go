package main

import (
	"context"
	"fmt"
	"io"
	"math/rand/v2"
	"slices"
	"syscall"
	"time"

	"github.com/wenzhai/wenzhai/convert"
	"github.com/wenzhai/wenzhai/convert/bilingual"
	"github.com/wenzhai/wenzhai/convert/bilingual/align"
	"github.com/wenzhai/wenzhai/convert/bilingual/sentence"
	"github.com/wenzhai/wenzhai/convert/doc"
)

// readPairs returns the paired articles of a folder, the Chinese one first.
func readPairs(ctx context.Context, dir string) ([][2]bilingual.Text, error) {
	l, err := convert.Open(ctx, convert.Options{Source: convert.Source{Paths: []string{dir}, Zone: time.UTC}})
	if err != nil {
		return nil, err
	}
	defer l.Close()
	articles, err := l.Extract(ctx, false, doc.HTML)
	if err != nil {
		return nil, err
	}
	var metas []*doc.Meta
	for _, x := range articles {
		metas = append(metas, &x.Article.Meta)
	}
	pairs, _ := bilingual.FindPairs(metas, []bilingual.Evidence{bilingual.BySuffix})
	var out [][2]bilingual.Text
	for _, p := range pairs {
		a, b := bilingual.NewText(articles[p.A].Article), bilingual.NewText(articles[p.B].Article)
		if !a.Lang.IsChinese() {
			a, b = b, a
		}
		out = append(out, [2]bilingual.Text{a, b})
	}
	return out, nil
}

// change is a way to change a text whose alignment is known.
type change struct {
	name             string
	drop, merge      int // of a hundred paragraphs
	split, swapEvery int
}

// evaluateSynthetic changes the pairs whose blocks are of the same kinds in
// the same order, and are therefore aligned one by one, and looks whether the
// changes are found.
func evaluateSynthetic(t *table, pairs [][2]bilingual.Text, with, without *bilingual.Aligner) {
	var same [][2]bilingual.Text
	for _, p := range pairs {
		if slices.EqualFunc(p[0].Segments, p[1].Segments, func(a, b bilingual.Segment) bool {
			return a.Kind == b.Kind && a.Level == b.Level
		}) {
			same = append(same, p)
		}
	}
	fmt.Fprintf(t.w, "%d pairs, %d of them with the same kinds of blocks\n", len(pairs), len(same))
	for _, c := range []change{
		{"none", 0, 0, 0, 0},
		{"drops", 10, 0, 0, 0},
		{"merges", 0, 10, 0, 0},
		{"splits", 0, 0, 10, 0},
		{"swaps", 0, 0, 0, 5},
		{"drops, merges, splits", 8, 8, 8, 0},
	} {
		for _, x := range []struct {
			name string
			al   *bilingual.Aligner
		}{{"nothing learnt", without}, {"dictionary", with}} {
			var s score
			for i, p := range same {
				m := mutate(p, c, uint64(i))
				s.count(x.al.Paragraphs(m.A, m.B), m)
			}
			t.row("synthetic "+c.name+", "+x.name, s, 0.96)
		}
	}
}

// mutate changes a pair; each change befalls one of the sides.
func mutate(p [2]bilingual.Text, c change, seed uint64) bilingual.Alignment {
	d := rand.New(rand.NewPCG(seed, 0))
	out := bilingual.Alignment{A: bilingual.Text{Lang: p[0].Lang}, B: bilingual.Text{Lang: p[1].Lang}}
	sides := [2]*bilingual.Text{&out.A, &out.B}
	put := func(side int, s ...bilingual.Segment) { sides[side].Segments = append(sides[side].Segments, s...) }
	bead := func(a, b int) {
		x := bilingual.Bead{A: doc.Span{From: a, To: len(out.A.Segments)}, B: doc.Span{From: b, To: len(out.B.Segments)}}
		out.Beads = append(out.Beads, x)
	}
	n := len(p[0].Segments)
	for i := 0; i < n; i++ {
		a, b := len(out.A.Segments), len(out.B.Segments)
		x := [2]bilingual.Segment{p[0].Segments[i], p[1].Segments[i]}
		side, luck := d.IntN(2), d.IntN(100)
		plain := x[0].Kind == align.Paragraph
		nextPlain := i+1 < n && plain && p[0].Segments[i+1].Kind == align.Paragraph
		switch {
		case luck < c.drop:
			put(1-side, x[1-side])
		case luck < c.drop+c.merge && nextPlain:
			y := p[side].Segments[i+1]
			x[side].Text += " " + y.Text
			put(side, x[side])
			put(1-side, x[1-side], p[1-side].Segments[i+1])
			i++
		case luck < c.drop+c.merge+c.split && plain && len(sentence.Split(x[side].Text)) > 1:
			put(side, cut(x[side], d)...)
			put(1-side, x[1-side])
		case c.swapEvery > 0 && luck < 100/c.swapEvery && nextPlain:
			y := [2]bilingual.Segment{p[0].Segments[i+1], p[1].Segments[i+1]}
			put(side, y[side], x[side])
			put(1-side, x[1-side], y[1-side])
			i++
		default:
			put(0, x[0])
			put(1, x[1])
		}
		bead(a, b)
	}
	return out
}

// cut parts a paragraph in two between sentences.
func cut(s bilingual.Segment, d *rand.Rand) []bilingual.Segment {
	spans := sentence.Split(s.Text)
	at := spans[1+d.IntN(len(spans)-1)].From
	x, y := s, s
	x.Text, y.Text = s.Text[:at], s.Text[at:]
	return []bilingual.Segment{x, y}
}

// measureSpeed prints the processor time of aligning all pairs.
func measureSpeed(w io.Writer, pairs [][2]bilingual.Text, al *bilingual.Aligner) error {
	segments, sentences := 0, 0
	begin := processorTime()
	for _, p := range pairs {
		al.Paragraphs(p[0], p[1])
		segments += len(p[0].Segments) + len(p[1].Segments)
	}
	middle := processorTime()
	for _, p := range pairs {
		x := al.Sentences(p[0], p[1])
		sentences += len(x.A.Segments) + len(x.B.Segments)
	}
	end := processorTime()
	_, err := fmt.Fprintf(w, "%d paragraphs in %.2f s, %d sentences in %.2f s: %.0f a second\n",
		segments, (middle - begin).Seconds(), sentences, (end - middle).Seconds(), float64(sentences)/(end-middle).Seconds())
	return err
}

// processorTime returns the time that this process has kept processors busy.
func processorTime() time.Duration {
	var r syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &r); err != nil {
		return 0
	}
	return time.Duration(r.Utime.Nano() + r.Stime.Nano())
}
