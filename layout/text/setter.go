package text

import (
	"math"
	"slices"
	"strings"

	"github.com/wenzhai/wenzhai/fonts"
)

// setter is the working memory of one call of Lines: the stages that a piece
// goes through, in their order, each with its buffers. Engines keep a pool of
// them.
type setter struct {
	e         *Engine
	p         *Paragraph
	spans     []spanInfo
	started   bool // a piece is begun
	measuring bool
	widest    int64

	source  source
	context context
	shape   shaper
	glue    gluer
	words   words
	ruler   ruler
	breaks  breakFinder
	out     emitter
}

// piece is the text up to a forced break, as cells, and what the cells of a
// span share. Every stage has it.
type piece struct {
	cells []cell
	spans []spanInfo
}

func newSetter(e *Engine) *setter {
	s := &setter{e: e}
	s.source.classes, s.shape.fonts = classes(), e.fonts
	s.breaks.ruler, s.out.ruler = &s.ruler, &s.ruler
	return s
}

func (s *setter) begin(p *Paragraph) {
	centred := centredMarks(p.Lang)
	s.p, s.glue.pairs = p, mainlandPairs()
	if centred {
		s.glue.pairs = centredPairs()
	}
	s.shape.centred, s.ruler.centred = centred, centred
	s.shape.paragraph = p
	s.spans = s.spans[:0]
	for i := range p.Spans {
		s.spans = append(s.spans, newSpanInfo(p, &p.Spans[i]))
	}
	s.ruler.measure = micro(p.Measure)
	s.ruler.first, s.ruler.rest = micro(p.FirstIndent), micro(p.HangIndent)
	s.shape.read = slices.ContainsFunc(p.Spans, func(x Span) bool { return x.Ruby != "" })
	s.started, s.measuring, s.widest, s.shape.boxed = false, false, 0, false
	s.out.begin(p)
	s.source.clear()
}

// release drops references into the caller's paragraph.
func (s *setter) release() {
	clear(s.spans)
	clear(s.shape.rubies)
	s.shape.rubies = s.shape.rubies[:0]
	s.out.release()
	s.p, s.shape.paragraph = nil, nil
}

func micro(points float64) int64 {
	if !(math.Abs(points) < infinite) {
		return infinite * perPoint
	}
	return int64(math.Round(points * perPoint))
}

// plain is the style of a span that names none.
var plain = Style{Role: fonts.Body, Size: 10.5}

func newSpanInfo(p *Paragraph, sp *Span) spanInfo {
	info := spanInfo{style: sp.Style}
	if info.style == nil {
		info.style = &plain
	}
	lang := sp.Lang
	if lang == "" {
		lang = p.Lang
	}
	info.size = max(1, int32(math.Round(min(info.style.Size, 1000)*1000)))
	info.western = !eastern(lang)
	if sp.Box != nil {
		info.trail = micro(sp.Box.Trail)
	}
	info.raised = info.style.Rise != 0
	if r := info.style.Role; r != fonts.Heading && r != fonts.Mono && !p.NoHyphens {
		info.latin, info.cyrl = hyphenated(lang)
	}
	return info
}

// addSpans adds the text of all spans and sets what "\n" ends.
func (s *setter) addSpans() {
	for n := range s.p.Spans {
		if b := s.p.Spans[n].Box; b != nil {
			s.source.addBox(int32(n), b)
			s.started = true
			continue
		}
		text, rest, more := strings.Cut(s.p.Spans[n].Text, "\n")
		for ; more; text, rest, more = strings.Cut(rest, "\n") {
			s.source.addSpan(text, int32(n))
			s.setPiece()
			s.started = false
		}
		s.source.addSpan(text, int32(n))
		s.started = s.started || text != ""
	}
}

// setPiece breaks the cells into lines.
func (s *setter) setPiece() {
	p := piece{s.source.cells, s.spans}
	s.ruler.piece = p
	switch {
	case s.p.Code:
		s.setCode(p)
	default:
		if s.p.Verse {
			keepIndent(p.cells)
		}
		s.prepare(p)
		if s.measuring {
			s.widest = max(s.widest, s.ruler.naturalWidth())
		} else {
			s.breakLines()
		}
		if !s.p.Verse {
			s.ruler.first = s.ruler.rest
		}
	}
	s.source.clear()
}

// keepIndent keeps the spaces that a line of verse begins with.
func keepIndent(cells []cell) {
	for i := range cells {
		switch cells[i].cls {
		case cIdeoSpace:
			cells[i].cls = cHan
		case cSpace:
			cells[i].cls = cGlue
		default:
			return
		}
	}
}

// prepare settles classes, glyphs, gaps and breaks of the cells.
func (s *setter) prepare(p piece) {
	if len(s.source.doubtful) > 0 {
		s.context.resolve(p, s.source.doubtful)
		fuseDashes(p.cells)
	}
	s.shape.chooseGlyphs(p)
	s.out.rubies = s.shape.rubies
	s.glue.setGlue(p)
	if s.source.western {
		s.words.setUnits(p)
	}
	s.source.openSoftBreaks()
	if s.shape.read {
		keepBelow(p.cells)
	}
}

// breakLines sets a prepared piece as lines.
func (s *setter) breakLines() {
	f := &s.breaks
	if !f.find() {
		s.out.emptyLine()
		return
	}
	last := len(f.nodes) - 1
	switch {
	case last == 1 || f.nodes[last].right-f.nodes[0].left <= f.measure-f.rest:
		f.nodes = append(f.nodes[:1], f.nodes[last])
	case s.e.greedy:
		b := newBreaker(s.p, f)
		f.nodes = b.firstFit()
	default:
		b := newBreaker(s.p, f)
		f.nodes = b.optimise()
	}
	s.out.emitLines(f.nodes)
}
