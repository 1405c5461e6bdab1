// Package typeset sets articles: their blocks become paragraphs, notes and figures in a
// flow, which the book (layout/compose) puts on its pages.
//
// A Press holds what a book shares. A Typesetter sets one article, of one text or two
// (bilingual.go), with a compositor for each text (article.go, block.go, list.go,
// table.go, figure.go); what a compositor sets goes through a Setter, which makes strips
// of lines of paragraphs (setter.go, inline.go, display.go).
package typeset

import (
	"fmt"
	"time"

	"github.com/wenzhai/wenzhai/convert/diag"
	"github.com/wenzhai/wenzhai/convert/frame"
	"github.com/wenzhai/wenzhai/fonts"
	"github.com/wenzhai/wenzhai/layout/byline"
	"github.com/wenzhai/wenzhai/layout/compose/paper"
	"github.com/wenzhai/wenzhai/layout/text"
)

// Options says how a volume is to be printed. The zero value is the house
// style: A4, 10.5 pt, one column, no pictures.
type Options struct {
	UI         frame.UI     // languages of the frame; nil = by the volume's main language
	Paper      paper.Size   // zero = A4
	FontSize   float64      // of the body in points; 0 = 10.5
	Columns    int          // 1 or 2; 0 = 1; of no account where two texts stand side by side or on facing pages
	Duplex     bool         // mirrored margins, chapters open on a recto
	Workers    int          // 0 = all processors; never changes the output
	Links      Links        // notes of the links' addresses; zero = at the page's foot
	Readings   bool         // most characters have readings above them: lines stand wider
	KeepImages bool         // print the pictures that the articles bring along
	Byline     byline.Parts // what stands below the titles of articles
	TOCDepth   int          // levels in the contents: 1 = chapters, 2 = and articles, 3 = and their highest headings, for which articles are loaded twice; 0 = 2
	Created    time.Time    // the file's date; zero = that of the newest article
	Fonts      []Font       // the user's, to be asked before the bundled ones (fonts.Set.With)

	// Observe is told of every paragraph that is set and of its lines, from
	// several goroutines at a time and in no order; nil = nobody. It must not
	// change or keep them.
	Observe func(p *text.Paragraph, lines []text.Line)
}

// Font is a font of the user's.
type Font struct {
	Path string // for messages
	Face *fonts.Face
}

// FontSet returns the bundled faces with the user's put where they belong
// (fonts.Set.With). A font that must not be embedded is left out and reported.
func FontSet(user []Font) (*fonts.Set, []diag.Diagnostic, error) {
	set, err := fonts.Bundled()
	if err != nil {
		return nil, nil, fmt.Errorf("open the bundled fonts: %w", err)
	}
	var faces []*fonts.Face
	var notes []diag.Diagnostic
	for _, u := range user {
		if u.Face == nil {
			continue
		}
		if why := u.Face.Restriction(); why != "" {
			notes = append(notes, diag.New(diag.FontRestricted, u.Path, 0, "%s is not used: %s", u.Face.Name(), why))
			continue
		}
		faces = append(faces, u.Face)
	}
	if len(faces) > 0 {
		set = set.With(faces...)
	}
	return set, notes, nil
}
