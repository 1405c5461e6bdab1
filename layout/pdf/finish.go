package pdf

import (
	"bytes"
	"cmp"
	"context"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/wenzhai/wenzhai/layout/page"
	"github.com/wenzhai/wenzhai/layout/pdf/vector"
)

// finisher joins what canvases drew to one file and adds what gopdf lacks.
// Nobody else knows what that is, as of gopdf v0.38.0:
//
//   - Text is looked up character by character, each pair is asked for its kern
//     twice, and runs have no marks: text is written by content.
//   - ToUnicode maps, document information and outline titles are wrong above
//     U+FFFF, subsets have no name tag, widths are whole numbers, and a face
//     would be deflated again for every canvas: faces are written here
//     (embedFaces).
//   - Nested outlines are malformed, an unknown anchor leaves an empty object,
//     links are measured from the first page's height: outline and
//     destinations are written here.
//   - 16-bit and interlaced PNGs are refused, partial transparency of palettes
//     is lost, CMYK pictures are always inverted: see drawable.
//   - There are no tags, languages, XMP, page labels, viewer preferences or
//     /ID, and everything stands in memory until it is written: pages are
//     drawn in chunks.
//   - The page tree is flat, and there are no object streams.
type finisher struct {
	pages   *collector
	doc     *page.Document // its information, outline and tags; known at the end
	out     *objectWriter
	deflate *deflater
	ids     objectIDs
	tree    pageTree
	titles  map[string]string // by anchor: the outline entry that leads there

	written  []writtenPage   // by page
	parents  []parent        // by key of the parent tree
	inner    []innerLink     // links within the document, to be written when all anchors are known
	pictures map[int32]int   // by number: the object, where it is written already
	letters  map[outline]int // of readings, likewise
}

// objectIDs are the objects that others refer to before they are written.
type objectIDs struct {
	catalog, info, metadata, outlines, structure int
	fonts, resources                             int // shared by the pages
}

// writtenPage is what the structure tree needs to know of a page.
type writtenPage struct {
	marked []int       // by MCID: index into Document.Tags
	links  []annotated // in order
}

// annotated is a link annotation and the element it belongs to.
type annotated struct{ id, tag int }

// parent is an entry of the parent tree: a page, or the link of an element.
type parent struct {
	link bool
	n    int // number of the page, or index into Document.Tags
}

// innerLink is a link annotation that leads to an anchor.
type innerLink struct {
	id   int
	name string
	page int    // on which it stands
	head []byte // of its dictionary
	tail []byte
}

func newFinisher(pages *collector, w io.Writer) *finisher {
	o := newObjectWriter(w)
	first := o.alloc(7)
	return &finisher{
		pages:   pages,
		out:     o,
		deflate: newDeflater(),
		ids: objectIDs{
			catalog: first, info: first + 1, metadata: first + 2, outlines: first + 3,
			structure: first + 4, fonts: first + 5, resources: first + 6,
		},
		tree:     pageTree{out: o},
		pictures: make(map[int32]int),
		letters:  make(map[outline]int),
	}
}

// writeChunk writes the pages of a chunk; chunks come in order.
func (f *finisher) writeChunk(chunk *drawnChunk) error {
	for k := range chunk.pages {
		f.writePage(chunk, chunk.first+k, &chunk.pages[k])
	}
	return f.out.err
}

func (f *finisher) writePage(chunk *drawnChunk, n int, p *drawnPage) {
	for len(f.written) <= n {
		f.written = append(f.written, writtenPage{})
	}
	dict := fmt.Appendf(nil, "<</Type/Page/Parent %d 0 R/MediaBox[0 0 %s %s]/Resources %s",
		f.tree.parent(n), points(p.width), points(p.height), f.resources(chunk, p))
	if p.deflated != nil {
		id := f.out.alloc(1)
		f.out.stream(id, "/Filter/FlateDecode", p.deflated)
		dict = fmt.Appendf(dict, "/Contents %d 0 R", id)
	}
	f.written[n].marked = p.content.marked
	if len(p.content.marked) > 0 {
		dict = fmt.Appendf(dict, "/StructParents %d", f.parentKey(parent{n: n}))
	}
	if len(p.links) > 0 {
		dict = append(dict, "/Tabs/S/Annots["...)
		for _, link := range p.links {
			dict = fmt.Appendf(dict, "%d 0 R ", f.writeLink(n, link))
		}
		dict = append(dict, ']')
	}
	f.out.add(f.tree.page(n), append(dict, ">>"...))
}

// parentKey returns the next key of the parent tree.
func (f *finisher) parentKey(of parent) int {
	f.parents = append(f.parents, of)
	return len(f.parents) - 1
}

// resources returns the resource dictionary of a page: the one shared by all
// where it shows neither pictures, drawings nor readings.
func (f *finisher) resources(chunk *drawnChunk, p *drawnPage) string {
	if len(p.pictures) == 0 && len(p.vectors) == 0 && len(p.content.letters) == 0 {
		return fmt.Sprintf("%d 0 R", f.ids.resources)
	}
	var b strings.Builder
	fmt.Fprintf(&b, "<</Font %d 0 R/XObject<<", f.ids.fonts)
	for i, pic := range p.pictures {
		same := func(other drawnPicture) bool { return other.object == pic.object }
		if !slices.ContainsFunc(p.pictures[:i], same) {
			fmt.Fprintf(&b, "/I%d %d 0 R", pic.object, f.picture(chunk, pic))
		}
	}
	for _, n := range p.vectors {
		fmt.Fprintf(&b, "/V%d %d 0 R", n, f.form(n, chunk.forms[n]))
	}
	for _, o := range p.content.letters {
		fmt.Fprintf(&b, "%s %d 0 R", o.name(), f.letterForm(o))
	}
	b.WriteString(">>>>")
	return b.String()
}

// picture returns the object of a picture, written once.
func (f *finisher) picture(chunk *drawnChunk, pic drawnPicture) int {
	id, ok := f.pictures[pic.n]
	if !ok {
		id = f.copyStream(chunk, pic.object)
		f.pictures[pic.n] = id
	}
	return id
}

// form returns the object of a drawing's form, written once with the streams that it
// needs.
func (f *finisher) form(n int32, streams []vector.Stream) int {
	id, ok := f.pictures[n]
	if ok {
		return id
	}
	id = f.out.alloc(len(streams))
	f.pictures[n] = id
	for i, s := range streams {
		entries := reference.ReplaceAllStringFunc(s.Entries, func(ref string) string {
			local, _ := strconv.Atoi(strings.TrimSuffix(ref, " 0 R"))
			return fmt.Sprintf("%d 0 R", id+local-1)
		})
		f.out.stream(id+i, entries, s.Data)
	}
	return id
}

// copyStream writes a stream of gopdf and those that it refers to, and returns
// its number in the file.
func (f *finisher) copyStream(chunk *drawnChunk, local int) int {
	id := f.out.alloc(1)
	o := chunk.objects[local-1]
	entries := reference.ReplaceAllStringFunc(string(o.value), func(ref string) string {
		n, _ := strconv.Atoi(strings.TrimSuffix(ref, " 0 R"))
		return fmt.Sprintf("%d 0 R", f.copyStream(chunk, n))
	})
	f.out.stream(id, strings.Join(strings.Fields(strings.TrimPrefix(entries, "<<")), " "), o.stream)
	return id
}

// writeLink writes the annotation of gopdf for a link, with what it lacks.
// Where an anchor stands may not be known yet.
func (f *finisher) writeLink(n int, link drawnLink) int {
	id := f.out.alloc(1)
	tail := []byte("/F 4")
	if link.Tag >= 0 {
		tail = fmt.Appendf(tail, "/StructParent %d", f.parentKey(parent{link: true, n: link.Tag}))
		f.written[n].links = append(f.written[n].links, annotated{id, link.Tag})
	}
	tail = append(tail, ">>"...)
	if name, internal := strings.CutPrefix(link.Target, "#"); internal {
		head, _, _ := bytes.Cut(link.dict, []byte(" /A "))
		f.inner = append(f.inner, innerLink{id, name, n, head, tail})
		return id
	}
	head := bytes.TrimSuffix(link.dict, []byte(">>"))
	f.out.addf(id, "%s/Contents%s%s", head, textString(link.Target), tail)
	return id
}

// writeInnerLinks writes the links within the document.
func (f *finisher) writeInnerLinks() error {
	for _, l := range f.inner {
		to, err := f.destination(l.name)
		if err != nil {
			return fmt.Errorf("page %d: a link %w", l.page+1, err)
		}
		f.out.addf(l.id, "%s/Dest%s/Contents%s%s", l.head, to, textString(f.targetText(l.name)), l.tail)
	}
	f.inner = nil
	return nil
}

// destination writes where an anchor stands (ISO 32000-2 §12.3.2.2). It fails
// where no page has it.
func (f *finisher) destination(name string) (string, error) {
	at, ok := f.pages.anchors[name]
	if !ok { // a place within a larger one
		larger, _, _ := strings.Cut(name, ".")
		at, ok = f.pages.anchors[larger]
	}
	if !ok {
		return "", fmt.Errorf("leads to the unknown anchor %q", name)
	}
	return fmt.Sprintf("[%d 0 R/XYZ null %s null]", f.tree.page(at.page), points(at.y)), nil
}

// targetText describes an internal link for those who cannot see it: by the
// title of the outline entry that leads there too, by the page's label, or by
// its name.
func (f *finisher) targetText(name string) string {
	larger, _, _ := strings.Cut(name, ".")
	return cmp.Or(f.titles[name], f.titles[larger], f.pages.labels[f.pages.anchors[name].page], name)
}

// titles returns the title of the first entry that leads to each anchor.
func titles(outline []page.OutlineItem) map[string]string {
	out := make(map[string]string, len(outline))
	for _, entry := range slices.Backward(outline) {
		out[entry.Target] = entry.Title
	}
	return out
}

// finish writes what stands behind the pages.
func (f *finisher) finish(ctx context.Context, d *page.Document, workers int) error {
	if err := checkTags(d.Tags, 0); err != nil {
		return err
	}
	f.doc, f.pages.tags, f.titles = d, d.Tags, titles(d.Outline)
	if err := f.writeInnerLinks(); err != nil {
		return err
	}
	if err := f.writeOutline(); err != nil {
		return err
	}
	root := f.tree.write()
	f.writeInfo()
	if err := f.writeStructure(); err != nil {
		return err
	}
	f.writeCatalog(root)
	trailer := fmt.Sprintf("/Root %d 0 R/Info %d 0 R", f.ids.catalog, f.ids.info)
	return f.out.finish(ctx, workers, f.deflate, trailer)
}
