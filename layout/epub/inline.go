package epub

import (
	"strings"

	"github.com/wenzhai/wenzhai/convert/diag"
	"github.com/wenzhai/wenzhai/convert/doc"
	"github.com/wenzhai/wenzhai/convert/letter"
)

func (r *renderer) inlines(list []doc.Inline) {
	for _, x := range list {
		switch x := x.(type) {
		case *doc.Run:
			r.run(x.Text)
		case *doc.Styled:
			r.styled(x)
		case *doc.Link:
			r.link(x)
		case *doc.CodeSpan:
			r.raw("<code>")
			r.text(x.Text)
			r.raw("</code>")
		case *doc.Ruby:
			r.ruby(x)
		case *doc.Break:
			r.raw("<br/>\n")
		}
	}
}

// ruby writes a character with its reading, in brackets where a reading system
// knows no ruby (HTML §4.5.10).
func (r *renderer) ruby(x *doc.Ruby) {
	r.raw("<ruby>")
	r.text(x.Base)
	r.raw(`<rp>(</rp><rt>`)
	r.text(x.Text)
	r.raw("</rt><rp>)</rp></ruby>")
}

var tags = [...]string{
	doc.StyleNone: "span", doc.Emphasis: "em", doc.Strong: "strong", doc.Underline: "u",
	doc.Strike: "s", doc.Sub: "sub", doc.Sup: "sup",
}

func (r *renderer) styled(s *doc.Styled) {
	if len(s.Inlines) == 0 {
		return
	}
	if s.Style == doc.StyleNone && (validLang(s.Lang) == "" || validLang(s.Lang) == r.lang) {
		r.inlines(s.Inlines)
		return
	}
	if n := raised(s); n > 0 && r.marked() && n <= r.foot.n {
		r.raw("<sup>")
		r.noteref(n, func() { r.inlines(s.Inlines) })
		r.raw("</sup>")
		return
	}
	tag := tags[s.Style]
	r.raw("<", tag)
	if s.Style == doc.Emphasis && r.lang.IsChinese() && !hasHan(s.Inlines) {
		r.raw(` class="western"`)
	}
	r.langAttr(s.Lang)
	r.raw(">")
	r.in(s.Lang, func() { r.inlines(s.Inlines) })
	r.raw("</", tag, ">")
}

// hasHan reports whether a passage holds Chinese characters: those are stressed
// with dots, Latin words with italics.
func hasHan(in []doc.Inline) bool {
	return strings.ContainsFunc(doc.PlainInlines(in), letter.Han)
}

// link writes a link to the address, or to the article of this book that has
// it. An address that no reader could open is reported; the text stays.
func (r *renderer) link(l *doc.Link) {
	if r.inLink || len(l.Inlines) == 0 {
		r.inlines(l.Inlines)
		return
	}
	if n := linked(l); n > 0 && r.marked() && n <= r.foot.n {
		r.noteref(n, func() { r.inlines(l.Inlines) })
		return
	}
	to, ok := href(l.URL)
	if r.back != "" && isBack(l) {
		to, ok = r.back, true
	}
	if !ok {
		r.inlines(l.Inlines)
		r.badLink(l.URL)
		return
	}
	r.inLink = true
	r.raw("<a")
	if file, ok := r.target(to); ok {
		r.attr("href", file)
		r.attr("data-href", to)
	} else {
		r.attr("href", to)
	}
	r.raw(">")
	r.inlines(l.Inlines)
	r.raw("</a>")
	r.inLink = false
}

func (r *renderer) badLink(url string) {
	e := r.source()
	d := diag.New(diag.BadInput, e.Path, e.Line, "%q is not an address; its text stays, without a link", shorten(url, 120))
	d.Severity = diag.Note
	r.diags = append(r.diags, d)
}
