package epub

import (
	"io"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/language"

	"github.com/wenzhai/wenzhai/convert/doc"
	"github.com/wenzhai/wenzhai/convert/letter"
)

// markup builds XHTML. Everything from outside goes through text and attr,
// which let nothing through that XML forbids.
type markup struct {
	buf     []byte
	dropped int       // characters that were removed because XML forbids them
	tall    bool      // documents are written from top to bottom
	out     io.Writer // where long documents go piece by piece; nil: all stays in buf
	err     error     // the first one of out
}

// drain hands on what was built, once it is a good deal. Documents that grow
// with the book call it between their items.
func (m *markup) drain() {
	if m.out != nil && len(m.buf) >= 1<<15 {
		m.flush()
	}
}

func (m *markup) flush() {
	if m.err == nil {
		_, m.err = m.out.Write(m.buf)
	}
	m.buf = m.buf[:0]
}

// raw appends markup of our own.
func (m *markup) raw(parts ...string) {
	for _, s := range parts {
		m.buf = append(m.buf, s...)
	}
}

// text appends running text; line ends and tabs become spaces.
func (m *markup) text(s string) { m.escape(s, false) }

// pre appends preformatted text; line ends and tabs stay.
func (m *markup) pre(s string) { m.escape(s, true) }

// attr appends name="value" with a space before it.
func (m *markup) attr(name, value string) {
	m.raw(" ", name, `="`)
	m.text(value)
	m.raw(`"`)
}

func (m *markup) escape(s string, pre bool) {
	from := 0
	for i := 0; i < len(s); {
		c := s[i]
		if c >= 0x20 && c < 0x7f && c != '&' && c != '<' && c != '>' && c != '"' {
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		rep, ok := replacement(r, n, pre)
		if ok {
			m.raw(s[from:i], rep)
			from = i + n
			if rep == "" && r != '\r' {
				m.dropped++
			}
		}
		i += n
	}
	m.raw(s[from:])
}

// replacement returns what stands for r of n bytes, and whether it needs a
// stand-in at all (XML 1.0 §2.2 and §2.4; the C1 controls are legal in XML but not
// in HTML).
func replacement(r rune, n int, pre bool) (string, bool) {
	switch {
	case r == '&':
		return "&amp;", true
	case r == '<':
		return "&lt;", true
	case r == '>':
		return "&gt;", true
	case r == '"':
		return "&quot;", true
	case r == '\n' || r == '\t':
		return " ", !pre
	case r < 0x20 || r >= 0x7f && r <= 0x9f || r == 0xfffe || r == 0xffff:
		return "", true
	case r == utf8.RuneError && n == 1:
		return "\uFFFD", true
	}
	return "", false
}

// lang appends the language attributes of l, in both the HTML and the XML form.
func (m *markup) lang(l doc.Lang) {
	if l != "" {
		m.raw(` lang="`, string(l), `" xml:lang="`, string(l), `"`)
	}
}

// validLang returns l where it is a well-formed BCP 47 tag, or "".
func validLang(l doc.Lang) doc.Lang {
	for i := range len(l) {
		c := l[i]
		if c != '-' && (c < '0' || c > '9') && (c < 'a' || c > 'z') && (c < 'A' || c > 'Z') {
			return ""
		}
	}
	switch l {
	case doc.Hans, doc.Hant, doc.English, doc.Russian, "":
		return l
	}
	if _, err := language.Parse(string(l)); err != nil {
		return ""
	}
	return l
}

// document appends a whole XHTML document; body writes what its body holds.
// kind is the epub:type of the body ("frontmatter", "bodymatter", or "").
func (m *markup) document(l doc.Lang, title, css, kind string, head, body func()) {
	m.raw(`<?xml version="1.0" encoding="UTF-8"?>`, "\n<!DOCTYPE html>\n",
		`<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"`)
	m.lang(l)
	if m.tall {
		m.raw(` class="vertical"`)
	}
	m.raw(">\n<head>\n<title>")
	m.text(title)
	m.raw("</title>\n", `<link rel="stylesheet" type="text/css" href="`, css, `"/>`, "\n")
	head()
	m.raw("</head>\n<body")
	if kind != "" {
		m.attr("epub:type", kind)
	}
	m.raw(">\n")
	body()
	m.raw("</body>\n</html>\n")
}

// labelLength is the length in runes to which a label of the contents is cut.
const labelLength = 200

// label makes s fit for the contents and for a document's title: legal
// characters on one line, never empty, of sensible length.
func label(s string) string {
	m := strings.Map(func(r rune) rune {
		if rep, ok := replacement(r, 2, false); ok && rep == "" {
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, "\uFFFD"))
	m = letter.OneLine(m)
	if !strings.ContainsFunc(m, visible) {
		return "—"
	}
	return shorten(m, labelLength)
}

func visible(r rune) bool { return unicode.IsGraphic(r) && !unicode.IsSpace(r) && !unicode.IsMark(r) }

// shorten cuts s to at most n runes with an ellipsis, never between a
// character and its combining marks.
func shorten(s string, n int) string {
	if utf8.RuneCountInString(s) <= n {
		return s
	}
	r := []rune(s)
	cut := n - 1
	for cut > n/2 && (unicode.IsMark(r[cut]) || r[cut] == '\u200d' || r[cut-1] == '\u200d') {
		cut--
	}
	return strings.TrimRight(string(r[:cut]), " ") + "…"
}

// rtl reports whether s holds a character of a script written from right to
// left (Hebrew, Arabic, Syriac, Thaana, N’Ko and their presentation forms).
func rtl(s string) bool {
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c < 0xd6 || c > 0xe0 && c != 0xef && c != 0xf0 {
			continue
		}
		r, _ := utf8.DecodeRuneInString(s[i:])
		if r >= 0x590 && r <= 0x8ff || r >= 0xfb1d && r <= 0xfdff || r >= 0xfe70 && r <= 0xfefc ||
			r >= 0x10800 && r <= 0x10fff || r >= 0x1e800 && r <= 0x1efff {
			return true
		}
	}
	return false
}
