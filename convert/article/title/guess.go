package title

import (
	"bytes"
	"path"
	"strings"
	"unicode"
	"unicode/utf8"

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
	base := strings.TrimSuffix(name, path.Ext(name))
	if f, err := date.Parse(base, nil); err == nil && f.Start < 5 {
		base = base[f.End:]
	}
	base = strings.Trim(base, " -_.")
	if strings.IndexByte(base, ' ') < 0 && letter.ASCII(base) {
		base = strings.NewReplacer("-", " ", "_", " ").Replace(base)
	}
	letters := 0
	for _, r := range base {
		if unicode.IsLetter(r) {
			letters++
		}
	}
	switch strings.ToLower(base) {
	case "index", "readme", "post", "article", "untitled", "default", "content", "stdin", "text", "page":
		return ""
	}
	if letters == 0 || letters == 1 && letter.ASCII(base) || letters*2 < utf8.RuneCountInString(strings.ReplaceAll(base, " ", "")) {
		return ""
	}
	return Clean(base)
}
