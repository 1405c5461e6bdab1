package compose

import (
	"fmt"
	"math"
	"strings"
	"unicode"

	"github.com/wenzhai/wenzhai/convert/doc"
	"github.com/wenzhai/wenzhai/fonts"
	"github.com/wenzhai/wenzhai/layout/compose/internal/typeset"
	"github.com/wenzhai/wenzhai/layout/page"
	"github.com/wenzhai/wenzhai/layout/text"
)

// audit checks what must hold of any composed document, and returns what does
// not.
func audit(d *page.Document, g page.Geometry) []string {
	a := &auditor{d: d, Geometry: g, anchors: map[string]int{}, rows: map[int][]row{}}
	for i := range d.Pages {
		for _, it := range d.Pages[i].Items {
			if at, ok := it.(*page.AnchorItem); ok {
				if _, twice := a.anchors[at.Name]; twice {
					a.fault("anchor %q stands twice", at.Name)
				}
				a.anchors[at.Name] = i
			}
		}
	}
	for i := range d.Pages {
		a.page(i)
		a.columns(i)
	}
	a.breaks()
	a.together()
	a.tags()
	for _, o := range d.Outline {
		if _, ok := a.anchors[o.Target]; !ok {
			a.fault("outline entry %q leads nowhere", o.Title)
		}
	}
	return a.faults
}

type auditor struct {
	d        *page.Document
	Geometry page.Geometry
	anchors  map[string]int
	rows     map[int][]row // by tag of a paragraph: the lines of it
	faults   []string
}

// row is a line of a paragraph.
type row struct {
	page  int
	x, y  float64
	right float64
}

func (a *auditor) fault(format string, args ...any) {
	a.faults = append(a.faults, fmt.Sprintf(format, args...))
}

func (a *auditor) page(i int) {
	p := &a.d.Pages[i]
	left, right := a.Geometry.Edge(i%2 == 0), a.Geometry.Edge(i%2 == 0)+a.Geometry.Block()
	inside := func(what string, x, y, w, h float64) {
		const slack = 0.6
		if x < left-slack || x+w > right+slack || y < a.Geometry.Top-slack || y+h > a.Geometry.Top+a.Geometry.Depth()+slack {
			a.fault("page %d: %s at %.1f…%.1f, %.1f…%.1f outside the type area", i+1, what, x, x+w, y, y+h)
		}
	}
	for _, it := range p.Items {
		switch it := it.(type) {
		case *page.TextItem:
			if it.Tag < 0 {
				continue
			}
			inside(page.RunText(it.Run), it.X, it.Y-0.88*it.Run.Size, it.Run.Width, it.Run.Size)
			a.line(i, it)
		case *page.RectItem:
			inside("rectangle", it.X, it.Y, it.W, it.H)
		case *page.PictureItem:
			inside("picture", it.X, it.Y, it.W, it.H)
		case *page.LinkItem:
			if name, internal := strings.CutPrefix(it.Target, "#"); internal {
				if _, ok := a.anchors[name]; !ok {
					a.fault("page %d: link to %q leads nowhere", i+1, name)
				}
			}
		}
	}
}

// line notes a line of running text and checks that it stands on the grid.
func (a *auditor) line(i int, it *page.TextItem) {
	block := a.block(it.Tag)
	if a.d.Tags[block].Role != "P" || a.around(block) == "Note" {
		return
	}
	if it.Run.Style.Role == fonts.Body && it.Run.Size == a.Geometry.Em {
		off := math.Remainder(it.Y-a.Geometry.Top-page.Baseline(a.Geometry.Pitch, a.Geometry.Em), a.Geometry.Pitch)
		if math.Abs(off) > 0.01 {
			a.fault("page %d: %q stands %.2f off the grid", i+1, page.RunText(it.Run), off)
		}
	}
	rows := a.rows[block]
	right := it.X + it.Run.Width
	if n := len(rows); n > 0 && rows[n-1].page == i && rows[n-1].y == it.Y {
		rows[n-1].right = max(rows[n-1].right, right)
		return
	}
	a.rows[block] = append(rows, row{i, it.X, it.Y, right})
}

// block returns the element that a run's paragraph is: the run's own, or that
// around its link.
func (a *auditor) block(tag int) int {
	for a.d.Tags[tag].Role == "Link" || a.d.Tags[tag].Role == "Reference" {
		tag = a.d.Tags[tag].Parent
	}
	return tag
}

// breaks finds paragraphs of which a short last line stands alone at a page's head.
func (a *auditor) breaks() {
	for block, rows := range a.rows {
		n := len(rows) - 1
		if n < 1 || a.long(block) {
			continue
		}
		broken := rows[n].page != rows[n-1].page || rows[n].y < rows[n-1].y
		if broken && rows[n].right-rows[n].x < 0.3*(rows[0].right-rows[0].x) {
			a.fault("page %d: a paragraph of %d lines breaks after line %d", rows[n].page+1, len(rows), n)
		}
	}
}

// foot is what stands lowest in a column.
type foot struct {
	heading, other, note float64 // baselines; of notes the highest one
	last                 string  // words of the heading
	ruled                bool    // notes follow
}

// columns finds headings at a column's foot and text below notes.
func (a *auditor) columns(i int) {
	feet := make([]foot, a.Geometry.Columns)
	for _, it := range a.d.Pages[i].Items {
		switch it := it.(type) {
		case *page.PictureItem:
			f := &feet[a.column(i, it.X)]
			f.other = max(f.other, it.Y+it.H)
		case *page.RectItem: // a thematic break; the hairline of notes stands at a column's edge
			if f := &feet[a.column(i, it.X)]; it.X > a.Geometry.Column(i%2 == 0, a.column(i, it.X))+1 {
				if !f.ruled {
					f.other = max(f.other, it.Y)
				}
			} else if it.Shade == page.Hair && it.W < 7*a.Geometry.Em {
				f.ruled = true
			}
		}
		t, ok := it.(*page.TextItem)
		if !ok || t.Tag < 0 {
			continue
		}
		f := &feet[a.column(i, t.X)]
		switch role := a.around(t.Tag); {
		case role == "Note" && (f.note == 0 || t.Y < f.note):
			f.note = t.Y
		case role == "Note":
		case len(role) == 2 && role[0] == 'H':
			if t.Y > f.heading {
				f.last = ""
			}
			f.heading, f.last = max(f.heading, t.Y), f.last+page.RunText(t.Run)
		default:
			f.other = max(f.other, t.Y)
		}
	}
	for _, f := range feet {
		if f.heading > f.other && f.heading > a.Geometry.Top+a.Geometry.Depth()/3 && i+1 < len(a.d.Pages) {
			a.fault("page %d: heading %q stands at a column's foot", i+1, f.last)
		}
		if f.note > 0 && max(f.heading, f.other) > f.note-0.7*a.Geometry.Pitch {
			a.fault("page %d: text at %.1f touches notes at %.1f", i+1, max(f.heading, f.other), f.note)
		}
	}
}

func (a *auditor) column(i int, x float64) int {
	c := int((x - a.Geometry.Edge(i%2 == 0) + a.Geometry.Gutter/2) / (a.Geometry.Measure + a.Geometry.Gutter))
	return min(max(c, 0), a.Geometry.Columns-1)
}

// around returns the role of the paragraph, heading or note that holds an
// element.
func (a *auditor) around(tag int) string {
	for t := tag; t > 0; t = a.d.Tags[t].Parent {
		if a.d.Tags[t].Role == "Note" {
			return "Note"
		}
	}
	for tag > 0 {
		switch role := a.d.Tags[tag].Role; role {
		case "Link", "Reference", "Lbl":
			tag = a.d.Tags[tag].Parent
		default:
			return role
		}
	}
	return ""
}

// together checks that captions stand on the page of their picture, and notes
// begin on that of their reference, or on the next one.
func (a *auditor) together() {
	first := map[int]int{} // by element: the first page it stands on
	for i := range a.d.Pages {
		for _, it := range a.d.Pages[i].Items {
			tag := -1
			switch it := it.(type) {
			case *page.TextItem:
				tag = it.Tag
			case *page.PictureItem:
				tag = it.Tag
			}
			if _, found := first[tag]; tag >= 0 && !found {
				first[tag] = i
			}
		}
	}
	next := 1
	if a.d.Spreads { // it holds the same text
		next = 2
	}
	notes := map[string]bool{} // "page address" of notes
	for i := range a.d.Pages {
		for _, it := range a.d.Pages[i].Items {
			if l, ok := it.(*page.LinkItem); ok && l.Tag >= 0 && a.d.Tags[a.d.Tags[l.Tag].Parent].Role == "Note" {
				notes[fmt.Sprint(i, l.Target)] = true
			}
		}
	}
	for i := range a.d.Pages {
		for _, it := range a.d.Pages[i].Items {
			t, ok := it.(*page.TextItem)
			if !ok || t.Tag < 0 {
				continue
			}
			tag := a.d.Tags[t.Tag]
			if name, own := strings.CutPrefix(t.Run.Link, "#"); own {
				if at, ok := a.anchors[name]; tag.Role == "Reference" && (!ok || at > i+next) {
					a.fault("page %d: no note of %s", i+1, t.Run.Link)
				}
			} else if tag.Role == "Reference" && !notes[fmt.Sprint(i, t.Run.Link)] && !notes[fmt.Sprint(i+next, t.Run.Link)] {
				a.fault("page %d: no note of %s", i+1, t.Run.Link)
			}
			if tag.Role == "Caption" && a.d.Tags[tag.Parent].Role == "Figure" && first[tag.Parent] != i {
				a.fault("page %d: a caption without its picture", i+1)
			}
		}
	}
}

// long is true of text whose lines may break anywhere: cells.
func (a *auditor) long(tag int) bool { return a.d.Tags[tag].Role != "P" }

// tags checks the structure tree: parents stand before their children, no
// heading skips a level.
func (a *auditor) tags() {
	level := 0
	for i, t := range a.d.Tags {
		if i == 0 && t.Parent != -1 || i > 0 && (t.Parent < 0 || t.Parent >= i) {
			a.fault("element %d (%s) has parent %d", i, t.Role, t.Parent)
		}
		if len(t.Role) == 2 && t.Role[0] == 'H' {
			n := int(t.Role[1] - '0')
			if n > level+1 {
				a.fault("element %d: H%d after H%d", i, n, level)
			}
			level = n
		}
		if t.Role == "Figure" && t.Alt == "" {
			a.fault("element %d: figure without alternative text", i)
		}
	}
}

// articleTexts returns, for every article element, what can be copied of each
// of its parts, in order of the structure tree; labels of lists and notes are
// left out.
func articleTexts(d *page.Document) [][]string {
	a := &auditor{d: d}
	parts := map[int]*strings.Builder{}
	for i := range d.Pages {
		for _, it := range d.Pages[i].Items {
			if t, ok := it.(*page.TextItem); ok && t.Tag >= 0 && d.Tags[t.Tag].Role != "Reference" {
				block := a.block(t.Tag)
				if parts[block] == nil {
					parts[block] = &strings.Builder{}
				} else if t.Space {
					parts[block].WriteByte(' ')
				}
				parts[block].WriteString(page.RunText(t.Run))
			}
		}
	}
	var out [][]string
	in := make([]int, len(d.Tags)) // number of the article + 1
	for i, t := range d.Tags {
		if i > 0 {
			in[i] = in[t.Parent]
		}
		if t.Role == "Sect" && in[i] == 0 && holdsArticle(d, i) {
			out = append(out, nil)
			in[i] = len(out)
		}
		if in[i] > 0 && parts[i] != nil && t.Role != "Lbl" && t.Role != "Note" {
			out[in[i]-1] = append(out[in[i]-1], parts[i].String())
		}
	}
	return out
}

// holdsArticle tells an article's section from a chapter's: it begins with a
// paragraph, the kicker.
func holdsArticle(d *page.Document, sect int) bool {
	return sect+1 < len(d.Tags) && d.Tags[sect+1].Role == "P" && d.Tags[sect+1].Parent == sect && sect > 1
}

// expected returns the parts that articleTexts should find of a.
func expected(p *typeset.Press, a *doc.Article) []string {
	out := []string{p.Kicker(&a.Meta), a.Title}
	for _, t := range doc.PlainBlocks(a.Blocks) {
		out = append(out, strings.Split(t, "\t")...)
	}
	return out
}

// bare drops what lines may lose: white space and characters that are not
// drawn.
func bare(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || !text.Printed(r) {
			return -1
		}
		return r
	}, s)
}
