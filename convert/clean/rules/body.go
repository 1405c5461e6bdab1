package rules

import (
	"net/url"
	"slices"
	"strings"

	"github.com/wenzhai/wenzhai/convert/clean/internal/report"
	"github.com/wenzhai/wenzhai/convert/clean/internal/token"
	"github.com/wenzhai/wenzhai/convert/doc"
	"github.com/wenzhai/wenzhai/convert/letter"
)

// Body is a body whose blocks are judged.
type Body struct {
	*Set
	Meta   *doc.Meta
	Format doc.Format
	Base   *url.URL           // of the article, or nil
	Off    map[string]bool    // rules that are not followed
	Kept   map[doc.Block]bool // blocks that the user's selectors keep
	Log    *report.Log
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
	return blocks
}

// So many blocks from either end of a body count as its edge; rules that could
// meet a sentence of the article look only there.
const (
	edgeTop    = 5
	edgeBottom = 8
)

// verdict is what was said of a line as one at an edge.
type verdict struct {
	line      *Line // nil = nothing was said
	rule      string
	separator bool
}

// edges returns the indices before which and from which blocks stand at an
// edge of the body. Lines that fall under a rule there do not count. known holds
// what was said of those that were looked at.
func edges(s *Set, blocks []doc.Block) (top, bottom int, known []verdict) {
	known = make([]verdict, len(blocks))
	falls := func(i int) bool {
		if text, ok := leafText(blocks[i]); ok && known[i].line == nil {
			l := newLine(text)
			known[i] = verdict{l, s.judge(l, true), isSeparator(text)}
		}
		return known[i].separator || known[i].rule != ""
	}
	for kept := 0; top < len(blocks) && kept < edgeTop; top++ {
		if !falls(top) {
			kept++
		}
	}
	bottom = len(blocks)
	for kept := 0; bottom > 0 && kept < edgeBottom; bottom-- {
		if !falls(bottom - 1) {
			kept++
		}
	}
	return top, bottom, known
}

// dropLines drops the lines that fall under a rule at the top level and inside
// quotes and lists. Rows of separators become a thematic break.
func dropLines(b *Body, blocks []doc.Block) []doc.Block {
	b.Log.Rewind()
	out := make([]doc.Block, 0, len(blocks))
	top, bottom, known := edges(b.Set, blocks)
	parted := false        // separators that nothing follows yet
	heads, seen := true, 0 // whether the first seen of out are nothing but headings and pictures
	for i, x := range blocks {
		edge := i < top || i >= bottom
		text, leaf := shortText(x, lineLimit(x, edge))
		heads, seen = heads && onlyHeads(out[seen:]), len(out)
		if leaf {
			rule := b.lineRule(x, text, place{i < top || heads, edge, len(out) == 0, known[i]})
			if rule != "" {
				b.Log.Drop(rule, text, "")
				parted = parted || rule == separator && len(out) > 0
				if i == len(blocks)-2 && b.dropCode(rule, blocks[i+1]) {
					return out
				}
				continue
			}
		} else if x = b.innerLines(x, edge); x == nil {
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
	top, edge, first bool // first: nothing is kept before it
	known            verdict
}

// lineRule returns the rule under which a paragraph or heading is dropped, or "".
func (b *Body) lineRule(x doc.Block, text string, at place) string {
	if b.Kept[x] {
		return ""
	}
	l := at.known.line
	if l == nil {
		l = newLine(text)
	}
	l.Body = b
	if h, ok := x.(*doc.Heading); ok {
		l.Heading = h.Level
	}
	rule := b.findRule(l, text, at)
	if rule == "" || b.Off[rule] {
		rule = ""
		if at.first {
			rule = b.lines.test(First, l)
		}
	}
	if b.Off[rule] {
		return ""
	}
	return rule
}

func (b *Body) findRule(l *Line, text string, at place) string {
	if at.known.separator || at.known.line == nil && isSeparator(text) {
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
	rule := at.known.rule
	if at.known.line == nil || !at.edge {
		rule = b.ofLine(text, at.edge)
	}
	if rule != "" || l.Heading > 0 || !at.edge {
		return rule
	}
	return b.lines.test(Asking, l)
}

// innerLines drops lines inside a container; nil when nothing is left of it.
func (b *Body) innerLines(x doc.Block, edge bool) doc.Block {
	if b.Kept[x] {
		return x
	}
	switch x := x.(type) {
	case *doc.Quote:
		if x.Blocks = b.innerBlocks(x.Blocks, edge); len(x.Blocks) == 0 {
			return nil
		}
	case *doc.List:
		if isShareList(x) && !b.Off[share] {
			b.Log.Drop(share, joined([]doc.Block{x}, " "), "")
			return nil
		}
		for i := range x.Items {
			x.Items[i].Blocks = b.innerBlocks(x.Items[i].Blocks, edge)
		}
		x.Items = slices.DeleteFunc(x.Items, func(it doc.Item) bool { return len(it.Blocks) == 0 })
		if len(x.Items) == 0 {
			return nil
		}
	}
	return x
}

func (b *Body) innerBlocks(blocks []doc.Block, edge bool) []doc.Block {
	kept := blocks[:0]
	for _, x := range blocks {
		text, ok := leafText(x)
		if !ok {
			if x = b.innerLines(x, edge); x != nil {
				kept = append(kept, x)
			}
			continue
		}
		if rule := b.ofLine(text, edge); rule != "" && !b.Rule(rule).Quotable && !b.Off[rule] && !b.Kept[x] {
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
func lineLimit(x doc.Block, edge bool) int {
	if _, ok := x.(*doc.Heading); ok || edge {
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
		in = x.Inlines
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
		rule := b.ofClosing(text)
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
