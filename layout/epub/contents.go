package epub

import (
	"strconv"

	"github.com/wenzhai/wenzhai/convert/doc"
	"github.com/wenzhai/wenzhai/convert/frame"
)

// node is a line of the contents with what stands under it.
type node struct {
	label []phrase
	href  string // from the package file
	kids  []node
}

// contents returns the tree of the contents: chapters, their articles, the
// articles' headings, down to the depth asked for. A flat book begins with its
// articles.
func (b *book) contents() []node {
	if len(b.parts) == 0 {
		return b.articleNodes(0, len(b.entries), b.o.TOCDepth)
	}
	out := make([]node, len(b.parts))
	for i := range b.parts {
		p := &b.parts[i]
		out[i] = node{label: b.heading(p.Chapter), href: textDir + p.files[0]}
		if b.o.TOCDepth > 1 {
			out[i].kids = b.articleNodes(p.first, p.first+len(p.Entries), b.o.TOCDepth-1)
		}
	}
	return out
}

func (b *book) articleNodes(from, to, depth int) []node {
	out := make([]node, 0, to-from)
	for i := from; i < to; i++ {
		n := node{label: b.titles(i), href: textDir + articleFile(i, 0)}
		if depth > 1 && b.o.TOCDepth > 2 {
			for _, h := range b.chapters[i].headings {
				n.kids = append(n.kids, node{label: h.words, href: textDir + h.file + "#" + h.id})
			}
			n.kids = append(n.kids, b.secondNode(i)...)
		}
		out = append(out, n)
	}
	return out
}

// navDocument writes the contents as an EPUB navigation document, which is
// also the book's contents page, with the landmarks (EPUB 3.3 §7).
func (b *book) navDocument(m *markup, toc []node) {
	m.tall = b.vertical(b.lang)
	heading := b.words(frame.Contents)
	class := "contents"
	if len(b.parts) > 0 {
		class += " parts"
	}
	m.document(b.lang, joined(heading), "css/"+styleFile, "frontmatter", func() {}, func() {
		m.raw(`<nav epub:type="toc" role="doc-toc" id="toc" class="`, class, `" aria-labelledby="toc-title">`, "\n", `<h1 id="toc-title">`)
		m.stacked(heading, b.lang)
		m.raw("</h1>\n")
		m.navList(toc, b.lang)
		m.raw("</nav>\n")
		m.raw(`<nav epub:type="landmarks" id="landmarks" hidden="hidden">`, "\n<ol>\n")
		for _, l := range b.landmarks() {
			m.raw(`<li><a epub:type="`, l.kind, `" href="`, l.href, `">`)
			m.text(joined(b.words(l.key)))
			m.raw("</a></li>\n")
		}
		m.raw("</ol>\n</nav>\n")
	})
}

func (m *markup) navList(nodes []node, outer doc.Lang) {
	m.raw("<ol>\n")
	for _, n := range nodes {
		m.raw(`<li><a href="`, n.href, `"`)
		m.navLabel(n.label, outer)
		m.raw("</a>")
		if len(n.kids) > 0 {
			m.raw("\n")
			m.navList(n.kids, outer)
		}
		m.raw("</li>\n")
		m.drain()
	}
	m.raw("</ol>\n")
}

// navLabel ends the open tag of a link and writes its text: the same characters
// as the label of the NCX.
func (m *markup) navLabel(p []phrase, outer doc.Lang) {
	if p[0].lang != outer {
		m.lang(p[0].lang)
	}
	if rtl(p[0].text) {
		m.raw(` dir="auto"`)
	}
	m.raw(">")
	m.text(p[0].text)
	for _, s := range p[1:] {
		m.raw(` <span class="dot">· </span><span class="second"`)
		m.lang(s.lang)
		m.raw(">")
		m.text(s.text)
		m.raw("</span>")
	}
}

// landmark is a place that reading systems know by its kind.
type landmark struct {
	kind, guide string // in the landmarks (EPUB SSV) and in the guide (OPF 2.0.1)
	key         frame.Key
	href        string
}

func (b *book) landmarks() []landmark {
	var out []landmark
	if b.coverFile != "" {
		out = append(out, landmark{"cover", "cover", frame.Cover, textDir + "cover.xhtml"})
	}
	out = append(out, landmark{"toc", "toc", frame.Contents, b.contentsFile()})
	if start := b.start(); start != "" {
		out = append(out, landmark{"bodymatter", "text", frame.Start, start})
	}
	return out
}

// start returns the document where the text begins, or "" in an empty book.
func (b *book) start() string {
	switch {
	case len(b.parts) > 0:
		return textDir + b.parts[0].files[0]
	case len(b.entries) > 0:
		return textDir + articleFile(0, 0)
	}
	return ""
}

// ncx writes the contents in the form of EPUB 2 (OPF 2.0.1 §2.4.1).
func (b *book) ncx(m *markup, toc []node) {
	m.raw(`<?xml version="1.0" encoding="UTF-8"?>`, "\n",
		`<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/" version="2005-1" xml:lang="`, string(b.lang), `">`, "\n<head>\n")
	for _, p := range [][2]string{
		{"dtb:uid", b.id},
		{"dtb:depth", strconv.Itoa(max(depthOf(toc), 1))},
		{"dtb:totalPageCount", "0"},
		{"dtb:maxPageNumber", "0"},
	} {
		m.raw("<meta")
		m.attr("name", p[0])
		m.attr("content", p[1])
		m.raw("/>\n")
	}
	m.raw("</head>\n<docTitle><text>")
	m.text(b.title)
	m.raw("</text></docTitle>\n")
	if a := author(b.vol); a != "" {
		m.raw("<docAuthor><text>")
		m.text(a)
		m.raw("</text></docAuthor>\n")
	}
	m.raw("<navMap>\n")
	m.navPoints(toc, 1)
	m.raw("</navMap>\n</ncx>\n")
}

// navPoints writes the nodes with their places in reading order, which begin at
// n, and returns the next place.
func (m *markup) navPoints(nodes []node, n int) int {
	for _, p := range nodes {
		s := strconv.Itoa(n)
		m.raw(`<navPoint id="n`, s, `" playOrder="`, s, `"><navLabel><text>`)
		m.text(joined(p.label))
		m.raw(`</text></navLabel><content src="`, p.href, `"/>`)
		n = m.navPoints(p.kids, n+1)
		m.raw("</navPoint>\n")
		m.drain()
	}
	return n
}

func depthOf(nodes []node) int {
	d := 0
	for _, n := range nodes {
		d = max(d, 1+depthOf(n.kids))
	}
	return d
}
