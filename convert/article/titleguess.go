package article

import (
	"bytes"
	"cmp"

	"github.com/wenzhai/wenzhai/convert/article/scan"
	"github.com/wenzhai/wenzhai/convert/article/title"
	"github.com/wenzhai/wenzhai/convert/doc"
)

// maxTitleLine is the longest line, in characters, that may be the title of a
// plain text.
const maxTitleLine = 60

// firstLine returns the first line of a plain text if it looks like a title and
// has a text after it, and starts the body after it.
func (a *single) firstLine() string {
	b := a.body()
	l := scan.Line(b)
	next := scan.SkipBlank(b, min(len(l)+1, len(b)))
	if next == len(b) || !title.Likely(l, maxTitleLine) {
		return ""
	}
	a.Start += next
	return title.Clean(string(l))
}

// guessTitle returns the file's name if it says anything, else the body's first
// line or words, else the file's name all the same.
func (a *single) guessTitle() string {
	if name := title.OfFile(a.s.in.Name); name != "" && !a.part {
		return name
	}
	b := a.body()
	text := b[:min(len(b), 4<<10)]
	if a.Format != doc.Text {
		text = []byte(scan.WithoutTags(text))
	}
	guess := ""
	scan.Lines(text, func(at int, l []byte) bool {
		if l = bytes.TrimLeft(l, "#>-*+=~` \t\u3000"); !title.HasLetters(l) {
			return true
		}
		if !title.Likely(l, maxTitleLine) {
			l, _, _ = bytes.Cut(text[at:], []byte("\n\n"))
		}
		guess = title.FirstWords(title.Clean(title.Plain(title.WithoutWikiLinks(string(bytes.TrimLeft(l, "#>-*+=~` \t\u3000"))))))
		return false
	})
	return cmp.Or(guess, title.Clean(a.s.in.Name), "-")
}
