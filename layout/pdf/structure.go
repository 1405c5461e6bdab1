package pdf

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/wenzhai/wenzhai/layout/page"
)

// roles are the standard structure types of ISO 32000-1 §14.8.4 that pages
// may use.
const roles = " Document Part Sect Div BlockQuote Caption TOC TOCI Index P H1 H2 H3 H4 H5 H6" +
	" L LI Lbl LBody Table TR TH TD THead TBody TFoot Span Quote Note Reference Code Link Figure Formula "

// checkTags fails on a structure tree that is none: its elements must come
// behind their parents and have standard types. Those before from are known to
// be right.
func checkTags(tags []page.Tag, from int) error {
	for i := from; i < len(tags); i++ {
		tag := tags[i]
		if tag.Parent < -1 || tag.Parent >= i {
			return fmt.Errorf("structure element %d (%s) has the parent %d, which does not stand before it", i, tag.Role, tag.Parent)
		}
		if i > 0 && tag.Parent < 0 {
			return fmt.Errorf("structure element %d (%s) has no parent", i, tag.Role)
		}
		if !isRole(tag.Role) {
			return fmt.Errorf("structure element %d has the unknown role %q", i, tag.Role)
		}
	}
	return nil
}

func isRole(role string) bool { return strings.Contains(roles, " "+role+" ") }

// kid is what an element holds: marked content (page and MCID), an annotation
// (page and object number), or another element.
type kid struct {
	kind kidKind
	page int32
	n    int32 // MCID, object number, or index into Document.Tags
}

type kidKind uint8

const (
	kidContent kidKind = iota
	kidAnnotation
	kidElement
)

// structure is the structure tree in the making.
type structure struct {
	tags     []page.Tag
	kids     [][]kid
	attached []bool
	ids      []int // by tag: object number, 0 = left out
}

// buildStructure hangs content and elements into the tree in reading order:
// that of the pages. An element that nothing on the pages belongs to keeps
// its place in the tree where it is a table cell and is left out otherwise.
func (f *finisher) buildStructure() *structure {
	tags := f.pages.tags
	s := &structure{
		tags:     tags,
		kids:     make([][]kid, len(tags)),
		attached: make([]bool, len(tags)),
		ids:      make([]int, len(tags)),
	}
	s.attached[0] = true
	for n := range f.written {
		s.hangPage(n, &f.written[n])
	}
	for i, tag := range tags {
		if !s.attached[i] && isCell(tag.Role) && s.attached[tag.Parent] {
			s.insert(i)
		}
	}
	if f.doc.InTagOrder {
		s.order()
	}
	s.putBack()
	return s
}

// order puts the parts of sections in the order of their numbers.
func (s *structure) order() {
	for i, kids := range s.kids {
		if s.tags[i].Role == "Sect" && !slices.ContainsFunc(kids, func(k kid) bool { return k.kind != kidElement }) {
			slices.SortFunc(kids, func(a, b kid) int { return int(a.n - b.n) })
		}
	}
}

// putBack puts what has floated behind later parts of its element before these.
func (s *structure) putBack() {
	for i, tag := range s.tags {
		if !tag.Floats || !s.attached[i] {
			continue
		}
		kids := s.kids[tag.Parent]
		at := slices.IndexFunc(kids, func(k kid) bool { return k.kind == kidElement && int(k.n) == i })
		to := at
		for j := at - 1; j >= 0 && kids[j].kind == kidElement; j-- {
			if s.tags[kids[j].n].Role == "Note" {
				continue
			}
			if int(kids[j].n) < i {
				break
			}
			to = j
		}
		me := kids[at]
		copy(kids[to+1:at+1], kids[to:at])
		kids[to] = me
	}
}

func isCell(role string) bool { return role == "TD" || role == "TH" }

// hangPage adds the contents of page n to their elements.
func (s *structure) hangPage(n int, p *writtenPage) {
	for mcid, tag := range p.marked {
		s.hang(tag, kid{kidContent, int32(n), int32(mcid)})
	}
	for _, l := range p.links {
		s.hang(l.tag, kid{kidAnnotation, int32(n), int32(l.id)})
	}
}

// hang adds content to an element and the element to its parents.
func (s *structure) hang(tag int, k kid) {
	s.attach(tag)
	s.kids[tag] = append(s.kids[tag], k)
}

func (s *structure) attach(tag int) {
	if s.attached[tag] {
		return
	}
	s.attached[tag] = true
	parent := s.tags[tag].Parent
	s.attach(parent)
	s.kids[parent] = append(s.kids[parent], kid{kind: kidElement, n: int32(tag)})
}

// insert adds an empty cell to its row, before the cells that follow it.
func (s *structure) insert(tag int) {
	s.attached[tag] = true
	row := s.kids[s.tags[tag].Parent]
	at := slices.IndexFunc(row, func(k kid) bool { return k.kind == kidElement && int(k.n) > tag })
	if at < 0 {
		at = len(row)
	}
	s.kids[s.tags[tag].Parent] = slices.Insert(row, at, kid{kind: kidElement, n: int32(tag)})
}

// writeStructure writes the structure tree and the parent tree (ISO 32000-2
// §14.7).
func (f *finisher) writeStructure() error {
	if len(f.pages.tags) == 0 {
		return nil
	}
	s := f.buildStructure()
	for i, used := range s.attached {
		if used {
			s.ids[i] = f.out.alloc(1)
		}
	}
	for i, id := range s.ids {
		if id != 0 {
			f.out.add(id, f.element(s, i))
		}
	}
	tree := f.writeParentTree(s)
	f.out.addf(f.ids.structure, "<</Type/StructTreeRoot/K %d 0 R/ParentTree %d 0 R/ParentTreeNextKey %d%s>>",
		s.ids[0], tree, len(f.parents), f.writeIDTree(s))
	return nil
}

// noteID is the identifier of a note's element, which ISO 14289-1 §7.9 asks
// for. Its order is that of the elements.
func noteID(tag int) string { return fmt.Sprintf("note%08d", tag) }

// writeIDTree writes which element each identifier names (ISO 32000-1
// §14.7.2) and returns the root's entry for it; it is empty without notes.
func (f *finisher) writeIDTree(s *structure) string {
	var named []int
	for i, id := range s.ids {
		if id != 0 && s.tags[i].Role == "Note" {
			named = append(named, i)
		}
	}
	if len(named) == 0 {
		return ""
	}
	return fmt.Sprintf("/IDTree %d 0 R", f.writeTree(len(named), func(from, to int) []byte {
		leaf := fmt.Appendf(nil, "(%s)(%s)]/Names[", noteID(named[from]), noteID(named[to-1]))
		for _, i := range named[from:to] {
			leaf = fmt.Appendf(leaf, "(%s)%d 0 R ", noteID(i), s.ids[i])
		}
		return leaf
	}))
}

// treeLeaf is how many entries a leaf of the parent tree or ID tree holds.
const treeLeaf = 64

// writeTree writes a name or number tree of n entries (ISO 32000-2 §7.9.6) and
// returns the number of its root. Leaf writes the limits and the entries of one
// leaf, up to the last closing bracket.
func (f *finisher) writeTree(n int, leaf func(from, to int) []byte) int {
	root := f.out.alloc(1)
	kids := []byte("<</Kids[")
	for from := 0; from < n; from += treeLeaf {
		id := f.out.alloc(1)
		f.out.addf(id, "<</Limits[%s]>>", leaf(from, min(from+treeLeaf, n)))
		kids = fmt.Appendf(kids, "%d 0 R ", id)
	}
	f.out.add(root, append(kids, "]>>"...))
	return root
}

// element writes a structure element.
func (f *finisher) element(s *structure, i int) []byte {
	tag := s.tags[i]
	parent := f.ids.structure
	if tag.Parent >= 0 {
		parent = s.ids[tag.Parent]
	}
	dict := fmt.Appendf(nil, "<</S/%s/P %d 0 R", tag.Role, parent)
	if tag.Lang != "" {
		dict = append(append(dict, "/Lang"...), textString(tag.Lang)...)
	}
	if tag.Alt != "" {
		dict = append(append(dict, "/Alt"...), textString(tag.Alt)...)
	}
	if tag.Role == "Note" {
		dict = fmt.Appendf(dict, "/ID(%s)", noteID(i))
	}
	dict = f.attributes(dict, s, i)
	own := int32(-1) // the page of the element's content
	for _, k := range s.kids[i] {
		if k.kind != kidElement {
			own = k.page
			dict = fmt.Appendf(dict, "/Pg %d 0 R", f.tree.page(int(own)))
			break
		}
	}
	return append(f.elementKids(dict, s, i, own), ">>"...)
}

func (f *finisher) elementKids(dict []byte, s *structure, i int, own int32) []byte {
	if len(s.kids[i]) == 0 {
		return dict
	}
	dict = append(dict, "/K["...)
	for k, kid := range s.kids[i] {
		if k > 0 {
			dict = append(dict, ' ')
		}
		pg := f.tree.page(int(kid.page))
		switch {
		case kid.kind == kidElement:
			dict = append(strconv.AppendInt(dict, int64(s.ids[kid.n]), 10), " 0 R"...)
		case kid.kind == kidAnnotation:
			dict = fmt.Appendf(dict, "<</Type/OBJR/Pg %d 0 R/Obj %d 0 R>>", pg, kid.n)
		case kid.page == own:
			dict = strconv.AppendInt(dict, int64(kid.n), 10)
		default:
			dict = fmt.Appendf(dict, "<</Type/MCR/Pg %d 0 R/MCID %d>>", pg, kid.n)
		}
	}
	return append(dict, ']')
}

// attributes writes what an element needs beside its type: the box of a
// figure, and that a head cell heads its column.
func (f *finisher) attributes(dict []byte, s *structure, i int) []byte {
	switch s.tags[i].Role {
	case "TH":
		return append(dict, "/A<</O/Table/Scope/Column>>"...)
	case "Figure":
		if b, ok := f.pages.figures[i]; ok {
			return fmt.Appendf(dict, "/A<</O/Layout/Placement/Block/BBox[%s %s %s %s]>>", points(b.left), points(b.foot), points(b.right), points(b.head))
		}
	}
	return dict
}

// writeParentTree writes which element each piece of marked content and each
// annotation belongs to: a number tree by the keys that pages and links got
// when they were written.
func (f *finisher) writeParentTree(s *structure) int {
	return f.writeTree(len(f.parents), func(from, to int) []byte {
		leaf := fmt.Appendf(nil, "%d %d]/Nums[", from, to-1)
		for key, of := range f.parents[from:to] {
			leaf = fmt.Appendf(leaf, "%d ", from+key)
			if of.link {
				leaf = fmt.Appendf(leaf, "%d 0 R ", s.ids[of.n])
				continue
			}
			leaf = append(leaf, '[')
			for _, tag := range f.written[of.n].marked {
				leaf = append(strconv.AppendInt(leaf, int64(s.ids[tag]), 10), " 0 R "...)
			}
			leaf = append(leaf, ']')
		}
		return leaf
	})
}
