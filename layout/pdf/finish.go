package pdf

import (
	"bytes"
	"cmp"
	"context"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"github.com/wenzhai/wenzhai/layout/page"
)

// finisher joins the canvases of gopdf to one file and adds what gopdf lacks.
// Nobody else knows what that is, as of gopdf v0.38.0:
//
//   - ToUnicode maps, document information and outline titles are wrong above
//     U+FFFF, subsets have no name tag, widths are whole numbers, and the
//     outlines would be deflated again for every canvas: fonts are written
//     here (embedFaces), the canvases get their codes and advances alone.
//   - Kerns belong to pairs of characters, and each pair is asked for twice:
//     gopdf draws the codes of a run one behind the other, the distances
//     between them are put in here, behind a check of the codes (appendShow).
//   - Nested outlines are malformed, an unknown anchor leaves an empty object,
//     links are measured from the first page's height: outline and
//     destinations are written here.
//   - 16-bit and interlaced PNGs are refused, partial transparency of palettes
//     is lost, CMYK pictures are always inverted: see drawable.
//   - There are no tags, languages, XMP, page labels, viewer preferences or
//     /ID, and everything stands in memory until it is written: pages are
//     drawn in chunks, and each is finished on its own.
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
	pictures map[int]int     // by number: the object, where it is written already
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
		pictures: make(map[int]int),
		letters:  make(map[outline]int),
	}
}

// finishedChunk is a canvas taken apart.
type finishedChunk struct {
	canvas  *canvas
	objects map[int]rawObject // by gopdf's number
	pages   []finishedPage
}

type finishedPage struct {
	pageContent
	deflated []byte // nil for an empty page
	letters  []outline
	rects    [][]byte // of its link annotations
}

// finishChunk rewrites the pages of a canvas. It touches nothing shared, so
// chunks are finished side by side.
func (f *finisher) finishChunk(c *canvas) (*finishedChunk, error) {
	objects, err := scanObjects(c.file)
	if err != nil {
		return nil, err
	}
	chunk := &finishedChunk{canvas: c, objects: make(map[int]rawObject, len(objects))}
	for _, o := range objects {
		chunk.objects[o.id] = o
	}
	for _, o := range objects {
		if string(dictValue(o.dict, "Type")) != "/Page" {
			continue
		}
		k := len(chunk.pages)
		if k >= len(c.marks) {
			return nil, fmt.Errorf("the canvas of page %d has too many pages", c.chunk.first+1)
		}
		p, err := f.finishPage(chunk, o.dict, k)
		if err != nil {
			return nil, fmt.Errorf("page %d: %w", c.chunk.first+k+1, err)
		}
		chunk.pages = append(chunk.pages, p)
	}
	if len(chunk.pages) != len(c.marks) {
		return nil, fmt.Errorf("the canvas of page %d has %d of %d pages", c.chunk.first+1, len(chunk.pages), len(c.marks))
	}
	chunk.release()
	return chunk, nil
}

// release lets go of what is not needed any more: all but the links and, where
// there are any, the pictures.
func (chunk *finishedChunk) release() {
	c := chunk.canvas
	c.marks, c.file, c.ready = nil, nil, nil
	c.chunk.codes, c.chunk.items, c.chunk.fonts = nil, nil, nil
	for i := range c.chunk.pages {
		c.chunk.pages[i].Items = nil
	}
	for i := range chunk.pages {
		if len(chunk.pages[i].pictures) > 0 {
			return
		}
	}
	chunk.objects = nil
}

// finishPage rewrites the content of page k of a chunk.
func (f *finisher) finishPage(chunk *finishedChunk, dict []byte, k int) (finishedPage, error) {
	var p finishedPage
	if ids := references(dictValue(dict, "Annots")); len(ids) > 0 {
		for _, id := range ids {
			p.rects = append(p.rects, bytes.Clone(dictValue(chunk.objects[id].dict, "Rect")))
		}
	}
	if len(p.rects) != len(chunk.canvas.links[k]) {
		return p, fmt.Errorf("%d of %d links were drawn", len(p.rects), len(chunk.canvas.links[k]))
	}
	s := scanner{data: dictValue(dict, "Contents")}
	ids := references(s.value())
	if len(ids) == 0 {
		return p, nil
	}
	var err error
	content := chunk.objects[ids[0]].stream
	if p.pageContent, err = rewriteContent(content, chunk.canvas.faces, chunk.canvas.marks[k], chunk.canvas.chunk.tags, chunk.canvas.chunk.langs); err != nil {
		return p, err
	}
	pg := &chunk.canvas.chunk.pages[k]
	p.data, p.letters = drawReadings(p.data, pg.Items, pg.Height)
	p.deflated, err = f.deflate.deflate(p.data)
	p.data = nil
	return p, err
}

// writeChunk writes the pages of a chunk; chunks come in order.
func (f *finisher) writeChunk(chunk *finishedChunk) error {
	for k := range chunk.pages {
		f.writePage(chunk, k)
	}
	return f.out.err
}

func (f *finisher) writePage(chunk *finishedChunk, k int) {
	p, n := &chunk.pages[k], chunk.canvas.chunk.first+k
	for len(f.written) <= n {
		f.written = append(f.written, writtenPage{})
	}
	pg := &chunk.canvas.chunk.pages[k]
	dict := fmt.Appendf(nil, "<</Type/Page/Parent %d 0 R/MediaBox[0 0 %s %s]/Resources %s",
		f.tree.parent(n), points(pg.Width), points(pg.Height), f.resources(chunk, p))
	if p.deflated != nil {
		id := f.out.alloc(1)
		f.out.stream(id, "/Filter/FlateDecode", p.deflated)
		dict = fmt.Appendf(dict, "/Contents %d 0 R", id)
	}
	f.written[n].marked = p.marked
	if len(p.marked) > 0 {
		dict = fmt.Appendf(dict, "/StructParents %d", f.parentKey(parent{n: n}))
	}
	if len(p.rects) > 0 {
		dict = append(dict, "/Tabs/S/Annots["...)
		for i, rect := range p.rects {
			dict = fmt.Appendf(dict, "%d 0 R ", f.writeLink(n, chunk.canvas.links[k][i], rect))
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
// where it shows neither pictures nor readings.
func (f *finisher) resources(chunk *finishedChunk, p *finishedPage) string {
	if len(p.pictures) == 0 && len(p.letters) == 0 {
		return fmt.Sprintf("%d 0 R", f.ids.resources)
	}
	var b strings.Builder
	fmt.Fprintf(&b, "<</Font %d 0 R/XObject<<", f.ids.fonts)
	for _, n := range slices.Sorted(maps.Keys(p.pictures)) {
		if f.pictures[n] == 0 {
			f.pictures[n] = f.copyObject(chunk, p.pictures[n], make(map[int]int))
		}
		fmt.Fprintf(&b, "%s %d 0 R", pictureName(n), f.pictures[n])
	}
	for _, o := range p.letters {
		fmt.Fprintf(&b, "%s %d 0 R", o.name(), f.letterForm(o))
	}
	b.WriteString(">>>>")
	return b.String()
}

// copyObject writes an object of a canvas and all that it refers to, and
// returns its number in the file.
func (f *finisher) copyObject(chunk *finishedChunk, local int, done map[int]int) int {
	if id, ok := done[local]; ok {
		return id
	}
	id := f.out.alloc(1)
	done[local] = id
	o := chunk.objects[local]
	dict := mapReferences(o.dict, func(ref int) int { return f.copyObject(chunk, ref, done) })
	if o.stream == nil {
		f.out.add(id, dict)
		return id
	}
	f.out.stream(id, streamEntries(dict), o.stream)
	return id
}

// streamEntries returns the entries of a stream's dictionary but /Length.
func streamEntries(dict []byte) string {
	var b strings.Builder
	s := scanner{data: dict, pos: len("<<")}
	for {
		key := s.value()
		if key == nil {
			return b.String()
		}
		if value := s.value(); string(key) != "/Length" {
			fmt.Fprintf(&b, "%s %s", key, strings.Join(strings.Fields(string(value)), " "))
		}
	}
}

// writeLink writes a link annotation at the place where gopdf put it. Where an
// anchor stands may not be known yet.
func (f *finisher) writeLink(n int, link *page.LinkItem, rect []byte) int {
	id := f.out.alloc(1)
	head := fmt.Appendf(nil, "<</Type/Annot/Subtype/Link/Rect%s/Border[0 0 0]/F 4", rect)
	var tail []byte
	if link.Tag >= 0 {
		tail = fmt.Appendf(tail, "/StructParent %d", f.parentKey(parent{link: true, n: link.Tag}))
		f.written[n].links = append(f.written[n].links, annotated{id, link.Tag})
	}
	tail = append(tail, ">>"...)
	if name, internal := strings.CutPrefix(link.Target, "#"); internal {
		f.inner = append(f.inner, innerLink{id, name, n, head, tail})
		return id
	}
	head = fmt.Appendf(head, "/A<</S/URI/URI%s>>/Contents%s", literalString(asciiURI(link.Target)), textString(link.Target))
	f.out.add(id, append(head, tail...))
	return id
}

// writeInnerLinks writes the links within the document.
func (f *finisher) writeInnerLinks() error {
	for _, l := range f.inner {
		to, err := f.destination(l.name)
		if err != nil {
			return fmt.Errorf("page %d: a link %w", l.page+1, err)
		}
		dict := append(append(l.head, "/Dest"...), to...)
		dict = append(append(dict, "/Contents"...), textString(f.targetText(l.name))...)
		f.out.add(l.id, append(dict, l.tail...))
	}
	f.inner = nil
	return nil
}

// destination writes where an anchor stands (ISO 32000-2 §12.3.2.2). It fails
// where no page has it.
func (f *finisher) destination(name string) (string, error) {
	at, ok := f.pages.anchors[name]
	if !ok {
		return "", fmt.Errorf("leads to the unknown anchor %q", name)
	}
	return fmt.Sprintf("[%d 0 R/XYZ null %s null]", f.tree.page(at.page), points(at.y)), nil
}

// targetText describes an internal link for those who cannot see it: by the
// title of the outline entry that leads there too, by the page's label, or by
// its name.
func (f *finisher) targetText(name string) string {
	return cmp.Or(f.titles[name], f.pages.labels[f.pages.anchors[name].page], name)
}

// finish writes what stands behind the pages.
func (f *finisher) finish(ctx context.Context, d *page.Document, workers int) error {
	if err := checkTags(d.Tags, 0); err != nil {
		return err
	}
	f.doc, f.pages.tags = d, d.Tags
	f.titles = make(map[string]string, len(d.Outline))
	for _, entry := range d.Outline {
		if _, ok := f.titles[entry.Target]; !ok {
			f.titles[entry.Target] = entry.Title
		}
	}
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
