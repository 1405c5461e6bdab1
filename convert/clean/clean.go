// Package clean turns the body of an article (HTML, Markdown, plain text or a
// whole saved page) into blocks of the document tree. Boilerplate is dropped by
// named rules, and each drop is reported with its place; text is repaired so
// that what a prettifier or an editor put between Chinese characters is gone.
//
// The way of a body: bytes are made safe (repair.go), read into a node tree
// (html.go; Markdown passes through markdown.go, pages through page.go), built
// into blocks (build.go and its neighbours), judged as blocks (finish.go). Plain
// text enters at the last step (text.go).
package clean

import (
	"bytes"
	"slices"
	"unicode/utf8"

	"github.com/wenzhai/wenzhai/convert/diag"
	"github.com/wenzhai/wenzhai/convert/doc"
)

// Input is the body of one article and what is known of it.
type Input struct {
	Meta   *doc.Meta  // may be nil; Title, Author, URL, Lang and Path are used
	Format doc.Format // how Body is to be read
	Body   []byte     // UTF-8, without front matter
	Valid  bool       // Body is known to be valid UTF-8, as what package article returns is; else it is made so
	Line   int        // 1-based line of Body's first byte in its file; 0 counts as 1
	Policy *Policy    // what the user changed; nil = nothing
}

// Result is a cleaned body.
type Result struct {
	Blocks      []doc.Block // every invariant of package doc holds
	Dropped     []Dropped   // in the order of their lines
	Diagnostics []diag.Diagnostic
}

// Clean reads and cleans one body. It never fails: markup that cannot be read
// as such is read as text. It is safe for concurrent use and gives the same
// result for the same input.
func Clean(in Input) Result { return NewCleaner().Clean(in) }

// Cleaner cleans one body after the other. What it keeps in between saves time
// and changes no result. It serves one goroutine.
type Cleaner struct {
	names    names
	squeezer squeezer // its buffers are used again for every paragraph
}

// NewCleaner returns a Cleaner for any number of bodies.
func NewCleaner() *Cleaner { return &Cleaner{names: names{}} }

// Clean is the function of that name.
func (k *Cleaner) Clean(in Input) Result {
	text, meta, policy := in.Body, doc.Meta{}, in.Policy
	if !in.Valid && !utf8.Valid(text) {
		text = bytes.ToValidUTF8(text, []byte("\uFFFD"))
	}
	if in.Meta != nil {
		meta = *in.Meta
	}
	if policy == nil {
		policy = &Policy{}
	}
	log := newLog(meta.Path, text, in.Line)
	k.squeezer.reset(text)
	c := &source{
		body: text, meta: meta, format: in.Format, base: webBase(meta.URL), off: policy.off, selectors: &policy.selectors,
		log: log, text: &k.squeezer, names: k.names,
	}
	blocks := finish(c.read(), c, policy)
	slices.SortStableFunc(log.dropped, func(a, b Dropped) int { return a.Line - b.Line })
	return Result{Blocks: blocks, Dropped: log.dropped, Diagnostics: log.diagnostics}
}

// read makes blocks of the body.
func (c *source) read() []doc.Block {
	switch c.format {
	case doc.Text:
		return textBlocks(c.text, string(c.body))
	case doc.Markdown:
		out, err := markdownHTML(c.log, string(c.body))
		if err != nil {
			return textBlocks(c.text, string(c.body))
		}
		return c.html(out)
	case doc.Page:
		return c.page()
	}
	return c.html(c.body)
}

// finish judges blocks as blocks, whatever they were read from: lines that are
// boilerplate, repeated pictures, headings in disguise, levels.
func finish(blocks []doc.Block, c *source, policy *Policy) []doc.Block {
	j := &judged{meta: c.meta, format: c.format, base: c.base, off: c.off, kept: c.kept, log: c.log}
	blocks = j.dropTranslatorNote(blocks)
	blocks = j.dropCommentTail(blocks)
	blocks = j.dropTailLines(blocks)
	blocks = j.dropLines(blocks)
	blocks = j.dropRelated(blocks)
	blocks = j.dropLinkTail(blocks)
	blocks = j.dropRepeatedPictures(blocks)
	settleAlts(blocks, &c.meta, c.titles)
	if c.dead {
		buryLinks(blocks)
	}
	blocks = splitLines(blocks)
	blocks = j.dropLastHeading(blocks)
	blocks = promoteHeadings(blocks, c.terms)
	normaliseLevels(blocks)
	fixPunctuation(c.log, policy.punctuation, blocks)
	markLangs(c.meta.Lang, blocks)
	blocks = trimRules(blocks)
	if len(c.body) > maxParagraph {
		return partLong(c.log, blocks)
	}
	return blocks
}
