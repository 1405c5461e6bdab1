package epub

import (
	"encoding/xml"
	"strings"
)

// line is an entry of the contents, as Verify reads it.
type line struct {
	depth       int
	label, href string
}

// indexes checks that contents and NCX name the same places with the same
// words, in the order of the spine.
func (c *checker) indexes() {
	nav := c.navLines()
	if c.nav == "" || len(nav) == 0 {
		c.find("%s: no contents", c.nav)
		return
	}
	c.spineOrder(nav)
	if c.ncx == "" {
		return
	}
	ncx := c.ncxLines()
	if len(ncx) != len(nav) {
		c.find("%s: %d entries, the contents have %d", c.ncx, len(ncx), len(nav))
		return
	}
	for i := range nav {
		if nav[i] != ncx[i] {
			c.find("%s: entry %d is %q (%s), in the contents %q (%s)", c.ncx, i+1, ncx[i].label, ncx[i].href, nav[i].label, nav[i].href)
		}
	}
}

func (c *checker) spineOrder(nav []line) {
	last := 0
	for _, l := range nav {
		file, _, _ := strings.Cut(l.href, "#")
		at, ok := c.place[file]
		if !ok || at < last {
			c.find("%s: %q leads to %s, which is not the next in the spine", c.nav, l.label, l.href)
			continue
		}
		last = at
	}
}

// navLines reads the contents of the navigation document; targets are full
// names in the archive.
func (c *checker) navLines() []line {
	data, ok := c.load(c.nav)
	if !ok {
		return nil
	}
	var out []line
	toc, depth := false, 0
	label := (*strings.Builder)(nil)
	start := func(t xml.StartElement) error {
		switch t.Name.Local {
		case "nav":
			toc = hasWord(attribute(t, "epub", "type"), "toc")
		case "ol":
			depth++
		case "a":
			if toc {
				out = append(out, line{depth: depth, href: c.target(c.nav, attribute(t, "", "href"))})
				label = &strings.Builder{}
			}
		}
		return nil
	}
	end := func(n xml.Name) {
		switch {
		case n.Local == "ol":
			depth--
		case n.Local == "a" && label != nil:
			out[len(out)-1].label = oneLine(label.String())
			label = nil
		}
	}
	if err := walk(data, start, end, func(s []byte) { writeTo(label, s) }); err != nil {
		c.find("%s: %w", c.nav, err)
	}
	return out
}

func (c *checker) ncxLines() []line {
	data, ok := c.load(c.ncx)
	if !ok {
		return nil
	}
	var out []line
	depth, uid := 0, ""
	var label *strings.Builder
	start := func(t xml.StartElement) error {
		switch t.Name.Local {
		case "meta":
			if attribute(t, "", "name") == "dtb:uid" {
				uid = attribute(t, "", "content")
			}
		case "navPoint":
			depth++
			out = append(out, line{depth: depth})
		case "text":
			label = &strings.Builder{}
		case "content":
			if len(out) > 0 {
				out[len(out)-1].href = c.target(c.ncx, attribute(t, "", "src"))
			}
		}
		return nil
	}
	end := func(n xml.Name) {
		switch n.Local {
		case "navPoint":
			depth--
		case "text":
			if depth > 0 {
				out[len(out)-1].label = oneLine(label.String())
			}
			label = nil
		}
	}
	if err := walk(data, start, end, func(s []byte) { writeTo(label, s) }); err != nil {
		c.find("%s: %w", c.ncx, err)
	}
	if uid != c.uniqueID() {
		c.find("%s: dtb:uid is %q, the book's identifier %q", c.ncx, uid, c.uniqueID())
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

func writeTo(b *strings.Builder, s []byte) {
	if b != nil {
		b.Write(s)
	}
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

func attribute(t xml.StartElement, space, local string) string {
	for _, a := range t.Attr {
		if a.Name.Space == space && a.Name.Local == local {
			return a.Value
		}
	}
	return ""
}
