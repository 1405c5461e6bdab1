package html

import (
	"net/url"

	"github.com/wenzhai/wenzhai/convert/clean/internal/report"
	"github.com/wenzhai/wenzhai/convert/clean/repair"
	"github.com/wenzhai/wenzhai/convert/clean/rules"
	"github.com/wenzhai/wenzhai/convert/doc"
)

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
	Names     *Names

	Unresolved bool                   // links of unresolvedURL stand in the blocks
	Kept       map[doc.Block]bool     // blocks that the user's selectors keep; nil = none
	Terms      []*doc.Paragraph       // strong lines that are no headings
	Titles     map[*doc.Figure]string // that authors of Markdown gave to pictures

	unknownTags int // looked for so far
}

// ready fills in what a zero Source lacks.
func (c *Source) ready() {
	if c.Names == nil {
		c.Names = NewNames(rules.Default())
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
