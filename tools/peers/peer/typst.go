package peer

import (
	"bytes"
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/wenzhai/wenzhai/convert/doc"
)

// preamble gives Typst what layout/pdf has on A4: the same type area, pitch,
// size, faces, indents and heads; "latin-in-cjk" leaves quotes and dashes to
// the Chinese face.
const preamble = `#set document(title: %[1]s)
#set page(width: 595.28pt, height: 841.89pt, margin: (top: 62pt, bottom: 80pt, x: 77.14pt), numbering: "1",
  header: align(right, text(8.5pt, fill: luma(45%%), %[1]s)))
#set text(font: ((name: "Wenzhai Roman", covers: "latin-in-cjk"), "Wenzhai Song", "Wenzhai Grotesque", "Wenzhai Kai",
  "Wenzhai Math", "Wenzhai Symbols", "Wenzhai Signs", "Wenzhai Emoji"), size: 10.5pt, lang: "zh", region: "cn",
  top-edge: 0.88em, bottom-edge: -0.12em)
#set par(justify: true, leading: 7pt, spacing: 7pt, first-line-indent: (amount: 2em, all: true))
#set smartquote(enabled: false)
#show heading: set text(font: ((name: "Wenzhai Grotesque", covers: "latin-in-cjk"), "Wenzhai Hei", "Wenzhai Song"))
#show heading.where(level: 1): set text(17pt)
#show strong: set text(font: ((name: "Wenzhai Roman", covers: "latin-in-cjk"), "Wenzhai Hei", "Wenzhai Song"))
#show raw: set text(font: ("Wenzhai Code", "Wenzhai Song"), size: 9pt)
#show footnote.entry: set text(8.5pt)
#show link: set text(fill: rgb("#1f3a5f"))
#outline(title: "目录", depth: 1)
#pagebreak()
`

// Typst writes the articles as one Typst document with contents, a heading
// and a line of source and date for each article, and all that the tree
// holds but pictures; with notes, the addresses of links in footnotes.
func Typst(w io.Writer, title string, articles []*doc.Article, notes bool) error {
	t := &typst{notes: notes}
	fmt.Fprintf(&t.out, preamble, quoted(title))
	for _, a := range articles {
		t.article(a)
	}
	_, err := t.out.WriteTo(w)
	return err
}

type typst struct {
	out   bytes.Buffer
	notes bool
}

func (t *typst) put(s ...string) {
	for _, p := range s {
		t.out.WriteString(p)
	}
}

func (t *typst) article(a *doc.Article) {
	lang, region := "zh", `"cn"`
	switch a.Lang {
	case doc.English, doc.Russian:
		lang, region = string(a.Lang), "none"
	case doc.Hant:
		region = `"tw"`
	}
	t.put("#counter(footnote).update(0)\n#[\n#set text(lang: \"", lang, "\", region: ", region, ")\n\n")
	t.put("#text(8.5pt, fill: luma(45%), ", quoted(strings.TrimSpace(a.Source+" "+a.Date.Format("2006-01-02"))), ")\n\n")
	t.put("#heading(level: 1, ", quoted(a.Title), ")\n\n")
	t.blocks(a.Blocks)
	if a.URL != "" {
		t.put("#link(", quoted(a.URL), ")\n\n")
	}
	t.put("]\n\n")
}

func (t *typst) blocks(in []doc.Block) {
	for _, b := range in {
		t.block(b)
		t.put("\n\n")
	}
}

func (t *typst) block(b doc.Block) {
	switch b := b.(type) {
	case *doc.Paragraph:
		t.inlines(b.Inlines)
	case *doc.Heading:
		t.put(fmt.Sprintf("#heading(level: %d)[", b.Level))
		t.inlines(b.Inlines)
		t.put("]")
	case *doc.Quote:
		t.put("#quote(block: true)[")
		t.blocks(b.Blocks)
		t.put("]")
	case *doc.Box:
		t.put("#block(stroke: (left: 1pt), inset: 0.6em)[")
		t.inlines(b.Title)
		t.put("\n\n")
		t.blocks(b.Blocks)
		t.put("]")
	case *doc.Definitions:
		t.definitions(b)
	case *doc.List:
		t.list(b)
	case *doc.Code:
		t.put("#raw(block: true, ", quoted(b.Text), ")")
	case *doc.Table:
		t.table(b)
	case *doc.Figure:
		t.inlines(b.Caption)
	case *doc.Rule:
		t.put("#align(center, line(length: 6em, stroke: 0.5pt))")
	}
}

func (t *typst) list(l *doc.List) {
	if l.Ordered {
		t.put(fmt.Sprintf("#enum(start: %d, ", l.Start))
	} else {
		t.put("#list(")
	}
	for _, it := range l.Items {
		t.put("[")
		t.blocks(it.Blocks)
		t.put("], ")
	}
	t.put(")")
}

func (t *typst) definitions(d *doc.Definitions) {
	for _, it := range d.Items {
		for _, term := range it.Terms {
			t.put("#strong[")
			t.inlines(term)
			t.put("]\n\n")
		}
		t.blocks(it.Blocks)
	}
}

func (t *typst) table(b *doc.Table) {
	rows := slices.Concat(b.Head, b.Rows)
	columns := 1
	for _, r := range rows {
		n := 0
		for _, c := range r {
			n += c.ColSpan
		}
		columns = max(columns, n)
	}
	t.put(fmt.Sprintf("#table(columns: %d, ", columns))
	for _, r := range rows {
		for _, c := range r {
			t.put("[")
			t.inlines(doc.Flat(&c))
			t.put("], ")
		}
	}
	t.put(")")
}

// inlines writes strings in code mode throughout, so that nothing in the text
// is taken for markup.
func (t *typst) inlines(in []doc.Inline) {
	for _, i := range in {
		switch i := i.(type) {
		case *doc.Run:
			t.put("#", quoted(i.Text))
		case *doc.CodeSpan:
			t.put("#raw(", quoted(i.Text), ")")
		case *doc.Ruby:
			t.put("#", quoted(i.Base))
		case *doc.Break:
			t.put("#linebreak()")
		case *doc.Link:
			t.link(i)
		case *doc.Styled:
			t.put("#", styled(i.Style), "[")
			t.inlines(i.Inlines)
			t.put("]")
		}
	}
}

// link writes a link with its address in a footnote, but for a link that shows
// its address, as layout/pdf does.
func (t *typst) link(l *doc.Link) {
	t.put("#link(", quoted(l.URL), ")[")
	t.inlines(l.Inlines)
	t.put("]")
	if shown := doc.PlainInlines(l.Inlines); t.notes && shown != "" && !strings.Contains(l.URL, strings.TrimSuffix(shown, "…")) {
		t.put("#footnote[#link(", quoted(l.URL), ")]")
	}
}

func styled(s doc.Style) string {
	return cmp.Or(map[doc.Style]string{
		doc.Strong: "strong", doc.Emphasis: "emph", doc.Underline: "underline", doc.Strike: "strike", doc.Sub: "sub", doc.Sup: "super",
	}[s], "text")
}

// quoted returns s as a Typst string.
func quoted(s string) string {
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", `\n`, "\t", `\t`, "\r", "").Replace(s) + `"`
}
