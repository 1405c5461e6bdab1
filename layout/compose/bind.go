package compose

import (
	"slices"
	"strconv"
	"strings"

	"github.com/wenzhai/wenzhai/convert/frame"
	"github.com/wenzhai/wenzhai/fonts"
	"github.com/wenzhai/wenzhai/layout/compose/internal/typeset"
	"github.com/wenzhai/wenzhai/layout/page"
	"github.com/wenzhai/wenzhai/layout/text"
)

// chapter opens chapter n on the pages and returns its element.
func (b *book) chapter(n int) int {
	c := &b.vol.Chapters[n]
	s := b.frontSetter("")
	labels := distinct(c.Labels(b.UI))
	sect := s.Flow.Tag("Sect", -1)
	if b.Geometry.Facing && len(c.Entries) > 0 && c.Entries[0].Second != nil {
		b.facingChapter(s, c, sect, chapterAnchor(n))
	} else {
		opening := s.partOpening(labels, b.UI, "H1", sect, chapterAnchor(n))
		if opening.Across = true; n == 0 || !b.vol.Chapters[n-1].Headed() || len(b.vol.Chapters[n-1].Entries) > 0 {
			opening.Break = b.PageBreak()
		}
		s.Flow.Add(opening)
	}
	b.outline = append(b.outline, page.OutlineItem{Level: 1 + c.Level, Title: labels[0], Target: chapterAnchor(n)})
	at := len(b.body.Tags)
	b.body.Add(*s.Flow, 0)
	return at + sect
}

// frontMatter is title page and contents, whose page numbers are still open.
type frontMatter struct {
	*page.Builder
	setter   *frontSetter
	contents *page.Contents
	digits   int        // of the page numbers that there is room for
	inner    *text.Line // the book's title for running heads
}

// frontMatter sets title page and contents of a book of about that many pages.
func (b *book) frontMatter(pages int) *frontMatter {
	s := b.frontSetter(b.title())
	f := &frontMatter{setter: s, digits: len(strconv.Itoa(pages)), inner: s.RunningTitle(b.title())}
	f.Builder = page.NewBuilder(s.Geometry, page.Tag{Role: "Document", Parent: -1, Lang: string(b.Lang)})
	s.titlePage()
	f.contents = s.contents(pages)
	f.Add(*s.Flow, 0)
	f.Finish()
	// The body begins on a recto, or on a verso where pages face each other.
	if odd := len(f.Leaves)%2 == 1; b.Geometry.Facing != odd && (b.Options.Duplex || b.Geometry.Facing) {
		f.Leaves = append(f.Leaves, &page.Leaf{Opening: true})
	}
	return f
}

// bind puts the index of sources behind the body, fills in the page numbers of
// the contents and hands on the pages before the body.
func (b *book) bind() (*page.Document, error) {
	b.sources(len(b.front.Leaves))
	if err := b.send(); err != nil {
		return nil, err
	}
	b.fitFront()
	s := b.front.setter
	b.front.contents.Fill(func(target string) *text.GlyphRun {
		n := strconv.Itoa(len(b.front.Leaves) + b.placeOf(target) + 1)
		return s.Figures(n, typeset.Look{Role: fonts.Body, Size: b.Sheet.Body})
	})
	if b.hasSources() {
		b.outline = append(b.outline, page.OutlineItem{Level: 1, Title: frame.Text(b.UI.Lead(), frame.Sources), Target: sourcesAnchor})
	}
	tags := append(slices.Clip(b.front.Tags), b.body.Tags[len(b.front.Tags):]...)
	for i, leaf := range b.front.Leaves {
		if err := b.out(i, b.dress(i, leaf), tags); err != nil {
			return nil, err
		}
	}
	b.notes = append(s.Findings(), b.notes...)
	return &page.Document{
		Info: b.info(), Outline: b.outline, Tags: tags, Front: len(b.front.Leaves),
		InTagOrder: b.Geometry.Facing, Spreads: b.Geometry.Facing,
	}, nil
}

// placeOf returns the leaf of a place in the body, or of its article where the article ends
// before it.
func (b *book) placeOf(target string) int {
	if leaf, ok := b.body.Places[target]; ok {
		return leaf
	}
	article, _, _ := strings.Cut(target, ".")
	return b.body.Places[article]
}

// fitFront sets the front matter again where its page numbers turned out
// shorter or longer than was thought, unless the body, which stands already,
// would have to move.
func (b *book) fitFront() {
	pages := len(b.front.Leaves) + len(b.body.Leaves)
	if len(strconv.Itoa(pages)) == b.front.digits {
		return
	}
	again := b.frontMatter(pages)
	if len(again.Leaves) == len(b.front.Leaves) && len(again.Tags) == len(b.front.Tags) {
		b.front = again
	}
}

// send hands on the pages of the body that are ready.
func (b *book) send() error {
	for ; b.sent < len(b.body.Leaves); b.sent++ {
		n := len(b.front.Leaves) + b.sent
		if err := b.out(n, b.dress(n, b.body.Leaves[b.sent]), b.body.Tags); err != nil {
			return err
		}
	}
	return nil
}

// dress turns leaf i into a page: with a running head but where a part opens,
// and a folio everywhere but on the title page. The leaf is empty afterwards.
func (b *book) dress(i int, leaf *page.Leaf) page.Page {
	recto := i%2 == 0
	p := page.Page{Width: b.Geometry.Width, Height: b.Geometry.Height, Label: strconv.Itoa(i + 1), Ends: leaf.Ends}
	if !leaf.Opening {
		p.Items = append(p.Items, b.runningHead(leaf, recto, b.front.inner)...)
	}
	p.Items = append(p.Items, leaf.Items...)
	if i > 0 && len(leaf.Items) > 0 {
		s := b.front.setter
		line := text.Line{Runs: []text.GlyphRun{*s.Figures(p.Label, typeset.Look{Role: fonts.Heading, Size: s.Small})}}
		p.Items = append(p.Items, b.Geometry.Folio(recto, &line)...)
	}
	leaf.Items = nil
	return p
}

// title returns the title of the book.
func (b *book) title() string {
	if b.vol.Title != "" {
		return b.vol.Title
	}
	return b.vol.DefaultTitle(b.UI.Lead())
}

func (b *book) info() page.Info {
	info := page.Info{Title: b.title(), Author: b.vol.Author, Lang: string(b.Lang), Created: b.created()}
	if !b.vol.First.IsZero() {
		info.Subject = frame.Span(b.UI.Lead(), b.vol.First, b.vol.Last)
	}
	for _, l := range b.vol.Sources {
		if len(info.Keywords) < 12 {
			info.Keywords = append(info.Keywords, l)
		}
	}
	return info
}
