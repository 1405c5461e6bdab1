package check

import (
	"encoding/xml"
	"path"
	"strings"

	"github.com/wenzhai/wenzhai/convert/letter"
)

// line is an entry of the contents, as Verify reads it.
type line struct {
	depth       int
	label, href string
}

// indexes checks that contents and NCX name the same places with the same
// words, in the order of the spine. A book of EPUB 2 has the NCX alone.
func (c *checker) indexes() {
	var nav, ncx []line
	if c.nav != "" {
		if nav = c.navLines(); len(nav) == 0 {
			c.find(codeContents, c.nav, "no contents")
			return
		}
		c.spineOrder(c.nav, nav)
	}
	if c.ncx == "" {
		return
	}
	ncx = c.ncxLines()
	if c.nav == "" {
		c.targets(ncx)
		c.spineOrder(c.ncx, ncx)
		return
	}
	if len(ncx) != len(nav) {
		c.warn(codeContents, c.ncx, "%d entries, the contents have %d", len(ncx), len(nav))
		return
	}
	for i := range nav {
		if nav[i] != ncx[i] {
			c.warnAt(codeContents, c.ncx, path.Base(ncx[i].href), "entry %d is %q (%s), in the contents %q (%s)", i+1, ncx[i].label, ncx[i].href, nav[i].label, nav[i].href)
		}
	}
}

// targets checks that every entry of an NCX leads to a place of the book; the
// entries of a navigation document are links like others.
func (c *checker) targets(lines []line) {
	for _, l := range lines {
		file, fragment, _ := strings.Cut(l.href, "#")
		d := c.docs[file]
		if _, ok := c.items[file]; !ok || fragment != "" && d != nil && !d.broken && !d.has(fragment) {
			c.findAt(codeLink, c.ncx, path.Base(l.href), "%q leads to %s, which is no place in the book", l.label, l.href)
		}
	}
}

// spineOrder checks that the lines of the contents in file at go with the
// reading order, and says where they first do not.
func (c *checker) spineOrder(at string, lines []line) {
	last := 0
	for _, l := range lines {
		file, _, _ := strings.Cut(l.href, "#")
		place, ok := c.place[file]
		if !ok {
			continue // a link out of the spine is a finding of its own
		}
		if place < last {
			c.warnAt(codeContents, at, path.Base(l.href), "%q leads to %s, which is not the next in the spine", l.label, l.href)
			return
		}
		last = place
	}
}

// navReader reads the contents of a navigation document.
type navReader struct {
	*checker
	lines []line
	toc   bool
	depth int
	label *strings.Builder // of the entry at hand
}

// navLines returns the contents of the navigation document; targets are full
// names in the archive.
func (c *checker) navLines() []line {
	data, ok := c.load(c.nav)
	if !ok {
		return nil
	}
	n := &navReader{checker: c}
	if err := walk(data, n.start, n.end, func(s []byte) {
		if n.label != nil {
			n.label.Write(s)
		}
	}); err != nil {
		c.find(codeContents, c.nav, "%v", err)
	}
	return n.lines
}

func (n *navReader) start(t xml.StartElement, _ int) error {
	switch t.Name.Local {
	case "nav":
		n.toc = hasWord(attribute(t, "epub", "type"), "toc")
	case "ol":
		n.depth++
	case "a":
		if n.toc {
			n.lines = append(n.lines, line{depth: n.depth, href: n.target(n.nav, attribute(t, "", "href"))})
			n.label = &strings.Builder{}
		}
	}
	return nil
}

func (n *navReader) end(name xml.Name) {
	switch {
	case name.Local == "ol":
		n.depth--
	case name.Local == "a" && n.label != nil:
		l := &n.lines[len(n.lines)-1]
		if l.label = letter.OneLine(n.label.String()); l.label == "" {
			n.findAt(codeContents, n.nav, path.Base(l.href), "the entry that leads to %s has no words", l.href)
		}
		n.label = nil
	}
}

// ncxXML is what Verify reads of an NCX.
type ncxXML struct {
	Metas []struct {
		Name    string `xml:"name,attr"`
		Content string `xml:"content,attr"`
	} `xml:"head>meta"`
	Points []ncxPoint `xml:"navMap>navPoint"`
}

type ncxPoint struct {
	Label   string `xml:"navLabel>text"`
	Content struct {
		Src string `xml:"src,attr"`
	} `xml:"content"`
	Points []ncxPoint `xml:"navPoint"`
}

func (c *checker) ncxLines() []line {
	data, ok := c.load(c.ncx)
	if !ok {
		return nil
	}
	var x ncxXML
	if err := xml.Unmarshal(data, &x); err != nil {
		c.find(codeContents, c.ncx, "%s", strings.TrimPrefix(err.Error(), "XML syntax error on "))
	}
	uid := ""
	for _, m := range x.Metas {
		if m.Name == "dtb:uid" {
			uid = m.Content
		}
	}
	if uid != c.uniqueID() {
		c.findAt(codeContents, c.ncx, "dtb:uid", "dtb:uid is %q, the book's identifier %q", uid, c.uniqueID())
	}
	return c.points(nil, x.Points, 1)
}

// points appends the points of an NCX with what is below them.
func (c *checker) points(out []line, points []ncxPoint, depth int) []line {
	for _, p := range points {
		out = append(out, line{depth, letter.OneLine(p.Label), c.target(c.ncx, p.Content.Src)})
		out = c.points(out, p.Points, depth+1)
	}
	return out
}

// target returns the full name of an address, with its fragment.
func (c *checker) target(from, href string) string {
	file, fragment, has := strings.Cut(href, "#")
	if file = c.resolve(from, file); has {
		file += "#" + fragment
	}
	return file
}

func attribute(t xml.StartElement, space, local string) string {
	for _, a := range t.Attr {
		if a.Name.Space == space && a.Name.Local == local {
			return a.Value
		}
	}
	return ""
}
