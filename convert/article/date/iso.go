package date

import (
	"strings"
	"time"
)

// isoLayouts are the extended forms of ISO 8601, with "T" or a space before the
// time of day; the seconds may have a fraction.
var isoLayouts = []string{
	time.DateOnly, time.DateTime, time.RFC3339, "2006-01-02T15:04:05", "2006-01-02 15:04:05Z07:00",
	"2006-01-02 15:04", "2006-01-02T15:04", "2006-01-02T15:04Z07:00", "2006-01-02 15:04Z07:00",
}

// isoDate reads a text that is an ISO 8601 date in its extended form, with or
// without a time of day and a zone, and nothing else. That is what most archives
// hold; it reports false for whatever is not plainly that, which Parse then
// judges.
func isoDate(s string, zone *time.Location) (Found, bool) {
	const day = len(time.DateOnly)
	if len(s) < day || s[4] != '-' || s[7] != '-' || strings.Trim(s, "0123456789-T :.+Z") != "" {
		return Found{}, false
	}
	for _, layout := range isoLayouts {
		if (len(s) == day) != (len(layout) == day) || len(s) > day && s[day] != layout[day] {
			continue
		}
		t, err := time.ParseInLocation(layout, s, zone)
		if err != nil || t.Year() < firstYear || t.Year() > lastYear {
			continue
		}
		if strings.HasSuffix(layout, "07:00") {
			_, offset := t.Zone()
			t = t.In(fixed(offset))
		}
		return Found{Time: t, DateOnly: len(layout) == day, End: len(s)}, true
	}
	return Found{}, false
}
