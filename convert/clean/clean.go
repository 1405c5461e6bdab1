// Package clean turns the body of an article (HTML, Markdown, plain text or a
// whole saved page) into blocks of the document tree. Boilerplate is dropped by
// named rules, and each drop is reported with its place; text is repaired so
// that what a prettifier or an editor put between Chinese characters is gone.
//
// The way of a body: Markdown becomes HTML (package markdown); HTML is read into a
// tree, of which the part of a whole page that holds the article is found, and
// built into blocks without what rules drop (html, rules); then rules look at
// lines and blocks, and what is left is mended (repair), as finish lists it. Plain
// text enters as paragraphs at that step.
package clean

import (
	"bytes"
	"io/fs"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/wenzhai/wenzhai/convert/clean/formula"
	"github.com/wenzhai/wenzhai/convert/clean/html"
	"github.com/wenzhai/wenzhai/convert/clean/internal/report"
	"github.com/wenzhai/wenzhai/convert/clean/internal/weburl"
	"github.com/wenzhai/wenzhai/convert/clean/markdown"
	"github.com/wenzhai/wenzhai/convert/clean/markdown/dialect"
	"github.com/wenzhai/wenzhai/convert/clean/names"
	"github.com/wenzhai/wenzhai/convert/clean/notes"
	"github.com/wenzhai/wenzhai/convert/clean/readable"
	"github.com/wenzhai/wenzhai/convert/clean/repair"
	"github.com/wenzhai/wenzhai/convert/clean/rules"
	"github.com/wenzhai/wenzhai/convert/clean/standfirst"
	"github.com/wenzhai/wenzhai/convert/diag"
	"github.com/wenzhai/wenzhai/convert/doc"
	"github.com/wenzhai/wenzhai/convert/links"
)

// Input is the body of one article and what is known of it.
type Input struct {
	Meta   *doc.Meta  // may be nil; Title, Author, URL, Lang and Path are used
	Format doc.Format // how Body is to be read
	Body   []byte     // UTF-8, without front matter
	Valid  bool       // Body is known to be valid UTF-8, as what package article returns is; else it is made so
	Line   int        // 1-based line of Body's first byte in its file; 0 counts as 1
	Seen   *Seen      // what the archive says of its first and last lines; nil = nothing is known
	Policy *Policy    // what the user changed; nil = nothing
	// Resource returns a file of the archive by its name relative to the article's,
	// which Markdown may ask to be set in it; nil where there are none.
	Resource   func(name string) (found string, data []byte, err error)
	Asked      []string        // places that other articles link to: fragments of addresses, unescaped
	Standfirst string          // what the author put between title and text, perhaps in Markdown; it is left out where it says what they say
	Model      *readable.Model // judges the blocks of a whole page; nil = the one that is built in
}

// Seen is what the archive says of the first and the last lines of a body.
type Seen = rules.Seen

// SeenLine is what it says of one of them.
type SeenLine = rules.SeenLine

// Several is the number of articles from which on a line is counted.
const Several = rules.Several

// Dropped is a part of a body that a rule kept out of the result.
type Dropped = report.Dropped

// Result is a cleaned body.
type Result struct {
	Blocks      []doc.Block // every invariant of package doc holds
	Dropped     []Dropped   // in the order of their lines
	Diagnostics []diag.Diagnostic
	Definitions string            // of TeX, which the page makes for its formulas
	Places      map[string]string // of fragments that the article and others ask for the IDs of headings and anchors, as far as these are there
}

// Clean reads and cleans one body. It never fails: markup that cannot be read
// as such is read as text. It is safe for concurrent use and gives the same
// result for the same input.
func Clean(in Input) Result { return NewCleaner().Clean(in) }

// Cleaner cleans one body after the other. What it keeps in between saves time
// and changes no result. It serves one goroutine.
type Cleaner struct {
	names *names.Names
	text  repair.Text // its buffers are used again for every paragraph
}

// NewCleaner returns a Cleaner for any number of bodies.
func NewCleaner() *Cleaner { return newCleaner(rules.Default()) }

func newCleaner(set *rules.Set) *Cleaner { return &Cleaner{names: names.New(set)} }

// Clean reads and cleans one body; see the function of that name.
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
	log := report.New(meta.Path, text, in.Line)
	if k.names == nil {
		k.names = names.New(rules.Default())
	}
	k.text.Reset(text)
	c := &html.Source{
		Body: text, Meta: meta, Format: in.Format, Base: weburl.Base(meta.URL), Off: policy.off, Selectors: &policy.selectors,
		Log: log, Text: &k.text, Names: k.names, Model: in.Model,
	}
	c.Places.Ask(in.Asked...)
	blocks := finish(read(c, dialect.Options{Log: log, Path: meta.Path, Title: meta.Title, Forms: policy.shortcodes, File: in.text}), c, policy, in.Seen)
	var places map[string]string
	if len(c.Places.Asked) > 0 {
		places = links.Settle(blocks, slices.Sorted(maps.Keys(c.Places.Asked)))
	}
	slices.SortStableFunc(log.Dropped, func(a, b Dropped) int { return a.Line - b.Line })
	if in.Standfirst != "" && len(blocks) > 0 {
		blocks = append(k.standfirst(&in, blocks), blocks...)
	}
	return Result{Blocks: blocks, Dropped: log.Dropped, Diagnostics: log.Diagnostics, Definitions: formula.Definitions(text), Places: places}
}

// standfirst returns the paragraph that stands before blocks; nil = none.
func (k *Cleaner) standfirst(in *Input, blocks []doc.Block) []doc.Block {
	format := doc.Text
	if strings.ContainsAny(in.Standfirst, "*_`[<&\\~^$") {
		format = doc.Markdown
	}
	r := k.Clean(Input{Meta: in.Meta, Format: format, Body: []byte(in.Standfirst), Policy: in.Policy})
	if len(r.Blocks) != 1 {
		return nil
	}
	p, ok := r.Blocks[0].(*doc.Paragraph)
	if !ok || p.Verse || in.Meta != nil && !standfirst.Is(doc.PlainInlines(p.Inlines), in.Meta.Title, in.Meta.Tags, blocks) {
		return nil
	}
	p.Lead = true
	return r.Blocks
}

// maxTextFile bounds a file that an article asks to be set in it.
const maxTextFile = 1 << 20

// text returns a text file of the archive.
func (in *Input) text(name string) (string, error) {
	if in.Resource == nil {
		return "", fs.ErrNotExist
	}
	_, data, err := in.Resource(name)
	if err == nil && (len(data) > maxTextFile || !utf8.Valid(data)) {
		err = fs.ErrInvalid
	}
	return string(data), err
}

// read makes blocks of the body.
func read(c *html.Source, o dialect.Options) []doc.Block {
	switch c.Format {
	case doc.Text:
		if n := bytes.Count(c.Body, []byte("\n")); n >= repair.MaxTextLines {
			c.Log.Warn(diag.LongArticle, c.Log.First(), "a text of %d lines has %d of them in a paragraph", n, n/repair.MaxTextLines+1)
		}
		return repair.PlainText(c.Text, string(c.Body))
	case doc.Markdown:
		out, err := markdown.HTML(o, string(c.Body))
		if err != nil {
			return repair.PlainText(c.Text, string(c.Body))
		}
		return c.Fragment(out)
	case doc.Page:
		return c.Page()
	}
	return c.Fragment(c.Body)
}

// finish judges blocks as blocks, whatever they were read from: lines that are
// boilerplate, repeated pictures, headings in disguise, levels.
func finish(blocks []doc.Block, c *html.Source, policy *Policy, seen *Seen) []doc.Block {
	body := &rules.Body{Set: c.Names.Rules(), Meta: &c.Meta, Format: c.Format, Base: c.Base, Off: c.Off, Kept: c.Kept, Seen: seen, Log: c.Log}
	blocks = body.Drop(blocks)
	repair.SettleAlts(blocks, &c.Meta, c.Format, c.Titles)
	if c.Unresolved {
		html.DropUnresolved(blocks)
	}
	blocks = repair.SplitLines(blocks)
	blocks = repair.PromoteHeadings(blocks, c.Terms)
	repair.NormaliseLevels(blocks)
	repair.FixPunctuation(c.Log, policy.punctuation, blocks)
	repair.MarkLangs(c.Meta.Lang, blocks)
	blocks = repair.TrimRules(blocks)
	if len(c.Notes) > 0 {
		blocks = append(blocks, mendNotes(c, policy)...)
	} else {
		blocks = notes.Plain(blocks)
	}
	if len(c.Body) > repair.MaxParagraph {
		return repair.PartLong(c.Log, blocks)
	}
	return blocks
}

// mendNotes mends the notes of a body as finish does its other blocks: no rule
// judges them.
func mendNotes(c *html.Source, policy *Policy) []doc.Block {
	repair.SettleAlts(c.Notes, &c.Meta, c.Format, c.Titles)
	if c.Unresolved {
		html.DropUnresolved(c.Notes)
	}
	repair.FixPunctuation(c.Log, policy.punctuation, c.Notes)
	repair.MarkLangs(c.Meta.Lang, c.Notes)
	return c.Notes
}

// ResolveURL returns the relative address ref made absolute with that of the
// article, page. ok is false where page is no address on the web or the result
// is none.
func ResolveURL(page, ref string) (u string, ok bool) {
	return weburl.Relative(weburl.Base(page), weburl.Trim(ref))
}

// PictureURL returns the address ref of a picture, repaired; "" where none can be at
// such an address.
func PictureURL(ref string) string { return weburl.Picture(ref) }
