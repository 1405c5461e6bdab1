// Package fictionbook reads books of the form FictionBook.
package fictionbook

import (
	"bytes"
	"cmp"
	"encoding/xml"
	"errors"
	"html"
	"io"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/wenzhai/wenzhai/convert/article/export"
	"github.com/wenzhai/wenzhai/convert/article/export/xmltext"
	"github.com/wenzhai/wenzhai/convert/article/scan"
	"github.com/wenzhai/wenzhai/convert/letter"
	"github.com/wenzhai/wenzhai/convert/pattern"
)

// Read reads a FictionBook (FB2 2.0 to 2.2): each chapter is an article, with the
// notes that it calls and its pictures, as data.
func Read(text []byte) (export.File, bool) {
	if !bytes.HasPrefix(bytes.TrimLeft(text, " \t\r\n"), []byte("<")) || !bytes.Contains(text[:min(len(text), probe)], []byte("<FictionBook")) {
		return export.File{}, false
	}
	r := reader{text: xmltext.WithoutControls(text), file: export.File{Kind: "FictionBook", Size: len(text)}, notes: map[string]*section{}, left: len(text), main: section{line: 1}}
	r.lines.Text, r.d = r.text, xmltext.New(r.text)
	r.binaries()
	if err := r.book(); err != nil {
		r.issue("is not valid XML: " + xmltext.Reason(err))
	}
	r.chapters(&r.main, 0)
	return r.file, true
}

// probe is how much of a file is searched for its root element.
const probe = 4 << 10

// reader reads a book.
type reader struct {
	text  []byte
	lines scan.LineNumbers
	d     *xml.Decoder
	file  export.File
	about about
	main  section
	notes map[string]*section // by their IDs

	pictures map[string]picture
	left     int    // bytes that pictures and notes may still take
	before   []byte // what stands before the next chapter: titles and mottos of parts
	full     bool
}

// about is the description of a book.
type about struct {
	Title struct {
		Authors []struct {
			First  string `xml:"first-name"`
			Middle string `xml:"middle-name"`
			Last   string `xml:"last-name"`
			Nick   string `xml:"nickname"`
		} `xml:"author"`
		Name string `xml:"book-title"`
		Lang string `xml:"lang"`
		Date struct {
			Value string `xml:"value,attr"`
			Text  string `xml:",chardata"`
		} `xml:"date"`
	} `xml:"title-info"`
}

// section is a section: a part, a chapter, a scene or a note.
type section struct {
	id, title string
	html      bytes.Buffer // its text, without that of sections in it
	kids      []*section
	calls     []string // IDs of notes
	line      int
}

func (r *reader) issue(text string) {
	r.file.Issues = append(r.file.Issues, export.Issue{Line: r.lines.Of(int(r.d.InputOffset())), Text: text})
}

// picture is a file in a book, in base 64.
type picture struct {
	mime string
	data []byte
}

var binaryTag = pattern.Lazy(`<binary\s([^<>]{1,400})>([^<]*)<`)

var fb2Attribute = pattern.Lazy(`([a-z-]+)\s*=\s*["']([^"']*)["']`)

// maxBinaries is how many files of a book are read.
const maxBinaries = 50_000

// binaries finds the files that stand behind the text.
func (r *reader) binaries() {
	r.pictures = map[string]picture{}
	for _, at := range binaryTag().FindAllSubmatchIndex(r.text, maxBinaries) {
		id, p := "", picture{data: r.text[at[4]:at[5]]}
		for _, a := range fb2Attribute().FindAllSubmatch(r.text[at[2]:at[3]], 20) {
			switch string(a[1]) {
			case "id":
				id = html.UnescapeString(string(a[2]))
			case "content-type", "type":
				p.mime = string(a[2])
			}
		}
		r.pictures[id] = p
	}
}

// book reads the elements of a book.
func (r *reader) book() error {
	for {
		tok, err := r.d.Token()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		if t, ok := tok.(xml.StartElement); ok {
			if err := r.top(t); err != nil {
				return err
			}
		}
	}
}

func (r *reader) top(t xml.StartElement) error {
	switch t.Name.Local {
	case "FictionBook":
		return nil
	case "description":
		return r.d.DecodeElement(&r.about, &t)
	case "body":
		if len(r.main.kids) == 0 && r.main.html.Len() == 0 {
			return r.section(&r.main, 0)
		}
		notes := section{}
		err := r.section(&notes, 0)
		r.takeNotes(&notes)
		return err
	}
	return r.d.Skip()
}

// takeNotes keeps the sections of a body of notes.
func (r *reader) takeNotes(s *section) {
	for _, k := range s.kids {
		if k.id != "" && r.notes[k.id] == nil {
			r.notes[k.id] = k
		}
		r.takeNotes(k)
	}
}

// section reads what stands in a section or a body.
func (r *reader) section(s *section, depth int) error {
	return r.children(func(t xml.StartElement) error { return r.inSection(s, t, depth) }, func(xml.CharData) {})
}

// children hands what stands in an element whose tag was read to element and text.
func (r *reader) children(element func(xml.StartElement) error, text func(xml.CharData)) error {
	for {
		tok, err := r.d.Token()
		if err != nil {
			return err
		}
		switch t := tok.(type) {
		case xml.EndElement:
			return nil
		case xml.CharData:
			text(t)
		case xml.StartElement:
			if err := element(t); err != nil {
				return err
			}
		}
	}
}

func (r *reader) inSection(s *section, t xml.StartElement, depth int) error {
	switch {
	case t.Name.Local == "title" && s.title == "" && s.html.Len() == 0:
		title := section{}
		err := r.element(&title, t, depth)
		s.title, s.calls = fb2Title(title.html.Bytes()), append(s.calls, title.calls...)
		return err
	case t.Name.Local == "section" && depth < xmltext.MaxNesting:
		k := &section{id: xmltext.Attribute(t, "id"), line: r.lines.Of(int(r.d.InputOffset()))}
		s.kids = append(s.kids, k)
		return r.section(k, depth+1)
	case t.Name.Local == "image":
		s.html.WriteString("<p>")
		r.picture(s, t)
		s.html.WriteString("</p>\n")
		return r.d.Skip()
	}
	return r.element(s, t, depth)
}

var fb2Markup = pattern.Lazy(`<sup>.*?</sup>|<[^>]*>`)

// fb2Title returns the lines of a title as one.
func fb2Title(markup []byte) string {
	out := ""
	for l := range bytes.Lines(markup) {
		line := letter.OneLine(fb2Markup().ReplaceAllString(string(l), ""))
		last, _ := utf8.DecodeLastRuneInString(out)
		switch {
		case line == "":
			continue
		case out == "":
		case (unicode.IsLetter(last) || unicode.IsDigit(last)) && !unicode.Is(unicode.Han, last):
			out += ". "
		default:
			out += " "
		}
		out += line
	}
	return out
}

// fb2Tags are the elements of HTML for those of a book.
var fb2Tags = map[string]string{
	"p": "p", "title": "h4", "subtitle": "h4", "cite": "blockquote", "epigraph": "blockquote", "poem": `div class="poem"`, "stanza": "p",
	"strong": "strong", "emphasis": "em", "strikethrough": "s", "sub": "sub", "sup": "sup", "code": "code", "table": "table", "tr": "tr", "td": "td", "th": "th",
	"date": "p", "annotation": "blockquote",
}

// element writes an element as HTML.
func (r *reader) element(s *section, t xml.StartElement, depth int) error {
	if depth >= xmltext.MaxNesting {
		r.issue("has elements that are nested too deeply")
		return r.d.Skip()
	}
	open, end := fb2Element(t)
	switch t.Name.Local {
	case "image":
		r.picture(s, t)
	case "a":
		open, end = s.link(t)
	}
	s.html.WriteString(open)
	err := r.children(func(t xml.StartElement) error { return r.element(s, t, depth+1) }, func(text xml.CharData) {
		s.html.WriteString(html.EscapeString(strings.ReplaceAll(string(text), "\n", " ")))
	})
	s.html.WriteString(end)
	return err
}

// fb2Element returns the tags of HTML for an element.
func fb2Element(t xml.StartElement) (open, end string) {
	tag, attrs := fb2Tags[t.Name.Local], ""
	for _, name := range []string{"id", "colspan", "rowspan"} {
		if v := xmltext.Attribute(t, name); v != "" && len(v) < 200 {
			attrs += " " + name + `="` + html.EscapeString(v) + `"`
		}
	}
	switch {
	case t.Name.Local == "v":
		return "", "<br/>"
	case t.Name.Local == "text-author":
		return "<p><cite>", "</cite></p>\n"
	case tag == "":
		return "", ""
	}
	name, _, _ := strings.Cut(tag, " ")
	if end = "</" + name + ">"; len(name) < 3 || name[0] == 'b' {
		end += "\n"
	}
	return "<" + tag + attrs + ">", end
}

// link returns the tags of a link; one to a note is a call of it.
func (s *section) link(t xml.StartElement) (open, end string) {
	to := xmltext.Attribute(t, "href")
	id, inside := strings.CutPrefix(to, "#")
	if !inside || xmltext.Attribute(t, "type") != "note" && xmltext.Attribute(t, "type") != "comment" {
		return `<a href="` + html.EscapeString(to) + `">`, "</a>"
	}
	s.calls = append(s.calls, id)
	return `<sup><a href="#` + html.EscapeString(id) + `" role="doc-noteref">`, "</a></sup>"
}

// picture writes a picture of the book.
func (r *reader) picture(s *section, t xml.StartElement) {
	id, inside := strings.CutPrefix(xmltext.Attribute(t, "href"), "#")
	p := r.pictures[id]
	if !inside || !r.spend(len(p.data)+len(id)) {
		return
	}
	if p.data == nil { // it is not there, which whoever looks for it says
		s.html.WriteString(`<img src="` + html.EscapeString(id) + `"/>`)
		return
	}
	mime := p.mime
	if !strings.HasPrefix(mime, "image/") {
		mime = "image/jpeg" // what it is, its bytes tell
	}
	s.html.WriteString(`<img src="data:` + html.EscapeString(mime) + `;base64,`)
	s.html.Write(xmltext.WithoutSpace(p.data))
	s.html.WriteString(`" alt="` + html.EscapeString(xmltext.Attribute(t, "alt")) + `"/>`)
}

// spend takes bytes for what stands in the file once and may be shown often.
func (r *reader) spend(n int) bool {
	if n <= r.left {
		r.left -= n
		return true
	}
	if !r.full {
		r.issue("shows pictures and notes again and again; those beyond the size of the file are left out")
	}
	r.full = true
	return false
}

// maxParts is how many levels of parts may hold chapters.
const maxParts = 3

// chapters adds the articles of a section: itself, or those of the sections in it,
// where it is a part of the book.
func (r *reader) chapters(s *section, depth int) {
	if !s.isPart(depth) {
		r.chapter(s)
		return
	}
	if depth > 0 && s.title != "" {
		r.before = append(r.before, "<p><strong>"+html.EscapeString(s.title)+"</strong></p>\n"...)
	}
	r.before = append(r.before, s.html.Bytes()...)
	for _, k := range s.kids {
		r.chapters(k, depth+1)
	}
}

// isPart reports whether a section holds chapters: sections with titles of letters,
// and no text but a motto. The book itself is one.
func (s *section) isPart(depth int) bool {
	if depth == 0 || len(s.kids) == 0 {
		return len(s.kids) > 0
	}
	unnamed := func(k *section) bool {
		return strings.IndexFunc(k.title, unicode.IsLetter) < 0 || fb2Number(k.title)
	}
	if depth > maxParts || slices.ContainsFunc(s.kids, unnamed) {
		return false
	}
	return !bytes.Contains(fb2Quotes().ReplaceAll(s.html.Bytes(), nil), []byte("<p"))
}

var fb2Quotes = pattern.Lazy(`(?s)<blockquote.*?</blockquote>`)

// fb2Number reports whether a title is a number in Roman letters.
func fb2Number(title string) bool { return strings.Trim(title, "IVXLCivxlc. ") == "" }

// maxChapters is how many chapters of a file are read.
const maxChapters = 50_000

// chapter adds an article.
func (r *reader) chapter(s *section) {
	if len(r.file.Items) >= maxChapters || s.html.Len() == 0 && len(s.kids) == 0 {
		return
	}
	about := &r.about.Title
	it := export.Item{
		Title: html.EscapeString(cmp.Or(s.title, r.only(about.Name))), Author: r.authors(), Source: strings.TrimSpace(about.Name), Lang: about.Lang,
		Saved: cmp.Or(about.Date.Value, strings.TrimSpace(about.Date.Text)), HTML: true, Line: s.line, At: s.line,
	}
	var body bytes.Buffer
	body.Write(r.before)
	calls := s.write(&body, 3, nil)
	r.before = nil
	r.writeNotes(&body, calls)
	it.Body = body.Bytes()
	r.file.Add(it)
}

// only returns the name of a book that has a single chapter.
func (r *reader) only(name string) string {
	if len(r.main.kids) > 1 {
		return ""
	}
	return strings.TrimSpace(name)
}

func (r *reader) authors() string {
	var names []string
	for _, a := range r.about.Title.Authors {
		name := letter.OneLine(a.First + " " + a.Middle + " " + a.Last)
		if name = cmp.Or(name, strings.TrimSpace(a.Nick)); name != "" {
			names = append(names, name)
		}
	}
	return strings.Join(names, ", ")
}

// write writes a section with those in it, and returns the notes that they call.
func (s *section) write(b *bytes.Buffer, level int, calls []string) []string {
	if s.id != "" {
		b.WriteString(`<a id="` + html.EscapeString(s.id) + `"></a>`)
	}
	b.Write(s.html.Bytes())
	calls = append(calls, s.calls...)
	for _, k := range s.kids {
		if k.title != "" {
			tag := string(rune('0' + min(level, 6)))
			b.WriteString("<h" + tag + ">" + html.EscapeString(k.title) + "</h" + tag + ">\n")
		} else {
			b.WriteString("<hr/>\n")
		}
		calls = k.write(b, level+1, calls)
	}
	return calls
}

// writeNotes writes the notes that a chapter calls, and those that these call.
func (r *reader) writeNotes(b *bytes.Buffer, calls []string) {
	seen, out := map[string]bool{}, bytes.Buffer{}
	for i := 0; i < len(calls); i++ {
		n := r.notes[calls[i]]
		if n == nil || seen[n.id] || !r.spend(n.html.Len()) {
			continue
		}
		seen[n.id] = true
		out.WriteString(`<div class="footnote" id="` + html.EscapeString(n.id) + `">`)
		out.Write(n.html.Bytes())
		out.WriteString("</div>\n")
		calls = append(calls, n.calls...)
	}
	if out.Len() > 0 {
		b.WriteString(`<section class="footnotes" role="doc-endnotes">` + "\n")
		b.Write(out.Bytes())
		b.WriteString("</section>\n")
	}
}
