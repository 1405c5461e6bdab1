package compose

import (
	"fmt"
	"net/url"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/wenzhai/wenzhai/convert/doc"
	"github.com/wenzhai/wenzhai/convert/letter"
	"github.com/wenzhai/wenzhai/layout/page"
	"github.com/wenzhai/wenzhai/layout/text"
)

// lines sets a paragraph and takes note of what went wrong.
func (s *compositor) lines(p *text.Paragraph) []text.Line {
	lines, boxed := s.engine.Set(p)
	if boxed {
		s.takeMissing(p.Spans)
	}
	if s.o.Observe != nil {
		s.o.Observe(p, lines)
	}
	for i := range lines {
		if lines[i].Right > p.Measure+0.5 {
			s.overfull++
		}
	}
	return lines
}

// takeMissing counts the characters that no face has.
func (s *compositor) takeMissing(spans []text.Span) {
	for i := range spans {
		sp := &spans[i]
		for _, r := range s.engine.Missing(sp.Text, sp.Style.Role) {
			s.missing[r] += strings.Count(sp.Text, string(r))
		}
	}
}

// strips sets a paragraph as strips of the given depth, its left edge at x.
func (s *compositor) strips(p *text.Paragraph, tag int, x, depth float64) []page.Strip {
	return s.stack(p.Spans, s.lines(p), tag, x, depth)
}

// stack turns the set lines of spans into strips of one depth.
func (s *compositor) stack(spans []text.Span, lines []text.Line, tag int, x, depth float64) []page.Strip {
	place := page.NewPlacer(s.flow, tag, spans)
	base := page.Baseline(depth, s.standing(largest(spans), depth))
	out := make([]page.Strip, len(lines))
	for i := range lines {
		items := place.Line(&lines[i], x, base)
		out[i] = page.Strip{Depth: depth, Items: items, Notes: s.notesOn(items)}
	}
	return out
}

// standing returns the size of type whose baseline lines of another size share:
// on the grid that of the body, for all that is about as large.
func (s *compositor) standing(size, depth float64) float64 {
	if depth == s.pitch && size > 0.85*s.g.Em && size < 1.2*s.g.Em {
		return s.g.Em
	}
	return size
}

// largest returns the size of the largest type in the spans.
func largest(spans []text.Span) (size float64) {
	for i := range spans {
		size = max(size, spans[i].Style.Size)
	}
	return size
}

func (s *compositor) width(spans []text.Span, lang doc.Lang) float64 {
	return s.engine.Width(spans, string(lang))
}

// fit shortens t with an ellipsis, before the tail, until it is no wider than
// room.
func (s *compositor) fit(t string, l look, tail string, room float64) string {
	whole := func(t string) bool { return s.width([]text.Span{s.span(t, l)}, s.lang) <= room }
	if whole(t + tail) {
		return t + tail
	}
	runes := []rune(t)
	low, high := 0, len(runes)
	for low < high {
		n := (low + high + 1) / 2
		if whole(cutTitle(runes, n) + "…" + tail) {
			low = n
		} else {
			high = n - 1
		}
	}
	return cutTitle(runes, low) + "…" + tail
}

// cutTitle returns the first n characters of a title less what may not stand
// before an ellipsis: part of a word, unless it is a long one, and marks.
func cutTitle(r []rune, n int) string {
	cut := n
	for cut > 0 && cut < len(r) && n-cut < 12 && inWord(r[cut-1]) && inWord(r[cut]) {
		cut--
	}
	if cut == 0 || n-cut == 12 {
		cut = n
	}
	return strings.TrimRight(string(r[:cut]), " ，、：；（《“‘「『·-–—,:;(/")
}

// inWord is true of the letters of words that are written with spaces between
// them.
func inWord(r rune) bool {
	return (unicode.IsLetter(r) || r == '\'' || r == '’') && !letter.Han(r)
}

// shortURL returns an address as it is printed: readable, without scheme,
// "www." and a last solidus.
func shortURL(u string) string {
	if parsed, err := url.Parse(u); err == nil && parsed.Host != "" {
		u = parsed.Host + readable(parsed.EscapedPath())
		if parsed.RawQuery != "" {
			u += "?" + readable(parsed.RawQuery)
		}
	}
	u = strings.TrimPrefix(u, "mailto:")
	return strings.TrimSuffix(strings.TrimPrefix(u, "www."), "/")
}

// readable decodes the escapes of a path or query, but those of spaces and
// control characters; one with broken bytes stays as it is.
func readable(path string) string {
	plain, err := url.PathUnescape(path)
	if err != nil || !utf8.ValidString(plain) {
		return path
	}
	var b strings.Builder
	for _, r := range plain {
		if unicode.IsSpace(r) || !unicode.IsPrint(r) {
			b.WriteString(url.PathEscape(string(r)))
		} else {
			b.WriteRune(r)
		}
	}
	return b.String()
}

func host(u string) string {
	if parsed, err := url.Parse(u); err == nil && parsed.Host != "" {
		return strings.TrimPrefix(parsed.Host, "www.")
	}
	return u
}

func times(n int) string {
	switch n {
	case 1:
		return "once"
	case 2:
		return "twice"
	}
	return fmt.Sprintf("%d times", n)
}
