package main

import (
	"compress/gzip"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/wenzhai/wenzhai/convert/article"
	"github.com/wenzhai/wenzhai/convert/article/charset"
	"github.com/wenzhai/wenzhai/convert/clean/html"
	"github.com/wenzhai/wenzhai/convert/clean/readable"
	"github.com/wenzhai/wenzhai/convert/doc"
	"github.com/wenzhai/wenzhai/convert/letter"
	"github.com/wenzhai/wenzhai/convert/parallel"
)

var own, lib = slices.Index(readable.FeatureNames, "own"), slices.Index(readable.FeatureNames, "lib")

// truth is what is known of a page.
type truth struct {
	Body          string
	With, Without []string
}

// page is a page with its truth.
type page struct {
	truth
	path            string
	suite, name     string
	site            string
	text            []byte // in UTF-8
	heads           []article.Head
	blocks          []*readable.Block
	labels, weights []float64
	gold            map[string]int
}

func readPages(folders []string) ([]*page, error) {
	var out []*page
	var files []string
	for _, d := range folders {
		some, err := filepath.Glob(filepath.Join(d, "*", "truth.json"))
		if err != nil {
			return nil, err
		}
		files = append(files, some...)
	}
	for _, f := range files {
		data, err := os.ReadFile(f)
		if err != nil {
			return nil, err
		}
		all := map[string]truth{}
		if err := json.Unmarshal(data, &all); err != nil {
			return nil, fmt.Errorf("%s: %w", f, err)
		}
		for _, k := range slices.Sorted(maps.Keys(all)) {
			out = append(out, &page{truth: all[k], path: filepath.Join(filepath.Dir(f), k+".html.gz"), suite: filepath.Base(filepath.Dir(f)), name: k})
		}
	}
	return out, parallel.Ordered(context.Background(), 0, len(out), func(i int) (struct{}, error) {
		if err := out[i].read(); err != nil { // the others are learnt from
			fmt.Fprintln(os.Stderr, err)
		}
		return struct{}{}, nil
	}, nil)
}

func (p *page) read() error {
	f, err := os.Open(p.path)
	if err != nil {
		return err
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		return err
	}
	data, err := io.ReadAll(z)
	if err != nil {
		return err
	}
	src := &html.Source{Body: []byte(charset.Decode(data).Text), Format: doc.Page}
	p.blocks = src.Pieces()
	p.scan(data)
	return nil
}

var word = regexp.MustCompile(`[\x{3040}-\x{9fff}\x{ac00}-\x{d7af}]|[\p{L}\p{N}_]+`)

// shingles counts the runs of four words of s.
func shingles(s string) map[string]int {
	out := map[string]int{}
	w := word.FindAllString(s, -1)
	for i := range max(1, len(w)-3) {
		out[strings.Join(w[i:min(i+4, len(w))], " ")]++
	}
	return out
}

// suites are the public ones.
var suites = []string{"benchmark", "segments", "reader"}

// densePage is the weight of all blocks of a page whose text is known, where a block with a
// piece of the others weighs 1.
const densePage = 5

// label finds out which blocks are of the article. Captions are none to learn from: they go
// with their pictures.
func (p *page) label() {
	p.labels, p.weights = make([]float64, len(p.blocks)), make([]float64, len(p.blocks))
	if p.Body == "" {
		p.labelPieces()
	} else {
		p.labelText()
	}
	p.leaveCaptions()
}

func (p *page) leaveCaptions() {
	for i, b := range p.blocks {
		if b.Caption {
			p.weights[i] = 0
		}
	}
}

// total returns how many shingles there are.
func total(shingles map[string]int) (n int) {
	for _, k := range shingles {
		n += k
	}
	return n
}

// labelText compares blocks with the text of the article.
func (p *page) labelText() {
	p.gold = shingles(p.Body)
	gold, all := letter.Key(p.Body), total(p.gold)
	weight := float64(densePage)
	if !slices.Contains(suites, p.suite) {
		weight *= 3 // our own pages
	}
	for i, b := range p.blocks {
		n := len(word.FindAllString(b.Text, -1))
		if n < 8 {
			if key := letter.Key(b.Text); key != "" && strings.Contains(gold, key) {
				p.labels[i] = 1
			}
		} else {
			mine, same := shingles(b.Text), 0
			for s := range mine {
				if p.gold[s] > 0 {
					same++
				}
			}
			p.labels[i] = float64(same) / float64(len(mine))
		}
		p.weights[i] = min(float64(n+4)/float64(all+4)*weight, 1)
	}
	p.doubt()
}

// Lengths of the longest block whose label is doubted, in letters, and of the shortest that
// confirms it, in bytes.
const (
	shortBlock   = 24
	minNeighbour = 60
)

// doubt gives no weight to the labels of short blocks that stand in the text of the article
// somewhere, as "News" and names may, but beside no paragraph of it.
func (p *page) doubt() {
	for i, b := range p.blocks {
		if p.labels[i] == 1 && utf8.RuneCountInString(letter.Key(b.Text)) <= shortBlock && !p.besideText(i) {
			p.weights[i] = 0
		}
	}
}

// besideText reports whether a paragraph of the article stands near block i.
func (p *page) besideText(i int) bool {
	for k := max(i-3, 0); k < min(i+4, len(p.blocks)); k++ {
		if k != i && p.labels[k] > 0.5 && len(p.blocks[k].Text) > minNeighbour {
			return true
		}
	}
	return false
}

// labelPieces looks for the pieces in the text of all blocks.
func (p *page) labelPieces() {
	t := joined(p.blocks)
	for _, w := range p.With {
		hits := t.find(w)
		in := slices.DeleteFunc(slices.Clone(hits), func(i int) bool { return p.blocks[i].Features[own]+p.blocks[i].Features[lib] == 0 })
		if len(in) > 0 {
			hits = in
		}
		p.mark(hits, 1, 1/float64(max(len(hits), 1)))
	}
	for _, w := range p.Without {
		hits := slices.DeleteFunc(t.find(w), func(i int) bool { return p.labels[i] == 1 && len(w)*2 < len(p.blocks[i].Text) })
		p.mark(hits, 0, 1/float64(min(max(len(hits), 1), 2)))
	}
}

// mark gives blocks a label; one that has the other label says nothing.
func (p *page) mark(blocks []int, label, weight float64) {
	for _, i := range blocks {
		if p.weights[i] > 0 && p.labels[i] != label {
			p.weights[i] = 0
			continue
		}
		p.labels[i], p.weights[i] = label, weight
	}
}

// text is the letters of blocks, and where in them each ends.
type text struct {
	key  string
	ends []int
}

func joined(blocks []*readable.Block) *text {
	var s strings.Builder
	t := &text{}
	for _, b := range blocks {
		s.WriteString(letter.Key(b.Text))
		t.ends = append(t.ends, s.Len())
	}
	t.key = s.String()
	return t
}

// find returns the blocks in which piece stands, by half of it or of the block.
func (t *text) find(piece string) (hits []int) {
	piece = letter.Key(piece)
	if piece == "" {
		return nil
	}
	for from := 0; ; {
		k := strings.Index(t.key[from:], piece)
		if k < 0 {
			return hits
		}
		k += from
		from = k + len(piece)
		start := 0
		for i, end := range t.ends {
			if over := min(end, from) - max(start, k); over > 0 && over*2 > min(end-start, len(piece)) {
				hits = append(hits, i)
			}
			start = end
		}
	}
}
