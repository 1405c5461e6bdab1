package fonts

import "github.com/wenzhai/wenzhai/fonts/sfnt"

// kind is what a user's face is good for.
type kind uint8

const (
	fallback kind = iota // for what the text faces lack
	chinese              // a text face for Han
	latin                // a text face for western letters
)

// enoughHan is from how many unified ideographs on a face is one for Chinese
// text: the 3,500 of the commonest level of the Table of General Standard
// Chinese Characters (2013) less a seventh.
const enoughHan = 3000

// kindOf tells a user's face by what it holds.
func kindOf(font *sfnt.Font) kind {
	han, letters := 0, 0
	for _, m := range font.Mappings() {
		switch r := m.Rune; {
		case r >= 0x4E00 && r <= 0x9FFF:
			han++
		case r >= 'A' && r <= 'Z', r >= 'a' && r <= 'z':
			letters++
		}
	}
	switch {
	case han >= enoughHan:
		return chinese
	case letters == 52:
		return latin
	}
	return fallback
}

// misfit tells of a face for Chinese that it draws a mark otherwise than
// mainland setting needs it, so that the bundled faces draw it: a dash whose
// halves may not meet, a pause or stop that is not an em wide with its ink in
// the left half (GB/T 15834 §5.1; faces for Taiwan centre them), an ellipsis
// or interpunct of another width.
func (c *core) misfit(m sfnt.Mapping) bool {
	switch m.Rune {
	case '—', '⸺':
		return true
	case '…', '⋯':
		return c.scale(c.font.Advance(int(m.Glyph))) != 1000
	case '，', '、', '。', '；', '：', '！', '？', '．':
		_, _, right, _, _ := c.font.Box(int(m.Glyph))
		return c.scale(c.font.Advance(int(m.Glyph))) != 1000 || c.scale(right) > 600
	}
	return false
}

// before returns which of the bundled faces a user's face stands before in
// the fallback orders.
func (f *Face) before() []int {
	switch {
	case f.kind == chinese && f.bold:
		return []int{hei}
	case f.kind == chinese:
		return []int{song, kai}
	case f.kind == fallback || f.bold && f.italic:
		return []int{grotesque}
	case f.bold:
		return []int{romanBold, grotesqueBold}
	case f.italic:
		return []int{romanItalic}
	case f.load().metrics.FixedPitch:
		return []int{code}
	}
	return []int{roman}
}
