package show

import (
	"cmp"
	"fmt"
	"io"
	"strconv"

	"github.com/wenzhai/wenzhai/convert/bilingual"
	"github.com/wenzhai/wenzhai/convert/bilingual/align"
	"github.com/wenzhai/wenzhai/convert/doc"
	"github.com/wenzhai/wenzhai/layout/xhtml"
)

// beadsStyle sets the page: an overview that stays in sight, and rows of two
// columns joined by a bracket whose colour tells the confidence. On a phone
// the columns stand under each other.
const beadsStyle = `
:root{color-scheme:light dark;--sure:#2f7d4f;--fair:#b8860b;--weak:#c0392b;--none:#8a8a8a;--line:#8884}
*{box-sizing:border-box}
body{margin:0;font:16px/1.6 system-ui,"Noto Sans","Noto Sans SC",sans-serif;display:grid;grid-template-columns:9rem minmax(0,1fr)}
nav{position:sticky;top:0;height:100vh;padding:1rem .5rem 1rem 1rem}
nav svg{width:100%;height:100%}
nav path{stroke:Canvas;stroke-width:2;vector-effect:non-scaling-stroke;opacity:.6}nav a:hover path{opacity:1}
main{padding:1rem 1.5rem 4rem;max-width:80rem}
header p{color:var(--none);margin:.2rem 0}h1{font-size:1.2rem;margin:0}
.b{display:grid;grid-template-columns:minmax(0,1fr) 3.6rem minmax(0,1fr);border-top:1px solid var(--line);padding:.4rem 0;scroll-margin-top:2rem}
.b:target{background:#fe03}
.b>b{font:600 .7rem/1 system-ui;text-align:center;color:var(--c);border-left:3px solid var(--c);border-right:3px solid var(--c);margin:.35rem .6rem;display:flex;align-items:center;justify-content:center}
.sure{--c:var(--sure)}.fair{--c:var(--fair)}.weak{--c:var(--weak)}.none{--c:var(--none)}
.none>b{border-style:dashed}
p{margin:.1rem 0}p.h{font-weight:700}p.c{font-family:monospace;white-space:pre-wrap;overflow-wrap:anywhere}p.i{padding-left:1em}
p[data-n]::before{content:attr(data-n);font-size:.65rem;color:var(--none);margin-right:.5em;vertical-align:super}
@media(max-width:48rem){body{display:block}nav{display:none}.b{grid-template-columns:minmax(0,1fr)}.b>b{border:0;justify-content:start;margin:.1rem 0}}
`

// BeadsHTML prints a page that shows both texts, bead by bead, with the
// confidence of each link, and beside them a picture of the whole: a band from
// where a bead stands in A to where it stands in B.
func BeadsHTML(w io.Writer, x Aligned) error {
	m := xhtml.To(w)
	title := cmp.Or(x.TitleA, x.PathA) + " · " + cmp.Or(x.TitleB, x.PathB)
	m.Raw("<!DOCTYPE html>\n")
	m.Open("html", "lang", string(x.A.Lang))
	m.Raw("\n<head>\n<meta charset=\"utf-8\"/>\n<meta name=\"viewport\" content=\"width=device-width\"/>\n")
	m.Element("title", title)
	m.Raw("\n<style>", beadsStyle, "</style>\n</head>\n<body>\n")
	overview(m, x)
	m.Raw("<main>\n<header>")
	m.Element("h1", title)
	m.Raw("\n")
	m.Element("p", x.Words.Text(summaryOf(x)))
	m.Raw("</header>\n")
	for i, bead := range x.Beads {
		beadRow(m, x, i, bead)
		m.Drain()
	}
	m.Raw("</main>\n</body>\n</html>\n")
	return m.Flush()
}

// summaryOf counts segments and beads.
func summaryOf(x Aligned) string {
	count := map[string]int{}
	for _, b := range x.Beads {
		count[class(b)]++
	}
	return fmt.Sprintf("%s: %d ↔ %d %ss; links: %d, of them doubtful: %d; without a partner: %d",
		x.PathA+" ↔ "+x.PathB, len(x.A.Segments), len(x.B.Segments), x.Unit, len(x.Beads)-count["none"], count["weak"], count["none"])
}

// class tells how sure a bead is.
func class(b bilingual.Bead) string {
	switch {
	case b.A.Len() == 0 || b.B.Len() == 0:
		return "none"
	case b.Confidence >= 0.8:
		return "sure"
	case b.Confidence >= 0.5:
		return "fair"
	}
	return "weak"
}

// overview draws the bands in a square of a thousand units.
func overview(m *xhtml.Writer, x Aligned) {
	const height = 1000
	ya, yb := scale(x.A, height), scale(x.B, height)
	m.Raw(fmt.Sprintf("<nav aria-label=\"overview\"><svg viewBox=\"0 0 100 %d\" preserveAspectRatio=\"none\">\n", height))
	for i, bead := range x.Beads {
		m.Raw(fmt.Sprintf("<a href=\"#b%d\" class=\"%s\"><path fill=\"var(--c)\" d=\"M0 %.1fH30L70 %.1fH100V%.1fH70L30 %.1fH0z\"/></a>\n",
			i, class(bead), ya[bead.A.From], yb[bead.B.From], yb[bead.B.To], ya[bead.A.To]))
	}
	m.Raw("</svg></nav>\n")
}

// scale returns where each segment begins on a line of the given length, and
// the line's end.
func scale(t bilingual.Text, length float64) []float64 {
	out := make([]float64, len(t.Segments)+1)
	for i, s := range t.Segments {
		out[i+1] = out[i] + float64(len(s.Text)) + 20
	}
	all := out[len(t.Segments)]
	for i := range out {
		out[i] *= length / max(all, 1)
	}
	return out
}

func beadRow(m *xhtml.Writer, x Aligned, i int, bead bilingual.Bead) {
	m.Open("section", "class", "b "+class(bead), "id", fmt.Sprintf("b%d", i))
	cell(m, x.A, bead.A)
	mark := "–"
	if class(bead) != "none" {
		mark = fmt.Sprintf("%d %%", int(bead.Confidence*100))
	}
	m.Element("b", mark, "title", rung(bead.A)+" : "+rung(bead.B))
	cell(m, x.B, bead.B)
	m.Raw("</section>\n")
}

func cell(m *xhtml.Writer, t bilingual.Text, r doc.Span) {
	m.Raw("<div")
	m.InLang(t.Lang)
	m.Raw(">")
	for i := r.From; i < r.To; i++ {
		s := t.Segments[i]
		m.Open("p", append(kindClass(s.Kind), "data-n", strconv.Itoa(i))...)
		m.Pre(words(s))
		m.Raw("</p>")
	}
	m.Raw("</div>")
}

func kindClass(k align.Kind) []string {
	switch k {
	case align.Heading:
		return []string{"class", "h"}
	case align.Code, align.Table:
		return []string{"class", "c"}
	case align.Item:
		return []string{"class", "i"}
	}
	return nil
}
