package cli

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"golang.org/x/text/language"

	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/nearest"
	"github.com/wenzhai/wenzhai/convert/doc"
	"github.com/wenzhai/wenzhai/convert/frame"
	"github.com/wenzhai/wenzhai/convert/letter"
)

// told are the languages that wenzhai tells apart by itself, as flags list them.
var told = []string{"zh", "zh-Hans", "zh-Hant", "en", "ru", "ja", "ko"}

// scriptNames are what people write for a script of Chinese where a tag stands.
var scriptNames = map[string]doc.Lang{"cn": doc.Hans, "chs": doc.Hans, "tw": doc.Hant, "hk": doc.Hant, "cht": doc.Hant}

// parseLang returns the language of a BCP 47 tag in any case, with - or _. A
// region of Chinese says its script; of another language that wenzhai tells by
// its letters it says nothing that those show, so that it is left out. The tag of
// any other language is one that front matter can state.
func parseLang(s string) (doc.Lang, error) {
	name := strings.ToLower(strings.ReplaceAll(strings.TrimSpace(s), "_", "-"))
	if l, ok := scriptNames[name]; ok {
		return l, nil
	}
	tag, err := language.Parse(name)
	base, script, region := tag.Raw()
	if err != nil || base.String() == "und" {
		return "", unknownLang(s, told, ", or the tag of another language, such as fr")
	}
	switch {
	case base.String() != "zh" && slices.Contains(told, base.String()):
		return doc.Lang(base.String()), nil
	case base.String() != "zh":
		return doc.Lang(tag.String()), nil
	case script.String() == "Hans", script.String() == "Hant":
		return doc.Lang("zh-" + script.String()), nil
	case script.String() != "Zzzz": // pinyin and the like
		return "", unknownLang(s, told, "")
	}
	switch region.String() {
	case "TW", "HK", "MO":
		return doc.Hant, nil
	case "CN", "SG", "MY":
		return doc.Hans, nil
	case "ZZ":
		return "zh", nil
	}
	return "", unknownLang(s, told, "")
}

// unknownLang says which languages are known, and which was likely meant.
func unknownLang(s string, known []string, more string) error {
	hint := nearest.Hint(s, known)
	if tag := letter.Language(s); tag != "" {
		hint = "; did you mean " + tag + "?"
	}
	return fmt.Errorf("unknown language %q: expected %s%s%s", s, nearest.Or(known), more, hint)
}

// parseLead returns the language of a text of a bilingual book.
func parseLead(s string) (doc.Lang, error) {
	l, err := parseLang(s)
	if err != nil || !slices.Contains(leads, string(l)) {
		return "", unknownLang(s, leads, "")
	}
	return l, nil
}

// parseUI returns the languages of a frame: tags joined with +.
func parseUI(s string) (frame.UI, error) {
	var langs, names []string
	for _, l := range frame.Langs() {
		names = append(names, string(l))
	}
	for part := range strings.SplitSeq(s, "+") {
		l, err := parseLang(part)
		if l == "zh" {
			l = doc.Hans
		}
		if err != nil || !slices.Contains(names, string(l)) {
			return nil, unknownLang(part, names, ", joined with +")
		}
		langs = append(langs, string(l))
	}
	return frame.ParseUI(strings.Join(langs, "+"))
}

// langList is a flag that takes tags of languages, joined with commas.
type langList struct{ to *[]doc.Lang }

// String returns the tags as they are kept.
func (l langList) String() string { return strings.Join(l.GetSlice(), ",") }

// Type returns what help calls a value.
func (l langList) Type() string { return "TAGS" }

// Set adds tags.
func (l langList) Set(s string) error {
	for part := range strings.SplitSeq(s, ",") {
		if err := l.Append(part); err != nil {
			return err
		}
	}
	return nil
}

// Append adds a tag.
func (l langList) Append(s string) error {
	tag, err := parseLang(s)
	if err == nil {
		*l.to = append(*l.to, tag)
	}
	return err
}

// Replace sets the tags.
func (l langList) Replace(tags []string) error {
	*l.to = nil
	var errs []error
	for _, t := range tags {
		errs = append(errs, l.Append(t))
	}
	return errors.Join(errs...)
}

// GetSlice returns the tags.
func (l langList) GetSlice() []string {
	out := []string{}
	for _, t := range *l.to {
		out = append(out, string(t))
	}
	return out
}
