package shown

import (
	"github.com/wenzhai/wenzhai/convert/doc"
	"github.com/wenzhai/wenzhai/layout/page"
)

// The highest picture in a line, in em: what the distance of lines leaves room for;
// and how far its foot stands below the baseline, of its height.
const (
	highest = 1.45
	drop    = 0.16
)

// InLine scales a picture to a line of type of a size, no wider than most. Without a
// picture it returns nil.
func (all *Drawings) InLine(p *doc.Picture, size, most float64) *page.Inset {
	if p == nil || p.Image == nil || p.Image.Width < 1 || p.Image.Height < 1 || !(size > 0) || !(most > 0) {
		return nil
	}
	h := min(p.InLine(), highest) * size
	w := h * float64(p.Image.Width) / float64(p.Image.Height)
	if most = min(most, 30*size); w > most {
		w, h = most, h*most/w
	}
	return &page.Inset{Picture: all.content(p.Image), W: w, H: h, Drop: drop * h, Alt: p.Alt}
}
