package message

import (
	"cmp"
	"strings"
)

// Flag is the name of the flag that chooses the language.
const Flag = "ui-lang"

// For returns the catalogue that a command line asks for with --ui-lang, or else the
// environment with LC_ALL, LC_MESSAGES or LANG, of which the first that is set counts;
// where none is, the language of the system. Of all that it is Chinese for zh, in any
// country, and English for everything else.
func For(args []string, getenv func(string) string) *Catalogue {
	lang := cmp.Or(asked(args), getenv("LC_ALL"), getenv("LC_MESSAGES"), getenv("LANG"))
	if IsChinese(cmp.Or(lang, systemLanguage())) {
		return Chinese()
	}
	return nil
}

// IsChinese reports whether a locale (zh_CN.UTF-8) or a tag of a language (zh-Hant) is
// one of Chinese.
func IsChinese(locale string) bool {
	l := strings.ToLower(locale)
	return l == "zh" || strings.HasPrefix(l, "zh_") || strings.HasPrefix(l, "zh-") || strings.HasPrefix(l, "zh.")
}

// asked returns what a command line says of the language; "" = nothing. It is looked
// for before flags are read, as these may be wrong.
func asked(args []string) string {
	lang := ""
	for i, a := range args {
		if a == "--" {
			break
		}
		value, ok := strings.CutPrefix(a, "--"+Flag+"=")
		if a == "--"+Flag && i+1 < len(args) {
			value, ok = args[i+1], true
		}
		if ok && value != "auto" {
			lang = value
		}
	}
	return lang
}
