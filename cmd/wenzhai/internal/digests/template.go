// Package digests holds what `wenzhai build` knows of an issue of a digest
// apart from the book itself: which are due, what they are called, what earlier
// ones carried, their manifest, and the commands that run after them.
package digests

import (
	"fmt"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/period"
)

// Names are what the braces of a template stand for.
type Names map[string]string

// IssueNames returns the names of one issue: {profile}, {period}, {n} (its
// number), {from}, {to} and {date} (first and last day; the last twice) and
// {week} (the ISO week of the last day).
func IssueNames(profile string, p period.Period, number int, zone *time.Location) Names {
	last := p.To.Add(-time.Nanosecond).In(zone)
	y, w := last.ISOWeek()
	n := Names{
		"profile": profile, "period": p.Name, "n": strconv.Itoa(number),
		"from": "", "to": last.Format(time.DateOnly), "date": last.Format(time.DateOnly), "week": fmt.Sprintf("%04d-W%02d", y, w),
	}
	if number == 0 {
		n["n"] = ""
	}
	if !p.From.IsZero() {
		n["from"] = p.From.In(zone).Format(time.DateOnly)
	}
	return n
}

// With returns n with one more name.
func (n Names) With(name, value string) Names {
	out := Names{name: value}
	for k, v := range n {
		if k != name {
			out[k] = v
		}
	}
	return out
}

// placeholder is a name in braces.
var placeholder = regexp.MustCompile(`\{([a-z_]+)\}`)

// Fill fills in the names of a text; what n does not know stays.
func (n Names) Fill(template string) string {
	return placeholder.ReplaceAllStringFunc(template, func(p string) string {
		if v, ok := n[p[1:len(p)-1]]; ok {
			return v
		}
		return p
	})
}

// FillPath fills in the names of a path. No value adds a folder level.
func (n Names) FillPath(template string) string {
	safe := make(Names, len(n))
	for k, v := range n {
		safe[k] = strings.Map(func(r rune) rune {
			if r == '/' || r == filepath.Separator || r < ' ' {
				return '-'
			}
			return r
		}, v)
	}
	return safe.Fill(template)
}

// Check returns an error where a template has a name in braces that is none
// of known.
func Check(template string, known ...string) error {
	for _, m := range placeholder.FindAllStringSubmatch(template, -1) {
		if !slices.Contains(known, m[1]) {
			return fmt.Errorf("%s is unknown: expected {%s}", m[0], strings.Join(known, "} {"))
		}
	}
	return nil
}
