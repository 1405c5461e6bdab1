package readable

import (
	"math"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/wenzhai/wenzhai/convert/clean/internal/runes"
	"github.com/wenzhai/wenzhai/convert/clean/internal/words"
	"github.com/wenzhai/wenzhai/convert/letter"
)

// FeatureNames are the names of the features of a block, in their order.
var FeatureNames = featureNames()

func featureNames() []string {
	out := []string{
		"chars", "linked", "marks", "mark-density", "ends", "styled", "digits", "upper", "pictures", "capital",
		"own", "lib", "steps-own", "steps-lib", "own-share", "lib-share",
		"heading", "item", "cell", "paragraph", "figcaption", "quote", "pre", "in-aside", "in-header-footer", "in-nav", "in-form", "in-list", "in-table", "in-figure", "in-link", "in-article", "in-main", "in-section", "hidden", "lists",
		"title", "seen", "told", "also", "asks", "credits", "back",
		"place", "sure-before", "sure-after", "between", "text-before", "text-after", "depth",
		"similar", "similar2", "similar-linked",
	}
	for _, l := range []string{"1", "2", "3", "4"} {
		out = append(out, "box-chars"+l, "box-linked"+l, "box-rich"+l, "box-mean"+l)
	}
	for _, g := range groups {
		out = append(out, "names-"+g)
	}
	for _, p := range []string{"-2", "-1", "+1", "+2"} {
		out = append(out, "chars"+p, "linked"+p, "cand"+p, "kind"+p)
	}
	return append(out, surroundNames...)
}

// reader makes features of the blocks of one page.
type reader struct {
	blocks   []*Block
	boxes    map[*html.Node]*box
	holds    map[*html.Node]bool // elements that the library left in the article
	own, lib *box                // around the candidates
	onOwn    map[*box]int        // the boxes around own, by their distance
	onLib    map[*box]int        // likewise
	title    string              // key of the page's title
	seen     map[string]bool     // keys of blocks before
	toldAt   int                 // how much of told the blocks so far are of
	told     string              // key of the text that the page gives to machines
	rich     int                 // of the page
	surroundings
}

func logOf(n int) float32 { return float32(math.Log2(float64(n + 1))) }

// maxTold is how many bytes of told a block may leave out.
const maxTold = 4000

func flag(b bool) float32 {
	if b {
		return 1
	}
	return 0
}

func chainOf(b *box) map[*box]int {
	out := map[*box]int{}
	for i := 0; b != nil; i++ {
		out[b] = i
		b = b.up
	}
	return out
}

// features fills in the features of all blocks.
func (r *reader) features() {
	r.seen = map[string]bool{}
	first, last := -1, -1
	total := 0
	for i, x := range r.blocks {
		total += x.chars
		x.Caption = x.isCaption() && (x.own || x.lib)
		if r.sure(x) {
			if first < 0 {
				first = i
			}
			last = i
		}
	}
	before, sure := 0, -len(r.blocks)-20
	next := r.nextSure()
	for i, x := range r.blocks {
		f := make([]float32, 0, len(FeatureNames))
		f = x.shapeFeatures(f)
		f = r.candidateFeatures(f, x)
		f = x.kindFeatures(f)
		f = r.wordFeatures(f, x)
		near := func(d int) float32 { return float32(min(d, 20)) }
		f = append(f, ratio(i, len(r.blocks)), near(i-sure), near(next[i]-i), flag(i > first && i < last), ratio(before, total), ratio(total-before, total), float32(x.box.depth))
		f = x.similarFeatures(f)
		f = x.boxFeatures(f)
		f = x.nameFeatures(f)
		for _, d := range []int{-2, -1, 1, 2} {
			f = r.neighbour(f, i+d)
		}
		f = r.surroundFeatures(f, i)
		x.Features = f
		before += x.chars
		if r.sure(x) {
			sure = i
		}
		r.seen[x.key] = true
	}
}

// sure reports whether x is running text of a candidate.
func (r *reader) sure(x *Block) bool { return x.rich > 0 && (x.own || x.lib) }

func (r *reader) nextSure() []int {
	out, next := make([]int, len(r.blocks)), math.MaxInt32
	for i, x := range slices.Backward(r.blocks) {
		out[i] = next
		if r.sure(x) {
			next = i
		}
	}
	return out
}

func (r *reader) neighbour(f []float32, i int) []float32 {
	if i < 0 || i >= len(r.blocks) {
		return append(f, 0, 0, 0, 0)
	}
	x := r.blocks[i]
	return append(f, logOf(x.chars), x.linked(), flag(x.own)+flag(x.lib), kindOf(x.box.n))
}

// kindOf returns a number for the kind of an element.
func kindOf(n *html.Node) float32 {
	switch {
	case levelOf(n) > 0:
		return 3
	case n.DataAtom == atom.P:
		return 2
	}
	return flag(n.DataAtom == atom.Li)
}

// levelOf returns the level of a heading, 0 for anything else.
func levelOf(n *html.Node) int {
	if len(n.Data) == 2 && n.Data[0] == 'h' && n.Data[1] >= '1' && n.Data[1] <= '6' {
		return int(n.Data[1] - '0')
	}
	return 0
}

func (x *Block) shapeFeatures(f []float32) []float32 {
	digits, upper, letters := 0, 0, 0
	for _, c := range x.Text {
		switch {
		case unicode.IsDigit(c):
			digits++
		case unicode.IsUpper(c):
			upper++
			letters++
		case unicode.IsLetter(c):
			letters++
		}
	}
	text := strings.TrimFunc(x.Text, letter.Space)
	ends := float32(0)
	switch last := runes.LastOf(text); {
	case strings.ContainsRune("…»>›→", last) || strings.HasSuffix(text, "..."):
		ends = 1
	case strings.ContainsRune(":：", last):
		ends = 2
	case strings.ContainsRune("!?！？", last):
		ends = 3
	case strings.ContainsRune(".。\"”“’)）", last):
		ends = 4
	}
	start := runes.FirstRune(text)
	return append(f, logOf(x.chars), x.linked(), float32(min(x.marks, 20)), ratio(x.marks*100, x.chars), ends, flag(x.styled), ratio(digits, x.chars), ratio(upper, letters), float32(min(x.pictures, 3)),
		flag(unicode.IsUpper(start))-flag(unicode.IsLower(start)))
}

func (r *reader) candidateFeatures(f []float32, x *Block) []float32 {
	own, lib := r.steps(r.onOwn, x.box), r.steps(r.onLib, x.box)
	share := func(b *box) float32 {
		if b == nil {
			return 0
		}
		return ratio(b.rich, r.rich)
	}
	return append(f, flag(x.own), flag(x.lib), own, lib, share(r.own), share(r.lib))
}

// steps returns how many boxes around a candidate's box one must go to reach b.
func (r *reader) steps(on map[*box]int, b *box) float32 {
	for ; b != nil; b = b.up {
		if d, ok := on[b]; ok {
			return float32(min(d, 10))
		}
	}
	return 10
}

func (x *Block) kindFeatures(f []float32) []float32 {
	var in [12]float32
	lists := 0
	for b := x.box; b != nil; b = b.up {
		switch b.n.DataAtom {
		case atom.Aside:
			in[0] = 1
		case atom.Header, atom.Footer:
			in[1] = 1
		case atom.Nav:
			in[2] = 1
		case atom.Form, atom.Label:
			in[3] = 1
		case atom.Ul, atom.Ol, atom.Dl:
			in[4] = 1
			lists++
		case atom.Table:
			in[5] = 1
		case atom.Figure:
			in[6] = 1
		case atom.A:
			in[7] = 1
		case atom.Article:
			in[8]++
		case atom.Main:
			in[9] = 1
		case atom.Section:
			in[10] = 1
		}
		if b.hidden {
			in[11] = 1
		}
	}
	k := x.box.n.DataAtom
	f = append(f, float32(levelOf(x.box.n)), flag(k == atom.Li), flag(k == atom.Td || k == atom.Th || k == atom.Dd), flag(k == atom.P), flag(k == atom.Figcaption), flag(k == atom.Blockquote), flag(k == atom.Pre))
	return append(append(f, in[:]...), float32(min(lists, 4)))
}

var (
	alsoWords   = words.List("page.also")
	asksWords   = words.List("page.asks")
	creditWords = words.List("page.credits")
	backWords   = words.List("page.back")
)

// maxAsks is the length in bytes of the longest block that is looked through for words.
const maxAsks = 400

func (r *reader) wordFeatures(f []float32, x *Block) []float32 {
	text := strings.ToLower(strings.TrimLeftFunc(x.Text, func(c rune) bool { return !unicode.IsLetter(c) && c != '©' }))
	f = append(f, flag(r.isTitle(x)), flag(r.seen[x.key]), r.tellsOf(x), flag(runes.StartsAny(text, alsoWords())))
	asks := float32(0)
	if len(text) < maxAsks {
		for _, w := range asksWords() {
			if strings.Contains(text, w) {
				asks++
			}
		}
	}
	return append(f, asks, flag(runes.StartsAny(text, creditWords())), flag(runes.StartsAny(text, backWords())))
}

// tellsOf reports whether the text that the page gives to machines holds x; without
// such a text it returns 2.
func (r *reader) tellsOf(x *Block) float32 {
	if r.told == "" {
		return 2
	}
	if i := strings.Index(r.told[r.toldAt:], x.key); i >= 0 && len(x.key) > 3 {
		if i < maxTold {
			r.toldAt += i + len(x.key)
		}
		return 1
	}
	return 0
}

// similarFeatures says how many boxes of one shape stand beside those around the block.
func (x *Block) similarFeatures(f []float32) []float32 {
	most, far, linked := 0, 0, float32(0)
	for b, i := x.box, 0; b != nil && b.up != nil && i < 5; b, i = b.up, i+1 {
		n := b.up.shapes[b.shape]
		if i == 0 {
			most = n
		} else if n > far && b.n.DataAtom != atom.P {
			far, linked = n, b.up.linked()
		}
	}
	return append(f, float32(min(most, 30)), float32(min(far, 30)), linked)
}

func (x *Block) boxFeatures(f []float32) []float32 {
	b := x.box
	for range 4 {
		f = append(f, logOf(b.chars), b.linked(), ratio(b.rich, b.chars), ratio(b.chars, b.size.blocks))
		if b.up != nil {
			b = b.up
		}
	}
	return f
}

// nameFeatures says how near a box around the block has a name of each group.
func (x *Block) nameFeatures(f []float32) []float32 {
	const far = 8
	from := len(f)
	for range groups {
		f = append(f, far)
	}
	for b, i := x.box, 0; b != nil && i < far; b, i = b.up, i+1 {
		for g := range groups {
			if b.names&(1<<g) != 0 && f[from+g] == far {
				f[from+g] = float32(i)
			}
		}
	}
	return f
}
