package rules

import (
	"fmt"
	"strings"
	"time"

	"github.com/wenzhai/wenzhai/convert/letter"
)

// maxDate is the length in bytes of the longest line that is only a date.
const maxDate = 60

// isOwnDate reports whether line says the article's own date and nothing else,
// perhaps with the weekday. A date given with its time in one zone may be the
// day before or after in the zone of the page's readers.
func (c *Body) isOwnDate(line string) bool {
	if c.Meta.Date.IsZero() || len(line) > maxDate || !strings.ContainsAny(line, "0123456789") {
		return false
	}
	said := letter.Key(line)
	for _, d := range []int{0, -1, 1} {
		if saysDay(said, c.Meta.Date.AddDate(0, 0, d)) {
			return true
		}
		if c.Meta.DateOnly {
			return false
		}
	}
	return false
}

// saysDay reports whether squashed letters and digits say day t in Chinese,
// English or Russian, or in numbers with the year first.
func saysDay(said string, t time.Time) bool {
	y, m, d := t.Date()
	month := strings.ToLower(m.String())
	chinese := fmt.Sprintf("%d年%d月%d日", y, m, d)
	for _, form := range []string{
		chinese, fmt.Sprintf("%d年%02d月%02d日", y, m, d), fmt.Sprintf("%d%02d%02d", y, m, d), fmt.Sprintf("%d%d%d", y, m, d),
		fmt.Sprintf("%s%d%d", month, d, y), fmt.Sprintf("%s%d%d", month[:3], d, y),
		fmt.Sprintf("%d%s%d", d, month, y), fmt.Sprintf("%d%s%d", d, month[:3], y), fmt.Sprintf("%d%s%d", d, letter.RussianMonth(m), y),
	} {
		if said == form || said == weekday(t)+form || said == form+weekday(t) {
			return true
		}
	}
	for _, week := range []string{"星期", "周", "週", "礼拜"} {
		if rest, ok := strings.CutPrefix(said, chinese+week); ok && rest == letter.ChineseWeekday(t.Weekday()) {
			return true
		}
	}
	rest, ok := strings.CutPrefix(said, fmt.Sprintf("%d%s%d", d, letter.RussianMonth(m), y))
	return ok && (rest == "г" || rest == "года")
}

func weekday(t time.Time) string { return strings.ToLower(t.Weekday().String()) }
