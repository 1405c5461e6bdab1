package epub

import (
	"errors"
	"strings"

	"github.com/wenzhai/wenzhai/convert/digest"
	"github.com/wenzhai/wenzhai/convert/doc"
	"github.com/wenzhai/wenzhai/convert/frame"
)

// errFacing is the answer to a layout that no e-book can have.
var errFacing = errors.New("facing pages: an e-book has no left and right pages; take columns or interleave, or make a PDF")

// twin is what the renderer of a bilingual article knows of its other text.
type twin struct {
	layout digest.Layout
	meta   *doc.Meta // of the second text
	lang   doc.Lang  // of the second text, never empty
}

// bilingual reports whether entry i has a second text.
func (b *book) bilingual(i int) bool { return b.entries[i].Second != nil }

// secondLang is the language of the second text of entry i. "und" keeps a text
// of unknown language from passing for one in that of the first.
func (b *book) secondLang(i int) doc.Lang {
	if l := validLang(b.entries[i].Second.Lang); l != "" {
		return l
	}
	return "und"
}

// layout is how the two texts of a bilingual article stand. A volume that names
// no layout for entries with two texts has them one after the other.
func (b *book) layout() digest.Layout {
	if b.vol.Layout == digest.Apart {
		return digest.Sequential
	}
	return b.vol.Layout
}

// titles returns the title of entry i in each of its languages, once where both
// are the same.
func (b *book) titles(i int) []phrase {
	e := b.entries[i]
	out := []phrase{{label(e.Title), b.entryLang(i)}}
	if b.bilingual(i) && label(e.Second.Title) != out[0].text {
		out = append(out, phrase{label(e.Second.Title), b.secondLang(i)})
	}
	return out
}

// secondFile names the document in which the second text of entry i begins where
// the texts stand one after the other.
func secondFile(i int) string { return fileName(secondName, i, 0) }

// twoLanguages adds the languages of the second texts that langs lacks, in the
// order of the entries.
func (b *book) twoLanguages(langs []doc.Lang) []doc.Lang {
	have := map[doc.Lang]bool{"und": true}
	for _, l := range langs {
		have[l] = true
	}
	for i := range b.entries {
		if !b.bilingual(i) {
			continue
		}
		if l := b.secondLang(i); !have[l] {
			have[l] = true
			langs = append(langs, l)
		}
	}
	return langs
}

// renderers returns what renders article art of entry i: one renderer, or one
// for each text where they stand one after the other.
func (b *book) renderers(i int, art *doc.Article) ([]*renderer, error) {
	r := &renderer{b: b, index: i, name: firstName, lang: b.entryLang(i), alts: true}
	r.ui = b.ui.Best(r.lang)
	if b.bilingual(i) != (art.Second != nil) {
		return nil, errors.New("the plan and the article differ in whether there is a second text")
	}
	if art.Second == nil {
		r.article(&art.Meta, art.Blocks)
		return []*renderer{r}, nil
	}
	r.twin = &twin{layout: b.layout(), meta: &art.Second.Meta, lang: b.secondLang(i)}
	if r.twin.layout != digest.Sequential {
		r.both(art)
		return []*renderer{r}, nil
	}
	r.article(&art.Meta, art.Blocks)
	second := &renderer{b: b, index: i, name: secondName, twin: r.twin, inside: true, lang: r.twin.lang, alts: true}
	second.ui = b.ui.Best(second.lang)
	second.article(&art.Second.Meta, art.Second.Blocks)
	return []*renderer{r, second}, nil
}

// both renders the rows of a bilingual article in one or more pieces.
func (r *renderer) both(art *doc.Article) {
	r.header(&art.Meta)
	for _, g := range rungs(art) {
		r.rung(g)
	}
	r.noteSection(r.notes, r.title())
	r.notes = r.notes[:0]
	r.original(&art.Meta)
	first, _ := href(art.URL)
	if second, _ := href(art.Second.URL); second != first {
		r.labels(func() { r.original(&art.Second.Meta) })
	}
	r.turn()
	r.cut()
}

// labels has write write labels of the second text.
func (r *renderer) labels(write func()) {
	ui, tall := r.ui, r.tall
	r.ui, r.tall = r.b.ui.Best(r.twin.lang), tall && r.twin.lang.IsChinese()
	write()
	r.ui, r.tall = ui, tall
}

// other renders with write what belongs to the second text.
func (r *renderer) other(write func()) {
	lang, ui, tall := r.lang, r.ui, r.tall
	r.lang, r.ui, r.inside = r.twin.lang, r.b.ui.Best(r.twin.lang), true
	r.tall = tall && r.twin.lang.IsChinese()
	write()
	r.lang, r.ui, r.tall, r.inside = lang, ui, tall, false
}

// source is the head of the text at hand, for diagnostics.
func (r *renderer) source() *doc.Meta {
	if r.inside {
		return r.twin.meta
	}
	return &r.b.entries[r.index].Meta
}

// title is the title of the documents at hand: both where both texts are in
// them.
func (r *renderer) title() string {
	if r.name == secondName {
		return label(r.twin.meta.Title)
	}
	return joined(r.b.titles(r.index))
}

// class is the class of the article at hand.
func (r *renderer) class() string {
	if r.twin == nil {
		return ""
	}
	return "bilingual " + r.twin.layout.String()
}

// secondKicker writes the kicker of the second text under that of the first,
// which begins at from in the document at hand, unless they say the same.
func (r *renderer) secondKicker(from int) {
	if r.twin == nil || r.twin.layout == digest.Sequential {
		return
	}
	words := func(kicker []byte) string {
		_, after, _ := strings.Cut(string(kicker), ">")
		return after
	}
	to := len(r.buf)
	r.labels(func() { r.kicker(r.twin.meta, r.twin.lang) })
	if words(r.buf[from:to]) == words(r.buf[to:]) {
		r.buf = r.buf[:to]
	}
}

// secondTitle writes the second title under the first.
func (r *renderer) secondTitle() {
	if titles := r.b.titles(r.index); !r.inside && len(titles) > 1 {
		r.raw(` <span class="second"`)
		r.markup.lang(titles[1].lang)
		r.direction(titles[1].text)
		r.raw(">")
		r.in(titles[1].lang, func() { r.run(r.twin.meta.Title) })
		r.raw("</span>")
	}
}

// jump links the other text where it is in a document of its own.
func (r *renderer) jump() {
	if r.twin == nil || r.twin.layout != digest.Sequential {
		return
	}
	file, to := secondFile(r.index), r.twin.lang
	if r.inside {
		file, to = articleFile(r.index, 0), r.b.entryLang(r.index)
	}
	r.raw(`<p class="jump"><a href="`, file, `" hreflang="`, string(to), `"`)
	r.markup.lang(to)
	r.raw(">")
	r.text(frame.LangName(r.b.ui.Best(to), to))
	r.raw("</a></p>\n")
}

// secondNode returns the entry in detailed contents of a second text that is in
// a document of its own.
func (b *book) secondNode(i int) []node {
	if !b.bilingual(i) || b.layout() != digest.Sequential {
		return nil
	}
	title := phrase{label(b.entries[i].Second.Title), b.secondLang(i)}
	return []node{{label: []phrase{title}, href: textDir + secondFile(i)}}
}

// secondInLink adds the second title of entry i to the open link to the entry, or
// opens a link of its own to a second text that is in another document.
func (b *book) secondInLink(m *markup, i int) {
	titles := b.titles(i)
	if len(titles) < 2 {
		return
	}
	closing := ""
	if b.layout() == digest.Sequential {
		m.raw(`</a> <a class="second" href="`, secondFile(i), `"`)
	} else {
		m.raw(` <span class="second"`)
		closing = "</span>"
	}
	m.lang(titles[1].lang)
	if rtl(titles[1].text) {
		m.raw(` dir="auto"`)
	}
	m.raw(">")
	m.text(titles[1].text)
	m.raw(closing)
}
