package rules

import (
	"strconv"
	"unicode/utf8"

	"github.com/wenzhai/wenzhai/convert/doc"
	"github.com/wenzhai/wenzhai/convert/letter"
)

// Seen is what an archive says of the first and the last lines of a body.
type Seen struct {
	Articles int        // of the same source, in the archive
	Lines    []SeenLine // that were looked at
}

// SeenLine is a line with how many of those articles have it among their own first
// or last; 0 for fewer than Several.
type SeenLine struct {
	Sum      uint32 // letter.Sum
	Articles int
}

// Several articles with the same line make it one of their source. Where many have
// it, and a fifth of all, it is a notice whatever it says. What asks for something in
// none but one of enough articles is a sentence of that.
const (
	Several = 3
	many    = 5
	fifth   = 5
	enough  = 8
)

// String returns what counts for cleaning: the kinds of the lines in their order.
func (s *Seen) String() string {
	if s == nil {
		return ""
	}
	out := strconv.AppendBool(make([]byte, 0, 32), s.Articles >= enough)
	for _, l := range s.Lines {
		switch {
		case s.isNotice(l.Articles):
			out = append(out, 'n')
		case l.Articles >= Several:
			out = append(out, 's')
		default:
			out = append(out, '-')
		}
	}
	return string(out)
}

// isNotice reports whether a line of n articles is a notice whatever it says.
func (s *Seen) isNotice(n int) bool { return n >= many && n*fifth >= s.Articles }

// seen returns how many articles of the archive have the line, -1 where that is not
// known, 0 for fewer than Several.
func (l *Line) seen() int {
	if l.Body == nil || l.Body.Seen == nil {
		return -1
	}
	if l.often == 0 {
		n, sum := -1, letter.Sum([]byte(l.Whole))
		for _, x := range l.Body.Seen.Lines {
			if x.Sum == sum {
				n = x.Articles
			}
		}
		l.often = n + 2
	}
	return l.often - 2
}

// isUnique reports whether the line is known to stand in one or two articles of
// many.
func (l *Line) isUnique() bool { return l.seen() == 0 && l.Body.Seen.Articles >= enough }

const repeated = "repeated"

func repetitions() []Rule {
	return []Rule{{
		Name:  repeated,
		Doc:   "Paragraphs that end many articles of one source in the archive, whatever they say.",
		Lines: Lines{Patterns: []Pattern{{Where: Ends, Test: isRepeated}}},
	}}
}

// shortest is the length in letters of the shortest line that is a notice for being
// repeated alone.
const shortest = 8

// isRepeated reports whether a line at the foot of a body ends so many articles
// that it is a notice whatever it says, or is the heading of such.
func isRepeated(l *Line) bool {
	if !l.foot || l.seen() < many || !l.Body.Seen.isNotice(l.seen()) {
		return false
	}
	_, heads := l.block.(*doc.Heading)
	return heads || utf8.RuneCountInString(letter.Key(l.Whole)) >= shortest
}
