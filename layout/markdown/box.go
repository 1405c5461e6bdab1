package markdown

import (
	"html"
	"strings"

	"github.com/wenzhai/wenzhai/convert/doc"
	"github.com/wenzhai/wenzhai/layout/xhtml"
)

// alerts are the names of GitHub's alerts for the kinds of boxes.
func alerts() map[string]string {
	return map[string]string{
		doc.BoxNote: "NOTE", doc.BoxTip: "TIP", doc.BoxImportant: "IMPORTANT", doc.BoxWarning: "WARNING", doc.BoxDanger: "CAUTION",
	}
}

// mdBox prints a box as GitHub writes alerts, with its title behind the name, what
// readers unfold as HTML, and any other as a quotation.
func mdBox(b *doc.Box) string {
	body := mdBlocks(b.Blocks)
	title := oneLine(mdInlines(b.Title))
	if b.Kind == doc.BoxDetails {
		return strings.Join(append([]string{"<details>\n<summary>" + title + "</summary>"}, append(body, "</details>")...), "\n\n")
	}
	inner := strings.Join(body, "\n\n")
	switch name := alerts()[b.Kind]; {
	case name != "":
		inner = strings.TrimRight("[!"+name+"] "+title, " ") + "\n" + inner
	case title != "":
		inner = "**" + title + "**\n\n" + inner
	}
	return prefix(inner, "> ", "> ")
}

// mdDefinitions prints terms with what they mean behind a colon, as PHP Markdown Extra
// and Pandoc have it.
func mdDefinitions(d *doc.Definitions) string {
	out := make([]string, 0, len(d.Items))
	for _, it := range d.Items {
		var lines []string
		for _, term := range it.Terms {
			lines = append(lines, guardStart(oneLine(mdInlines(term))))
		}
		if len(it.Blocks) > 0 {
			lines = append(lines, prefix(strings.Join(mdBlocks(it.Blocks), "\n\n"), ":   ", "    "))
		}
		out = append(out, strings.Join(lines, "\n"))
	}
	return strings.Join(out, "\n\n")
}

// mdVerse prints lines with their ends and the spaces before them.
func mdVerse(in []doc.Inline) string {
	lines := doc.Lines(in)
	out := make([]string, len(lines))
	for i, line := range lines {
		s := mdInlines(line)
		text := strings.TrimLeft(s, " ")
		out[i] = strings.Repeat("&nbsp;", len(s)-len(text)) + guardStart(text)
		if s == "" && i < len(lines)-1 {
			out[i] = "&nbsp;" // an empty line would end the paragraph
		}
	}
	return strings.Join(out, "\\\n")
}

// mdFence prints program text between fences, with its language and its name.
func mdFence(c *doc.Code) string {
	f := strings.Repeat("`", max(3, longestRun(c.Text, '`')+1))
	info := c.Info
	if c.Title != "" {
		info = strings.TrimLeft(info+` title="`+strings.ReplaceAll(html.EscapeString(c.Title), "`", "&#96;")+`"`, " ")
	}
	return f + info + "\n" + strings.TrimSuffix(c.Text, "\n") + "\n" + f
}

// htmlTable prints a table whose cells hold blocks, which no table of Markdown can:
// as HTML, of which no line is empty.
func htmlTable(t *doc.Table) string {
	r := &xhtml.Renderer{}
	r.Relative, r.Figure = true, func(f *doc.Figure) { xhtml.FigureBeside(r, f) }
	r.Blocks([]doc.Block{t})
	return strings.ReplaceAll(strings.TrimSpace(string(r.Buf)), "\n\n", "&#10;&#10;")
}
