package text

import (
	"math"
	"strings"

	"github.com/wenzhai/wenzhai/fonts"
)

// scratch is the working memory of one call of Lines; engines keep a pool of
// them.
type scratch struct {
	e     *Engine
	p     *Paragraph
	pairs *pairTable
	spans []spanInfo

	// One piece: the text up to a forced break.
	cells    []cell
	doubtful []int32 // cells whose script is to be resolved
	open     []int32 // quotes waiting for their partner
	soft     []softBreak
	western  bool // some cell is Western: look for words, numbers and URLs
	lone     int  // from this cell on a break would leave a lone character
	sums     []sums
	nodes    []node
	word     []rune
	points   map[string]uint64 // hyphenation points of words met lately
	key      []byte
	search   breaker
	boxed    bool // some character was drawn as a box

	first, rest int64 // where the measure begins for the first and other lines
	measure     int64

	started   bool // a piece is begun
	measuring bool
	widest    int64

	// The lines so far, in slabs that finish cuts up.
	glyphs  []Glyph
	runs    []GlyphRun
	lines   []Line
	runAt   []int32 // the first run of every line
	glyphAt []int32 // the first glyph of every run
	risens  []risenStyle
	reads   []read    // of the paragraph
	above   []Reading // of the line being set
}

func (s *scratch) begin(p *Paragraph) {
	s.p, s.pairs = p, s.e.pairs[0]
	if centredMarks(p.Lang) {
		s.pairs = s.e.pairs[1]
	}
	s.spans = s.spans[:0]
	for i := range p.Spans {
		s.spans = append(s.spans, s.spanInfo(&p.Spans[i]))
	}
	s.measure = micro(p.Measure)
	s.first, s.rest = micro(p.FirstIndent), micro(p.HangIndent)
	s.started, s.measuring, s.widest, s.boxed = false, false, 0, false
	s.glyphs, s.runs, s.lines = s.glyphs[:0], s.runs[:0], s.lines[:0]
	s.runAt, s.glyphAt = s.runAt[:0], s.glyphAt[:0]
	s.clear()
}

// release drops references into the caller's paragraph.
func (s *scratch) release() {
	clear(s.runs)
	clear(s.spans)
	clear(s.risens)
	clear(s.reads)
	clear(s.above[:cap(s.above)])
	s.reads, s.above = s.reads[:0], s.above[:0]
	s.risens = s.risens[:0]
	s.p = nil
}

func (s *scratch) clear() {
	s.cells, s.doubtful, s.soft, s.western = s.cells[:0], s.doubtful[:0], s.soft[:0], false
}

func micro(points float64) int64 {
	if !(math.Abs(points) < infinite) {
		return infinite * perPoint
	}
	return int64(math.Round(points * perPoint))
}

// plain is the style of a span that names none.
var plain = Style{Role: fonts.Body, Size: 10.5}

func (s *scratch) spanInfo(sp *Span) spanInfo {
	info := spanInfo{style: sp.Style}
	if info.style == nil {
		info.style = &plain
	}
	lang := sp.Lang
	if lang == "" {
		lang = s.p.Lang
	}
	info.size = max(1, int32(math.Round(min(info.style.Size, 1000)*1000)))
	info.western = !eastern(lang)
	info.raised = info.style.Rise != 0
	if r := info.style.Role; r != fonts.Heading && r != fonts.Mono && !s.p.NoHyphens {
		info.latin, info.cyrl = hyphenated(lang)
	}
	return info
}

// eachPiece adds the text of a span and sets what "\n" ends.
func (s *scratch) eachPiece(text string, span int32) {
	for {
		at := strings.IndexByte(text, '\n')
		if at < 0 {
			break
		}
		s.addSpan(text[:at], span)
		s.setPiece()
		s.started = false
		text = text[at+1:]
	}
	if text != "" {
		s.started = true
		s.addSpan(text, span)
	}
}

// setPiece breaks the cells into lines.
func (s *scratch) setPiece() {
	switch {
	case s.p.Code:
		s.setCode()
	default:
		s.prepare()
		if s.measuring {
			s.widest = max(s.widest, s.naturalWidth())
		} else {
			s.breakLines()
		}
	}
	s.clear()
	if !s.p.Code {
		s.first = s.rest
	}
}

// prepare settles classes, glyphs, gaps and breaks of the cells.
func (s *scratch) prepare() {
	if len(s.doubtful) > 0 {
		s.resolve()
		s.fuseDashes()
	}
	s.chooseGlyphs()
	s.setGlue()
	if s.western {
		s.setUnits()
	}
	s.openSoftBreaks()
}

// finish copies the slabs and hands out the lines.
func (s *scratch) finish() []Line {
	if len(s.lines) == 0 {
		s.release()
		return nil
	}
	glyphs := append([]Glyph(nil), s.glyphs...)
	runs := append([]GlyphRun(nil), s.runs...)
	lines := append([]Line(nil), s.lines...)
	for i, end := len(runs)-1, int32(len(glyphs)); i >= 0; i-- {
		from := s.glyphAt[i]
		runs[i].Glyphs = glyphs[from:end:end]
		end = from
	}
	for i, end := len(lines)-1, int32(len(runs)); i >= 0; i-- {
		from := s.runAt[i]
		lines[i].Runs = runs[from:end:end]
		end = from
	}
	s.release()
	return lines
}
