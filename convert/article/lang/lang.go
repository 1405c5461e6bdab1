// Package lang tells the language of a text by its letters. Count looks at a body
// once and counts what is asked of it elsewhere too: the letters by script, and
// a fingerprint of them.
package lang

import (
	"strings"

	"golang.org/x/text/language"

	"github.com/wenzhai/wenzhai/convert/doc"
	"github.com/wenzhai/wenzhai/convert/letter"
)

// Weights of one character against one Latin or Cyrillic letter: a Han
// character says about as much as three letters, a Hangul syllable as two.
const (
	hanWeight    = 3
	hangulWeight = 2
)

// Detect returns the language of text by its scripts, with HTML and
// Markdown markup, addresses and code left out: zh-Hans or zh-Hant, ru, ja, ko,
// en for any other text in Latin letters, "" for a text without letters.
func Detect(text []byte) doc.Lang {
	t := Count(text, doc.Markdown)
	return t.Lang()
}

// Lang returns the language of the greater part of what was counted.
func (t Tally) Lang() doc.Lang {
	switch chinese := t.Han * hanWeight; {
	case t.kana > 0 && t.kana*4 > t.Han && (t.kana+t.Han)*hanWeight > t.latin+t.cyril:
		return "ja"
	case t.hangul > t.Han && t.hangul*hangulWeight > t.latin:
		return "ko"
	case t.Han > 0 && chinese >= t.latin && chinese >= t.cyril:
		return t.chinese()
	case t.other > t.latin && t.other > t.cyril:
		return "" // see Own
	case t.cyril > t.latin:
		return doc.Russian
	case t.latin > 0:
		return doc.English
	}
	return ""
}

func (t Tally) chinese() doc.Lang {
	if t.hant > t.hans {
		return doc.Hant
	}
	return doc.Hans
}

// Of returns the language of a body: what its file states, if that is a
// language tag, made precise for Chinese; else what its letters show.
func Of(stated string, t Tally) doc.Lang {
	detected := t.Lang()
	tag := stated
	if i := strings.IndexAny(tag, ",; "); i >= 0 {
		tag = tag[:i]
	}
	parsed, err := language.Parse(strings.ReplaceAll(strings.TrimSpace(tag), "_", "-"))
	if err != nil || parsed.IsRoot() {
		return byName(stated, detected)
	}
	base, _ := parsed.Base()
	if base.String() != "zh" {
		return doc.Lang(parsed.String())
	}
	_, written, region := parsed.Raw()
	switch script := doc.Lang("zh-" + written.String() + "-" + region.String()).Script(); {
	case script != "":
		return script
	case detected.IsChinese():
		return detected
	}
	return doc.Hans
}

// byName reads the names of languages that people write instead of tags.
func byName(stated string, detected doc.Lang) doc.Lang {
	switch named := doc.Lang(letter.Language(stated)); {
	case named == "", named == "zh" && detected.IsChinese():
		return detected
	case named == "zh":
		return doc.Hans
	default:
		return named
	}
}

// Plausible reports whether a language stated by a page template agrees with
// the page's letters: templates say "en" on pages in any language.
func Plausible(stated string, t Tally) bool {
	detected := t.Lang()
	switch of := Of(stated, t); {
	case detected == "" || of == detected:
		return true
	case detected == doc.English:
		return !of.IsChinese() && of != doc.Russian && of != "ja" && of != "ko"
	case detected == doc.Russian:
		return !of.IsChinese() && of != doc.English
	default:
		return detected.IsChinese() && of.IsChinese()
	}
}
