package fonts

import (
	"sync"

	"github.com/wenzhai/wenzhai/fonts/sfnt"
)

// formulaSize is how large the unpacked face for formulas is, in bytes.
const formulaSize = 718232

// formula makes the face for formulas on first use.
var formula = sync.OnceValue(func() *Face {
	c := newCore("Wenzhai Formula", "Regular")
	c.open = func() (*sfnt.Font, error) { return unpack("data/"+c.name, formulaSize) }
	return &Face{index: -1, core: c}
})

// Formula returns the bundled face for formulas: the same one at every call. It
// stands in no Set, so that text is set as if it were not there, and is unpacked when
// it is first asked for a glyph.
func Formula() *Face { return formula() }

// Math returns the face's table for formulas and how many of its units are an em; 0
// where the face has none. The table is read anew at every call.
func (f *Face) Math() (m sfnt.Math, unitsPerEm int) {
	c := f.load()
	if c.err != nil {
		return m, 0
	}
	m, ok := c.font.Math()
	if !ok {
		return m, 0
	}
	return m, c.font.UnitsPerEm()
}
