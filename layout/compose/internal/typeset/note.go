package typeset

import (
	"slices"
	"strconv"
	"strings"

	"github.com/wenzhai/wenzhai/convert/doc"
	"github.com/wenzhai/wenzhai/fonts"
	"github.com/wenzhai/wenzhai/layout/compose/address"
	"github.com/wenzhai/wenzhai/layout/compose/series"
	"github.com/wenzhai/wenzhai/layout/page"
	"github.com/wenzhai/wenzhai/layout/text"
)

// Links says how links show on paper.
type Links uint8

// The ways to print links.
const (
	LinkNotes Links = iota // a number behind the link, its address in a note at the page's foot
	LinkPlain              // by their colour alone
)

// ParseLinks reads "notes" or "none".
func ParseLinks(s string) (Links, bool) {
	switch s {
	case "notes":
		return LinkNotes, true
	case "none":
		return LinkPlain, true
	}
	return LinkNotes, false
}

// linkNotes gives the addresses of one article's links, and its own notes, their
// numbers.
type linkNotes struct {
	on      bool
	anchor  string               // of the article: notes of several articles share a page
	numbers map[string]int       // by address, or place of a note, counted from 1
	marks   map[*text.Style]bool // styles of the numbers in the text
	measure float64              // of the notes
	base    float64              // of a note's first line: the last lines of notes and text share one
	before  series.Taken         // what was handed out before this article
}

func newLinkNotes(p *Press, anchor string, measure float64) *linkNotes {
	return &linkNotes{
		on: p.Options.Links == LinkNotes, anchor: anchor, measure: measure, base: p.NotePitch - p.Pitch + page.Baseline(p.Pitch, p.Body),
		numbers: map[string]int{}, marks: map[*text.Style]bool{},
	}
}

// number is that of an address's note.
func (k *linkNotes) number(url string) int { return k.numbers[url] + k.before.Number }

// refer puts the number of a link's note behind the spans of its text, before
// white space at their end. A link that shows its address needs no note, nor
// does one that has no text.
func (k *linkNotes) refer(s *Setter, out *[]text.Span, from int, url string) {
	spans := *out
	shown := ""
	for _, sp := range spans[from:] {
		shown += sp.Text
	}
	last := len(spans) - 1
	for last >= from && strings.TrimSpace(spans[last].Text) == "" {
		last--
	}
	if !k.on || last < from || !address.OffPage(url) || address.ShownIn(shown, url) {
		return
	}
	at := &spans[last]
	word := strings.TrimRight(at.Text, " \n\u00a0\u3000")
	space := *at
	space.Text = at.Text[len(word):]
	at.Text = word
	behind := []text.Span{k.mark(s, *at, url), space}
	if space.Text == "" {
		behind = behind[:1]
	}
	*out = slices.Insert(spans, last+1, behind...)
}

// mark is the number of an address's note as it stands behind the span of a
// link: in the raised figures of the face, so that their strokes match.
func (k *linkNotes) mark(s *Setter, sp text.Span, url string) text.Span {
	if k.numbers[url] == 0 {
		k.numbers[url] = len(k.numbers) + 1
		if n := s.feet.called(url); n > 0 {
			k.numberRun(s, s.feet.list[n-1].Blocks) // they stand with it
		}
	}
	l := Look{Role: sp.Style.Role, Size: sp.Style.Size, Rise: 0.06 * sp.Style.Size, Colour: text.Accent}
	if l.Role != fonts.Heading && l.Role != fonts.BodyBold {
		l.Role = fonts.Body
	}
	style := s.style(l)
	k.marks[style] = true
	return text.Span{Text: raised(k.number(url)), Style: style, Lang: sp.Lang, Link: url}
}

// raised writes n in superscript figures.
func raised(n int) string {
	return strings.Map(func(r rune) rune { return []rune("⁰¹²³⁴⁵⁶⁷⁸⁹")[r-'0'] }, strconv.Itoa(n))
}

// notesOn returns the notes that the items of a strip refer to, by their numbers,
// and makes references of these.
func (k *linkNotes) notesOn(s *Setter, items []page.Item) (out []*page.Note) {
	var urls []string
	parents := map[string]int{} // by address
	for _, it := range items {
		t, ok := it.(*page.TextItem)
		if !ok || t.Tag < 0 || !k.marks[t.Run.Style] || strings.HasPrefix(t.Run.Link, "#") {
			continue
		}
		if _, twice := parents[t.Run.Link]; !twice {
			urls = append(urls, t.Run.Link)
			parents[t.Run.Link] = s.Flow.Tags[t.Tag].Parent // the link's
		}
		t.Tag = s.Flow.Tag("Reference", t.Tag)
	}
	slices.SortFunc(urls, func(a, b string) int { return k.numbers[a] - k.numbers[b] })
	for _, url := range urls {
		out = append(out, k.note(s, url, parents[url]))
	}
	return out
}

// note sets the note of an address in small type: its number, then the
// address as it is printed, which leads to the whole one.
func (k *linkNotes) note(s *Setter, url string, parent int) *page.Note {
	n := strconv.Itoa(k.number(url))
	tag := s.Flow.Tag("Note", parent)
	number := Look{Role: fonts.Body, Size: s.Small}
	hang := 2 * s.Small
	spans, lines := s.address(url, number, k.measure-hang)
	note := &page.Note{Key: k.anchor + "." + n, Order: k.before.Total + k.numbers[url], Strips: s.stack(spans, lines, tag, hang, s.NotePitch)}
	shift(note.Strips, 0, k.base-page.Baseline(s.NotePitch, s.Small))
	if len(note.Strips) > 0 {
		label := &page.TextItem{Y: k.base, Run: s.Figures(n, number), Tag: s.Flow.Tag("Lbl", tag)}
		note.Strips[0].Items = append([]page.Item{label}, note.Strips[0].Items...)
	}
	return note
}

// address sets a link's address in two lines at most.
func (s *Setter) address(url string, l Look, measure float64) ([]text.Span, []text.Line) {
	for room := 2 * measure; ; room -= measure / 16 {
		spans := []text.Span{s.Span(s.fit(address.InNote(url), l, "", room), l)}
		spans[0].Link = url
		lines := s.Lines(Ragged(spans, doc.English, measure))
		if len(lines) <= 2 || room < measure {
			return spans, lines
		}
	}
}
