package compose

import (
	"sort"
	"strconv"
	"strings"

	"github.com/wenzhai/wenzhai/convert/doc"
	"github.com/wenzhai/wenzhai/fonts"
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

// linkNotes gives the addresses of one article's links their numbers.
type linkNotes struct {
	on      bool
	anchor  string               // of the article: notes of several articles share a page
	numbers map[string]int       // by address, counted from 1
	marks   map[*text.Style]bool // styles of the numbers in the text
	measure float64              // of the notes
	before  counted              // what was handed out before this article
}

func (s *compositor) takeNotes(anchor string) {
	*s.links = linkNotes{
		on: s.o.Links == LinkNotes, anchor: anchor, measure: s.g.Measure,
		numbers: map[string]int{}, marks: map[*text.Style]bool{},
	}
}

// refer puts the number of a link's note behind the spans of its text, before
// white space at their end. A link that shows its address needs no note, nor
// does one that has no text.
func (s *compositor) refer(out *[]text.Span, from int, url string) {
	spans := *out
	shown := ""
	for _, sp := range spans[from:] {
		shown += sp.Text
	}
	last := len(spans) - 1
	for last >= from && strings.TrimSpace(spans[last].Text) == "" {
		last--
	}
	if !s.links.on || last < from || !printedURL(url) || showsURL(shown, url) {
		return
	}
	at := &spans[last]
	word := strings.TrimRight(at.Text, " \n\u00a0\u3000")
	space := *at
	space.Text = at.Text[len(word):]
	at.Text = word
	rest := append([]text.Span(nil), spans[last+1:]...)
	spans = append(spans[:last+1], s.mark(*at, url))
	if space.Text != "" {
		spans = append(spans, space)
	}
	spans = append(spans, rest...)
	*out = spans
}

// mark is the number of an address's note as it stands behind the span of a
// link: in the raised figures of the face, so that their strokes match.
func (s *compositor) mark(sp text.Span, url string) text.Span {
	if s.links.numbers[url] == 0 {
		s.links.numbers[url] = len(s.links.numbers) + 1
	}
	n := s.links.numbers[url] + s.links.before.number
	l := look{Role: sp.Style.Role, Size: sp.Style.Size, Rise: 0.06 * sp.Style.Size, Colour: text.Accent}
	if l.Role == fonts.Mono || l.Role == fonts.BodyItalic {
		l.Role = fonts.Body
	}
	style := s.style(l)
	s.links.marks[style] = true
	return text.Span{Text: raised(n), Style: style, Lang: sp.Lang, Link: url}
}

// raised writes n in superscript figures.
func raised(n int) string {
	return strings.Map(func(r rune) rune { return []rune("⁰¹²³⁴⁵⁶⁷⁸⁹")[r-'0'] }, strconv.Itoa(n))
}

// notesOn returns the notes that the items of a strip refer to, by their
// numbers, and makes references of these.
func (s *compositor) notesOn(items []page.Item) []*page.Note {
	if len(s.links.marks) == 0 {
		return nil
	}
	var urls []string
	parents := map[string]int{} // by address
	for _, it := range items {
		t, ok := it.(*page.TextItem)
		if !ok || t.Tag < 0 || !s.links.marks[t.Run.Style] {
			continue
		}
		if _, twice := parents[t.Run.Link]; !twice {
			urls = append(urls, t.Run.Link)
			parents[t.Run.Link] = s.flow.Tags[t.Tag].Parent // the link's
		}
		t.Tag = s.flow.Tag("Reference", t.Tag)
	}
	sort.Slice(urls, func(i, j int) bool { return s.links.numbers[urls[i]] < s.links.numbers[urls[j]] })
	var out []*page.Note
	for _, url := range urls {
		out = append(out, s.note(url, parents[url]))
	}
	return out
}

// note sets the note of an address in small type: its number, then the
// address as it is printed, which leads to the whole one.
func (s *compositor) note(url string, parent int) *page.Note {
	n := s.links.numbers[url] + s.links.before.number
	tag := s.flow.Tag("Note", parent)
	number := look{Role: fonts.Body, Size: s.small}
	hang := 2 * s.small
	spans, lines := s.address(url, number, s.links.measure-hang)
	order := s.links.before.total + s.links.numbers[url]
	note := &page.Note{Key: s.links.anchor + "." + strconv.Itoa(n), Order: order, Strips: s.stack(spans, lines, tag, hang, s.notePitch)}
	depth := s.notePitch - s.pitch + page.Baseline(s.pitch, s.body) // last baselines of notes and text coincide
	for i := range note.Strips {
		for _, it := range note.Strips[i].Items {
			page.Move(it, 0, depth-page.Baseline(s.notePitch, s.small), 0)
		}
	}
	if len(note.Strips) > 0 {
		label := &page.TextItem{Y: depth, Run: s.figures(strconv.Itoa(n), number), Tag: s.flow.Tag("Lbl", tag)}
		note.Strips[0].Items = append([]page.Item{label}, note.Strips[0].Items...)
	}
	return note
}

// address sets a link's address in two lines at most.
func (s *compositor) address(url string, l look, measure float64) ([]text.Span, []text.Line) {
	for room := 2 * measure; ; room -= measure / 16 {
		spans := []text.Span{s.span(s.fit(noteURL(url), l, "", room), l)}
		spans[0].Link = url
		lines := s.lines(&text.Paragraph{Spans: spans, Lang: string(doc.English), Measure: measure, Align: text.Left})
		if len(lines) <= 2 || room < measure {
			return spans, lines
		}
	}
}

// printedURL tells which addresses lead somewhere off the page.
func printedURL(url string) bool { return absolute(url) || strings.HasPrefix(url, "mailto:") }

// showsURL reports whether the text of a link is its address.
func showsURL(shown, url string) bool {
	fold := func(u string) string { return strings.ToLower(strings.Join(strings.Fields(u), "")) }
	return strings.Contains(fold(shortURL(strings.TrimSpace(shown))), fold(noteURL(url)))
}

// noteURL is an address as a note prints it: without what only counts
// visitors.
func noteURL(u string) string {
	base, query, ok := strings.Cut(u, "?")
	if !ok {
		return shortURL(u)
	}
	var kept []string
	for _, p := range strings.Split(query, "&") {
		if !strings.HasPrefix(p, "utm_") {
			kept = append(kept, p)
		}
	}
	if len(kept) > 0 {
		base += "?" + strings.Join(kept, "&")
	}
	return shortURL(base)
}
