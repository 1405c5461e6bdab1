package rules

import (
	"iter"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"golang.org/x/net/html/atom"

	"github.com/wenzhai/wenzhai/convert/clean/internal/node"
	"github.com/wenzhai/wenzhai/convert/clean/internal/runes"
	"github.com/wenzhai/wenzhai/convert/clean/internal/words"
	"github.com/wenzhai/wenzhai/convert/letter"
)

func invitations() []Rule {
	return []Rule{
		{
			Name: "follow",
			Doc:  "Invitations to follow an account, scan a code or install an application.",
			Lines: Lines{Codes: true, Patterns: []Pattern{
				{Max: 90, Words: "line"},
				{Where: Ends, Max: 90, Words: "weak", Shape: asksOnly, Asks: true},
				{Where: Asking, Test: invitation("invitation-zh", true)},
				{Where: Asking, Test: invitation("invitation-ru", false)},
			}},
		},
		{
			Name: "qr-box",
			Doc:  "Boxes with a two-dimensional code and their invitation to scan it.",
		},
	}
}

// inviteWords are the words of an invitation to do something for a site: what is
// asked, and what it is about. A line is an invitation when it has both kinds,
// when one of its clauses begins with what is asked, and when no clause is
// without any of its words.
type inviteWords struct {
	asks   []string
	about  []string
	all    []string // these and other words of invitations
	tells  []string // words of somebody who tells a story; a line with one is none
	inside bool     // the words asked for need not begin a clause, but fill half of the line
}

// invitation returns the test for invitations of a list, whose words are in lower
// case. With inside set, what is asked may stand inside a clause.
func invitation(list string, inside bool) func(*Line) bool {
	w := newInviteWords(list, inside)
	return func(l *Line) bool { return mayInvite(l.Whole) && w.invites(l.lower()) }
}

func newInviteWords(list string, inside bool) *inviteWords {
	w := &inviteWords{asks: words.Of(list + ".asks"), tells: words.Of(list + ".tells"), about: words.Of(list + ".about"), inside: inside}
	w.all = slices.Concat(w.asks, w.about, words.Of(list+".filler"))
	return w
}

// chinese are the words of Chinese invitations.
var chinese = sync.OnceValue(func() *inviteWords { return newInviteWords("invitation-zh", true) })

// asksOnly reports whether a line with a phrase that asks for something is about
// nothing else and tells nothing.
func asksOnly(l *Line) bool {
	w, s := chinese(), l.lower()
	return mayInvite(l.Whole) && !runes.HoldsAny(s, w.tells) && w.covers(s) && (w.covered(s) || !letter.HasUnspaced(s))
}

// The longest invitation in runes, and of how many words a clause may be that has
// none of its words: "please", "don't forget".
const (
	maxInvite    = 170
	maxHanInvite = 45
	maxFree      = 2
)

// mayInvite reports whether a line has the length of an invitation.
func mayInvite(line string) bool {
	if len(line) > 2*maxInvite || letter.Unspaced(runes.FirstRune(line)) && len(line) > 4*maxHanInvite || isStep(line) {
		return false
	}
	n := utf8.RuneCountInString(line)
	return n <= maxInvite && (n <= maxHanInvite || !letter.HasUnspaced(line))
}

// isStep reports whether line is a step of directions, numbered.
func isStep(line string) bool {
	if line == "" || line[0] >= '0' && line[0] <= '9' || strings.HasPrefix(line, "第") {
		return true
	}
	r, n := utf8.DecodeRuneInString(line)
	next, _ := utf8.DecodeRuneInString(line[n:])
	return r >= '①' && r <= '⑳' || strings.ContainsRune("一二三四五六七八九十（(", r) && strings.ContainsRune("、.．一二三四五六七八九十0123456789", next)
}

// invites reports whether s asks for something and tells nothing.
func (w *inviteWords) invites(s string) bool {
	if q := strings.IndexByte(s, '?'); q >= 0 && startsWord(s, w.asks) {
		s = s[:q] + "," + s[q+1:] // "Enjoyed this post? Subscribe"
	}
	return holdsWord(s, w.asks) && runes.HoldsAny(s, w.about) && !runes.HoldsAny(s, w.tells) && w.fills(s)
}

// fills reports whether a clause of s begins with what w asks, and none is free
// of its words.
func (w *inviteWords) fills(s string) bool {
	begins := w.inside && w.covers(s)
	for clause := range clauses(s) {
		begins = begins || startsWord(clause, w.asks)
	}
	return begins && w.covered(s)
}

// covered reports whether no long clause of s is free of w's words, nor what a clause
// says of something that they describe: "联系我们的办法只有写信".
func (w *inviteWords) covered(s string) bool {
	for clause := range clauses(s) {
		if i := strings.LastIndex(clause, "的"); i > 0 && isLong(clause[i:]) {
			clause = clause[i:]
		}
		if !runes.HoldsAny(clause, w.all) && isLong(clause) {
			return false
		}
	}
	return true
}

// clauses yields the clauses of s, from their first letters on.
func clauses(s string) iter.Seq[string] {
	return func(yield func(string) bool) {
		for clause := range strings.FieldsFuncSeq(s, func(r rune) bool { return strings.ContainsRune("，。！？；,.!?;", r) }) {
			clause = strings.TrimLeftFunc(clause, func(r rune) bool {
				return letter.Space(r) || !letter.LatinOrDigit(r) && !letter.Unspaced(r) && (r < 0x400 || r > 0x52F)
			})
			if !yield(strings.TrimPrefix(clause, "please ")) {
				return
			}
		}
	}
}

// startsWord reports whether s begins with one of list that is not the beginning
// of a longer word: "follow", not "following".
func startsWord(s string, list []string) bool {
	return slices.ContainsFunc(list, func(w string) bool {
		rest, ok := strings.CutPrefix(s, w)
		return ok && !goesOn(w, rest)
	})
}

// holdsWord reports whether s holds one of list likewise.
func holdsWord(s string, list []string) bool {
	return slices.ContainsFunc(list, func(w string) bool {
		for at := 0; ; {
			i := strings.Index(s[at:], w)
			if i < 0 {
				return false
			}
			at += i + len(w)
			if r := runes.FirstRune(s[at:]); r > 0x7F || !letter.LatinOrDigit(r) || r == 's' || !letter.LatinOrDigit(rune(w[len(w)-1])) {
				return true
			}
		}
	})
}

// isLong reports whether a clause without a word of an invitation is too long for
// a part of one.
func isLong(clause string) bool {
	letters := letter.Key(clause)
	return letters != "" && (len(strings.Fields(clause)) > maxFree || letter.HasUnspaced(letters) && utf8.RuneCountInString(letters) > 2*maxFree)
}

// covers reports whether half of the Chinese characters of s are w's words; names
// in quotation marks do not count.
func (w *inviteWords) covers(s string) bool {
	covered, all, quoted := 0, 0, false
	for s != "" {
		n := w.wordAt(s)
		if n > 0 {
			count := utf8.RuneCountInString(s[:n])
			covered, all, s = covered+count, all+count, s[n:]
			continue
		}
		r, n := utf8.DecodeRuneInString(s)
		switch {
		case strings.ContainsRune("“「《", r):
			quoted = true
		case strings.ContainsRune("”」》", r):
			quoted = false
		case r == '"':
			quoted = !quoted
		case letter.Unspaced(r) && !quoted:
			all++
		}
		s = s[n:]
	}
	return covered*2 >= all
}

// wordAt returns the length of the longest of w's words that s begins with, or 0.
func (w *inviteWords) wordAt(s string) int {
	n := 0
	for _, word := range w.all {
		if len(word) > n && strings.HasPrefix(s, word) {
			n = len(word)
		}
	}
	return n
}

// IsInvitation reports whether most of the lines of text ask for something.
func (s *Set) IsInvitation(text string) bool {
	asks, all := 0, 0
	for line := range strings.SplitSeq(text, "\n") {
		l := newLine(line)
		n := runes.CountVisible(l.Whole)
		all += n
		if s.lines.test(Asking, l) != "" || isCommandRow(l) {
			asks += n
		}
	}
	return all > 0 && asks*2 > all
}

// Subscribe is the rule of invitations that cost money or an address.
const Subscribe = "subscribe"

func subscriptions() []Rule {
	r := Rule{
		Name:  Subscribe,
		Doc:   "Boxes that ask for a subscription or a login.",
		Lines: Lines{Patterns: []Pattern{{Max: 60, Words: "line"}, {Where: Asking, Test: invitation("invitation-en", false)}}},
	}
	r.Aside = true
	r.Guard = func(p *Part) bool { return p.Rich < 2 || p.Rich < 4 && node.Holds(p.Node, atom.Form, atom.Input) }
	return []Rule{r}
}

func advertising() []Rule {
	r := Rule{
		Name:  "ads",
		Doc:   "Advertising slots, by the class or id of their box or the address of their frame, and lines that only say that an advertisement stands here.",
		Lines: Lines{Patterns: []Pattern{{Where: Inside, Max: 38, Words: "line"}}},
	}
	r.Frames, r.Asks, r.Aside = words.Of("ads.frames"), words.Of("ads.banner"), true
	banners := words.ToSet(r.Asks)
	r.Guard = func(p *Part) bool { // the picture over an article is called banner, too
		banner := node.HasWord(p.Node, banners) && !node.Holds(p.Node, atom.A, atom.Iframe, atom.Ins, atom.Script)
		return p.Rich < 2 && !banner && !IsBodyName(p.Node)
	}
	return []Rule{r}
}
