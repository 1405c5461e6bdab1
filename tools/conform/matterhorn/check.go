package matterhorn

import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

// Check returns the failures of a file, each beginning with the number of the
// Matterhorn failure condition or with the part that is not consistent.
func Check(f *File) []string {
	c := &checker{file: f, mcids: make(map[string]contentReport), elements: make(map[string]Dict), objects: make(map[string]string)}
	c.document()
	root := f.Dict(f.Catalog()["/StructTreeRoot"])
	if root == nil {
		c.fail("01-005: there is no structure tree")
		return c.failures
	}
	for i, p := range f.Pages() {
		c.page(i+1, p)
	}
	for _, kid := range c.kids(root["/K"]) {
		c.element(kid, f.Catalog()["/StructTreeRoot"], "")
	}
	c.parentTree(f.Numbers(root["/ParentTree"]))
	c.annotations()
	c.fonts()
	return c.failures
}

type checker struct {
	file     *File
	failures []string
	mcids    map[string]contentReport // by page
	claimed  []string                 // "page mcid" of every element's content
	elements map[string]Dict          // by reference
	objects  map[string]string        // annotation -> element that holds it
	heading  int                      // level of the last heading
}

func (c *checker) fail(format string, args ...any) {
	c.failures = append(c.failures, fmt.Sprintf(format, args...))
}

// document checks what the catalog says (06, 07, 11).
func (c *checker) document() {
	catalog := c.file.Catalog()
	if c.file.Dict(catalog["/MarkInfo"])["/Marked"] != true {
		c.fail("06-001: the file is not marked as tagged")
	}
	metadata := string(c.file.Stream(catalog["/Metadata"]))
	if metadata == "" {
		c.fail("06-001: there is no XMP metadata stream")
	} else if !strings.Contains(metadata, "<dc:title>") {
		c.fail("06-003: the metadata have no dc:title")
	}
	if c.file.Dict(catalog["/ViewerPreferences"])["/DisplayDocTitle"] != true {
		c.fail("07-001: viewers do not show the title")
	}
	if text(catalog["/Lang"]) == "" {
		c.fail("11-006: the document has no language")
	}
}

func (c *checker) page(n int, p Page) {
	report := readContent(c.file.Stream(p.Dict["/Contents"]))
	for _, failure := range report.failures {
		c.fail("page %d: %s", n, failure)
	}
	c.mcids[p.Ref] = report
	resources := c.file.Dict(c.file.Dict(p.Dict["/Resources"])["/Font"])
	for _, name := range report.fonts {
		if resources[name] == nil {
			c.fail("page %d: the font %s is not in the resources", n, name)
		}
	}
	if len(c.file.List(p.Dict["/Annots"])) > 0 && p.Dict["/Tabs"] != "/S" {
		c.fail("28-008: page %d has annotations and no tab order", n)
	}
}

// kids returns what K holds as a list.
func (c *checker) kids(k any) []any {
	if list := c.file.List(k); list != nil {
		return list
	}
	if k == nil {
		return nil
	}
	return []any{k}
}

// element walks an element and those under it.
func (c *checker) element(ref, parent any, parentRole string) {
	name, _ := ref.(string)
	e := c.file.Dict(ref)
	if e == nil {
		c.fail("structure: %v is no element", ref)
		return
	}
	if c.elements[name] != nil {
		c.fail("structure: %s stands twice in the tree", name)
		return
	}
	c.elements[name] = e
	role, _ := e["/S"].(string)
	if e["/P"] != parent {
		c.fail("structure: %s (%s) has the parent %v and stands under %v", name, role, e["/P"], parent)
	}
	c.role(name, role, parentRole, e)
	for _, kid := range c.kids(e["/K"]) {
		c.kid(name, role, e, kid)
	}
}

// kid checks one thing that an element holds.
func (c *checker) kid(name, role string, e Dict, kid any) {
	if n, ok := kid.(float64); ok {
		c.claim(name, role, e["/Pg"], int(n))
		return
	}
	d := c.file.Dict(kid)
	switch d["/Type"] {
	case "/MCR":
		c.claim(name, role, d["/Pg"], number(d["/MCID"]))
	case "/OBJR":
		annotation, _ := d["/Obj"].(string)
		c.objects[annotation] = name
	default:
		c.element(kid, name, role)
	}
}

// claim notes that an element holds marked content.
func (c *checker) claim(name, role string, page any, mcid int) {
	ref, _ := page.(string)
	if tag, ok := c.mcids[ref].tags[mcid]; !ok {
		c.fail("structure: %s holds MCID %d, which page %s does not have", name, mcid, ref)
	} else if tag != role {
		c.fail("structure: MCID %d of page %s is marked %s and stands in a %s", mcid, ref, tag, role)
	}
	c.claimed = append(c.claimed, fmt.Sprintf("%s %d %s", ref, mcid, name))
}

// under says where elements of some roles must stand (09-004 … 09-008).
var under = map[string][]string{
	"/TR":    {"/Table", "/THead", "/TBody", "/TFoot"},
	"/TH":    {"/TR"},
	"/TD":    {"/TR"},
	"/LI":    {"/L"},
	"/LBody": {"/LI"},
	"/Lbl":   {"/LI", "/Note", "/TOCI"},
	"/TOCI":  {"/TOC"},
}

func (c *checker) role(name, role, parentRole string, e Dict) {
	if parents := under[role]; parents != nil && !slices.Contains(parents, parentRole) {
		c.fail("09-004: %s is a %s under a %s", name, role, parentRole)
	}
	if role == "/Figure" && text(e["/Alt"]) == "" {
		c.fail("13-004: the figure %s has no alternate text", name)
	}
	if len(role) == 3 && role[1] == 'H' && role[2] >= '1' && role[2] <= '6' {
		level := int(role[2] - '0')
		if c.heading == 0 && level != 1 {
			c.fail("14-002: the first heading is a %s", role[1:])
		}
		if level > c.heading+1 && c.heading > 0 {
			c.fail("14-003: a %s follows a heading of level %d", role[1:], c.heading)
		}
		c.heading = level
	}
}

// parentTree checks that it says the same as the structure tree.
func (c *checker) parentTree(tree map[int]any) {
	var told []string
	for i, p := range c.file.Pages() {
		report := c.mcids[p.Ref]
		list := c.file.List(tree[number(p.Dict["/StructParents"])])
		if len(report.mcids) == 0 {
			continue
		}
		if len(list) != len(report.mcids) {
			c.fail("parent tree: page %d has %d pieces of content and %d entries", i+1, len(report.mcids), len(list))
		}
		for mcid, element := range list {
			told = append(told, fmt.Sprintf("%s %d %s", p.Ref, mcid, element))
		}
	}
	slices.Sort(told)
	slices.Sort(c.claimed)
	if !slices.Equal(told, c.claimed) {
		c.fail("parent tree: it knows %d pieces of content, the elements hold %d, and they are not the same", len(told), len(c.claimed))
	}
}

// annotations checks the links (28-002 … 28-012).
func (c *checker) annotations() {
	tree := c.file.Numbers(c.file.Dict(c.file.Catalog()["/StructTreeRoot"])["/ParentTree"])
	for i, p := range c.file.Pages() {
		for _, ref := range c.file.List(p.Dict["/Annots"]) {
			name, _ := ref.(string)
			a := c.file.Dict(ref)
			if a["/StructParent"] == nil {
				c.fail("28-002: page %d: the annotation %s is not in the structure", i+1, name)
				continue
			}
			element, _ := tree[number(a["/StructParent"])].(string)
			if c.objects[name] == "" || c.objects[name] != element {
				c.fail("28-002: page %d: the annotation %s is held by %q, the parent tree says %q", i+1, name, c.objects[name], element)
			} else if c.elements[element]["/S"] != "/Link" {
				c.fail("28-011: page %d: the link %s stands in a %v", i+1, name, c.elements[element]["/S"])
			}
			if text(a["/Contents"]) == "" {
				c.fail("28-012: page %d: the link %s has no description", i+1, name)
			}
		}
	}
}

// fonts checks that every font is embedded and can be read as text (31).
func (c *checker) fonts() {
	for _, ref := range slices.Sorted(maps.Keys(c.file.objects)) {
		d, _ := c.file.objects[ref].Value.(Dict)
		if d["/Type"] != "/Font" || d["/Subtype"] != "/Type0" {
			continue
		}
		if d["/ToUnicode"] == nil {
			c.fail("31-027: the font %s has no ToUnicode map", ref)
		}
		for _, kid := range c.file.List(d["/DescendantFonts"]) {
			cid := c.file.Dict(kid)
			descriptor := c.file.Dict(cid["/FontDescriptor"])
			if descriptor["/FontFile2"] == nil {
				c.fail("31-009: the font %s is not embedded", ref)
			}
			if cid["/CIDToGIDMap"] == nil {
				c.fail("31-004: the font %s has no CIDToGIDMap", ref)
			}
			if cid["/BaseFont"] != d["/BaseFont"] || descriptor["/FontName"] != d["/BaseFont"] {
				c.fail("31: the font %s has the names %v, %v and %v", ref, d["/BaseFont"], cid["/BaseFont"], descriptor["/FontName"])
			}
		}
	}
}
