// Package headline sets titles: ragged, in as few lines as they need, these of about
// one length and broken at phrase borders where they can be.
package headline

import (
	"math"
	"strings"
	"unicode"

	"github.com/wenzhai/wenzhai/convert/letter"
	"github.com/wenzhai/wenzhai/layout/page"
	"github.com/wenzhai/wenzhai/layout/text"
)

// Fines for ending a line of display type, against the squares of the shares
// of the measure by which lines are shorter than the longest one.
const (
	fineClause = 0.0  // behind a space or mark that parts clauses
	finePhrase = 0.02 // behind a comma, between a bracket and what is outside it
	fineWord   = 0.04 // between two words of an alphabet
	fineInside = 0.12 // within brackets or quotes
	fineAny    = 0.16 // anywhere
)

// border is a place where a title may be parted.
type border struct {
	end, next int // bytes: where the line before it ends, where the next one begins
	fine      float64
}

// Balance returns the lines of a title, which as it comes is set in first, so that
// they are about of one length. Two ways are tried and the better one taken: breaks
// at borders alone, and any legal breaks.
func Balance(e *text.Engine, p text.Paragraph, first []text.Line) []text.Line {
	best, need := first, len(first)
	if need < 2 || need > 6 || len(p.Spans) != 1 {
		return best
	}
	title, measure := p.Spans[0], p.Measure
	score := raggedness(best, measure)
	for p.Measure = measure - title.Style.Size; p.Measure > measure/2; p.Measure -= title.Style.Size {
		lines := e.Lines(&p)
		if len(lines) != need {
			break
		}
		if r := raggedness(lines, measure); r < score {
			best, score = lines, r
		}
	}
	if need > 4 {
		return best
	}
	if parted, r := parted(e, title, p.Lang, measure, need); r < score {
		p.Measure, p.Spans = measure, []text.Span{parted}
		if lines := e.Lines(&p); len(lines) == need {
			return lines
		}
	}
	return best
}

// raggedness scores lines whose breaks are not known to be at borders.
func raggedness(lines []text.Line, measure float64) float64 {
	widths := make([]float64, len(lines))
	for i := range lines {
		widths[i] = page.Width(&lines[i])
	}
	return unevenness(widths, measure) + fineAny*float64(len(lines)-1)
}

// unevenness sums the squares of what lines lack of the longest one.
func unevenness(widths []float64, measure float64) (score float64) {
	longest := 0.0
	for _, w := range widths {
		longest = max(longest, w)
	}
	for _, w := range widths {
		score += (longest - w) / measure * (longest - w) / measure
	}
	return score
}

// parted puts line ends at the best borders of a title for n lines; the score
// is infinite where there are none.
func parted(e *text.Engine, title text.Span, lang string, measure float64, n int) (text.Span, float64) {
	bs := borders(title.Text)
	if len(bs) > 60 {
		return title, math.Inf(1)
	}
	width := pieceWidths(e, title, bs, lang)
	best, at := math.Inf(1), []border(nil)
	var try func(from int, chosen []border, widths []float64, fines float64)
	try = func(from int, chosen []border, widths []float64, fines float64) {
		if fines >= best {
			return
		}
		if len(chosen) == n-1 {
			if w := width(from, len(bs)); w <= measure {
				if r := unevenness(append(widths, w), measure) + fines; r < best {
					best, at = r, append([]border(nil), chosen...)
				}
			}
			return
		}
		for i := from; i < len(bs); i++ {
			w := width(from, i)
			if w > measure {
				return
			}
			if w > measure/3 {
				try(i+1, append(chosen, bs[i]), append(widths, w), fines+bs[i].fine)
			}
		}
	}
	try(0, nil, nil, 0)
	title.Text = cutAt(title.Text, at)
	return title, best
}

// pieceWidths returns a function for the width of the text behind border
// from-1 up to border to; it measures each piece once.
func pieceWidths(e *text.Engine, title text.Span, bs []border, lang string) func(from, to int) float64 {
	known := map[[2]int]float64{}
	return func(from, to int) float64 {
		if w, ok := known[[2]int{from, to}]; ok {
			return w
		}
		begin, end := 0, len(title.Text)
		if from > 0 {
			begin = bs[from-1].next
		}
		if to < len(bs) {
			end = bs[to].end
		}
		piece := title
		piece.Text = title.Text[begin:end]
		w := e.Width([]text.Span{piece}, lang)
		known[[2]int{from, to}] = w
		return w
	}
}

func cutAt(t string, at []border) string {
	var b strings.Builder
	from := 0
	for _, c := range at {
		b.WriteString(t[from:c.end])
		b.WriteByte('\n')
		from = c.next
	}
	b.WriteString(t[from:])
	return b.String()
}

// borders finds where a title may be parted: at spaces, behind marks, around
// brackets and quotes.
func borders(t string) []border {
	var out []border
	depth := 0
	before := rune(0)
	for i, r := range t {
		if strings.ContainsRune("》”）」』】〉)", r) {
			depth = max(depth-1, 0)
		}
		if fine := parts(before, r); i > 0 && fine < fineAny && !unicode.IsSpace(r) {
			end := len(strings.TrimRightFunc(t[:i], unicode.IsSpace))
			if depth > 0 {
				fine = fineInside
			}
			out = append(out, border{end: end, next: i, fine: fine})
		}
		if strings.ContainsRune("《“（「『【〈(", r) {
			depth++
		}
		before = r
	}
	return out
}

// parts returns the fine for a line end between two characters of a title.
func parts(a, b rune) float64 {
	switch {
	case strings.ContainsRune("，。：；！？、》”）」』】〉,:;!?)", b) || unicode.IsSpace(b) || strings.ContainsRune("《“（「『【〈(", a):
		return fineAny
	case strings.ContainsRune("：；。！？|—–", a):
		return fineClause
	case unicode.IsSpace(a) && (letter.Han(b) || strings.ContainsRune("《“（「『【〈", b)):
		return fineClause
	case strings.ContainsRune("，、》”）」』】〉", a) || strings.ContainsRune("《“（「『【〈", b):
		return finePhrase
	case unicode.IsSpace(a):
		return fineWord
	}
	return fineAny
}
