// Package sentence parts running text in Chinese, English and Russian into
// sentences. It needs no list of words beyond a few abbreviations, and keeps
// what a translator treats as one: quoted speech with its "he said", initials,
// figures, addresses.
package sentence

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/wenzhai/wenzhai/convert/letter"
)

// Span is the byte range of a sentence.
type Span struct{ From, To int }

// Split returns the sentences of text in order, without the white space
// between them. Every character that is not white space is in exactly one. A
// line end parts sentences wherever it stands.
func Split(text string) []Span {
	var out []Span
	from := 0
	add := func(to int) {
		s := text[from:to]
		start := from + len(s) - len(strings.TrimLeftFunc(s, unicode.IsSpace))
		end := from + len(strings.TrimRightFunc(s, unicode.IsSpace))
		if start < end {
			out = append(out, Span{start, end})
		}
		from = to
	}
	for at := 0; at < len(text); {
		r, n := utf8.DecodeRuneInString(text[at:])
		switch {
		case r == '\n':
			add(at)
		case isEnd(r):
			end := endOfMarks(text, at+n)
			if parts(text, from, at, end) {
				add(end)
			}
			at = end
			continue
		}
		at += n
	}
	add(len(text))
	return out
}

// Texts is Split that returns the sentences themselves.
func Texts(text string) []string {
	spans := Split(text)
	out := make([]string, len(spans))
	for i, s := range spans {
		out[i] = text[s.From:s.To]
	}
	return out
}

// isEnd reports whether r may end a sentence.
func isEnd(r rune) bool {
	switch r {
	case '.', '!', '?', '。', '！', '？', '．', '｡', '…', '‽':
		return true
	}
	return false
}

// isWide reports whether r is a mark after which no space is set.
func isWide(r rune) bool { return r > 0x3000 || r == '｡' }

// isCloser reports whether r closes a quotation or a bracket.
func isCloser(r rune) bool {
	switch r {
	case '"', '\'', ')', ']', '}', '”', '’', '»', '」', '』', '）', '】', '》', '〉', '］', '〕':
		return true
	}
	return false
}

// endOfMarks returns the end of the marks that go on at at: more ends of
// sentences, closing quotes and brackets, and references such as [2].
func endOfMarks(text string, at int) int {
	for at < len(text) {
		r, n := utf8.DecodeRuneInString(text[at:])
		if !isEnd(r) && !isCloser(r) {
			break
		}
		at += n
	}
	return afterReference(text, at)
}

// afterReference steps over a note's number in brackets that stands directly
// after a sentence.
func afterReference(text string, at int) int {
	rest := text[at:]
	if !strings.HasPrefix(rest, "[") {
		return at
	}
	i := strings.IndexByte(rest, ']')
	if i < 2 || i > 4 || strings.Trim(rest[1:i], "0123456789") != "" {
		return at
	}
	return at + i + 1
}

// parts reports whether the marks text[at:end] end the sentence that begins at
// from.
func parts(text string, from, at, end int) bool {
	marks := text[at:end]
	mark, _ := utf8.DecodeRuneInString(marks)
	rest := text[end:]
	next, _ := utf8.DecodeRuneInString(rest)
	if rest == "" {
		return true
	}
	if isWide(mark) || letter.Han(next) && mark != '.' && mark != '…' {
		return !goesOnWide(marks, rest)
	}
	if mark == '…' && !unicode.IsSpace(next) {
		return letter.Han(next) && endsInCloser(marks) && !speech(rest)
	}
	return partsNarrow(text, from, at, end)
}

// goesOnWide reports whether a sentence goes on after Chinese marks: with a
// comma, or with the words that say who spoke.
func goesOnWide(marks, rest string) bool {
	next, _ := utf8.DecodeRuneInString(rest)
	if strings.ContainsRune("，、；：,;:—", next) {
		return true
	}
	return endsInCloser(marks) && (speech(rest) || next == '的' || next == '这' && strings.HasPrefix(rest, "这样"))
}

func endsInCloser(marks string) bool {
	r, _ := utf8.DecodeLastRuneInString(marks)
	return isCloser(r)
}

// speechReach is how many characters may stand before the verb of "he said".
const speechReach = 10

// speech reports whether rest begins with words such as 他说 or 老人笑着答道:
// a verb of saying before the first comma or the end of the sentence.
func speech(rest string) bool {
	n := 0
	for _, r := range rest {
		if n++; n > speechReach || strings.ContainsRune("，。！？：；“「\n", r) {
			return false
		}
		if strings.ContainsRune("说說道问問喊叫答嚷", r) {
			return true
		}
	}
	return false
}

// partsNarrow decides at a mark that needs a space after it.
func partsNarrow(text string, from, at, end int) bool {
	next, _ := utf8.DecodeRuneInString(text[end:])
	if !unicode.IsSpace(next) {
		// "。" may have been typed as "." between Chinese characters.
		before, _ := utf8.DecodeLastRuneInString(text[:at])
		return letter.Han(before) && letter.Han(next) && end == at+1
	}
	rest := strings.TrimLeftFunc(text[end:], unicode.IsSpace)
	if rest == "" {
		return true
	}
	follow := firstLetter(rest)
	if unicode.IsLower(follow) {
		return false // 'he said', '— сказал он', 'vs. the'
	}
	if text[at] == '.' && end == at+1 && isAbbreviation(text[from:at], follow) {
		return false
	}
	return true
}

// firstLetter returns the first character of s that is not an opening mark or
// a dash.
func firstLetter(s string) rune {
	for _, r := range s {
		if unicode.IsSpace(r) || strings.ContainsRune("—–-\"'“‘«([（「『*_", r) {
			continue
		}
		return r
	}
	return 0
}
