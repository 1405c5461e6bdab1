package article

import (
	"html"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/wenzhai/wenzhai/convert/diag"
	"github.com/wenzhai/wenzhai/convert/doc"
	"github.com/wenzhai/wenzhai/convert/letter"
)

// The longest title: in characters, and in bytes with its markup.
const (
	maxTitle      = 300
	maxTitleBytes = 8 << 10
)

// setTitle takes the best title there is: of front matter, of the page, of the
// preamble, of the body's own heading; else the file's name or the first words
// stand for it.
func (a *single) setTitle() {
	stated, hasStated := a.front.get(titleKeys()...)
	switch {
	case hasStated && !a.front.links:
		a.Title = a.withoutSite(cleanTitle(stated.value))
	case a.Format == doc.Page:
		a.setPageTitle()
	case a.pre.title != "":
		a.Title = a.withoutSite(cleanTitle(plainMarkdown(a.pre.title)))
		a.OwnTitle = true
	}
	if a.Title == "" {
		a.Title = a.headingTitle()
		a.OwnTitle = a.Title != ""
	}
	if a.Title == "" && a.Format == doc.HTML && a.page.title != "" {
		a.Title = a.withoutSite(cleanTitle(a.page.title)) // of an e-book's document
	}
	if a.Title == "" && hasStated {
		a.Title = a.withoutSite(cleanTitle(stated.value))
	}
	if a.Title == "" && a.Format == doc.Text {
		a.Title = a.firstLine()
		a.OwnTitle = a.Title != ""
	}
	if a.Title == "" {
		a.Title = a.guessTitle()
		a.s.report(diag.Untitled, a.Line, "no title was found; %q stands for it", clip(a.Title, 40))
	}
}

// setPageTitle takes the title of a whole page, and its date, which is looked for
// beside the title.
func (a *single) setPageTitle() {
	var at pageBox
	a.Title, a.site, at = a.page.bestTitle(a.sites())
	a.page.setDate(a.body(), a.Title, at, a.s.opt.Zone)
}

// cleanTitle returns a title without markup, line ends and invisible
// characters. Character references are decoded twice: archives hold doubled
// ones.
func cleanTitle(s string) string {
	s = s[:min(len(s), maxTitleBytes)]
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
		case letter.Invisible(r) || unicode.IsControl(r):
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

// plainMarkdown strips the inline markup that titles hold: links, emphasis,
// code and escapes.
func plainMarkdown(s string) string {
	s = strings.TrimSpace(s[:min(len(s), maxTitleBytes)])
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
