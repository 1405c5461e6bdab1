package typeset

import (
	"cmp"
	"strconv"
	"strings"

	"github.com/wenzhai/wenzhai/convert/diag"
	"github.com/wenzhai/wenzhai/convert/digest"
	"github.com/wenzhai/wenzhai/convert/doc"
	"github.com/wenzhai/wenzhai/convert/frame"
	"github.com/wenzhai/wenzhai/layout/compose/formula"
	"github.com/wenzhai/wenzhai/layout/compose/paper"
	"github.com/wenzhai/wenzhai/layout/compose/shown"
	"github.com/wenzhai/wenzhai/layout/page"
	"github.com/wenzhai/wenzhai/layout/text"
)

// defaultSize is the size of the body type in points.
const defaultSize = 10.5

// Press is what a book and all its articles share. It does not change while they are set.
type Press struct {
	Options  Options
	UI       frame.UI // languages of the frame
	Lang     doc.Lang // of the book
	dated    bool     // chapters are dates, and say of undated articles that they are
	Geometry page.Geometry
	Layout   digest.Layout // of articles with two texts
	Engine   *text.Engine
	formulas *formula.Setter
	drawings *shown.Drawings
	first    int               // place of the volume's first article in the book
	count    int               // of the volume's articles
	Notes    []diag.Diagnostic // of what was handed in
	Sheet
}

// NewPress opens the faces and lays down the sizes of a book. It fails where a bundled
// face cannot be read, and for digest.Reveal, which is no layout for paper.
func NewPress(vol *digest.Volume, o Options) (*Press, error) {
	if o.FontSize <= 0 {
		o.FontSize = defaultSize
	}
	if o.Paper.Width <= 0 || o.Paper.Height <= 0 {
		o.Paper = paper.A4()
	}
	lang := doc.Lang("")
	if len(vol.Langs) > 0 {
		lang = vol.Langs[0]
	}
	if len(o.UI) == 0 {
		o.UI = frame.Default(vol.Langs...)
	}
	lang = cmp.Or(lang, o.UI.Lead())
	set, notes, err := FontSet(o.Fonts)
	if err != nil {
		return nil, err
	}
	g, err := geometry(vol.Layout, o)
	if err != nil {
		return nil, err
	}
	p := &Press{Options: o, UI: o.UI, Lang: lang, dated: saysDates(vol), Geometry: g, Layout: vol.Layout, Engine: text.New(set), formulas: formula.New(set), drawings: &shown.Drawings{}, Sheet: newSheet(g), Notes: notes}
	if entries := vol.Entries(); len(entries) > 0 {
		p.first, p.count = entries[0].N, len(entries)
	}
	return p, nil
}

// saysDates reports whether the chapters are dates, or sections, whose articles need
// none.
func saysDates(vol *digest.Volume) bool {
	for i := range vol.Chapters {
		if by := vol.Chapters[i].By; by >= digest.Day && by <= digest.Year || by == digest.Section {
			return true
		}
	}
	return false
}

// ArticleAnchor is where links to article n of a volume lead, counted from 0.
func ArticleAnchor(n int) string { return "a" + strconv.Itoa(n+1) }

// Kicker is the line above the headline: source, date, author, nothing that
// stands beside or above it already.
func (p *Press) Kicker(m *doc.Meta) string {
	l := p.UI.Best(m.Lang)
	var parts []string
	if m.Source != "" {
		parts = append(parts, m.Source)
	}
	if m.Dated() {
		parts = append(parts, frame.ShortDay(l, m.Date))
	} else if !p.dated && m.Book == "" {
		parts = append(parts, frame.Text(l, frame.Undated))
	}
	if m.Author != "" && !p.Options.Byline.Author && !strings.EqualFold(m.Author, m.Source) {
		parts = append(parts, m.Author)
	}
	return strings.Join(parts, " · ")
}

// PageBreak returns where chapters and parts of the front matter begin: on a page, or
// on a right-hand page where leaves are printed on both sides.
func (p *Press) PageBreak() page.Break {
	if p.Options.Duplex && !p.Geometry.Facing {
		return page.BreakRecto
	}
	return page.BreakPage
}
