package article

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"github.com/wenzhai/wenzhai/convert/article/front"
	"github.com/wenzhai/wenzhai/convert/article/page"
	"github.com/wenzhai/wenzhai/convert/letter"
)

// Place is where an article stands among those of its folder, as its front matter
// says: weight of Hugo, sidebar_position of Docusaurus, nav_order and parent of themes
// of Jekyll, order of VuePress and Starlight.
type Place struct {
	_          struct{} `cbor:",toarray"`
	Position   float64  // the least comes first; none where Positioned is false
	Positioned bool
	Label      string // what lists of contents call the article; "" = by its title
	Parent     string // the title of the article that it stands under; "" = it says none
	Next, Prev string // the addresses, names or titles of the articles behind it and before it; "" = it says none
}

// String returns what is said of the place; "" of nil.
func (p *Place) String() string {
	if p == nil {
		return ""
	}
	return fmt.Sprintf("%t %g %q %q %q %q", p.Positioned, p.Position, p.Label, p.Parent, p.Next, p.Prev)
}

// placeOf returns the place that front matter gives an article, or the links of its
// page to those beside it; nil = they give none.
func placeOf(f *front.Matter, page *page.Page) *Place {
	p := Place{Next: page.Next, Prev: page.Prev}
	if x, ok := f.Get(front.Next...); ok && x.Value != "false" {
		p.Next = letter.OneLine(x.Value)
	}
	if x, ok := f.Get(front.Previous...); ok && x.Value != "false" {
		p.Prev = letter.OneLine(x.Value)
	}
	if x, ok := f.Get(front.Position...); ok {
		n, err := strconv.ParseFloat(strings.TrimSpace(x.Value), 64)
		if p.Positioned = err == nil && !math.IsNaN(n) && !math.IsInf(n, 0) && (n != 0 || x.Key != "weight"); p.Positioned {
			p.Position = n
		}
	}
	if x, ok := f.Get(front.Label...); ok {
		p.Label = letter.OneLine(x.Value)
	}
	if x, ok := f.Get(front.Parent...); ok {
		p.Parent = letter.OneLine(x.Value)
	}
	if p == (Place{}) {
		return nil
	}
	return &p
}
