// Command pageblocks learns which blocks of a whole saved page are its article
// (convert/clean/readable), from pages with truth. It measures the texts that books would
// have, as wenzhai cleans the pages with a model that learnt from none of their sites; with
// -o MODEL it writes a model that learnt from all, and measures that.
//
// Usage: pageblocks [-o MODEL] FOLDER... Each FOLDER holds folders of pages, NAME.html.gz,
// each with a truth.json of {NAME: {"body": TEXT}} or {NAME: {"with": [PIECE], "without":
// [PIECE]}}: the text of the article, or pieces that must and must not be there.
// evalclean -truth FOLDER writes our own pages in this form. The same pages make the same
// model, byte for byte. With -model MODEL it measures that model, and learns nothing.
package main

import (
	"flag"
	"fmt"
	"hash/fnv"
	"maps"
	"os"

	"github.com/wenzhai/wenzhai/convert/clean/readable"
)

// folds is how many parts of the pages are left out in turn, to be measured on; innerFolds
// how many of those that are learnt from, for the second stage.
const (
	folds      = 5
	innerFolds = 3
)

// light is the weight of the lightest row.
const light = 0.08

// options are what is asked for.
type options struct {
	params
	out, model string
	each       bool
}

func main() {
	o := options{}
	flag.StringVar(&o.out, "o", "", "write the model to this file")
	flag.StringVar(&o.model, "model", "", "measure the model of this file")
	flag.BoolVar(&o.each, "v", false, "measure each page, too")
	flag.IntVar(&o.trees, "trees", 120, "number of trees")
	flag.IntVar(&o.depth, "depth", 4, "depth of trees")
	flag.Float64Var(&o.rate, "rate", 0.1, "share of a step that is taken")
	flag.Float64Var(&o.least, "least", 3, "least weight of a leaf")
	flag.Float64Var(&o.ridge, "ridge", 2, "what is added to the weight of a leaf")
	flag.Float64Var(&o.rows, "rows", 1, "share of the rows that a tree is grown on")
	flag.Float64Var(&o.features, "features", 1, "share of the features that a node may part by")
	flag.Parse()
	if err := run(flag.Args(), &o); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(folders []string, o *options) error {
	pages, err := readPages(folders)
	if err != nil {
		return err
	}
	for _, p := range pages {
		p.label()
	}
	if o.model != "" {
		data, err := os.ReadFile(o.model)
		if err != nil {
			return err
		}
		m, err := readable.ParseModel(string(data))
		if err != nil {
			return err
		}
		o.measure(pages, cleaned(pages, m))
		return nil
	}
	return o.learn(pages)
}

func (o *options) learn(pages []*page) error {
	if o.out == "" {
		o.validate(pages)
		return nil
	}
	m, err := readable.ParseModel(stages(pages, o.params).String()) // with the digits that are written
	if err != nil {
		return err
	}
	fmt.Println("books, of pages that were learnt from")
	o.measure(pages, cleaned(pages, m))
	return os.WriteFile(o.out, []byte(m.String()), 0o600)
}

// validate measures what the candidates are worth, and what models make of pages of sites
// that they did not learn from.
func (o *options) validate(pages []*page) {
	fmt.Println("blocks of the own search")
	o.measure(pages, taken(pages, own))
	fmt.Println("blocks of the library")
	o.measure(pages, taken(pages, lib))
	fmt.Println("books, cross-validated")
	o.measure(pages, crossValidated(pages, o.params))
}

func (o *options) measure(pages []*page, texts map[*page]string) { report(pages, o.each, texts) }

// crossValidated returns the texts of pages, of which a model judged the blocks that
// learnt from no page of their sites.
func crossValidated(pages []*page, p params) map[*page]string {
	out := map[*page]string{}
	for k := range folds {
		of, others := parted(pages, k, folds, 0)
		maps.Copy(out, cleaned(of, stages(others, p)))
	}
	return out
}

// stages returns a model of pages. Its second stage learns from what first stages say of
// pages that they did not learn from.
func stages(pages []*page, p params) *readable.Model {
	said := map[*readable.Block]float32{}
	for k := range innerFolds {
		of, others := parted(pages, k, innerFolds, 1)
		m := &readable.Model{First: learn(rowsOf(others, nil), p)}
		for _, x := range of {
			for i, c := range m.Chances(x.blocks) {
				said[x.blocks[i]] = c
			}
		}
	}
	return &readable.Model{First: learn(rowsOf(pages, nil), p), Second: learn(rowsOf(pages, said), p)}
}

// parted returns part k of n of the pages, and the others. Ways to part differ; pages of
// one site stay together.
func parted(pages []*page, k, n, way int) (of, others []*page) {
	for _, p := range pages {
		if int(sum(p.site)>>(3+8*way))%n == k {
			of = append(of, p)
		} else {
			others = append(others, p)
		}
	}
	return of, others
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
