package epub

import (
	"cmp"
	"slices"

	"github.com/wenzhai/wenzhai/convert/digest"
	"github.com/wenzhai/wenzhai/convert/doc"
	"github.com/wenzhai/wenzhai/convert/math/plain"
	"github.com/wenzhai/wenzhai/layout/epub/cut"
	"github.com/wenzhai/wenzhai/layout/xhtml"
)

// rows renders the rows of an article in two languages.
type rows struct{ *article }

// whole renders all rows in one or more pieces.
func (r rows) whole(art *doc.Article) {
	lead, second := *art, *art.Second
	lead.Second = &second
	lead.Blocks, r.Notes = xhtml.TakeNotes(art.Blocks, r.Lang, false)
	second.Blocks, r.twin.notes = xhtml.TakeNotes(second.Blocks, r.twin.lang, true)
	r.header(&art.Meta, art.Blocks)
	for _, g := range cut.Rungs(&lead) {
		r.rung(g)
	}
	r.RestNotes()
	r.other(r.RestNotes)
	r.foot()
	r.original(&art.Meta)
	first, _ := xhtml.Address(art.URL)
	if second, _ := xhtml.Address(art.Second.URL); second != first {
		r.labels(func() { r.original(&art.Second.Meta) })
	}
	r.finish()
}

// other renders with write what belongs to the second text.
func (r rows) other(write func()) {
	lang, meta, notes := r.Lang, r.meta, r.Notes
	r.Lang, r.meta, r.Notes, r.inside = r.twin.lang, r.twin.meta, r.twin.notes, true
	r.labels(write)
	r.Lang, r.meta, r.Notes, r.inside = lang, meta, notes, false
}

// rung renders what stands side by side. What is too large for one document is
// parted.
func (r rows) rung(g cut.Rung) {
	r.fit(func() { r.pair(g) }, func() bool {
		a, b, ok := g.Halves()
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
func (r rows) pair(g cut.Rung) {
	switch {
	case len(g.Lead) == 1 && len(g.Second) == 1 && r.one(g.Lead[0], g.Second[0]):
	case r.twin.layout == digest.Reveal:
		r.revealed(func() { r.Blocks(g.Lead) }, g.Second)
	case len(g.Second) == 0 && unboxed(g.Lead):
		r.Blocks(g.Lead)
	default:
		r.boxes(g)
	}
}

func (r rows) boxes(g cut.Rung) {
	r.Raw(`<div class="pair`)
	if spacious(g.Lead) || spacious(g.Second) {
		r.Raw(" wide")
	}
	r.Raw("\">\n")
	if len(g.Lead) > 0 {
		r.box("one", r.Lang, func() { r.Blocks(g.Lead) })
	}
	if len(g.Second) > 0 {
		r.box("two", r.twin.lang, func() { r.other(func() { r.Blocks(g.Second) }) })
	}
	r.Raw("</div>\n")
}

func (r rows) box(class string, l doc.Lang, write func()) {
	r.Raw(`<div class="`, class, `"`)
	r.InLang(l)
	r.Raw(">\n")
	write()
	r.Raw("</div>\n")
}

// one renders a block of either text as one, or reports that they are two.
func (r rows) one(a, b doc.Block) bool {
	switch a := a.(type) {
	case *doc.Heading:
		if b, ok := b.(*doc.Heading); ok {
			r.headings(a, b)
			return true
		}
	case *doc.Figure:
		if b, ok := b.(*doc.Figure); ok && cut.SamePicture(a, b) {
			r.figures(a, b)
			return true
		}
	case *doc.List:
		if b, ok := b.(*doc.List); ok && itemByItem(a, b) {
			r.lists(a, b)
			return true
		}
	case *doc.Quote:
		if b, ok := b.(*doc.Quote); ok && a.Lang == "" && b.Lang == "" && cut.Alike(a.Blocks, b.Blocks) {
			r.Raw("<blockquote>\n")
			r.within(a.Blocks, b.Blocks)
			r.Raw("</blockquote>\n")
			return true
		}
	case *doc.Box:
		if b, ok := b.(*doc.Box); ok && a.Kind == b.Kind && cut.Alike(a.Blocks, b.Blocks) {
			r.joined(a, b)
			return true
		}
	case *doc.Code, *doc.Formula, *doc.Rule:
		if cut.Same(a, b) {
			if f, ok := b.(*doc.Formula); ok && f.ID != "" {
				r.Open("div", "id", identifier(f.ID, true))
				r.Raw("</div>\n")
			}
			r.Block(a)
			return true
		}
	}
	return false
}

// within renders the insides of two containers, block by block where they have
// the same ones.
func (r rows) within(a, b []doc.Block) {
	if !cut.Alike(a, b) {
		r.pair(cut.Rung{Lead: a, Second: b})
		return
	}
	for i := range a {
		r.pair(cut.Rung{Lead: a[i : i+1], Second: b[i : i+1]})
	}
}

// headings writes the headings of both texts as one, in the manner of the
// article's own: the outline of the book stays that of one text, and an entry
// of the contents has the words of both.
func (r rows) headings(a, b *doc.Heading) {
	l := xhtml.ValidLang(b.Lang)
	l = cmp.Or(l, r.twin.lang)
	r.also = []phrase{{xhtml.Label(plain.Inlines(b.Inlines)), l}}
	if r.twin.layout == digest.Reveal {
		r.revealed(func() { r.Block(a) }, []doc.Block{b})
		r.also = nil
		return
	}
	end := r.OpenHeading(*a, "pair")
	r.also = nil
	r.Passage(`><span class="one"`, a.Lang, a.Inlines, `</span> <span class="two"`)
	r.InLang(l)
	r.other(func() { r.In(l, func() { r.Passage("", "", xhtml.Anchored(b), "</span>"+end) }) })
}

// figures shows a picture once, with the captions of both texts.
func (r rows) figures(a, b *doc.Figure) {
	f := *a
	f.Image = cmp.Or(f.Image, b.Image)
	if f.Alt == "" {
		f.Alt = b.Alt
	} else if b.Alt != "" && b.Alt != a.Alt {
		f.Alt += " · " + b.Alt
	}
	if r.twin.layout == digest.Reveal {
		var second []doc.Block
		if len(b.Caption) > 0 {
			second = []doc.Block{&doc.Paragraph{Inlines: b.Caption}}
		}
		r.revealed(func() { r.figure(&f) }, second)
		return
	}
	if f.Caption = slices.Clone(a.Caption); len(a.Caption) > 0 && len(b.Caption) > 0 {
		f.Caption = append(f.Caption, &doc.Break{})
	}
	if len(b.Caption) > 0 {
		f.Caption = append(f.Caption, &doc.Styled{Lang: r.twin.lang, Inlines: b.Caption})
	}
	r.figure(&f)
}

// lists sets the items of two lists together, one by one.
func (r rows) lists(a, b *doc.List) {
	end := r.OpenList(a.Ordered, a.Start)
	for i := range a.Items {
		if r.twin.layout == digest.Reveal {
			r.revealed(func() { r.Item(a.Items[i]) }, b.Items[i].Blocks)
			continue
		}
		r.Raw("<li>\n")
		r.within(a.Items[i].Blocks, b.Items[i].Blocks)
		r.Raw("</li>\n")
	}
	r.Raw(end)
}

// joined sets two boxes as one, with both titles.
func (r rows) joined(a, b *doc.Box) {
	end := xhtml.OpenBox(&r.Renderer, a)
	title := func() {
		if len(b.Title) == 0 || r.twin.layout == digest.Reveal {
			return
		}
		r.Raw(` <span class="two"`)
		r.InLang(r.twin.lang)
		r.other(func() { r.Passage("", "", b.Title, "</span>") })
	}
	xhtml.BoxTitle(&r.Renderer, a, title)
	if r.twin.layout == digest.Reveal && len(b.Title) > 0 {
		r.revealed(func() {}, []doc.Block{&doc.Paragraph{Inlines: b.Title}})
	}
	r.within(a.Blocks, b.Blocks)
	r.Raw(end)
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
		case *doc.Table, *doc.Code, *doc.Formula:
			return true
		}
	}
	return false
}
