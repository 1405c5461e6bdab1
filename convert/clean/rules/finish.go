package rules

import (
	"net/url"
	"strings"

	"github.com/wenzhai/wenzhai/convert/clean/internal/report"
	"github.com/wenzhai/wenzhai/convert/clean/internal/runes"
	"github.com/wenzhai/wenzhai/convert/doc"
	"github.com/wenzhai/wenzhai/convert/letter"
)

// Body is a body whose blocks rules look at.
type Body struct {
	Meta   doc.Meta
	Format doc.Format
	Base   *url.URL // of the article, or nil
	Off    map[string]bool
	Kept   map[doc.Block]bool // blocks that the user's selectors keep; nil = none
	Log    *report.Log
}

// DropLines applies the line rules to the top level and inside quotes and
// lists.
func (c *Body) DropLines(blocks []doc.Block) []doc.Block {
	c.Log.Rewind()
	out := make([]doc.Block, 0, len(blocks))
	title := letter.Key(c.Meta.Title)
	top, tail, known := edges(blocks)
	row := false           // separators that nothing follows yet
	heads, seen := true, 0 // whether the first seen of out are nothing but headings and pictures
	for i, x := range blocks {
		text, ok := shortText(x, lineLimit(x, i < top || i >= tail))
		heads, seen = heads && onlyHeads(out[seen:]), len(out)
		rule := c.lineRule(lineAt{x, text, i < top || heads, i < top || i >= tail, known[i]}, title)
		if rule == "" && len(out) == 0 && !c.Kept[x] {
			rule = c.firstRule(text)
		}
		switch {
		case !ok:
			if x = c.innerLines(x, i < top || i >= tail); x != nil {
				out = append(breakAfter(out, &row), x)
			}
		case rule == Separator && len(out) > 0:
			row = true
			c.Log.Drop(rule, text, "")
			continue
		case rule != "":
			c.Log.Drop(rule, text, "")
			if (rule == Share || rule == Follow) && i == len(blocks)-2 && c.dropBare(rule, blocks[i+1]) {
				return out
			}
			continue
		default:
			out = append(breakAfter(out, &row), x)
		}
	}
	return out
}

// dropBare drops a picture without words behind the last line of a body, which
// asked to share it or to scan a code.
func (c *Body) dropBare(rule string, x doc.Block) bool {
	f, ok := x.(*doc.Figure)
	if !ok || len(f.Caption) > 0 || f.Alt != "" || c.Kept[x] {
		return false
	}
	c.Log.Drop(rule, "", f.Src)
	return true
}

// firstRule returns the rule under which a line that would be the first of the
// body is dropped: the date known already, the number of comments on a page.
func (c *Body) firstRule(text string) string {
	rule := ""
	switch {
	case c.isOwnDate(text):
		rule = Dateline
	case c.Format == doc.Page && runes.IsNumber(text) && len(text) < 6:
		rule = Comments
	}
	if c.Off[rule] {
		return ""
	}
	return rule
}

// onlyHeads reports whether nothing but headings and pictures is kept so far.
func onlyHeads(kept []doc.Block) bool {
	for _, x := range kept {
		switch x.(type) {
		case *doc.Heading, *doc.Figure:
		default:
			return false
		}
	}
	return true
}

// breakAfter appends one thematic break for the separators in row, if there are
// any, and resets row.
func breakAfter(out []doc.Block, row *bool) []doc.Block {
	if *row {
		*row = false
		return append(out, &doc.Rule{})
	}
	return out
}

// DropLastHeading drops a heading of the first level that nothing follows at the
// end of a web page: it is the page's, not the article's.
func (c *Body) DropLastHeading(blocks []doc.Block) []doc.Block {
	if c.Format != doc.HTML && c.Format != doc.Page || len(blocks) < 2 || c.Off[Nav] || c.Kept[blocks[len(blocks)-1]] {
		return blocks
	}
	last := len(blocks) - 1
	if h, ok := blocks[last].(*doc.Heading); ok && h.Level == 1 {
		c.Log.Drop(Nav, doc.PlainInlines(h.Inlines), "")
		return blocks[:last]
	}
	return blocks
}

// edges returns the indices before which and from which blocks stand at an
// edge of the body. Lines that are boilerplate there do not count. known holds
// what matchLine said of the lines that were looked at.
func edges(blocks []doc.Block) (top, tail int, known []edgeLine) {
	known = make([]edgeLine, len(blocks))
	for kept := 0; top < len(blocks) && kept < edgeTop; top++ {
		if !known[top].isEdge(blocks[top]) {
			kept++
		}
	}
	tail = len(blocks)
	for kept := 0; tail > 0 && kept < edgeTail; tail-- {
		if !known[tail-1].isEdge(blocks[tail-1]) {
			kept++
		}
	}
	return top, tail, known
}

// edgeLine is what matchLine says of a line at an edge.
type edgeLine struct {
	asked     bool
	rule      string
	separator bool
}

// isEdge asks about x, once.
func (e *edgeLine) isEdge(x doc.Block) bool {
	if text, ok := leafText(x); ok && !e.asked {
		*e = edgeLine{true, matchLine(text, true), isSeparator(text)}
	}
	return e.separator || e.rule != ""
}

// lineAt is a leaf block on the way through the rules.
type lineAt struct {
	x             doc.Block
	text          string
	atTop, atEdge bool
	known         edgeLine
}

// lineRule returns the rule that a leaf block falls under.
func (c *Body) lineRule(l lineAt, title string) string {
	if l.text == "" || c.Kept[l.x] {
		return ""
	}
	rule := c.findLineRule(l, title)
	if c.Off[rule] {
		return ""
	}
	return rule
}

func (c *Body) findLineRule(l lineAt, title string) string {
	if l.known.separator || !l.known.asked && isSeparator(l.text) {
		return Separator
	}
	h, ok := l.x.(*doc.Heading)
	if title != "" && (l.atTop || ok && h.Level == 1) && sameTitle(letter.Key(l.text), title, ok) {
		return RepeatHead
	}
	if l.atTop {
		switch {
		case isDateline(l.text):
			return Dateline
		case isBreadcrumb(l.text):
			return Nav
		case c.namesAuthor(l.text), strings.HasSuffix(l.text, "·") && len(l.text) <= maxDate:
			return Byline
		}
	}
	rule := l.known.rule
	if !l.known.asked || !l.atEdge {
		rule = matchLine(l.text, l.atEdge)
	}
	if rule != "" || ok || !l.atEdge {
		return rule
	}
	return InviteRule(l.text)
}

// sameTitle reports whether a line says the title: the same letters, or for a
// heading a title of which one holds the other almost whole.
func sameTitle(line, title string, heading bool) bool {
	if line == title {
		return true
	}
	if !heading || len(line) < 18 {
		return false
	}
	long, short := line, title
	if len(long) < len(short) {
		long, short = short, long
	}
	return strings.Contains(long, short) && len(short)*10 >= len(long)*7
}

// namesAuthor reports whether text is a byline that says only what is known.
func (c *Body) namesAuthor(text string) bool {
	author := letter.Key(c.Meta.Author)
	if author == "" || len(text) > 90 {
		return false
	}
	if letter.Key(text) == author {
		return true
	}
	if isCreditRow(text, author) {
		return true
	}
	for _, p := range []string{"作者：", "作者:", "文/", "文／", "文｜", "文|", "文：", "记者：", "撰文：", "By ", "by ", "BY "} {
		if rest, ok := strings.CutPrefix(strings.TrimSpace(text), p); ok && letter.Key(rest) == author {
			return true
		}
	}
	return false
}

// innerLines applies the line rules inside a container; nil when nothing is
// left of it.
func (c *Body) innerLines(x doc.Block, atEdge bool) doc.Block {
	if c.Kept[x] {
		return x
	}
	switch x := x.(type) {
	case *doc.Quote:
		x.Blocks = c.innerBlocks(x.Blocks, atEdge)
		if len(x.Blocks) == 0 {
			return nil
		}
	case *doc.List:
		if isShareList(x) && !c.Off[Share] {
			c.Log.Drop(Share, strings.Join(doc.PlainBlocks([]doc.Block{x}), " "), "")
			return nil
		}
		kept := x.Items[:0]
		for _, it := range x.Items {
			if it.Blocks = c.innerBlocks(it.Blocks, atEdge); len(it.Blocks) > 0 {
				kept = append(kept, it)
			}
		}
		if x.Items = kept; len(kept) == 0 {
			return nil
		}
	}
	return x
}

func (c *Body) innerBlocks(blocks []doc.Block, atEdge bool) []doc.Block {
	kept := blocks[:0]
	for _, x := range blocks {
		text, ok := leafText(x)
		if !ok {
			if x = c.innerLines(x, atEdge); x != nil {
				kept = append(kept, x)
			}
			continue
		}
		// What an author quotes or lists is seldom a notice of the page.
		if rule := matchLine(text, atEdge); rule != "" && rule != Share && rule != Copyright && !c.Off[rule] && !c.Kept[x] {
			c.Log.Drop(rule, text, "")
			continue
		}
		kept = append(kept, x)
	}
	return kept
}
