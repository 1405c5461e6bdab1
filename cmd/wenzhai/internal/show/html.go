package show

import (
	"cmp"
	"io"
	"strconv"
	"strings"

	"github.com/wenzhai/wenzhai/convert"
	"github.com/wenzhai/wenzhai/convert/doc"
	"github.com/wenzhai/wenzhai/convert/frame"
	"github.com/wenzhai/wenzhai/layout/xhtml"
)

// htmlHead begins a page; the styles are those of cells.
const htmlHead = `<!DOCTYPE html>
<meta charset="utf-8"/>
<style>.centre{text-align:center}.end{text-align:end}</style>
`

// HTML prints one HTML document with an article element for each article.
func HTML(w io.Writer, articles []convert.Extracted) error {
	out := xhtml.To(w)
	out.Raw(htmlHead)
	if len(articles) > 0 {
		out.Element("title", articles[0].Article.Title)
		out.Raw("\n")
	}
	for _, x := range articles {
		a := x.Article
		r := &xhtml.Renderer{Writer: *out, Lang: xhtml.ValidLang(a.Lang)}
		r.Relative, r.Page, r.Figure = true, true, func(f *doc.Figure) { xhtml.FigureBeside(r, f) }
		r.KindWord = func(kind string) (string, doc.Lang) {
			l := frame.Default(r.Lang).Lead()
			return frame.BoxWord(l, kind), l
		}
		r.Picture = func(p *doc.Picture) { htmlPicture(r, p) }
		r.Raw("<article")
		r.InLang(r.Lang)
		r.Raw(">\n")
		r.Element("h1", a.Title)
		r.Raw("\n")
		blocks, notes := xhtml.TakeNotes(a.Blocks, r.Lang, false)
		r.Notes = notes
		r.Blocks(blocks)
		r.RestNotes()
		r.Buf = append(r.Buf, r.Feet...)
		r.Raw("</article>\n")
		*out = r.Writer
		out.Drain()
	}
	return out.Flush()
}

// htmlPicture shows a picture in a line where it lies beside the article, else its
// name.
func htmlPicture(r *xhtml.Renderer, p *doc.Picture) {
	switch {
	case p.Src != "" && !strings.Contains(p.Src, "://") && !strings.ContainsAny(p.Src[:1], `/\`):
		r.Empty("img", "src", p.Src, "alt", p.Alt, "style", "height: "+strconv.FormatFloat(p.InLine(), 'f', -1, 64)+"em")
	default:
		r.Text(cmp.Or(p.Alt, xhtml.Nameless))
	}
}
