package title

import (
	"bytes"
	"path"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/language"

	"github.com/wenzhai/wenzhai/convert/article/date"
	"github.com/wenzhai/wenzhai/convert/article/lang"
	"github.com/wenzhai/wenzhai/convert/doc"
	"github.com/wenzhai/wenzhai/convert/letter"
)

// Clip returns s, or its first n characters and an ellipsis.
func Clip(s string, n int) string {
	count := 0
	for i := range s {
		if count == n {
			return s[:i] + "…"
		}
		count++
	}
	return s
}

// Unlinked returns the text of a value that is a link of a note-taking program:
// [[Name]] or [[page|Name]].
func Unlinked(v string) string {
	inner, ok := strings.CutPrefix(v, "[[")
	if !ok || !strings.HasSuffix(inner, "]]") {
		return v
	}
	inner = strings.TrimSuffix(inner, "]]")
	if i := strings.LastIndexByte(inner, '|'); i >= 0 {
		inner = inner[i+1:]
	}
	return strings.TrimSpace(inner)
}

// Likely reports whether a line may be a title: at most limit characters of
// Chinese or twice as many of others, not ending as a sentence does, and with
// letters.
func Likely(l []byte, limit int) bool {
	l = bytes.TrimSpace(l)
	if t := lang.Count(l, doc.Text); t.Chars == 0 {
		return false
	} else if t.Han == 0 {
		limit *= 2
	}
	if utf8.RuneCount(l) > limit {
		return false
	}
	r, _ := utf8.DecodeLastRune(l)
	return !strings.ContainsRune("。；，：、,;:.", r) || bytes.HasSuffix(l, []byte("..."))
}

// guessWords is how many characters of a body stand for a title.
const guessWords = 30

// WithoutWikiLinks returns a text with the words of [[page]] and [[page|words]].
func WithoutWikiLinks(s string) string {
	for {
		start := strings.Index(s, "[[")
		if start < 0 {
			return s
		}
		n := strings.Index(s[start:], "]]")
		if n < 0 {
			return s
		}
		s = s[:start] + Unlinked(s[start:start+n+2]) + s[start+n+2:]
	}
}

// HasLetters reports whether a text has a letter or a digit.
func HasLetters(b []byte) bool {
	t := lang.Count(b, doc.Text)
	return t.Chars > 0
}

// FirstWords returns a text of at most 30 characters as it is, of others the first
// whole words and an ellipsis.
func FirstWords(s string) string {
	c := Clip(s, guessWords)
	if c == s {
		return s
	}
	// In a text without spaces a word ends anywhere.
	if i := strings.LastIndexByte(c, ' '); i > len(c)/2 {
		return c[:i] + "…"
	}
	return c
}

// OfFile returns what a file's name says of its article: without extension
// and date, and "" for names that number or name a kind of file.
func OfFile(name string) string {
	base := withoutNumber(strings.Trim(withoutDate(strings.TrimSuffix(name, path.Ext(name))), " -_."))
	if strings.IndexByte(base, ' ') < 0 && letter.ASCII(base) {
		base = strings.NewReplacer("-", " ", "_", " ").Replace(base)
	}
	switch strings.ToLower(base) {
	case "post", "article", "untitled", "default", "content", "stdin", "text", "page":
		return ""
	}
	if letters := countLetters(base); IsIndex(name) || letters == 0 || letters == 1 && letter.ASCII(base) ||
		letters*2 < utf8.RuneCountInString(strings.ReplaceAll(base, " ", "")) && !saysInHan(base) {
		return ""
	}
	return Clean(base)
}

// saysInHan reports whether a name has two Chinese characters that count nothing.
func saysInHan(name string) bool {
	n := 0
	for _, r := range name {
		if letter.Han(r) && !strings.ContainsRune("年月日号第期章回卷篇页", r) && letter.HanDigit(r) < 0 {
			n++
		}
	}
	return n > 1
}

// sides are what parts a date from the rest of a file's name, and encloses it.
const sides = " -_.·[](){}（）【】〔〕"

// withoutDate returns a file's name without the day in it and a time behind that.
func withoutDate(base string) string {
	f, err := date.Parse(strings.ReplaceAll(base, "_", "-"), nil)
	if short, ok := date.Short(base, nil); ok && err != nil {
		f, err = short, nil
	}
	if _, serial := date.Epoch(base); err != nil || serial {
		return base
	}
	head, tail := base[:f.Start], base[f.End:]
	tail = tail[date.NameTime(tail):]
	begins := f.Start < 5 && letter.ASCII(strings.Trim(head, sides))
	if !begins && strings.TrimRight(head, sides) == head || !begins && tail != "" && strings.TrimLeft(tail, sides) == tail {
		return base // a part of a sentence
	}
	head, tail = strings.Trim(head, sides), strings.TrimLeft(tail, sides)
	switch {
	case begins || head == "":
		return tail
	case tail == "":
		return head
	}
	return head + " - " + tail
}

// withoutNumber returns a file's name without a number in brackets, or one parted from
// the name by "_", at its beginning, and without that of a copy, "(1)", at its end.
func withoutNumber(base string) string {
	if rest := strings.TrimLeft(base, "0123456789"); rest != base && strings.HasPrefix(rest, "_") {
		base = rest[1:]
	}
	for _, b := range [...][2]string{{"(", ")"}, {"（", "）"}, {"[", "]"}} {
		if rest, ok := strings.CutPrefix(base, b[0]); ok {
			rest = strings.TrimLeft(rest, "0123456789")
			if rest, ok = strings.CutPrefix(rest, b[1]); ok && strings.Trim(rest, " -_.") != "" {
				base = strings.TrimLeft(rest, " -_.")
			}
		}
		if rest, ok := strings.CutSuffix(base, b[1]); ok {
			if number := strings.TrimRight(rest, "0123456789"); len(rest)-len(number) == 1 && strings.HasSuffix(number, b[0]) {
				base = strings.TrimRight(strings.TrimSuffix(number, b[0]), " ")
			}
		}
	}
	return base
}

func countLetters(s string) (n int) {
	for _, r := range s {
		if unicode.IsLetter(r) {
			n++
		}
	}
	return n
}

// IsIndex reports whether a file is named as the one text of its folder, perhaps
// with its language: index.md, README.md, _index.zh-cn.md.
func IsIndex(name string) bool {
	base, _, _ := strings.Cut(strings.TrimLeft(strings.ToLower(name), "_"), ".")
	return base == "index" || base == "readme"
}

// OfFolder returns what the name of a folder says of the one article in it, "" for
// those that number, or name a kind of files or a language. Names such as p1001 do
// for an article of its own folder.
func OfFolder(name string) string {
	switch n := strings.ToLower(strings.Trim(name, "_.")); n {
	case "", "post", "posts", "article", "articles", "content", "contents", "doc", "docs", "src", "source", "public", "static", "blog",
		"draft", "drafts", "page", "pages", "book", "site", "www", "html", "text", "note", "notes", "tmp", "temp", "out", "dist", "build", "archive", "archives":
		return ""
	default:
		if tag, err := language.Parse(n); err == nil && len(n) < 8 && (len(n) == 2 || n[2] == '-' || n[2] == '_') && !tag.IsRoot() {
			return ""
		}
	}
	if said := OfFile(name + ".x"); said != "" {
		return said
	}
	if f, err := date.Parse(name, nil); err == nil && f.Start < 5 || countLetters(name) < 1 {
		return ""
	}
	return Clean(strings.Trim(name, " -_."))
}
