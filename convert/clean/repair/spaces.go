// Package repair mends text: white space and junk characters, marks left over
// from Markdown, half-width punctuation, lines that should be paragraphs,
// headings in disguise.
package repair

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/wenzhai/wenzhai/convert/clean/internal/runes"
	"github.com/wenzhai/wenzhai/convert/clean/internal/token"
	"github.com/wenzhai/wenzhai/convert/doc"
	"github.com/wenzhai/wenzhai/convert/letter"
)

// gap is white space that is waiting for the character after it.
type gap uint8

const (
	gapNone    gap = iota
	gapSpace       // spaces of a writer's hand
	gapLineEnd     // holds the end of a source line: perhaps a prettifier's work
)

// Text repairs the text of one paragraph: white space is collapsed across
// marks and, between Chinese characters, closed up; junk characters go.
type Text struct {
	body    []byte // of the article, for its habit
	habit   habit
	out     []token.Token
	depth   int
	prev    rune // the last visible rune; 0 at the start of a line
	pending gap
	at      int // where in out a pending space would stand
	atDepth int
	crossed int  // marks opened or closed since the gap began or prev
	links   int  // links among them
	joiner  rune // a zero-width joiner waiting for its neighbour
	buf     []byte
}

// Reset makes body the article whose text is repaired from now on.
func (s *Text) Reset(body []byte) { s.body, s.habit = body, habitUnknown }

// tokens returns toks with repaired text; toks is not changed. The result is
// valid until the next call.
func (s *Text) tokens(toks []token.Token) []token.Token {
	*s = Text{body: s.body, habit: s.habit, out: s.out[:0], buf: s.buf[:0]}
	for i := range toks {
		switch t := &toks[i]; t.Kind {
		case token.Text:
			s.text(*t)
		case token.Code:
			s.code(*t)
		case token.Break:
			s.out = append(s.out, *t)
			s.visible(0)
		case token.Open:
			s.cross(*t, 1)
		case token.Close:
			s.cross(*t, -1)
		case token.Object:
			s.object(*t)
		}
	}
	return s.out
}

// object appends what stands in the text whole, spaced like its text. What takes no
// room is crossed as a mark is.
func (s *Text) object(t token.Token) {
	switch t.Inline.(type) {
	case *doc.Anchor, *doc.NoteCall:
		s.cross(t, 0)
	default:
		s.put(t, cmp.Or(doc.PlainInlines([]doc.Inline{t.Inline}), "\uFFFC"))
	}
}

// cross appends an opening or closing token.
func (s *Text) cross(t token.Token, by int) {
	s.out = append(s.out, t)
	s.depth += by
	s.crossed++
	if t.Mark == token.Link {
		s.links++
	}
	if s.pending != gapNone && s.depth < s.atDepth {
		s.at, s.atDepth = len(s.out), s.depth
	}
}

func (s *Text) code(t token.Token) {
	text := strings.Join(strings.FieldsFunc(strings.Map(dropJunk, t.Text), letter.Space), " ")
	if text == "" {
		return
	}
	s.put(t, text)
}

// put appends t with repaired text, and the space before it, if it stays.
func (s *Text) put(t token.Token, text string) {
	if s.resolve(runes.FirstRune(text), text) {
		s.out = append(s.out, token.Token{Kind: token.Text, Text: " "})
	}
	t.Text = text
	s.out = append(s.out, t)
	s.visible(runes.LastOf(text))
}

func dropJunk(r rune) rune {
	if letter.Junk(r) && !letter.Space(r) {
		return -1
	}
	return r
}

// visible notes that r is the last visible rune, 0 at the start of a line.
func (s *Text) visible(r rune) {
	s.prev, s.pending, s.joiner, s.crossed, s.links = r, gapNone, 0, 0, 0
}

// text appends the repaired characters of t as one token.
func (s *Text) text(t token.Token) {
	src := decodeTwice(t.Text)
	if s.joiner == 0 && s.plainText(t, src) {
		return
	}
	s.buf = s.buf[:0]
	for i := 0; i < len(src); {
		if s.pending == gapNone && s.joiner == 0 {
			if n := plainSpan(src[i:]); n > 0 {
				s.visible(runes.LastOf(src[i : i+n]))
				if n == len(src) { // nothing to repair: no copy
					t.Text = src
					s.out = append(s.out, t)
					return
				}
				s.buf = append(s.buf, src[i:i+n]...)
				i += n
				continue
			}
		}
		r, n := utf8.DecodeRuneInString(src[i:])
		s.rune(r, src[i:i+n], src[i:])
		i += n
	}
	if len(s.buf) > 0 {
		t.Text = string(s.buf)
		s.out = append(s.out, t)
	}
}

// plainText appends src, the decoded text of t, if nothing in it needs repair
// but the white space around it: there is nothing to copy then.
func (s *Text) plainText(t token.Token, src string) bool {
	from, to := 0, len(src)
	for from < to && runes.IsPlainSpace(src[from]) {
		from++
	}
	for to > from && runes.IsPlainSpace(src[to-1]) {
		to--
	}
	body := src[from:to]
	if body == "" || plainSpan(body) < len(body) {
		return false
	}
	for i := range from {
		s.space(rune(src[i]))
	}
	s.put(t, body)
	for i := to; i < len(src); i++ {
		s.space(rune(src[i]))
	}
	return true
}

// rune takes the next rune of a text: its bytes, and the text from it on.
func (s *Text) rune(r rune, bytes, rest string) {
	switch {
	case letter.Space(r):
		s.space(r)
	case r == 0x200D || r == 0x200C:
		if s.joiner = r; s.pending == gapNone && len(s.buf) > 0 && letter.KeepJoiner(s.prev, 0) {
			s.buf, s.joiner = utf8.AppendRune(s.buf, r), 0
		}
	case letter.Junk(r):
	default:
		if s.resolve(r, rest) {
			s.buf = append(s.buf, ' ')
		}
		if s.joiner != 0 && letter.KeepJoiner(s.prev, r) {
			s.buf = utf8.AppendRune(s.buf, s.joiner)
		}
		s.buf = append(s.buf, bytes...)
		s.visible(r)
	}
}

// space notes white space; where it begins, its place is kept.
func (s *Text) space(r rune) {
	kind := gapSpace
	if letter.LineEnd(r) {
		kind = gapLineEnd
	}
	if s.pending == gapNone {
		s.at, s.atDepth = len(s.out), s.depth
		if len(s.buf) > 0 {
			s.at++ // after the token that buf will become
		}
	}
	s.pending = max(s.pending, kind)
	s.joiner = 0
}

// resolve decides on the pending gap before rune next, the first of rest, and
// reports whether the space, if it stays, is to be written here by the caller.
// Otherwise it is set where fewest marks enclose it.
func (s *Text) resolve(next rune, rest string) (here bool) {
	if s.pending == gapNone || !s.keepGap(next, rest) {
		return false
	}
	if s.at > len(s.out) || s.depth <= s.atDepth {
		return true
	}
	if s.at > 0 && s.out[s.at-1].Kind == token.Text {
		s.out[s.at-1].Text += " "
		return false
	}
	s.out = slices.Insert(s.out, s.at, token.Token{Kind: token.Text, Text: " "})
	return false
}

// keepGap reports whether a gap between prev and next stays as one space.
func (s *Text) keepGap(next rune, rest string) bool {
	prev := s.prev
	switch {
	case prev == 0, letter.FullMark(prev), letter.FullMark(next):
		return false
	case (prev == '“' || prev == '‘') && letter.Wide(next), letter.Wide(prev) && (next == '”' || next == '’'):
		return false
	case closeUp(prev, next):
		if s.pending == gapLineEnd {
			return false
		}
		return s.crossed == 0 || s.links > 1 // "字 <b>字</b> 字": a habit of Markdown, not a gap
	case s.pending == gapSpace:
		return true
	case letter.Unspaced(prev) && letter.LatinOrDigit(next), letter.LatinOrDigit(prev) && letter.Unspaced(next):
		return !s.isTight()
	case s.crossed > 0 && (prev == '(' || prev == '['):
		return false
	case s.crossed > 0 && strings.ContainsRune(",.;:!?)]", next):
		return !endsWord(rest[1:])
	}
	return true
}

// closeUp reports whether prev and next stand without a gap when they are
// neighbours in Chinese text.
func closeUp(prev, next rune) bool {
	return letter.Unspaced(prev) && (letter.Unspaced(next) || letter.SharedMark(next)) || letter.SharedMark(prev) && letter.Unspaced(next)
}

// endsWord reports whether rest begins with something that parts words: ".htaccess"
// keeps the space before it, ". Then" does not.
func endsWord(rest string) bool {
	r, _ := utf8.DecodeRuneInString(rest)
	return rest == "" || letter.Space(r) || letter.Wide(r) || strings.ContainsRune(",.;:!?)]", r)
}

// OneLine returns s repaired as one line of text.
func OneLine(s string) string {
	q := Text{}
	var b strings.Builder
	for _, t := range q.tokens([]token.Token{{Kind: token.Text, Text: s}}) {
		b.WriteString(t.Text)
	}
	return b.String()
}

// Inlines builds the tree of toks: repaired, without empty marks, without
// breaks at its edges, leftover Markdown marks turned into marks.
func (s *Text) Inlines(toks []token.Token) []doc.Inline {
	return token.Tree(markBold(s.tokens(toks)))
}
