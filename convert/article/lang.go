package article

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

// DetectLang returns the language of text by its scripts, with HTML and
// Markdown markup, addresses and code left out: zh-Hans or zh-Hant, ru, ja, ko,
// en for any other text in Latin letters, "" for a text without letters.
func DetectLang(text []byte) doc.Lang {
	t := measure(text, doc.Markdown)
	return t.lang()
}

// lang returns the language of the greater part of what was counted.
func (t *tally) lang() doc.Lang {
	switch chinese := t.han * hanWeight; {
	case t.kana > 0 && t.kana*4 > t.han && (t.kana+t.han)*hanWeight > t.latin+t.cyril:
		return "ja"
	case t.hangul > t.han && t.hangul*hangulWeight > t.latin:
		return "ko"
	case t.han > 0 && chinese >= t.latin && chinese >= t.cyril:
		return t.chinese()
	case t.cyril > t.latin:
		return doc.Russian
	case t.latin > 0:
		return doc.English
	}
	return ""
}

func (t *tally) chinese() doc.Lang {
	if t.hant > t.hans {
		return doc.Hant
	}
	return doc.Hans
}

// langOf returns the language of a body: what its file states, if that is a
// language tag, made precise for Chinese; else what its letters show.
func langOf(stated string, t *tally) doc.Lang {
	detected := t.lang()
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
	switch {
	case written.String() == "Hans", written.String() == "Hant":
		return doc.Lang("zh-" + written.String())
	case isOneOf(region.String(), []string{"TW", "HK", "MO"}):
		return doc.Hant
	case isOneOf(region.String(), []string{"CN", "SG", "MY"}):
		return doc.Hans
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

// plausible reports whether a language stated by a page template agrees with
// the page's letters: templates say "en" on pages in any language.
func plausible(stated string, t *tally) bool {
	detected := t.lang()
	switch of := langOf(stated, t); {
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
