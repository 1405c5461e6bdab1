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
	"net/url"
	"slices"
	"unicode/utf8"

	"github.com/wenzhai/wenzhai/convert/diag"
	"github.com/wenzhai/wenzhai/convert/doc"
	"github.com/wenzhai/wenzhai/convert/letter"
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

// Dropped is a part of a body that a rule kept out of the result.
type Dropped struct {
	Rule    string // the name of one of Rules
	Line    int    // 1-based line in the file where the part begins, as near as can be told
	Excerpt string // its first 80 runes; its tag when it has no text
	Chars   int    // its characters, white space not counted
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
	c := newCleaner(in, k)
	var blocks []doc.Block
	switch in.Format {
	case doc.Text:
		blocks = c.text()
	case doc.Markdown:
		blocks = c.markdown()
	case doc.Page:
		blocks = c.page()
	default:
		blocks = c.html(c.body)
	}
	blocks = c.finish(blocks)
	slices.SortStableFunc(c.dropped, func(a, b Dropped) int { return a.Line - b.Line })
	return Result{Blocks: blocks, Dropped: c.dropped, Diagnostics: c.diags}
}

// cleaner is the state of one call of Clean.
type cleaner struct {
	in      Input
	meta    doc.Meta
	base    *url.URL // of the article, or nil
	body    []byte   // in.Body, valid UTF-8; not to be changed
	loc     locator
	policy  *Policy // may be nil
	dropped []Dropped
	diags   []diag.Diagnostic
	dead    bool               // links of deadURL stand in the tree
	kept    map[doc.Block]bool // blocks that the user's selectors keep; nil = none

	terms        []*doc.Paragraph // strong lines that are no headings
	titles       map[*doc.Figure]string
	names        names
	placeholders int // looked for so far
	squeezer     *squeezer
}

func newCleaner(in Input, k *Cleaner) *cleaner {
	c := &cleaner{in: in, body: in.Body, policy: in.Policy, names: k.names, squeezer: &k.squeezer}
	if !in.Valid && !utf8.Valid(in.Body) {
		c.body = bytes.ToValidUTF8(in.Body, []byte("\uFFFD"))
	}
	if in.Meta != nil {
		c.meta = *in.Meta
	}
	c.base = webBase(c.meta.URL)
	c.squeezer.body, c.squeezer.habit = c.body, habitUnknown
	c.loc = locator{body: c.body, first: max(in.Line, 1)}
	return c
}

// drop records that rule kept text (or, without text, the markup hint) out.
func (c *cleaner) drop(rule, text, hint string) {
	c.dropHead(rule, text, hint, countVisible(text))
}

// dropHead is drop for a part of chars characters of which text is the
// beginning.
func (c *cleaner) dropHead(rule, text, hint string, chars int) {
	text = letter.OneLine(text)
	shown := text
	if shown == "" {
		shown = hint
	}
	c.dropped = append(c.dropped, Dropped{
		Rule: rule, Line: c.loc.line(text, hint), Excerpt: excerpt(shown, 80), Chars: chars,
	})
}

// warn records a diagnostic about the article.
func (c *cleaner) warn(code diag.Code, line int, format string, args ...any) {
	c.diags = append(c.diags, diag.New(code, c.meta.Path, line, format, args...))
}

// excerpt returns the first n runes of s.
func excerpt(s string, n int) string {
	for i := range s {
		if n == 0 {
			return s[:i]
		}
		n--
	}
	return s
}
