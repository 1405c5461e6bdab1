// Package zone reads the names of time zones as people write them.
package zone

import (
	_ "embed" // the names
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"

	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/nearest"
)

// names are those of the IANA time zone database as Go carries it, one a line:
// nothing in Go lists them.
//
//go:embed names.txt
var names string

// Names returns the names of all zones, sorted.
func Names() []string { return strings.Fields(names) }

// Local stands for the machine's own zone.
const Local = "local"

// cities are names that the database does not have, of places whose zone is
// asked for often.
var cities = map[string]string{
	"beijing": "Asia/Shanghai", "北京": "Asia/Shanghai", "上海": "Asia/Shanghai", "china": "Asia/Shanghai", "中国": "Asia/Shanghai",
	"台北": "Asia/Taipei", "香港": "Asia/Hong_Kong", "澳门": "Asia/Macau", "东京": "Asia/Tokyo", "新加坡": "Asia/Singapore",
}

// Parse returns the zone of a name: of the IANA database in any case
// ("Asia/Shanghai", "utc", "PRC"), the last part of one that no other zone
// shares ("shanghai"), an offset ("+08:00", "+0800", "UTC+8"), or "local" for
// the machine's own.
func Parse(s string) (*time.Location, error) {
	name := strings.TrimSpace(s)
	if strings.EqualFold(name, Local) {
		return time.Local, nil
	}
	if zone := offset(name); zone != nil {
		return zone, nil
	}
	if known := find(name); known != "" {
		if zone, err := time.LoadLocation(known); err == nil {
			return zone, nil
		}
	}
	return nil, fmt.Errorf("unknown zone %q: expected a name such as Asia/Shanghai or UTC, an offset such as +08:00, or local%s", s, hint(name))
}

// Identity tells a zone from all others: by its name, or, of the machine's own,
// by when its clocks change.
func Identity(z *time.Location) string {
	if z.String() != time.Local.String() {
		return z.String()
	}
	return "local" + changes(z)
}

// changes returns when the clocks of a zone change, and how.
func changes(z *time.Location) string {
	id := ""
	for at, n := time.Unix(0, 0).In(z), 0; n < 400; n++ { // changes from 1970 on; most zones have fewer
		_, offset := at.Zone()
		_, end := at.ZoneBounds()
		id += fmt.Sprintf(" %d %d", at.Unix(), offset)
		if end.IsZero() {
			break
		}
		at = end
	}
	return id
}

// hint names the zone that was likely meant. Abbreviations stand for several.
func hint(name string) string {
	if len(name) < 5 {
		return ""
	}
	all := Names()
	if h := nearest.Hint(name, all); h != "" {
		return h
	}
	last := make([]string, len(all))
	for i, n := range all {
		last[i] = n[strings.LastIndexByte(n, '/')+1:]
	}
	return nearest.Hint(name[strings.LastIndexByte(name, '/')+1:], last)
}

// find returns the name that the database has for name, or "".
func find(name string) string {
	lower := strings.ReplaceAll(strings.ToLower(name), " ", "_")
	if zone := cities[lower]; zone != "" {
		return zone
	}
	var ends []string
	for _, n := range Names() {
		switch l := strings.ToLower(n); {
		case l == lower:
			return n
		case strings.HasSuffix(l, "/"+lower):
			ends = append(ends, n)
		}
	}
	if len(ends) == 1 {
		return ends[0]
	}
	return ""
}

var offsetForm = regexp.MustCompile(`^(?i:UTC|GMT)? ?([+\-−])(\d{1,2})(?::?(\d{2}))?$`)

// offset reads a zone that is an offset from UTC, or returns nil.
func offset(s string) *time.Location {
	if s == "Z" || s == "z" {
		return time.UTC
	}
	m := offsetForm.FindStringSubmatch(s)
	if m == nil {
		return nil
	}
	hours, _ := strconv.Atoi(m[2])
	minutes, _ := strconv.Atoi("0" + m[3])
	if hours > 14 || minutes > 59 {
		return nil
	}
	sign, seconds := "+", hours*3600+minutes*60
	if m[1] != "+" {
		sign, seconds = "-", -seconds
	}
	return time.FixedZone(fmt.Sprintf("%s%02d:%02d", sign, hours, minutes), seconds)
}
