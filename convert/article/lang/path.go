package lang

import (
	"path"
	"strings"

	"github.com/wenzhai/wenzhai/convert/doc"
)

// marks are the tags and the words by which names of files and folders say a
// language, with what they mean where that is not the tag itself.
var marks = map[string]doc.Lang{
	"zh": "zh", "cn": "zh", "chs": doc.Hans, "cht": doc.Hant, "zh-cn": doc.Hans, "zh-sg": doc.Hans, "zh-hans": doc.Hans, "zh-hans-cn": doc.Hans,
	"zh-tw": doc.Hant, "zh-hk": doc.Hant, "zh-hant": doc.Hant, "zh-hant-tw": doc.Hant, "zh-hant-hk": doc.Hant,
	"jp": "ja", "kr": "ko", "nb": "no", "nn": "no", "pt-br": "pt-BR", "pt-pt": "pt-PT", "en-us": "en", "en-gb": "en", "ua": "uk", "cz": "cs",
	"ja-jp": "ja", "ko-kr": "ko", "de-de": "de", "fr-fr": "fr", "es-es": "es", "it-it": "it", "ru-ru": "ru",
}

// tags are the tags that names of files and folders say by themselves; words says
// which of them are also words of English, or names of other things.
const (
	tags  = " en ru uk be bg sr ja ko fr de es it pt nl pl sv da no cs sk fi ro hu tr el he ar fa hi th vi id ca eu lt lv et hr sl "
	words = " it no be id hi he is "
)

// mark returns the language that a part of a name says, or "".
func mark(s string) doc.Lang {
	if len(s) < 2 || len(s) > len("zh-hant-tw") {
		return ""
	}
	s = strings.ReplaceAll(strings.ToLower(s), "_", "-")
	if l, ok := marks[s]; ok {
		return l
	}
	if len(s) == 2 && strings.Contains(tags, " "+s+" ") {
		return doc.Lang(s)
	}
	return ""
}

// InPath returns the language that a path says its file is in, or "": post.en.md,
// index_ja.html, content/zh-hans/post.md. The name says more than the folder.
func InPath(p string) doc.Lang {
	dir, base := path.Split(p)
	stem := strings.TrimSuffix(base, path.Ext(base))
	for i, n := len(stem), 0; n < 2; n++ {
		if i = strings.LastIndexAny(stem[:i], "._"); i < 1 {
			break
		}
		if l := mark(stem[i+1:]); l != "" && (n > 0 || !region(stem, i)) {
			return l
		}
	}
	for dir != "" {
		dir = strings.TrimSuffix(dir, "/")
		at := strings.LastIndexByte(dir, '/') + 1
		if l := mark(dir[at:]); l != "" && (!strings.Contains(words, " "+dir[at:]+" ") || ofLanguages(dir[:at])) {
			return l
		}
		dir = dir[:at]
	}
	return ""
}

// region reports whether the last part of a name, behind an offset, is that of a
// tag: post_zh_CN.
func region(stem string, at int) bool {
	before := strings.LastIndexAny(stem[:at], "._")
	return before > 0 && mark(stem[before+1:]) != ""
}

// ofLanguages reports whether a folder holds one for each language, by its name.
func ofLanguages(dir string) bool {
	switch strings.ToLower(path.Base(dir)) {
	case "i18n", "l10n", "locale", "locales", "lang", "langs", "language", "languages", "translations", "content":
		return true
	}
	return false
}

// Named returns the language of an article whose own letters and words say own,
// surely or not, and whose path may say another.
func Named(p string, own doc.Lang, sure bool) doc.Lang {
	named := InPath(p)
	switch {
	case named == "", sure, named == "zh" && own.IsChinese(), !sameScript(named, own):
		return own
	case named == "zh":
		return doc.Hans
	}
	return named
}

// sameScript reports whether a text that seems to be in own by its letters can
// be in the language that is named.
func sameScript(named, own doc.Lang) bool {
	switch {
	case own == "":
		return true
	case own.IsChinese():
		return named.IsChinese() || named == "ja"
	case own == doc.Russian:
		return inCyrillic(named)
	}
	return !named.IsChinese() && !inCyrillic(named) && named != "ja" && named != "ko"
}

func inCyrillic(l doc.Lang) bool {
	switch l {
	case doc.Russian, "uk", "be", "bg", "sr":
		return true
	}
	return false
}
