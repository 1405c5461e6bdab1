package fonts

import (
	"errors"
	"strings"
	"sync"

	"github.com/wenzhai/wenzhai/fonts/sfnt"
)

// Face is one font face of a Set. It is immutable and safe for concurrent
// use. Lengths are in 1/1000 em, with y running up from the baseline.
type Face struct {
	index int
	*core
}

// core is a face without its place in a set.
type core struct {
	name, family string
	bold, italic bool
	kind         kind
	noEmbedding  string // why it may not be embedded, or ""

	first rune // the first character it has beside spaces, where that is known without opening it

	once sync.Once
	open func() (*sfnt.Font, error)

	// What load fills in.
	err      error
	font     *sfnt.Font
	metrics  sfnt.Metrics
	advances []uint16
	pages    [0x400]*[256]GID // by rune / 256, up to U+3FFFF
	kern     sfnt.Kern
}

func newCore(family, style string) *core {
	return &core{
		name:   strings.ReplaceAll(family, " ", "") + "-" + strings.ReplaceAll(style, " ", ""),
		family: family,
		bold:   style == "Bold",
		italic: style == "Italic",
	}
}

// load opens the font on first use. After an error the face has no glyphs,
// and Subset returns the error.
func (c *core) load() *core {
	c.once.Do(func() {
		if c.font, c.err = c.open(); c.err != nil {
			return
		}
		c.metrics = c.font.Metrics()
		if em := c.font.UnitsPerEm(); c.metrics.CapHeight == 0 { // the font does not say
			c.metrics.CapHeight, c.metrics.XHeight = em*7/10, em/2
		}
		c.kern = c.font.Kern()
		c.advances = make([]uint16, c.font.NumGlyphs())
		for g := range c.advances {
			c.advances[g] = uint16(c.scale(c.font.Advance(g)))
		}
		for _, m := range c.font.Mappings() {
			at := int(m.Rune >> 8)
			if at >= len(c.pages) || c.kind == chinese && c.misfit(m) {
				continue
			}
			if c.pages[at] == nil {
				c.pages[at] = new([256]GID)
			}
			c.pages[at][m.Rune&0xFF] = GID(m.Glyph)
		}
	})
	return c
}

// scale turns design units into 1/1000 em. It rounds towards zero, as the
// width array of the PDF does, so that sums of advances agree with viewers.
func (c *core) scale(v int) int {
	if em := c.font.UnitsPerEm(); em != 1000 {
		return v * 1000 / em
	}
	return v
}

// load is that of the core; a zero Face has no glyphs.
func (f *Face) load() *core { return f.facts().load() }

// facts returns what is known of the face without opening it.
func (f *Face) facts() *core {
	if f.core == nil {
		return &core{open: func() (*sfnt.Font, error) { return nil, errNoFace }}
	}
	return f.core
}

var errNoFace = errors.New("the face is of no font")

// Index is the face's place in Set.Faces.
func (f *Face) Index() int { return f.index }

// Name is the PostScript name, like "WenzhaiSong-Regular".
func (f *Face) Name() string { return f.facts().name }

// Family is the family name, like "Wenzhai Song".
func (f *Face) Family() string { return f.facts().family }

// Bold says whether the face is bold.
func (f *Face) Bold() bool { return f.facts().bold }

// Italic says whether the face is italic.
func (f *Face) Italic() bool { return f.facts().italic }

// Style is "Regular", "Bold", "Italic" or "Bold Italic".
func (f *Face) Style() string {
	switch {
	case f.Bold() && f.Italic():
		return "Bold Italic"
	case f.Bold():
		return "Bold"
	case f.Italic():
		return "Italic"
	}
	return "Regular"
}

// Licence says in short under what licence the face is, as its file has it:
// "SIL Open Font License 1.1", the first line of another one, or "unknown".
func (f *Face) Licence() string {
	c := f.load()
	if c.err != nil {
		return "unknown"
	}
	text := c.font.Name(sfnt.NameLicence)
	switch line, _, _ := strings.Cut(strings.TrimSpace(text), "\n"); {
	case strings.Contains(text, "SIL Open Font License"):
		return "SIL Open Font License 1.1"
	case line != "":
		return strings.TrimSpace(line)
	}
	return "unknown"
}

// GID returns the glyph of a character; ok is false when the face has none.
func (f *Face) GID(r rune) (g GID, ok bool) {
	if f.core == nil || r < f.core.first && r > ' ' && r != '\u00A0' {
		return 0, false // not worth opening the face
	}
	c := f.load()
	if at := uint32(r) >> 8; at < uint32(len(c.pages)) {
		if page := c.pages[at]; page != nil {
			g = page[r&0xFF]
		}
	}
	return g, g != 0
}

// NumGlyphs is the number of glyphs, .notdef included.
func (f *Face) NumGlyphs() int { return len(f.load().advances) }

// Advance is the width of a glyph; 0 when there is no such glyph.
func (f *Face) Advance(g GID) int {
	c := f.load()
	if int(g) >= len(c.advances) {
		return 0
	}
	return int(c.advances[g])
}

// Kern is how far b moves when it follows a: mostly 0 or negative. Of the
// bundled faces only the western text faces have kerning.
func (f *Face) Kern(a, b GID) int {
	c := f.load()
	v := c.kern.Pair(uint16(a), uint16(b))
	if v == 0 {
		return 0
	}
	return c.scale(v)
}

// Err is the error that opening the face met; nil when all is well. A face
// with an error has no glyphs.
func (f *Face) Err() error { return f.load().err }
