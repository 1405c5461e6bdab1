package repair

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/wenzhai/wenzhai/convert/clean/internal/token"
	"github.com/wenzhai/wenzhai/convert/clean/internal/words"
	"github.com/wenzhai/wenzhai/convert/doc"
	"github.com/wenzhai/wenzhai/convert/letter"
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

// MarkLangs marks the paragraphs and headings that are written in another script
// than the article, so that they are hyphenated, spaced and read aloud in their
// own language.
func MarkLangs(lang doc.Lang, blocks []doc.Block) {
	own := scriptOfLang(lang)
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
	t := letters{left: token.InlineBytes(in), own: own}
	token.AnyRun(in, t.add)
	switch s := t.script(); {
	case s == own:
		return ""
	case s == scriptHan:
		return "zh"
	case s == scriptCyrillic:
		return doc.Russian
	case s == scriptLatin && token.AnyRun(in, holdsEnglish):
		return doc.English
	}
	return ""
}

// englishWords are the commonest English words that no other language in Latin
// letters has.
var englishWords = words.Set("language.english")

// holdsEnglish reports whether one of englishWords stands in r.
func holdsEnglish(r *doc.Run) bool {
	for w := range strings.FieldsFuncSeq(r.Text, func(r rune) bool { return r >= 0x250 || !unicode.IsLetter(r) }) {
		if englishWords()[w] {
			return true
		}
	}
	return false
}

// letters counts the letters of a text by script.
type letters struct {
	han, latin, cyrillic int
	left                 int    // bytes not looked at yet
	own                  script // of the article
}

// settled reports whether what is left cannot make the text foreign any more, see
// script: neither nine tenths Latin nor six tenths Cyrillic nor half Han.
func (t *letters) settled() bool {
	han := t.han * 3
	if 4*(t.cyrillic+t.left/2) > 6*(han+t.latin) {
		return false
	}
	switch t.own {
	case scriptHan:
		return han >= minForeign && t.latin+t.left <= 9*(han+t.cyrillic)
	case scriptLatin:
		return t.latin >= minForeign && han+t.left <= t.latin+t.cyrillic
	}
	return false
}

// countStep is after how many bytes a count may be found settled.
const countStep = 128

// add counts the letters of a run until the count is settled, and reports whether
// it is.
func (t *letters) add(r *doc.Run) bool {
	for s := r.Text; s != "" && !t.settled(); {
		n := min(countStep, len(s))
		for n < len(s) && !utf8.RuneStart(s[n]) {
			n++
		}
		t.scan(s[:n])
		t.left -= n
		s = s[n:]
	}
	return t.settled()
}

// scan counts the letters of s. Common ideographs, marks and ASCII are told by
// their bytes.
func (t *letters) scan(s string) {
	for i := 0; i < len(s); {
		ch := s[i]
		switch {
		case ch < utf8.RuneSelf:
			if letter.Alpha(ch) {
				t.latin++
			}
			i++
		case ch >= 0xE5 && ch <= 0xE9 && i+2 < len(s), ch == 0xE4 && i+2 < len(s) && s[i+1] >= 0xB8: // U+4E00 to U+9FFF
			t.han++
			i += 3
		case ch == 0xEF && i+2 < len(s) && s[i+1] == 0xBC, ch == 0xE2 && i+2 < len(s) && s[i+1] == 0x80: // marks
			i += 3
		default:
			r, n := utf8.DecodeRuneInString(s[i:])
			i += n
			switch {
			case letter.Unspaced(r):
				t.han++
			case r < 0x250 && unicode.IsLetter(r):
				t.latin++
			case unicode.Is(unicode.Cyrillic, r):
				t.cyrillic++
			}
		}
	}
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
