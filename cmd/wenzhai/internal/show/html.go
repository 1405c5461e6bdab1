package show

import (
	"cmp"
	"fmt"
	"html"
	"io"
	"strings"

	"github.com/wenzhai/wenzhai/convert"
	"github.com/wenzhai/wenzhai/convert/doc"
)

// HTML prints one HTML document with an article element for each article.
func HTML(w io.Writer, articles []convert.Extracted) error {
	var b strings.Builder
	b.WriteString("<!DOCTYPE html>\n<meta charset=\"utf-8\">\n")
	if len(articles) > 0 {
		element(&b, "title", "", func() { escape(&b, articles[0].Article.Title) })
	}
	for _, x := range articles {
		htmlArticle(&b, x.Article)
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func htmlArticle(b *strings.Builder, a *doc.Article) {
	element(b, "article", langAttr(a.Lang), func() {
		b.WriteByte('\n')
		element(b, "h1", "", func() { escape(b, a.Title) })
		htmlBlocks(b, a.Blocks)
	})
}

// element writes <name attrs>…</name> and a line end.
func element(b *strings.Builder, name, attrs string, body func()) {
	b.WriteString("<" + name + attrs + ">")
	body()
	b.WriteString("</" + name + ">\n")
}

func langAttr(l doc.Lang) string {
	if l == "" {
		return ""
	}
	return attr("lang", string(l))
}

func attr(name, value string) string { return " " + name + `="` + html.EscapeString(value) + `"` }

func escape(b *strings.Builder, s string) { b.WriteString(html.EscapeString(s)) }

func htmlBlocks(b *strings.Builder, blocks []doc.Block) {
	for _, block := range blocks {
		htmlBlock(b, block)
	}
}

func htmlBlock(b *strings.Builder, block doc.Block) {
	switch x := block.(type) {
	case *doc.Paragraph:
		element(b, "p", langAttr(x.Lang), func() { htmlInlines(b, x.Inlines) })
	case *doc.Heading:
		element(b, fmt.Sprintf("h%d", x.Level), langAttr(x.Lang), func() { htmlInlines(b, x.Inlines) })
	case *doc.Quote:
		element(b, "blockquote", langAttr(x.Lang), func() { htmlBlocks(b, x.Blocks) })
	case *doc.Code:
		element(b, "pre", "", func() { element(b, "code", "", func() { escape(b, x.Text) }) })
	case *doc.List:
		htmlList(b, x)
	case *doc.Table:
		htmlTable(b, x)
	case *doc.Figure:
		htmlFigure(b, x)
	case *doc.Rule:
		b.WriteString("<hr>\n")
	}
}

func htmlList(b *strings.Builder, l *doc.List) {
	name, attrs := "ul", ""
	if l.Ordered {
		name = "ol"
		if l.Start != 1 {
			attrs = attr("start", fmt.Sprint(l.Start))
		}
	}
	element(b, name, attrs, func() {
		for _, item := range l.Items {
			element(b, "li", "", func() { htmlItem(b, item) })
		}
	})
}

// htmlItem leaves out the paragraph of an item that is nothing else.
func htmlItem(b *strings.Builder, item doc.Item) {
	if len(item.Blocks) == 1 {
		if p, ok := item.Blocks[0].(*doc.Paragraph); ok && p.Lang == "" {
			htmlInlines(b, p.Inlines)
			return
		}
	}
	htmlBlocks(b, item.Blocks)
}

// htmlFigure shows a picture that lies beside the article. Of one on the web there
// is a link: who opens the page must not be told to fetch it. Where there is
// nothing to show, its words stand for it.
func htmlFigure(b *strings.Builder, f *doc.Figure) {
	caption := f.Caption
	element(b, "figure", "", func() {
		switch {
		case strings.Contains(f.Src, "://"):
			b.WriteString("<a" + attr("href", f.Src) + ">")
			escape(b, cmp.Or(f.Alt, f.Src))
			b.WriteString("</a>")
		case f.Src != "" && !strings.ContainsAny(f.Src[:1], `/\`):
			b.WriteString("<img" + attr("src", f.Src) + attr("alt", f.Alt) + ">")
		case len(caption) == 0:
			caption = []doc.Inline{&doc.Run{Text: cmp.Or(f.Alt, f.Src, "—")}}
		}
		if len(caption) > 0 {
			element(b, "figcaption", "", func() { htmlInlines(b, caption) })
		}
	})
}

func htmlTable(b *strings.Builder, t *doc.Table) {
	element(b, "table", "", func() {
		if len(t.Caption) > 0 {
			element(b, "caption", "", func() { htmlInlines(b, t.Caption) })
		}
		htmlRows(b, "thead", t.Head)
		htmlRows(b, "tbody", t.Rows)
	})
}

func htmlRows(b *strings.Builder, name string, rows []doc.Row) {
	if len(rows) == 0 {
		return
	}
	element(b, name, "", func() {
		for _, r := range rows {
			element(b, "tr", "", func() {
				for _, c := range r {
					htmlCell(b, c)
				}
			})
		}
	})
}

func htmlCell(b *strings.Builder, c doc.Cell) {
	name, attrs := "td", ""
	if c.Header {
		name = "th"
	}
	if c.ColSpan > 1 {
		attrs += attr("colspan", fmt.Sprint(c.ColSpan))
	}
	if c.RowSpan > 1 {
		attrs += attr("rowspan", fmt.Sprint(c.RowSpan))
	}
	if a := map[doc.Align]string{doc.AlignCenter: "center", doc.AlignEnd: "end"}[c.Align]; a != "" {
		attrs += attr("style", "text-align: "+a)
	}
	element(b, name, attrs, func() { htmlInlines(b, c.Inlines) })
}

// styleTags are the elements of the marks; StyleNone is a span.
var styleTags = [...]string{"span", "em", "strong", "u", "s", "sub", "sup"}

func htmlInlines(b *strings.Builder, in []doc.Inline) {
	for _, i := range in {
		switch x := i.(type) {
		case *doc.Run:
			escape(b, x.Text)
		case *doc.Styled:
			tag := styleTags[x.Style]
			b.WriteString("<" + tag + langAttr(x.Lang) + ">")
			htmlInlines(b, x.Inlines)
			b.WriteString("</" + tag + ">")
		case *doc.Link:
			b.WriteString("<a" + attr("href", x.URL) + ">")
			htmlInlines(b, x.Inlines)
			b.WriteString("</a>")
		case *doc.CodeSpan:
			b.WriteString("<code>")
			escape(b, x.Text)
			b.WriteString("</code>")
		case *doc.Ruby:
			b.WriteString("<ruby>")
			escape(b, x.Base)
			b.WriteString("<rt>")
			escape(b, x.Text)
			b.WriteString("</rt></ruby>")
		case *doc.Break:
			b.WriteString("<br>")
		}
	}
}
