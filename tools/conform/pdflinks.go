package conform

import (
	"context"
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"github.com/pdfcpu/pdfcpu/pkg/api"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// Link is a link annotation.
type Link struct {
	Page           int     // 1-based page it stands on
	X0, Y0, X1, Y1 float64 // area in points from the page's top left corner
	URI            string  // "" for a link inside the document
	Dest           int     // 1-based page it leads to; 0 for a URI
	DestY          float64 // height of the destination from the page's top
}

// Links reads all link annotations of file with pdfcpu. A link that leads
// nowhere is an error.
func Links(file string) ([]Link, error) {
	model.ConfigPath = "disable" // pdfcpu must not write a configuration of its own
	ctx, err := api.ReadContextFile(file)
	if err != nil {
		return nil, err
	}
	if err := ctx.EnsurePageCount(); err != nil {
		return nil, err
	}
	r := linkReader{ctx: ctx, pageOf: map[int]int{}, height: map[int]float64{}}
	if err := r.indexPages(); err != nil {
		return nil, err
	}
	var out []Link
	for p := 1; p <= ctx.PageCount; p++ {
		links, err := r.page(p)
		if err != nil {
			return nil, fmt.Errorf("page %d: %w", p, err)
		}
		out = append(out, links...)
	}
	return out, nil
}

type linkReader struct {
	ctx    *model.Context
	pageOf map[int]int // object number → page
	height map[int]float64
}

func (r *linkReader) indexPages() error {
	for p := 1; p <= r.ctx.PageCount; p++ {
		_, ref, attrs, err := r.ctx.PageDict(p, false)
		if err != nil {
			return err
		}
		r.pageOf[ref.ObjectNumber.Value()] = p
		r.height[p] = attrs.MediaBox.Height()
	}
	return nil
}

func (r *linkReader) page(p int) ([]Link, error) {
	d, _, _, err := r.ctx.PageDict(p, false)
	if err != nil {
		return nil, err
	}
	o, found := d.Find("Annots")
	if !found {
		return nil, nil
	}
	annots, err := r.ctx.DereferenceArray(o)
	if err != nil {
		return nil, err
	}
	var out []Link
	for _, a := range annots {
		annot, err := r.ctx.DereferenceDict(a)
		if err != nil {
			return nil, err
		}
		l, err := r.link(p, annot)
		if err != nil {
			return nil, err
		}
		out = append(out, l)
	}
	return out, nil
}

func (r *linkReader) link(p int, annot types.Dict) (Link, error) {
	l := Link{Page: p}
	o, _ := annot.Find("Rect")
	rect, err := r.ctx.DereferenceArray(o)
	if err != nil || len(rect) != 4 {
		return l, fmt.Errorf("annotation without a rectangle: %v", annot)
	}
	h := r.height[p]
	// Any two opposite corners make a rectangle (ISO 32000-1 §7.9.5).
	xa, ya, xb, yb := number(rect[0]), h-number(rect[1]), number(rect[2]), h-number(rect[3])
	l.X0, l.X1, l.Y0, l.Y1 = min(xa, xb), max(xa, xb), min(ya, yb), max(ya, yb)
	dest, _ := annot.Find("Dest")
	if a, ok := annot.Find("A"); ok {
		action, err := r.ctx.DereferenceDict(a)
		if err != nil {
			return l, err
		}
		if u, ok := action.Find("URI"); ok {
			s, err := r.ctx.DereferenceStringOrHexLiteral(u, model.V10, nil)
			l.URI = s
			return l, err
		}
		dest, _ = action.Find("D")
	}
	return l, r.destination(&l, dest)
}

func (r *linkReader) destination(l *Link, dest types.Object) error {
	d, err := r.ctx.DereferenceArray(dest)
	if err != nil || len(d) < 4 {
		return fmt.Errorf("link at %.0f,%.0f leads nowhere: %v", l.X0, l.Y0, dest)
	}
	ref, ok := d[0].(types.IndirectRef)
	if !ok {
		return fmt.Errorf("link at %.0f,%.0f names no page: %v", l.X0, l.Y0, d)
	}
	l.Dest = r.pageOf[ref.ObjectNumber.Value()]
	if l.Dest == 0 {
		return fmt.Errorf("link at %.0f,%.0f leads to a page that is not there", l.X0, l.Y0)
	}
	l.DestY = r.height[l.Dest] - number(d[3])
	return nil
}

func number(o types.Object) float64 {
	switch n := o.(type) {
	case types.Integer:
		return float64(n.Value())
	case types.Float:
		return n.Value()
	}
	return 0
}

// OutlineItem is a line of the outline.
type OutlineItem struct {
	Level int // 1-based
	Title string
	Page  int // 1-based
}

var outlineLine = regexp.MustCompile(`^[|+-](\t+)"(.*)"\t#page=(\d+)`)

var unquote = strings.NewReplacer(`\"`, `"`, `\\`, `\`)

// Outline reads the outline of file with mutool.
func Outline(ctx context.Context, file string) ([]OutlineItem, error) {
	out, err := run(ctx, "mutool", "show", file, "outline")
	if err != nil {
		return nil, err
	}
	var items []OutlineItem
	for line := range strings.Lines(string(out)) {
		m := outlineLine.FindStringSubmatch(line)
		if m == nil {
			return nil, fmt.Errorf("mutool's outline line %q is not understood", line)
		}
		page, err := strconv.Atoi(m[3])
		if err != nil {
			return nil, err
		}
		items = append(items, OutlineItem{len(m[1]), unquote.Replace(m[2]), page})
	}
	return items, nil
}

// ContentsNumbers checks every link inside the document that stands over a
// line which ends in a number behind other text: that number must be the folio of the page it
// leads to. It returns how many there were.
func ContentsNumbers(pages []TextPage, links []Link) (int, error) {
	folios, err := folios(pages)
	if err != nil {
		return 0, err
	}
	n := 0
	for _, l := range links {
		if l.Dest == 0 {
			continue
		}
		number, text, ok := numberedLine(pages[l.Page-1], l)
		if !ok || text == "" { // the number of a note, which leads to its call
			continue
		}
		n++
		if number != folios[l.Dest-1] {
			return n, fmt.Errorf("the contents on page %d say %d for %q, but that is on page %d", l.Page, number, text, folios[l.Dest-1])
		}
	}
	return n, nil
}

// numberedLine returns the text under l and the number that stands alone at
// its right end.
func numberedLine(p TextPage, l Link) (number int, text string, ok bool) {
	for _, t := range p.Lines {
		mid := (t.Y0 + t.Y1) / 2
		if mid < l.Y0 || mid > l.Y1 || t.X1 < l.X0 || t.X0 > l.X1 {
			continue
		}
		m := leadNumber.FindStringSubmatch(t.Text)
		if m == nil || t.X1 < l.X1-1 || t.X1 > l.X1+1 {
			text += t.Text
			continue
		}
		if n, err := strconv.Atoi(m[1]); err == nil {
			number, ok = n, true
			text += strings.TrimSuffix(t.Text, m[0])
		}
	}
	return number, text, ok
}

// leadNumber is a number alone on its line, or after the dots of a leader.
var leadNumber = regexp.MustCompile(`(?:^|[.·…]|\s)\s*(\d+)\s*$`)

// folios returns the number of every page: what is printed at its foot, or
// what the pages around it imply.
func folios(pages []TextPage) ([]int, error) {
	out := make([]int, len(pages))
	known, offset := false, 0
	for i := len(pages) - 1; i >= 0; i-- {
		if n, ok := printedFolio(pages[i]); ok {
			if known && n-i != offset && n > offset+i {
				return nil, fmt.Errorf("page %d says it is %d, the pages after it say %d", i+1, n, i+offset)
			}
			known, offset = true, n-i
		}
		out[i] = i + offset
	}
	if !known {
		return nil, fmt.Errorf("no page of %d has a folio", len(pages))
	}
	return out, nil
}

func printedFolio(p TextPage) (int, bool) {
	for _, l := range p.Lines {
		if l.Y0 < p.Height-75 {
			continue
		}
		if n, err := strconv.Atoi(Squash(l.Text)); err == nil {
			return n, true
		}
	}
	return 0, false
}
