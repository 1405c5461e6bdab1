package xhtml

import (
	"net/url"
	"strings"

	"github.com/wenzhai/wenzhai/convert/doc"
	"github.com/wenzhai/wenzhai/convert/letter"
)

// Inlines writes inlines one after another.
func (r *Renderer) Inlines(list []doc.Inline) {
	for _, x := range list {
		switch x := x.(type) {
		case *doc.Run:
			r.Run(x.Text)
		case *doc.Styled:
			r.styled(x)
		case *doc.Link:
			r.link(x)
		case *doc.CodeSpan:
			r.Element("code", x.Text)
		case *doc.Ruby:
			r.ruby(x)
		case *doc.Break:
			r.Raw("<br/>\n")
		}
	}
}

// ruby writes characters with their reading, in brackets where a reading system
// knows no ruby (HTML §4.5.10): full-width ones tell an author's readings from those
// that were added.
func (r *Renderer) ruby(x *doc.Ruby) {
	left, right := "（", "）"
	if x.Added {
		left, right = "(", ")"
	}
	r.Raw("<ruby>")
	r.Text(x.Base)
	r.Element("rp", left)
	r.Element("rt", x.Text)
	r.Element("rp", right)
	r.Raw("</ruby>")
}

var tags = [...]string{
	doc.StyleNone: "span", doc.Emphasis: "em", doc.Strong: "strong", doc.Underline: "u",
	doc.Strike: "s", doc.Sub: "sub", doc.Sup: "sup", doc.Highlight: "mark", doc.Small: "small", doc.Key: "kbd", doc.Abbreviation: "abbr",
}

func (r *Renderer) styled(s *doc.Styled) {
	if len(s.Inlines) == 0 {
		return
	}
	if s.Style == doc.StyleNone && (ValidLang(s.Lang) == "" || ValidLang(s.Lang) == r.Lang) {
		r.Inlines(s.Inlines)
		return
	}
	if n := raised(s); n > 0 && r.marked(n) {
		r.Raw("<sup>")
		r.noteref(n, func() { r.Inlines(s.Inlines) })
		r.Raw("</sup>")
		return
	}
	tag := tags[s.Style]
	r.Raw("<", tag)
	if s.Style == doc.Emphasis && r.Lang.IsChinese() && !hasHan(s.Inlines) {
		r.Raw(` class="western"`)
	}
	if s.Style == doc.Abbreviation && s.Title != "" {
		r.Attr("title", s.Title)
	}
	r.Foreign(s.Lang)
	r.Raw(">")
	r.In(s.Lang, func() { r.Inlines(s.Inlines) })
	r.Raw("</", tag, ">")
}

// hasHan reports whether a passage holds Chinese characters: those are stressed
// with dots, Latin words with italics.
func hasHan(in []doc.Inline) bool {
	return strings.ContainsFunc(doc.PlainInlines(in), letter.Han)
}

// link writes a link to the address, or to where this document has it. An
// address that no reader could open is reported; the text stays.
func (r *Renderer) link(l *doc.Link) {
	if r.inLink || len(l.Inlines) == 0 {
		r.Inlines(l.Inlines)
		return
	}
	if n := linked(l); n > 0 && r.marked(n) {
		r.noteref(n, func() { r.Inlines(l.Inlines) })
		return
	}
	to, ok := Address(l.URL)
	if !ok && r.Relative {
		u, err := url.Parse(l.URL)
		to, ok = l.URL, err == nil && u.Scheme == "" && u.Host == "" && !strings.Contains(l.URL, `\`) // browsers take it for a slash
	}
	switch {
	case r.back != "" && isBack(l):
		r.Raw("<a")
		r.Attr("href", r.back)
	case ok:
		r.startLink(to)
	default:
		r.Inlines(l.Inlines)
		if r.BadLink != nil {
			r.BadLink(l.URL)
		}
		return
	}
	r.inLink = true
	r.Raw(">")
	r.Inlines(l.Inlines)
	r.Raw("</a>")
	r.inLink = false
}

// startLink begins the start tag of a link.
func (r *Renderer) startLink(to string) {
	r.Raw("<a")
	if r.Local != nil {
		if file, ok := r.Local(to); ok {
			r.Attr("href", file)
			r.Attr("data-href", to)
			return
		}
	}
	r.Attr("href", to)
}
