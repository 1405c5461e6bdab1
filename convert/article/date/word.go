package date

import "time"

// weekdayAt reads a weekday at toks[i:] and returns the index after it; "周四",
// "星期四" and "礼拜天" are several tokens.
func weekdayAt(toks []token, i int) (day time.Weekday, next int, ok bool) {
	if toks[i].kind == word {
		day, ok = weekdayNamed(toks[i].text)
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

// zoneHours are the hours east of UTC of the abbreviations of zones, in lower case.
// CST is China's: the sense it has in the archives wenzhai is for.
var zoneHours = map[string]float64{
	"z": 0, "utc": 0, "gmt": 0, "ut": 0, "wet": 0, "bst": 1, "cet": 1, "west": 1, "cest": 2, "eet": 2, "msk": 3, "мск": 3, "eest": 3, "ist": 5.5,
	"cst": 8, "bjt": 8, "hkt": 8, "sgt": 8, "myt": 8, "awst": 8, "pht": 8, "jst": 9, "kst": 9, "aest": 10, "aedt": 11,
	"edt": -4, "est": -5, "cdt": -5, "mdt": -6, "mst": -7, "pdt": -7, "pst": -8,
}

// offsetOf returns the offset in seconds east of UTC of a zone's abbreviation.
func offsetOf(abbreviation string) (seconds int, ok bool) {
	hours, ok := zoneHours[abbreviation]
	return int(hours * 3600), ok
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
