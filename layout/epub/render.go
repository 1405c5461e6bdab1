package epub

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/wenzhai/wenzhai/convert/diag"
	"github.com/wenzhai/wenzhai/convert/doc"
)

// renderer turns one article into XHTML.
type renderer struct {
	markup
	b        *book
	index    int
	name     string     // form of the documents' names, firstName or secondName
	twin     *twin      // of a bilingual article; nil = it has one text
	inside   bool       // the second text is at hand
	inNote   bool       // a note is at hand, which has no headings
	notes    []byte     // the second text behind the marks of the piece at hand
	marks    int        // in the article so far
	foot     *footnotes // numbered notes at the article's end; nil = none, or they are at hand
	lang     doc.Lang   // of the text at hand
	ui       doc.Lang   // of labels in this article
	back     string     // in a note at the article's end: where its mark is
	inLink   bool
	levels   []int // levels of the headings that are open, as they were in the source
	pieces   [][]byte
	images   []packed
	headings []heading
	alts     bool // every picture has a description
	animated bool
	diags    []diag.Diagnostic
}

// in calls body with l as the language at hand; the open tag's attributes must
// have been written with langAttr.
func (r *renderer) in(l doc.Lang, body func()) {
	if l = validLang(l); l == "" {
		body()
		return
	}
	outer := r.lang
	r.lang = l
	body()
	r.lang = outer
}

// langAttr writes the attributes for a passage in l where l is not the language
// at hand.
func (r *renderer) langAttr(l doc.Lang) {
	if l = validLang(l); l != r.lang {
		r.markup.lang(l)
	}
}

func (r *renderer) direction(s string) {
	if rtl(s) {
		r.raw(` dir="auto"`)
	}
}

func (r *renderer) block(blk doc.Block) {
	switch x := blk.(type) {
	case *doc.Paragraph:
		r.paragraph(x)
	case *doc.Heading:
		r.heading(x)
	case *doc.List:
		r.list(x)
	case *doc.Quote:
		r.quote(x)
	case *doc.Code:
		r.code(x)
	case *doc.Table:
		r.table(x)
	case *doc.Figure:
		r.figure(x)
	case *doc.Rule:
		r.raw("<hr/>\n")
	}
}

func (r *renderer) blocks(list []doc.Block) {
	for _, x := range list {
		r.block(x)
	}
}

func (r *renderer) paragraph(p *doc.Paragraph) {
	r.raw("<p")
	switch {
	case aside(p):
		r.raw(` class="aside"`)
	case annotated(p.Inlines):
		r.raw(` class="read"`)
	}
	r.open(p.Lang, p.Inlines)
	r.in(p.Lang, func() { r.inlines(p.Inlines) })
	r.raw("</p>\n")
}

// open ends the open tag of a block of running text.
func (r *renderer) open(l doc.Lang, in []doc.Inline) {
	r.langAttr(l)
	if anyRTL(in) {
		r.raw(` dir="auto"`)
	}
	r.raw(">")
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

// annotated reports whether a text is one for learners, whose lines need room: at
// least a quarter of its characters have readings.
func annotated(in []doc.Inline) bool {
	return 4*readings(in) > utf8.RuneCountInString(doc.PlainInlines(in))
}

func readings(in []doc.Inline) (n int) {
	for _, i := range in {
		switch i := i.(type) {
		case *doc.Ruby:
			n++
		case *doc.Styled:
			n += readings(i.Inlines)
		case *doc.Link:
			n += readings(i.Inlines)
		}
	}
	return n
}

func anyRTL(in []doc.Inline) bool {
	for _, x := range in {
		switch x := x.(type) {
		case *doc.Run:
			if rtl(x.Text) {
				return true
			}
		case *doc.Styled:
			if anyRTL(x.Inlines) {
				return true
			}
		case *doc.Link:
			if anyRTL(x.Inlines) {
				return true
			}
		}
	}
	return false
}

func (r *renderer) heading(h *doc.Heading) {
	if r.inNote {
		r.paragraph(&doc.Paragraph{Lang: h.Lang, Inlines: []doc.Inline{&doc.Styled{Style: doc.Strong, Inlines: h.Inlines}}})
		return
	}
	closing := r.openHeading(h, "")
	r.open(h.Lang, h.Inlines)
	r.in(h.Lang, func() { r.inlines(h.Inlines) })
	r.raw(closing)
}

// openHeading begins a heading one level below its parent at most: outlines
// without holes are what readers' software navigates by. also are its words in
// another language, for the contents. It returns the end of the heading.
func (r *renderer) openHeading(h *doc.Heading, class string, also ...phrase) string {
	for len(r.levels) > 0 && r.levels[len(r.levels)-1] >= h.Level {
		r.levels = r.levels[:len(r.levels)-1]
	}
	r.levels = append(r.levels, h.Level)
	level := min(len(r.levels)+1, 6)
	tag := "h" + strconv.Itoa(level)
	r.raw("<", tag)
	if class != "" {
		r.attr("class", class)
	}
	if r.b.o.TOCDepth > 2 && level == 2 && !r.inside {
		id := "s" + strconv.Itoa(len(r.headings)+1)
		r.raw(` id="`, id, `"`)
		l := validLang(h.Lang)
		if l == "" {
			l = r.lang
		}
		words := append([]phrase{{label(doc.PlainInlines(h.Inlines)), l}}, also...)
		r.headings = append(r.headings, heading{r.file(len(r.pieces)), id, words})
	}
	return "</" + tag + ">\n"
}

func (r *renderer) list(l *doc.List) {
	if len(l.Items) == 0 {
		return
	}
	closing := r.openList(l)
	for _, it := range l.Items {
		r.item(it)
	}
	r.raw(closing)
}

func (r *renderer) openList(l *doc.List) string {
	tag := "ul"
	if l.Ordered {
		tag = "ol"
	}
	r.raw("<", tag)
	if l.Ordered && l.Start != 1 {
		r.attr("start", strconv.Itoa(l.Start))
	}
	r.raw(">\n")
	return "</" + tag + ">\n"
}

// item writes the first paragraph of an item without a p of its own, so that
// short lists stay tight.
func (r *renderer) item(it doc.Item) {
	rest := it.Blocks
	r.raw("<li")
	if len(rest) > 0 {
		if p, ok := rest[0].(*doc.Paragraph); ok && !r.morePara(rest[1:]) {
			if annotated(p.Inlines) {
				r.raw(` class="read"`)
			}
			r.open(p.Lang, p.Inlines)
			r.in(p.Lang, func() { r.inlines(p.Inlines) })
			rest = rest[1:]
			if len(rest) > 0 {
				r.raw("\n")
			}
			r.blocks(rest)
			r.raw("</li>\n")
			return
		}
	}
	r.raw(">")
	r.blocks(rest)
	r.raw("</li>\n")
}

func (r *renderer) morePara(rest []doc.Block) bool {
	for _, x := range rest {
		if _, ok := x.(*doc.Paragraph); ok {
			return true
		}
	}
	return false
}

func (r *renderer) quote(q *doc.Quote) {
	if len(q.Blocks) == 0 {
		return
	}
	r.raw("<blockquote")
	r.langAttr(q.Lang)
	r.raw(">\n")
	r.in(q.Lang, func() { r.blocks(q.Blocks) })
	r.raw("</blockquote>\n")
}

func (r *renderer) code(c *doc.Code) {
	r.raw(`<pre dir="ltr"><code`)
	if name := programmingLanguage(c.Info); name != "" {
		r.raw(` class="language-`, name, `"`)
	}
	r.raw(">")
	r.pre(strings.TrimRight(c.Text, "\n"))
	r.raw("</code></pre>\n")
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
