package article

import (
	"bytes"
	"cmp"
	"path"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/wenzhai/wenzhai/convert/doc"
	"github.com/wenzhai/wenzhai/convert/letter"
)

// maxTitleLine is the longest line, in characters, that may be the title of a
// plain text.
const maxTitleLine = 60

// firstLine returns the first line of a plain text if it looks like a title and
// has a text after it, and starts the body after it.
func (a *single) firstLine() string {
	b := a.body()
	l := lineAt(b)
	next := skipBlank(b, min(len(l)+1, len(b)))
	if next == len(b) || !titleLike(l, maxTitleLine) {
		return ""
	}
	a.Start += next
	return cleanTitle(string(l))
}

// titleLike reports whether a line may be a title: at most limit characters of
// Chinese or twice as many of others, not ending as a sentence does, and with
// letters.
func titleLike(l []byte, limit int) bool {
	l = bytes.TrimSpace(l)
	if t := measure(l, doc.Text); t.chars == 0 {
		return false
	} else if t.han == 0 {
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

// guessTitle returns the file's name if it says anything, else the body's first
// line or words, else the file's name all the same.
func (a *single) guessTitle() string {
	if name := nameTitle(a.s.in.Name); name != "" && !a.part {
		return name
	}
	b := a.body()
	text := b[:min(len(b), 4<<10)]
	if a.Format != doc.Text {
		text = []byte(tagless(text))
	}
	guess := ""
	lines(text, func(at int, l []byte) bool {
		if l = bytes.TrimLeft(l, "#>-*+=~` \t\u3000"); !hasLetters(l) {
			return true
		}
		if !titleLike(l, maxTitleLine) {
			l, _, _ = bytes.Cut(text[at:], []byte("\n\n"))
		}
		guess = firstWords(cleanTitle(plainMarkdown(withoutWikiLinks(string(bytes.TrimLeft(l, "#>-*+=~` \t\u3000"))))))
		return false
	})
	return cmp.Or(guess, cleanTitle(a.s.in.Name), "-")
}

// withoutWikiLinks returns a text with the words of [[page]] and [[page|words]].
func withoutWikiLinks(s string) string {
	for {
		start := strings.Index(s, "[[")
		if start < 0 {
			return s
		}
		n := strings.Index(s[start:], "]]")
		if n < 0 {
			return s
		}
		s = s[:start] + unlinked(s[start:start+n+2]) + s[start+n+2:]
	}
}

// hasLetters reports whether a text has a letter or a digit.
func hasLetters(b []byte) bool {
	t := measure(b, doc.Text)
	return t.chars > 0
}

// firstWords clips a text at the end of a word.
func firstWords(s string) string {
	c := clip(s, guessWords)
	if c == s {
		return s
	}
	// In a text without spaces a word ends anywhere.
	if i := strings.LastIndexByte(c, ' '); i > len(c)/2 {
		return c[:i] + "…"
	}
	return c
}

// nameTitle returns what a file's name says of its article: without extension
// and date, and "" for names that number or name a kind of file.
func nameTitle(name string) string {
	base := strings.TrimSuffix(name, path.Ext(name))
	if f, err := findDate(base, nil); err == nil && f.start < 5 {
		base = base[f.end:]
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
	return cleanTitle(base)
}
