package typeset

import (
	"github.com/wenzhai/wenzhai/convert/doc"
	"github.com/wenzhai/wenzhai/convert/frame"
	"github.com/wenzhai/wenzhai/layout/compose/address"
	"github.com/wenzhai/wenzhai/layout/compose/shown"
	"github.com/wenzhai/wenzhai/layout/page"
	"github.com/wenzhai/wenzhai/layout/text"
)

// figure sets a picture with its caption, or what stands for a picture that
// is not in the book. It returns the picture's element.
func (s *compositor) figure(r room, f *doc.Figure) (tag int) {
	im := f.Image
	if im == nil || !s.Options.KeepImages || im.Width < 1 || im.Height < 1 {
		s.absent(r, f)
		return r.tag
	}
	wide := s.spansColumns(r) && shown.Panoramic(im, r.measure)
	if wide {
		r.measure = s.Geometry.Block()
	}
	tag = s.element("Figure", r)
	s.Flow.Tags[tag].Alt = alternative(f, frame.Text(s.UI.Best(s.Lang), frame.Picture))
	within := r
	within.tag, within.turned = tag, false
	caption := s.caption(within, s.spans(f.Caption, s.quiet()), "Caption")
	item, depth := s.drawings.Figure(f, r.x, r.measure, float64(s.Geometry.Lines)*s.Pitch-DepthOf(caption), s.Geometry)
	item.Tag = tag
	strips := []page.Strip{{Depth: depth, Items: append([]page.Item{item}, s.words(item)...), Glue: true}}
	least := max(s.Geometry.WholeLines(depth/2), 6) // shrinks to half its size rather than leave a gap
	if d := item.Picture.Drawing; d != nil && len(d.Texts) > 0 {
		least = 0 // words have their size
	}
	s.Flow.Add(page.Block{Strips: append(strips, caption...), Before: 1, After: 1, Together: true, Least: least, Wide: wide})
	return tag
}

// float lets the picture float that was set last.
func (s *compositor) float(tag int) {
	b := &s.Flow.Blocks[len(s.Flow.Blocks)-1]
	if t := &s.Flow.Tags[tag]; t.Role == "Figure" {
		t.Floats, b.Float = true, true
	}
}

// words sets the words of a drawing over the picture of it.
func (s *Setter) words(over *page.PictureItem) []page.Item {
	return shown.Words(over, func(t string, l Look) []page.Item {
		spans := []text.Span{s.Span(t, l)}
		lines := s.Lines(&text.Paragraph{Spans: spans, Lang: string(s.Lang), Measure: 1e5, Align: text.Left, NoHyphens: true})
		if len(lines) == 0 {
			return nil
		}
		return page.NewPlacer(s.Flow, over.Tag, spans).Line(&lines[0], 0, 0)
	})
}

// inset returns the span of a picture in a line; not where the book has it not.
func (s *Setter) inset(p *doc.Picture, l Look, link string) (text.Span, bool) {
	in := s.drawings.InLine(p, l.Size, s.Geometry.Measure/3)
	if in == nil || !s.Options.KeepImages {
		return text.Span{}, false
	}
	in.Words = s.words(&page.PictureItem{W: in.W, H: in.H, Picture: in.Picture, Tag: -1})
	return text.Span{Text: text.ObjectText, Style: s.style(l), Link: link, Box: s.Flow.Inset(in)}, true
}

// spansColumns reports whether what is set in a room may run over several columns:
// it stands in nothing else.
func (s *compositor) spansColumns(r room) bool {
	return s.Geometry.Columns > 1 && r.x == 0 && r.measure == s.Geometry.Measure
}

// absent sets the caption of a picture that is not in the book and a link to
// where it is.
func (s *compositor) absent(r room, f *doc.Figure) {
	quiet := s.Grey()
	spans := s.spans(f.Caption, quiet)
	if len(spans) == 0 && f.Alt != "" {
		spans = append(spans, s.Span(f.Alt, quiet))
	}
	where := "〔" + frame.Text(s.UI.Best(s.Lang), frame.NoPicture)
	if len(spans) > 0 {
		where = " " + where
	}
	target := f.Src
	spans = append(spans, s.Span(where, quiet))
	if address.OnWeb(target) {
		anchor := quiet
		anchor.Colour = text.Accent
		link := s.Span(address.Host(target), anchor)
		link.Link = target
		spans = append(spans, s.Span(" ", quiet), link)
	}
	spans = append(spans, s.Span("〕", quiet))
	s.Flow.Add(page.Block{
		Strips: s.caption(r, spans, "P"), Together: true,
	})
}

// alternative is what stands for a figure where it is not seen.
func alternative(f *doc.Figure, picture string) string {
	if f.Alt != "" {
		return f.Alt
	}
	if c := doc.PlainInlines(f.Caption); c != "" {
		return c
	}
	return picture
}
