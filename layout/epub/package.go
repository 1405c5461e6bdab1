package epub

import (
	"strconv"
	"strings"

	"github.com/wenzhai/wenzhai/convert/digest"
	"github.com/wenzhai/wenzhai/convert/frame"
	"github.com/wenzhai/wenzhai/layout/xhtml"
)

const (
	navFile = "nav.xhtml"
	ncxFile = "toc.ncx"
	opfFile = "package.opf"
	// shownInMetadata is the number of sources that the metadata names.
	shownInMetadata = 20
)

// packageFile writes the package document (EPUB 3.3 §5).
func (a *assembly) packageFile(m *xhtml.Writer) {
	m.Raw(`<?xml version="1.0" encoding="UTF-8"?>`, "\n",
		`<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="pub-id" xml:lang="`, string(a.lang), `">`, "\n",
		`<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">`, "\n")
	a.metadata(m)
	a.accessibility(m)
	m.Raw("</metadata>\n<manifest>\n")
	for _, it := range a.manifest {
		m.Raw(`<item id="`, itemID(it.href), `" href="`, it.href, `" media-type="`, it.mediaType, `"`)
		if it.properties != "" {
			m.Attr("properties", it.properties)
		}
		m.Raw("/>\n")
		m.Drain()
	}
	m.Raw("</manifest>\n", `<spine toc="`, itemID(ncxFile), `"`)
	if a.o.Vertical {
		m.Attr("page-progression-direction", "rtl")
	}
	m.Raw(">\n")
	for _, href := range a.order() {
		m.Raw(`<itemref idref="`, itemID(href), `"/>`, "\n")
		m.Drain()
	}
	m.Raw("</spine>\n<guide>\n")
	for _, l := range a.landmarks() {
		m.Empty("reference", "type", l.guide, "title", joined(a.words(l.key)), "href", l.href)
		m.Raw("\n")
	}
	m.Raw("</guide>\n</package>\n")
}

// order returns the documents in reading order.
func (a *assembly) order() []string {
	var out []string
	add := func(files ...string) {
		for _, f := range files {
			out = append(out, textDir+f)
		}
	}
	if a.coverFile != "" {
		add(coverPage)
	}
	add(titleFile)
	if files := a.contentsFiles(); len(files) > 0 {
		add(files...)
	} else {
		out = append(out, navFile)
	}
	parts := a.parts
	if len(parts) == 0 {
		parts = []part{{first: 0, Chapter: &digest.Chapter{Entries: make([]digest.Entry, len(a.entries))}}}
	}
	for _, p := range parts {
		add(p.files...)
		for _, c := range a.chapters[p.first : p.first+len(p.Entries)] {
			add(c.files...)
		}
	}
	return out
}

// line writes an element that holds text, on a line of its own.
func line(m *xhtml.Writer, tag, text string, attrs ...string) {
	m.Element(tag, text, attrs...)
	m.Raw("\n")
}

func property(m *xhtml.Writer, name, text string) { line(m, "meta", text, "property", name) }

// refine says something of the element with identifier id.
func refine(m *xhtml.Writer, id, property, text string, attrs ...string) {
	line(m, "meta", text, append([]string{"refines", "#" + id, "property", property}, attrs...)...)
}

// creator names author i of the book.
func creator(m *xhtml.Writer, i int, name string) {
	id := "creator"
	if i > 0 {
		id += strconv.Itoa(i + 1)
	}
	line(m, "dc:creator", name, "id", id)
	refine(m, id, "role", "aut", "scheme", "marc:relators")
	refine(m, id, "file-as", fileAs(name))
}

func (a *assembly) metadata(m *xhtml.Writer) {
	line(m, "dc:identifier", a.id, "id", "pub-id")
	line(m, "dc:title", a.title, "id", "title")
	refine(m, "title", "title-type", "main")
	for _, t := range a.alternativeTitles() {
		if t.lang != a.lang {
			refine(m, "title", "alternate-script", t.text, "xml:lang", string(t.lang))
		}
	}
	for _, l := range a.declared() {
		line(m, "dc:language", string(l))
	}
	for i, name := range a.creators() {
		creator(m, i, name)
	}
	if p := a.publisher(); p != "" {
		line(m, "dc:publisher", p)
	}
	if t := a.vol.Last; !t.IsZero() && writable(t) {
		line(m, "dc:date", t.Format("2006-01-02"))
	}
	for _, s := range a.vol.Sources[:min(len(a.vol.Sources), shownInMetadata)] {
		line(m, "dc:source", xhtml.Label(s))
	}
	for _, s := range a.subjects() {
		line(m, "dc:subject", s)
	}
	line(m, "dc:description", a.description())
	a.collections(m)
	property(m, "dcterms:modified", a.changed.Format("2006-01-02T15:04:05Z"))
	// So that a digest that lies in an archive is not read as a part of it.
	term(m, "generator", "wenzhai")
	if a.coverFile != "" {
		term(m, "cover", itemID(a.coverFile))
	}
}

// description says in every language of the frame how many articles there
// are, and from when.
func (a *assembly) description() string {
	period := a.period()
	var lines []string
	for i, l := range a.ui {
		s := frame.Count(l, len(a.entries))
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
func (a *assembly) accessibility(m *xhtml.Writer) {
	property(m, "schema:accessMode", "textual")
	if a.report.Images > 0 {
		property(m, "schema:accessMode", "visual")
	}
	features := []string{"tableOfContents", "readingOrder", "structuralNavigation", "displayTransformability"}
	if a.alts {
		property(m, "schema:accessModeSufficient", "textual")
		if a.report.Images > 0 {
			features = append(features, "alternativeText")
		}
	} else {
		property(m, "schema:accessModeSufficient", "textual,visual")
	}
	for _, f := range features {
		property(m, "schema:accessibilityFeature", f)
	}
	hazard, summary := "none", frame.AccessNote
	if a.animated {
		hazard = "unknown"
	}
	if !a.alts {
		summary = frame.AccessSome
	}
	property(m, "schema:accessibilityHazard", hazard)
	property(m, "schema:accessibilitySummary", strings.Join(a.ui.Each(summary), " "))
}
