package letter

import (
	"strings"
	"time"
)

// Month returns the month that a word in lower case names in English or Russian,
// in full, in its cases or shortened, or 0.
func Month(w string) time.Month {
	switch w {
	case "january", "jan", "январь", "января", "январе", "янв":
		return time.January
	case "february", "feb", "февраль", "февраля", "феврале", "фев", "февр":
		return time.February
	case "march", "mar", "март", "марта", "марте", "мар":
		return time.March
	case "april", "apr", "апрель", "апреля", "апреле", "апр":
		return time.April
	case "may", "май", "мая", "мае":
		return time.May
	case "june", "jun", "июнь", "июня", "июне", "июн":
		return time.June
	case "july", "jul", "июль", "июля", "июле", "июл":
		return time.July
	case "august", "aug", "август", "августа", "августе", "авг":
		return time.August
	case "september", "sep", "sept", "сентябрь", "сентября", "сентябре", "сен", "сент":
		return time.September
	case "october", "oct", "октябрь", "октября", "октябре", "окт":
		return time.October
	case "november", "nov", "ноябрь", "ноября", "ноябре", "ноя", "нояб":
		return time.November
	case "december", "dec", "декабрь", "декабря", "декабре", "дек":
		return time.December
	}
	return 0
}

// RussianMonth returns the name of a month as it stands after a day, in the
// genitive, or "" for what is no month.
func RussianMonth(m time.Month) string {
	names := [...]string{
		"", "января", "февраля", "марта", "апреля", "мая", "июня",
		"июля", "августа", "сентября", "октября", "ноября", "декабря",
	}
	if m < 0 || int(m) >= len(names) {
		return ""
	}
	return names[m]
}

// ChineseWeekday returns what follows 星期 or 周 in the name of a day: 日, 一 to 六.
func ChineseWeekday(d time.Weekday) string {
	names := [...]string{"日", "一", "二", "三", "四", "五", "六"}
	if d < 0 || int(d) >= len(names) {
		return ""
	}
	return names[d]
}

// Weekday returns the weekday that a word in lower case names in English or
// Russian, in full or shortened.
func Weekday(w string) (time.Weekday, bool) {
	switch w {
	case "sunday", "sun", "воскресенье", "вс":
		return time.Sunday, true
	case "monday", "mon", "понедельник", "пн":
		return time.Monday, true
	case "tuesday", "tue", "tues", "вторник", "вт":
		return time.Tuesday, true
	case "wednesday", "wed", "среда", "среду", "ср":
		return time.Wednesday, true
	case "thursday", "thu", "thur", "thurs", "четверг", "чт":
		return time.Thursday, true
	case "friday", "fri", "пятница", "пятницу", "пт":
		return time.Friday, true
	case "saturday", "sat", "суббота", "субботу", "сб":
		return time.Saturday, true
	}
	return 0, false
}

// Language returns the tag (BCP 47) of the language that people mean by a name
// in any case, or "": "zh" where the name does not tell the script of Chinese.
func Language(name string) string {
	switch strings.ToLower(strings.TrimSpace(name)) {
	case "中文", "汉语", "漢語", "chinese":
		return "zh"
	case "简体中文", "简体", "simplified chinese", "simplified":
		return "zh-Hans"
	case "繁體中文", "繁体中文", "正體中文", "繁体", "繁體", "traditional chinese", "traditional":
		return "zh-Hant"
	case "英文", "英语", "english":
		return "en"
	case "俄文", "俄语", "russian", "русский":
		return "ru"
	case "日文", "日语", "japanese", "jp":
		return "ja"
	case "korean":
		return "ko"
	}
	return ""
}
