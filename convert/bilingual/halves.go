package bilingual

import (
	_ "embed" // lists of words
	"slices"
	"strings"
	"unicode"

	"github.com/wenzhai/wenzhai/convert/doc"
	"github.com/wenzhai/wenzhai/convert/letter"
)

// misplaced is how much of a text may stand among the other one, as a
// quotation does.
const misplaced = 0.2

// afterEachOther takes apart an article whose one text follows the other. The
// blocks go whole.
func (s *splitter) afterEachOther() bool {
	at, lead, ok := s.border()
	if !ok {
		return false
	}
	a, labels := unlabelled(s.article.Blocks[:at])
	b, more := unlabelled(s.article.Blocks[at:])
	if len(a) == 0 || len(b) == 0 {
		return false
	}
	labels = append(labels, more...)
	if len(labels) == 0 && !s.likeTexts(a, b, lead, s.ruleBy(at)) {
		return false
	}
	s.lead, s.labels = lead, labels
	s.blocks[lead], s.blocks[1-lead] = a, b
	s.takeHeadings()
	s.setTitles()
	return true
}

// ruleBy reports whether a rule stands beside the border, or a heading away.
func (s *splitter) ruleBy(at int) bool {
	return slices.ContainsFunc(s.article.Blocks[max(at-2, 0):min(at+2, len(s.article.Blocks))], func(b doc.Block) bool {
		_, ok := b.(*doc.Rule)
		return ok
	})
}

// border returns the block with which the second text begins, and the side of
// the first.
func (s *splitter) border() (at int, lead side, ok bool) {
	all := sum(s.pieces)
	least := misplaced
	var before [2]float64
	for k, p := range s.pieces {
		if k > 0 && p.at != s.pieces[k-1].at {
			for _, of := range [2]side{first, second} {
				wrong := max(before[1-of]/all[1-of], 1-before[of]/all[of])
				if wrong < least {
					at, lead, ok, least = p.at, of, true, wrong
				}
			}
		}
		if p.side != neither {
			before[p.side] += p.weight
		}
	}
	return at, lead, ok
}

// naming are the words of a line that says no more than in which language the
// text goes on, or that it is a translation; serving are those that may stand
// beside them.
var (
	//go:embed data/naming.txt
	namingList string
	//go:embed data/serving.txt
	servingList string

	naming, serving = letter.Table(namingList), letter.Table(servingList)
)

// named reports whether a word is one of naming, or several in Chinese, which sets
// no spaces.
func named(word string) bool {
	_, ok := naming[word]
	for n := min(len(word), longestHan); !ok && n > 0; n-- {
		if _, first := naming[word[:n]]; first {
			return named(word[n:])
		}
	}
	return ok || word == ""
}

// longestHan is the length of the longest Chinese word of naming in bytes.
const longestHan = len("中文")

// isLabel reports whether a block only names a language.
func isLabel(b doc.Block) bool {
	var in []doc.Inline
	switch b := b.(type) {
	case *doc.Heading:
		in = b.Inlines
	case *doc.Paragraph:
		in = b.Inlines
	default:
		return false
	}
	text := doc.PlainInlines(in)
	if len(text) > longLabel {
		return false
	}
	words := strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) })
	names := false
	for _, w := range words {
		_, serves := serving[w]
		switch {
		case named(w):
			names = true
		case !serves:
			return false
		}
	}
	return names
}

// longLabel is the most bytes of a label.
const longLabel = 80

// unlabelled returns a text without the labels and rules around it, and the
// labels.
func unlabelled(b []doc.Block) (rest []doc.Block, labels []string) {
	leave := func(x doc.Block) {
		if isLabel(x) {
			labels = append(labels, doc.PlainBlocks([]doc.Block{x})...)
		}
	}
	for len(b) > 0 && isFrame(b[0]) {
		leave(b[0])
		b = b[1:]
	}
	for len(b) > 0 && isFrame(b[len(b)-1]) {
		leave(b[len(b)-1])
		b = b[:len(b)-1]
	}
	return b, labels
}

func isFrame(b doc.Block) bool {
	_, rule := b.(*doc.Rule)
	return rule || isLabel(b)
}

// What texts that translate each other have in common, at least: the share of
// their letters that is aligned, and the share of the words known to both that
// stands in aligned paragraphs. Of 150 translations the product of the two was
// .31 or more, of 150 texts beside the translation of another .17 or less.
const (
	leastLinked    = 0.8
	leastAgreement = 0.25
	leastKnown     = 20 // words, below which they prove nothing
	fewKnown       = 4  // the same with a dictionary
)

// likeTexts reports whether two texts of one article, parted by a rule or by
// nothing, translate each other: by the words that they share and, where too
// few are known, by their shape.
func (s *splitter) likeTexts(a, b []doc.Block, lead side, rule bool) bool {
	x := NewText(&doc.Article{Meta: doc.Meta{Lang: s.lang(lead, a)}, Blocks: a})
	y := NewText(&doc.Article{Meta: doc.Meta{Lang: s.lang(1-lead, b)}, Blocks: b})
	linked, hits, known := s.al.agreement(x, y)
	switch {
	case known >= leastKnown || s.al.HasDictionary(x.Lang, y.Lang):
		return known >= fewKnown && linked*hits >= leastAgreement
	case rule:
		return linked >= leastLinked
	}
	return len(x.Segments) == len(y.Segments) && linked >= leastLinked
}
