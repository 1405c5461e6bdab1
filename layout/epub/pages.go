package epub

import (
	"cmp"
	"iter"
	"strings"

	"github.com/wenzhai/wenzhai/convert/digest"
	"github.com/wenzhai/wenzhai/convert/doc"
	"github.com/wenzhai/wenzhai/convert/frame"
	"github.com/wenzhai/wenzhai/layout/xhtml"
)

const (
	coverPage = "cover.xhtml"
	titleFile = "title.xhtml"
	// shownSources is the number of sources that the title page names.
	shownSources = 12
)

// pages yields the documents of the frame in their order; they are made one by
// one, for in a large book they are large together. coverFile is the picture on
// the cover, or "".
func (b *book) pages(coverFile string) iter.Seq[page] {
	return func(yield func(page) bool) {
		if coverFile != "" && !yield(b.coverPage(coverFile)) || !yield(b.titlePage()) {
			return
		}
		for n, file := range b.contentsFiles() {
			if !yield(b.contentsPage(n, file)) {
				return
			}
		}
		for i := range b.parts {
			for n, file := range b.parts[i].files {
				if !yield(b.partPage(i, n, file)) {
					return
				}
			}
		}
	}
}

// stacked writes phrases one under the other, the leading one first. outer
// is the language around them.
func stacked(m *xhtml.Writer, p []phrase, outer doc.Lang) {
	for i, s := range p {
		start := `<span class="lead"`
		if i > 0 {
			start = ` <span class="second"`
		}
		m.Raw(start)
		if s.lang != outer {
			m.InLang(s.lang)
		}
		m.Raw(">")
		m.Words(s.text)
		m.Raw("</span>")
	}
}

// coverPage shows the cover, with a description.
func (b *book) coverPage(picture string) page {
	var m xhtml.Writer
	m.Raw(`<div class="cover">`)
	m.Empty("img", "src", "../"+picture, "alt", joined(b.words(frame.Cover))+": "+b.title, "role", "doc-cover")
	m.Raw("</div>")
	return page{coverPage, b.title, b.lang, "cover", string(m.Buf)}
}

// titlePage names the book, its period and what it holds.
func (b *book) titlePage() page {
	m := &xhtml.Writer{Tall: b.vertical(b.lang)}
	m.Raw(`<section class="titlepage" epub:type="titlepage">`, "\n<h1")
	m.Direction(b.name)
	m.Raw(">")
	name, dates := b.nameParts()
	m.Text(name)
	if dates != "" {
		m.Raw(` <span class="second">`)
		m.Words(dates)
		m.Raw("</span>")
	}
	m.Raw("</h1>\n")
	paragraph := func(class string, p []phrase) {
		m.Open("p", "class", class)
		stacked(m, p, b.lang)
		m.Raw("</p>\n")
	}
	if b.vol.Number > 0 {
		paragraph("volume", b.volume())
	}
	if a := author(b.vol); a != "" {
		line(m, "p", a, "class", "author")
	}
	if period := b.period(); len(period) > 0 && !b.vol.TitleSaysDates(b.lang) {
		paragraph("period", period)
	}
	m.Raw("<hr/>\n")
	for _, line := range b.holdings() {
		holding(m, line, b.lang)
	}
	m.Raw("</section>")
	return page{titleFile, b.title, b.lang, "frontmatter", string(m.Buf)}
}

// holding writes one line of what a book in a language holds.
func holding(m *xhtml.Writer, line phrase, lang doc.Lang) {
	m.Raw(`<p class="holdings"`)
	if line.lang != lang {
		m.InLang(line.lang)
	}
	m.Raw(">")
	m.Text(line.text)
	m.Raw("</p>\n")
}

// volume returns the name of the volume in each language of the frame.
func (b *book) volume() []phrase {
	return b.each(func(l doc.Lang) string { return frame.Volume(l, b.vol.Number) })
}

func author(vol *digest.Volume) string {
	if s := xhtml.Label(vol.Author); s != xhtml.Nameless {
		return s
	}
	return ""
}

// period returns the dates of the volume in each language of the frame.
func (b *book) period() []phrase {
	if b.vol.First.IsZero() || b.vol.Last.IsZero() {
		return nil
	}
	return b.each(func(l doc.Lang) string { return frame.Span(l, b.vol.First, b.vol.Last) })
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
		names = append(names, xhtml.Label(s))
	}
	s := strings.Join(names, frame.Comma(b.lang))
	if len(b.vol.Sources) > shownSources {
		s += " …"
	}
	return s
}

// maxContents is the number of lines up to which the navigation document
// serves as the contents page; more of them make it too large for readers to
// leaf through.
const maxContents = 1500

// contentsFiles are the pages of contents that a reader leafs through, where the
// navigation document is too large for that.
func (b *book) contentsFiles() []string {
	lines, n := len(b.parts), len(b.parts)
	if b.o.TOCDepth > 1 || lines == 0 {
		lines += len(b.entries)
	}
	if lines <= maxContents {
		return nil
	}
	n = cmp.Or(n, len(b.entries))
	var out []string
	for i := range (n + listLength - 1) / listLength {
		out = append(out, fileName("t%04d", i, 0))
	}
	return out
}

// contentsFile is the document with the contents for people, from the package
// file.
func (b *book) contentsFile() string {
	if files := b.contentsFiles(); len(files) > 0 {
		return textDir + files[0]
	}
	return navFile
}

// contentsPage is page n of the contents of a very large book: its chapters,
// which lead to the lists of their articles, or the articles of a flat book.
func (b *book) contentsPage(n int, file string) page {
	all, line := len(b.parts), b.partLink
	if all == 0 {
		all, line = len(b.entries), b.partLine
	}
	start := `<section class="part" aria-labelledby="title">`
	return b.list(file, "frontmatter", start, b.words(frame.Contents), n*listLength, min((n+1)*listLength, all), line)
}

// partPage is page n of a chapter, a date over the list of its articles.
func (b *book) partPage(i, n int, file string) page {
	p := &b.parts[i]
	start := `<section class="part" epub:type="part" role="doc-part" aria-labelledby="title">`
	to := p.first + min((n+1)*listLength, len(p.Entries))
	if len(p.Entries) == 0 {
		within := sections(b.parts, i)
		return b.list(file, "bodymatter", start, b.heading(p.Chapter), 0, len(within), func(m *xhtml.Writer, i int) { b.partLink(m, within[i]) })
	}
	return b.list(file, "bodymatter", start, b.heading(p.Chapter), p.first+n*listLength, to, b.partLine)
}

// sections returns the chapters with headings that stand in chapter i, and in no other
// one in that.
func sections(parts []part, i int) (out []int) {
	level := parts[i].Level
	for i++; i < len(parts) && parts[i].Level > level; i++ {
		if x := &parts[i]; x.Level == level+1 && x.Headed() {
			out = append(out, i)
		}
	}
	return out
}

// list is a page with the lines from..to under a title.
func (b *book) list(file, kind, start string, title []phrase, from, to int, line func(m *xhtml.Writer, i int)) page {
	m := &xhtml.Writer{Tall: b.vertical(b.lang)}
	m.Raw(start, "\n", `<h1 id="title">`)
	stacked(m, title, b.lang)
	m.Raw("</h1>\n<ol class=\"articles\">\n")
	for i := from; i < to; i++ {
		line(m, i)
	}
	m.Raw("</ol>\n</section>")
	return page{file, joined(title), b.lang, kind, string(m.Buf)}
}

// partLink links the page of chapter i, with the number of its articles.
func (b *book) partLink(m *xhtml.Writer, i int) {
	p := &b.parts[i]
	if !p.Headed() {
		for k := range p.Entries {
			b.partLine(m, p.first+k)
		}
		return
	}
	m.Raw(`<li><a href="`, p.files[0], `"`)
	navLabel(m, b.heading(p.Chapter), b.lang)
	m.Raw("</a> ")
	m.Element("span", frame.Count(b.lang, len(p.Entries)), "class", "source")
	m.Raw("</li>\n")
}

// partLine links article i by its title, with its source in its own small line.
func (b *book) partLine(m *xhtml.Writer, i int) {
	e := b.entries[i]
	m.Raw(`<li`)
	if l := b.entryLang(i); l != b.lang {
		m.InLang(l)
	}
	title := xhtml.Label(e.Title)
	m.Raw(`><a href="`, articleFile(i, 0), `"`)
	m.Direction(title)
	m.Raw(">")
	m.Text(title)
	b.secondInLink(m, i)
	m.Raw("</a>")
	if e.Source != "" {
		m.Raw(" ")
		m.Element("span", xhtml.Label(e.Source), "class", "source")
	}
	m.Raw("</li>\n")
}
