package period

import (
	"regexp"
	"strconv"
	"strings"
	"time"

	"github.com/wenzhai/wenzhai/convert/letter"
	"github.com/wenzhai/wenzhai/convert/pattern"
)

// phrase is a part of the calendar counted from now: 0 is the one that holds
// it, -1 the one before.
type phrase struct {
	unit unit
	n    int
}

// phrases are the words for parts of the calendar near now.
var phrases = map[phrase]string{
	{day, 0}:      "today|今天|今日|本日",
	{day, -1}:     "yesterday|last day|昨天|昨日",
	{day, -2}:     "the day before yesterday|day before yesterday|前天|前日",
	{week, 0}:     "this week|本周|本週|这周|這週|这一周|這一週|这个周|本星期|这星期|這星期|这个星期|這個星期|本礼拜|本禮拜|这礼拜|這禮拜|这个礼拜|這個禮拜",
	{week, -1}:    "last week|上周|上週|上一周|上一週|上个周|上星期|上个星期|上個星期|上一星期|上礼拜|上禮拜|上个礼拜|上個禮拜",
	{month, 0}:    "this month|本月|当月|當月|这月|這月|这个月|這個月|本月份",
	{month, -1}:   "last month|上月|上个月|上個月|上一个月|上一個月|上月份",
	{quarter, 0}:  "this quarter|本季度|本季|这个季度|這個季度",
	{quarter, -1}: "last quarter|上季度|上季|上个季度|上個季度",
	{year, 0}:     "this year|今年|本年",
	{year, -1}:    "last year|去年|上年",
	{year, -2}:    "the year before last|year before last|前年",
}

// Words returns the English words that Range takes.
func Words() []string {
	return []string{
		"today", "yesterday", "this week", "last week", "this month", "last month", "this quarter", "last quarter", "this year", "last year",
		"last 7 days", "day", "week", "month", "quarter", "year",
	}
}

// near reads words for a part of the calendar near now.
func near(s string) (phrase, bool) {
	for p, list := range phrases {
		for w := range strings.SplitSeq(list, "|") {
			if w == s {
				return p, true
			}
		}
	}
	return phrase{}, false
}

// hanUnits are the Chinese names of units, as parseUnit and spans know them.
var hanUnits = map[string]string{
	"小时": "hour", "小時": "hour", "天": "day", "日": "day", "周": "week", "週": "week", "星期": "week", "礼拜": "week", "禮拜": "week", "月": "month", "季度": "quarter", "季": "quarter", "年": "year",
}

const (
	countForm = `(\d{1,5}|[一二两兩三四五六七八九十])`
	unitForm  = `(hour|day|week|month|year|小时|小時|天|日|周|週|星期|礼拜|禮拜|月|年)s?`
)

var (
	lastForm = pattern.Lazy(`^(?:last|past|the last|the past|最近|过去|過去|近) ?` + countForm + ` ?[个個]?` + unitForm + `$`)
	agoForm  = pattern.Lazy(`^` + countForm + ` ?[个個]?` + unitForm + `(?: ago|前|之前|以前)$`)
	bareForm = pattern.Lazy(`^(\d{1,5}) ?(hour|day|week|month|year)s?$`) // 5月 is May, not five months
)

// counted reads "last 7 days" and the like by a form that has a number and a
// unit.
func counted(form *regexp.Regexp, s string) (n int, unit string, ok bool) {
	m := form.FindStringSubmatch(s)
	if m == nil {
		return 0, "", false
	}
	if unit, ok = hanUnits[m[2]]; !ok {
		unit = m[2]
	}
	return number(m[1]), unit, true
}

// number reads digits, or one Chinese numeral from 1 to 10.
func number(s string) int {
	if n, err := strconv.Atoi(s); err == nil {
		return n
	}
	if s == "两" || s == "兩" {
		return 2
	}
	return strings.Index("一二三四五六七八九十", s)/len("一") + 1
}

var (
	hanDateForm    = pattern.Lazy(`^(\d{4}) ?年(?: ?(\d{1,2}) ?月(?: ?(\d{1,2}) ?[日号號])?)?$`)
	slashDateForm  = pattern.Lazy(`^(\d{4})([-/.])(\d{1,2})(?:([-/.])(\d{1,2}))?$`)
	hanQuarterForm = pattern.Lazy(`^(\d{4}) ?年 ?第?([1-4一二三四]) ?季度?$`)
	hanWeekForm    = pattern.Lazy(`^(\d{4}) ?年 ?第 ?(\d{1,2}) ?(?:[周週]|星期)$`)
)

// written turns a date as people write it, year first, into the form of ISO
// 8601: "2024年5月1日", "2024/5/1", "2024年第二季度". Others stay.
func written(s string) string {
	if m := hanDateForm().FindStringSubmatch(s); m != nil {
		return joined(m[1], m[2], m[3])
	}
	if m := slashDateForm().FindStringSubmatch(s); m != nil && (m[4] == "" || m[4] == m[2]) {
		return joined(m[1], m[3], m[5])
	}
	if m := hanQuarterForm().FindStringSubmatch(s); m != nil {
		return m[1] + "-q" + strconv.Itoa(number(m[2]))
	}
	if m := hanWeekForm().FindStringSubmatch(s); m != nil {
		return m[1] + "w" + m[2]
	}
	return s
}

func joined(year, month, day string) string {
	for _, part := range []string{month, day} {
		if part != "" {
			year += "-" + twoDigits(part)
		}
	}
	return year
}

func twoDigits(s string) string {
	if len(s) == 1 {
		return "0" + s
	}
	return s
}

// plain returns s in lower case with single spaces.
func plain(s string) string { return letter.OneLine(strings.ToLower(s)) }

// back returns now less n units.
func back(now time.Time, n int, unit string) time.Time {
	switch unit {
	case "hour":
		return now.Add(-time.Duration(n) * time.Hour)
	case "day":
		return now.AddDate(0, 0, -n)
	case "week":
		return now.AddDate(0, 0, -7*n)
	case "month":
		return now.AddDate(0, -n, 0)
	}
	return now.AddDate(-n, 0, 0)
}
