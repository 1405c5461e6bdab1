package article

import (
	"bytes"
	"cmp"
	"path"
	"strings"

	"github.com/wenzhai/wenzhai/convert/article/date"
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
	if bytes.HasPrefix(l, []byte("《")) && len(l) < date.MaxLine && title.Likely(scan.Line(b[next:]), maxTitleLine) {
		if f, ok := date.Line(string(l), a.s.opt.Zone); ok { // 《晨渡日报》2021年6月28日 第3版
			a.pre.date, a.pre.dated = f, true
			a.Start += next
			return a.firstLine()
		}
	}
	if next == len(b) || !title.Likely(l, maxTitleLine) || headsEntry(b, a.Format, a.s.opt.Zone) {
		return ""
	}
	a.Start += next
	return title.Clean(string(l))
}

// guessTitle returns the file's name if it says anything, or that of the folder
// whose index the file is, else the body's first line or words, else the file's name
// all the same, which may be a date.
func (a *single) guessTitle() string {
	if !a.part {
		name := title.OfFile(a.s.in.Name[min(date.InFolder(a.s.in.Path), len(a.s.in.Name)):])
		if title.IsIndex(a.s.in.Name) {
			name = title.OfFolder(path.Base(path.Dir(a.s.in.Path)))
		}
		if name != "" {
			return name
		}
	}
	b := a.body()
	text := b[:min(len(b), 4<<10)]
	if a.Format != doc.Text {
		text = []byte(scan.WithoutTags(text))
	}
	return cmp.Or(firstWords(text, title.HasLetters, false), firstWords(text, title.HasLetters, true), firstWords(text, hasInk, true), title.Clean(strings.TrimSuffix(a.s.in.Name, path.Ext(a.s.in.Name))), "-")
}

func hasInk(l []byte) bool { return !scan.IsBlank(l) }

// firstWords returns the first words of text, from a line that says something: no
// fence, nor a tag of a site's generator; nor, unless code is set, what stands between
// two fences.
func firstWords(text []byte, says func([]byte) bool, code bool) (guess string) {
	const marks = "#>-*+=~` \t\u3000"
	fenced := false
	scan.Lines(text, func(at int, l []byte) bool {
		bare := bytes.TrimLeft(l, " \t")
		if bytes.HasPrefix(bare, []byte("```")) || bytes.HasPrefix(bare, []byte("~~~")) {
			fenced = !fenced && !code
			return true
		}
		if l = bytes.TrimLeft(l, marks); fenced || bytes.HasPrefix(bare, []byte("{%")) || bytes.HasPrefix(bare, []byte("{{")) || bytes.HasPrefix(bare, []byte(":::")) || !says(l) {
			return true
		}
		if !title.Likely(l, maxTitleLine) {
			l, _, _ = bytes.Cut(text[at:], []byte("\n\n"))
		}
		guess = title.FirstWords(title.Clean(title.Plain(title.WithoutWikiLinks(string(bytes.TrimLeft(l, marks))))))
		return guess == ""
	})
	return guess
}
