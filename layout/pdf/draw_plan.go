package pdf

import (
	"errors"
	"fmt"
	"strings"

	"github.com/wenzhai/wenzhai/fonts"
	"github.com/wenzhai/wenzhai/layout/page"
)

// chunkPages is how many pages one canvas draws. A canvas keeps everything in
// memory until it is written, so the size of a chunk bounds memory, and it
// compresses its copy of every face, so a chunk must not be too small. It must
// not depend on the number of workers, or the bytes would.
const chunkPages = 96

// plan is what must be known of the whole document before its pages can be
// drawn chunk by chunk.
type plan struct {
	doc      *page.Document
	codes    codebook
	anchors  map[string]place
	pictures []*picture
	picture  map[*page.Picture]int     // index into pictures
	figures  map[int]*page.PictureItem // by tag: where the element's picture stands
	tails    [][]tail                  // by page and item: what stands behind a run
	titles   map[string]string         // by anchor: the outline entry that leads there
}

// place is where an anchor stands: a page, and a height from its foot.
type place struct {
	page int
	y    float64
}

// newPlan walks the document once. It fails where there is no page, on a page
// without a size, a tag outside the structure tree, and a link or outline
// entry whose anchor is nowhere.
func newPlan(d *page.Document) (*plan, error) {
	p := &plan{
		doc:     d,
		codes:   codebook{index: make(map[*fonts.Face]int)},
		anchors: make(map[string]place),
		picture: make(map[*page.Picture]int),
		figures: make(map[int]*page.PictureItem),
		tails:   make([][]tail, len(d.Pages)),
		titles:  make(map[string]string),
	}
	if len(d.Pages) == 0 {
		return nil, errors.New("the document has no pages")
	}
	if err := checkTags(d.Tags); err != nil {
		return nil, err
	}
	for i := range d.Pages {
		if err := checkPage(&d.Pages[i], len(d.Tags)); err != nil {
			return nil, fmt.Errorf("page %d: %w", i+1, err)
		}
	}
	p.findTails()
	for i := range d.Pages {
		p.collect(i)
	}
	if err := p.checkTargets(); err != nil {
		return nil, err
	}
	return p, p.codes.settle()
}

// checkPage fails on a page without a size and on tags that are none.
func checkPage(pg *page.Page, tags int) error {
	if !(pg.Width > 0 && pg.Height > 0) { // also where either is no number
		return fmt.Errorf("no size: %g by %g points", pg.Width, pg.Height)
	}
	for _, item := range pg.Items {
		tag := -1
		switch it := item.(type) {
		case *page.TextItem:
			tag = it.Tag
		case *page.PictureItem:
			tag = it.Tag
		case *page.LinkItem:
			tag = it.Tag
		}
		if tag < -1 || tag >= tags {
			return fmt.Errorf("tag %d is not in the structure tree of %d elements", tag, tags)
		}
	}
	return nil
}

// collect notes the glyphs, pictures and anchors of page i.
func (p *plan) collect(i int) {
	pg := &p.doc.Pages[i]
	for k, item := range pg.Items {
		switch it := item.(type) {
		case *page.TextItem:
			p.codes.collect(it.Run, p.tails[i][k])
		case *page.PictureItem:
			p.addPicture(it.Picture)
			if it.Tag >= 0 {
				p.figures[it.Tag] = it
			}
		case *page.AnchorItem:
			if _, ok := p.anchors[it.Name]; !ok {
				p.anchors[it.Name] = place{i, pg.Height - it.Y}
			}
		}
	}
}

func (p *plan) checkTargets() error {
	for i := range p.doc.Pages {
		for _, item := range p.doc.Pages[i].Items {
			link, ok := item.(*page.LinkItem)
			if !ok {
				continue
			}
			if name, internal := strings.CutPrefix(link.Target, "#"); internal {
				if _, ok := p.anchors[name]; !ok {
					return fmt.Errorf("page %d: a link leads to the unknown anchor %q", i+1, name)
				}
			}
		}
	}
	for _, entry := range p.doc.Outline {
		if _, ok := p.anchors[entry.Target]; !ok {
			return fmt.Errorf("the outline entry %q leads to the unknown anchor %q", entry.Title, entry.Target)
		}
		if _, ok := p.titles[entry.Target]; !ok {
			p.titles[entry.Target] = entry.Title
		}
	}
	return nil
}

// chunks is the number of canvases.
func (p *plan) chunks() int {
	return (len(p.doc.Pages) + chunkPages - 1) / chunkPages
}

// forget lets go of what only drawing canvas c needs.
func (p *plan) forget(c int) {
	from, to := p.chunk(c)
	clear(p.tails[from:to])
}

// chunk returns the pages from..to of canvas c.
func (p *plan) chunk(c int) (from, to int) {
	return c * chunkPages, min((c+1)*chunkPages, len(p.doc.Pages))
}
