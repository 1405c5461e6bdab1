package rules

import (
	"net/url"
	"slices"
	"strings"

	"github.com/wenzhai/wenzhai/convert/clean/internal/report"
	"github.com/wenzhai/wenzhai/convert/clean/internal/token"
	"github.com/wenzhai/wenzhai/convert/clean/internal/words"
	"github.com/wenzhai/wenzhai/convert/doc"
	"github.com/wenzhai/wenzhai/convert/letter"
	"github.com/wenzhai/wenzhai/convert/math/plain"
)

// Body is a body whose blocks are judged.
type Body struct {
	*Set
	Meta   *doc.Meta
	Format doc.Format
	Base   *url.URL           // of the article, or nil
	Off    map[string]bool    // rules that are not followed
	Kept   map[doc.Block]bool // blocks that the user's selectors keep
	Seen   *Seen              // nil = nothing is known
	Log    *report.Log

	said doc.Block // what repeatedTitle dropped first, or nil
}

// title returns the letters and digits of the article's title.
func (b *Body) title() string { return letter.Key(b.Meta.Title) }

// Drop returns blocks without those that a rule names, and without lines that fall
// under one.
func (b *Body) Drop(blocks []doc.Block) []doc.Block {
	if b == nil || b.Set == nil {
		return blocks
	}
	for _, r := range b.rules {
		if r.Closing != nil && !b.Off[r.Name] {
			blocks = r.Closing(b, blocks)
		}
	}
	blocks = dropLines(b, dropClosingLines(b, blocks))
	for _, r := range b.rules {
		if r.Blocks != nil && !b.Off[r.Name] {
			blocks = r.Blocks(b, blocks)
		}
	}
	if _, heads := b.said.(*doc.Heading); len(blocks) == 0 && b.said != nil && (!heads || b.Format == doc.Markdown) {
		b.Log.Undo(repeatedTitle) // the article is its title
		blocks = append(blocks, paragraphOf(b.said))
	}
	return blocks
}

// So many blocks from either end of a body count as its edge; rules that could
// meet a sentence of the article look only there.
const (
	edgeTop    = 5
	edgeBottom = 8
)

// spot is where a block of a body stands, and what was said of it as a line there.
type spot struct {
	zone      zone
	line      *Line // nil = nothing was said
	rule      string
	separator bool
}

// spots returns the spots of blocks: those at an edge are judged. Lines that fall
// under a rule do not count among the first or the last.
func (b *Body) spots(blocks []doc.Block) (out []spot, top int) {
	out = make([]spot, len(blocks))
	chain := true // nothing but headings, pictures and notices so far
	for kept := 0; top < len(blocks) && kept < edgeTop; top++ {
		if !b.falls(&out[top], blocks[:top+1], chain, false) {
			kept++
			chain = chain && onlyHeads(blocks[top:top+1])
		}
	}
	chain, pictures := true, 0
	for i, kept := len(blocks)-1, 0; i >= 0 && kept < edgeBottom; i-- {
		if !b.falls(&out[i], blocks[:i+1], chain, chain) {
			kept++
			if f, ok := blocks[i].(*doc.Figure); ok && len(f.Caption) == 0 && pictures == 0 {
				pictures++ // perhaps of a code to scan
			} else if !isEnd(blocks[i]) {
				chain = false
			}
		}
	}
	for i := range out {
		if chain && out[i].rule == repeated { // of a body that is nothing else
			out[i].rule = ""
		}
	}
	return out, top
}

// isEnd reports whether a block may stand behind the end of a text: a note to it, a
// thematic break, or what an author says there: "（完）".
func isEnd(x doc.Block) bool {
	switch x.(type) {
	case *doc.Note, *doc.Rule:
		return true
	}
	text, ok := leafText(x)
	return ok && len(text) < maxDate && slices.Contains(words.Of("caption.end"), letter.Key(text))
}

// falls judges the last of blocks at an edge of a body, with chain at its ends, with
// foot at its end, and
// reports whether it falls under a rule, or is of a list of links there.
func (b *Body) falls(at *spot, blocks []doc.Block, chain, foot bool) bool {
	x, z := blocks[len(blocks)-1], edge
	if chain {
		z = ends
	}
	if z <= at.zone && !foot {
		return at.separator || at.rule != ""
	}
	at.zone = z
	text, ok := leafText(x)
	if !ok {
		return z == ends && (isLinks(x) || isTeasers(x) || b.noticeRule(x, ends) != "")
	}
	if at.line == nil {
		at.line, at.separator = b.newLine(x, text), isSeparator(text)
		if n := len(blocks); n > 1 {
			at.line.before = blocks[n-2]
		}
	}
	at.line.foot = foot
	if at.rule == "" {
		at.rule = b.judge(at.line, z)
	}
	return at.separator || at.rule != "" || z == ends && (HeadsRelated(text) || isLinks(x))
}

// noticeRule returns the rule of the first line of a quote or list that holds
// nothing but lines under rules where it stands, or "".
func (b *Body) noticeRule(x doc.Block, at zone) string {
	switch x.(type) {
	case *doc.Quote, *doc.List:
	default:
		return ""
	}
	rule := ""
	doc.Walk([]doc.Block{x}, func(x doc.Block) bool {
		if rule == "none" {
			return false
		}
		switch x.(type) {
		case *doc.Quote, *doc.List:
			return true
		}
		found := ""
		if text, ok := leafText(x); ok && !b.Kept[x] {
			found = b.judge(b.newLine(x, text), at)
		}
		if found == "" || b.Off[found] {
			rule = "none"
		} else if rule == "" {
			rule = found
		}
		return false
	})
	if rule == "none" {
		return ""
	}
	return rule
}

// dropLines drops the lines that fall under a rule at the top level and inside
// quotes and lists. Rows of separators become a thematic break.
func dropLines(b *Body, blocks []doc.Block) []doc.Block {
	b.Log.Rewind()
	out := make([]doc.Block, 0, len(blocks))
	spots, top := b.spots(blocks)
	parted := false        // separators that nothing follows yet
	heads, seen := true, 0 // whether the first seen of out are nothing but headings and pictures
	for i, x := range blocks {
		text, leaf := shortText(x, lineLimit(x, spots[i].zone))
		heads, seen = heads && onlyHeads(out[seen:]), len(out)
		if leaf {
			rule := b.lineRule(x, text, place{i < top || heads, out, spots[i], blocks[i+1:], spots[i+1:]})
			if rule != "" {
				if rule == repeatedTitle && b.said == nil {
					b.said = x
				}
				b.Log.Drop(rule, text, "")
				parted = parted || rule == separator && len(out) > 0
				if i == len(blocks)-2 && b.dropCode(rule, blocks[i+1]) {
					return out
				}
				continue
			}
		} else if x = b.innerLines(x, spots[i].zone); x == nil {
			continue
		}
		if parted {
			out, parted = append(out, &doc.Rule{}), false
		}
		out = append(out, x)
	}
	return out
}

// dropCode drops a picture without words behind the last line of a body, which
// asked to share it or to scan a code.
func (b *Body) dropCode(rule string, x doc.Block) bool {
	f, ok := x.(*doc.Figure)
	if !ok || !b.Rule(rule).Codes || len(f.Caption) > 0 || f.Alt != "" || b.Kept[x] {
		return false
	}
	b.Log.Drop(rule, "", f.Src)
	return true
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

// place is where a line stands.
type place struct {
	top  bool
	kept []doc.Block // before it
	spot
	rest  []doc.Block // what follows it
	after []spot      // of rest
}

// lineRule returns the rule under which a paragraph or heading is dropped, or "".
func (b *Body) lineRule(x doc.Block, text string, at place) string {
	if b.Kept[x] {
		return ""
	}
	l := at.line
	if l == nil {
		l = b.newLine(x, text)
	}
	rule := b.findRule(l, text, at)
	if rule == "" || b.Off[rule] {
		rule = ""
		if len(at.kept) == 0 {
			rule = b.lines.test(First, l)
		}
	}
	if b.Off[rule] || (rule == dateLine || rule == repeatedTitle) && l.headsEntry(at.kept, at.rest) {
		return ""
	}
	return rule
}

func (b *Body) findRule(l *Line, text string, at place) string {
	if at.separator || at.line == nil && isSeparator(text) {
		return separator
	}
	if at.top {
		if rule := b.lines.test(Top, l); rule != "" {
			return rule
		}
	} else if l.Heading == 1 {
		if rule := b.lines.test(Heading, l); rule != "" {
			return rule
		}
	}
	rule := at.rule
	if at.line == nil {
		rule = b.judge(l, inside)
	}
	if rule != "" && isTitle(l) && b.stays(at.rest, at.after) {
		return ""
	}
	return rule
}

// maxTitle is the length in runes of the longest bold line that may head a part
// of an article.
const maxTitle = 8

// isTitle reports whether a line is a heading, or a bold paragraph that may be one.
func isTitle(l *Line) bool {
	return l.Heading > 0 || l.Runes <= maxTitle && isStrong(l.block)
}

// stays reports whether the part of the article that blocks, at their spots, go on
// with is kept: a heading with text under it is none of a page's.
func (b *Body) stays(blocks []doc.Block, at []spot) bool {
	for i, x := range blocks {
		switch x := x.(type) {
		case *doc.Heading:
			return false
		case *doc.Figure, *doc.Rule:
		case *doc.List, *doc.Quote:
			return b.noticeRule(x, ends) == ""
		default:
			text, ok := leafText(x)
			if !ok || at[i].separator || at[i].rule != "" || isSeparator(text) {
				return !ok
			}
			return b.judge(b.newLine(x, text), ends) == ""
		}
	}
	return false
}

// innerLines drops lines inside a container; nil when nothing is left of it.
func (b *Body) innerLines(x doc.Block, at zone) doc.Block {
	if b.Kept[x] {
		return x
	}
	if at == ends {
		if rule := b.noticeRule(x, ends); rule != "" {
			b.Log.Drop(rule, joined([]doc.Block{x}, " "), "")
			return nil
		}
	}
	switch x := x.(type) {
	case *doc.Quote:
		if x.Blocks = b.innerBlocks(x.Blocks, at); len(x.Blocks) == 0 {
			return nil
		}
	case *doc.Box:
		if x.Blocks = b.innerBlocks(x.Blocks, edge); len(x.Blocks)+len(x.Title) == 0 {
			return nil
		}
	case *doc.Definitions:
		for i := range x.Items {
			x.Items[i].Blocks = b.innerBlocks(x.Items[i].Blocks, edge)
		}
	case *doc.List:
		if isShareList(x) && !b.Off[share] && (at == ends || isLinks(x)) {
			b.Log.Drop(share, joined([]doc.Block{x}, " "), "")
			return nil
		}
		if b.noticeRule(x, min(at, edge)) == "" {
			return x // items that fall under a rule among others that do not are of the author's list
		}
		for i := range x.Items {
			x.Items[i].Blocks = b.innerBlocks(x.Items[i].Blocks, at)
		}
		x.Items = slices.DeleteFunc(x.Items, func(it doc.Item) bool { return len(it.Blocks) == 0 })
		if len(x.Items) == 0 {
			return nil
		}
	}
	return x
}

func (b *Body) innerBlocks(blocks []doc.Block, at zone) []doc.Block {
	kept := blocks[:0]
	for _, x := range blocks {
		text, ok := leafText(x)
		if !ok {
			if x = b.innerLines(x, min(at, edge)); x != nil {
				kept = append(kept, x)
			}
			continue
		}
		if rule := b.judge(b.newLine(x, text), min(at, edge)); rule != "" && !b.Rule(rule).Quotable && !b.Off[rule] && !b.Kept[x] {
			b.Log.Drop(rule, text, "")
			continue
		}
		kept = append(kept, x)
	}
	return kept
}

// maxLine is the length in bytes of the longest text that rules look at, maxInner
// of paragraphs inside a body.
const (
	maxLine  = 480
	maxInner = 240
)

// lineLimit returns the length of the longest text of x that rules look at.
func lineLimit(x doc.Block, at zone) int {
	if _, ok := x.(*doc.Heading); ok || at > inside {
		return maxLine
	}
	return maxInner
}

// leafText returns the text of a paragraph or heading of at most maxLine bytes;
// ok is false for anything else.
func leafText(x doc.Block) (text string, ok bool) { return shortText(x, maxLine) }

// shortText is leafText for another limit.
func shortText(x doc.Block, limit int) (text string, ok bool) {
	var in []doc.Inline
	switch x := x.(type) {
	case *doc.Paragraph:
		in = x.Inlines
	case *doc.Heading:
		if in = x.Inlines; token.InlineBytes(in) <= limit {
			return plain.Inlines(in), true // as titles are
		}
	default:
		return "", false
	}
	if token.InlineBytes(in) > limit {
		return "", false
	}
	return doc.PlainInlines(in), true
}

// joined returns the text of blocks.
func joined(blocks []doc.Block, by string) string { return strings.Join(doc.PlainBlocks(blocks), by) }

// closing is how many blocks from the end a paragraph may hold lines that are
// none of the article's.
const closing = 3

// dropClosingLines drops the lines at the end of a paragraph at the end of a body
// that name editors and invite to follow an account, where line breaks part them
// and not paragraphs; and lines of a page that were lost when it was saved.
func dropClosingLines(b *Body, blocks []doc.Block) []doc.Block {
	out := blocks
	for i := len(blocks) - 1; i >= 0; i-- {
		last := i == len(out)-1 && len(blocks)-i <= closing
		if !last && b.Format != doc.Page {
			return out
		}
		p, ok := blocks[i].(*doc.Paragraph)
		if !ok || b.Kept[p] || !slices.ContainsFunc(p.Inlines, token.IsBreak) {
			continue
		}
		if last {
			p.Inlines = b.withoutClosing(p.Inlines)
		}
		if b.Format == doc.Page && !b.Off[separator] {
			p.Inlines = b.withoutLost(p.Inlines)
		}
		if len(p.Inlines) == 0 {
			out = slices.Delete(out, i, i+1)
		}
	}
	return out
}

// withoutClosing returns in without the lines at its end that fall under a rule.
func (b *Body) withoutClosing(in []doc.Inline) []doc.Inline {
	for len(in) > 0 {
		from := len(in)
		for from > 0 && !token.IsBreak(in[from-1]) {
			from--
		}
		text := doc.PlainInlines(in[from:])
		rule := ""
		if len(text) <= maxLine {
			rule = b.judge(b.newLine(nil, text), ends)
		}
		if strings.TrimFunc(text, letter.Space) != "" && (rule == "" || b.Off[rule]) {
			return in
		}
		if rule != "" {
			b.Log.Drop(rule, text, "")
		}
		in = in[:max(from-1, 0)]
	}
	return in
}

// withoutLost drops the lines that are nothing but signs of lost characters.
func (b *Body) withoutLost(in []doc.Inline) []doc.Inline {
	var out []doc.Inline
	for len(in) > 0 {
		end := slices.IndexFunc(in, token.IsBreak)
		if end < 0 {
			end = len(in)
		}
		text := doc.PlainInlines(in[:end])
		end = min(end+1, len(in))
		if strings.Contains(text, "\uFFFD") && strings.Trim(text, "\uFFFD ") == "" {
			b.Log.Drop(separator, text, "")
		} else {
			out = append(out, in[:end]...)
		}
		in = in[end:]
	}
	for len(out) > 0 && token.IsBreak(out[len(out)-1]) {
		out = out[:len(out)-1]
	}
	return out
}
