package epub

import (
	"slices"

	"github.com/wenzhai/wenzhai/convert/digest"
	"github.com/wenzhai/wenzhai/convert/doc"
)

// rung renders what stands side by side. What is too large for one document is
// parted.
func (r *renderer) rung(g rung) {
	r.fit(func() { r.pair(g) }, func() bool {
		a, b, ok := g.halves()
		if ok {
			r.rung(a)
			r.rung(b)
		}
		return ok
	})
}

// pair renders a rung. Blocks that are set as one come first, then lists and
// quotations that go item by item, then all others: one side after the other in
// a box of their own, which the style sheet sets side by side.
func (r *renderer) pair(g rung) {
	if len(g.lead) == 1 && len(g.second) == 1 && r.one(g.lead[0], g.second[0]) {
		return
	}
	if r.twin.layout == digest.Reveal {
		from := len(r.buf)
		r.blocks(g.lead)
		r.reveal(g.second, from)
		return
	}
	if len(g.second) == 0 && unboxed(g.lead) {
		r.blocks(g.lead)
		return
	}
	r.raw(`<div class="pair`)
	if spacious(g.lead) || spacious(g.second) {
		r.raw(" wide")
	}
	r.raw("\">\n")
	if len(g.lead) > 0 {
		r.raw(`<div class="one"`)
		r.markup.lang(r.lang)
		r.raw(">\n")
		r.blocks(g.lead)
		r.raw("</div>\n")
	}
	if len(g.second) > 0 {
		r.raw(`<div class="two"`)
		r.markup.lang(r.twin.lang)
		r.raw(">\n")
		r.other(func() { r.blocks(g.second) })
		r.raw("</div>\n")
	}
	r.raw("</div>\n")
}

// one renders a block of either text as one, or reports that they are two.
func (r *renderer) one(a, b doc.Block) bool {
	switch a := a.(type) {
	case *doc.Heading:
		if b, ok := b.(*doc.Heading); ok {
			r.headingPair(a, b)
			return true
		}
	case *doc.Figure:
		if b, ok := b.(*doc.Figure); ok && samePicture(a, b) {
			r.figurePair(a, b)
			return true
		}
	case *doc.List:
		if b, ok := b.(*doc.List); ok && itemByItem(a, b) {
			r.listPair(a, b)
			return true
		}
	case *doc.Quote:
		if b, ok := b.(*doc.Quote); ok && a.Lang == "" && b.Lang == "" && alike(a.Blocks, b.Blocks) {
			r.raw("<blockquote>\n")
			r.within(a.Blocks, b.Blocks)
			r.raw("</blockquote>\n")
			return true
		}
	case *doc.Code, *doc.Rule:
		if same(a, b) {
			r.block(a)
			return true
		}
	}
	return false
}

// within renders the insides of two containers, block by block where they have
// the same ones.
func (r *renderer) within(a, b []doc.Block) {
	if !alike(a, b) {
		r.pair(rung{a, b})
		return
	}
	for i := range a {
		r.pair(rung{a[i : i+1], b[i : i+1]})
	}
}

// headingPair writes the headings of both texts as one, in the manner of the
// article's own: the outline of the book stays that of one text, and an entry
// of the contents has the words of both.
func (r *renderer) headingPair(a, b *doc.Heading) {
	l := validLang(b.Lang)
	if l == "" {
		l = r.twin.lang
	}
	also := phrase{label(doc.PlainInlines(b.Inlines)), l}
	if r.twin.layout == digest.Reveal {
		from := len(r.buf)
		closing := r.openHeading(a, "", also)
		r.open(a.Lang, a.Inlines)
		r.in(a.Lang, func() { r.inlines(a.Inlines) })
		r.raw(closing)
		r.reveal([]doc.Block{b}, from)
		return
	}
	closing := r.openHeading(a, "pair", also)
	r.raw(`><span class="one"`)
	r.open(a.Lang, a.Inlines)
	r.in(a.Lang, func() { r.inlines(a.Inlines) })
	r.raw(`</span> <span class="two"`)
	r.markup.lang(l)
	r.other(func() {
		r.in(l, func() {
			r.open("", b.Inlines)
			r.inlines(b.Inlines)
		})
	})
	r.raw("</span>", closing)
}

// figurePair shows a picture once, with the captions of both texts.
func (r *renderer) figurePair(a, b *doc.Figure) {
	f := *a
	if f.Image == nil {
		f.Image = b.Image
	}
	if f.Alt == "" {
		f.Alt = b.Alt
	} else if b.Alt != "" && b.Alt != a.Alt {
		f.Alt += " · " + b.Alt
	}
	if r.twin.layout == digest.Reveal {
		from := len(r.buf)
		r.figure(&f)
		if len(b.Caption) > 0 {
			r.reveal([]doc.Block{&doc.Paragraph{Inlines: b.Caption}}, from)
		}
		return
	}
	f.Caption = slices.Clone(a.Caption)
	if len(a.Caption) > 0 && len(b.Caption) > 0 {
		f.Caption = append(f.Caption, &doc.Break{})
	}
	if len(b.Caption) > 0 {
		f.Caption = append(f.Caption, &doc.Styled{Lang: r.twin.lang, Inlines: b.Caption})
	}
	r.figure(&f)
}

// listPair sets the items of two lists together, one by one.
func (r *renderer) listPair(a, b *doc.List) {
	closing := r.openList(a)
	for i := range a.Items {
		if r.twin.layout == digest.Reveal {
			from := len(r.buf)
			r.item(a.Items[i])
			r.reveal(b.Items[i].Blocks, from)
			continue
		}
		r.raw("<li>\n")
		r.within(a.Items[i].Blocks, b.Items[i].Blocks)
		r.raw("</li>\n")
	}
	r.raw(closing)
}

// itemByItem reports whether two lists are numbered alike and have as many
// items.
func itemByItem(a, b *doc.List) bool {
	return len(a.Items) == len(b.Items) && a.Ordered == b.Ordered && (!a.Ordered || a.Start == b.Start)
}

// unboxed reports whether blocks without a partner need no box: they take the
// whole measure in every layout.
func unboxed(list []doc.Block) bool {
	for _, x := range list {
		switch x.(type) {
		case *doc.Heading, *doc.Rule, *doc.Figure:
		default:
			return false
		}
	}
	return true
}

// spacious reports whether a block takes the whole measure: half of it would not
// do for tables and programs.
func spacious(list []doc.Block) bool {
	for _, x := range list {
		switch x.(type) {
		case *doc.Table, *doc.Code:
			return true
		}
	}
	return false
}
