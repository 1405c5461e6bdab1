package markdown

import (
	"github.com/yuin/goldmark/ast"
	extension "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// strike parses ~~ as what strikes out, beside Chinese characters as hanEmphasis
// reads its marks. A single ~ is the mark of a span, as in 3~5天, and three begin
// program text.
type strike struct{}

// Trigger returns the character that begins what is struck out.
func (strike) Trigger() []byte { return []byte{'~'} }

// Parse reads one row of delimiters.
func (strike) Parse(_ ast.Node, block text.Reader, pc parser.Context) ast.Node {
	before := block.PrecendingCharacter()
	line, segment := block.PeekLine()
	n := 1
	for n < len(line) && line[n] == '~' {
		n++
	}
	if n != 2 {
		block.Advance(n)
		return ast.NewTextSegment(segment.WithStop(segment.Start + n))
	}
	after := rune(' ')
	if n < len(line) {
		after = util.ToRune(line, n)
	}
	open, shut := flanks(before, after, false)
	d := parser.NewDelimiter(open, shut, n, '~', strikePairs{})
	d.Segment = segment.WithStop(segment.Start + n)
	block.Advance(n)
	pc.PushDelimiter(d)
	return d
}

// strikePairs matches the delimiters of strike.
type strikePairs struct{}

// IsDelimiter reports whether b is ~.
func (strikePairs) IsDelimiter(b byte) bool { return b == '~' }

// CanOpenCloser reports whether the two are of one kind.
func (strikePairs) CanOpenCloser(opener, closer *parser.Delimiter) bool {
	return opener.Char == closer.Char
}

// OnMatch returns the node for n delimiters.
func (strikePairs) OnMatch(int) ast.Node { return extension.NewStrikethrough() }
