package html

import (
	"strings"

	"github.com/wenzhai/wenzhai/convert/clean/internal/runes"
	"github.com/wenzhai/wenzhai/convert/clean/internal/token"
	"github.com/wenzhai/wenzhai/convert/clean/repair"
	"github.com/wenzhai/wenzhai/convert/doc"
	"github.com/wenzhai/wenzhai/convert/letter"
)

// mode says what a builder makes of running text.
type mode uint8

const (
	modeFlow mode = iota // paragraphs
	modeLine             // one line: a heading, a caption
	modeCell             // one table cell: block boundaries become line breaks
)

// running is the text since the last boundary.
type running struct {
	mode   mode
	toks   []token.Token
	open   []token.Token // marks open at this place, outermost first
	ink    bool          // toks hold something visible
	broken bool          // nothing visible since the last line break
	verse  bool          // within what its author called verse
	kept   bool          // line ends in the source count

	inLine map[*doc.Picture]*doc.Figure // pictures in toks, with what they are where they stand alone
}

// write appends characters.
func (r *running) write(s string) { r.toks = append(r.toks, token.Token{Kind: token.Text, Text: s}) }

// show appends something visible.
func (r *running) show(toks ...token.Token) {
	r.toks = append(r.toks, toks...)
	r.ink, r.broken = true, false
}

// code appends program text.
func (r *running) code(s string) {
	if runes.HasInk(s) {
		r.show(token.Token{Kind: token.Code, Text: s})
	}
}

// boundary stands for a line break or a block boundary inside a paragraph, a line
// or a cell.
func (r *running) boundary() {
	switch {
	case !r.ink:
	case r.mode == modeLine:
		r.write("\n")
	case !r.broken:
		r.toks = append(r.toks, token.Token{Kind: token.Break})
		r.broken = true
	}
}

// restart begins anew; the marks that are open go on in what follows.
func (r *running) restart() {
	r.toks = append(r.toks[:0], r.open...)
	r.ink, r.broken, r.inLine = false, false, nil
}

// lineBreak takes a <br>: one breaks the line, two end the paragraph.
func (b *builder) lineBreak() {
	if b.ink && b.broken && b.mode == modeFlow {
		b.flush()
		return
	}
	b.boundary()
}

// text takes characters. Full-width or no-break spaces that indent a line tell
// of a new paragraph where only a line break was set, or nothing at all.
func (b *builder) text(s string) {
	if !runes.HasInk(s) {
		if b.ink {
			b.write(s)
		}
		return
	}
	if b.kept && strings.ContainsAny(s, "\r\n") {
		b.kept = false
		b.lines(s)
		b.kept = true
		return
	}
	if b.mode == modeFlow {
		if b.broken && isIndented(s) && !b.verse && !(runes.CountVisible(s) <= 20 && repair.LooksVerse(b.toks)) { // an indented line of a poem
			b.flush()
		}
		if b.verse || b.broken || !b.ink {
			s = b.indent(s)
		}
		if !b.verse {
			s = b.splitIndents(s)
		}
	}
	b.toks = append(b.toks, b.c.Places.Take()...)
	b.show(token.Token{Kind: token.Text, Text: s})
}

// splitIndents ends a paragraph before each pair of full-width spaces in s that
// follows the end of a sentence, and returns what follows the last one.
func (b *builder) splitIndents(s string) string {
	for from := 0; ; {
		i := strings.Index(s[from:], "\u3000\u3000")
		if i < 0 {
			return s
		}
		i += from
		before := strings.TrimRightFunc(s[:i], letter.Space)
		if before == "" || !letter.SentenceEnd(letter.LastRune(before)) || !runes.HasInk(s[i:]) {
			from = i + len("\u3000\u3000")
			continue
		}
		b.write(before)
		b.ink = true
		b.flush()
		s, from = strings.TrimLeftFunc(s[i:], letter.Space), 0
	}
}

// isIndented reports whether s begins with two full-width or four no-break spaces.
func isIndented(s string) bool {
	s = strings.TrimLeft(s, " \t\r\n")
	return strings.HasPrefix(s, "\u3000\u3000") || strings.HasPrefix(s, "\u00a0\u00a0\u00a0\u00a0")
}
