package article

import (
	"bytes"
	"regexp"
	"strings"
	"unicode/utf8"

	"github.com/wenzhai/wenzhai/convert/article/scan"
	"github.com/wenzhai/wenzhai/convert/article/title"
	"github.com/wenzhai/wenzhai/convert/doc"
	"github.com/wenzhai/wenzhai/convert/letter"
)

// Where a body is searched for its title.
const (
	headingProbe = 40      // lines of Markdown
	maxHeading   = 4 << 10 // bytes of an HTML heading
)

// headingTitle returns the title that the body's heading gives. The body then
// starts after the heading if nothing stands before it.
func (a *single) headingTitle() string {
	if a.Format == doc.HTML {
		b := a.body()
		text := scan.ElementText(withoutNotes(b[:min(len(b), 64<<10)]), "h1")
		if text == "" {
			text = scan.ElementText(b[:min(len(b), 64<<10)], "title")
		}
		return a.withoutSite(title.Clean(text))
	}
	if a.Format != doc.Markdown {
		return ""
	}
	h, ok := findHeading(a.body())
	if !ok || h.first && headsEntry(a.body(), a.Format, a.s.opt.Zone) {
		return ""
	}
	if h.first && !strings.Contains(h.text, "[^") && !strings.Contains(h.text, "^[") && !scan.IsBlank(a.body()[h.end:]) { // else the heading is all the text, or calls a note
		a.Start += h.end
	}
	h.text = title.WithoutAttributes(h.text)
	if _, u, ok := wholeLink([]byte(h.text)); ok && a.URL == "" {
		a.URL, _ = scan.Address(u)
	}
	return a.withoutSite(title.Clean(title.Plain(h.text)))
}

// noteMarks are the marks of notes above the line of a heading.
var noteMarks = regexp.MustCompile(`(?is)<sup\b[^<>]*>\s*<a\b[^<>]*#[^<>]*>[^<>]{0,12}</a>\s*</sup>|<a\b[^<>]*#[^<>]*>\s*<sup\b[^<>]*>[^<>]{0,12}</sup>\s*</a>`)

// withoutNotes returns the beginning of a page without the marks of notes in its first
// heading, as far as it has one.
func withoutNotes(b []byte) []byte {
	at := scan.IndexFold(b, "<h1")
	if at < 0 {
		return b
	}
	head := b[at:min(len(b), at+maxHeading)]
	if end := scan.IndexFold(head, "</h1"); end >= 0 {
		head = head[:end+len("</h1>")-1]
	}
	if scan.IndexFold(head, "<sup") < 0 {
		return b
	}
	return append(noteMarks.ReplaceAll(head, nil), '>')
}

// heading is a heading of a Markdown body.
type heading struct {
	text  string
	end   int  // after its line or underline
	first bool // nothing stands before it
}

// findHeading returns the heading that is a Markdown body's title: one of level
// 1 among the first lines, or one of level 2, or a line in bold, at the very
// start.
func findHeading(b []byte) (heading, bool) {
	var h heading
	var before []byte // the line before, if a setext heading may end there
	n, ok := 0, false
	scan.Lines(b, func(at int, l []byte) bool {
		l = bytes.TrimRight(l, " \t")
		if scan.IsBlank(l) {
			before = nil
			return n < headingProbe
		}
		n++
		end := min(at+len(l)+1, len(b))
		switch lv := level(l); {
		case beginsProgram(l):
			return false
		case lv == 1 || lv == 2 && n == 1:
			h, ok = heading{atxText(l), end, n == 1}, true
		case scan.IsUnderline(l) && before != nil && (l[0] == '=' || n == 2):
			h, ok = heading{string(before), end, n == 2}, true
		case scan.HasPrefixFold(l, "<h1"):
			h, ok = heading{scan.ElementText(b[at:min(len(b), at+maxHeading)], "h1"), end, false}, true
		case n == 1 && isBold(l):
			h, ok = heading{string(l), end, true}, true
		}
		ok = ok && title.Plain(h.text) != ""
		before = l
		return !ok && n < headingProbe
	})
	return h, ok
}

// beginsProgram reports whether program text begins on a line, in which a "#" begins
// a comment.
func beginsProgram(l []byte) bool {
	for _, mark := range []string{"```", "~~~", "<pre", "<code", "<script", "<style", "{% highlight", "{% codeblock", "{% code", "{% raw", "{{< highlight", "{{% highlight", "$$"} {
		if scan.HasPrefixFold(bytes.TrimLeft(l, " "), mark) {
			return true
		}
	}
	return false
}

// level returns the level of an ATX heading (CommonMark 0.31 §4.2), or 0.
func level(l []byte) int {
	n := 0
	for n < len(l) && l[n] == '#' {
		n++
	}
	if n == 0 || n > 6 || n == len(l) {
		return 0
	}
	if l[n] == ' ' || l[n] == '\t' {
		return n
	}
	// Many write "#标题"; "#标题#" is a tag and "#1" a number.
	r, _ := utf8.DecodeRune(l[n:])
	if letter.Han(r) && bytes.IndexByte(l[n:], '#') < 0 {
		return n
	}
	return 0
}

func atxText(l []byte) string {
	t := bytes.TrimSpace(bytes.TrimLeft(l, "#"))
	if u := bytes.TrimRight(t, "#"); len(u) < len(t) && (len(u) == 0 || u[len(u)-1] == ' ') {
		t = u
	}
	return string(bytes.TrimSpace(t))
}

// isBold reports whether a line is one text in bold.
func isBold(l []byte) bool {
	return len(l) > 4 && len(l) < 240 && bytes.HasPrefix(l, []byte("**")) && bytes.HasSuffix(l, []byte("**")) &&
		bytes.Count(l, []byte("**")) == 2
}
