package date

import (
	"time"

	"github.com/wenzhai/wenzhai/convert/letter"
)

// weekdayAt reads a weekday at toks[i:] and returns the index after it; "周四",
// "星期四" and "礼拜天" are several tokens.
func weekdayAt(toks []token, i int) (day time.Weekday, next int, ok bool) {
	if toks[i].kind == word {
		day, ok = letter.Weekday(toks[i].text)
		return day, i + 1, ok
	}
	switch {
	case toks[i].oneOf("周", "週"):
		i++
	case i+1 < len(toks) && (toks[i].is("星") && toks[i+1].is("期") ||
		toks[i].oneOf("礼", "禮") && toks[i+1].is("拜")):
		i += 2
	default:
		return 0, i, false
	}
	if i >= len(toks) {
		return 0, i, false
	}
	switch t := toks[i]; {
	case t.oneOf("日", "天"):
		return time.Sunday, i + 1, true
	case t.kind == hanNumber && t.value >= 1 && t.value <= 6:
		return time.Weekday(t.value), i + 1, true
	}
	return 0, i, false
}

// offsetOf returns the offset in seconds east of UTC of a zone abbreviation in
// lower case. CST is China's: the sense it has in the archives wenzhai is for.
func offsetOf(abbreviation string) (seconds int, ok bool) {
	const hour = 3600
	switch abbreviation {
	case "z", "utc", "gmt", "ut", "wet":
		return 0, true
	case "bst", "cet", "west":
		return 1 * hour, true
	case "cest", "eet":
		return 2 * hour, true
	case "msk", "мск", "eest":
		return 3 * hour, true
	case "ist":
		return 5*hour + hour/2, true
	case "cst", "bjt", "hkt", "sgt", "myt", "awst", "pht":
		return 8 * hour, true
	case "jst", "kst":
		return 9 * hour, true
	case "aest":
		return 10 * hour, true
	case "aedt":
		return 11 * hour, true
	case "est", "cdt":
		return -5 * hour, true
	case "edt":
		return -4 * hour, true
	case "mdt":
		return -6 * hour, true
	case "mst", "pdt":
		return -7 * hour, true
	case "pst":
		return -8 * hour, true
	}
	return 0, false
}

// IsWeekday reports whether a text is the name of a weekday.
func IsWeekday(s string) bool {
	toks := lex(s, 6)
	i := 0
	for i < len(toks) && toks[i].kind == mark && !toks[i].oneOf("周", "週", "星", "礼", "禮") {
		i++
	}
	if i == len(toks) {
		return false
	}
	_, next, ok := weekdayAt(toks, i)
	return ok && next >= len(toks)-1
}
