package epub

import (
	"strconv"
	"strings"

	"github.com/wenzhai/wenzhai/convert/frame"
)

const (
	navFile = "nav.xhtml"
	ncxFile = "toc.ncx"
	opfFile = "package.opf"
	// shownInMetadata is the number of sources that the metadata names.
	shownInMetadata = 20
)

// writeIndex writes what can only be known at the end: contents, NCX, package.
func (b *book) writeIndex(z *archive) error {
	toc := b.contents()
	if err := z.addBuilt(root+navFile, func(m *markup) { b.navDocument(m, toc) }); err != nil {
		return err
	}
	b.addItem(navFile, xhtmlType, "nav")
	if err := z.addBuilt(root+ncxFile, func(m *markup) { b.ncx(m, toc) }); err != nil {
		return err
	}
	b.addItem(ncxFile, "application/x-dtbncx+xml", "")
	return z.addBuilt(root+opfFile, b.packageFile)
}

// packageFile writes the package document (EPUB 3.3 §5).
func (b *book) packageFile(m *markup) {
	m.raw(`<?xml version="1.0" encoding="UTF-8"?>`, "\n",
		`<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="pub-id" xml:lang="`, string(b.lang), `">`, "\n",
		`<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">`, "\n")
	b.metadata(m)
	b.accessibility(m)
	m.raw("</metadata>\n<manifest>\n")
	for _, it := range b.manifest {
		m.raw(`<item id="`, itemID(it.href), `" href="`, it.href, `" media-type="`, it.mediaType, `"`)
		if it.properties != "" {
			m.attr("properties", it.properties)
		}
		m.raw("/>\n")
		m.drain()
	}
	m.raw("</manifest>\n", `<spine toc="`, itemID(ncxFile), `"`, b.progression(), `>`, "\n")
	for _, href := range b.order() {
		m.raw(`<itemref idref="`, itemID(href), `"/>`, "\n")
		m.drain()
	}
	m.raw("</spine>\n<guide>\n")
	for _, l := range b.landmarks() {
		m.raw(`<reference type="`, l.guide, `" title="`)
		m.text(joined(b.words(l.key)))
		m.raw(`" href="`, l.href, `"/>`, "\n")
	}
	m.raw("</guide>\n</package>\n")
}

// order returns the documents in reading order.
func (b *book) order() []string {
	var out []string
	if b.coverFile != "" {
		out = append(out, textDir+"cover.xhtml")
	}
	out = append(out, textDir+titleFile)
	if len(b.contentsFiles) == 0 {
		out = append(out, navFile)
	}
	for _, f := range b.contentsFiles {
		out = append(out, textDir+f)
	}
	entries := func(from, to int) {
		for _, c := range b.chapters[from:to] {
			for _, f := range c.files {
				out = append(out, textDir+f)
			}
		}
	}
	for _, p := range b.parts {
		for _, f := range p.files {
			out = append(out, textDir+f)
		}
		entries(p.first, p.first+len(p.Entries))
	}
	if len(b.parts) == 0 {
		entries(0, len(b.entries))
	}
	return out
}

// element writes <name attrs>text</name>; attrs is markup of our own.
func (m *markup) element(name, attrs, text string) {
	m.raw("<", name, attrs, ">")
	m.text(text)
	m.raw("</", name, ">\n")
}

func (m *markup) property(name, text string) {
	m.element("meta", ` property="`+name+`"`, text)
}

// refine says something of the element with identifier id.
func (m *markup) refine(id, property, scheme, text string) {
	attrs := ` refines="#` + id + `" property="` + property + `"`
	if scheme != "" {
		attrs += ` scheme="` + scheme + `"`
	}
	m.element("meta", attrs, text)
}

func (b *book) metadata(m *markup) {
	m.element("dc:identifier", ` id="pub-id"`, b.id)
	m.element("dc:title", ` id="title"`, b.title)
	m.refine("title", "title-type", "", "main")
	m.alternatives(b.alternativeTitles(), b.lang)
	for _, l := range b.declared() {
		m.element("dc:language", "", string(l))
	}
	for i, a := range b.creators() {
		id := "creator"
		if i > 0 {
			id += strconv.Itoa(i + 1)
		}
		m.element("dc:creator", ` id="`+id+`"`, a)
		m.refine(id, "role", "marc:relators", "aut")
		m.refine(id, "file-as", "", fileAs(a))
	}
	if p := b.publisher(); p != "" {
		m.element("dc:publisher", "", p)
	}
	if t := b.vol.Last; !t.IsZero() && writable(t) {
		m.element("dc:date", "", t.Format("2006-01-02"))
	}
	for _, s := range b.vol.Sources[:min(len(b.vol.Sources), shownInMetadata)] {
		m.element("dc:source", "", label(s))
	}
	for _, s := range b.subjects() {
		m.element("dc:subject", "", s)
	}
	m.element("dc:description", "", b.description())
	b.collections(m)
	m.property("dcterms:modified", b.changed.Format("2006-01-02T15:04:05Z"))
	// So that a digest that lies in an archive is not read as a part of it.
	m.raw(`<meta name="generator" content="wenzhai"/>`, "\n")
	if b.coverFile != "" {
		m.raw(`<meta name="cover" content="`, itemID(b.coverFile), `"/>`, "\n")
	}
}

// description says in every language of the frame how many articles there
// are, and from when.
func (b *book) description() string {
	period := b.period()
	var lines []string
	for i, l := range b.ui {
		s := frame.Count(l, len(b.entries))
		if len(period) > 0 {
			s += " · " + period[i].text
		}
		lines = append(lines, s)
	}
	return strings.Join(lines, "; ")
}

// fileAs returns the form of a name to sort by: the last of two Latin words
// first; other names, Chinese ones among them, begin with the family name
// already or belong to a body.
func fileAs(name string) string {
	words := strings.Fields(name)
	if len(words) != 2 || !isName(words[0]) || !isName(words[1]) {
		return name
	}
	return words[1] + ", " + words[0]
}

// isName reports whether w is a capitalised word of a Latin or Cyrillic
// alphabet.
func isName(w string) bool {
	r := []rune(w)
	return len(r) > 1 && r[0] < 0x500 && strings.ToUpper(string(r[0])) == string(r[0]) &&
		strings.ToLower(string(r[1:])) == string(r[1:]) && strings.ToUpper(string(r[1])) != string(r[1])
}

// accessibility says what the book offers to readers who cannot see it (EPUB
// Accessibility 1.1 §2). It claims nothing that is not so.
func (b *book) accessibility(m *markup) {
	m.property("schema:accessMode", "textual")
	if b.report.Images > 0 {
		m.property("schema:accessMode", "visual")
	}
	features := []string{"tableOfContents", "readingOrder", "structuralNavigation", "displayTransformability"}
	if b.alts {
		m.property("schema:accessModeSufficient", "textual")
		if b.report.Images > 0 {
			features = append(features, "alternativeText")
		}
	} else {
		m.property("schema:accessModeSufficient", "textual,visual")
	}
	for _, f := range features {
		m.property("schema:accessibilityFeature", f)
	}
	if b.animated {
		m.property("schema:accessibilityHazard", "unknown")
	} else {
		m.property("schema:accessibilityHazard", "none")
	}
	summary := frame.AccessNote
	if !b.alts {
		summary = frame.AccessSome
	}
	m.property("schema:accessibilitySummary", strings.Join(b.ui.Each(summary), " "))
}
