package main

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/wenzhai/wenzhai/convert/bilingual"
	"github.com/wenzhai/wenzhai/convert/doc"
	"github.com/wenzhai/wenzhai/tools/conform"
)

// evaluateGold measures the hand-aligned texts at each level, with the
// dictionary and with what the texts teach alone.
func evaluateGold(t *table, texts []*gold, with, without *bilingual.Aligner) {
	taught := bilingual.NewAligner(bilingual.Options{})
	var lessons [][2]bilingual.Text
	for _, g := range texts {
		lessons = append(lessons, g.paragraphs)
	}
	for range 2 {
		taught.Learn(lessons)
	}
	for _, langs := range languages(texts) {
		some := slices.DeleteFunc(slices.Clone(texts), func(g *gold) bool { return g.langs != langs })
		name := string(langs[0]) + "–" + string(langs[1]) + " "
		dictionary := langs == [2]doc.Lang{doc.Hans, doc.English} || langs[0].IsChinese() && langs[1].IsChinese()
		t.row(name+"paragraphs, nothing learnt", paragraphs(some, without), 0)
		t.row(name+"paragraphs, self-taught", paragraphs(some, taught), 0)
		best := taught
		if dictionary {
			t.row(name+"paragraphs, dictionary", paragraphs(some, with), 0)
			best = with
		}
		if t.wrong {
			showWrong(t.w, some, best)
		}
		some = slices.DeleteFunc(some, func(g *gold) bool { return g.coarse })
		if len(some) == 0 {
			continue
		}
		t.row(name+"sentences, nothing learnt", sentences(some, without), 0)
		t.row(name+"sentences, self-taught", sentences(some, taught), 0.78)
		t.row(name+"sentences in paragraphs, self-taught", nested(some, taught), 0)
		if dictionary {
			t.row(name+"sentences, dictionary", sentences(some, with), 0.85)
			t.row(name+"sentences in paragraphs, dictionary", nested(some, with), 0.85)
		}
		t.row(name+"sentence ends", splits(some), 0)
	}
}

// showWrong prints the beads of paragraphs that are not as the gold has them.
func showWrong(w io.Writer, texts []*gold, al *bilingual.Aligner) {
	for _, g := range texts {
		right := map[string]bool{}
		for _, b := range g.byParagraph {
			right[fmt.Sprint(b.A, b.B)] = true
		}
		for _, b := range al.Paragraphs(g.paragraphs[0], g.paragraphs[1]).Beads {
			if !right[fmt.Sprint(b.A, b.B)] {
				fmt.Fprintf(w, "\n%s %v:%v %.2f\n%s%s\n", g.name, b.A, b.B, b.Confidence, lines("< ", g.paragraphs[0], b.A), lines("> ", g.paragraphs[1], b.B))
			}
		}
	}
}

func lines(mark string, t bilingual.Text, r doc.Span) string {
	var b strings.Builder
	for _, s := range t.Segments[r.From:r.To] {
		b.WriteString(mark + s.Text + "\n")
	}
	return b.String()
}

// languages returns the pairs of languages there are, in order of their
// first texts.
func languages(texts []*gold) [][2]doc.Lang {
	var out [][2]doc.Lang
	for _, g := range texts {
		if !slices.Contains(out, g.langs) {
			out = append(out, g.langs)
		}
	}
	return out
}

func paragraphs(texts []*gold, al *bilingual.Aligner) (s score) {
	for _, g := range texts {
		want := bilingual.Alignment{A: g.paragraphs[0], B: g.paragraphs[1], Beads: g.byParagraph}
		s.count(al.Paragraphs(g.paragraphs[0], g.paragraphs[1]), want)
	}
	return s
}

// sentences aligns the gold's own sentences, as lines without paragraphs.
func sentences(texts []*gold, al *bilingual.Aligner) (s score) {
	for _, g := range texts {
		s.count(al.Lines(g.sentences[0], g.sentences[1]), g.want())
	}
	return s
}

// nested parts the paragraphs into sentences and aligns these.
func nested(texts []*gold, al *bilingual.Aligner) (s score) {
	for _, g := range texts {
		s.count(al.Sentences(g.paragraphs[0], g.paragraphs[1]), g.want())
	}
	return s
}

func (g *gold) want() bilingual.Alignment {
	return bilingual.Alignment{A: g.sentences[0], B: g.sentences[1], Beads: g.bySentence}
}

// splits compares where sentences end with where the gold's do.
func splits(texts []*gold) (s score) {
	for _, g := range texts {
		for side := range g.sentences {
			want := ends(g.sentences[side])
			found := ends(g.paragraphs[side].Sentences())
			s.wanted += len(want)
			s.found += len(found)
			for at := range found {
				if want[at] {
					s.right++
				}
			}
		}
	}
	return s
}

// ends returns after how many bytes, white space aside, sentences end.
func ends(t bilingual.Text) map[int]bool {
	out := map[int]bool{}
	at := 0
	for _, s := range t.Segments {
		at += len(conform.Squash(s.Text))
		out[at] = true
	}
	return out
}
