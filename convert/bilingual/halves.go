package bilingual

import (
	"strings"
	"unicode"

	"github.com/wenzhai/wenzhai/convert/doc"
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
	if _, rule := s.article.Blocks[at-1].(*doc.Rule); len(labels) == 0 && !s.likeTexts(a, b, lead, rule) {
		return false
	}
	s.lead, s.labels = lead, labels
	s.blocks[lead], s.blocks[1-lead] = a, b
	s.takeHeadings()
	s.setTitles()
	return true
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

// names are the words by which a heading says no more than in which language
// the text goes on.
const names = " chinese english russian chineseversion englishversion russianversion inchinese inenglish inrussian chinesetext englishtext chinesetranslation englishtranslation russiantranslation " +
	"translation original originaltext theoriginal translatedtext sourcetext " +
	"中文 中文版 汉语 漢語 中文译文 中文翻译 简体中文 繁体中文 英文 英文版 英语 英文原文 英文译文 英文翻译 英文版本 中文版本 俄文 俄文版 俄语 俄文原文 俄文译文 原文 译文 譯文 翻译 翻譯 " +
	"перевод оригинал русский порусски русскийтекст русскийперевод английский английскийтекст английскийоригинал китайский китайскийтекст китайскийоригинал китайскийперевод переводнарусский наанглийском накитайском нарусском текстперевода "

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
	if len(text) > 80 {
		return false
	}
	word := strings.Map(func(r rune) rune {
		if !unicode.IsLetter(r) {
			return -1
		}
		return unicode.ToLower(r)
	}, text)
	return word != "" && strings.Contains(names, " "+word+" ")
}

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
)

// likeTexts reports whether two texts of one article, parted by a rule or by
// nothing, translate each other: by the words that they share and, where too
// few are known, by their shape.
func (s *splitter) likeTexts(a, b []doc.Block, lead side, rule bool) bool {
	x := NewText(&doc.Article{Meta: doc.Meta{Lang: s.lang(lead, a)}, Blocks: a})
	y := NewText(&doc.Article{Meta: doc.Meta{Lang: s.lang(1-lead, b)}, Blocks: b})
	linked, hits, known := s.al.agreement(x, y)
	switch {
	case known >= leastKnown:
		return linked*hits >= leastAgreement
	case rule:
		return linked >= leastLinked
	}
	return len(x.Segments) == len(y.Segments) && linked >= leastLinked
}
