// Command pageblocks learns which blocks of a whole saved page are its article
// (convert/clean/readable), from pages with truth, and measures what it learnt on pages
// that it did not learn from.
//
// Usage: pageblocks [-o MODEL] FOLDER. FOLDER holds folders of pages, NAME.html.gz, each
// with a truth.json of {NAME: {"body": TEXT}} or {NAME: {"with": [PIECE], "without":
// [PIECE]}}: the text of the article, or pieces that must and must not be there.
package main

import (
	"flag"
	"fmt"
	"hash/fnv"
	"os"

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
	flag.Parse()
	if err := run(flag.Arg(0), *out, p); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(folder, out string, p params) error {
	pages, err := readPages(folder)
	if err != nil {
		return err
	}
	for _, p := range pages {
		p.label()
	}
	measure(pages)
	chances := crossValidated(pages, p)
	for _, t := range []float32{0.3, 0.4, 0.5, 0.6} {
		fmt.Println("cross-validated, from", t)
		report(pages, func(b *readable.Block) bool { return chances[b] > t })
	}
	m := learn(rowsOf(pages, func(*page) bool { return true }), p)
	fmt.Println("on what it was learnt from, from 0.4")
	report(pages, func(b *readable.Block) bool { return m.Chance(b.Features) > 0.4 })
	if out == "" {
		return nil
	}
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
		m := learn(rowsOf(pages, func(p *page) bool { return p.fold() != k }), p)
		for _, p := range pages {
			if p.fold() == k {
				p.ask(m, out)
			}
		}
	}
	return out
}

func (p *page) ask(m readable.Model, out map[*readable.Block]float32) {
	for _, b := range p.blocks {
		out[b] = m.Chance(b.Features)
	}
}

func (p *page) fold() int {
	return int(sum(p.suite+p.name)>>3) % folds
}

// sum returns a number for text that looks like chance.
func sum(text string) uint32 {
	h := fnv.New32a()
	h.Write([]byte(text))
	return h.Sum32()
}

// rowsOf returns the blocks of the pages that use accepts. One of some light blocks stands
// for all.
func rowsOf(pages []*page, use func(*page) bool) (out []*row) {
	for _, p := range pages {
		if !use(p) {
			continue
		}
		for i, b := range p.blocks {
			w := p.weights[i]
			if w <= 0 || w < light && float64(sum(p.name+b.Text)>>8&1023)/1024*light >= w {
				continue
			}
			out = append(out, &row{f: b.Features, label: p.labels[i], weight: max(w, light)})
		}
	}
	return out
}
