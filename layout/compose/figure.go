package compose

import (
	"math"

	"github.com/wenzhai/wenzhai/convert/doc"
	"github.com/wenzhai/wenzhai/convert/frame"
	"github.com/wenzhai/wenzhai/layout/page"
	"github.com/wenzhai/wenzhai/layout/text"
)

// pictureDPI is the least resolution at which a picture is printed: it is
// never drawn larger than its pixels are good for.
const pictureDPI = 150

// figure sets a picture with its caption, or what stands for a picture that
// is not in the book. It returns the picture's element.
func (s *compositor) figure(r room, f *doc.Figure) (tag int) {
	im := f.Image
	if im == nil || !s.o.KeepImages || im.Width < 1 || im.Height < 1 {
		s.absent(r, f)
		return r.tag
	}
	wide := s.spansColumns(r) && panoramic(im, r.measure)
	if wide {
		r.measure = s.g.Block()
	}
	tag = s.element("Figure", r)
	s.flow.Tags[tag].Alt = alternative(f, frame.Text(s.ui.Best(s.lang), frame.Picture))
	within := r
	within.tag, within.turned = tag, false
	caption := s.caption(within, s.spans(f.Caption, s.quiet()), "Caption")
	item, depth := s.picture(r, im, float64(s.g.Lines)*s.pitch-depthOf(caption))
	item.Tag = tag
	strips := []page.Strip{{Depth: depth, Items: append([]page.Item{item}, s.words(im, item)...), Glue: true}}
	least := max(s.g.WholeLines(depth/2), 6) // shrinks to half its size rather than leave a gap
	if len(im.Words) > 0 {
		least = 0 // words have their size
	}
	s.flow.Add(page.Block{Strips: append(strips, caption...), Before: 1, After: 1, Together: true, Least: least, Wide: wide})
	return tag
}

// spansColumns reports whether what is set in a room may run over several columns:
// it stands in nothing else.
func (s *compositor) spansColumns(r room) bool {
	return s.g.Columns > 1 && r.x == 0 && r.measure == s.g.Measure
}

// panoramic tells which pictures a column is too narrow for: those more than
// twice as wide as high that fill much more of the page.
func panoramic(im *doc.Image, column float64) bool {
	return im.Width > 2*im.Height && float64(im.Width)*72/pictureDPI > 1.5*column
}

// picture scales an image to the room: no wider than the measure, no deeper
// than two thirds of a column, and so deep that its head stands at the top of
// the characters of its first grid line and its foot on the last baseline.
func (s *compositor) picture(r room, im *doc.Image, limit float64) (*page.PictureItem, float64) {
	ratio := float64(im.Height) / float64(im.Width)
	w := min(r.measure, float64(im.Width)*72/pictureDPI)
	spare := s.pitch - s.em
	limit = min(limit, math.Ceil(float64(s.g.Lines)*2/3)*s.pitch)
	if w*ratio > limit-spare {
		w = (limit - spare) / ratio
	}
	lines := max(math.Floor((w*ratio+spare)/s.pitch+0.15), 1)
	depth := lines * s.pitch
	if h := depth - spare; lines > 3 && h < w*ratio {
		w = h / ratio
	}
	h := w * ratio
	return &page.PictureItem{
		X: r.x + (r.measure-w)/2, Y: (depth - h) / 2, W: w, H: h,
		Picture: &page.Picture{Name: im.Name, MediaType: im.MediaType, Width: im.Width, Height: im.Height, Data: im.Data},
	}, max(depth, float64(s.g.WholeLines(h))*s.pitch)
}

// absent sets the caption of a picture that is not in the book and a link to
// where it is.
func (s *compositor) absent(r room, f *doc.Figure) {
	quiet := s.grey()
	spans := s.spans(f.Caption, quiet)
	if len(spans) == 0 && f.Alt != "" {
		spans = append(spans, s.span(f.Alt, quiet))
	}
	where := "〔" + frame.Text(s.ui.Best(s.lang), frame.NoPicture)
	if len(spans) > 0 {
		where = " " + where
	}
	target := f.Src
	spans = append(spans, s.span(where, quiet))
	if absolute(target) {
		anchor := quiet
		anchor.Colour = text.Accent
		link := s.span(host(target), anchor)
		link.Link = target
		spans = append(spans, s.span(" ", quiet), link)
	}
	spans = append(spans, s.span("〕", quiet))
	s.flow.Add(page.Block{
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
