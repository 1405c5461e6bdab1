package xhtml

import (
	"cmp"
	"net/url"
	"strings"

	"github.com/wenzhai/wenzhai/convert/doc"
	"github.com/wenzhai/wenzhai/convert/letter"
)

// Inlines writes inlines one after another.
func (r *Renderer) Inlines(list []doc.Inline) {
	written := "" // of the next run, with what stands before it
	for i, x := range list {
		switch x := x.(type) {
		case *doc.Run:
			r.Run(x.Text[len(written):])
			written = ""
		case *doc.Styled:
			r.styled(x)
		case *doc.Link:
			r.link(x)
		case *doc.CodeSpan:
			r.Element("code", x.Text)
		case *doc.Formula:
			written = marksBehind(list[i+1:])
			writeWithMarks(r, x, written)
		case *doc.Ruby:
			r.ruby(x)
		case *doc.Picture:
			r.picture(x)
		case *doc.NoteCall:
			r.call(x)
		case *doc.Anchor:
			r.Open("span", "id", nameOf(r, x.ID))
			r.Raw("</span>")
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
	to, ok := addressOf(r, l)
	switch {
	case ok:
		r.Raw("<a")
		r.Attr("href", to)
		if at, ok := Address(l.URL); ok && at != to {
			r.Attr("data-href", at)
		}
	default:
		r.Inlines(l.Inlines)
		if r.BadLink != nil && l.URL != "" {
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

// addressOf returns where l leads: within the book, or on the web.
func addressOf(r *Renderer, l *doc.Link) (to string, ok bool) {
	if l.To != nil && r.Local != nil {
		if href, ok := r.Local(l.To); ok {
			return href, true
		}
	}
	if r.Relative && l.To != nil && l.To.ID != "" && (strings.HasPrefix(l.Ref, "#") || strings.HasPrefix(l.Ref, `\`)) {
		return "#" + nameOf(r, l.To.ID), true
	}
	if r.Relative && (l.To != nil || l.Ref == "" || l.URL == "") {
		to = cmp.Or(l.Ref, l.URL)
		u, err := url.Parse(to)
		if err == nil && u.Scheme == "" && u.Host == "" && !strings.Contains(to, `\`) { // browsers take it for a slash
			return to, true
		}
	}
	return Address(l.URL)
}
