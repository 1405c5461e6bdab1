package check

import (
	"encoding/xml"
	"fmt"
	"slices"
	"strings"
)

// packageXML is what Verify reads of a package document.
type packageXML struct {
	Version     string           `xml:"version,attr"`
	Unique      string           `xml:"unique-identifier,attr"`
	Identifiers []identifierXML  `xml:"metadata>identifier"`
	Titles      []string         `xml:"metadata>title"`
	Languages   []string         `xml:"metadata>language"`
	Metas       []metaXML        `xml:"metadata>meta"`
	Items       []manifestItem   `xml:"manifest>item"`
	Spine       spineXML         `xml:"spine"`
	Guide       []guideReference `xml:"guide>reference"`
}

type identifierXML struct {
	ID    string `xml:"id,attr"`
	Value string `xml:",chardata"`
}

type metaXML struct {
	Property string `xml:"property,attr"`
	Refines  string `xml:"refines,attr"`
}

type manifestItem struct {
	ID         string `xml:"id,attr"`
	Href       string `xml:"href,attr"`
	MediaType  string `xml:"media-type,attr"`
	Properties string `xml:"properties,attr"`
}

type spineXML struct {
	TOC  string `xml:"toc,attr"`
	Refs []struct {
		ID string `xml:"idref,attr"`
	} `xml:"itemref"`
}

type guideReference struct {
	Href string `xml:"href,attr"`
}

// readPackage reads the package document and checks it by itself.
func (c *checker) readPackage(name string) bool {
	data, ok := c.load(name)
	if !ok {
		return false
	}
	if err := xml.Unmarshal(data, &c.pkg); err != nil {
		c.find(codePackage, name, "%v", err)
		return false
	}
	c.opf, c.old = name, strings.HasPrefix(c.pkg.Version, "2")
	c.spine(c.byID())
	c.required()
	return true
}

// byID returns the items of the manifest by identifier, and enters them by name.
func (c *checker) byID() map[string]*manifestItem {
	c.items = make(map[string]*manifestItem, len(c.pkg.Items))
	byID := make(map[string]*manifestItem, len(c.pkg.Items))
	types := map[string]string{}
	for i := range c.pkg.Items {
		it := &c.pkg.Items[i]
		it.MediaType, it.Properties = shared(types, it.MediaType), shared(types, it.Properties)
		full := c.resolve(c.opf, it.Href)
		if _, twice := byID[it.ID]; twice || it.ID == "" {
			c.findAt(codeManifest, c.opf, it.ID, "identifier %q of %s is not unique", it.ID, it.Href)
		}
		if _, twice := c.items[full]; twice {
			c.findAt(codeManifest, c.opf, it.Href, "%s is twice in the manifest", it.Href)
		}
		byID[it.ID], c.items[full] = it, it
		if hasWord(it.Properties, "nav") {
			c.nav = full
		}
	}
	return byID
}

// shared returns s, of which a large manifest has thousands, in one copy.
func shared(known map[string]string, s string) string {
	if have, ok := known[s]; ok {
		return have
	}
	known[s] = s
	return s
}

func (c *checker) spine(byID map[string]*manifestItem) {
	if len(c.pkg.Spine.Refs) == 0 {
		c.find(codeSpine, c.opf, "the spine is empty")
	}
	for i, ref := range c.pkg.Spine.Refs {
		it, ok := byID[ref.ID]
		if !ok {
			c.findAt(codeSpine, c.opf, `idref="`+ref.ID, "spine: no item %q", ref.ID)
			continue
		}
		full := c.resolve(c.opf, it.Href)
		if _, twice := c.place[full]; twice {
			c.findAt(codeSpine, c.opf, `idref="`+ref.ID, "%s is twice in the spine", it.Href)
		}
		c.place[full] = i
	}
	if it, ok := byID[c.pkg.Spine.TOC]; ok {
		c.ncx = c.resolve(c.opf, it.Href)
	} else if c.pkg.Spine.TOC != "" {
		c.findAt(codeSpine, c.opf, c.pkg.Spine.TOC, "spine: no NCX %q", c.pkg.Spine.TOC)
	}
}

// required checks the metadata that every book must have (EPUB 3.3 §5.5.3).
func (c *checker) required() {
	modified := 0
	for _, m := range c.pkg.Metas {
		if m.Property == "dcterms:modified" && m.Refines == "" {
			modified++
		}
	}
	for _, x := range []struct {
		missing bool
		what    string
	}{
		{c.uniqueID() == "", "no unique identifier"},
		{first(c.pkg.Titles) == "", "no title"},
		{first(c.pkg.Languages) == "", "no language"},
		{!c.old && modified != 1, fmt.Sprintf("dcterms:modified stands %d times, expected once", modified)},
		{!c.old && c.nav == "", "no navigation document"},
	} {
		if x.missing {
			c.find(codeMetadata, c.opf, "%s", x.what)
		}
	}
	c.guide()
	if c.old && c.ncx == "" {
		c.find(codeSpine, c.opf, "no NCX")
	}
}

// first returns the first of some values, or "".
func first(values []string) string {
	return strings.TrimSpace(strings.Join(values[:min(len(values), 1)], ""))
}

// guide checks the targets of the guide.
func (c *checker) guide() {
	for _, g := range c.pkg.Guide {
		file, _, _ := strings.Cut(g.Href, "#")
		if _, ok := c.items[c.resolve(c.opf, file)]; !ok {
			c.findAt(codeLink, c.opf, g.Href, "guide: %s leads to no file of the book", g.Href)
		}
	}
}

func (c *checker) uniqueID() string {
	for _, id := range c.pkg.Identifiers {
		if id.ID == c.pkg.Unique {
			return strings.TrimSpace(id.Value)
		}
	}
	return ""
}

func hasWord(list, word string) bool { return slices.Contains(strings.Fields(list), word) }
