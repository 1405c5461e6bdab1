package clean

import (
	"html"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/wenzhai/wenzhai/convert/letter"
)

// gap is white space that is waiting for the character after it.
type gap uint8

const (
	gapNone    gap = iota
	gapSpace       // spaces of a writer's hand
	gapLineEnd     // holds the end of a source line: perhaps a prettifier's work
)

// squeezer repairs the text of one paragraph: white space is collapsed across
// marks and, between Chinese characters, closed up; junk characters go.
type squeezer struct {
	body    []byte // of the article, for its habit
	habit   habit
	out     []token
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

// squeeze returns toks with repaired text; toks is not changed. The result is
// valid until the next call.
func (s *squeezer) squeeze(toks []token) []token {
	*s = squeezer{body: s.body, habit: s.habit, out: s.out[:0], buf: s.buf[:0]}
	for i := range toks {
		switch t := &toks[i]; t.kind {
		case tokText:
			s.text(*t)
		case tokCode:
			s.code(*t)
		case tokBreak:
			s.out = append(s.out, *t)
			s.startLine()
		case tokOpen:
			s.cross(*t, 1)
		case tokClose:
			s.cross(*t, -1)
		}
	}
	return s.out
}

func (s *squeezer) startLine() {
	s.prev, s.pending, s.joiner, s.crossed, s.links = 0, gapNone, 0, 0, 0
}

// cross appends an opening or closing token.
func (s *squeezer) cross(t token, by int) {
	s.out = append(s.out, t)
	s.depth += by
	s.crossed++
	if t.mark == markLink {
		s.links++
	}
	if s.pending != gapNone && s.depth < s.atDepth {
		s.at, s.atDepth = len(s.out), s.depth
	}
}

func (s *squeezer) code(t token) {
	text := strings.Join(strings.FieldsFunc(strings.Map(dropJunk, t.text), letter.Space), " ")
	if text == "" {
		return
	}
	first, _ := utf8.DecodeRuneInString(text)
	if s.resolve(first, text) {
		s.out = append(s.out, token{kind: tokText, text: " "})
	}
	t.text = text
	s.out = append(s.out, t)
	s.visible(letter.LastRune(text))
}

func dropJunk(r rune) rune {
	if letter.Junk(r) && !letter.Space(r) {
		return -1
	}
	return r
}

func (s *squeezer) visible(r rune) {
	s.prev, s.pending, s.joiner, s.crossed, s.links = r, gapNone, 0, 0, 0
}

// text appends the repaired characters of t as one token.
func (s *squeezer) text(t token) {
	src := decodeTwice(t.text)
	if s.joiner == 0 && s.plainText(t, src) {
		return
	}
	s.buf = s.buf[:0]
	for i := 0; i < len(src); {
		if s.pending == gapNone && s.joiner == 0 {
			if n := plainSpan(src[i:]); n > 0 {
				s.visible(lastOf(src[i : i+n]))
				if n == len(src) { // nothing to repair: no copy
					t.text = src
					s.out = append(s.out, t)
					return
				}
				s.buf = append(s.buf, src[i:i+n]...)
				i += n
				continue
			}
		}
		r, n := rune(src[i]), 1
		if r >= utf8.RuneSelf {
			r, n = utf8.DecodeRuneInString(src[i:])
		}
		s.rune(r, src[i:i+n], src[i:])
		i += n
	}
	if len(s.buf) > 0 {
		t.text = string(s.buf)
		s.out = append(s.out, t)
	}
}

// plainText appends src, the decoded text of t, if nothing in it needs repair
// but the white space around it: there is nothing to copy then.
func (s *squeezer) plainText(t token, src string) bool {
	from, to := 0, len(src)
	for from < to && isPlainSpace(src[from]) {
		from++
	}
	for to > from && isPlainSpace(src[to-1]) {
		to--
	}
	body := src[from:to]
	if body == "" || plainSpan(body) < len(body) {
		return false
	}
	for i := range from {
		s.space(rune(src[i]))
	}
	if first, _ := utf8.DecodeRuneInString(body); s.resolve(first, body) {
		s.out = append(s.out, token{kind: tokText, text: " "})
	}
	t.text = body
	s.out = append(s.out, t)
	s.visible(lastOf(body))
	for i := to; i < len(src); i++ {
		s.space(rune(src[i]))
	}
	return true
}

func isPlainSpace(ch byte) bool { return ch == ' ' || ch == '\n' || ch == '\t' || ch == '\r' }

func lastOf(s string) rune {
	r, _ := utf8.DecodeLastRuneInString(s)
	return r
}

// rune takes the next rune of a text: its bytes, and the text from it on.
func (s *squeezer) rune(r rune, bytes, rest string) {
	switch {
	case letter.Space(r):
		s.space(r)
	case r == 0x200D || r == 0x200C:
		s.joiner = r
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
func (s *squeezer) space(r rune) {
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
func (s *squeezer) resolve(next rune, rest string) (here bool) {
	if s.pending == gapNone || !s.keepGap(next, rest) {
		return false
	}
	if s.at > len(s.out) || s.depth <= s.atDepth {
		return true
	}
	if s.at > 0 && s.out[s.at-1].kind == tokText {
		s.out[s.at-1].text += " "
		return false
	}
	s.out = slices.Insert(s.out, s.at, token{kind: tokText, text: " "})
	return false
}

// keepGap reports whether a gap between prev and next stays as one space.
func (s *squeezer) keepGap(next rune, rest string) bool {
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

// habit is what is known of an article's way with Han beside Latin letters.
type habit uint8

const (
	habitUnknown habit = iota
	habitTight
	habitSpaced
)

// isTight asks for the article's habit when it is needed first.
func (s *squeezer) isTight() bool {
	if s.habit == habitUnknown {
		s.habit = habitSpaced
		if tightHabit(s.body) {
			s.habit = habitTight
		}
	}
	return s.habit == habitTight
}

// closeUp reports whether prev and next stand without a gap when they are
// neighbours in Chinese text.
func closeUp(prev, next rune) bool {
	return letter.Unspaced(prev) && letter.Unspaced(next) || letter.Unspaced(prev) && letter.SharedMark(next) || letter.SharedMark(prev) && letter.Unspaced(next)
}

// endsWord reports whether rest begins with something that parts words: ".htaccess"
// keeps the space before it, ". Then" does not.
func endsWord(rest string) bool {
	r, _ := utf8.DecodeRuneInString(rest)
	return rest == "" || letter.Space(r) || letter.Wide(r) || strings.ContainsRune(",.;:!?)]", r)
}

// decodeTwice decodes character references that survived the parser because
// they were escaped twice; a text about HTML keeps its rarer names.
func decodeTwice(s string) string {
	for range 3 {
		i := strings.IndexByte(s, '&')
		if i < 0 || !strings.Contains(s[i:], ";") {
			return s
		}
		next := decodeOnce(s, i)
		if next == s {
			return s
		}
		s = next
	}
	return s
}

const namedRefs = " amp quot apos lt gt nbsp ensp emsp ldquo rdquo lsquo rsquo mdash ndash hellip middot bull times "

// decodeOnce decodes the references of s; the first ampersand is at i.
func decodeOnce(s string, i int) string {
	var b strings.Builder
	b.WriteString(s[:i])
	for s = s[i:]; s != ""; {
		n := strings.IndexByte(s[:min(len(s), 12)], ';')
		if s[0] == '&' && n > 1 && isRef(s[1:n]) {
			b.WriteString(html.UnescapeString(s[:n+1]))
			s = s[n+1:]
			continue
		}
		next := strings.IndexByte(s[1:], '&') + 1
		if next == 0 {
			next = len(s)
		}
		b.WriteString(s[:next])
		s = s[next:]
	}
	return b.String()
}

func isRef(name string) bool {
	if name[0] != '#' {
		return strings.Contains(namedRefs, " "+name+" ")
	}
	name = name[1:]
	if name != "" && name[0]|0x20 == 'x' {
		return len(name) > 1 && strings.Trim(name[1:], "0123456789abcdefABCDEF") == ""
	}
	return name != "" && strings.Trim(name, "0123456789") == ""
}
