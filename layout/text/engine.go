package text

import (
	"slices"
	"sync"

	"github.com/wenzhai/wenzhai/fonts"
)

// Engine sets paragraphs with the faces of one font set. It is immutable and
// safe for concurrent use.
type Engine struct {
	fonts  *fonts.Set
	pool   sync.Pool // of *setter
	greedy bool
}

// New returns an engine that sets text with the faces of set.
func New(set *fonts.Set) *Engine {
	e := &Engine{fonts: set}
	e.pool.New = func() any { return newSetter(e) }
	return e
}

// FirstFit returns an engine with the same rules that fills line after line
// as full as it goes, without looking ahead: the yardstick for audits of
// whole-paragraph breaking.
func (e *Engine) FirstFit() *Engine {
	f := New(e.fonts)
	f.greedy = true
	return f
}

// Lines sets a paragraph. Every character of its spans that Printed allows is
// in exactly one line, in order, or is a space at a line's edge. A final "\n"
// ends the last line and starts no other; an empty line has no runs. A
// character that no face has is drawn as a box and keeps its Rune (Missing
// tells which these are).
func (e *Engine) Lines(p *Paragraph) []Line {
	lines, _ := e.Set(p)
	return lines
}

// Set is Lines, and reports whether some character was drawn as a box: only
// then is there something for Missing to find.
func (e *Engine) Set(p *Paragraph) (lines []Line, boxed bool) {
	if e.fonts == nil || p == nil {
		return nil, false
	}
	s := e.pool.Get().(*setter)
	defer e.pool.Put(s)
	defer s.release()
	s.begin(p)
	s.addSpans()
	if s.started {
		s.setPiece()
	}
	return s.out.finish(), s.shape.boxed
}

// Width returns the natural width, in points, of spans set on one line as
// Lines would set it, with the trimming at its edges; of several lines parted
// by "\n" the widest. lang is the paragraph's.
func (e *Engine) Width(spans []Span, lang string) float64 {
	if e.fonts == nil {
		return 0
	}
	s := e.pool.Get().(*setter)
	defer e.pool.Put(s)
	defer s.release()
	s.begin(&Paragraph{Spans: spans, Lang: lang, Measure: infinite})
	s.measuring = true
	s.addSpans()
	s.setPiece()
	return float64(s.widest) / perPoint
}

// infinite is a measure that no line fills, in points.
const infinite = 1e9

// Missing returns the characters of s, each once and in order, that no face
// has for a role; Lines draws them as boxes.
func (e *Engine) Missing(s string, role fonts.Role) []rune {
	var missing []rune
	for _, r := range s {
		if _, _, ok := e.fonts.Lookup(role, r, false); ok {
			continue // nearly always
		}
		if !Printed(r) || invisible(r) || e.has(role, r) || slices.Contains(missing, r) {
			continue
		}
		missing = append(missing, r)
	}
	return missing
}

// has tells whether some face draws r or a character that looks the same.
func (e *Engine) has(role fonts.Role, r rune) bool {
	if classes().of(r).spaceLike() || r == '\t' {
		return true
	}
	if _, _, ok := e.fonts.Lookup(role, r, false); ok {
		return true
	}
	if _, _, ok := e.fonts.Lookup(role, r, true); ok {
		return true
	}
	other := substitute(r)
	return other != 0 && e.has(role, other)
}

// Values of Glyph.Rune that stand for several characters or for none of the
// source.
const (
	SoftHyphen  rune = -1 // the hyphen at the end of a hyphenated line
	DashCluster rune = -2 // the Chinese dash ——, one glyph for two characters
)

// ClusterText returns what a negative value of Glyph.Rune copies as: U+00AD
// for SoftHyphen, "——" for DashCluster, the character itself for others.
func ClusterText(r rune) string {
	switch r {
	case SoftHyphen:
		return "\u00ad"
	case DashCluster:
		return "——"
	}
	return string(r)
}
