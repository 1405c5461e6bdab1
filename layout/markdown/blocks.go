package markdown

import (
	"cmp"
	"fmt"
	"html"
	"net/url"
	"slices"
	"strings"

	"github.com/wenzhai/wenzhai/convert/doc"
	"github.com/wenzhai/wenzhai/convert/links"
	"github.com/wenzhai/wenzhai/layout/xhtml"
)

// Article returns an article, its title and all, as CommonMark with tables, notes,
// formulas between dollars, and HTML where Markdown has no form.
func Article(a *doc.Article) string {
	if a == nil {
		return ""
	}
	return "# " + escapeMarkdown(a.Title) + "\n\n" + strings.Join(mdBlocks(numbered(a.Blocks)), "\n\n") + "\n"
}

func mdBlocks(blocks []doc.Block) []string {
	var out []string
	for _, b := range blocks {
		out = append(out, mdBlock(b))
	}
	return out
}

func mdBlock(b doc.Block) string {
	switch b := b.(type) {
	case *doc.Paragraph:
		if b.Verse {
			return mdVerse(b.Inlines)
		}
		return guardStart(mdInlines(b.Inlines))
	case *doc.Heading:
		return strings.Repeat("#", b.Level) + " " + oneLine(mdInlines(xhtml.Anchored(b)))
	case *doc.Quote:
		return prefix(strings.Join(mdBlocks(b.Blocks), "\n\n"), "> ", "> ")
	case *doc.Box:
		return mdBox(b)
	case *doc.Definitions:
		return mdDefinitions(b)
	case *doc.Code:
		return mdFence(b)
	case *doc.Formula:
		return "$$\n" + mdTeX(b.TeX) + "\n$$"
	case *doc.List:
		return mdList(b)
	case *doc.Table:
		return mdTable(b)
	case *doc.Figure:
		return mdFigure(b)
	case *doc.Note:
		return prefix(strings.Join(mdBlocks(b.Blocks), "\n\n"), "[^"+b.Label+"]: ", "    ")
	}
	return "---"
}

// mdTeX returns the lines of a formula; an empty one would end it.
func mdTeX(s string) string {
	return strings.Join(slices.DeleteFunc(strings.Split(s, "\n"), func(l string) bool { return strings.TrimSpace(l) == "" }), "\n")
}

func mdList(l *doc.List) string {
	var out []string
	for i, item := range l.Items {
		mark := "- "
		if l.Ordered {
			mark = fmt.Sprintf("%d. ", l.Start+i)
		}
		body := strings.Join(mdBlocks(item.Blocks), "\n\n")
		out = append(out, prefix(body, mark, strings.Repeat(" ", len(mark))))
	}
	return strings.Join(out, "\n")
}

// mdPicture writes a picture in a line; without an address its name.
func mdPicture(p *doc.Picture) string {
	alt := escapeMarkdown(oneLine(p.Alt))
	if p.Src == "" {
		return alt
	}
	return "![" + alt + "](" + mdURL(p.Src) + ")"
}

// captionInside in the place of what a picture shows has its caption stand there, where
// Pandoc and wenzhai look for captions.
const captionInside = "\x00"

func mdFigure(f *doc.Figure) string {
	alt := cmp.Or(f.Alt, doc.PlainInlines(f.Caption))
	if f.Src == "" {
		if len(f.Caption) > 0 {
			return guardStart(mdInlines(f.Caption))
		}
		return guardStart(escapeMarkdown(oneLine(cmp.Or(alt, "—"))))
	}
	if f.Alt == captionInside {
		return "![" + oneLine(mdInlines(f.Caption)) + "](" + mdURL(f.Src) + ")"
	}
	s := "![" + escapeMarkdown(oneLine(alt)) + "](" + mdURL(f.Src) + ")"
	if len(f.Caption) > 0 {
		s += "\n\n" + guardStart(mdInlines(f.Caption))
	}
	return s
}

// mdTable prints a table; spans are filled with empty cells, since Markdown
// has none.
func mdTable(t *doc.Table) string {
	rows := slices.Concat(t.Head, t.Rows)
	if slices.ContainsFunc(slices.Concat(rows...), func(c doc.Cell) bool { return len(c.Blocks) > 0 }) {
		return htmlTable(t)
	}
	width := 0
	for _, r := range rows {
		width = max(width, columns(r))
	}
	var lines []string
	if len(t.Caption) > 0 {
		lines = append(lines, mdInlines(t.Caption), "")
	}
	if len(t.Head) == 0 {
		lines = append(lines, strings.Repeat("| ", width)+"|", mdDivider(nil, width))
	}
	for i, r := range rows {
		lines = append(lines, mdRow(r, width))
		if i == 0 && len(t.Head) > 0 {
			lines = append(lines, mdDivider(r, width))
		}
	}
	return strings.Join(lines, "\n")
}

func columns(r doc.Row) int {
	n := 0
	for _, c := range r {
		n += max(c.ColSpan, 1)
	}
	return n
}

func mdRow(r doc.Row, width int) string {
	var b strings.Builder
	for _, c := range r {
		b.WriteString("| " + strings.ReplaceAll(oneLine(mdInlines(c.Inlines)), "|", `\|`) + " ")
		b.WriteString(strings.Repeat("| ", max(c.ColSpan, 1)-1))
	}
	return b.String() + strings.Repeat("| ", width-columns(r)) + "|"
}

func mdDivider(head doc.Row, width int) string {
	out := ""
	for _, c := range head {
		mark := map[doc.Align]string{doc.AlignStart: "| --- ", doc.AlignCenter: "| :-: ", doc.AlignEnd: "| --: "}[c.Align]
		out += strings.Repeat(mark, max(c.ColSpan, 1))
	}
	return out + strings.Repeat("| --- ", width-columns(head)) + "|"
}

func mdInlines(in []doc.Inline) string {
	var b strings.Builder
	for _, i := range in {
		switch i := i.(type) {
		case *doc.Run:
			b.WriteString(escapeMarkdown(i.Text))
		case *doc.Styled:
			marks := mdMarks()[i.Style]
			if i.Style == doc.Abbreviation && i.Title != "" {
				marks = [2]string{`<abbr title="` + html.EscapeString(i.Title) + `">`, "</abbr>"}
			}
			b.WriteString(marks[0] + mdInlines(i.Inlines) + marks[1])
		case *doc.Link:
			b.WriteString(mdLink(i))
		case *doc.CodeSpan:
			b.WriteString(mdCode(i.Text))
		case *doc.Formula:
			b.WriteString("$" + oneLine(i.TeX) + "$")
		case *doc.Ruby:
			b.WriteString("<ruby>" + escapeMarkdown(i.Base) + "<rt>" + escapeMarkdown(i.Text) + "</rt></ruby>")
		case *doc.Picture:
			b.WriteString(mdPicture(i))
		case *doc.NoteCall:
			b.WriteString("[^" + i.ID + "]")
		case *doc.Anchor:
			b.WriteString(`<a id="` + i.ID + `"></a>`)
		case *doc.Break:
			b.WriteString("\\\n")
		}
	}
	return b.String()
}

// mdLink writes a link; one within the archive stays as the source has it, as does a
// reference to an equation.
func mdLink(l *doc.Link) string {
	if strings.HasPrefix(l.Ref, `\`) {
		return "$" + l.Ref + "$"
	}
	words, to := mdInlines(l.Inlines), l.URL
	if l.To != nil && l.To.ID != "" && strings.HasPrefix(l.Ref, "#") {
		to = "#" + l.To.ID
	} else if l.Ref != "" && (l.To != nil || to == "") {
		to = l.Ref
	}
	if name, ok := strings.CutPrefix(to, links.Named); ok {
		if name, err := url.PathUnescape(name); err == nil {
			return "[[" + name + "|" + words + "]]"
		}
	}
	return "[" + words + "](" + mdURL(to) + ")"
}

// mdMarks returns what stands before and behind text of each style.
func mdMarks() map[doc.Style][2]string {
	return map[doc.Style][2]string{
		doc.Emphasis: {"*", "*"}, doc.Strong: {"**", "**"}, doc.Strike: {"~~", "~~"},
		doc.Underline: {"<u>", "</u>"}, doc.Highlight: {"<mark>", "</mark>"}, doc.Small: {"<small>", "</small>"}, doc.Key: {"<kbd>", "</kbd>"},
		doc.Sub: {"<sub>", "</sub>"}, doc.Sup: {"<sup>", "</sup>"},
	}
}

func mdURL(s string) string {
	return "<" + strings.NewReplacer("<", "%3C", ">", "%3E", "\n", "%0A").Replace(s) + ">"
}

// mdCode puts s between more backticks than stand in it (CommonMark §6.1).
func mdCode(s string) string {
	marks := strings.Repeat("`", longestRun(s, '`')+1)
	if strings.HasPrefix(s, "`") || strings.HasSuffix(s, "`") {
		s = " " + s + " "
	}
	return marks + s + marks
}

func longestRun(s string, c byte) int {
	longest, n := 0, 0
	for i := range len(s) {
		if s[i] == c {
			n++
			longest = max(longest, n)
		} else {
			n = 0
		}
	}
	return longest
}

var markdownEscapes = strings.NewReplacer(`\`, `\\`, "`", "\\`", "*", `\*`, "_", `\_`, "[", `\[`, "]", `\]`, "<", `\<`, "&", `\&`, "~", `\~`)

func escapeMarkdown(s string) string { return markdownEscapes.Replace(s) }

// guardStart escapes what would make a paragraph's first characters a
// heading, list, quote or rule.
func guardStart(s string) string {
	switch {
	case s == "":
		return s
	case strings.ContainsRune("#>+-=|", rune(s[0])):
		return `\` + s
	}
	rest := strings.TrimLeft(s, "0123456789")
	if rest != s && rest != "" && (rest[0] == '.' || rest[0] == ')') {
		return strings.TrimSuffix(s, rest) + `\` + rest
	}
	return s
}

func oneLine(s string) string {
	return strings.ReplaceAll(strings.ReplaceAll(s, "\\\n", " "), "\n", " ")
}

// prefix puts first before the first line of s and rest before the others.
func prefix(s, first, rest string) string {
	lines := strings.Split(s, "\n")
	for i, line := range lines {
		lines[i] = strings.TrimRight(first+line, " ")
		first = rest
	}
	return strings.Join(lines, "\n")
}
