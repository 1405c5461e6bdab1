// Package standfirst tells the standfirst that an author wrote above an article from
// what programs and templates put into its place: the first sentences of the text
// again, the title, keywords.
package standfirst

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/wenzhai/wenzhai/convert/doc"
	"github.com/wenzhai/wenzhai/convert/letter"
)

// Bounds in units of measure: a Han character is one, a word of other scripts two.
const (
	shortest  = 6 // what is shorter is a subject or a remark
	shortItem = 6 // of a list of keywords
)

// compared is how much of a text is compared with its standfirst, in bytes of Key.
const compared = 6000

// The length of the pieces that are compared, in characters, by the script that they
// begin with, and the part of them that is in the text where it is said again.
const (
	shingleHan   = 4
	shingleLatin = 8
	repeated     = 0.6
)

// Is reports whether said, without markup, is a standfirst of the article with a title,
// tags and blocks.
func Is(said, title string, tags []string, blocks []doc.Block) bool {
	said = strings.TrimSpace(said)
	key := letter.Key(said)
	switch {
	case units(said) < shortest, cutShort(said), address(said):
		return false
	case key == letter.Key(title), strings.Contains(letter.Key(title), key):
		return false
	case keywords(said, tags):
		return false
	}
	return !repeats(key, blocks)
}

// units measures a text: Han characters and words of other scripts.
func units(s string) (n int) {
	inWord := false
	for _, r := range s {
		switch {
		case letter.Unspaced(r):
			n++
			inWord = false
		case letter.KeyRune(r) < 0:
			inWord = inWord && (r == '\'' || r == '’')
		case !inWord:
			n += 2
			inWord = true
		}
	}
	return n
}

// cutShort reports whether s ends as what a program cut: in an ellipsis or in words that
// lead on.
func cutShort(s string) bool {
	s = strings.ToLower(strings.TrimRight(s, " 　)）]】>»→"))
	for _, end := range []string{"…", "...", "⋯", "&hellip;", "。。。", "read more", "continue reading", "阅读全文", "閱讀全文", "阅读更多", "閱讀更多", "read-more", "читать далее"} {
		if strings.HasSuffix(s, end) {
			return true
		}
	}
	return false
}

// address reports whether s is an address and nothing else.
func address(s string) bool {
	return strings.Contains(s, "://") && !strings.ContainsAny(s, " 　，。")
}

// keywords reports whether s is a list of short items, or of the tags.
func keywords(s string, tags []string) bool {
	items := strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune(",，、;；|/", r) })
	if len(items) < 2 {
		return false
	}
	ofTags := true
	for i, item := range items {
		items[i] = strings.TrimSpace(item)
		ofTags = ofTags && slices.ContainsFunc(tags, func(t string) bool { return letter.Key(t) == letter.Key(item) })
	}
	if ofTags {
		return true
	}
	return len(items) > 3 && !letter.SentenceEnd(letter.LastRune(s)) && !slices.ContainsFunc(items, func(x string) bool { return units(x) > shortItem })
}

// repeats reports whether the text says again what key, of a standfirst, says.
func repeats(key string, blocks []doc.Block) bool {
	var b strings.Builder
	for _, block := range blocks {
		for _, text := range doc.PlainBlocks([]doc.Block{block}) {
			b.WriteString(letter.Key(text))
		}
		if b.Len() > compared {
			break
		}
	}
	text := b.String()
	if strings.Contains(text, key) {
		return true
	}
	all, same := 0, 0
	for rest := key; ; all++ {
		n := end(rest)
		if n == 0 {
			break
		}
		if strings.Contains(text, rest[:n]) {
			same++
		}
		_, first := utf8.DecodeRuneInString(rest)
		rest = rest[first:]
	}
	return all > 0 && float64(same) >= repeated*float64(all)
}

// end returns the length in bytes of the first shingle of s, or 0.
func end(s string) int {
	n, shingle := 0, shingleLatin
	for i, r := range s {
		if n == 0 && letter.Unspaced(r) {
			shingle = shingleHan
		}
		if n == shingle {
			return i
		}
		n++
	}
	if n == shingle {
		return len(s)
	}
	return 0
}
