package rules

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/wenzhai/wenzhai/convert/clean/internal/runes"
	"github.com/wenzhai/wenzhai/convert/clean/internal/words"
	"github.com/wenzhai/wenzhai/convert/letter"
)

func copyrights() []Rule {
	notice := Rule{
		Name: "copyright",
		Doc:  "Notices of copyright, disclaimers and terms of reprinting at the edges of a body. A sentence that speaks of such, but is none, stays.",
		Lines: Lines{Quotable: true, Patterns: []Pattern{
			{Max: 160, Words: "label", Shape: labelsNotice},
			{Where: Ends, Max: 160, Words: "sign", Shape: isSigned},
			{Max: 160, Words: "line", Shape: notice("copyright")},
			{Where: Ends, Max: 90, Words: "foot"},
		}},
	}
	notice.Guard = isShort
	return []Rule{notice, {
		Name:  "feed-note",
		Doc:   "Sentences that a feed adds at the end of an article: where it appeared first, where to read on.",
		Lines: Lines{Patterns: []Pattern{{Max: 200, Words: "line"}, {Where: Ends, Max: 200, Words: "origin", Shape: namesPost}}},
	}}
}

// notice returns the test for lines that are nothing but a notice: nobody tells a
// story, and no clause is without any of the words of a list. The words of stories
// are shared by all notices.
func notice(list string) func(*Line) bool {
	w := &inviteWords{all: words.Of(list + ".all")}
	tells := words.List("sentence.tells")
	return func(l *Line) bool {
		s := withoutOthers.Replace(l.lower())
		return !runes.HoldsAny(s, tells()) && w.all != nil && w.covered(s)
	}
}

// withoutOthers takes out words in which words of stories stand and mean nothing.
var withoutOthers = strings.NewReplacer("其他", "", "其它", "", "他人", "", "吉他", "", "为了", "", "為了", "", "除了", "", "了解", "")

// labelsNotice reports whether what stands behind the label of a notice is one, or
// nothing.
func labelsNotice(l *Line) bool {
	_, value, ok := runes.CutAny(l.Text, ":：|｜丨")
	return !ok || strings.TrimFunc(value, letter.Space) == "" || runes.HoldsAny(value, words.Of("copyright.all"))
}

// isSigned reports whether a line claims a right: the sign or the word, then a
// year, or few other words.
func isSigned(l *Line) bool {
	s := strings.TrimSpace(strings.TrimPrefix(strings.TrimPrefix(l.lower(), "copyright"), "©"))
	s = strings.TrimSpace(strings.TrimPrefix(strings.TrimPrefix(s, "(c)"), "©"))
	if s == "" || runes.HoldsAny(s, words.Of("sentence.tells")) {
		return s == ""
	}
	said := len(s) < len(l.Whole)-len("copyright ") || !strings.HasPrefix(l.lower(), "copyright")
	return unicode.IsDigit(runes.FirstRune(s)) || s[0] == ':' || strings.HasPrefix(s, "by ") || strings.HasPrefix(s, "：") ||
		said && utf8.RuneCountInString(s) <= 40 && !letter.SentenceEnd(letter.LastRune(s))
}

// namesPost reports whether a line that says where an article appeared first
// begins with what appeared there, or links to it.
func namesPost(l *Line) bool {
	return runes.StartsAny(l.lower(), words.Of("feed-note.post")) || l.linked()
}
