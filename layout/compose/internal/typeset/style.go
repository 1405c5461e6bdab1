package typeset

import (
	"github.com/wenzhai/wenzhai/convert/doc"
	"github.com/wenzhai/wenzhai/fonts"
	"github.com/wenzhai/wenzhai/layout/page"
	"github.com/wenzhai/wenzhai/layout/text"
)

// Sheet is the style sheet of the book: sizes in points, derived from the
// body's size (10.5 pt gives the house sizes).
type Sheet struct {
	Body, Small, Mono   float64 // running text; kickers, captions, running heads; program text
	Head, Chapter, Tier float64 // an article's headline, a chapter's, the second language below it
	Title, Sub          float64 // on the title page; of a heading within an article
	Pitch, SmallPitch   float64 // line distances: of the grid, of small type
	NotePitch           float64 // of notes at the foot
	Em                  float64
	Ink                 text.Colour // of running text
	Ragged              bool        // running text in Western languages is
}

func newSheet(g page.Geometry) Sheet {
	k := g.Em / 10.5
	large := k * min(1, 0.4+0.6*g.Block()/(36*g.Em)) // display type minds a narrow page
	return Sheet{
		Body: g.Em, Small: 8.5 * k, Mono: 9 * k,
		Head: 17 * large, Chapter: 24 * large, Tier: 11 * k, Title: 28 * large, Sub: 12 * k,
		Pitch: g.Pitch, SmallPitch: min(0.75*g.Pitch, 1.25*g.Em), NotePitch: 12.5 * k, Em: g.Em,
	}
}

// Look is a style before it is shared as a *text.Style.
type Look = text.Style

// marked returns l with an inline mark of the document tree added.
func marked(l Look, m doc.Style) Look {
	switch m {
	case doc.Emphasis:
		switch l.Role {
		case fonts.Body:
			l.Role, l.Dots = fonts.BodyItalic, true
		case fonts.Quote:
			l.Role, l.Dots = fonts.QuoteItalic, true
		case fonts.BodyItalic:
			if !l.Dots { // what stands in italics as a whole
				l.Role = fonts.Body
			}
		}
	case doc.Strong:
		if l.Role != fonts.Heading && l.Role != fonts.Mono {
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
func monoLook(l Look) Look {
	l.Role = fonts.Mono
	l.Size *= 0.88
	return l
}
