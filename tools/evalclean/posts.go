package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/rogpeppe/go-internal/txtar"
)

// generators write sites of Markdown. Each has a file posts/NAME.txtar: a comment of
// "key: value" lines (langs; undated, where posts state no date), "front", what
// stands before a body, and pieces: NAME, as a post of that generator has it, and
// NAME.want, what is to be read, in the form of want files. {1} to {3} are
// sentences, {pic} is the address of a picture, {title} and {date} are the post's.
var generators = []string{"hexo", "hugo", "jekyll", "vuepress", "docusaurus", "mkdocs", "mdbook", "obsidian"}

// postsOf is how many posts are made of each generator, piecesOf how many of its
// pieces one holds.
const (
	postsOf  = 15
	piecesOf = 4
)

// piece is a part of a post with what is to be read of it.
type piece struct{ source, want string }

// generator is one of generators, read.
type generator struct {
	name, front string
	langs       []string
	undated     bool
	pieces      []piece
}

// postMaker makes posts: their own texts are sentences of a pool for each language,
// and between them stand pieces of the generator, and those that any post holds.
type postMaker struct {
	dir    string
	pools  map[string][]string
	common map[string][]piece // traps and notices by "trap-zh", "foot-en"
	next   map[string]int     // of each pool, and of common
}

func newPostMaker(dir string) (*postMaker, error) {
	m := &postMaker{dir: dir, pools: map[string][]string{}, common: map[string][]piece{}, next: map[string]int{}}
	for _, lang := range []string{"zh", "en"} {
		data, err := os.ReadFile(filepath.Join(dir, lang+".txt"))
		if err != nil {
			return nil, err
		}
		m.pools[lang] = strings.Split(strings.TrimSpace(string(data)), "\n")
	}
	a, err := txtar.ParseFile(filepath.Join(dir, "common.txtar"))
	if err != nil {
		return nil, err
	}
	for _, name := range pieceNames(a) {
		key := name[:strings.LastIndexByte(name, '-')]
		m.common[key] = append(m.common[key], pieceOf(a, name))
	}
	return m, nil
}

// pieceNames returns the names of the pieces of a, in its order.
func pieceNames(a *txtar.Archive) (out []string) {
	for _, f := range a.Files {
		if !strings.HasSuffix(f.Name, ".want") && f.Name != "front" {
			out = append(out, f.Name)
		}
	}
	return out
}

func pieceOf(a *txtar.Archive, name string) (p piece) {
	for _, f := range a.Files {
		switch f.Name {
		case name:
			p.source = strings.TrimRight(string(f.Data), "\n")
		case name + ".want":
			p.want = strings.TrimRight(string(f.Data), "\n")
		}
	}
	return p
}

func (m *postMaker) read(name string) (*generator, error) {
	a, err := txtar.ParseFile(filepath.Join(m.dir, name+".txtar"))
	if err != nil {
		return nil, err
	}
	g := &generator{name: name, front: pieceOf(a, "front").source, undated: strings.Contains(string(a.Comment), "undated")}
	langs, _, _ := strings.Cut(strings.TrimPrefix(string(a.Comment), "langs: "), "\n")
	g.langs = strings.Fields(langs)
	for _, name := range pieceNames(a) {
		g.pieces = append(g.pieces, pieceOf(a, name))
	}
	return g, nil
}

// readPosts returns the posts of all generators.
func readPosts(dir string) ([]*goldCase, error) {
	m, err := newPostMaker(dir)
	if err != nil {
		return nil, err
	}
	var out []*goldCase
	for _, name := range generators {
		g, err := m.read(name)
		if err != nil {
			return nil, err
		}
		for i := range postsOf {
			out = append(out, m.post(g, i))
		}
	}
	return out, nil
}

// post makes one post.
func (m *postMaker) post(g *generator, i int) *goldCase {
	lang := g.langs[i%len(g.langs)]
	p := &post{m: m, lang: lang, title: strings.TrimRight(m.sentence(lang), "。."), date: fmt.Sprintf("2021-%02d-%02d", 1+i%12, 1+i*7%28)}
	p.add(piece{source: g.front})
	p.text()
	for k := range piecesOf {
		p.add(g.pieces[(i*piecesOf+k)%len(g.pieces)])
		if k == 1 {
			p.heading()
			p.add(m.turn("trap-" + lang))
		}
		p.text()
	}
	if i%3 > 0 {
		p.add(m.turn("foot-" + lang))
	}
	c := &goldCase{name: fmt.Sprintf("%s-%02d", g.name, i+1), shape: g.name, ext: ".md", source: []byte(p.source.String())}
	c.want.parse(p.want.String())
	c.want.title = p.title
	if !g.undated {
		c.want.date = p.date
	}
	return c
}

// sentence returns the next of a pool.
func (m *postMaker) sentence(lang string) string {
	pool := m.pools[lang]
	m.next[lang]++
	return pool[m.next[lang]%len(pool)]
}

// turn returns the next of the pieces of common.
func (m *postMaker) turn(key string) piece {
	m.next[key]++
	return m.common[key][m.next[key]%len(m.common[key])]
}

// post is a post that is being made.
type post struct {
	m                 *postMaker
	lang, title, date string
	source, want      strings.Builder
}

// add adds a piece with what its braces stand for.
func (p *post) add(x piece) {
	names := []string{"{title}", p.title, "{date}", p.date}
	p.m.next["pic"]++
	names = append(names, "{pic}", fmt.Sprintf("https://img.example/%d.png", p.m.next["pic"]))
	for i := 1; i <= 3; i++ {
		if name := fmt.Sprintf("{%d}", i); strings.Contains(x.source, name) {
			names = append(names, name, p.m.sentence(p.lang))
		}
	}
	r := strings.NewReplacer(names...)
	p.source.WriteString(r.Replace(x.source) + "\n\n")
	p.want.WriteString(r.Replace(x.want) + "\n")
}

// text adds a paragraph of the author's own.
func (p *post) text() { p.add(piece{"{1} {2}", "{1} {2}"}) }

func (p *post) heading() {
	h := strings.TrimRight(p.m.sentence(p.lang), "。.")
	p.add(piece{"## " + h, h})
}

// evaluateMarkdown adds a line for each generator, and one for all.
func evaluateMarkdown(ctx context.Context, t *table, dir string) error {
	cases, err := readPosts(dir)
	if err != nil {
		return err
	}
	return evaluateCases(ctx, &part{table: t, name: "markdown"}, slices.Values(cases), markdownFloor)
}

// markdownFloor is what the posts must reach as a whole.
var markdownFloor = floor{precision: 0.985, recall: 0.995, pictures: 1, heads: 1}
