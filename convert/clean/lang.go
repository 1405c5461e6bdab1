package clean

import (
	"unicode"

	"github.com/wenzhai/wenzhai/convert/doc"
)

// script is what a text is mostly written in.
type script uint8

const (
	scriptNone script = iota
	scriptHan
	scriptLatin
	scriptCyrillic
)

// minForeign is how many letters a block must have to be called foreign.
const minForeign = 20

// markLangs marks the paragraphs, headings and quotes that are written in
// another script than the article, so that they are hyphenated, spaced and read
// aloud in their own language.
func (c *cleaner) markLangs(blocks []doc.Block) {
	own := scriptOfLang(c.meta.Lang)
	if own == scriptNone {
		return
	}
	doc.Walk(blocks, func(x doc.Block) bool {
		switch x := x.(type) {
		case *doc.Paragraph:
			x.Lang = foreign(x.Inlines, own)
		case *doc.Heading:
			x.Lang = foreign(x.Inlines, own)
		}
		return true
	})
}

func scriptOfLang(l doc.Lang) script {
	switch {
	case l.IsChinese():
		return scriptHan
	case l == doc.Russian:
		return scriptCyrillic
	case l == doc.English:
		return scriptLatin
	}
	return scriptNone
}

// foreign returns the language of in if its script is not own, or "".
func foreign(in []doc.Inline, own script) doc.Lang {
	var t letters
	t.count(in)
	switch s := t.script(); {
	case s == own:
		return ""
	case s == scriptHan:
		return "zh"
	case s == scriptCyrillic:
		return doc.Russian
	case s == scriptLatin && t.words > 0:
		return doc.English
	}
	return ""
}

// letters counts the letters of a text by script, and its commonest English
// words, which no other language in Latin letters has.
type letters struct{ han, latin, cyrillic, words int }

func (t *letters) count(in []doc.Inline) {
	for _, x := range in {
		switch x := x.(type) {
		case *doc.Run:
			t.add(x.Text)
		case *doc.Styled:
			t.count(x.Inlines)
		case *doc.Link:
			t.count(x.Inlines)
		}
	}
}

var englishWords = nameSet("the and of to is was are were with for that this from by it you not have which as")

func (t *letters) add(s string) {
	start := -1
	for i, r := range s {
		switch {
		case isHan(r):
			t.han++
		case r < 0x250 && unicode.IsLetter(r):
			t.latin++
			if start < 0 {
				start = i
			}
			continue
		case unicode.Is(unicode.Cyrillic, r):
			t.cyrillic++
		}
		t.word(s, &start, i)
	}
	t.word(s, &start, len(s))
}

func (t *letters) word(s string, start *int, end int) {
	if *start >= 0 && englishWords[s[*start:end]] {
		t.words++
	}
	*start = -1
}

// script returns what the text is clearly written in: a Han character says
// about as much as three letters.
func (t *letters) script() script {
	han, all := t.han*3, t.han*3+t.latin+t.cyrillic
	switch {
	case all < minForeign:
		return scriptNone
	case han*2 > all:
		return scriptHan
	case t.cyrillic*10 > all*6:
		return scriptCyrillic
	case t.latin*10 > all*9:
		return scriptLatin
	}
	return scriptNone
}
