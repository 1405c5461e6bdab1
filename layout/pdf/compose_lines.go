package pdf

import (
	"fmt"
	"net/url"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/wenzhai/wenzhai/convert/doc"
	"github.com/wenzhai/wenzhai/layout/page"
	"github.com/wenzhai/wenzhai/layout/text"
)

// lines sets a paragraph and takes note of what went wrong.
func (s *compositor) lines(p *text.Paragraph) []text.Line {
	for i := range p.Spans {
		sp := &p.Spans[i]
		for _, r := range s.engine.Missing(sp.Text, sp.Style.Role) {
			s.missing[r] += strings.Count(sp.Text, string(r))
		}
	}
	lines := s.engine.Lines(p)
	for i := range lines {
		if lines[i].Right > p.Measure+0.5 {
			s.overfull++
		}
	}
	return lines
}

// strips sets a paragraph as strips of the given depth, its left edge at x.
func (s *compositor) strips(p *text.Paragraph, tag int, x, depth float64) []page.Strip {
	return s.stack(p.Spans, s.lines(p), tag, x, depth)
}

// stack turns the set lines of spans into strips of one depth.
func (s *compositor) stack(spans []text.Span, lines []text.Line, tag int, x, depth float64) []page.Strip {
	place := page.NewPlacer(&s.flow, tag, spans)
	base := page.Baseline(depth, largest(spans))
	out := make([]page.Strip, len(lines))
	for i := range lines {
		out[i] = page.Strip{Depth: depth, Items: place.Line(&lines[i], x, base)}
	}
	return out
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

// balanced sets display type ragged, in as few lines as it needs and these of
// about one length; a break behind a space or a mark is liked better.
func (s *compositor) balanced(spans []text.Span, lang doc.Lang, measure float64) []text.Line {
	p := text.Paragraph{Spans: spans, Lang: string(lang), Measure: measure, Align: text.Left}
	best := s.lines(&p)
	if len(best) < 2 || len(best) > 6 {
		return best
	}
	size := largest(spans)
	score, need := raggedness(best, measure, size), len(best)
	for p.Measure = measure - size; p.Measure > measure/2; p.Measure -= size {
		lines := s.engine.Lines(&p)
		if len(lines) != need {
			break
		}
		if r := raggedness(lines, measure, size); r < score {
			best, score = lines, r
		}
	}
	return best
}

// raggedness scores lines of display type, lower is better: the square of what
// each lacks of the longest one, and a fine for every break within a phrase.
func raggedness(lines []text.Line, measure, size float64) (score float64) {
	longest := 0.0
	for i := range lines {
		longest = max(longest, page.Width(&lines[i]))
	}
	for i := range lines {
		lack := (longest - page.Width(&lines[i])) / measure
		score += lack * lack
		if i < len(lines)-1 && !endsPhrase(&lines[i]) {
			score += 0.05
		}
	}
	return score
}

func endsPhrase(l *text.Line) bool {
	if len(l.Runs) == 0 {
		return true
	}
	last := page.RunText(&l.Runs[len(l.Runs)-1])
	r, _ := utf8.DecodeLastRuneInString(last)
	return strings.ContainsRune(" ，。：；！？、”’）》】」』—…,.:;!?|", r)
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
		if whole(cutTitle(runes[:n]) + "…" + tail) {
			low = n
		} else {
			high = n - 1
		}
	}
	return cutTitle(runes[:low]) + "…" + tail
}

// cutTitle drops what may not stand before an ellipsis.
func cutTitle(r []rune) string {
	return strings.TrimRight(string(r), " ，、：；（《“‘「『·-–—,:;(/")
}

// shortURL returns an address as it is printed: readable, without scheme,
// "www." and a last solidus.
func shortURL(u string) string {
	if parsed, err := url.Parse(u); err == nil && parsed.Host != "" {
		if path := parsed.EscapedPath(); path != "" || parsed.RawQuery != "" {
			u = parsed.Host + readable(path)
			if parsed.RawQuery != "" {
				u += "?" + parsed.RawQuery
			}
		}
	}
	u = strings.TrimPrefix(u, "mailto:")
	return strings.TrimSuffix(strings.TrimPrefix(u, "www."), "/")
}

// readable decodes the escapes of letters; those of spaces, marks and broken
// bytes stay.
func readable(path string) string {
	plain, err := url.PathUnescape(path)
	odd := func(r rune) bool { return r == utf8.RuneError || unicode.IsSpace(r) || unicode.IsControl(r) }
	if err != nil || strings.ContainsFunc(plain, odd) {
		return path
	}
	return plain
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
