package page

import (
	"bufio"
	"fmt"
	"io"
	"math"
	"strings"

	"github.com/wenzhai/wenzhai/layout/text"
)

// Dump prints the document as readable text for golden tests and proof
// reading: the outline, then every page with one line an item. Text that
// stands on one baseline without a gap, in one style and element, is one
// item. Positions are points from the page's top left corner; tags are shown
// as ROLE#number, artifacts as "-".
func Dump(w io.Writer, d *Document) error {
	if w == nil || d == nil {
		return nil
	}
	b := bufio.NewWriter(w)
	fmt.Fprintf(b, "title %q lang %q created %d\n", d.Info.Title, d.Info.Lang, d.Info.Created)
	for _, o := range d.Outline {
		fmt.Fprintf(b, "outline %s%s → #%s\n", strings.Repeat("  ", max(o.Level-1, 0)), o.Title, o.Target)
	}
	for i := range d.Pages {
		p := &d.Pages[i]
		fmt.Fprintf(b, "\npage %d %q %.0f×%.0f\n", i+1, p.Label, p.Width, p.Height)
		dumpPage(b, d, p)
	}
	return b.Flush()
}

func dumpPage(w io.Writer, d *Document, p *Page) {
	for i := 0; i < len(p.Items); {
		if first, ok := p.Items[i].(*TextItem); ok {
			n := joined(p.Items[i:])
			last := p.Items[i+n-1].(*TextItem)
			var s strings.Builder
			for _, it := range p.Items[i : i+n] {
				s.WriteString(RunText(it.(*TextItem).Run))
			}
			fmt.Fprintf(w, "%7.2f %7.2f…%.2f  %s %g%s %s |%s|\n", first.Y, first.X, last.X+last.Run.Width,
				roleName(first.Run), first.Run.Size, ink(first.Run), d.tagName(first.Tag), s.String())
			i += n
			continue
		}
		dumpItem(w, d, p.Items[i])
		i++
	}
}

// joined returns how many of the items, the first of which is text, make up
// one stretch of text.
func joined(items []Item) int {
	n := 1
	for ; n < len(items); n++ {
		a := items[n-1].(*TextItem)
		b, ok := items[n].(*TextItem)
		if !ok || a.Y != b.Y || a.Tag != b.Tag || a.Run.Style != b.Run.Style || math.Abs(a.X+a.Run.Width-b.X) > a.Run.Size {
			break
		}
	}
	return n
}

func dumpItem(w io.Writer, d *Document, it Item) {
	switch it := it.(type) {
	case *RubyItem:
		fmt.Fprintf(w, "%7.2f %7.2f  reading %g%s |%s|\n", it.Y, it.X, it.Ruby.Size, inkName(it.Ruby.Colour), it.Ruby.Text)
	case *RectItem:
		fmt.Fprintf(w, "%7.2f %7.2f  rect %.2f×%.2f %s\n", it.Y, it.X, it.W, it.H, [...]string{"ink", "hair", "ground", "tint"}[it.Shade])
	case *PictureItem:
		fmt.Fprintf(w, "%7.2f %7.2f  picture %.2f×%.2f %s %s\n", it.Y, it.X, it.W, it.H, it.Picture.Name, d.tagName(it.Tag))
	case *LinkItem:
		fmt.Fprintf(w, "%7.2f %7.2f  link %.2f×%.2f %s %s\n", it.Y, it.X, it.W, it.H, it.Target, d.tagName(it.Tag))
	case *AnchorItem:
		fmt.Fprintf(w, "%7.2f          anchor #%s\n", it.Y, it.Name)
	}
}

func (d *Document) tagName(t int) string {
	if t < 0 || t >= len(d.Tags) {
		return "-"
	}
	return fmt.Sprintf("%s#%d", d.Tags[t].Role, t)
}

// roleName is the name of a run's role in one word.
func roleName(r *text.GlyphRun) string { return strings.ReplaceAll(r.Style.Role.String(), " ", "") }

func ink(r *text.GlyphRun) string { return inkName(r.Style.Colour) }

func inkName(c text.Colour) string {
	return [...]string{"", " grey", " accent", " soft"}[c]
}
