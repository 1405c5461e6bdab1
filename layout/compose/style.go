package compose

import (
	"github.com/wenzhai/wenzhai/convert/doc"
	"github.com/wenzhai/wenzhai/fonts"
	"github.com/wenzhai/wenzhai/layout/page"
	"github.com/wenzhai/wenzhai/layout/text"
)

// sheet is the style sheet of the book: sizes in points, derived from the
// body's size (10.5 pt gives the house sizes).
type sheet struct {
	body, small, mono   float64 // running text; kickers, captions, running heads; program text
	head, chapter, tier float64 // an article's headline, a chapter's, the second language below it
	title, sub          float64 // on the title page; of a heading within an article
	pitch, smallPitch   float64 // line distances: of the grid, of small type
	notePitch           float64 // of notes at the foot
	em                  float64
	ink                 text.Colour // of running text
	ragged              bool        // running text in Western languages is
}

func newSheet(g page.Geometry) sheet {
	k := g.Em / 10.5
	large := k * min(1, 0.4+0.6*g.Block()/(36*g.Em)) // display type minds a narrow page
	return sheet{
		body: g.Em, small: 8.5 * k, mono: 9 * k,
		head: 17 * large, chapter: 24 * large, tier: 11 * k, title: 28 * large, sub: 12 * k,
		pitch: g.Pitch, smallPitch: min(0.75*g.Pitch, 1.25*g.Em), notePitch: 12.5 * k, em: g.Em,
	}
}

// look is a style before it is shared as a *text.Style.
type look = text.Style

// marked returns l with an inline mark of the document tree added.
func marked(l look, m doc.Style) look {
	switch m {
	case doc.Emphasis:
		if l.Role == fonts.Body {
			l.Role, l.Dots = fonts.BodyItalic, true
		}
	case doc.Strong:
		if l.Role == fonts.Body || l.Role == fonts.BodyItalic {
			l.Role = fonts.BodyBold
		}
	case doc.Underline:
		l.Underline = true
	case doc.Strike:
		l.Strike = true
	case doc.Highlight:
		l.Marked = true
	case doc.Small:
		l.Size *= 0.85
	case doc.Key:
		l = monoLook(l)
	case doc.Sub:
		l.Rise -= 0.14 * l.Size
		l.Size *= 0.66
	case doc.Sup:
		l.Rise += 0.36 * l.Size
		l.Size *= 0.66
	}
	return l
}

// monoLook returns l for program text inside running text.
func monoLook(l look) look {
	l.Role = fonts.Mono
	l.Size *= 0.88
	return l
}
