package page

import (
	"errors"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/wenzhai/wenzhai/convert/article/date"
	"github.com/wenzhai/wenzhai/convert/article/scan"
	"github.com/wenzhai/wenzhai/convert/letter"
)

// stampKind is where on a page a date stands.
type stampKind uint8

const (
	stampText   stampKind = iota // in a text
	stampTitle                   // in an attribute title or the like
	stampTime                    // in <time datetime>
	stampScript                  // in a value that a script sets
	stampNamed                   // in markup that says it is the date of publication
	stampLinked                  // in JSON-LD
	stampMeta                    // in a <meta> element
)

// stampLabel is what the words beside a date say of it.
type stampLabel uint8

const (
	unlabelled stampLabel = iota
	published
	changed // the article was changed then
	foreign // it is no date of the article
)

// Stamp is a date that stands on a page.
type Stamp struct {
	date.Found
	kind      stampKind
	label     stampLabel
	Text      string // as written
	Ambiguous bool   // day and month may be swapped
	whole     bool   // its box holds nothing else
	leading   bool   // its box begins with it
	brief     bool   // its box holds little else
	classed   bool   // the names of classes say that its box holds dates
	rank      int    // of several of its kind, the more trusted one
	end       int    // in bytes of visible text
	prose     int    // boxes of running text before it
}

// Stated reports whether the page's <meta> elements state the date.
func (x *Stamp) Stated() bool { return x.kind == stampMeta }

// digits are those of which every date has one.
const digits = "0123456789〇一二三"

// maxStamps bounds how many dates are kept of a page.
const maxStamps = 200

// stamp keeps x with the date in text, if there is one.
func (s *pageScan) stamp(text string, x Stamp) bool {
	if len(s.stamps) >= maxStamps && x.kind < stampScript || !strings.ContainsAny(text, digits) {
		return false
	}
	f, err := date.Parse(text, s.zone)
	x.Ambiguous = errors.Is(err, date.ErrAmbiguous)
	if err != nil && !x.Ambiguous {
		return false
	}
	x.Found, x.Text, x.end, x.prose = f, text, s.seen, s.prose
	switch {
	case s.readers > 0 || s.aside > 0 && x.kind < stampScript && x.label == unlabelled:
		x.label = foreign
	case s.changed && x.kind < stampScript:
		x.label = changed
	}
	s.stamps = append(s.stamps, x)
	return true
}

// placeStamps tells the stamps from first on, which stand in the box that ends,
// where it ends.
func (s *pageScan) placeStamps(first int) {
	for i := first; i < len(s.stamps); i++ {
		if k := s.stamps[i].kind; k < stampLinked {
			s.stamps[i].end, s.stamps[i].prose = s.seen, s.prose
		}
	}
	s.published, s.classed, s.changed = false, false, false
}

// byline keeps the dates that a short box states, and the author and the source
// that stand beside one.
func (s *pageScan) byline(text string) {
	kind := stampText
	if s.published {
		kind = stampNamed
	}
	for rest, from := text, 0; len(rest) > 7 && from < 4 && strings.ContainsAny(rest, digits); from++ {
		f, err := date.Parse(rest, s.zone)
		if err != nil && !errors.Is(err, date.ErrAmbiguous) {
			break
		}
		before, after := strings.TrimSpace(rest[:f.Start]), strings.TrimSpace(rest[f.End:])
		x := Stamp{kind: kind, classed: s.classed, brief: len(text)-(f.End-f.Start) <= maxBeside, label: labelOf(before, after), leading: from == 0 && before == "", whole: from == 0 && (before == "" || date.IsWeekday(before)) && (after == "" || date.IsWeekday(after))}
		if x.label == unlabelled && (inSentence(after) || endsSentence(text, before+after)) {
			x.label = foreign
		}
		s.stamp(rest[f.Start:f.End], x)
		rest = rest[f.End:]
	}
	s.credits(text)
}

// inSentence reports whether what follows a date in Chinese shows that it is a part of
// a sentence: "1999年9月9日，桥建成。"
func inSentence(after string) bool {
	r, n := utf8.DecodeRuneInString(after)
	rest := strings.Trim(after[n:], "，。 ")
	next, _ := utf8.DecodeRuneInString(rest)
	return strings.ContainsRune("，,、的", r) && letter.Han(next) && !date.IsWeekday(rest)
}

// endsSentence reports whether a text that holds a date is a sentence with more in it,
// which is beside the date: "那是1999年9月9日。"
func endsSentence(text, beside string) bool {
	if strings.HasSuffix(text, "。") {
		beside = strings.Trim(beside, "，。 ")
		return beside != "" && !date.IsWeekday(beside)
	}
	return scan.IsProse(text) && len(strings.Fields(beside)) > 2
}

// maxBeside is how much beside a date a box has that holds little else, in bytes.
const maxBeside = 40

// maxOpening is the longest part of a running text, in characters, in which an
// opening date ends: "Hamburg (2. November 2021) – The harbour …".
const maxOpening = 40

// opening keeps the date with which running text begins, as releases for the
// press do.
func (s *pageScan) opening(text string) {
	text = firstRunes(text, maxOpening)
	if s.prose > 0 || !strings.ContainsAny(text, digits) {
		return
	}
	f, err := date.Parse(text, s.zone)
	if err != nil {
		return
	}
	before := strings.TrimSpace(text[:f.Start])
	after := strings.TrimSpace(text[f.End:])
	if r, _ := utf8.DecodeRuneInString(after); before == "" && (inSentence(after) || unicode.IsLower(r)) {
		return
	}
	if before == "" || strings.HasSuffix(before, "(") || strings.HasSuffix(before, "（") {
		s.stamp(text[f.Start:f.End], Stamp{kind: stampText, leading: true})
	}
}

// labelOf judges the words before and after a date.
func labelOf(before, after string) stampLabel {
	before = lastRunes(strings.TrimRight(strings.ToLower(before), ", "), labelReach)
	// What stands before another date or a gap is about something else.
	before = before[strings.LastIndexAny(before, "0123456789|;,·")+1:]
	if i := strings.LastIndexByte(before, ' '); i >= 0 && strings.ContainsFunc(before[i:], letter.Han) {
		before = before[i+1:]
	}
	for _, l := range stampLabels {
		for _, w := range l.words {
			if strings.Contains(before, w) {
				return l.label
			}
		}
	}
	// What stands after a date belongs to the next, if it ends in a colon.
	after = strings.ToLower(after)
	if postedAfter(after) {
		return published // wurde am 19. Mai 2010 um 23:03 Uhr gepostet
	}
	word, _, _ := strings.Cut(after, " ")
	for _, w := range stampLabels[1].words {
		if strings.HasPrefix(word, w) && !strings.ContainsAny(word, ":：|") {
			return changed
		}
	}
	return unlabelled
}

// labelReach is how near to a date, in characters, its label stands.
const labelReach = 20

func lastRunes(s string, n int) string {
	for i := len(s); i > 0; n-- {
		if n == 0 {
			return s[i:]
		}
		_, size := utf8.DecodeLastRuneInString(s[:i])
		i -= size
	}
	return s
}

// choose returns the date of the page whose title ends at title (-1 = not
// found), whose address names the day of url (the zero found = none).
func (p *Page) choose(title box, url date.Found) (Stamp, bool) {
	p.settle()
	shown, _ := best(p.stamps, func(x *Stamp) int {
		if x.kind > stampTime {
			return 0
		}
		return x.score(title, url)
	})
	best, score := best(p.stamps, func(x *Stamp) int {
		if x.kind == stampMeta && p.refuted(x, &shown, title) {
			return minStamp
		}
		return x.score(title, url)
	})
	if score < minStamp {
		return Stamp{}, false
	}
	best.refine(p.stamps, url)
	return best, true
}

// best returns the first of those that weigh most, and its weight.
func best(stamps []Stamp, weight func(*Stamp) int) (x Stamp, most int) {
	for i := range stamps {
		if n := weight(&stamps[i]); n > most {
			x, most = stamps[i], n
		}
	}
	return x, most
}

// vagueMetas is the greatest rank of the <meta> elements that hold one of several
// dates of a page: that of its file, of the last change.
const vagueMetas = 17

// minStamp is the score from which a date is taken.
const minStamp = 20

// Where a date is the article's: in bytes of visible text after the title and
// before it, and in boxes of running text after it (a summary).
const (
	nearAfter  = 2400
	nearBefore = 400
	nearProse  = 1
)

// score weighs how likely x is the date of publication.
func (x *Stamp) score(title box, url date.Found) int {
	n := x.place(title)
	if n == 0 && url.End > 0 && x.Found.SameDay(url) && x.end < title.end {
		n = minStamp // the address vouches for it
	}
	if n == 0 {
		return 0
	}
	if !x.DateOnly {
		n += 10
	}
	switch x.label {
	case published:
		n += 8
	case changed:
		n -= 30
	case foreign:
		return 0
	}
	if x.whole {
		n += 2
	}
	if url.End > 0 && x.Found.SameDay(url) && x.kind < stampLinked {
		n += 25
	}
	if url.End > 0 && x.kind < stampScript && x.label != published && !x.near(url) {
		n -= 40 // a day of which the text speaks
	}
	if x.Ambiguous {
		n -= 12
	}
	return n
}

// near reports whether x is of the day of f or of one beside it.
func (x *Stamp) near(f date.Found) bool {
	d := x.Time.Sub(f.Time)
	return d < 2*24*time.Hour && d > -2*24*time.Hour
}

// place weighs where x stands.
func (x *Stamp) place(title box) int {
	behind := x.end - title.end
	near := title.end >= 0 && behind >= 0 && behind <= nearAfter && x.prose-title.prose <= nearProse
	above := title.end >= 0 && behind < 0 && -behind <= nearBefore+len(title.text)
	switch x.kind {
	case stampMeta:
		if x.rank <= vagueMetas {
			return 182 // between those of a page and of an article in JSON-LD
		}
		return 200 + x.rank
	case stampLinked:
		return 150 + 20*x.rank
	case stampNamed:
		switch {
		case near:
			return 115
		case behind >= 0 && title.end >= 0:
			return 61
		}
		return 60
	case stampScript:
		return 32 + x.rank
	}
	base := 0
	switch {
	case near:
		base = besideTitle
	case above && (x.whole || x.kind == stampTime || x.label == published || x.brief && (x.classed || x.leading)):
		base = 50
	case x.kind == stampTime && behind >= 0:
		base = 40
	case x.kind == stampTime:
		base = 30
	case x.label == published && behind >= 0 && x.kind == stampText:
		base = 26
	case x.label == changed && x.kind == stampText:
		base = 50 // the last resort
	case x.classed && behind >= 0:
		base = 24
	case (x.whole || x.leading) && behind >= 0:
		base = 22
	case x.classed, x.label == published, x.whole && !x.DateOnly:
		base = 21
	}
	if x.kind == stampTime && base > 0 {
		base += 3
	}
	return base
}
