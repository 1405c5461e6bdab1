package bilingual

import (
	"strings"

	"github.com/wenzhai/wenzhai/convert/doc"
)

// Both is an article that held a text and its translation, taken apart.
type Both struct {
	Lead, Second *doc.Article // in the order in which they stood
	// Rows say which blocks belong together where the article told it by
	// their places; nil where the two texts are to be aligned.
	Rows   []doc.Match
	Labels []string // the lines that were left out: they only name a language
}

// Split takes an article apart that holds the same text in two languages of
// different scripts: paragraph under paragraph (or line under line within
// one), or one text after the other. ok is false where it is not sure of
// that: an article with quotations in another language, or with a summary in
// it, stays one. langOf tells the language of a text by its letters. Texts that
// follow each other without a word on it are compared by al's dictionary.
//
// Every block is in one of the two texts, as it was or as its part in one
// language; the article itself is not changed. Left out are the lines that
// only name a language ("English", "译文") between two texts, and a rule there. A
// picture among paragraphs in both languages goes with the leading text.
func (al *Aligner) Split(a *doc.Article, langOf func(text []byte) doc.Lang) (both Both, ok bool) {
	if a == nil || langOf == nil {
		return both, false
	}
	a, notes := withoutNotes(a)
	a, standfirst := withoutStandfirst(a)
	var w weights
	doc.Walk(a.Blocks, func(b doc.Block) bool {
		switch b.(type) {
		case *doc.Quote, *doc.Box, *doc.List, *doc.Code, *doc.Formula: // the parts of the one are to come; the other is in no language
			return true
		}
		for _, t := range doc.PlainBlocks([]doc.Block{b}) {
			w = w.plus(weigh(t))
		}
		return false
	})
	scripts, ok := w.pair()
	if !ok {
		return Both{}, false
	}
	s := splitter{al: al, sides: scripts, langOf: langOf, article: a}
	s.pieces = s.sides.pieces(a.Blocks)
	own := sum(s.pieces)
	if min(own[first], own[second]) < leastSecond*max(own[first], own[second]) || own[first]+own[second] < leastPure*(w[scripts[first]]+w[scripts[second]]) {
		return Both{}, false // one language full of the other's names
	}
	if s.afterEachOther() || s.interleaved() {
		both = s.both()
		both.giveNotes(notes, a.Lang)
		both.giveStandfirst(standfirst)
		return both, true
	}
	return Both{}, false
}

// leastPure is the share of the letters that must be of the language of their
// paragraph.
const leastPure = 0.8

// splitter takes one article apart.
type splitter struct {
	al      *Aligner
	sides   tongues
	langOf  func([]byte) doc.Lang
	article *doc.Article
	pieces  []piece
	lead    side
	blocks  [2][]doc.Block // by side
	titles  [2]string      // by side
	rows    []doc.Match
	labels  []string
}

// both returns the two texts as articles.
func (s *splitter) both() Both {
	return Both{s.text(s.lead), s.text(1 - s.lead), s.rows, s.labels}
}

func (s *splitter) text(of side) *doc.Article {
	x := &doc.Article{Meta: s.article.Meta}
	x.Lang = s.lang(of, s.blocks[of])
	x.Title = s.titles[of]
	x.Blocks = relabel(s.blocks[of], s.article.Lang, x.Lang)
	return x
}

// lang returns the language of one text: the article's, if it is written so.
func (s *splitter) lang(of side, blocks []doc.Block) doc.Lang {
	if sc, ok := scriptOf(s.article.Lang); ok && sc == s.sides[of] {
		return s.article.Lang
	}
	return s.langOf([]byte(strings.Join(doc.PlainBlocks(blocks), "\n")))
}
