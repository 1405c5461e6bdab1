package date

import (
	"net/url"
	"path"
	"strings"
	"time"

	"github.com/wenzhai/wenzhai/convert/pattern"
)

// InPath reads the date in a file's name ("2014-08-28-tea.md", "20140828.txt")
// or in the folders above it ("2021/07/12/tea.md").
func InPath(p string, zone *time.Location) (Found, bool) {
	base := path.Base(p)
	base = strings.TrimSuffix(base, path.Ext(base))
	if f, ok := nameDate(base, zone); ok {
		return f, true
	}
	if f, ok := Short(base, zone); ok {
		return f, true
	}
	dirs := strings.Split(path.Dir(p), "/")
	if f, ok := dayIn(dirs, base, zone); ok {
		return f, true
	}
	for i := len(dirs); i > 0; i-- {
		// A folder may hold the whole date, or the day of a month's folder.
		if f, ok := nameDate(dirs[i-1], zone); ok {
			return f, true
		}
		if i >= 3 {
			if f, ok := Whole(strings.Join(dirs[i-3:i], "/"), zone); ok {
				return f, true
			}
		}
		if i >= 2 && len(dirs[i-2]) == 4 && len(dirs[i-1]) == 4 {
			if f, ok := Whole(dirs[i-2]+dirs[i-1], zone); ok {
				return f, true
			}
		}
	}
	return Found{}, false
}

// dayIn reads a day of which folders name the year, or the year and the month, and the
// file's name begins with the rest: 2024/05-01-tea.md, 2024-05/01.md, 2024年5月/1日.md.
func dayIn(dirs []string, base string, zone *time.Location) (Found, bool) {
	n := len(dirs)
	head := base
	if i := strings.IndexFunc(base, func(r rune) bool { return !strings.ContainsRune("0123456789-月日号", r) }); i >= 0 {
		head = base[:i]
		if r := base[i]; head == "" || r != ' ' && r != '_' && r != '.' && !strings.HasSuffix(head, "-") && !strings.HasSuffix(head, "日") && !strings.HasSuffix(head, "号") {
			return Found{}, false // a number is glued to a word
		}
	}
	head = strings.TrimRight(head, "-")
	length := len(head)
	if len(head) < 2 || len(head) > len("12月31日") {
		return Found{}, false
	}
	above := dirs[n-1]
	if _, ok := Month(above, zone); !ok {
		if n < 2 || len(dirs[n-2]) < 4 || len(above) > len("12月") {
			return Found{}, false
		}
		above = dirs[n-2] + "-" + above // 2024/05, 2024/5月
	}
	above = strings.NewReplacer("年", "-", "月", "-").Replace(above)
	head = strings.TrimRight(strings.NewReplacer("月", "-", "日", "", "号", "").Replace(head), "-")
	f, ok := Whole(strings.TrimRight(above, "-")+"-"+head, zone)
	f.Start, f.End = 0, length
	return f, ok && f.DateOnly
}

// InFolder returns the length of what a file's name begins with that is a day of the
// month or the year that the folders above it name; 0 where it is none.
func InFolder(p string) int {
	base := path.Base(p)
	f, ok := dayIn(strings.Split(path.Dir(p), "/"), strings.TrimSuffix(base, path.Ext(base)), time.UTC)
	if !ok {
		return 0
	}
	return f.End
}

// Short reads a day at the beginning of a name that has two digits of its year, of this
// century: "240501 tea", "[240501] 茶", "24年5月1日 茶". Six digits are followed by what
// does not go on a number or an address.
func Short(name string, zone *time.Location) (Found, bool) {
	m := shortDay().FindStringSubmatchIndex(name)
	if m == nil {
		return Found{}, false
	}
	k := 2
	if m[k] < 0 {
		k = 8
	}
	f, ok := Whole("20"+name[m[k]:m[k+1]]+"-"+name[m[k+2]:m[k+3]]+"-"+name[m[k+4]:m[k+5]], zone)
	f.Start, f.End = m[k], m[k+5]
	if k == 8 {
		f.End += len("日")
	}
	return f, ok
}

// shortDay matches such a day, of the years 10 to 39.
var shortDay = pattern.Lazy(`^[(（\[【]?(?:([1-3]\d)(\d\d)(\d\d)(?:[ _)）\]】]|-?[^\x00-\x7f])|([1-3]\d)年(\d\d?)月(\d\d?)日)`)

// nameDate finds a date in one name, in which "_" may part its numbers.
func nameDate(name string, zone *time.Location) (Found, bool) {
	f, err := Parse(strings.ReplaceAll(name, "_", "-"), zone)
	if _, serial := Epoch(name); err != nil || serial {
		return Found{}, false // a bare number of seconds is more often a serial number
	}
	day := Found{DateOnly: true, Start: f.Start, End: f.End}
	y, m, d := f.Time.Date()
	day.Time = time.Date(y, m, d, 0, 0, 0, 0, f.Time.Location())
	// A name has no room for a colon: 2014-08-28-10-30 is no reliable time.
	n := NameTime(name[f.End:])
	if n == 0 {
		if len(onlyDigits(name[f.Start:f.End])) == maxDigits {
			return f, true // 20140828103000
		}
		return day, true
	}
	clock := onlyDigits(name[f.End : f.End+n])
	if at, err := time.ParseInLocation("20060102150405", day.Time.Format("20060102")+(clock + "00")[:6], day.Time.Location()); err == nil {
		day.Time, day.DateOnly, day.End = at, false, f.End+n
	}
	return day, true
}

// NameTime returns the length of the time of day behind a date in a file's name, for
// which its hours, minutes and seconds must all stand there, or a "T" before the first
// two: "_08-09-10", "T08-09", "T080910", " 08.09.10"; 0 where there is none.
func NameTime(s string) int {
	if s == "" || !strings.ContainsRune("T_- ", rune(s[0])) {
		return 0
	}
	at, numbers := 1, 0
	for numbers < 3 && at+2 <= len(s) && isDigits(s[at:at+2]) {
		at += 2
		numbers++
		if numbers < 3 && at+3 <= len(s) && strings.ContainsRune("-.:_", rune(s[at])) && isDigits(s[at+1:at+3]) {
			at++
		}
	}
	if at < len(s) && s[at] >= '0' && s[at] <= '9' || numbers < 2 || numbers == 2 && s[0] != 'T' {
		return 0
	}
	return at
}

func onlyDigits(s string) string {
	return strings.Map(func(r rune) rune {
		if r < '0' || r > '9' {
			return -1
		}
		return r
	}, s)
}

func isDigits(s string) bool { return strings.Trim(s, "0123456789") == "" }

// InAddress reads the day in the path of a web address: /2021/06/28/tea.html,
// /2021-06/28/content_1.htm, /20210628/1.shtml, /202106/t20210628_1.html.
func InAddress(address string, zone *time.Location) (Found, bool) {
	if i := strings.LastIndex(address, "http"); i > 0 && strings.Contains(address[:i], "/web/") {
		address = address[i:] // web.archive.org/web/20160218174457/https://…
	}
	u, err := url.Parse(address)
	if err != nil || u.Host == "" {
		return Found{}, false
	}
	parts := strings.Split(strings.Trim(u.Path, "/"), "/")
	for i := len(parts); i > 0; i-- {
		if f, ok := nameDate(strings.TrimPrefix(parts[i-1], "t"), zone); ok {
			return f, true
		}
		for n := 2; n <= 3 && n <= i; n++ {
			if f, ok := Whole(strings.Join(parts[i-n:i], "-"), zone); ok {
				return f, true
			}
		}
		if i >= 2 && len(parts[i-2]) == 4 && len(parts[i-1]) == 4 {
			if f, ok := Whole(parts[i-2]+parts[i-1], zone); ok {
				return f, true
			}
		}
	}
	return Found{}, false
}
