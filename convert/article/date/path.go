package date

import (
	"net/url"
	"path"
	"strings"
	"time"
)

// InPath reads the date in a file's name ("2014-08-28-tea.md", "20140828.txt")
// or in the folders above it ("2021/07/12/tea.md").
func InPath(p string, zone *time.Location) (Found, bool) {
	base := path.Base(p)
	base = strings.TrimSuffix(base, path.Ext(base))
	if f, ok := nameDate(base, zone); ok {
		return f, true
	}
	dirs := strings.Split(path.Dir(p), "/")
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

// nameDate finds a date in one name, in which "_" may part its numbers.
func nameDate(name string, zone *time.Location) (Found, bool) {
	f, err := Parse(strings.ReplaceAll(name, "_", "-"), zone)
	if _, serial := Epoch(name); err != nil || serial {
		return Found{}, false // a bare number of seconds is more often a serial number
	}
	// A name has no room for a colon: 2014-08-28-10-30 is no reliable time.
	y, m, d := f.Time.Date()
	return Found{Time: time.Date(y, m, d, 0, 0, 0, 0, f.Time.Location()), DateOnly: true, Start: f.Start, End: f.End}, true
}

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
