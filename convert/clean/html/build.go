package html

import (
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/wenzhai/wenzhai/convert/clean/formula"
	"github.com/wenzhai/wenzhai/convert/clean/internal/node"
	"github.com/wenzhai/wenzhai/convert/clean/internal/token"
	"github.com/wenzhai/wenzhai/convert/clean/notes"
	"github.com/wenzhai/wenzhai/convert/clean/repair"
	"github.com/wenzhai/wenzhai/convert/doc"
)

// MaxNesting bounds quotes and lists within each other; deeper ones are
// flattened into their surroundings.
const MaxNesting = 10

// builder walks a node tree once and appends blocks; running text collects until
// a boundary makes a paragraph of it.
type builder struct {
	judge
	running
	blocks  []doc.Block
	after   []*doc.Figure // that stand in the running text
	href    string        // of the link around this place
	nesting int
}

// build makes blocks of root's content.
func (c *Source) build(root *html.Node) []doc.Block {
	if root == nil {
		return nil
	}
	b := &builder{judge: judge{c: c, sizes: c.sizesOf(root), wishes: c.Selectors.wishes(root)}}
	if c.fields {
		b.invites = findInvites(b.sizes)
	}
	b.children(root)
	b.flush()
	buildNotes(b)
	return b.blocks
}

func (b *builder) children(n *html.Node) {
	for k := n.FirstChild; k != nil; k = k.NextSibling {
		b.node(k)
	}
}

func (b *builder) node(n *html.Node) {
	switch n.Type {
	case html.TextNode:
		if b.c.math.marks {
			textFormulas(b, formula.Joined(n))
		} else {
			b.text(n.Data)
		}
	case html.ElementNode:
		if b.wishes[n] != wishDrop && formulaElement(b, n) {
			return
		}
		if rule := b.unwanted(n); rule == "" {
			b.wanted(n)
		} else {
			b.drop(rule, n)
		}
	}
}

// wanted walks an element that stays; what the user's selectors keep is noted.
func (b *builder) wanted(n *html.Node) {
	anchor(b, n)
	if b.wishes[n] != wishKeep {
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

// element dispatches on the tag. Elements not named here are transparent.
func (b *builder) element(n *html.Node) {
	if stands(b, n) || ownLines(b, n) {
		return
	}
	if apart(b, n) {
		return
	}
	switch n.DataAtom {
	case 0:
		if id := notes.Call(n); id != "" {
			callNote(b, id)
		} else {
			b.inline(n)
		}
	case atom.Br:
		b.lineBreak()
	case atom.P, atom.Div, atom.Section, atom.Article, atom.Main, atom.Header, atom.Footer, atom.Aside, atom.Address,
		atom.Center, atom.Form, atom.Fieldset, atom.Hgroup, atom.Dd, atom.Body,
		atom.Tr, atom.Td, atom.Th, atom.Tbody, atom.Thead, atom.Noscript, atom.Nav, atom.Li:
		b.block(n)
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		b.heading(n, int(n.Data[1]-'0'))
	case atom.Dt, atom.Summary, atom.Legend:
		b.heading(n, 0)
	case atom.Ul, atom.Ol, atom.Menu, atom.Dir:
		b.list(n)
	case atom.Dl:
		definitions(b, n)
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
		if img := node.First(n, atom.Img); img != nil {
			b.image(img)
		}
	case atom.Iframe, atom.Video, atom.Audio, atom.Embed, atom.Object:
		b.embed(n)
	default:
		b.inline(n)
	}
}

// apart takes a box or a program that the names of n tell of, and reports whether it
// is one.
func apart(b *builder, n *html.Node) bool {
	if kind := boxKind(n); kind != "" {
		box(b, n, kind, boxTitle(n))
		return true
	}
	if kind, title, text := classBox(b, n); kind != "" {
		box(b, text, kind, title)
		return true
	}
	switch n.DataAtom {
	case atom.Div, atom.Figure, atom.Section, atom.Table, atom.Ol:
		return takeProgram(b, n)
	}
	return false
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

// flush ends the running paragraph, if there is one.
func (b *builder) flush() {
	if b.mode != modeFlow {
		b.boundary()
		return
	}
	if b.ink || len(b.inLine) > 0 {
		for range b.open {
			b.toks = append(b.toks, token.Token{Kind: token.Close})
		}
		b.paragraph(b.toks)
		b.restart()
	}
	for _, f := range b.after {
		b.blocks = append(b.blocks, f)
	}
	b.after = nil
}

// paragraph appends toks as a paragraph, or as the caption of the picture
// before it.
func (b *builder) paragraph(toks []token.Token) {
	toks, figures := b.lone(toks)
	for _, f := range figures {
		b.blocks = append(b.blocks, f)
	}
	lines, indented := repair.HasLines(toks)
	verse := b.verse || lines && repair.LooksVerse(toks)
	if indented && !verse {
		toks = repair.WithoutIndents(toks)
	}
	in := b.c.Text.Inlines(toks)
	if len(in) == 0 {
		return
	}
	if f := lastFigure(b.blocks); f != nil && len(f.Caption) == 0 && captionLike(toks, in) {
		f.Caption = unwrapCaption(in)
		return
	}
	b.blocks = append(b.blocks, &doc.Paragraph{Verse: verse, Inlines: in})
}

// capture walks n in mode m and returns its running text; pictures in it are
// kept for after the block.
func (b *builder) capture(n *html.Node, m mode) []doc.Inline {
	anchor(b, n)
	inner := &builder{judge: b.judge, running: running{mode: m}, href: b.href, nesting: b.nesting}
	inner.children(n)
	toks, figures := inner.lone(inner.toks)
	b.after = append(append(b.after, inner.after...), figures...)
	return b.c.Text.Inlines(toks)
}

// collect walks n into blocks of its own.
func (b *builder) collect(n *html.Node) []doc.Block {
	anchor(b, n)
	inner := &builder{judge: b.judge, href: b.href, nesting: b.nesting + 1}
	inner.children(n)
	inner.flush()
	return inner.blocks
}

// heading appends n as a heading of the given level, which is normalised later.
// Inside quotes and lists a heading is a strong paragraph: it heads no part of
// the article. Nor does what heads only what follows it: a defined term, a
// summary; their level is 0.
func (b *builder) heading(n *html.Node, level int) {
	if b.mode != modeFlow {
		b.block(n)
		return
	}
	b.flush()
	in := token.UnwrapStrong(b.capture(n, modeLine))
	switch {
	case len(in) == 0:
	case level > 0 && b.nesting == 0:
		b.add(&doc.Heading{Level: level, Inlines: in})
	default:
		p := &doc.Paragraph{Inlines: []doc.Inline{&doc.Styled{Style: doc.Strong, Inlines: in}}}
		if level == 0 {
			b.c.Terms = append(b.c.Terms, p)
		}
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

// anchor notes the names of an element that links lead to; they stand before its first
// text, or where the text has come to.
func anchor(b *builder, n *html.Node) {
	if b.c.Places.Note(n) && b.ink && n.FirstChild == nil {
		b.toks = append(b.toks, b.c.Places.Take()...)
	}
}
