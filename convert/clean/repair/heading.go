package repair

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/wenzhai/wenzhai/convert/clean/internal/runes"
	"github.com/wenzhai/wenzhai/convert/clean/internal/token"
	"github.com/wenzhai/wenzhai/convert/clean/internal/words"
	"github.com/wenzhai/wenzhai/convert/doc"
	"github.com/wenzhai/wenzhai/convert/letter"
)

// SplitLines makes paragraphs of the lines of a paragraph in which an editor
// set a line break where a paragraph ends: all lines but the last end a
// sentence, and they are long. Verse and addresses stay as they are.
func SplitLines(blocks []doc.Block) []doc.Block {
	out := make([]doc.Block, 0, len(blocks))
	for _, x := range blocks {
		p, ok := x.(*doc.Paragraph)
		if !ok || p.Verse || len(p.Inlines) == 1 {
			out = append(out, x)
			continue
		}
		for _, part := range proseLines(p.Inlines) {
			out = append(out, &doc.Paragraph{Lang: p.Lang, Inlines: part})
		}
	}
	return out
}

// minLine is the mean length, in visible characters, of lines that are
// paragraphs.
const minLine = 45

// proseLines cuts in at its outermost breaks if the pieces are paragraphs.
func proseLines(in []doc.Inline) [][]doc.Inline {
	var parts [][]doc.Inline
	from, total := 0, 0
	for i, x := range in {
		if token.IsBreak(x) {
			parts = append(parts, in[from:i:i])
			from = i + 1
		}
	}
	if parts == nil {
		return [][]doc.Inline{in}
	}
	parts = append(parts, in[from:])
	for i, p := range parts {
		text := doc.PlainInlines(p)
		total += runes.CountVisible(text)
		if text == "" || i < len(parts)-1 && !letter.SentenceEnd(letter.LastRune(text)) {
			return [][]doc.Inline{in}
		}
	}
	if total < minLine*len(parts) {
		return [][]doc.Inline{in}
	}
	return parts
}

// maxSubhead is the longest line, in runes, that a strong paragraph may have to
// count as a heading.
const maxSubhead = 40

// PromoteHeadings makes headings of short paragraphs that are strong as a whole
// and stand over text: how authors set subheads who have no others. It also
// makes a paragraph of a heading that is a whole passage. terms are strong lines
// that are no headings.
func PromoteHeadings(blocks []doc.Block, terms []*doc.Paragraph) []doc.Block {
	level := 1
	for _, x := range blocks {
		if h, ok := x.(*doc.Heading); ok {
			level = max(level, min(h.Level, 5))
		}
	}
	blocks = splitSubheads(blocks)
	for i, x := range blocks {
		switch x := x.(type) {
		case *doc.Paragraph:
			if in := subhead(x); in != nil && !slices.Contains(terms, x) && i+1 < len(blocks) && headsText(blocks[i+1]) {
				blocks[i] = &doc.Heading{Lang: x.Lang, Level: level + 1, Inlines: in}
			}
		case *doc.Heading:
			if text := doc.PlainInlines(x.Inlines); utf8.RuneCountInString(text) > 120 {
				blocks[i] = &doc.Paragraph{Lang: x.Lang, Inlines: x.Inlines}
			}
		}
	}
	return blocks
}

// splitSubheads parts a strong first line from the text that a line break sets
// under it.
func splitSubheads(blocks []doc.Block) []doc.Block {
	out := make([]doc.Block, 0, len(blocks))
	for _, x := range blocks {
		p, ok := x.(*doc.Paragraph)
		if ok && len(p.Inlines) > 2 {
			first := &doc.Paragraph{Lang: p.Lang, Inlines: p.Inlines[:1:1]}
			rest := &doc.Paragraph{Lang: p.Lang, Verse: p.Verse && slices.ContainsFunc(p.Inlines[2:], token.IsBreak), Inlines: p.Inlines[2:]}
			if token.IsBreak(p.Inlines[1]) && subhead(first) != nil && subhead(rest) == nil {
				out = append(out, first, rest)
				continue
			}
		}
		out = append(out, x)
	}
	return out
}

// subhead returns the words of a strong paragraph that reads as a heading.
func subhead(p *doc.Paragraph) []doc.Inline {
	if len(p.Inlines) != 1 {
		return nil
	}
	s, ok := p.Inlines[0].(*doc.Styled)
	if !ok || s.Style != doc.Strong || token.InlineBytes(s.Inlines) > 240 || slices.ContainsFunc(s.Inlines, token.IsBreak) {
		return nil
	}
	text := doc.PlainInlines(s.Inlines)
	limit := maxSubhead
	if r, _ := utf8.DecodeRuneInString(text); r < 0x2E80 && !letter.HasUnspaced(text) {
		limit *= 2
	}
	if utf8.RuneCountInString(text) > limit || endsClause(letter.LastRune(text)) || endsClause(letter.LastRune(strings.TrimRight(text, "”’」』\""))) || isReporter(text) {
		return nil
	}
	return s.Inlines
}

// reporterWords begin such a line.
var reporterWords = words.List("heading.reporter")

// isReporter reports whether a line names those who wrote an article or took its
// pictures: "本报记者 何小满", "文/何小满　图/林晚".
func isReporter(text string) bool {
	if i := strings.Index(text, "记者"); i >= 0 && i <= 8*len("记") {
		r, _ := utf8.DecodeRuneInString(text[i+len("记者"):])
		return letter.Space(r) || strings.ContainsRune("：:/／|｜丨", r)
	}
	for _, w := range reporterWords() {
		if rest, ok := strings.CutPrefix(text, w); ok && rest != "" {
			r, _ := utf8.DecodeRuneInString(rest)
			return strings.ContainsRune("：:/／|｜丨", r)
		}
	}
	return false
}

// endsClause reports whether a line that ends in r is a sentence or goes on.
func endsClause(r rune) bool {
	return strings.ContainsRune("。；，、：:;,.）)！!…", r)
}

// headsText reports whether x is what a heading stands over.
func headsText(x doc.Block) bool {
	switch x := x.(type) {
	case *doc.Paragraph:
		return subhead(x) == nil
	case *doc.Heading, *doc.Rule:
		return false
	}
	return true
}

// NormaliseLevels maps the levels of the headings onto 2..6 by rank, so that
// the highest is 2 and none is skipped on the way down.
func NormaliseLevels(blocks []doc.Block) {
	var used [10]bool
	for _, x := range blocks {
		if h, ok := x.(*doc.Heading); ok {
			used[h.Level] = true
		}
	}
	var rank [10]int
	next := 2
	for l, u := range used {
		if u {
			rank[l] = min(next, 6)
			next++
		}
	}
	prev := 1
	for _, x := range blocks {
		if h, ok := x.(*doc.Heading); ok {
			h.Level = min(rank[h.Level], prev+1)
			prev = h.Level
		}
	}
}

// TrimRules removes thematic breaks at the edges and doubled ones.
func TrimRules(blocks []doc.Block) []doc.Block {
	out := slices.CompactFunc(blocks, func(a, b doc.Block) bool { return isRule(a) && isRule(b) })
	if len(out) > 0 && isRule(out[0]) {
		out = out[1:]
	}
	if n := len(out); n > 0 && isRule(out[n-1]) {
		out = out[:n-1]
	}
	return out
}

func isRule(x doc.Block) bool { _, ok := x.(*doc.Rule); return ok }
