package html

import (
	"net/url"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/wenzhai/wenzhai/convert/clean/internal/report"
	"github.com/wenzhai/wenzhai/convert/clean/internal/runes"
	"github.com/wenzhai/wenzhai/convert/clean/internal/token"
	"github.com/wenzhai/wenzhai/convert/clean/repair"
	"github.com/wenzhai/wenzhai/convert/doc"
	"github.com/wenzhai/wenzhai/convert/letter"
)

// mode says what a builder makes of running text.
type mode uint8

const (
	modeFlow mode = iota // paragraphs
	modeLine             // one line: a heading, a caption
	modeCell             // one table cell: block boundaries become line breaks
)

// MaxNesting bounds quotes and lists within each other; deeper ones are
// flattened into their surroundings.
const MaxNesting = 10

// Source is a body that is read, and what is known of it.
type Source struct {
	Body      []byte // valid UTF-8; not to be changed
	Meta      doc.Meta
	Format    doc.Format
	Base      *url.URL // of the article, or nil
	Off       map[string]bool
	Selectors *Selectors
	Log       *report.Log
	Text      *repair.Text
	Names     Names

	Dead         bool               // links of deadURL stand in the tree
	Kept         map[doc.Block]bool // blocks that the user's selectors keep; nil = none
	Terms        []*doc.Paragraph   // strong lines that are no headings
	Titles       map[*doc.Figure]string
	placeholders int // looked for so far
}

// builder walks a node tree once and appends blocks; running text collects in
// toks until a boundary makes a paragraph of it.
type builder struct {
	judge
	mode    mode
	blocks  []doc.Block
	toks    []token.Token
	open    []token.Token // marks open at this place, outermost first
	ink     bool          // toks hold something visible
	broken  bool          // nothing visible since the last line break
	after   []*doc.Figure
	href    string // of the link around this place
	nesting int
}

// build makes blocks of root's content.
func (c *Source) build(root *html.Node) []doc.Block {
	if root == nil {
		return nil
	}
	b := &builder{judge: judge{c: c, sizes: c.sizesOf(root), wishes: c.Selectors.wishes(root)}}
	b.invites = findInvites(b.sizes)
	b.children(root)
	b.flush()
	return b.blocks
}

func (b *builder) children(n *html.Node) {
	for k := n.FirstChild; k != nil; k = k.NextSibling {
		switch k.Type {
		case html.TextNode:
			b.text(k.Data)
		case html.ElementNode:
			if rule := b.unwanted(k); rule == "" {
				b.wanted(k)
			} else if rule != keepOut {
				b.dropNode(rule, k)
			}
		}
	}
}

// wanted walks an element that stays; what the user's selectors keep is noted.
func (b *builder) wanted(n *html.Node) {
	if b.wishes == nil || b.wishes[n] != wishKeep {
		b.element(n)
		return
	}
	b.flush()
	from := len(b.blocks)
	b.element(n)
	b.flush()
	for _, x := range b.blocks[from:] {
		b.c.keep(x)
	}
}

// keep notes a block that no rule may drop.
func (c *Source) keep(x doc.Block) {
	if c.Kept == nil {
		c.Kept = map[doc.Block]bool{}
	}
	c.Kept[x] = true
}

// element dispatches on the tag. Elements not named here are transparent.
func (b *builder) element(n *html.Node) {
	switch n.DataAtom {
	case atom.Br:
		b.lineBreak()
	case atom.P, atom.Div, atom.Section, atom.Article, atom.Main, atom.Header, atom.Footer, atom.Aside, atom.Address,
		atom.Center, atom.Form, atom.Fieldset, atom.Details, atom.Hgroup, atom.Dl, atom.Dd, atom.Body,
		atom.Tr, atom.Td, atom.Th, atom.Tbody, atom.Thead, atom.Noscript, atom.Nav:
		b.block(n)
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		b.heading(n)
	case atom.Ul, atom.Ol, atom.Menu, atom.Dir:
		b.list(n)
	case atom.Li:
		b.block(n)
	case atom.Dt, atom.Summary, atom.Legend:
		b.term(n)
	case atom.Blockquote:
		b.quote(n)
	case atom.Pre, atom.Listing, atom.Xmp, atom.Plaintext:
		b.pre(n)
	case atom.Table:
		b.table(n)
	case atom.Hr:
		b.flush()
		b.add(&doc.Rule{})
	case atom.Figure:
		b.figure(n)
	case atom.Figcaption, atom.Caption:
		b.caption(n)
	case atom.Img, atom.Image:
		b.image(n)
	case atom.Picture:
		b.picture(n)
	case atom.Iframe, atom.Video, atom.Audio, atom.Embed, atom.Object:
		b.embed(n)
	default:
		b.inline(n)
	}
}

// add appends a block. In a line or a cell there is no place for one.
func (b *builder) add(x doc.Block) {
	if b.mode == modeFlow {
		b.blocks = append(b.blocks, x)
	}
}

// block walks a box: it begins and ends paragraphs.
func (b *builder) block(n *html.Node) {
	if b.isCaption(n) {
		b.caption(n)
		return
	}
	b.flush()
	b.children(n)
	b.flush()
}

// lineBreak takes a <br>: one breaks the line, two end the paragraph.
func (b *builder) lineBreak() {
	switch {
	case b.mode == modeLine:
		b.toks = append(b.toks, token.Token{Kind: token.Text, Text: "\n"})
	case !b.ink:
	case b.broken && b.mode == modeFlow:
		b.flush()
	case !b.broken:
		b.toks = append(b.toks, token.Token{Kind: token.Break})
		b.broken = true
	}
}

// text takes characters. Full-width or no-break spaces that indent a line tell
// of a new paragraph where only a line break was set, or nothing at all.
func (b *builder) text(s string) {
	if !runes.HasInk(s) {
		if b.ink {
			b.toks = append(b.toks, token.Token{Kind: token.Text, Text: s})
		}
		return
	}
	if b.mode == modeFlow {
		if b.broken && indented(s) {
			b.flush()
		}
		s = b.splitIndents(s)
	}
	b.toks = append(b.toks, token.Token{Kind: token.Text, Text: s})
	b.ink, b.broken = true, false
}

// splitIndents ends a paragraph before each pair of full-width spaces in s that
// follows the end of a sentence, and returns what follows the last one.
func (b *builder) splitIndents(s string) string {
	for from := 0; ; {
		i := strings.Index(s[from:], "\u3000\u3000")
		if i < 0 {
			return s
		}
		i += from
		before := strings.TrimRightFunc(s[:i], letter.Space)
		if before == "" || !letter.SentenceEnd(letter.LastRune(before)) || !runes.HasInk(s[i:]) {
			from = i + len("\u3000\u3000")
			continue
		}
		b.toks = append(b.toks, token.Token{Kind: token.Text, Text: before})
		b.ink = true
		b.flush()
		s, from = strings.TrimLeftFunc(s[i:], letter.Space), 0
	}
}

// indented reports whether s begins with two full-width or four no-break spaces.
func indented(s string) bool {
	s = strings.TrimLeft(s, " \t\r\n")
	return strings.HasPrefix(s, "\u3000\u3000") || strings.HasPrefix(s, "\u00a0\u00a0\u00a0\u00a0")
}

// flush ends the running paragraph, if there is one.
func (b *builder) flush() {
	if b.mode != modeFlow {
		b.softBoundary()
		return
	}
	if b.ink {
		for range b.open {
			b.toks = append(b.toks, token.Token{Kind: token.Close})
		}
		b.paragraph(b.toks)
		b.toks = append(b.toks[:0], b.open...) // marks go on in what follows
		b.ink, b.broken = false, false
	}
	for _, f := range b.after {
		b.blocks = append(b.blocks, f)
	}
	b.after = nil
}

// softBoundary stands for a block boundary inside a line or a cell.
func (b *builder) softBoundary() {
	switch {
	case !b.ink:
	case b.mode == modeLine:
		b.toks = append(b.toks, token.Token{Kind: token.Text, Text: "\n"})
	case !b.broken:
		b.toks = append(b.toks, token.Token{Kind: token.Break})
		b.broken = true
	}
}

// paragraph appends toks as a paragraph, or as the caption of the picture
// before it.
func (b *builder) paragraph(toks []token.Token) {
	in := b.c.Text.Inlines(toks)
	if len(in) == 0 {
		return
	}
	if f := b.lastFigure(); f != nil && len(f.Caption) == 0 && captionLike(toks, in) {
		f.Caption = unwrapCaption(in)
		return
	}
	b.blocks = append(b.blocks, &doc.Paragraph{Inlines: in})
}

// capture walks n in mode m and returns its running text; pictures in it are
// kept for after the block.
func (b *builder) capture(n *html.Node, m mode) []doc.Inline {
	inner := &builder{judge: b.judge, mode: m, href: b.href, nesting: b.nesting}
	inner.children(n)
	b.after = append(b.after, inner.after...)
	return b.c.Text.Inlines(inner.toks)
}

// collect walks n into blocks of its own.
func (b *builder) collect(n *html.Node) []doc.Block {
	inner := &builder{judge: b.judge, href: b.href, nesting: b.nesting + 1}
	inner.children(n)
	inner.flush()
	return inner.blocks
}

// heading appends n as a heading of its own level; finish normalises levels.
// Inside quotes and lists a heading is a strong paragraph: it heads no part of
// the article.
func (b *builder) heading(n *html.Node) {
	if b.mode != modeFlow {
		b.block(n)
		return
	}
	b.flush()
	in := token.UnwrapStrong(b.capture(n, modeLine))
	switch {
	case len(in) == 0:
	case b.nesting > 0:
		b.add(&doc.Paragraph{Inlines: []doc.Inline{&doc.Styled{Style: doc.Strong, Inlines: in}}})
	default:
		b.add(&doc.Heading{Level: int(n.Data[1] - '0'), Inlines: in})
	}
	b.flush()
}

// term appends a line that heads what follows it: a defined term, a summary.
func (b *builder) term(n *html.Node) {
	if b.mode != modeFlow {
		b.block(n)
		return
	}
	b.flush()
	if in := token.UnwrapStrong(b.capture(n, modeLine)); len(in) > 0 {
		p := &doc.Paragraph{Inlines: []doc.Inline{&doc.Styled{Style: doc.Strong, Inlines: in}}}
		b.c.Terms = append(b.c.Terms, p)
		b.add(p)
	}
	b.flush()
}

func (b *builder) quote(n *html.Node) {
	if b.mode != modeFlow || b.nesting >= MaxNesting {
		b.block(n)
		return
	}
	b.flush()
	if in := b.collect(n); len(in) > 0 {
		b.add(&doc.Quote{Blocks: in})
	}
}
