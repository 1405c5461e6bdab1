package markdown

import (
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"github.com/wenzhai/wenzhai/convert/letter"
)

// hanEmphasis parses * and _ as CommonMark does, except beside Chinese
// characters: the standard's rule that a mark beside punctuation needs white
// space on its other side leaves **“词”**字 unread, because Chinese sets no
// spaces. A Han character or full-width mark here counts as such white space.
type hanEmphasis struct{}

// Trigger returns the characters that begin emphasis.
func (hanEmphasis) Trigger() []byte { return []byte{'*', '_'} }

// Parse reads one row of delimiters.
func (hanEmphasis) Parse(_ ast.Node, block text.Reader, pc parser.Context) ast.Node {
	before := block.PrecendingCharacter()
	line, segment := block.PeekLine()
	n := 1
	for n < len(line) && line[n] == line[0] {
		n++
	}
	after := rune(' ')
	if n < len(line) {
		after = util.ToRune(line, n)
	}
	open, shut := flanks(before, after, line[0] == '_')
	d := parser.NewDelimiter(open, shut, n, line[0], emphasisPairs{})
	d.Segment = segment.WithStop(segment.Start + n)
	block.Advance(n)
	pc.PushDelimiter(d)
	return d
}

// flanks tells whether a row of delimiters between two characters can open and
// close emphasis (CommonMark 0.31 §6.2, with the Chinese exception).
func flanks(before, after rune, underscore bool) (open, shut bool) {
	left := !util.IsSpaceRune(after) && (!isWestMark(after) || util.IsSpaceRune(before) || isWestMark(before) || letter.Wide(before))
	right := !util.IsSpaceRune(before) && (!isWestMark(before) || util.IsSpaceRune(after) || isWestMark(after) || letter.Wide(after))
	if !underscore {
		return left, right
	}
	return left && (!right || util.IsPunctRune(before) || letter.Wide(before)),
		right && (!left || util.IsPunctRune(after) || letter.Wide(after))
}

// isWestMark reports whether r is punctuation that is not full-width.
func isWestMark(r rune) bool { return util.IsPunctRune(r) && !letter.FullMark(r) }

// emphasisPairs matches the delimiters of hanEmphasis.
type emphasisPairs struct{}

// IsDelimiter reports whether b is * or _.
func (emphasisPairs) IsDelimiter(b byte) bool { return b == '*' || b == '_' }

// CanOpenCloser reports whether the two are of one kind.
func (emphasisPairs) CanOpenCloser(opener, closer *parser.Delimiter) bool {
	return opener.Char == closer.Char
}

// OnMatch returns the node for n delimiters.
func (emphasisPairs) OnMatch(n int) ast.Node { return ast.NewEmphasis(n) }
