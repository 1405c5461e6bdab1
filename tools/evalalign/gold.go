package main

import (
	"bufio"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/wenzhai/wenzhai/convert/bilingual"
	"github.com/wenzhai/wenzhai/convert/doc"
)

// gold is a hand-aligned pair of texts; samples/align/README.md says how its
// file is written.
type gold struct {
	name                  string
	langs                 [2]doc.Lang
	articles              [2]*doc.Article
	paragraphs, sentences [2]bilingual.Text // sentences: none where only paragraphs are aligned
	byParagraph           []bilingual.Bead
	bySentence            []bilingual.Bead
	paragraphOf           [2][]int // by sentence
	starts                [2]int   // paragraphs so far
	coarse                bool     // a line is a paragraph
}

func readGold(dir string) ([]*gold, error) {
	paths, err := filepath.Glob(filepath.Join(dir, "*.beads"))
	if err != nil {
		return nil, err
	}
	var out []*gold
	for _, p := range paths {
		g, err := readBeads(p)
		if err != nil {
			return nil, err
		}
		out = append(out, g)
	}
	return out, nil
}

func readBeads(path string) (*gold, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	g := &gold{name: strings.TrimSuffix(filepath.Base(path), ".beads"), articles: [2]*doc.Article{{}, {}}}
	s := bufio.NewScanner(strings.NewReader(string(data)))
	open := false
	for n := 1; s.Scan(); n++ {
		line := strings.TrimSpace(s.Text())
		switch {
		case n == 1:
			f := strings.Fields(line)
			if len(f) < 2 {
				return nil, fmt.Errorf("%s:1: expected two languages", path)
			}
			g.langs = [2]doc.Lang{doc.Lang(f[0]), doc.Lang(f[1])}
			g.coarse = len(f) > 2 && f[2] == "paragraphs"
		case line == "":
			open = false
		default:
			if !open {
				g.open()
			}
			open = true
			if err := g.add(line); err != nil {
				return nil, fmt.Errorf("%s:%d: %w", path, n, err)
			}
		}
	}
	g.finish()
	return g, s.Err()
}

// open begins a bead.
func (g *gold) open() {
	a, b := len(g.sentences[0].Segments), len(g.sentences[1].Segments)
	g.bySentence = append(g.bySentence, bilingual.Bead{A: doc.Span{From: a, To: a}, B: doc.Span{From: b, To: b}})
}

// add adds a sentence, or a paragraph, to the last bead.
func (g *gold) add(line string) error {
	mark, text, ok := strings.Cut(line, " ")
	side := strings.IndexByte("<>", mark[0])
	if !ok || side < 0 || len(mark) > 2 {
		return fmt.Errorf("a line begins with < or >, alone or with one more mark")
	}
	a := g.articles[side]
	if len(mark) == 2 || g.coarse || len(a.Blocks) == 0 {
		if !put(a, mark[1:], text) {
			return fmt.Errorf("unknown mark %q", mark)
		}
		g.starts[side]++
	} else {
		extend(a, text, g.langs[side])
	}
	t := &g.sentences[side]
	t.Segments = append(t.Segments, bilingual.Segment{Text: text})
	g.paragraphOf[side] = append(g.paragraphOf[side], g.starts[side]-1)
	b := &g.bySentence[len(g.bySentence)-1]
	if side == 0 {
		b.A.To++
	} else {
		b.B.To++
	}
	return nil
}

// finish aligns the paragraphs: those that a bead of sentences holds together.
func (g *gold) finish() {
	for side, l := range g.langs {
		g.articles[side].Lang = l
		g.paragraphs[side], g.sentences[side].Lang = bilingual.NewText(g.articles[side]), l
	}
	for _, b := range g.bySentence {
		x := bilingual.Bead{A: g.span(0, b.A), B: g.span(1, b.B)}
		if n := len(g.byParagraph); n > 0 && overlap(&g.byParagraph[n-1], x) {
			continue
		}
		g.byParagraph = append(g.byParagraph, x)
	}
	for i := range g.byParagraph { // close what a bead of one side leaves open
		if i == 0 {
			continue
		}
		prev, x := g.byParagraph[i-1], &g.byParagraph[i]
		x.A.From, x.B.From = prev.A.To, prev.B.To
		x.A.To, x.B.To = max(x.A.To, x.A.From), max(x.B.To, x.B.From)
	}
}

// span returns the paragraphs that sentences stand in.
func (g *gold) span(side int, r doc.Span) doc.Span {
	of := g.paragraphOf[side]
	if r.Len() == 0 {
		at := len(g.paragraphs[side].Segments)
		if r.From < len(of) {
			at = of[r.From]
		}
		return doc.Span{From: at, To: at}
	}
	return doc.Span{From: of[r.From], To: of[r.To-1] + 1}
}

// overlap widens last by x and reports true where the two share a paragraph.
func overlap(last *bilingual.Bead, x bilingual.Bead) bool {
	if (x.A.Len() == 0 || x.A.From >= last.A.To) && (x.B.Len() == 0 || x.B.From >= last.B.To) {
		return false
	}
	last.A.To, last.B.To = max(last.A.To, x.A.To), max(last.B.To, x.B.To)
	return true
}
