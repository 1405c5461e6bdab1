package epub

import (
	"path"
	"strings"

	"github.com/wenzhai/wenzhai/layout/xhtml"
)

// assembly is a book being written.
type assembly struct {
	*book
	z         *archive
	manifest  []item
	coverFile string          // href of the cover's picture, or ""
	images    map[string]bool // picture files already in the archive
	chapters  []done          // of every entry, as far as written
	alts      bool            // every picture has a description
	animated  bool            // a GIF is among the pictures
	report    Report
}

// item is an entry of the manifest.
type item struct{ href, mediaType, properties string }

const xhtmlType = "application/xhtml+xml"

// itemID returns the identifier of the file at href.
func itemID(href string) string {
	return strings.ReplaceAll(path.Base(href), ".", "-")
}

// add writes a file of the book and enters it into the manifest.
func (a *assembly) add(p packed, mediaType, properties string) error {
	a.manifest = append(a.manifest, item{strings.TrimPrefix(p.name, root), mediaType, properties})
	switch {
	case mediaType == xhtmlType:
		a.report.Documents++
	case strings.HasPrefix(mediaType, "image/"):
		a.report.Images++
	}
	return a.z.add(p)
}

// addChapter writes c, and those of its pictures that are not there yet.
func (a *assembly) addChapter(c *chapter) error {
	size := entrySize{text: a.indexBytes(c)}
	for _, p := range c.pieces {
		size.text += p.bytes()
		properties := ""
		if p.math {
			properties = "mathml"
		}
		if err := a.add(p, xhtmlType, properties); err != nil {
			return err
		}
	}
	for _, p := range c.images {
		size.images = append(size.images, packedSize{p.name, p.bytes()})
		if a.images[p.name] {
			continue
		}
		a.images[p.name] = true
		if err := a.add(p, mediaTypeOf(p.name), ""); err != nil {
			return err
		}
	}
	a.alts = a.alts && c.alts
	a.animated = a.animated || c.animated
	a.report.sizes = append(a.report.sizes, size)
	a.report.Diagnostics = append(a.report.Diagnostics, c.diags...)
	a.chapters = append(a.chapters, c.done)
	return nil
}

// addIndex writes what can only be known at the end: contents, NCX, package.
func (a *assembly) addIndex() error {
	toc, d := a.contents(), a.z.d
	nav := d.packBuilt(root+navFile, func(m *xhtml.Writer) { a.navDocument(m, toc) })
	if err := a.add(nav, xhtmlType, "nav"); err != nil {
		return err
	}
	ncx := d.packBuilt(root+ncxFile, func(m *xhtml.Writer) { a.ncx(m, toc) })
	if err := a.add(ncx, "application/x-dtbncx+xml", ""); err != nil {
		return err
	}
	return a.z.add(d.packBuilt(root+opfFile, a.packageFile))
}
