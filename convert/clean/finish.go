package clean

import (
	"strings"

	"github.com/wenzhai/wenzhai/convert/doc"
	"github.com/wenzhai/wenzhai/convert/letter"
)

// finish judges blocks as blocks, whatever they were read from: lines that are
// boilerplate, repeated pictures, headings in disguise, levels.
func (c *cleaner) finish(blocks []doc.Block) []doc.Block {
	blocks = c.dropTranslatorNote(blocks)
	blocks = c.dropCommentTail(blocks)
	blocks = c.dropTailLines(blocks)
	blocks = c.dropLines(blocks)
	blocks = c.dropRelated(blocks)
	blocks = c.dropLinkTail(blocks)
	blocks = c.dropRepeatedPictures(blocks)
	if c.dead {
		buryLinks(blocks)
	}
	blocks = splitLines(blocks)
	blocks = c.dropLastHeading(blocks)
	blocks = c.promoteHeadings(blocks)
	normaliseLevels(blocks)
	c.fixPunctuation(blocks)
	c.markLangs(blocks)
	return c.partLong(trimRules(blocks))
}

// dropLines applies the line rules to the top level and inside quotes and
// lists.
func (c *cleaner) dropLines(blocks []doc.Block) []doc.Block {
	c.loc.rewind()
	out := make([]doc.Block, 0, len(blocks))
	title := letter.Key(c.meta.Title)
	top, tail, known := edges(blocks)
	row := false           // separators that nothing follows yet
	heads, seen := true, 0 // whether the first seen of out are nothing but headings and pictures
	for i, x := range blocks {
		text, ok := shortText(x, lineLimit(x, i < top || i >= tail))
		heads, seen = heads && onlyHeads(out[seen:]), len(out)
		rule := c.lineRule(lineAt{x, text, i < top || heads, i < top || i >= tail, known[i]}, title)
		if rule == "" && len(out) == 0 && !c.kept[x] {
			rule = c.firstRule(text)
		}
		switch {
		case !ok:
			if x = c.innerLines(x, i < top || i >= tail); x != nil {
				out = append(breakAfter(out, &row), x)
			}
		case rule == ruleSeparator && len(out) > 0:
			row = true
			c.drop(rule, text, "")
			continue
		case rule != "":
			c.drop(rule, text, "")
			if (rule == ruleShare || rule == ruleFollow) && i == len(blocks)-2 && c.dropBare(rule, blocks[i+1]) {
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
func (c *cleaner) dropBare(rule string, x doc.Block) bool {
	f, ok := x.(*doc.Figure)
	if !ok || len(f.Caption) > 0 || f.Alt != "" || c.kept[x] {
		return false
	}
	c.drop(rule, "", f.Src)
	return true
}

// firstRule returns the rule under which a line that would be the first of the
// body is dropped: the date known already, the number of comments on a page.
func (c *cleaner) firstRule(text string) string {
	rule := ""
	switch {
	case c.isOwnDate(text):
		rule = ruleDateline
	case c.in.Format == doc.Page && isNumber(text) && len(text) < 6:
		rule = ruleComments
	}
	if c.isOff(rule) {
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

// dropLastHeading drops a heading of the first level that nothing follows at the
// end of a web page: it is the page's, not the article's.
func (c *cleaner) dropLastHeading(blocks []doc.Block) []doc.Block {
	if c.in.Format != doc.HTML && c.in.Format != doc.Page || len(blocks) < 2 || c.isOff(ruleNav) || c.kept[blocks[len(blocks)-1]] {
		return blocks
	}
	last := len(blocks) - 1
	if h, ok := blocks[last].(*doc.Heading); ok && h.Level == 1 {
		c.drop(ruleNav, doc.PlainInlines(h.Inlines), "")
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
func (c *cleaner) lineRule(l lineAt, title string) string {
	if l.text == "" || c.kept[l.x] {
		return ""
	}
	rule := c.findLineRule(l, title)
	if c.isOff(rule) {
		return ""
	}
	return rule
}

func (c *cleaner) findLineRule(l lineAt, title string) string {
	if l.known.separator || !l.known.asked && isSeparator(l.text) {
		return ruleSeparator
	}
	h, ok := l.x.(*doc.Heading)
	if title != "" && (l.atTop || ok && h.Level == 1) && sameTitle(letter.Key(l.text), title, ok) {
		return ruleRepeatHead
	}
	if l.atTop {
		switch {
		case isDateline(l.text):
			return ruleDateline
		case isBreadcrumb(l.text):
			return ruleNav
		case c.namesAuthor(l.text), strings.HasSuffix(l.text, "·") && len(l.text) <= maxDate:
			return ruleByline
		}
	}
	rule := l.known.rule
	if !l.known.asked || !l.atEdge {
		rule = matchLine(l.text, l.atEdge)
	}
	if rule != "" || ok || !l.atEdge {
		return rule
	}
	return inviteRule(l.text)
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
func (c *cleaner) namesAuthor(text string) bool {
	author := letter.Key(c.meta.Author)
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
func (c *cleaner) innerLines(x doc.Block, atEdge bool) doc.Block {
	if c.kept[x] {
		return x
	}
	switch x := x.(type) {
	case *doc.Quote:
		x.Blocks = c.innerBlocks(x.Blocks, atEdge)
		if len(x.Blocks) == 0 {
			return nil
		}
	case *doc.List:
		if isShareList(x) && !c.isOff(ruleShare) {
			c.drop(ruleShare, strings.Join(doc.PlainBlocks([]doc.Block{x}), " "), "")
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

func (c *cleaner) innerBlocks(blocks []doc.Block, atEdge bool) []doc.Block {
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
		if rule := matchLine(text, atEdge); rule != "" && rule != ruleShare && rule != ruleCopyright && !c.isOff(rule) && !c.kept[x] {
			c.drop(rule, text, "")
			continue
		}
		kept = append(kept, x)
	}
	return kept
}

// trimRules removes thematic breaks at the edges and doubled ones.
func trimRules(blocks []doc.Block) []doc.Block {
	out := blocks[:0]
	for i, x := range blocks {
		if _, ok := x.(*doc.Rule); ok {
			if len(out) == 0 || i == len(blocks)-1 || isRule(blocks[i+1]) || onlyRules(blocks[i:]) {
				continue
			}
		}
		out = append(out, x)
	}
	return out
}

func isRule(x doc.Block) bool { _, ok := x.(*doc.Rule); return ok }

func onlyRules(blocks []doc.Block) bool {
	for _, x := range blocks {
		if !isRule(x) {
			return false
		}
	}
	return true
}
