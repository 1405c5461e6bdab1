package epub

import (
	"strings"

	"github.com/wenzhai/wenzhai/convert/digest"
	"github.com/wenzhai/wenzhai/convert/doc"
	"github.com/wenzhai/wenzhai/convert/frame"
)

const (
	titleFile = "title.xhtml"
	// shownSources is the number of sources that the title page names.
	shownSources = 12
	// listLength is the number of articles on one page of a chapter, so that
	// no document grows beyond what readers like.
	listLength = 800
)

// stacked writes phrases one under the other, the leading one first. outer
// is the language around them.
func (m *markup) stacked(p []phrase, outer doc.Lang) {
	for i, s := range p {
		class := "lead"
		if i > 0 {
			class = "second"
			m.raw(" ")
		}
		m.raw(`<span class="`, class, `"`)
		if s.lang != outer {
			m.lang(s.lang)
		}
		m.raw(">")
		m.frameText(s.text)
		m.raw("</span>")
	}
}

// titlePage names the book, its period and what it holds.
func (b *book) titlePage() page {
	m := markup{tall: b.vertical(b.lang)}
	m.raw(`<section class="titlepage" epub:type="titlepage">`, "\n<h1")
	if rtl(b.name) {
		m.raw(` dir="auto"`)
	}
	m.raw(">")
	name, dates := b.nameParts()
	m.text(name)
	if dates != "" {
		m.raw(` <span class="second">`)
		m.frameText(dates)
		m.raw("</span>")
	}
	m.raw("</h1>\n")
	if b.vol.Number > 0 {
		m.raw(`<p class="volume">`)
		m.stacked(b.volume(), b.lang)
		m.raw("</p>\n")
	}
	if a := author(b.vol); a != "" {
		m.raw(`<p class="author">`)
		m.text(a)
		m.raw("</p>\n")
	}
	if period := b.period(); len(period) > 0 && !b.vol.TitleSaysDates(b.lang) {
		m.raw(`<p class="period">`)
		m.stacked(period, b.lang)
		m.raw("</p>\n")
	}
	m.raw("<hr/>\n")
	for _, line := range b.holdings() {
		m.raw(`<p class="holdings"`)
		if line.lang != b.lang {
			m.lang(line.lang)
		}
		m.raw(">")
		m.text(line.text)
		m.raw("</p>\n")
	}
	m.raw("</section>")
	return page{titleFile, b.title, b.lang, "frontmatter", string(m.buf)}
}

// volume returns the name of the volume in each language of the frame.
func (b *book) volume() []phrase {
	out := make([]phrase, len(b.ui))
	for i, l := range b.ui {
		out[i] = phrase{frame.Volume(l, b.vol.Number), l}
	}
	return out
}

func author(vol *digest.Volume) string {
	if s := label(vol.Author); s != "—" {
		return s
	}
	return ""
}

// period returns the dates of the volume in each language of the frame.
func (b *book) period() []phrase {
	if b.vol.First.IsZero() || b.vol.Last.IsZero() {
		return nil
	}
	out := make([]phrase, len(b.ui))
	for i, l := range b.ui {
		out[i] = phrase{frame.Span(l, b.vol.First, b.vol.Last), l}
	}
	return out
}

// holdings returns one line for each language of the frame: number of
// articles and their languages; then the sources, once.
func (b *book) holdings() []phrase {
	var out []phrase
	for _, l := range b.ui {
		out = append(out, phrase{frame.Count(l, len(b.entries)) + " · " + frame.LangNames(l, b.langs), l})
	}
	if len(b.vol.Sources) > 0 {
		out = append(out, phrase{b.ui.Joined(frame.Sources) + frame.Colon(b.lang) + b.sources(), b.lang})
	}
	return out
}

func (b *book) sources() string {
	names := make([]string, 0, shownSources)
	for _, s := range b.vol.Sources[:min(len(b.vol.Sources), shownSources)] {
		names = append(names, label(s))
	}
	s := strings.Join(names, frame.Comma(b.lang))
	if len(b.vol.Sources) > shownSources {
		s += " …"
	}
	return s
}

// partPages yields the pages of every chapter, a date over the list of its
// articles, and remembers their names.
func (b *book) partPages(yield func(page) bool) {
	for i := range b.parts {
		p := &b.parts[i]
		title := b.heading(p.Chapter)
		for n := 0; n == 0 || n < len(p.Entries); n += listLength {
			file := partFile(i, n/listLength)
			p.files = append(p.files, file)
			if !yield(page{
				file: file, title: joined(title), lang: b.lang, kind: "bodymatter",
				body: b.partBody(p, title, n, min(n+listLength, len(p.Entries))),
			}) {
				return
			}
		}
	}
}

// maxContents is the number of lines up to which the navigation document
// serves as the contents page; more of them make it too large for readers to
// leaf through.
const maxContents = 1500

// contentsFile is the document with the contents for people, from the package
// file.
func (b *book) contentsFile() string {
	if len(b.contentsFiles) > 0 {
		return textDir + b.contentsFiles[0]
	}
	return navFile
}

// contentsPages yields the contents of a very large book: its chapters, which
// lead to the lists of their articles, or the articles of a flat book. It
// reports whether more pages are wanted.
func (b *book) contentsPages(yield func(page) bool) bool {
	lines := len(b.parts)
	if b.o.TOCDepth > 1 || lines == 0 {
		lines += len(b.entries)
	}
	if lines <= maxContents {
		return true
	}
	n, line := len(b.parts), b.partLink
	if n == 0 {
		n, line = len(b.entries), b.partLine
	}
	title := b.words(frame.Contents)
	for from := 0; from < n; from += listLength {
		file := fileName("t%04d", from/listLength, 0)
		b.contentsFiles = append(b.contentsFiles, file)
		m := markup{tall: b.vertical(b.lang)}
		m.raw(`<section class="part" aria-labelledby="title">`, "\n", `<h1 id="title">`)
		m.stacked(title, b.lang)
		m.raw("</h1>\n<ol class=\"articles\">\n")
		for i := from; i < min(from+listLength, n); i++ {
			line(&m, i)
		}
		m.raw("</ol>\n</section>")
		if !yield(page{file, joined(title), b.lang, "frontmatter", string(m.buf)}) {
			return false
		}
	}
	return true
}

// partLink links the page of chapter i, with the number of its articles.
func (b *book) partLink(m *markup, i int) {
	p := &b.parts[i]
	title := b.heading(p.Chapter)
	m.raw(`<li><a href="`, partFile(i, 0), `"`)
	m.navLabel(title, b.lang)
	m.raw("</a> <span class=\"source\">")
	m.text(frame.Count(b.lang, len(p.Entries)))
	m.raw("</span></li>\n")
}

func (b *book) partBody(p *part, title []phrase, from, to int) string {
	m := markup{tall: b.vertical(b.lang)}
	m.raw(`<section class="part" epub:type="part" role="doc-part" aria-labelledby="title">`, "\n", `<h1 id="title">`)
	m.stacked(title, b.lang)
	m.raw("</h1>\n<ol class=\"articles\">\n")
	for n := from; n < to; n++ {
		b.partLine(&m, p.first+n)
	}
	m.raw("</ol>\n</section>")
	return string(m.buf)
}

// partLine links one article, with its source in its own small line.
func (b *book) partLine(m *markup, i int) {
	e := b.entries[i]
	m.raw(`<li`)
	if l := b.entryLang(i); l != b.lang {
		m.lang(l)
	}
	m.raw(">")
	b.entryLink(m, i, articleFile(i, 0))
	if e.Source != "" {
		m.raw(` <span class="source">`)
		m.text(label(e.Source))
		m.raw("</span>")
	}
	m.raw("</li>\n")
}

// entryLink links the article i by its title.
func (b *book) entryLink(m *markup, i int, to string) {
	title := label(b.entries[i].Title)
	m.raw(`<a href="`, to, `"`)
	if rtl(title) {
		m.raw(` dir="auto"`)
	}
	m.raw(">")
	m.text(title)
	b.secondInLink(m, i)
	m.raw("</a>")
}
