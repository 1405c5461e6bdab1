package lang

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/wenzhai/wenzhai/convert/article/scan"
)

// How much of a body is looked at for its language.
const (
	sampleWords = 300
	sampleBytes = 6 << 10
)

// sample returns the part of a body that is looked at: from its first paragraph
// on, if it is a page.
func sample(body []byte) []byte {
	if i := bytes.Index(body, []byte("<p")); i > 0 && bytes.Contains(body[:i], []byte("<body")) {
		body = body[i:]
	}
	return body[:min(len(body), sampleBytes)]
}

// eachWord hands the words of b to yield in lower case until that returns false,
// without those in tags, program text and addresses. The bytes of a word are
// written over by the next.
func eachWord(b []byte, yield func([]byte) bool) {
	var word [2 * longestWord]byte
	for len(b) > 0 {
		r, n := utf8.DecodeRune(b)
		switch {
		case r == '<':
			n = tagLength(b)
		case r == '`':
			n = len(b) - len(bytes.TrimLeft(b, "`"))
			n += max(bytes.Index(b[n:], b[:n])+n, 0)
		case unicode.IsLetter(r):
			n = bytes.IndexFunc(b, func(r rune) bool { return !unicode.IsLetter(r) })
			if n < 0 {
				return // cut short
			}
			if bytes.HasPrefix(b[n:], []byte("://")) {
				n = max(bytes.IndexAny(b, " \n)>\""), n)
			} else if !yield(appendLower(word[:0], b[:n])) {
				return
			}
		}
		b = b[min(n, len(b)):]
	}
}

// longestWord is as much of a word as is looked at, in bytes.
const longestWord = 40

func appendLower(out, word []byte) []byte {
	for _, r := range string(word[:min(len(word), longestWord)]) {
		out = utf8.AppendRune(out, unicode.ToLower(r))
	}
	return out
}

// tagLength returns the length of the tag that b begins with, of program text with
// what is in it.
func tagLength(b []byte) int {
	n := max(bytes.IndexByte(b, '>')+1, 1)
	name, closing := scan.TagName(b)
	if closing || !isCode(name) && !scan.IsName(name, "script") && !scan.IsName(name, "style") {
		return n
	}
	end := scan.IndexFold(b[n:], "</"+strings.ToLower(string(name)))
	return n + max(end, 0)
}

// WithoutComments returns a body up to the element that by its name holds the
// comments of readers, whose language is often another.
func WithoutComments(body []byte) []byte {
	for at, n := 0, 0; n < maxComments; n++ {
		i := bytes.Index(body[at:], []byte("mment")) // rarer than co in text
		if i < 0 {
			break
		}
		at += i
		open := bytes.LastIndexByte(body[:at], '<')
		if open >= 0 && at-open < maxCommentTag && holdsComments(body[open:min(len(body), open+2*maxCommentTag)]) {
			return body[:open]
		}
		at += len("mment")
	}
	return body
}

// Limits of the search for comments: places, and the bytes of a tag.
const (
	maxComments   = 200
	maxCommentTag = 100
)

// holdsComments reports whether b begins with the tag of an element whose id or
// class says that comments stand in it.
func holdsComments(b []byte) bool {
	end := bytes.IndexByte(b, '>')
	name, closing := scan.TagName(b)
	if end < 0 || closing || !scan.IsName(name, "div") && !scan.IsName(name, "section") && !scan.IsName(name, "ol") && !scan.IsName(name, "ul") && !scan.IsName(name, "aside") {
		return false
	}
	tag := strings.NewReplacer(`'`, " ", `"`, " ").Replace(strings.ToLower(string(b[:end])))
	for w := range strings.FieldsSeq(tag) {
		switch strings.ReplaceAll(w, "_", "-") {
		case "comments", "comments-area", "comment-list", "commentlist", "comment-box", "post-comments", "comments-list", "comments-section", "comment-section":
			return true
		}
	}
	return false
}
