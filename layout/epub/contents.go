package epub

import (
	"strconv"

	"github.com/wenzhai/wenzhai/convert/digest"
	"github.com/wenzhai/wenzhai/convert/doc"
	"github.com/wenzhai/wenzhai/convert/frame"
	"github.com/wenzhai/wenzhai/layout/xhtml"
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
func (a *assembly) contents() []node {
	if len(a.parts) == 0 {
		return a.articleNodes(0, len(a.entries), a.o.TOCDepth)
	}
	out, _ := a.partNodes(0, 0)
	return out
}

// partNodes returns the lines of the chapters from part i on that are in level others,
// and the part behind them.
func (a *assembly) partNodes(i, level int) (out []node, next int) {
	for i < len(a.parts) && a.parts[i].Level >= level {
		p := &a.parts[i]
		i++
		var articles []node
		if a.o.TOCDepth > 1 || !p.Headed() && p.Level == 0 {
			articles = a.articleNodes(p.first, p.first+len(p.Entries), a.o.TOCDepth-1)
		}
		if !p.Headed() {
			out = append(out, articles...)
			continue
		}
		n := node{label: a.heading(p.Chapter), href: textDir + p.files[0], kids: articles}
		var within []node
		within, i = a.partNodes(i, p.Level+1)
		n.kids = append(n.kids, within...)
		out = append(out, n)
	}
	return out, i
}

func (a *assembly) articleNodes(from, to, depth int) []node {
	out := make([]node, 0, to-from)
	for i := from; i < to; i++ {
		n := node{label: a.titles(i), href: textDir + articleFile(i, 0)}
		if depth > 1 && a.o.TOCDepth > 2 {
			for _, h := range a.chapters[i].headings {
				n.kids = append(n.kids, node{label: h.words, href: textDir + h.file + "#" + h.id})
			}
			// A second text in a document of its own.
			if a.bilingual(i) && a.layout() == digest.Sequential {
				title := phrase{xhtml.Label(a.entries[i].Second.Title), a.secondLang(i)}
				n.kids = append(n.kids, node{label: []phrase{title}, href: textDir + secondFile(i)})
			}
		}
		out = append(out, n)
	}
	return out
}

// navDocument writes the contents as an EPUB navigation document, which is
// also the book's contents page, with the landmarks (EPUB 3.3 §7).
func (a *assembly) navDocument(m *xhtml.Writer, toc []node) {
	m.Tall = a.vertical(a.lang)
	heading := a.words(frame.Contents)
	class := "contents"
	if len(a.parts) > 0 {
		class += " parts"
	}
	m.Document(xhtml.Page{Lang: a.lang, Title: joined(heading), Style: "css/" + styleFile, Kind: "frontmatter", Body: func() {
		m.Raw(`<nav epub:type="toc" role="doc-toc" id="toc" class="`, class, `" aria-labelledby="toc-title">`, "\n", `<h1 id="toc-title">`)
		stacked(m, heading, a.lang)
		m.Raw("</h1>\n")
		navList(m, toc, a.lang)
		m.Raw("</nav>\n", `<nav epub:type="landmarks" id="landmarks" hidden="hidden">`, "\n<ol>\n")
		for _, l := range a.landmarks() {
			m.Raw("<li>")
			m.Element("a", joined(a.words(l.key)), "epub:type", l.kind, "href", l.href)
			m.Raw("</li>\n")
		}
		m.Raw("</ol>\n</nav>\n")
	}})
}

func navList(m *xhtml.Writer, nodes []node, outer doc.Lang) {
	m.Raw("<ol>\n")
	for _, n := range nodes {
		m.Raw(`<li><a href="`, n.href, `"`)
		navLabel(m, n.label, outer)
		m.Raw("</a>")
		if len(n.kids) > 0 {
			m.Raw("\n")
			navList(m, n.kids, outer)
		}
		m.Raw("</li>\n")
		m.Drain()
	}
	m.Raw("</ol>\n")
}

// navLabel ends the open tag of a link and writes its text: the same characters
// as the label of the NCX.
func navLabel(m *xhtml.Writer, p []phrase, outer doc.Lang) {
	if p[0].lang != outer {
		m.InLang(p[0].lang)
	}
	m.Direction(p[0].text)
	m.Raw(">")
	m.Text(p[0].text)
	for _, s := range p[1:] {
		m.Raw(` <span class="dot">· </span><span class="second"`)
		m.InLang(s.lang)
		m.Raw(">")
		m.Text(s.text)
		m.Raw("</span>")
	}
}

// landmark is a place that reading systems know by its kind.
type landmark struct {
	kind, guide string // in the landmarks (EPUB SSV) and in the guide (OPF 2.0.1)
	key         frame.Key
	href        string
}

func (a *assembly) landmarks() []landmark {
	var out []landmark
	if a.coverFile != "" {
		out = append(out, landmark{"cover", "cover", frame.Cover, textDir + coverPage})
	}
	out = append(out, landmark{"toc", "toc", frame.Contents, a.contentsFile()})
	if start := a.start(); start != "" {
		out = append(out, landmark{"bodymatter", "text", frame.Start, start})
	}
	return out
}

// start returns the document where the text begins, or "" in an empty book.
func (a *assembly) start() string {
	switch {
	case len(a.parts) > 0 && a.parts[0].Headed():
		return textDir + a.parts[0].files[0]
	case len(a.entries) > 0:
		return textDir + articleFile(0, 0)
	}
	return ""
}

// ncx writes the contents in the form of EPUB 2 (OPF 2.0.1 §2.4.1).
func (a *assembly) ncx(m *xhtml.Writer, toc []node) {
	m.Raw(`<?xml version="1.0" encoding="UTF-8"?>`, "\n",
		`<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/" version="2005-1" xml:lang="`, string(a.lang), `">`, "\n<head>\n")
	for _, p := range [][2]string{
		{"dtb:uid", a.id},
		{"dtb:depth", strconv.Itoa(max(depthOf(toc), 1))},
		{"dtb:totalPageCount", "0"},
		{"dtb:maxPageNumber", "0"},
	} {
		term(m, p[0], p[1])
	}
	m.Raw("</head>\n<docTitle>")
	m.Element("text", a.title)
	m.Raw("</docTitle>\n")
	if name := author(a.vol); name != "" {
		m.Raw("<docAuthor>")
		m.Element("text", name)
		m.Raw("</docAuthor>\n")
	}
	m.Raw("<navMap>\n")
	navPoints(m, toc, 1)
	m.Raw("</navMap>\n</ncx>\n")
}

// navPoints writes the nodes with their places in reading order, which begin at
// n, and returns the next place.
func navPoints(m *xhtml.Writer, nodes []node, n int) int {
	for _, p := range nodes {
		s := strconv.Itoa(n)
		m.Raw(`<navPoint id="n`, s, `" playOrder="`, s, `"><navLabel><text>`)
		m.Text(joined(p.label))
		m.Raw(`</text></navLabel><content src="`, p.href, `"/>`)
		n = navPoints(m, p.kids, n+1)
		m.Raw("</navPoint>\n")
		m.Drain()
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
