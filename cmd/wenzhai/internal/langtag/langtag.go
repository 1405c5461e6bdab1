// Package langtag reads the languages that people name in flags: BCP 47 tags in any
// case, and what they write where a tag stands.
package langtag

import (
	"fmt"
	"slices"
	"strings"

	"golang.org/x/text/language"

	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/nearest"
	"github.com/wenzhai/wenzhai/convert/doc"
	"github.com/wenzhai/wenzhai/convert/frame"
	"github.com/wenzhai/wenzhai/convert/letter"
)

// Recognised returns the languages that wenzhai tells apart by itself, as flags list them.
func Recognised() []string { return []string{"zh", "zh-Hans", "zh-Hant", "en", "ru", "ja", "ko"} }

// Leads returns the languages of the text that goes first in a bilingual book.
func Leads() []string { return []string{"zh", "zh-Hans", "zh-Hant", "en", "ru"} }

// scriptNames are what people write for a script of Chinese where a tag stands.
var scriptNames = map[string]doc.Lang{"cn": doc.Hans, "chs": doc.Hans, "tw": doc.Hant, "hk": doc.Hant, "cht": doc.Hant}

// Parse returns the language of a BCP 47 tag in any case, with - or _. A
// region of Chinese says its script; of another language that wenzhai tells by
// its letters it says nothing that those show, so that it is left out. The tag of
// any other language is one that front matter can state.
func Parse(s string) (doc.Lang, error) {
	name := strings.ToLower(strings.ReplaceAll(strings.TrimSpace(s), "_", "-"))
	if l, ok := scriptNames[name]; ok {
		return l, nil
	}
	tag, err := language.Parse(name)
	base, script, region := tag.Raw()
	if err != nil || base.String() == "und" {
		return "", unknownLang(s, Recognised(), ", or the tag of another language, such as fr")
	}
	chinese := doc.Lang("zh-" + script.String() + "-" + region.String()).Script()
	switch {
	case base.String() != "zh" && slices.Contains(Recognised(), base.String()):
		return doc.Lang(base.String()), nil
	case base.String() != "zh":
		return doc.Lang(tag.String()), nil
	case chinese != "" && (script.String() == "Zzzz" || strings.HasSuffix(string(chinese), script.String())):
		return chinese, nil
	case script.String() == "Zzzz" && region.String() == "ZZ":
		return "zh", nil
	}
	return "", unknownLang(s, Recognised(), "") // pinyin and the like
}

// unknownLang says which languages are known, and which was likely meant.
func unknownLang(s string, known []string, more string) error {
	hint := nearest.Hint(s, known)
	if tag := letter.Language(s); tag != "" {
		hint = "; did you mean " + tag + "?"
	}
	return fmt.Errorf("unknown language %q: expected %s%s%s", s, nearest.Or(known), more, hint)
}

// ParseLead returns the language of a text of a bilingual book.
func ParseLead(s string) (doc.Lang, error) {
	l, err := Parse(s)
	if err != nil || !slices.Contains(Leads(), string(l)) {
		return "", unknownLang(s, Leads(), "")
	}
	return l, nil
}

// Frames returns the languages that a frame can have.
func Frames() []string {
	var out []string
	for _, l := range frame.Langs() {
		out = append(out, string(l))
	}
	return out
}

// ParseUI returns the languages of a frame: tags joined with +.
func ParseUI(s string) (frame.UI, error) {
	var ui frame.UI
	names := Frames()
	for part := range strings.SplitSeq(s, "+") {
		l, err := Parse(part)
		if l == "zh" {
			l = doc.Hans
		}
		if err != nil || !slices.Contains(names, string(l)) {
			return nil, unknownLang(part, names, ", joined with +")
		}
		if slices.Contains(ui, l) {
			return nil, fmt.Errorf("frame language %q is named twice", part)
		}
		ui = append(ui, l)
	}
	return ui, nil
}
