package rules

import (
	"fmt"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/wenzhai/wenzhai/convert/clean/internal/words"
	"github.com/wenzhai/wenzhai/convert/letter"
)

func dates() []Rule {
	return []Rule{{
		Name:  dateLine,
		Doc:   "A line near the top that is only a date and time, perhaps with the source's name. The dates of several entries stay.",
		Lines: Lines{Patterns: []Pattern{{Where: Top, Test: isDateline}, {Where: Edge, Test: isStamp}, {Where: Edge, Test: isEvent}, {Where: First, Test: isOwnDate}}},
	}}
}

// maxDate is the length in bytes of the longest line that is only a date.
const maxDate = 60

// isOwnDate reports whether a line says the article's own date and nothing else,
// perhaps with the weekday. A date given with its time in one zone may be the
// day before or after in the zone of the page's readers.
func isOwnDate(l *Line) bool {
	m := l.Body.Meta
	if m.Date.IsZero() || len(l.Whole) > maxDate || !strings.ContainsAny(l.Whole, "0123456789") {
		return false
	}
	said := letter.Key(l.Whole)
	if m.DateOnly {
		return saysDay(said, m.Date)
	}
	return saysDay(said, m.Date) || saysDay(said, m.Date.AddDate(0, 0, -1)) || saysDay(said, m.Date.AddDate(0, 0, 1))
}

// saysDay reports whether squashed letters and digits say day t in Chinese,
// English or Russian, or in numbers with the year first.
func saysDay(said string, t time.Time) bool {
	y, m, d := t.Date()
	month, weekday := strings.ToLower(m.String()), strings.ToLower(t.Weekday().String())
	chinese := fmt.Sprintf("%d年%d月%d日", y, m, d)
	russian := fmt.Sprintf("%d%s%d", d, letter.RussianMonth(m), y)
	for _, form := range []string{
		chinese, fmt.Sprintf("%d年%02d月%02d日", y, m, d), fmt.Sprintf("%d%02d%02d", y, m, d), fmt.Sprintf("%d%d%d", y, m, d),
		fmt.Sprintf("%s%d%d", month, d, y), fmt.Sprintf("%s%d%d", month[:3], d, y),
		fmt.Sprintf("%d%s%d", d, month, y), fmt.Sprintf("%d%s%d", d, month[:3], y), russian,
	} {
		if said == form || said == weekday+form || said == form+weekday {
			return true
		}
	}
	for _, week := range []string{"星期", "周", "週", "礼拜"} {
		if said == chinese+week+letter.ChineseWeekday(t.Weekday()) {
			return true
		}
	}
	return said == russian+"г" || said == russian+"года"
}

// isDateline reports whether a line is only a date with a time of day, or an ISO
// date, perhaps with the words that pages set beside it.
func isDateline(l *Line) bool {
	if l.Runes > 60 || l.Heading > 0 && !isOwnDate(l) {
		return false // a heading with a day is an entry of a diary
	}
	digits, clock := 0, false
	rest := strings.Map(func(r rune) rune {
		switch {
		case unicode.IsDigit(r):
			digits++
			return -1
		case r == ':' || r == '：':
			clock = true
			return -1
		case strings.ContainsRune("-/.年月日TZ+|｜ 　", r):
			return -1
		}
		return r
	}, l.Text)
	return digits >= 8 && (clock || strings.Count(l.Text, "-") == 2 || strings.HasPrefix(rest, "更新")) && datelineRest(rest, clock)
}

// besideDate stand beside the date on a line.
var besideDate = words.List("date-line.beside")

// datelineRest judges what a date line holds beside its digits.
func datelineRest(rest string, clock bool) bool {
	if rest == "" || rest == "更新时间" || rest == "更新于" {
		return true
	}
	if !clock || strings.ContainsAny(rest, "，。！？；,;!?") {
		return false
	}
	n := utf8.RuneCountInString(rest)
	for _, w := range besideDate() {
		if strings.HasPrefix(rest, w) || strings.HasSuffix(rest, w) {
			return n <= 24
		}
	}
	return n <= 12
}

// stamps stand before or behind the date on a line that says when an article was
// posted or changed.
var stamps = words.List("date-line.stamps")

// isStamp reports whether a line is one of stamps with a date and hardly anything
// else.
func isStamp(l *Line) bool {
	if len(l.Text) > 90 || !strings.ContainsAny(l.Text, "0123456789") {
		return false
	}
	s := strings.ToLower(strings.TrimSpace(l.Text))
	for _, w := range stamps() {
		if rest, ok := strings.CutPrefix(s, w); ok {
			return isDate(rest)
		}
	}
	return false
}

// isEvent is isStamp for words that an author may set before the day of what he
// announces: they count where the day is the article's own.
func isEvent(l *Line) bool {
	for _, w := range words.Of("date-line.own") {
		if rest, ok := strings.CutPrefix(l.Text, w); ok {
			own := *l
			own.Whole = rest
			return len(own.Whole) <= maxDate && isOwnDate(&own)
		}
	}
	return false
}

// isDate reports whether s is a date with few other letters.
func isDate(s string) bool {
	digits, others := 0, 0
	for _, r := range s {
		switch {
		case r >= '0' && r <= '9':
			digits++
		case !letter.Space(r) && !strings.ContainsRune("-/.:：年月日时分秒,，·|（）()tz+", r):
			others++
		}
	}
	return digits >= 6 && others <= 12
}
