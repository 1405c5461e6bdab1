package date

import (
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/wenzhai/wenzhai/convert/letter"
)

// MaxLine is the longest date line in bytes.
const MaxLine = 160

// Line reads a line that states a date: the date alone or with short labels
// beside it, as in "发布时间：2021-06-28 20:23 来源：…". A sentence that holds a date
// is none.
func Line(l string, zone *time.Location) (Found, bool) {
	l = strings.Trim(strings.TrimSpace(l), "*_>#`")
	f, err := Parse(l, zone)
	if err != nil {
		return Found{}, false
	}
	before, after := strings.TrimSpace(l[:f.Start]), strings.TrimSpace(l[f.End:])
	if strings.ContainsAny(before+after, "。，；！？,;!?") || utf8.RuneCountInString(after) > 30 {
		return Found{}, false
	}
	if before != "" && (utf8.RuneCountInString(before) > 12 || !strings.ContainsAny(before[len(before)-1:], ":|") && !endsWithLabel(before) && (after != "" || !isName(before, l))) {
		return Found{}, false
	}
	return f, true
}

// endsWithLabel reports whether a text before a date is a label: it ends with a
// separator, is a weekday, or says that something was published then.
func endsWithLabel(before string) bool {
	for _, end := range []string{"：", "｜", "丨", "·", "于", "於", "时间", "日期", "—", "|", "(", "（", "》"} {
		if strings.HasSuffix(before, end) {
			return true
		}
	}
	toks := lex(before, 4)
	_, next, ok := weekdayAt(toks, 0)
	return ok && next >= len(toks)-1
}

// isName reports whether what stands before the date that ends line l may be the name
// of its author: two to four Chinese characters and a space.
func isName(before, l string) bool {
	n := utf8.RuneCountInString(before)
	if n < 2 || n > 4 || strings.ContainsFunc(before, func(r rune) bool { return !letter.Han(r) }) {
		return false
	}
	switch before {
	case "截止", "截至", "有效期", "保质期", "下一期", "生日", "忌日":
		return false
	}
	r, _ := utf8.DecodeRuneInString(l[len(before):])
	return letter.Space(r)
}

// Whole reads a text that is a date and nothing else.
func Whole(text string, zone *time.Location) (Found, bool) {
	if len(text) > 80 {
		return Found{}, false
	}
	f, err := Parse(text, zone)
	if err != nil {
		return Found{}, false
	}
	rest := text[:f.Start] + text[f.End:]
	for _, r := range rest {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return Found{}, false
		}
	}
	return f, true
}
