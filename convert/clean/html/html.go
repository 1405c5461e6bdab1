// Package html builds blocks of an HTML fragment or a whole page, without the
// elements that rules drop.
package html

import (
	"bytes"
	"net/url"

	"github.com/PuerkitoBio/goquery"
	"golang.org/x/net/html"

	"github.com/wenzhai/wenzhai/convert/clean/formula"
	"github.com/wenzhai/wenzhai/convert/clean/internal/report"
	"github.com/wenzhai/wenzhai/convert/clean/names"
	"github.com/wenzhai/wenzhai/convert/clean/notes"
	"github.com/wenzhai/wenzhai/convert/clean/readable"
	"github.com/wenzhai/wenzhai/convert/clean/repair"
	"github.com/wenzhai/wenzhai/convert/clean/rules"
	"github.com/wenzhai/wenzhai/convert/diag"
	"github.com/wenzhai/wenzhai/convert/doc"
	"github.com/wenzhai/wenzhai/convert/htmltree"
)

// Fragment reads src as an HTML fragment and builds its blocks.
func (c *Source) Fragment(src []byte) []doc.Block {
	return c.build(bodyOf(c.parse(src)))
}

// bodyOf returns the <body> of a parsed document, or nil.
func bodyOf(root *html.Node) *html.Node {
	return goquery.NewDocumentFromNode(root).ChildrenFiltered("html").ChildrenFiltered("body").Get(0)
}

// parse reads src, with a bounded depth where its elements are nested too deeply.
func (c *Source) parse(src []byte) *html.Node {
	c.ready()
	src = formula.Unprefixed(c.within(src))
	c.math = mathOf(src, c.Format)
	all := c.Format == doc.Page || c.Selectors.Asks() // who may ask about anything, as the library does
	c.Places.AskOwn(src, c.Base)
	noted := notes.MayHold(src)
	small, fields := c.Names.Minify(src, all, noted, c.Places.Asked)
	c.fields = fields
	root, err := htmltree.Parse(bytes.NewReader(small))
	if err == nil {
		c.checkNesting(src, root)
		if noted {
			c.notes = notes.Take(root)
		}
		return root
	}
	c.Log.Warn(diag.TooDeep, c.Log.First(), "the HTML is nested over 512 elements deep; its text is read flat (%v)", err)
	return htmltree.Flat(src)
}

// within returns what is read of src, and reports what is not.
func (c *Source) within(src []byte) []byte {
	kept := htmltree.Within(src)
	if len(kept) < len(src) {
		c.Log.Warn(diag.TooLarge, c.Log.First(), "has more tags than any article: %d bytes of its HTML are read, %d more are left out", len(kept), len(src)-len(kept))
	}
	return kept
}

// manyTags is the number of tags from which it is looked whether they are
// nested.
const manyTags = 5000

// checkNesting warns where far more elements came of the tags of src than it
// begins: the parser repeats those that close out of turn.
func (c *Source) checkNesting(src []byte, root *html.Node) {
	if len(src) < 3*manyTags {
		return
	}
	n := htmltree.Elements(root)
	if n < manyTags+manyTags/2 {
		return
	}
	if begun := bytes.Count(src, []byte("<")) - bytes.Count(src, []byte("</")); begun >= manyTags && n > begun+begun/2 {
		c.Log.Warn(diag.BrokenFile, c.Log.First(), "the tags of the HTML close out of turn: %d begin, %d elements came of them; it is read as a browser would", begun, n)
	}
}

// Source is a body that is read, and what is known of it. What reading finds out
// beside the blocks is noted in it.
type Source struct {
	Body      []byte // valid UTF-8; not to be changed
	Meta      doc.Meta
	Format    doc.Format
	Base      *url.URL        // of the article, or nil
	Off       map[string]bool // rules that are not followed
	Selectors *Selectors      // of the user; may be nil
	Log       *report.Log
	Text      *repair.Text
	Names     *names.Names
	Model     *readable.Model // judges the blocks of a whole page; nil = the one that is built in

	Unresolved bool                   // links without an absolute address stand in the blocks, see DropUnresolved
	Places     names.Places           // that links lead to
	Kept       map[doc.Block]bool     // blocks that the user's selectors keep; nil = none
	Terms      []*doc.Paragraph       // strong lines that are no headings
	Titles     map[*doc.Figure]string // that authors of Markdown gave to pictures

	Notes []doc.Block // that are called, in the order of their first calls

	unknownTags int           // looked for so far
	notes       []*notes.Note // that stand in the body
	called      []string      // IDs of notes in the order of their first calls
	math        mathKinds
	fields      bool // there may be buttons, fields or forms
}

// ready fills in what a zero Source lacks.
func (c *Source) ready() {
	if c.Names == nil {
		c.Names = names.New(rules.Default())
	}
	if c.Log == nil {
		c.Log = report.New("", c.Body, 1)
	}
	if c.Text == nil {
		c.Text = &repair.Text{}
	}
}

// keep notes a block that no rule may drop.
func (c *Source) keep(x doc.Block) {
	if c.Kept == nil {
		c.Kept = map[doc.Block]bool{}
	}
	c.Kept[x] = true
}
