package epub

import (
	"errors"
	"strings"

	"github.com/wenzhai/wenzhai/convert/digest"
	"github.com/wenzhai/wenzhai/convert/doc"
	"github.com/wenzhai/wenzhai/convert/frame"
	"github.com/wenzhai/wenzhai/layout/xhtml"
)

// errFacing is the answer to a layout that no e-book can have.
var errFacing = errors.New("facing pages: an e-book has no left and right pages; take columns or interleave, or make a PDF")

// twin is what a bilingual article knows of its other text.
type twin struct {
	layout digest.Layout
	meta   *doc.Meta // of the second text
	lang   doc.Lang  // of the second text, never empty
	notes  *xhtml.Notes
}

// bilingual reports whether entry i has a second text.
func (b *book) bilingual(i int) bool { return b.entries[i].Second != nil }

// secondLang is the language of the second text of entry i. "und" keeps a text
// of unknown language from passing for one in that of the first.
func (b *book) secondLang(i int) doc.Lang {
	if l := xhtml.ValidLang(b.entries[i].Second.Lang); l != "" {
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
	out := []phrase{{xhtml.Label(e.Title), b.entryLang(i)}}
	if b.bilingual(i) && xhtml.Label(e.Second.Title) != out[0].text {
		out = append(out, phrase{xhtml.Label(e.Second.Title), b.secondLang(i)})
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

// title is the title of the documents at hand: both where both texts are in
// them.
func (a *article) title() string {
	if a.name == secondName {
		return xhtml.Label(a.twin.meta.Title)
	}
	return joined(a.b.titles(a.index))
}

// class is the class of the article at hand.
func (a *article) class() string {
	if a.twin == nil {
		return ""
	}
	return "bilingual " + a.twin.layout.String()
}

// labels has write write labels of the second text.
func (a *article) labels(write func()) {
	ui, tall := a.ui, a.Tall
	a.ui, a.Tall = a.b.ui.Best(a.twin.lang), tall && a.twin.lang.IsChinese()
	write()
	a.ui, a.Tall = ui, tall
}

// secondKicker writes the kicker of the second text under that of the first,
// which begins at from in the document at hand, unless they say the same.
func (a *article) secondKicker(from int) {
	if a.twin == nil || a.twin.layout == digest.Sequential {
		return
	}
	words := func(kicker []byte) string {
		_, after, _ := strings.Cut(string(kicker), ">")
		return after
	}
	to := len(a.Buf)
	a.labels(func() { a.kicker(a.twin.meta, a.twin.lang) })
	if words(a.Buf[from:to]) == words(a.Buf[to:]) {
		a.Buf = a.Buf[:to]
	}
}

// secondTitle writes the second title under the first.
func (a *article) secondTitle() {
	if titles := a.b.titles(a.index); !a.inside && len(titles) > 1 {
		startSecond(&a.Writer, titles[1], ` <span class="second"`)
		a.In(titles[1].lang, func() { a.Run(a.twin.meta.Title) })
		a.Raw("</span>")
	}
}

// startSecond ends start, which begins the tag around the second title.
func startSecond(m *xhtml.Writer, title phrase, start string) {
	m.Raw(start)
	m.InLang(title.lang)
	m.Direction(title.text)
	m.Raw(">")
}

// jump links the other text where it is in a document of its own.
func (a *article) jump() {
	if a.twin == nil || a.twin.layout != digest.Sequential {
		return
	}
	file, to := secondFile(a.index), a.twin.lang
	if a.inside {
		file, to = articleFile(a.index, 0), a.b.entryLang(a.index)
	}
	a.Raw(`<p class="jump"><a href="`, file, `" hreflang="`, string(to), `"`)
	a.InLang(to)
	a.Raw(">")
	a.Text(frame.LangName(a.b.ui.Best(to), to))
	a.Raw("</a></p>\n")
}

// secondInLink adds the second title of entry i to the open link to the entry, or
// opens a link of its own to a second text that is in another document.
func (b *book) secondInLink(m *xhtml.Writer, i int) {
	titles := b.titles(i)
	if len(titles) < 2 {
		return
	}
	start, end := ` <span class="second"`, "</span>"
	if b.layout() == digest.Sequential {
		start, end = `</a> <a class="second" href="`+secondFile(i)+`"`, ""
	}
	startSecond(m, titles[1], start)
	m.Text(titles[1].text)
	m.Raw(end)
}
