package article

import (
	"bytes"
	"html"
	"path"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/wenzhai/wenzhai/convert/diag"
	"github.com/wenzhai/wenzhai/convert/doc"
)

// maxTitle is the longest title in characters.
const maxTitle = 300

// setTitle takes the best title there is: of front matter, of the page, of the
// preamble, of the body's own heading; else the file's name or the first words
// stand for it.
func (a *single) setTitle() {
	stated, hasStated := a.front.get(titleKeys()...)
	switch {
	case hasStated && !a.front.links:
		a.Title = a.withoutSite(cleanTitle(stated.value))
	case a.Format == doc.Page:
		a.Title, a.site = a.page.bestTitle(a.sites())
	case a.pre.title != "":
		a.Title = a.withoutSite(cleanTitle(plainMarkdown(a.pre.title)))
	}
	if a.Title == "" {
		a.Title = a.headingTitle()
	}
	if a.Title == "" && hasStated {
		a.Title = a.withoutSite(cleanTitle(stated.value))
	}
	if a.Title == "" && a.Format == doc.Text {
		a.Title = a.firstLine()
	}
	if a.Title == "" {
		a.Title = a.guessTitle()
		a.s.report(diag.Untitled, a.Line, "no title was found; %q stands for it", clip(a.Title, 40))
	}
}

// cleanTitle returns a title without markup, line ends and invisible
// characters. Character references are decoded twice: archives hold doubled
// ones.
func cleanTitle(s string) string {
	for range 2 {
		if strings.IndexByte(s, '&') < 0 {
			break
		}
		s = html.UnescapeString(s)
	}
	s = withoutTags(s)
	var b strings.Builder
	space, n := false, 0
	for _, r := range strings.ToValidUTF8(s, "\uFFFD") {
		switch {
		case unicode.IsSpace(r):
			space = b.Len() > 0
			continue
		case invisible(r) || unicode.IsControl(r):
			continue
		}
		if space {
			b.WriteByte(' ')
			space = false
		}
		if n++; n > maxTitle {
			b.WriteString("…")
			break
		}
		b.WriteRune(r)
	}
	return b.String()
}

// withoutTags strips the tags of inline elements; "<T>" in a title on
// programming stays.
func withoutTags(s string) string {
	for i := strings.IndexByte(s, '<'); i >= 0; {
		end := strings.IndexByte(s[i:], '>')
		if end < 0 {
			break
		}
		name, _ := tagName([]byte(s[i:]))
		switch strings.ToLower(string(name)) {
		case "a", "b", "i", "u", "em", "strong", "span", "font", "small", "mark", "sub", "sup", "br", "p", "div", "ruby", "rt", "img":
			s = s[:i] + s[i+end+1:]
		default:
			i++
		}
		next := strings.IndexByte(s[i:], '<')
		if next < 0 {
			break
		}
		i += next
	}
	return s
}

// sites returns the names under which a site may stand at the end of titles.
func (a *single) sites() []string {
	names := append([]string{a.Author, a.page.site, host(a.URL)}, a.Tags...)
	for _, k := range []string{"source", "site", "sitename", "publisher", "来源"} {
		if f, ok := a.front.get(k); ok {
			names = append(names, f.value)
		}
	}
	return names
}

// titleSeparators part a title from the name of its site.
func titleSeparators() []string {
	return []string{" - ", " – ", " — ", " | ", " · ", "｜", "|", "_", "-", "－", "—", "–"}
}

// withoutSite strips " - Site" from the end of a title where Site is the
// article's author, source or tag.
func (a *single) withoutSite(title string) string {
	for {
		head, tail, ok := lastPart(title)
		if !ok || !isOneOf(tail, a.sites()) {
			return title
		}
		title = head
	}
}

// lastPart parts a title at its last separator.
func lastPart(title string) (head, tail string, ok bool) {
	at, width := -1, 0
	for _, sep := range titleSeparators() {
		if i := strings.LastIndex(title, sep); i > 0 && i+len(sep) > at+width {
			at, width = i, len(sep)
		}
	}
	if at < 0 {
		return title, "", false
	}
	head, tail = strings.TrimSpace(title[:at]), strings.TrimSpace(title[at+width:])
	return head, tail, head != "" && tail != ""
}

func isOneOf(s string, names []string) bool {
	for _, n := range names {
		if n != "" && strings.EqualFold(s, n) {
			return true
		}
	}
	return false
}

// headingProbe is how many lines are searched for a level-1 heading.
const headingProbe = 40

// headingTitle returns the title that the body's heading gives. The body then
// starts after the heading if nothing stands before it.
func (a *single) headingTitle() string {
	if a.Format == doc.HTML {
		b := a.body()
		title := elementText(b[:min(len(b), 64<<10)], "h1")
		if title == "" {
			title = elementText(b[:min(len(b), 64<<10)], "title")
		}
		return a.withoutSite(cleanTitle(title))
	}
	if a.Format != doc.Markdown {
		return ""
	}
	h, ok := findHeading(a.body())
	if !ok {
		return ""
	}
	if h.first {
		a.Start += h.end
	}
	if _, u, ok := wholeLink([]byte(h.text)); ok && a.URL == "" {
		a.URL, _ = absoluteURL(u)
	}
	return a.withoutSite(cleanTitle(plainMarkdown(h.text)))
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
	lines(b, func(at int, l []byte) bool {
		l = bytes.TrimRight(l, " \t")
		if isBlank(l) {
			before = nil
			return n < headingProbe
		}
		n++
		end := min(at+len(l)+1, len(b))
		switch lv := level(l); {
		case bytes.HasPrefix(l, []byte("```")):
			return false
		case lv == 1 || lv == 2 && n == 1:
			h, ok = heading{atxText(l), end, n == 1}, true
		case isUnderline(l) && before != nil && (l[0] == '=' || n == 2):
			h, ok = heading{string(before), end, n == 2}, true
		case hasPrefixFold(l, "<h1"):
			h, ok = heading{elementText(b[at:], "h1"), end, false}, true
		case n == 1 && isBold(l):
			h, ok = heading{string(l), end, true}, true
		}
		ok = ok && plainMarkdown(h.text) != ""
		before = l
		return !ok && n < headingProbe
	})
	return h, ok
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
	if unicode.Is(unicode.Han, r) && bytes.IndexByte(l[n:], '#') < 0 {
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

// elementText returns the text of the first element of a name that has any.
func elementText(b []byte, name string) string {
	for {
		i := indexFold(b, "<"+name)
		if i < 0 {
			return ""
		}
		b = b[i:]
		open := bytes.IndexByte(b, '>')
		if found, _ := tagName(b); open < 0 || !isName(found, name) {
			b = b[1:]
			continue
		}
		b = b[open+1:]
		end := indexFold(b, "</"+name)
		if end < 0 {
			return ""
		}
		if text := tagless(b[:end]); !isBlank([]byte(text)) {
			return text
		}
		b = b[end:]
	}
}

// tagless returns b with each tag as a space.
func tagless(b []byte) string {
	var out strings.Builder
	for len(b) > 0 {
		i := bytes.IndexByte(b, '<')
		if i < 0 {
			out.Write(b)
			break
		}
		out.Write(b[:i])
		out.WriteByte(' ')
		end := bytes.IndexByte(b[i:], '>')
		if end < 0 {
			break
		}
		b = b[i+end+1:]
	}
	return out.String()
}

// plainMarkdown strips the inline markup that titles hold: links, emphasis,
// code and escapes.
func plainMarkdown(s string) string {
	s = strings.TrimSpace(s)
	if len(s) > 2 && s[0] == '_' && s[len(s)-1] == '_' {
		s = strings.Trim(s, "_")
	}
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c == '\\' && i+1 < len(s) && isPunct(s[i+1]):
			i++
			b.WriteByte(s[i])
		case c == '*' || c == '`':
			if i > 0 && i+1 < len(s) && s[i-1] == ' ' && s[i+1] == ' ' {
				b.WriteByte(c)
			}
		case c == '!' && i+1 < len(s) && s[i+1] == '[':
		case c == '[' && linkText(s[i:]) > 0:
			n := linkText(s[i:])
			b.WriteString(plainMarkdown(s[i+1 : i+n]))
			i += n + linkTarget([]byte(s[i+n:])) - 1
		default:
			b.WriteByte(c)
		}
	}
	return strings.TrimSpace(b.String())
}

// linkText returns the offset of the bracket that closes a link's text and that
// a target follows, or 0.
func linkText(s string) int {
	depth := 0
	for i := range len(s) {
		switch s[i] {
		case '[':
			depth++
		case ']':
			if depth--; depth == 0 {
				if linkTarget([]byte(s[i:])) > 1 {
					return i
				}
				return 0
			}
		}
	}
	return 0
}

func isPunct(c byte) bool { return c > ' ' && c < utf8.RuneSelf && asciiFold[c] == 0 }

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
	if name := nameTitle(a.s.in.Name); name != "" {
		return name
	}
	b := a.body()
	text := b[skipBlank(b, 0):min(len(b), 4<<10)]
	if a.Format != doc.Text {
		text = []byte(tagless(text))
	}
	line := lineAt(text[skipBlank(text, 0):])
	if titleLike(line, maxTitleLine) {
		text = line
	}
	if t := measure(text, doc.Text); t.chars > 0 {
		return firstWords(cleanTitle(plainMarkdown(string(text))))
	}
	return cleanTitle(a.s.in.Name)
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
	if strings.IndexByte(base, ' ') < 0 && isASCII(base) {
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
	if letters < 2 || letters*2 < utf8.RuneCountInString(strings.ReplaceAll(base, " ", "")) {
		return ""
	}
	return cleanTitle(base)
}

func isASCII[T string | []byte](s T) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}
