package export

import (
	"bytes"
	"cmp"
	"encoding/xml"
	"fmt"
	"regexp"
	"sort"
	"strings"
)

// skipCount counts the items of an export that are no articles, by why.
type skipCount struct {
	line int // of the first
	n    map[string]int
}

func (c *skipCount) add(line int, why string) {
	if c.n == nil {
		*c = skipCount{line, map[string]int{}}
	}
	c.n[why]++
}

// report adds to a file how many were passed over, and what is said of them.
func (c *skipCount) report(f *File, what string) {
	if len(c.n) == 0 {
		return
	}
	var kinds []string
	total := 0
	for k, n := range c.n {
		kinds = append(kinds, fmt.Sprintf("%s: %d", k, n))
		total += n
	}
	sort.Strings(kinds)
	more := ""
	if len(kinds) > maxKinds {
		kinds, more = kinds[:maxKinds], " …"
	}
	f.Issues = append(f.Issues, Issue{Line: c.line, Skipped: true, Text: fmt.Sprintf("%d %s (%s%s)", total, what, strings.Join(kinds, ", "), more)})
}

// maxKinds is how many reasons are named.
const maxKinds = 20

// published reports whether an item is a post or a page that the site's readers
// see, and counts the others.
func (f *feedReader) published(it *draft) bool {
	why := ""
	switch {
	case it.kind != "" && it.kind != "post" && it.kind != "page":
		why = it.kind
	case it.status != "" && it.status != "publish":
		why = it.status
	case it.locked:
		why = "with a password"
	default:
		return true
	}
	f.skipped.add(it.Line, why)
	return false
}

// writers are those of the posts of an export, which has their names once and names them
// by their logins.
type writers struct {
	login string // whose name comes next
	names map[string]string
}

// writer takes the login or the name of a writer.
func (f *feedReader) writer(element string, t xml.StartElement) error {
	v, err := f.inner(t)
	text := strings.TrimSpace(string(v.text))
	switch {
	case element == "wp:author_login":
		f.login = text
	case text != "" && f.login != "":
		if f.names == nil {
			f.names = map[string]string{}
		}
		f.names[f.login] = text
	}
	return err
}

// nameOf returns the name of a writer of a post.
func (w *writers) nameOf(login string) string { return cmp.Or(w.names[login], login) }

// The shortcodes of WordPress that stand for text or pictures.
var (
	captionCode = regexp.MustCompile(`(?is)\[caption[^\]]*\]\s*((?:<a [^>]*>\s*)?<img [^>]*>(?:\s*</a>)?)(.*?)\[/caption\]`)
	embedCode   = regexp.MustCompile(`(?i)\[embed[^\]]*\]\s*(https?://[^\s\[<>"]+)\s*\[/embed\]`)
	galleryCode = regexp.MustCompile(`(?i)\[/?(?:gallery|audio|video|playlist|nextpage)[^\]]*\]`)
)

// wordPressHTML returns a post's content as HTML. WordPress keeps what its old
// editor wrote as it was typed, and makes paragraphs of its blank lines when it
// shows it.
func wordPressHTML(b []byte) []byte {
	b = bytes.ReplaceAll(b, []byte("\r\n"), []byte("\n"))
	b = captionCode.ReplaceAll(b, []byte("\n\n<figure>$1<figcaption>$2</figcaption></figure>\n\n"))
	b = embedCode.ReplaceAll(b, []byte(`<a href="$1">$1</a>`))
	b = galleryCode.ReplaceAll(b, nil)
	if bytes.Contains(b, []byte("<!-- wp:")) || bytes.Contains(b, []byte("<p>")) || bytes.Contains(b, []byte("<p ")) {
		return b
	}
	return autoParagraphs(b)
}

// blockTags begin what is no paragraph.
var blockTags = regexp.MustCompile(`(?i)^</?(?:p|div|h[1-6]|ul|ol|li|dl|dt|dd|table|thead|tbody|tfoot|tr|td|th|caption|blockquote|figure|figcaption|pre|hr|section|article|header|footer|aside|nav|form|script|style|iframe|address|details|summary|!--)\b`)

// preformatted finds what keeps its blank lines.
var preformatted = regexp.MustCompile(`(?is)<(pre|script|style|textarea)\b.*?</(?:pre|script|style|textarea)\s*>`)

// autoParagraphs makes a paragraph of every run of lines between blank ones that
// no block begins, and line breaks of the lines' ends in it.
func autoParagraphs(b []byte) []byte {
	var out bytes.Buffer
	at := 0
	for _, m := range preformatted.FindAllIndex(b, -1) {
		addParagraphs(&out, b[at:m[0]])
		out.Write(b[m[0]:m[1]])
		out.WriteByte('\n')
		at = m[1]
	}
	addParagraphs(&out, b[at:])
	return out.Bytes()
}

func addParagraphs(out *bytes.Buffer, b []byte) {
	for _, p := range bytes.Split(b, []byte("\n\n")) {
		p = bytes.TrimSpace(p)
		switch {
		case len(p) == 0:
		case blockTags.Match(p):
			out.Write(p)
			out.WriteByte('\n')
		default:
			out.WriteString("<p>")
			out.Write(bytes.ReplaceAll(p, []byte("\n"), []byte("<br>\n")))
			out.WriteString("</p>\n")
		}
	}
}
