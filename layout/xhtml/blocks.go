package xhtml

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/wenzhai/wenzhai/convert/doc"
)

// Options say what a Renderer cannot know of the place that its text goes to.
// The zero Options do for a page by itself.
type Options struct {
	// Vertical sets Chinese from top to bottom.
	Vertical bool
	// Figure writes a figure; nil leaves it to the Renderer, which shows what
	// stands in for the picture.
	Figure func(*doc.Figure)
	// Picture writes a picture in a line; nil leaves it to the Renderer, which writes
	// what it shows.
	Picture func(*doc.Picture)
	// Local returns where the book has a place; nil, or false, for nowhere.
	Local func(to *doc.Place) (href string, ok bool)
	// Name returns the identifier, in the document, of the heading or anchor with an
	// ID; nil: that.
	Name func(id string) string
	// Relative keeps addresses within the place that the text comes from, as the
	// source has them.
	Relative bool
	// File names the document at hand, where a text goes on in several.
	File func() string
	// Page leaves out what browsers do not know.
	Page bool
	// BadLink is told of an address that no reader could open.
	BadLink func(address string)
	// KindWord returns the word for a kind of boxes, which stands where a box has no
	// title, and its language; nil, or "", for none.
	KindWord func(kind string) (string, doc.Lang)
	// Highlight marks the parts of programs in languages that are known.
	Highlight bool
	// ID returns the identifier of a heading of some level, or "".
	ID func(level int, h doc.Heading) string
}

// Renderer writes the blocks and inlines of a text.
type Renderer struct {
	Writer
	Options
	Lang doc.Lang // of the text at hand
	Flat bool     // headings are paragraphs: in a note, that has no outline
	noting
	inLink      bool
	highlighted int   // bytes of programs that were
	levels      []int // levels of the headings that are open, as they were in the source
}

// In calls body with l as the language at hand; the attributes of the start tag
// must have been written with Foreign.
func (r *Renderer) In(l doc.Lang, body func()) {
	if body == nil {
		return
	}
	outer := r.Lang
	if l = ValidLang(l); l != "" {
		r.Lang = l
	}
	body()
	r.Lang = outer
}

// Foreign writes the attributes for a passage in l where l is not the language
// at hand.
func (r *Renderer) Foreign(l doc.Lang) {
	if l = ValidLang(l); l != r.Lang {
		r.InLang(l)
	}
}

// Blocks writes blocks one after another.
func (r *Renderer) Blocks(list []doc.Block) {
	for _, x := range list {
		r.Block(x)
	}
}

// Block writes one block.
func (r *Renderer) Block(blk doc.Block) {
	switch x := blk.(type) {
	case *doc.Paragraph:
		r.paragraph(x)
	case *doc.Heading:
		r.heading(x)
	case *doc.List:
		r.list(x)
	case *doc.Definitions:
		definitions(r, x)
	case *doc.Quote:
		r.quote(x)
	case *doc.Box:
		box(r, x)
	case *doc.Code:
		r.code(x)
	case *doc.Formula:
		writeDisplay(r, x)
	case *doc.Table:
		r.table(x)
	case *doc.Figure:
		r.figure(x)
	case *doc.Rule:
		r.Raw("<hr/>\n")
	}
}

// Passage writes running text in language l between a start tag, which it ends,
// and an end tag.
func (r *Renderer) Passage(start string, l doc.Lang, in []doc.Inline, end string) {
	r.Raw(start)
	r.startText(l, in)
	r.In(l, func() { r.Inlines(in) })
	r.Raw(end)
}

// startText ends the start tag of running text.
func (r *Renderer) startText(l doc.Lang, in []doc.Inline) {
	r.Foreign(l)
	if anyRTL(in) {
		r.Raw(` dir="auto"`)
	}
	r.Raw(">")
}

func (r *Renderer) paragraph(p *doc.Paragraph) {
	if p.Verse {
		verse(r, p)
		return
	}
	start := "<p" + reading(p.Inlines)
	switch {
	case p.Lead:
		start = `<p class="standfirst"`
	case aside(p):
		start = `<p class="aside"`
	}
	r.Passage(start, p.Lang, p.Inlines, "</p>\n")
}

// aside reports whether the whole paragraph is emphasised: an editor's note
// rather than a stressed word.
func aside(p *doc.Paragraph) bool {
	if len(p.Inlines) != 1 {
		return false
	}
	s, ok := p.Inlines[0].(*doc.Styled)
	return ok && s.Style == doc.Emphasis && len(doc.PlainInlines(s.Inlines)) > 60
}

// reading is the class of a text for learners, whose lines need room: at least a
// quarter of its characters have readings.
func reading(in []doc.Inline) string {
	if n := readings(in); n == 0 || 4*n <= utf8.RuneCountInString(doc.PlainInlines(in)) {
		return ""
	}
	return ` class="read"`
}

func readings(in []doc.Inline) (n int) {
	for _, i := range in {
		if _, ok := i.(*doc.Ruby); ok {
			n++
		}
		n += readings(within(i))
	}
	return n
}

func anyRTL(in []doc.Inline) bool {
	for _, i := range in {
		if x, ok := i.(*doc.Run); ok && RTL(x.Text) || anyRTL(within(i)) {
			return true
		}
	}
	return false
}

// within returns what an inline holds.
func within(i doc.Inline) []doc.Inline {
	switch i := i.(type) {
	case *doc.Styled:
		return i.Inlines
	case *doc.Link:
		return i.Inlines
	}
	return nil
}

func (r *Renderer) heading(h *doc.Heading) {
	if r.Flat {
		r.paragraph(&doc.Paragraph{Lang: h.Lang, Inlines: []doc.Inline{&doc.Styled{Style: doc.Strong, Inlines: Anchored(h)}}})
		return
	}
	end := r.OpenHeading(*h, "")
	r.Passage("", h.Lang, h.Inlines, end)
}

// Anchored returns the text of a heading that has no element of its own, with its
// place.
func Anchored(h *doc.Heading) []doc.Inline {
	if h == nil {
		return nil
	}
	if h.ID == "" {
		return h.Inlines
	}
	return append([]doc.Inline{&doc.Anchor{ID: h.ID}}, h.Inlines...)
}

// nameOf returns the identifier of the heading or anchor with an ID, "" of "".
func nameOf(r *Renderer, id string) string {
	if id == "" || r.Name == nil {
		return id
	}
	return r.Name(id)
}

// OpenHeading begins a heading one level below its parent at most: outlines
// without holes are what readers' software navigates by. It returns the end of
// the heading.
func (r *Renderer) OpenHeading(h doc.Heading, class string) (end string) {
	for len(r.levels) > 0 && r.levels[len(r.levels)-1] >= h.Level {
		r.levels = r.levels[:len(r.levels)-1]
	}
	// A copy: whoever goes back to an earlier state has the levels of then.
	r.levels = append(r.levels[:len(r.levels):len(r.levels)], h.Level)
	level := min(len(r.levels)+1, 6)
	tag := "h" + strconv.Itoa(level)
	r.Raw("<", tag)
	if class != "" {
		r.Attr("class", class)
	}
	id := ""
	if r.ID != nil {
		id = r.ID(level, h)
	}
	if id = cmp.Or(id, nameOf(r, h.ID)); id != "" {
		r.Attr("id", id)
	}
	return "</" + tag + ">\n"
}

func (r *Renderer) list(l *doc.List) {
	if len(l.Items) == 0 {
		return
	}
	if l.Ordered || slices.ContainsFunc(l.Items, func(it doc.Item) bool { return !it.IsTask() }) {
		r.items(l, r.OpenList(l.Ordered, l.Start))
		return
	}
	r.Raw(`<ul class="tasks">`, "\n")
	r.items(l, "</ul>\n")
}

// items writes the items of a list that is begun, and its end.
func (r *Renderer) items(l *doc.List, end string) {
	for _, it := range l.Items {
		r.Item(it)
	}
	r.Raw(end)
}

// OpenList begins a list, with numbers from start or without, and returns its end.
func (r *Renderer) OpenList(ordered bool, start int) (end string) {
	switch {
	case !ordered:
		r.Raw("<ul>\n")
		return "</ul>\n"
	case start != 1:
		r.Open("ol", "start", strconv.Itoa(start))
	default:
		r.Raw("<ol>")
	}
	r.Raw("\n")
	return "</ol>\n"
}

// Item writes an item of a list.
func (r *Renderer) Item(it doc.Item) { compact(r, "li", it.Blocks) }

// onlyParagraph returns the first block where that is a paragraph of prose and no
// other is a paragraph.
func onlyParagraph(blocks []doc.Block) (first *doc.Paragraph, ok bool) {
	for i, x := range blocks {
		p, is := x.(*doc.Paragraph)
		if is != (i == 0) {
			return nil, false
		} else if is {
			first = p
		}
	}
	return first, first != nil && !first.Verse
}

func (r *Renderer) quote(q *doc.Quote) {
	if len(q.Blocks) == 0 {
		return
	}
	r.Raw("<blockquote")
	r.Foreign(q.Lang)
	r.Raw(">\n")
	r.In(q.Lang, func() { r.Blocks(q.Blocks) })
	r.Raw("</blockquote>\n")
}

func (r *Renderer) code(c *doc.Code) {
	if c.Title != "" {
		r.Raw(`<figure class="listing">`)
		r.Element("figcaption", c.Title)
		r.Raw("\n")
		defer r.Raw("</figure>\n")
	}
	r.Raw(`<pre dir="ltr">`)
	if name := programmingLanguage(c.Info); name != "" {
		r.Open("code", "class", "language-"+name)
	} else {
		r.Raw("<code>")
	}
	programText(r, c.Info, strings.TrimRight(c.Text, "\n"))
	r.Raw("</code></pre>\n")
}

// programmingLanguage returns the first word of a code block's info string
// where it is fit for a class.
func programmingLanguage(info string) string {
	word, _, _ := strings.Cut(strings.TrimSpace(info), " ")
	if len(word) > 30 || strings.ContainsFunc(word, func(r rune) bool {
		return r > unicode.MaxASCII || !unicode.IsLetter(r) && !unicode.IsDigit(r) && !strings.ContainsRune("+#-_.", r)
	}) {
		return ""
	}
	return strings.ToLower(word)
}
