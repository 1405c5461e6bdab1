package readable

import (
	_ "embed"
	"errors"
	"fmt"
	"math"
	"strconv"
	"strings"
	"sync"
)

// Tree is a decision tree. Its first node is its root.
type Tree []Split

// Split is a node of a tree: a leaf where Left is 0.
type Split struct {
	Feature     int     // by which the way parts
	Value       float32 // up to which it goes left; of a leaf: what it adds
	Left, Right int     // numbers of nodes
}

// Model judges blocks in two stages: the second one knows what the first says of all.
type Model struct{ First, Second Forest }

// Chances returns how likely it is of each of the blocks of a page that it is of the
// article.
func (m Model) Chances(blocks []*Block) []float32 {
	out := make([]float32, len(blocks))
	for i, x := range blocks {
		out[i] = m.First.Chance(x.Features)
	}
	if len(m.Second) == 0 {
		return out
	}
	for i, f := range Context(blocks, out) {
		out[i] = m.Second.Chance(f)
	}
	return out
}

// String returns the trees of the stages, which an empty line parts: see Forest.String.
func (m Model) String() string { return m.First.String() + "\n" + m.Second.String() }

// ParseModel reads what Model.String returns.
func ParseModel(text string) (*Model, error) {
	m := &Model{}
	first, second, _ := strings.Cut(text, "\n\n")
	for _, part := range []struct {
		of   *Forest
		text string
	}{{&m.First, first}, {&m.Second, second}} {
		var err error
		if *part.of, err = parseForest(part.text); err != nil {
			return nil, err
		}
	}
	return m, nil
}

// Forest is trees whose sum is the logarithm of the odds that a block is of the article.
type Forest []Tree

// Chance returns how likely it is by the trees that a block with these features is of
// the article.
func (m Forest) Chance(f []float32) float32 {
	sum := float32(0)
	for _, t := range m {
		sum += t.Value(f)
	}
	return float32(1 / (1 + math.Exp(-float64(sum))))
}

// Value returns what the tree adds for features.
func (t Tree) Value(f []float32) float32 {
	if len(t) == 0 {
		return 0
	}
	i := 0
	for t[i].Left > 0 {
		i = t[i].next(f)
	}
	return t[i].Value
}

// next returns the number of the node to which the way goes on.
func (s *Split) next(f []float32) int {
	if f[s.Feature] <= s.Value {
		return s.Left
	}
	return s.Right
}

// String returns the trees as lines, each with its nodes from the root on: those that
// part as FEATURE<VALUE, leaves as =VALUE.
func (m Forest) String() string {
	var s strings.Builder
	for _, t := range m {
		sep := ""
		for _, n := range t {
			v := strconv.FormatFloat(float64(n.Value), 'g', 4, 32)
			if n.Left > 0 {
				fmt.Fprintf(&s, "%s%s<%s", sep, ContextNames[n.Feature], v)
			} else {
				s.WriteString(sep + "=" + v)
			}
			sep = " "
		}
		s.WriteByte('\n')
	}
	return s.String()
}

func parseForest(text string) (Forest, error) {
	numbers := map[string]int{}
	for i, n := range ContextNames {
		numbers[n] = i
	}
	var m Forest
	for line := range strings.Lines(text) {
		p := treeParser{words: strings.Fields(line), numbers: numbers}
		if p.node(); p.err != nil || p.at != len(p.words) {
			if p.err == nil {
				p.err = errors.New("it goes on behind its end")
			}
			return nil, fmt.Errorf("tree %d of the model cannot be read: %w", len(m)+1, p.err)
		}
		m = append(m, p.tree)
	}
	return m, nil
}

type treeParser struct {
	words   []string
	at      int
	numbers map[string]int
	tree    Tree
	err     error
}

// node reads a node and those below it, and returns its number.
func (p *treeParser) node() int {
	i := len(p.tree)
	if p.at == len(p.words) || p.err != nil {
		p.err = errors.New("a node is missing")
		return i
	}
	p.tree = append(p.tree, Split{})
	name, value, inner := strings.Cut(p.words[p.at], "<")
	if !inner {
		value = strings.TrimPrefix(name, "=")
	}
	p.at++
	v, err := strconv.ParseFloat(value, 32)
	feature, known := p.numbers[name]
	if err != nil || inner && !known {
		p.err = fmt.Errorf("%q is no node", p.words[p.at-1])
		return i
	}
	p.tree[i] = Split{Feature: feature, Value: float32(v)}
	if inner {
		left := p.node()
		right := p.node()
		p.tree[i].Left, p.tree[i].Right = left, right
	}
	return i
}

//go:embed model.txt
var modelText string

// model returns the model that is built in.
var model = sync.OnceValue(func() *Model {
	m, err := ParseModel(modelText)
	if err != nil {
		panic(err)
	}
	return m
})
