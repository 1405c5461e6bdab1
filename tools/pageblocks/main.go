// Command pageblocks learns which blocks of a whole saved page are its article
// (convert/clean/readable), from pages with truth, and measures what it learnt on pages
// that it did not learn from.
//
// Usage: pageblocks [-o MODEL] FOLDER... Each FOLDER holds folders of pages, NAME.html.gz,
// each with a truth.json of {NAME: {"body": TEXT}} or {NAME: {"with": [PIECE], "without":
// [PIECE]}}: the text of the article, or pieces that must and must not be there.
// evalclean -truth FOLDER writes our own pages in this form.
package main

import (
	"flag"
	"fmt"
	"hash/fnv"
	"os"
	"slices"

	"github.com/wenzhai/wenzhai/convert/clean/readable"
)

// folds is how many parts of the pages are left out in turn, to be measured on.
const folds = 3

// light is the weight of the lightest row.
const light = 0.08

func main() {
	out := flag.String("o", "", "write the model to this file")
	p := params{}
	flag.IntVar(&p.trees, "trees", 120, "number of trees")
	flag.IntVar(&p.depth, "depth", 4, "depth of trees")
	flag.Float64Var(&p.rate, "rate", 0.1, "share of a step that is taken")
	flag.Float64Var(&p.least, "least", 3, "least weight of a leaf")
	flag.Float64Var(&p.ridge, "ridge", 2, "what is added to the weight of a leaf")
	flag.Float64Var(&p.rows, "rows", 1, "share of the rows that a tree is grown on")
	flag.Float64Var(&p.features, "features", 1, "share of the features that a node may part by")
	without := flag.Int("without", -1, "learn without this part of the pages, and measure nothing")
	flag.Parse()
	if err := run(flag.Args(), *out, *without, p); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(folders []string, out string, without int, p params) error {
	pages, err := readPages(folders)
	if err != nil {
		return err
	}
	for _, p := range pages {
		p.label()
	}
	if without >= 0 {
		return os.WriteFile(out, []byte(stages(others(pages, without, 0), p).String()), 0o600)
	}
	measure(pages)
	chances := crossValidated(pages, p)
	for _, t := range []float32{0.3, 0.4, 0.5, 0.6} {
		fmt.Println("cross-validated, from", t)
		report(pages, func(b *readable.Block) bool { return chances[b] > t })
	}
	if out == "" {
		return nil
	}
	m := stages(pages, p)
	all := map[*readable.Block]float32{}
	ask(m, pages, all)
	fmt.Println("on what it was learnt from, from 0.4")
	report(pages, func(b *readable.Block) bool { return all[b] > 0.4 })
	return os.WriteFile(out, []byte(m.String()), 0o600)
}

// measure reports what the candidates are worth.
func measure(pages []*page) {
	fmt.Println("own search")
	report(pages, func(b *readable.Block) bool { return b.Features[own] > 0 })
	fmt.Println("library")
	report(pages, func(b *readable.Block) bool { return b.Features[lib] > 0 })
}

// crossValidated returns what is said of each block by a model that did not learn from
// its page.
func crossValidated(pages []*page, p params) map[*readable.Block]float32 {
	out := map[*readable.Block]float32{}
	for k := range folds {
		m := stages(others(pages, k, 0), p)
		ask(m, fold(pages, k, 0), out)
	}
	return out
}

// stages returns a model of pages. Its second stage learns from what first stages say of
// pages that they did not learn from.
func stages(pages []*page, p params) *readable.Model {
	said := map[*readable.Block]float32{}
	for k := range folds {
		m := &readable.Model{First: learn(rowsOf(others(pages, k, 1), nil), p)}
		ask(m, fold(pages, k, 1), said)
	}
	return &readable.Model{First: learn(rowsOf(pages, nil), p), Second: learn(rowsOf(pages, said), p)}
}

func ask(m *readable.Model, pages []*page, out map[*readable.Block]float32) {
	for _, p := range pages {
		for i, c := range m.Chances(p.blocks) {
			out[p.blocks[i]] = c
		}
	}
}

// fold returns the pages of part k, in one of two ways to part them; others returns the
// other pages.
func fold(pages []*page, k, way int) []*page {
	return slices.DeleteFunc(slices.Clone(pages), func(p *page) bool { return p.fold(way) != k })
}

func others(pages []*page, k, way int) []*page {
	return slices.DeleteFunc(slices.Clone(pages), func(p *page) bool { return p.fold(way) == k })
}

func (p *page) fold(way int) int {
	return int(sum(p.suite+p.name)>>(3+8*way)) % folds
}

// sum returns a number for text that looks like chance.
func sum(text string) uint32 {
	h := fnv.New32a()
	h.Write([]byte(text))
	return h.Sum32()
}

// rowsOf returns the blocks of pages, with what the first stage said of them if it is
// known. One of some light blocks stands for all.
func rowsOf(pages []*page, said map[*readable.Block]float32) (out []*row) {
	for _, p := range pages {
		var context [][]float32
		if said != nil {
			chances := make([]float32, len(p.blocks))
			for i, b := range p.blocks {
				chances[i] = said[b]
			}
			context = readable.Context(p.blocks, chances)
		}
		for i, b := range p.blocks {
			w := p.weights[i]
			if w <= 0 || w < light && float64(sum(p.name+b.Text)>>8&1023)/1024*light >= w {
				continue
			}
			r := &row{f: b.Features, label: p.labels[i], weight: max(w, light)}
			if context != nil {
				r.f = context[i]
			}
			out = append(out, r)
		}
	}
	return out
}
